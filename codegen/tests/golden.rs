//! Goldens: for each folder in `tests/golden` of the workspace with a `model.json`, the generated module must be
//! `expected.rs`.
//!
//! The modules that all clients share are in `golden/skeleton.rs`. Every case is compared with it; `expected.rs` has
//! such a module only if the case changes it. A file `concern` limits `expected.rs` to the code that the case is about,
//! one line each: a module such as `waiters`; `types` for types and their methods; `builders` for setters and
//! `build()`; `wire` for schemas and the implementations of the runtime's traits; `statics` for the schemas alone;
//! `impl Debug` for the implementations of one trait. The package `tinsmith-tests` compiles the whole clients. With
//! `TINSMITH_BLESS=1` in the environment, differing files are updated.

#![cfg(feature = "cli")]

#[path = "../../tests/golden_settings.rs"]
mod golden_settings;

use similar::TextDiff;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Modules that are the same in every client except for the name of the service.
const SKELETON: &[&str] = &["builder", "client", "config", "error", "meta", "primitives"];

/// The case whose modules are the shared ones.
const PLAIN: &str = "no_input_or_output";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/golden")
}

fn cases() -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder())
        .expect("the folder of goldens")
        .flatten();
    let folders = entries.filter(|entry| entry.path().is_dir());
    folders
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

/// The items of the generated module.
fn generated(case: &str) -> Vec<syn::Item> {
    let text = golden_settings::configured(&folder().join(case))
        .generate()
        .unwrap_or_else(|error| panic!("{case}: {error:?}"))
        .into_code();
    let file: syn::File = syn::parse_str(&text).expect("the generated module parses");
    file.items
}

fn print(items: Vec<syn::Item>) -> String {
    prettyplease::unparse(&syn::File {
        shebang: None,
        attrs: Vec::new(),
        items,
    })
}

/// Splits the module into the texts of the items that all clients share, as those of a service `Golden`, and the rest.
fn split(items: Vec<syn::Item>) -> (Vec<String>, Vec<syn::Item>) {
    let (skeleton, rest): (Vec<_>, _) = items.into_iter().partition(|item| match item {
        syn::Item::Mod(module) => SKELETON.iter().any(|name| module.ident == name),
        item => matches!(item, syn::Item::Use(_)),
    });
    let skeleton: Vec<_> = skeleton.into_iter().map(|item| print(vec![item])).collect();
    // doc comments name the service
    let of_config = |text: &String| {
        let after = text.split("//! Configuration of the client for ").nth(1)?;
        after.split(".\n").next().map(str::to_owned)
    };
    let service = skeleton.iter().find_map(of_config).unwrap_or_default();
    let named = |text: String| text.replace(&format!(" for {service}"), " for Golden");
    (skeleton.into_iter().map(named).collect(), rest)
}

/// Keeps the items that a case is about.
fn keep(items: Vec<syn::Item>, concern: &[String], path: &str) -> Vec<syn::Item> {
    let has = |wanted: &str| concern.iter().any(|line| line == wanted);
    let kept = items.into_iter().filter_map(|item| match item {
        syn::Item::Mod(mut module) => {
            let path = format!("{path}{}", module.ident);
            if !has(&path) {
                let (brace, items) = module.content?;
                let items = keep(items, concern, &format!("{path}::"));
                if items.is_empty() {
                    return None;
                }
                module.attrs.clear();
                module.content = Some((brace, items));
            }
            Some(syn::Item::Mod(module))
        }
        syn::Item::Static(_) => (has("wire") || has("statics")).then_some(item),
        syn::Item::Struct(_) | syn::Item::Enum(_) | syn::Item::Type(_) => has("types").then_some(item),
        syn::Item::Impl(block) => {
            let is_builder = matches!(&*block.self_ty, syn::Type::Path(ty)
                if ty.path.segments.last().is_some_and(|last| last.ident == "Builder"));
            let of_runtime =
                |path: &syn::Path| path.segments.first().is_some_and(|first| first.ident == "rt");
            let is_wire = block.trait_.as_ref().is_some_and(|(_, path, _)| of_runtime(path));
            let part = match (is_builder, is_wire) {
                (true, _) => "builders",
                (false, true) => "wire",
                (false, false) => "types",
            };
            let trait_name = block
                .trait_
                .as_ref()
                .and_then(|(_, path, _)| path.segments.last());
            let is_named = trait_name.is_some_and(|last| has(&format!("impl {}", last.ident)));
            (has(part) || is_named).then_some(syn::Item::Impl(block))
        }
        _ => None,
    });
    kept.collect()
}

/// The text of `expected.rs`: the modules that differ from the skeleton, and the code that the case is about.
fn expected(case: &str, plain: &[String]) -> String {
    let (skeleton, rest) = split(generated(case));
    let own = skeleton.into_iter().filter(|text| !plain.contains(text));
    let rest = match std::fs::read_to_string(folder().join(case).join("concern")) {
        Ok(text) => {
            let lines: Vec<_> = text.lines().map(str::to_owned).collect();
            keep(rest, &lines, "")
        }
        Err(_) => rest,
    };
    own.chain([print(rest)]).collect()
}

#[test]
fn generated_code_is_as_expected() {
    let bless = std::env::var_os("TINSMITH_BLESS").is_some_and(|value| value == "1");
    let mut differences = Vec::new();
    let mut check = |path: PathBuf, text: &str| {
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        if expected == text {
            return;
        }
        if bless {
            std::fs::write(&path, text).expect("the golden can be written");
            return;
        }
        let name = path
            .strip_prefix(folder())
            .expect("below the goldens")
            .display()
            .to_string();
        differences.push(
            TextDiff::from_lines(expected.as_str(), text)
                .unified_diff()
                .header(&name, "generated")
                .to_string(),
        );
    };
    let header = "// Generated by the golden tests; see codegen/tests/golden.rs.\n";
    let (plain, _) = split(generated(PLAIN));
    check(
        folder().join("skeleton.rs"),
        &format!("{header}{}", plain.concat()),
    );
    for case in cases() {
        let text = expected(&case, &plain);
        check(
            folder().join(&case).join("expected.rs"),
            &format!("{header}{text}"),
        );
    }
    assert!(
        differences.is_empty(),
        "generated code differs from the goldens:\n{}",
        differences.join("\n")
    );
}

#[test]
fn every_golden_is_compiled_and_every_compiled_one_has_a_model() {
    let library = include_str!("../../tests/src/lib.rs");
    let lists = library.split("goldens! {").skip(1);
    let lists = lists.filter_map(|rest| rest.split('}').next());
    let compiled: BTreeSet<String> = lists.flat_map(str::split_whitespace).map(str::to_owned).collect();
    assert_eq!(
        cases(),
        compiled,
        "the folders below golden/ and the list in src/lib.rs"
    );
    for case in cases() {
        for file in ["model.json", "expected.rs"] {
            assert!(folder().join(&case).join(file).is_file(), "{case} has no {file}");
        }
    }
}

#[test]
fn a_concern_names_code_that_there_is() {
    for case in cases() {
        let Ok(text) = std::fs::read_to_string(folder().join(&case).join("concern")) else {
            continue;
        };
        for line in text.lines() {
            let kept = keep(generated(&case), &[line.to_owned()], "");
            assert!(!kept.is_empty(), "{case}/concern: there is no `{line}`");
        }
    }
}

#[test]
fn generating_twice_gives_the_same_bytes() {
    for case in cases() {
        assert_eq!(print(generated(&case)), print(generated(&case)), "{case}");
    }
}
