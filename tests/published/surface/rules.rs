//! Tests of the comparison itself, with two small crates: equivalent items are not reported, different ones are.
//! rustdoc ignores the bodies of functions, so these are empty.

use super::{api_items, compare, read, rustdoc::Docs, JSON};
use std::process::Command;

/// Items of both crates.
const SHARED: &str = "
    pub struct Input { pub name: Option<String> }
    pub struct Output;
    #[derive(Debug)] pub struct Failure;
    impl std::fmt::Display for Failure {
        fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { todo!() }
    }
    impl std::error::Error for Failure {}
";

/// The items as the official generator writes them.
const THEIRS: &str = "
    pub struct Tag { pub key: Option<String> }
    mod hidden { pub struct Unnamed; pub trait Sealed {} }
    pub use builders::FluentBuilder;
    pub mod builders {
        #[derive(Clone, Default)] pub struct InputBuilder { name: Option<String> }
        impl InputBuilder {
            pub fn name(self, value: impl Into<String>) -> Self { todo!() }
            pub fn build(self) -> Result<crate::Input, crate::Failure> { todo!() }
        }
        #[derive(Clone)] pub struct FluentBuilder { name: Option<String> }
        impl FluentBuilder {
            pub fn name(self, value: impl Into<String>) -> Self { todo!() }
            pub async fn send(self) -> Result<crate::Output, crate::Failure> { todo!() }
        }
    }
    pub enum Error { Failed(Failure), Unhandled(hidden::Unnamed) }
    impl From<Box<Failure>> for Error { fn from(failure: Box<Failure>) -> Self { todo!() } }
    impl hidden::Sealed for Error {}
    pub fn call<F: Fn(u8) -> bool>(f: F, error: Box<dyn std::error::Error + Send + Sync>) {}
    pub trait Resolve: Send { fn resolve(&self) -> u8; fn twice(&self) -> u8 { 2 } }
    pub const SIZE: u8 = 1;
    pub const fn size() -> u8 { 1 }
";

/// The same items as our generator writes them.
const SAME: &str = "
    pub struct Tag { pub key: Option<String> }
    pub trait Operation { type Input; type Output; }
    #[derive(Clone)] pub struct Call;
    impl Operation for Call { type Input = Input; type Output = Output; }
    pub trait Empty { fn empty() -> Self; }
    impl Empty for Input { fn empty() -> Self { todo!() } }
    impl Clone for Input { fn clone(&self) -> Self { todo!() } }
    type Sent<T> = Result<T, Failure>;
    pub struct Sending<T>(std::marker::PhantomData<fn() -> T>);
    impl<T> std::future::Future for Sending<T> {
        type Output = Sent<T>;
        fn poll(self: std::pin::Pin<&mut Self>, _: &mut std::task::Context<'_>) -> std::task::Poll<Sent<T>> { todo!() }
    }
    #[derive(Clone)] pub struct Builder<T, M = ()>(T, std::marker::PhantomData<fn() -> M>);
    impl<T: Empty> Default for Builder<T> {
        fn default() -> Self { todo!() }
    }
    impl<M> Builder<Input, M> {
        pub fn name(self, name: impl Into<String>) -> Self { todo!() }
    }
    impl<T> Builder<T> { pub fn build(self) -> Sent<T> { todo!() } }
    impl<O: Operation> Builder<O::Input, O> {
        pub fn send(self) -> Sending<O::Output> { todo!() }
    }
    pub use builders::*;
    pub mod builders {
        pub type InputBuilder = crate::Builder<crate::Input>;
        pub type FluentBuilder = crate::Builder<crate::Input, crate::Call>;
    }
    pub enum Error { Failed(Failure), Unhandled(u8) }
    impl<E: Into<Failure>> From<Box<E>> for Error { fn from(failure: Box<E>) -> Self { todo!() } }
    pub fn call(f: impl Fn(u8) -> bool, error: Box<dyn std::error::Error + Sync + Send>) {}
    pub trait Resolve: Send { fn resolve(&self) -> u8; fn twice(&self) -> u8 { 2 } }
    pub static SIZE: u8 = 1;
    pub const fn size() -> u8 { 1 }
";

/// Changes to ours, and the expected reports.
const DIFFERENT: &[(&str, &str, &[&str])] = &[
    ("pub key: Option<String>", "pub key: String", &["field Tag.key: core::option::Option<alloc::string::String>"]),
    ("pub struct Tag", "#[non_exhaustive] pub struct Tag", &["closed Tag"]),
    ("name: impl Into<String>)", "name: String)", &[
        "method FluentBuilder.name: (FluentBuilder, impl core::convert::Into<alloc::string::String>) -> FluentBuilder",
        "method builders::FluentBuilder.name: (FluentBuilder, impl core::convert::Into<alloc::string::String>) -> \
         FluentBuilder",
        "method builders::InputBuilder.name: (builders::InputBuilder, impl core::convert::Into<alloc::string::String>) \
         -> builders::InputBuilder",
    ]),
    ("pub fn build(self)", "pub fn build(&self)", &[
        "method builders::InputBuilder.build: (builders::InputBuilder) -> core::result::Result<Input, Failure>",
    ]),
    ("type Output = Output;", "type Output = ();", &[
        "method FluentBuilder.send: (FluentBuilder) -> async core::result::Result<Output, Failure>",
        "method builders::FluentBuilder.send: (FluentBuilder) -> async core::result::Result<Output, Failure>",
    ]),
    ("impl Empty for Input", "impl Input", &["impl core::default::Default for builders::InputBuilder"]),
    ("Failed(Failure)", "Failed(Box<Failure>)", &["variant Error.Failed: (Failure)"]),
    ("From<Box<E>> for Error { fn from(failure: Box<E>)", "From<[E; 1]> for Error { fn from([failure]: [E; 1])", &[
        "impl core::convert::From for Error: (alloc::boxed::Box<Failure>)",
    ]),
    ("f: impl Fn(u8) -> bool,", "f: impl Fn(u8) -> bool + Send,", &["function call: "]),
    ("fn twice(&self) -> u8 { 2 }", "fn twice(&self) -> u8;", &["implementor Resolve where Self: resolve"]),
    ("pub static SIZE: u8", "pub static SIZE: u16", &["value SIZE: u8"]),
    ("pub const fn size()", "pub fn size()", &["const size"]),
];

/// Runs rustdoc on the source of a crate.
fn documented(source: &str) -> serde_json::Value {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let file = folder.path().join("small.rs");
    std::fs::write(&file, format!("{SHARED}{source}")).expect("the source can be written");
    let status = Command::new("rustdoc")
        .arg(&file)
        .args(["--edition=2021", "--out-dir"])
        .arg(folder.path())
        .args(JSON)
        .env("RUSTC_BOOTSTRAP", "1")
        .status()
        .expect("rustdoc runs");
    assert!(status.success(), "it is documented: {source}");
    read(folder.path(), "small")
}

/// Returns their items that ours lack, for each variant of ours.
fn missing<'a>(all_of_ours: impl Iterator<Item = String> + 'a) -> impl Iterator<Item = Vec<String>> + 'a {
    let json = documented(THEIRS);
    let published = Docs::new(&json, None);
    let (known, theirs) = (
        api_items::paths(&published),
        api_items::api_items(&published, None),
    );
    all_of_ours.map(move |source| {
        let json = documented(&source);
        let ours = api_items::api_items(&Docs::new(&json, None), Some(&known));
        let missing = compare::missing(&theirs, &ours);
        missing.into_iter().map(|missing| missing.item).collect()
    })
}

#[test]
fn other_ways_to_write_the_same_are_equal() {
    let outcome: Vec<_> = missing(std::iter::once(SAME.to_owned())).flatten().collect();
    assert!(outcome.is_empty(), "{}", outcome.join("\n"));
}

#[test]
fn differences_are_reported() {
    let changed = DIFFERENT.iter().map(|(part, change, _)| {
        assert!(SAME.contains(part), "{part} is there to be changed");
        SAME.replace(part, change)
    });
    for ((part, change, expected), outcome) in DIFFERENT.iter().zip(missing(changed)) {
        let is_reported = |text: &&str| outcome.iter().any(|outcome| outcome.starts_with(text));
        let is_as_expected = outcome.len() == expected.len() && expected.iter().all(is_reported);
        assert!(is_as_expected, "{part} → {change}: {}", outcome.join("\n"));
    }
}
