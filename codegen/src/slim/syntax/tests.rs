//! Tests of the names found in typical sources.

use super::*;
use std::path::Path;

fn names(text: &str) -> Names {
    read(Path::new("src/lib.rs"), text, ScanScope { with_tests: true })
}

fn has_path(names: &Names, path: &str) -> bool {
    let path: Vec<_> = path.split("::").map(str::to_owned).collect();
    names.paths.contains_key(&path)
}

#[test]
fn methods_without_arguments_are_calls_and_others_are_members() {
    let names = names(
        "fn f(client: Client) {\n  client.get_object()\n    .bucket(\"b\").send();\n  x.wait(1); y.z = 2;\n}",
    );
    assert_eq!(names.calls.get("get_object"), Some(&2));
    assert!(!names.calls.contains_key("bucket") && !names.calls.contains_key("wait"));
    assert_eq!(names.members.get("bucket"), Some(&3));
    assert_eq!(names.members.get("z"), Some(&4));
}

#[test]
fn a_paginator_belongs_to_the_call_it_is_made_of() {
    let names =
        names("async fn f() { client.list_keys().limit(1).into_paginator().items().send(); other.scan(); }");
    assert!(names.paginated.contains_key("list_keys") && !names.paginated.contains_key("scan"));
}

#[test]
fn renamed_imports_are_resolved_to_full_paths() {
    let names = names(
        "use aws_sdk_s3::{self as s3, operation::{get_object as get, put_object::{PutObjectInput, *}}};\n\
         use s3::types as t;\n\
         fn f(_: get::GetObjectOutput, _: t::Object) { s3::Client::head_object(&c); }",
    );
    for path in [
        "aws_sdk_s3::operation::get_object",
        "aws_sdk_s3::operation::get_object::GetObjectOutput",
        "aws_sdk_s3::operation::put_object::PutObjectInput",
        "aws_sdk_s3::types::Object",
        "aws_sdk_s3::Client::head_object",
    ] {
        assert!(has_path(&names, path), "{path} is not among {:?}", names.paths);
    }
    let glob = ["aws_sdk_s3", "operation", "put_object"].map(str::to_owned);
    assert!(names.globs.contains_key(glob.as_slice()));
}

#[test]
fn imports_of_inner_modules_and_functions_count() {
    let names = names("mod a { fn f() { use aws_sdk_s3::types::Tag; let t: Tag; } }\nextern crate aws_sdk_s3 as z;\nfn g(_: z::types::Object) {}");
    assert!(has_path(&names, "aws_sdk_s3::types::Tag") && has_path(&names, "aws_sdk_s3::types::Object"));
}

#[test]
fn modules_of_a_file_may_import_different_items_under_one_name() {
    let names = names(
        "mod a { use aws_sdk_s3::types as t; fn f(_: t::Tag) {} }\n\
         mod b { use aws_sdk_ec2::types as t; fn f(_: t::Image) {} }\n\
         mod c { use aws_sdk_s3 as sdk; fn f(_: sdk::Client) {} }\n\
         mod d { use aws_sdk_sns as sdk; use sdk::types; fn f(_: types::Topic) {} }",
    );
    for path in [
        "aws_sdk_s3::types::Tag",
        "aws_sdk_ec2::types::Image",
        "aws_sdk_s3::Client",
        "aws_sdk_sns::types::Topic",
    ] {
        assert!(has_path(&names, path), "{path} is not among {:?}", names.paths);
    }
}

#[test]
fn words_in_other_macros_may_be_names() {
    let names = names(
        "macro_rules! call { ($c:expr, $m:ident) => { $c.$m().send() }; }\n\
         fn f() { call!(client, delete_object);\n println!(\"{}\", client.head_bucket());\n assert!(query, \"{}\", x); }\n\
         mock!(aws_sdk_s3::Client::list_buckets);\n #[retry(copy_object)] fn g() {}",
    );
    assert_eq!(names.words.get("delete_object"), Some(&2));
    assert_eq!(names.calls.get("head_bucket"), Some(&3));
    assert!(
        !names.words.contains_key("query"),
        "the arguments of an assertion are values"
    );
    assert!(has_path(&names, "aws_sdk_s3::Client::list_buckets"));
    assert!(names.words.contains_key("copy_object"));
}

#[test]
fn constructed_and_generated_names_are_reported() {
    let names = names(
        "fn f() {}\npaste! { fn [<get_ $x>]() {} }\ninclude!(concat!(env!(\"OUT_DIR\"), \"/x.rs\"));\n",
    );
    assert_eq!(names.pasted, Some(2));
    assert_eq!(names.generated, Some(3));
}

#[test]
fn further_files_are_named() {
    let names = names(
        "#![doc = include_str!(\"../README.md\")]\n#[path = \"../other/a.rs\"] mod a;\ninclude!(\"b.rs\");\n",
    );
    let files = names.files.iter().map(|file| file.to_string_lossy().into_owned());
    let files: Vec<_> = files.collect();
    for expected in ["src/../README.md", "src/../other/a.rs", "src/b.rs"] {
        assert!(files.iter().any(|file| file == expected), "{files:?}");
    }
}

#[test]
fn examples_of_documentation_are_compiled_and_count() {
    let text = "/// Puts.\n///\n/// ```no_run\n/// # use aws_sdk_s3::types::Tag;\n/// client.put_object();\n/// ```\n/// ```text\n/// client.get_object();\n/// ```\nfn f() {}\n";
    let names = names(text);
    assert_eq!(names.calls.get("put_object"), Some(&5));
    assert!(!names.calls.contains_key("get_object"));
    assert!(has_path(&names, "aws_sdk_s3::types::Tag"));
    let readme = read(
        Path::new("README.md"),
        "# A\n\n```rust\nclient.copy_object();\n```\n",
        ScanScope { with_tests: true },
    );
    assert_eq!(readme.calls.get("copy_object"), Some(&4));
}

#[test]
fn tests_of_dependencies_do_not_count() {
    let text = "#[cfg(test)] mod tests { fn f() { client.get_object(); } }\nfn g() { client.put_object(); }";
    let names = read(Path::new("src/lib.rs"), text, ScanScope { with_tests: false });
    assert!(!names.calls.contains_key("get_object") && names.calls.contains_key("put_object"));
}

#[test]
fn texts_that_are_not_rust_are_read_word_by_word() {
    for text in [
        "fn {{name}}() { client.get_object() }",
        "\"unclosed client.get_object",
    ] {
        assert!(names(text).words.contains_key("get_object"), "{text}");
    }
}

#[test]
fn types_of_the_file_are_its_own() {
    assert!(names("struct Tag; enum Object {} type Bucket = u8;")
        .defined
        .contains("Bucket"));
}
