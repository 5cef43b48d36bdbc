//! Tests of models given by the names of their services, in all layouts of folders.

use super::folder::{Run, Scratch};
use super::models::service;
use std::io::Write;

const GENERATE: &[&str] = &["generate", "--model", "store", "--output", "store"];

/// Returns a service of botocore with one operation.
pub const BOTOCORE: &str = r#"{ "metadata": { "serviceId": "Store", "protocol": "json", "jsonVersion": "1.1",
    "targetPrefix": "Store", "signatureVersion": "v4", "endpointPrefix": "store", "apiVersion": "2020-01-01" },
    "operations": { "Get": { "name": "Get", "http": { "method": "POST", "requestUri": "/" } } }, "shapes": {} }"#;

/// Runs the command with no folder of models given or installed.
fn run(scratch: &Scratch, arguments: &[&str], variable: Option<&str>) -> Run {
    let mut command = scratch.command(arguments);
    for name in [
        "PATH",
        "HOME",
        "PYTHONPATH",
        "VIRTUAL_ENV",
        "CONDA_PREFIX",
        "PYENV_ROOT",
    ] {
        command.env_remove(name);
    }
    match variable {
        Some(folders) => command.env("TINSMITH_MODELS_FROM", folders),
        None => command.env_remove("TINSMITH_MODELS_FROM"),
    };
    Run::of(&mut command)
}

fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(text.as_bytes()).expect("it is written");
    encoder.finish().expect("it is compressed")
}

/// The path of the model of the service `store`, in each layout.
fn layouts() -> Vec<(&'static str, Vec<u8>)> {
    let smithy = service(0..1, "One text.");
    let idl =
        "$version: \"2\"\nnamespace a\n@aws.protocols#awsJson1_1\nservice Store { operations: [Get] }\n\
               operation Get {}\n";
    vec![
        (
            "models/store/service/2020-01-01/store-2020-01-01.json",
            smithy.clone().into(),
        ),
        ("store/service/2020-01-01/store-2020-01-01.json.gz", gzip(&smithy)),
        ("store.json", smithy.clone().into()),
        ("store.json.gz", gzip(&smithy)),
        ("store-2020-01-01.json", smithy.clone().into()),
        ("aws-models/store.json", smithy.into()),
        ("botocore/data/store/2020-01-01/service-2.json", BOTOCORE.into()),
        ("data/store/2020-01-01/service-2.json.gz", gzip(BOTOCORE)),
        ("store/2020-01-01/service-2.json", BOTOCORE.into()),
        ("store.smithy", idl.into()),
        ("store.smithy.gz", gzip(idl)),
        ("store/main.smithy", idl.into()),
        ("store/model/main.smithy", idl.into()),
    ]
}

fn write(scratch: &Scratch, name: &str, bytes: &[u8]) {
    let path = scratch.path(name);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(path, bytes).expect("a file");
}

#[test]
fn a_name_is_found_in_each_layout() {
    for (path, bytes) in layouts() {
        let scratch = Scratch::empty();
        write(&scratch, &format!("all/{path}"), &bytes);
        let option = run(&scratch, &[GENERATE, &["--models-from", "all"]].concat(), None);
        option.succeeds();
        option.reports("of the model all/");
        // the client is there now, and is not taken for the model
        run(&scratch, &[GENERATE, &["--check"]].concat(), Some("all")).succeeds();
        scratch.write(
            "tinsmith.toml",
            "models-from = 'all'\n[[client]]\nmodel = 'store'\noutput = 'store'\n",
        );
        run(&scratch, &["generate", "--check"], None).succeeds();
        // and the folder itself
        let many = run(
            &scratch,
            &["generate", "--models", "all", "--output", "clients"],
            None,
        );
        many.succeeds();
        assert!(many.stdout.contains("clients"), "{path}: {}", many.stdout);
        assert_eq!(
            scratch
                .folders("clients")
                .iter()
                .filter(|folder| folder.ends_with("src"))
                .count(),
            1,
            "{path}"
        );
    }
}

#[test]
fn the_newest_version_is_taken_or_the_one_that_is_named() {
    for layout in ["models/store/service/VERSION/store.json", "store-VERSION.json"] {
        let scratch = Scratch::empty();
        for (version, operations) in [("2019-05-05", 1..2), ("2020-01-01", 2..3), ("2018-12-31", 3..4)] {
            scratch.write(
                &format!("all/{}", layout.replace("VERSION", version)),
                &service(operations, "One text."),
            );
        }
        let path = |model: &str| {
            let arguments = [
                "generate",
                "--model",
                model,
                "--output",
                "out",
                "--models-from",
                "all",
            ];
            let run = run(&scratch, &arguments, None);
            run.succeeds();
            run.stderr
        };
        assert!(path("store").contains("2020-01-01"), "{}", path("store"));
        assert!(path("store@2018-12-31").contains("2018-12-31"));
        let arguments = ["inspect", "store@2017-01-01", "--models-from", "all"];
        let unknown = run(&scratch, &arguments, None);
        unknown.fails_with(1);
        unknown.reports("the model `store` has no version `2017-01-01`");
        unknown.reports("2018-12-31, 2019-05-05, 2020-01-01");
    }
}

#[test]
fn unknown_names_get_the_nearest_as_a_suggestion() {
    let scratch = Scratch::empty();
    scratch.write("all/kinesis-analytics-v2.json", &service(0..1, "One text."));
    scratch.write("all/cloud-store.json", &service(0..1, "One text."));
    let find = |name: &str| run(&scratch, &["ast", name, "--models-from", "all"], None);
    find("kinesisanalyticsv2").succeeds();
    for (name, message) in [
        ("kinesis-analytic-v2", "did you mean `kinesis-analytics-v2`?"),
        ("store", "did you mean `cloud-store`?"),
        ("xyz", "there are 2 models, none with a similar name"),
    ] {
        let run = find(name);
        run.fails_with(1);
        run.reports("error[T0032]");
        run.reports(message);
    }
    let nowhere = run(&scratch, &["ast", "store"], None);
    nowhere.fails_with(1);
    nowhere.reports("no folder of models is given");
    run(&scratch, &["ast", "store"], Some("gone")).reports("the folder of models cannot be read");
}

#[test]
fn an_installed_botocore_is_found() {
    let scratch = Scratch::empty();
    write(
        &scratch,
        "python/lib/python3.11/site-packages/botocore/data/store/2020-01-01/service-2.json",
        BOTOCORE.as_bytes(),
    );
    scratch.write("python/bin/python3", "");
    for (variable, value) in [
        ("PATH", "python/bin"),
        ("VIRTUAL_ENV", "python"),
        ("CONDA_PREFIX", "python"),
    ] {
        let mut command = scratch.command(&["generate", "--model", "store", "--output", "out", "--force"]);
        for name in [
            "PATH",
            "HOME",
            "PYTHONPATH",
            "VIRTUAL_ENV",
            "CONDA_PREFIX",
            "PYENV_ROOT",
        ] {
            command.env_remove(name);
        }
        command.env_remove("TINSMITH_MODELS_FROM").env(variable, value);
        let run = Run::of(&mut command);
        run.succeeds();
        run.reports("botocore/data/store/2020-01-01");
    }
}

#[test]
fn folders_are_models_where_it_is_clear_which() {
    let scratch = Scratch::empty();
    scratch.write(
        "all/models/a/service/2020-01-01/a.json",
        &service(0..1, "One text."),
    );
    scratch.write("all/models/a/service/2019-01-01/a.json", "{}");
    for model in ["all", "all/models", "all/models/a"] {
        run(&scratch, &["ast", model], None).succeeds();
    }
    scratch.write(
        "all/models/b/service/2020-01-01/b.json",
        &service(0..1, "One text."),
    );
    let several = run(&scratch, &["ast", "all"], None);
    several.fails_with(1);
    several.reports("the folder contains the models of 2 services");
    let unused = [
        "generate",
        "--model",
        "all/models/a",
        "--models-from",
        "all",
        "--output",
        "out",
    ];
    run(&scratch, &unused, None).fails_with(2);
    let unused = [
        "generate",
        "--models",
        "all",
        "--models-from",
        "all",
        "--output",
        "out",
    ];
    run(&scratch, &unused, None).fails_with(2);
}

#[test]
fn clients_share_defaults() {
    let scratch = Scratch::empty();
    scratch.write("model.json", &service(0..1, "One text."));
    let settings = "[defaults]\noperations = ['Ping']\nversion = '4.5.6'\n\
                    [[client]]\nmodel = 'model.json'\noutput = 'one'\n\
                    [[client]]\nmodel = 'model.json'\noutput = 'two'\nversion = '7.8.9'\noperations = ['Get']\n";
    scratch.write("tinsmith.toml", settings);
    scratch.run(&["generate"]).succeeds();
    let (one, two) = (scratch.texts("one"), scratch.texts("two"));
    assert!(
        one["Cargo.toml"].contains("version = \"4.5.6\"")
            && two["Cargo.toml"].contains("version = \"7.8.9\"")
    );
    assert!(one.contains_key("src/operation/ping.rs") && !one.contains_key("src/operation/get.rs"));
    assert!(two.contains_key("src/operation/get.rs") && !two.contains_key("src/operation/ping.rs"));
    let shared = settings.replace("version = '4.5.6'", "package.license = 'MIT'");
    let shared = format!("{shared}[client.package]\nrepository = 'https://example.com/two'\n");
    scratch.write("tinsmith.toml", &shared);
    scratch.run(&["generate"]).succeeds();
    let manifest = |client: &str| scratch.texts(client)["Cargo.toml"].clone();
    assert!(
        manifest("one").contains("license = \"MIT\""),
        "{}",
        manifest("one")
    );
    let two = manifest("two");
    assert!(
        two.contains("license = \"MIT\"") && two.contains("example.com/two"),
        "{two}"
    );
    for (defaults, message) in [
        ("output = 'x'", "`output` is a key of a single client"),
        ("package = 'x'", "`package` is a key of a single client"),
        ("package.name = 'x'", "`package.name` is a key of a single client"),
        ("versoin = '1.0.0'", "did you mean `version`?"),
    ] {
        scratch.write("tinsmith.toml", &settings.replace("version = '4.5.6'", defaults));
        let refused = scratch.run(&["generate"]);
        refused.fails_with(1);
        refused.reports(message);
        assert_eq!(refused.stderr.matches("error[").count(), 1, "{}", refused.stderr);
    }
    scratch.write(
        "tinsmith.toml",
        &settings.replace("[defaults]", "defaults = 1\n[other]"),
    );
    scratch.run(&["generate"]).reports("`defaults` must be a table");
}
