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
use syn::spanned::Spanned;

/// Modules that are the same in every client except for the name of the service.
const SKELETON: &[&str] = &["builder", "client", "config", "error", "meta", "primitives"];

/// The lines of a file `concern` that name kinds of code instead of a module.
const KINDS: &[&str] = &["types", "builders", "wire", "statics"];

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

/// An item of the generated module.
struct Item {
    parsed: syn::Item,
    /// Its lines as generated, with the empty line before it.
    text: String,
}

fn module(case: &str) -> String {
    golden_settings::configured(&folder().join(case))
        .generate()
        .unwrap_or_else(|error| panic!("{case}: {error:?}"))
        .into_code()
}

/// The items of the generated module.
fn generated(lines: &[&str]) -> Vec<Item> {
    let file: syn::File = syn::parse_str(&lines.join("\n")).expect("the generated module parses");
    items(file.items, lines)
}

fn items(parsed: Vec<syn::Item>, lines: &[&str]) -> Vec<Item> {
    let with_text = parsed.into_iter().map(|parsed| {
        let span = parsed.span();
        let (first, last) = (span.start().line - 1, span.end().line);
        let is_apart = first > 0 && lines[first - 1].is_empty();
        let start = if is_apart { first - 1 } else { first };
        Item {
            text: joined(&lines[start..last]),
            parsed,
        }
    });
    with_text.collect()
}

fn joined(lines: &[&str]) -> String {
    lines.iter().flat_map(|line| [line, "\n"]).collect()
}

fn print(items: &[Item]) -> String {
    items.iter().map(|item| item.text.as_str()).collect()
}

/// Splits the module into the texts of the items that all clients share, as those of a service `Golden`, and the rest.
fn split(items: Vec<Item>) -> (Vec<String>, Vec<Item>) {
    let (skeleton, rest): (Vec<_>, _) = items.into_iter().partition(|item| match &item.parsed {
        syn::Item::Mod(module) => SKELETON.iter().any(|name| module.ident == name),
        item => matches!(item, syn::Item::Use(_)),
    });
    let skeleton: Vec<_> = skeleton.into_iter().map(|item| item.text).collect();
    // doc comments name the service
    let of_config = |text: &String| {
        let after = text.split("//! Configuration of the client for ").nth(1)?;
        after.split(".\n").next().map(str::to_owned)
    };
    let service = skeleton.iter().find_map(of_config).unwrap_or_default();
    let named = |text: String| text.replace(&format!(" for {service}"), " for Golden");
    (skeleton.into_iter().map(named).collect(), rest)
}

/// The text of the items that a case is about.
fn keep(items: Vec<Item>, lines: &[&str], concern: &[String], path: &str) -> String {
    let has = |wanted: &str| concern.iter().any(|line| line == wanted);
    let kept = items.into_iter().filter_map(|item| {
        let is_kept = match item.parsed {
            syn::Item::Mod(module) => {
                let path = format!("{path}{}", module.ident);
                if !has(&path) || KINDS.contains(&path.as_str()) {
                    return part_of_module(module, lines, concern, &path);
                }
                true
            }
            syn::Item::Static(_) => has("wire") || has("statics"),
            syn::Item::Struct(_) | syn::Item::Enum(_) | syn::Item::Type(_) => has("types"),
            syn::Item::Impl(block) => has(concern_of(&block)) || is_named(&block, concern),
            _ => false,
        };
        is_kept.then_some(item.text)
    });
    kept.collect()
}

/// The text of a module with only the items that a case is about; `None` if it has none of them.
fn part_of_module(module: syn::ItemMod, lines: &[&str], concern: &[String], path: &str) -> Option<String> {
    let (first, last) = (module.mod_token.span.start().line, module.span().end().line);
    let (_, inside) = module.content?;
    let inside = keep(items(inside, lines), lines, concern, &format!("{path}::"));
    let (head, foot) = (lines[first - 1], lines[last - 1]);
    (!inside.is_empty()).then(|| format!("\n{head}\n{}\n{foot}\n", inside.trim_matches('\n')))
}

/// The line of a file `concern` that keeps an implementation.
fn concern_of(block: &syn::ItemImpl) -> &'static str {
    let is_builder = matches!(&*block.self_ty, syn::Type::Path(ty)
        if ty.path.segments.last().is_some_and(|last| last.ident == "Builder"));
    let of_runtime = |path: &syn::Path| path.segments.first().is_some_and(|first| first.ident == "rt");
    let is_wire = block.trait_.as_ref().is_some_and(|(_, path, _)| of_runtime(path));
    match (is_builder, is_wire) {
        (true, _) => "builders",
        (false, true) => "wire",
        (false, false) => "types",
    }
}

/// Returns `true` for an implementation of a trait that a file `concern` names.
fn is_named(block: &syn::ItemImpl, concern: &[String]) -> bool {
    let trait_name = block
        .trait_
        .as_ref()
        .and_then(|(_, path, _)| path.segments.last());
    trait_name.is_some_and(|last| concern.contains(&format!("impl {}", last.ident)))
}

/// The text of `expected.rs`: the modules that differ from the skeleton, and the code that the case is about.
fn expected(case: &str, plain: &[String]) -> String {
    let text = module(case);
    let lines: Vec<_> = text.lines().collect();
    let (skeleton, rest) = split(generated(&lines));
    let own = skeleton.into_iter().filter(|text| !plain.contains(text));
    let rest = match std::fs::read_to_string(folder().join(case).join("concern")) {
        Ok(text) => {
            let concern: Vec<_> = text.lines().map(str::to_owned).collect();
            keep(rest, &lines, &concern, "")
        }
        Err(_) => print(&rest),
    };
    own.chain([rest]).collect()
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
    let plain = module(PLAIN);
    let (plain, _) = split(generated(&plain.lines().collect::<Vec<_>>()));
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
        let module = module(&case);
        let lines: Vec<_> = module.lines().collect();
        for line in text.lines() {
            let kept = keep(generated(&lines), &lines, &[line.to_owned()], "");
            assert!(!kept.is_empty(), "{case}/concern: there is no `{line}`");
        }
    }
}

#[test]
fn generating_twice_gives_the_same_bytes() {
    for case in cases() {
        assert_eq!(module(&case), module(&case), "{case}");
    }
}
