//! `tinsmith scan` and `tinsmith slim` on a workspace of a program, a library and a published helper of a client.

mod fixture;

use crate::folder::Scratch;
use fixture::{member_on_the_runtime, slim, workspace, MAIN};
use std::collections::BTreeMap;

/// The files that are not cargo's own.
fn texts(scratch: &Scratch) -> BTreeMap<String, String> {
    scratch.texts("")
}

/// Creates a workspace with a lock file, as after a build.
fn locked() -> Scratch {
    let scratch = workspace();
    scratch.run(&["scan", "--offline"]).succeeds();
    assert!(scratch.path("Cargo.lock").exists());
    scratch
}

#[test]
fn scan_prints_what_is_used_and_where() {
    let scratch = workspace();
    let run = scratch.run(&["scan", "--offline"]);
    run.succeeds();
    for expected in [
        "aws-sdk-workshop 1.2.3: 2 of 4 operations, used by app, pliers, toolbox\n",
        "  GetTool                 operation",
        "app/src/main.rs:4\n",
        "  ListTools               operation, pages  app/src/main.rs:5\n",
        "  wait_until_tool_exists  waiter            ",
        "  Bench                   type              app/src/main.rs:1\n",
    ] {
        assert!(run.stdout.contains(expected), "{expected}: {}", run.stdout);
    }
    assert!(
        !run.stdout.contains("PutTool"),
        "tests of a dependency: {}",
        run.stdout
    );
    let run = scratch.run(&["scan", "--offline", "--format", "json", "."]);
    run.succeeds();
    for expected in [
        "\"available_operations\":4",
        "\"name\":\"ListTools\"",
        "\"paginated\":true",
        "\"line\":5",
        "\"users\":[\"app\",\"pliers\",\"toolbox\"]",
    ] {
        assert!(run.stdout.contains(expected), "{expected}: {}", run.stdout);
    }
    scratch.run(&["scan", "models"]).fails_with(1);
}

#[test]
fn a_replacement_has_what_is_used_and_undo_restores_every_byte() {
    let scratch = locked();
    let before = texts(&scratch);
    let dry = slim(&scratch, &["--dry-run"]);
    dry.succeeds();
    assert!(dry.stdout.contains("2 of 4"), "{}", dry.stdout);
    let patch = "+[patch.crates-io]\n+aws-sdk-workshop = { path = \"tinsmith/aws-sdk-workshop\" }";
    assert!(dry.stdout.contains(patch), "{}", dry.stdout);
    slim(&scratch, &["--check"]).fails_with(3);
    assert_eq!(texts(&scratch), before, "nothing is written");

    let run = slim(&scratch, &[]);
    run.succeeds();
    let after = texts(&scratch);
    let folder = "tinsmith/aws-sdk-workshop";
    assert!(after.contains_key(&format!("{folder}/src/operation/get_tool.rs")));
    assert!(after.contains_key(&format!("{folder}/src/operation/list_tools.rs")));
    assert!(!after.contains_key(&format!("{folder}/src/operation/put_tool.rs")));
    // named, and reached by no operation that is kept
    assert!(after[&format!("{folder}/src/types.rs")].contains("Bench"));
    assert!(
        after[&format!("{folder}/src/types.rs")].contains("Vise"),
        "what it holds"
    );
    let manifest = &after[&format!("{folder}/Cargo.toml")];
    assert!(
        manifest.contains("name = \"aws-sdk-workshop\"\nversion = \"1.2.3\""),
        "{manifest}"
    );
    assert!(after["Cargo.toml"].starts_with(&before["Cargo.toml"]));
    assert!(after["Cargo.lock"].contains("tinsmith-runtime"), "cargo takes it");
    // a dependent that disables the defaults has all builders, as it had of the published client
    let builders = after.iter().filter(|(path, _)| path.starts_with(folder));
    assert_eq!(
        builders
            .filter(|(_, text)| text.contains("full-builders"))
            .count(),
        0
    );

    slim(&scratch, &["--check", "--locked"]).succeeds();
    let again = slim(&scratch, &[]);
    again.succeeds();
    assert!(again.stdout.contains("nothing changed"), "{}", again.stdout);
    assert_eq!(texts(&scratch), after);

    slim(&scratch, &["--undo"]).fails_with(2);
    scratch.run(&["slim", "--undo", "--offline"]).succeeds();
    assert_eq!(texts(&scratch), before);
    let nothing = scratch.run(&["slim", "--undo"]);
    nothing.succeeds();
    assert!(nothing.stdout.contains("no replacements"), "{}", nothing.stdout);
}

#[test]
fn replacements_have_the_tls_that_is_chosen_and_keep_the_features_of_the_others() {
    let scratch = locked();
    let default = |scratch: &Scratch| {
        let manifest = texts(scratch)["tinsmith/aws-sdk-workshop/Cargo.toml"].clone();
        assert!(manifest.contains("\ndefault-https-client = "), "{manifest}");
        let line = manifest.lines().find(|line| line.starts_with("default = "));
        line.expect("a default").to_owned()
    };
    slim(&scratch, &[]).succeeds();
    assert!(default(&scratch).contains("\"default-https-client\""));
    // what the published clients bring with the HTTP client of older programs
    assert!(default(&scratch).contains("\"tinsmith-runtime/http-02x\""));
    scratch.write("tinsmith.toml", "[slim]\ntls = \"ring\"\n");
    slim(&scratch, &[]).succeeds();
    assert!(default(&scratch).contains("\"rustls-ring\""));
    slim(&scratch, &["--tls", "none", "--check"]).fails_with(3);
    slim(&scratch, &["--tls", "none"]).succeeds();
    assert!(default(&scratch).contains("\"http-client\""));
}

#[test]
fn the_older_http_client_is_on_if_sources_name_it() {
    let scratch = workspace();
    let default = |scratch: &Scratch| {
        let manifest = texts(scratch)["tinsmith/aws-sdk-workshop/Cargo.toml"].clone();
        assert!(
            manifest.contains("\nrustls = [\"tinsmith-runtime/rustls\"]"),
            "{manifest}"
        );
        let line = manifest.lines().find(|line| line.starts_with("default = "));
        line.expect("a default").to_owned()
    };
    member_on_the_runtime(&scratch, "use runtime::client::http::test_util::ReplayEvent;\n");
    slim(&scratch, &[]).succeeds();
    assert!(!default(&scratch).contains("\"rustls\""), "{}", default(&scratch));
    // which depends on no client itself, but is built together with one
    scratch.write("gauge/src/lib.rs", "\nuse runtime::client::http::hyper_014::*;\n");
    slim(&scratch, &["--check"]).fails_with(3);
    let run = slim(&scratch, &[]);
    run.succeeds();
    run.reports("warning[T0029]: this names `runtime::client::http::hyper_014`");
    assert!(run.stderr.contains("gauge/src/lib.rs:2"), "{}", run.stderr);
    assert!(default(&scratch).contains("\"rustls\""), "{}", default(&scratch));
    let scan = scratch.run(&["scan", "--offline"]);
    scan.succeeds();
    assert!(!scan.stdout.contains("gauge"), "{}", scan.stdout);
}

#[test]
fn a_change_of_the_sources_makes_it_stale() {
    let scratch = locked();
    slim(&scratch, &[]).succeeds();
    scratch.replace(
        "app/src/main.rs",
        "let bench",
        "client.put_tool().send();\n    let bench",
    );
    let stale = slim(&scratch, &["--check"]);
    stale.fails_with(3);
    assert!(stale.stdout.contains("3 of 4"), "{}", stale.stdout);
    slim(&scratch, &[]).succeeds();
    assert!(scratch
        .path("tinsmith/aws-sdk-workshop/src/operation/put_tool.rs")
        .exists());
    slim(&scratch, &["--check"]).succeeds();
    // the client is no longer used
    scratch.write("app/src/main.rs", "fn main() {}\n");
    for member in ["app", "toolbox"] {
        let name = format!("{member}/Cargo.toml");
        let text = &texts(&scratch)[&name];
        let kept: Vec<_> = text
            .lines()
            .filter(|line| !line.contains("workshop") && !line.contains("pliers"))
            .collect();
        scratch.write(&name, &(kept.join("\n") + "\n"));
    }
    slim(&scratch, &["--check"]).fails_with(3);
    slim(&scratch, &[]).succeeds();
    assert!(!scratch.path("tinsmith").exists());
    assert!(!texts(&scratch)["Cargo.toml"].contains("patch"));
}

#[test]
fn a_name_the_replacement_would_not_have_is_an_error_at_its_place() {
    let scratch = locked();
    let before = scratch.texts("toolbox");
    for (line, expected) in [
        (
            "client.lend_tool().send();",
            "this names `LendTool` of aws-sdk-workshop 1.2.3",
        ),
        (
            "let loan: aws_sdk_workshop::types::Loan;",
            "this names `Loan` of aws-sdk-workshop 1.2.3",
        ),
        (
            "let kind = aws_sdk_workshop::types::Kind::Plane;",
            "this names `Kind::Plane` of aws-sdk-workshop 1.2.3",
        ),
        (
            "let x: aws_sdk_workshop::operation::nothing::NothingInput;",
            "this names `aws_sdk_workshop::operation::nothing::NothingInput` of",
        ),
    ] {
        scratch.write(
            "app/src/main.rs",
            &MAIN.replace("let bench", &format!("{line}\n    let bench")),
        );
        let run = slim(&scratch, &[]);
        run.fails_with(1);
        run.reports(&format!("error[T0029]: {expected}"));
        assert!(run.stderr.contains("app/src/main.rs:6"), "{}", run.stderr);
        assert!(!scratch.path("tinsmith").exists(), "nothing is written");
    }
    assert_eq!(scratch.texts("toolbox"), before);
    // members that are called as one of an operation is may be those of something else
    scratch.write(
        "app/src/main.rs",
        &MAIN.replace("let bench", "client.lend_tool(1);\n    let bench"),
    );
    slim(&scratch, &["--dry-run"]).succeeds();
}

#[test]
fn models_of_another_date_are_reported() {
    let scratch = locked();
    let run = slim(&scratch, &["--dry-run"]);
    run.succeeds();
    run.reports("the model lacks 1 operation (LendTool)");
    run.reports("only the model has 1 operation (DescribeBench)");
    run.reports("--> models/workshop.json");
    run.reports("the model lacks 1 type (Loan)");
}

#[test]
fn settings_add_what_sources_do_not_show() {
    let scratch = locked();
    scratch.write(
        "tinsmith.toml",
        "[slim]\nmodels-from = \"models\"\nruntime = \"runtime\"\noutput = \"vendor/light\"\nignore = [\"LendTool\"]\n\
         [slim.operations]\naws-sdk-workshop = [\"Put*\"]\n",
    );
    scratch.write(
        "app/src/main.rs",
        &MAIN.replace("let bench", "client.lend_tool();\n    let bench"),
    );
    let run = scratch.run(&["slim", "--offline"]);
    run.succeeds();
    assert!(!run.stderr.contains("has no effect"), "{}", run.stderr);
    assert!(scratch
        .path("vendor/light/aws-sdk-workshop/src/operation/put_tool.rs")
        .exists());
    let manifest = &texts(&scratch)["Cargo.toml"];
    assert!(
        manifest.contains("path = \"vendor/light/aws-sdk-workshop\""),
        "{manifest}"
    );
    // those in another folder are others'
    let run = slim(&scratch, &["--dry-run", "--output", "other"]);
    run.reports("does not come from crates.io");
    scratch.run(&["slim", "--undo", "--offline"]).succeeds();
    scratch.write(
        "tinsmith.toml",
        "[slim.operations]\naws-sdk-workshop = [\"Steal\"]\n",
    );
    slim(&scratch, &["--dry-run"]).reports("the service has no operation `Steal`");
}

#[test]
fn settings_of_the_workspace_count_from_any_member() {
    let scratch = locked();
    scratch.write(
        "tinsmith.toml",
        "models-from = \"models\"\n[slim]\nruntime = \"runtime\"\noutput = \"vendor/light\"\n",
    );
    scratch.run(&["slim", "--offline", "app"]).succeeds();
    assert!(scratch.path("vendor/light/aws-sdk-workshop").exists());
    scratch
        .run(&["slim", "--offline", "--check", "app/Cargo.toml"])
        .succeeds();
    scratch
        .run(&["slim", "--offline", "--undo", "toolbox"])
        .succeeds();
    assert!(!scratch.path("vendor").exists());
}

#[test]
fn settings_without_effect_are_reported() {
    let scratch = locked();
    scratch.write(
        "tinsmith.toml",
        "[slim]\nignore = [\"LendTool\"]\n[slim.operations]\naws-sdk-workshop = [\"Put*\"]\naws-sdk-wrokshop = [\"Put*\"]\n\
         [slim.types]\naws-sdk-s3 = [\"Tag\"]\n",
    );
    let run = slim(&scratch, &["--dry-run"]);
    run.succeeds();
    run.reports("warning[T0013]: `aws-sdk-wrokshop` is not in this build, so this setting has no effect");
    run.reports("tinsmith.toml:5");
    run.reports(
        "no source uses a name `LendTool` that a replacement would lack, so ignoring it has no effect",
    );
    run.reports("tinsmith.toml:2");
    run.reports("`aws-sdk-s3` is not in this build");
    assert!(!run.stderr.contains("`aws-sdk-workshop`"), "{}", run.stderr);
}

#[test]
fn locked_versions_that_are_too_old_are_updated_and_restored() {
    let scratch = workspace();
    fixture::with_older_lock(&scratch, "1");
    let before = texts(&scratch);
    let run = slim(&scratch, &["--locked"]);
    run.fails_with(1);
    run.reports("previously selected package `bolt v1.0.0`");
    assert_eq!(texts(&scratch), before, "nothing is left");
    let run = slim(&scratch, &[]);
    run.succeeds();
    run.reports("so cargo updated them: bolt 1.0.0 → 1.1.0");
    slim(&scratch, &["--check", "--locked"]).succeeds();
    scratch.run(&["slim", "--undo", "--offline"]).succeeds();
    assert_eq!(texts(&scratch), before);
}

#[test]
fn a_workspace_that_cannot_be_resolved_with_replacements_is_left_as_it_was() {
    let scratch = workspace();
    fixture::with_older_lock(&scratch, "=1.0.0");
    let before = texts(&scratch);
    let run = slim(&scratch, &[]);
    run.fails_with(1);
    run.reports("failed to select a version for `bolt`");
    assert_eq!(texts(&scratch), before);
}

#[test]
fn a_second_tls_in_the_build_is_reported() {
    let message = "replacements use ring, but aws-config 1.1.0 brings rustls with aws-lc in addition";
    let scratch = locked();
    fixture::with_aws_config(&scratch, "version = \"1\"");
    slim(&scratch, &["--dry-run", "--tls", "ring"]).reports(message);
    let run = slim(&scratch, &["--dry-run", "--tls", "aws-lc"]);
    assert!(!run.stderr.contains("in addition"), "{}", run.stderr);
    fixture::with_aws_config(&scratch, "version = \"1\", default-features = false");
    let run = slim(&scratch, &["--dry-run", "--tls", "ring"]);
    run.succeeds();
    assert!(!run.stderr.contains("in addition"), "{}", run.stderr);
}

#[test]
fn a_missing_runtime_is_an_error_before_anything_is_written() {
    let scratch = locked();
    let run = scratch.run(&[
        "slim",
        "--offline",
        "--models-from",
        "models",
        "--runtime-path",
        "app",
    ]);
    run.fails_with(1);
    run.reports("error[T0013]: tinsmith-runtime is not in this folder");
    assert!(!scratch.path("tinsmith").exists());
}

#[test]
fn errors_of_cargo_have_their_place() {
    let scratch = workspace();
    let run = slim(&scratch, &["--locked"]);
    run.fails_with(1);
    run.reports("error[T0028]: `cargo metadata` failed: cannot create the lock file");
    assert!(!run.stderr.contains("\\n"), "{}", run.stderr);
    scratch.write("app/Cargo.toml", "[package]\nname = \"app\"\n[pack");
    let run = slim(&scratch, &[]);
    run.fails_with(1);
    run.reports("unclosed table");
    run.reports("app/Cargo.toml:3");
}

#[test]
fn a_build_without_clients_is_reported() {
    let scratch = Scratch::empty();
    scratch.write(
        "Cargo.toml",
        "[package]\nname = \"a\"\nversion = \"0.1.0\"\n[lib]\npath = \"lib.rs\"\n",
    );
    scratch.write("lib.rs", "");
    for command in ["scan", "slim"] {
        let run = scratch.run(&[command, "--offline"]);
        run.succeeds();
        assert!(
            run.stdout.contains("there is no published client"),
            "{}",
            run.stdout
        );
    }
}

#[test]
fn whole_replacements_have_all_operations() {
    let scratch = locked();
    let run = slim(&scratch, &["--whole"]);
    run.succeeds();
    assert!(run.stdout.contains("4 of 4"), "{}", run.stdout);
}

#[test]
fn a_feature_that_is_asked_for_is_there_or_an_error() {
    let scratch = locked();
    scratch.replace(
        "app/Cargo.toml",
        "\"1\"\n",
        "{ version = \"1\", features = [\"odd\"] }\n",
    );
    let run = slim(&scratch, &[]);
    run.fails_with(1);
    run.reports("the build requests the feature `odd` of aws-sdk-workshop 1.2.3");
    assert!(!scratch.path("tinsmith").exists());
}

#[test]
fn models_are_asked_for() {
    let scratch = locked();
    let run = scratch.run(&["slim", "--offline"]);
    run.fails_with(1);
    run.reports("no folder of models is given");
    let run = scratch.run(&["slim", "--offline", "--models-from", "app"]);
    run.fails_with(1);
    run.reports("no model of aws-sdk-workshop is in app");
    let run = scratch.run(&["slim", "--offline", "--models-from", "nowhere"]);
    run.fails_with(1);
    run.reports("there is no folder nowhere");
}
