//! Keys of `[client.package]` and its neighbours, which survive every run.

use super::folder::Scratch;

const SETTINGS: &str = r#"
[[client]]
model = "model.json"
output = "out"

[client.package]
name = "my-client"
version = "2.1.0"
license = "MIT OR Apache-2.0"
authors = ["A <a@example.com>"]
repository = "https://example.com/my-client"
keywords = ["one", "two"]
publish = false
edition = "2024"
documentation.workspace = true
metadata = { mine = { list = [1, 0x10], "a b" = true } }

[client.dependencies]
log = "0.4"
helper = { path = "../helper", optional = true, features = ["x"] }

[client.dev-dependencies]
tokio = { version = "1", features = ["macros"] }

[client.features]
extra = ["dep:helper"]
default = ["extra"]
"#;

#[test]
fn what_the_settings_say_is_in_the_manifest_each_time() {
    let scratch = Scratch::new(SETTINGS);
    scratch.run(&["generate"]).succeeds();
    let written = scratch.texts("out");
    let manifest = &written["Cargo.toml"];
    for line in [
        "name = \"my-client\"",
        "version = \"2.1.0\"",
        "license = \"MIT OR Apache-2.0\"",
        "authors = [\"A <a@example.com>\"]",
        "publish = false",
        "edition = \"2024\"",
        "documentation = { workspace = true }",
        "metadata = { mine = { \"a b\" = true, list = [1, 16] } }",
        "log = \"0.4\"",
        "helper = { features = [\"x\"], optional = true, path = \"../helper\" }",
        "tokio = { features = [\"macros\"], version = \"1\" }",
        "extra = [\"dep:helper\"]",
        "default = [\"full-builders\", \"rt-tokio\", \"rustls-ring\", \"extra\"]",
    ] {
        assert!(manifest.lines().any(|found| found == line), "{line}\n{manifest}");
    }
    assert_eq!(manifest.matches("edition").count(), 1, "{manifest}");
    assert!(!manifest.contains("docs.rs"), "{manifest}");
    scratch.run(&["generate", "--check"]).succeeds();

    // a change of them alone is one of the package
    scratch.replace("tinsmith.toml", "\"0.4\"", "\"0.5\"");
    scratch.run(&["generate", "--check"]).fails_with(3);
    scratch.run(&["generate"]).succeeds();
    assert!(scratch.texts("out")["Cargo.toml"].contains("log = \"0.5\""));
}

#[test]
fn what_cargo_would_refuse_is_refused_with_its_place() {
    for (package, expected) in [
        (
            "[client.package]\nlicence = 'MIT'",
            "cargo has no key `licence` in [package]",
        ),
        ("[client.package]\nlicense = 5", "`license` must be a string"),
        (
            "[client.package]\nlicense = 'MIT'\nlicense-file = 'L'",
            "both `license` and `license-file` are set",
        ),
        (
            "[client.package]\nkeywords = ['a b']",
            "registries do not accept the keyword `a b`",
        ),
        (
            "[client.package]\nkeywords = ['a', 'b', 'c', 'd', 'e', 'f']",
            "registries accept at most 5 keywords",
        ),
        ("[client.package]\nedition = '2018'", "need edition 2021 or 2024"),
        (
            "[client.package]\nrust-version = '1.60'",
            "generated packages need Rust",
        ),
        (
            "[client.package]\nrepository = 'here'",
            "`repository` must be a URL",
        ),
        (
            "[client.package]\nname = 'a b'",
            "cannot be the name of a package",
        ),
        ("[client.package]\nversion = 'one'", "`one`"),
        (
            "version = '1.0.0'\n[client.package]\nversion = '1.0.0'",
            "the version is given twice",
        ),
        (
            "[client.package]\nversion.workspace = true",
            "cannot be inherited from the workspace",
        ),
        (
            "[client.dependencies]\ntinsmith-runtime = '1'",
            "already depends on tinsmith-runtime",
        ),
        (
            "[client.dependencies]\n'a b' = '1'",
            "cannot be the name of a package",
        ),
        (
            "[client.dependencies]\nlog = 4",
            "a dependency must be a string or a table",
        ),
        ("[client.features]\n'a b' = []", "cannot be the name of a feature"),
        (
            "[client.features]\na = 'b'",
            "a feature must be a list of strings",
        ),
        ("features = 'a'", "`features` must be a table"),
    ] {
        let settings = format!("[[client]]\nmodel = \"model.json\"\noutput = \"out\"\n{package}\n");
        let scratch = Scratch::new(&settings);
        let run = scratch.run(&["generate"]);
        run.fails_with(1);
        assert!(run.stderr.contains(expected), "{package}\n{}", run.stderr);
        assert!(!scratch.path("out").exists(), "nothing is written");
    }
}

#[test]
fn a_readme_of_the_user_stays() {
    let scratch = Scratch::new("[[client]]\nmodel = \"model.json\"\noutput = \"out\"\n");
    scratch.run(&["generate"]).succeeds();
    assert!(scratch.texts("out")["README.md"].contains(".send()"));
    scratch.write("out/README.md", "mine\n");
    let run = scratch.run(&["generate"]);
    run.fails_with(1);
    assert!(run.stderr.contains("in [client.package]"), "{}", run.stderr);
    scratch.write(
        "tinsmith.toml",
        "[[client]]\nmodel = \"model.json\"\noutput = \"out\"\n[client.package]\nreadme = \"README.md\"\n",
    );
    scratch.run(&["generate"]).succeeds();
    assert_eq!(scratch.texts("out")["README.md"], "mine\n");
}
