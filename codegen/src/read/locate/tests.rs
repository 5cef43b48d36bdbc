//! Tests of folders, jars and `smithy-build.json`.

use super::*;
use std::fs;

fn names(located: &Located, root: &Path) -> Vec<String> {
    let paths = located.sources.iter().map(|(_, source)| source.path.clone());
    let below = paths.map(|path| path.strip_prefix(root).map(Path::to_owned).unwrap_or(path));
    below
        .map(|path| path.to_string_lossy().replace('\\', "/"))
        .collect()
}

fn write(root: &Path, name: &str, text: impl AsRef<[u8]>) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

#[test]
fn a_folder_is_read_with_those_below_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    write(root, "b/deep/c.smithy", "namespace a");
    write(root, "a.json", "{\"smithy\": \"2.0\"}");
    write(root, ".git/x.smithy", "namespace a");
    write(root, "package.json", "{\"name\": \"x\"}");
    write(root, "README.md", "no model");
    let located = locate(&[root.to_owned()]).expect("models");
    assert_eq!(names(&located, root), ["a.json", "b/deep/c.smithy"]);
    let message = located.findings.to_string();
    assert!(
        message.contains("package.json") && message.contains("no property `smithy`"),
        "{message}"
    );
    assert_eq!(located.folders, [root]);
}

#[test]
fn a_file_that_may_be_a_model_is_not_skipped() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    let text = "{\"smithy\": \"2.0\"}".encode_utf16().flat_map(u16::to_le_bytes);
    write(
        root,
        "utf16.json",
        [0xff, 0xfe].into_iter().chain(text).collect::<Vec<_>>(),
    );
    write(root, "cut.json", "{");
    let located = locate(&[root.to_owned()]).expect("models");
    assert_eq!(names(&located, root), ["utf16.json"]);
    let message = located.findings.to_string();
    assert!(
        message.contains("cut.json") && !message.contains("utf16.json"),
        "{message}"
    );
}

#[test]
fn a_file_that_is_named_twice_is_read_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    write(root, "a.smithy", "namespace a");
    let located = locate(&[
        root.to_owned(),
        root.join("a.smithy"),
        root.join(".").join("a.smithy"),
    ]);
    assert_eq!(names(&located.expect("models"), root), ["a.smithy"]);
}

#[test]
fn settings_of_smithy_s_build_say_where_the_model_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    write(root, "model/a.smithy", "namespace a");
    write(root, "more/b.smithy", "namespace b");
    write(root, "other/c.smithy", "namespace c");
    write(
        root,
        NAME,
        "{\"version\": \"1.0\", \"sources\": [\"model\"], \"imports\": [\"more/b.smithy\"]}",
    );
    for named in [root.to_owned(), root.join(NAME)] {
        let located = locate(&[named]).expect("models");
        assert_eq!(names(&located, root), ["model/a.smithy", "more/b.smithy"]);
    }
    write(root, NAME, "{\"version\": \"1.0\"}");
    assert_eq!(
        names(&locate(&[root.to_owned()]).expect("models"), root),
        ["model/a.smithy"]
    );
    write(
        root,
        NAME,
        "{\"maven\": {\"dependencies\": [\"com.example:traits:1.0\"]}}",
    );
    let message = locate(&[root.to_owned()]).expect_err("dependencies").to_string();
    assert!(
        message.contains("com.example:traits:1.0") && message.contains("the jars of these packages"),
        "{message}"
    );
    write(root, NAME, "{\"sources\": \"model\"}");
    let message = locate(&[root.to_owned()]).expect_err("no list").to_string();
    assert!(message.contains("`sources` must be a list of paths"), "{message}");
    for (text, expected) in [
        ("{\n  \"sources\" [] }", ":2:13"),
        ("", "empty"),
        ("\u{0}", ":1:1"),
    ] {
        write(root, NAME, text);
        let message = locate(&[root.to_owned()]).expect_err(text).to_string();
        assert!(message.contains(NAME) && message.contains(expected), "{message}");
    }
}

const NAME: &str = build_config::NAME;

#[test]
fn an_empty_folder_and_a_missing_one_are_errors() {
    let folder = tempfile::tempdir().expect("a folder");
    let message = locate(&[folder.path().to_owned()])
        .expect_err("nothing there")
        .to_string();
    assert!(message.contains("the folder contains no model"), "{message}");
    locate(&[folder.path().join("missing")]).expect_err("nothing there");
    locate(&[]).expect_err("nothing named");
}

#[cfg(feature = "jar")]
mod jars {
    use super::*;
    use std::io::{Cursor, Write};

    fn jar(files: &[(&str, &str)]) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in files {
            let options = zip::write::SimpleFileOptions::default();
            archive.start_file(*name, options).expect("a file in the archive");
            archive.write_all(text.as_bytes()).expect("its text");
        }
        archive.finish().expect("an archive").into_inner()
    }

    #[test]
    fn a_jar_is_read_by_its_manifest() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let files = [
            (
                "META-INF/smithy/manifest",
                "# models\nmain.smithy\n\nmore/a.json\n",
            ),
            ("META-INF/smithy/main.smithy", "namespace a"),
            ("META-INF/smithy/more/a.json", "{\"smithy\": \"2.0\"}"),
            ("META-INF/smithy/unlisted.smithy", "namespace b"),
        ];
        write(root, "traits.jar", jar(&files));
        let located = locate(&[root.join("traits.jar")]).expect("models");
        let expected = [
            "traits.jar!/META-INF/smithy/main.smithy",
            "traits.jar!/META-INF/smithy/more/a.json",
        ];
        assert_eq!(names(&located, root), expected);
    }

    #[test]
    fn a_jar_without_models_is_an_error() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        for (bytes, expected) in [
            (jar(&[("A.class", "x")]), "it has no META-INF/smithy/manifest"),
            (
                jar(&[("META-INF/smithy/manifest", "a.smithy")]),
                "lists `a.smithy`, which is not in the jar",
            ),
            (b"no archive".to_vec(), "the file is not a jar"),
        ] {
            write(root, "a.jar", bytes);
            let message = locate(&[root.join("a.jar")]).expect_err(expected).to_string();
            assert!(message.contains(expected), "{message}");
        }
    }
}
