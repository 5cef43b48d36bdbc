//! Tests of the rules on small sources, for changes that no two models cause.

use super::*;
use std::collections::BTreeMap;

const MANIFEST: &str =
    "[package]\nname = \"a\"\nversion = \"0.1.0\"\nrust-version = \"1.94\"\n[features]\ndefault = [\"x\"]\n\
                        x = []\n[dependencies.tinsmith-runtime]\nversion = \"0.1.0\"\n";

fn files(manifest: &str, root: &str) -> Files {
    BTreeMap::from([
        ("Cargo.toml".to_owned(), manifest.to_owned()),
        ("src/lib.rs".to_owned(), root.to_owned()),
    ])
}

/// Returns the step between two clients, and the whole report.
fn compared(old: &Files, new: &Files) -> (Step, String) {
    let comparison = compare(old, new, true).expect("they can be compared");
    (comparison.step(), text(&comparison, true))
}

#[test]
fn items_are_compared_by_the_rules_of_cargo() {
    let sealed = "mod sealed { pub trait Sealed {} }";
    for (old, new, step, line) in [
        ("pub enum E { A }", "pub enum E { A, B }", Step::Major, "E::B: "),
        (
            "#[non_exhaustive] pub enum E { A }",
            "#[non_exhaustive] pub enum E { A, B }",
            Step::Minor,
            "B",
        ),
        (
            "pub enum E { A }",
            "#[non_exhaustive] pub enum E { A }",
            Step::Major,
            "is #[non_exhaustive] now",
        ),
        (
            "#[non_exhaustive] pub enum E { A }",
            "pub enum E { A }",
            Step::Minor,
            "no longer #[non_exhaustive]",
        ),
        (
            "pub enum E { A(i32) }",
            "pub enum E { A(i64) }",
            Step::Major,
            "data changed: (i32) → (i64)",
        ),
        (
            "pub struct S { pub a: i32 }",
            "pub struct S { pub a: i32, pub b: i32 }",
            Step::Major,
            "S::b: field added",
        ),
        (
            "pub struct S { pub a: i32 }",
            "pub struct S { pub a: i32, b: i32 }",
            Step::Major,
            "a private field now",
        ),
        (
            "pub struct S { pub a: i32, b: i32 }",
            "pub struct S { pub a: i32, b: i32, pub c: i32 }",
            Step::Minor,
            "c",
        ),
        (
            "#[derive(Clone, Copy)] pub struct S;",
            "#[derive(Clone)] pub struct S;",
            Step::Major,
            "no longer implements Copy",
        ),
        (
            "#[derive(Clone)] pub struct S;",
            "#[derive(Clone, Eq)] pub struct S;",
            Step::Minor,
            "S",
        ),
        (
            "pub struct S; impl S { pub fn a(&self) {} }",
            "pub struct S;",
            Step::Major,
            "S::a: method removed",
        ),
        (
            "pub struct S; impl S { pub fn a(&self, b: i32) {} }",
            "pub struct S; impl S { pub fn a(&self, b: i64) {} }",
            Step::Major,
            "signature changed: fn(&self, i32) → fn(&self, i64)",
        ),
        (
            "pub struct S; impl S { pub fn a(&self, b: i32) {} }",
            "pub struct S; impl S { pub fn a(&self, c: i32) {} }",
            Step::None,
            "nothing changed for callers",
        ),
        (
            "pub trait T { fn a(&self); }",
            "pub trait T { fn a(&self); fn b(&self); }",
            Step::Major,
            "T::b: ",
        ),
        (
            "pub type A = Vec<i32>;",
            "pub type A = Vec<i64>;",
            Step::Major,
            "type changed: type Vec<i32> → type Vec<i64>",
        ),
        (
            "pub mod m { pub struct S; }",
            "mod m { pub struct S; }",
            Step::Major,
            "m: module removed",
        ),
        ("mod m { pub struct S; }", "", Step::None, "nothing"),
        ("#[doc(hidden)] pub struct S;", "", Step::None, "nothing"),
        (
            "pub use tinsmith_runtime::A;",
            "",
            Step::Major,
            "A: re-export removed",
        ),
        (
            "pub struct S; rt::serde_impls!(S);",
            "pub struct S;",
            Step::Major,
            "no longer implements serde::Serialize",
        ),
        (
            "pub fn a() {}",
            "pub fn a() -> i32 { 1 }",
            Step::Major,
            "type changed",
        ),
        (
            "pub struct S;",
            "#[deprecated(note = \"Use T.\")] pub struct S;",
            Step::Minor,
            "S: Use T.",
        ),
    ] {
        let (found, all) = compared(&files(MANIFEST, old), &files(MANIFEST, new));
        assert_eq!(found, step, "{old} → {new}\n{all}");
        assert!(all.contains(line), "{old} → {new}\n{all}");
    }
    let with = |methods: &str| {
        files(
            MANIFEST,
            &format!("{sealed} pub trait T: sealed::Sealed {{ {methods} }}"),
        )
    };
    let (found, all) = compared(&with("fn a(&self);"), &with("fn a(&self); fn b(&self);"));
    assert_eq!(found, Step::Minor, "{all}");
}

#[test]
fn manifests_are_compared() {
    for (old, new, step, line) in [
        ("x = []\n", "", Step::Major, "x: feature removed"),
        ("x = []\n", "x = []\ny = []\n", Step::Minor, "feature"),
        (
            "default = [\"x\"]",
            "default = []",
            Step::Major,
            "on by default: x → ",
        ),
        (
            "default = [\"x\"]",
            "default = [\"x\", \"z\"]",
            Step::Minor,
            "on by default: x → x, z",
        ),
        (
            "\"1.94\"",
            "\"1.100.0\"",
            Step::Minor,
            "rust-version: 1.94 → 1.100.0",
        ),
        ("\"1.94\"", "\"1.85\"", Step::Patch, "rust-version: 1.94 → 1.85"),
        ("name = \"a\"", "name = \"b\"", Step::Major, "another name: a → b"),
        (
            "tinsmith-runtime]\nversion = \"0.1.0\"",
            "tinsmith-runtime]\nversion = \"0.2.0\"",
            Step::Major,
            "types are in",
        ),
        (
            "tinsmith-runtime]\nversion = \"0.1.0\"",
            "tinsmith-runtime]\nversion = \"0.1.1\"",
            Step::Patch,
            "tinsmith-runtime: ",
        ),
    ] {
        let changed = MANIFEST.replace(old, new);
        assert_ne!(changed, MANIFEST, "{old}");
        let (found, all) = compared(&files(MANIFEST, ""), &files(&changed, ""));
        assert_eq!(found, step, "{new}\n{all}");
        assert!(all.contains(line), "{new}\n{all}");
    }
}

#[test]
fn a_version_is_held_against_the_changes() {
    let old = files(MANIFEST, "pub struct S;");
    let at = |version: &str| files(&MANIFEST.replacen("0.1.0", version, 1), "");
    for (version, expected) in [
        ("0.1.0", "major change: version 0.1.0 → 0.2.0\n"),
        ("0.1.1", "version 0.1.0 → 0.1.1 is not enough; it must be 0.2.0\n"),
        ("0.2.0", "version 0.1.0 → 0.2.0, which is enough\n"),
        ("1.0.0", "version 0.1.0 → 1.0.0, which is enough\n"),
    ] {
        let (_, all) = compared(&old, &at(version));
        assert!(all.contains(expected), "{all}");
    }
}

#[test]
fn files_outside_of_the_package_are_ignored() {
    let old = files(MANIFEST, "");
    for root in ["mod a;", "#[path = \"../../etc/passwd\"] mod a;", "fn {"] {
        let new = files(MANIFEST, &format!("{root}\n"));
        compare(&old, &new, false).expect_err(root);
    }
}
