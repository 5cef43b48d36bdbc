//! Tests of `tinsmith add`: it writes and extends settings, copies models, and generates clients.

use super::folder::{Run, Scratch};
use super::models::service;

/// A folder of models beside an empty project.
fn scratch() -> Scratch {
    let scratch = Scratch::empty();
    scratch.write(
        "all/models/store/service/2019-01-01/store.json",
        &service(0..1, "One text."),
    );
    scratch.write(
        "all/models/store/service/2020-01-01/store.json",
        &service(0..2, "One text."),
    );
    scratch.write("project/README.md", "");
    scratch
}

/// Runs `add` in the project.
fn add(scratch: &Scratch, arguments: &[&str]) -> Run {
    let arguments = [&["add", "--models-from", "../all"], arguments].concat();
    Run::of(scratch.command(&arguments).current_dir(scratch.path("project")))
}

fn settings(scratch: &Scratch) -> String {
    std::fs::read_to_string(scratch.path("project/tinsmith.toml")).expect("settings")
}

#[test]
fn a_client_is_added_with_its_model_and_generated() {
    let scratch = scratch();
    let run = add(&scratch, &["store", "--operation", "Ping"]);
    run.succeeds();
    run.reports("cargo add --path generated/store");
    assert_eq!(
        settings(&scratch),
        "[[client]]\nmodel = \"models/store.json\"\noperations = [\"Ping\"]\noutput = \"generated/store\"\n"
    );
    let copy = std::fs::read_to_string(scratch.path("project/models/store.json")).expect("a model");
    assert!(copy.contains("part1"), "the newest version");
    assert!(scratch
        .path("project/generated/store/src/operation/ping.rs")
        .is_file());
    // all that is needed is in the project
    std::fs::remove_dir_all(scratch.path("all")).expect("it is there");
    let check = Run::of(
        scratch
            .command(&["generate", "--check"])
            .current_dir(scratch.path("project")),
    );
    check.succeeds();
}

#[test]
fn operations_are_added_to_a_client_and_the_rest_of_the_file_stays() {
    let scratch = scratch();
    scratch.write("project/own.json", &service(0..1, "One text."));
    let before =
        "# ours\n[defaults]\nversion = '2.0.0' # as the product\n\n[[client]]\noutput = 'clients/store'\n\
                  model   = 'own.json'\noperations = [\n    'Ping', # first\n]\n";
    scratch.write("project/tinsmith.toml", before);
    add(&scratch, &["store", "--operation", "Get", "--operation", "Ping"]).succeeds();
    let after = settings(&scratch);
    assert!(
        after.starts_with(&before[..before.find("    'Ping'").expect("it")]),
        "{after}"
    );
    assert!(
        after.contains("'Ping'") && after.contains("# first") && after.contains("\n    \"Get\""),
        "{after}"
    );
    assert!(scratch
        .path("project/clients/store/src/operation/get.rs")
        .is_file());
    assert!(
        !scratch.path("project/models").exists(),
        "the client has its model"
    );
    let again = add(&scratch, &["store", "--operation", "Get"]);
    again.succeeds();
    again.reports("already has these operations");
    assert_eq!(settings(&scratch), after);
    // a second client
    scratch.write(
        "all/models/other/service/2020-01-01/other.json",
        &service(0..1, "One text."),
    );
    add(
        &scratch,
        &["other", "--output", "clients/other", "--package", "mine"],
    )
    .succeeds();
    let more = settings(&scratch);
    assert!(more.starts_with(&after), "{more}");
    assert!(more.ends_with(
        "\n[[client]]\nmodel = \"models/other.json\"\noutput = \"clients/other\"\npackage = \"mine\"\n"
    ));
    let manifest = &scratch.texts("project/clients/other")["Cargo.toml"];
    assert!(manifest.contains("name = \"mine\"") && manifest.contains("version = \"2.0.0\""));
}

#[test]
fn a_service_of_botocore_is_copied_with_its_files() {
    let scratch = Scratch::empty();
    let files = "all/botocore/data/store/2020-01-01";
    scratch.write(&format!("{files}/service-2.json"), super::named::BOTOCORE);
    scratch.write(&format!("{files}/paginators-1.json"), "{ \"pagination\": {} }");
    scratch.write(&format!("{files}/examples-1.json"), "{}");
    scratch.write("project/README.md", "");
    add(&scratch, &["store"]).succeeds();
    let copied: Vec<_> = scratch.files("project/models").into_keys().collect();
    assert_eq!(
        copied,
        [
            "store/2020-01-01/paginators-1.json",
            "store/2020-01-01/service-2.json"
        ]
    );
    assert!(settings(&scratch).contains("model = \"models/store\"\n"));
    assert!(scratch
        .path("project/generated/store/src/operation/get.rs")
        .is_file());
}

#[test]
fn nothing_is_written_where_something_is_wrong() {
    let scratch = scratch();
    for (arguments, code, message) in [
        (&["store", "--operation", "Pign"][..], 1, "did you mean `Ping`?"),
        (&["stroe"], 1, "did you mean `store`?"),
        (
            &["store", "--service", "Other"],
            1,
            "the model has no service `Other`",
        ),
        (&["gone.json"], 1, "cannot be read"),
        (&["store@2001-01-01"], 1, "has no version"),
        (&["../.."], 2, "cannot be turned into a package name"),
        (&[], 2, "required"),
    ] {
        let run = add(&scratch, arguments);
        run.fails_with(code);
        run.reports(message);
        assert_eq!(scratch.files("project").len(), 1, "{arguments:?}");
    }
    add(&scratch, &["store"]).succeeds();
    for arguments in [&["store"][..], &["store", "--operation", "Get", "--output", "x"]] {
        let run = add(&scratch, arguments);
        run.fails_with(2);
        run.reports("the settings already have the client `generated/store`");
    }
    scratch.write("project/models/other.json", "{}");
    scratch.write(
        "all/models/other/service/2020-01-01/other.json",
        &service(0..1, "One text."),
    );
    let run = add(&scratch, &["other"]);
    run.fails_with(1);
    run.reports("a different model is already at the path of the copy");
    for (wrong, message) in [
        ("client = []\n", "the clients are not in [[client]] tables"),
        ("[[client]\n", "tinsmith.toml"),
        ("[[client]]\nmodle = 'x'\n", "did you mean `model`?"),
    ] {
        scratch.write("project/tinsmith.toml", wrong);
        let run = add(&scratch, &["store"]);
        run.fails_with(1);
        run.reports(message);
        assert_eq!(settings(&scratch), wrong);
    }
}

#[test]
fn settings_above_stay_as_they_are_and_are_mentioned() {
    let scratch = Scratch::new("# mine\n");
    scratch.write("part/readme", "");
    let mut command = scratch.command(&["add", "../model.json", "--output", "my clients/model"]);
    let run = Run::of(command.current_dir(scratch.path("part")));
    run.succeeds();
    for message in [
        "the settings in ../tinsmith.toml stay as they are",
        "cargo add --path \"my clients/model\"",
    ] {
        assert!(run.stderr.contains(message), "{}", run.stderr);
    }
    assert_eq!(scratch.files(".")["tinsmith.toml"].text, "# mine\n");
    assert!(scratch.path("part/tinsmith.toml").is_file());
}

#[test]
fn a_client_with_backslashes_in_its_output_is_extended() {
    let scratch =
        Scratch::new("[[client]]\nmodel = 'store.json'\noutput = 'clients\\store'\noperations = ['Get']\n");
    scratch.write("store.json", &service(0..2, "One text."));
    scratch.run(&["add", "store", "--operation", "Ping"]).succeeds();
    for module in ["get", "ping"] {
        let path = format!("clients/store/src/operation/{module}.rs");
        assert!(scratch.path(&path).is_file(), "{path}");
    }
}
