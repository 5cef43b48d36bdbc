//! Tests that options, keys and their combinations take effect or are refused.

use super::folder::Scratch;
use super::models::service;
use super::SETTINGS;

#[test]
fn options_of_a_client_are_refused_with_a_settings_file() {
    let scratch = Scratch::new(SETTINGS);
    for option in [
        &["--operation", "X"][..],
        &["--package", "x"],
        &["--package-version", "1.0.0"],
        &["--service", "X"],
        &["--protocol", "awsJson1_1"],
        &["--protocol-tests"],
        &["--validate-input"],
        &["--serde"],
        &["--types-only"],
        &["--replace-type", "A=b::C"],
        &["--type-attribute", "A=#[b]"],
        &["--field-attribute", "A.b=#[c]"],
        &["--no-documentation"],
        &["--runtime-path", "x"],
        &["--tls", "none"],
        &["--output", "x"],
    ] {
        for more in [&[][..], &["--config", "tinsmith.toml"], &["--check"], &["out"]] {
            let arguments = [&["generate"], option, more].concat();
            let refused = scratch.run(&arguments);
            refused.fails_with(2);
            refused.reports(&format!("error: {} cannot be used without --model", option[0]));
        }
    }
    assert!(!scratch.path("out").exists());
}

/// A model with one service, by its name for people.
fn model_of(sdk_id: &str, shape: &str) -> String {
    format!(
        r#"{{ "smithy": "2.0", "shapes": {{ "ex.{shape}#{shape}": {{ "type": "service", "version": "1", "operations":
            [{{ "target": "ex.{shape}#Get" }}], "traits": {{ "aws.protocols#awsJson1_1": {{}}, "aws.api#service":
            {{ "sdkId": "{sdk_id}" }} }} }}, "ex.{shape}#Get": {{ "type": "operation" }} }} }}"#
    )
}

#[test]
fn a_service_of_a_flat_folder_is_chosen_by_the_name_that_people_use() {
    let scratch = Scratch::new("");
    scratch.write("flat/a.json", &model_of("Big Shop", "ShopV2"));
    scratch.write("flat/b.json", &model_of("Archive", "Store"));
    let generate = |service: &[&str]| {
        scratch.run(&[&["generate", "--model", "flat", "--output", "out"], service].concat())
    };
    let several = generate(&[]);
    several.fails_with(1);
    several.reports("the model has several services");
    several.reports("`--service`");
    several.reports("`big-shop` (ex.ShopV2#ShopV2), `archive` (ex.Store#Store)");
    let unknown = generate(&["--service", "big-shops"]);
    unknown.fails_with(1);
    unknown.reports("did you mean `big-shop`?");
    for name in ["big-shop", "Big Shop", "bigshop", "ShopV2", "ex.ShopV2#ShopV2"] {
        generate(&["--service", name]).succeeds();
    }
}

#[test]
fn options_that_do_not_go_together_are_refused() {
    let scratch = Scratch::new(SETTINGS);
    scratch.write("models/a.json", &service(0..1, "One text."));
    let one = ["--model", "model.json", "--output", "x"];
    let many = ["--models", "models", "--output", "x"];
    for (base, more, message) in [
        (&one, &["--models", "models"][..], "together"),
        (&one, &["--config", "tinsmith.toml"], "together"),
        (&one, &["out"], "`out` chooses a client from a settings file"),
        (&many, &["--config", "tinsmith.toml"], "together"),
        (&many, &["out"], "`out` chooses a client from a settings file"),
        (&many, &["--package", "x"], "--package names one package"),
        (&one, &["--output", "y"], "the argument \'--output <"),
        (&many, &["--models", "models"], "the argument \'--models <"),
        (
            &one,
            &["--service", "a", "--service", "b"],
            "the argument \'--service <",
        ),
        (
            &one,
            &["--protocol", "a", "--protocol", "b"],
            "the argument \'--protocol <",
        ),
        (
            &one,
            &["--package-version", "1.0.0", "--package-version", "1.0.0"],
            "the argument \'--package-version <",
        ),
        (
            &one,
            &["--package", "a", "--package", "a"],
            "the argument \'--package <",
        ),
        (
            &one,
            &["--runtime-path", "a", "--runtime-path", "b"],
            "the argument \'--runtime-path <",
        ),
        (&one, &["--tls", "s2n", "--tls", "s2n"], "the argument '--tls <"),
        (&one, &["--tls", "openssl"], "ring, aws-lc, s2n, none"),
        (&one, &["--check", "--force"], "--force has nothing to replace"),
        (&many, &["--check", "--force"], "--force has nothing to replace"),
    ] {
        let refused = scratch.run(&[&["generate"], &base[..], more].concat());
        refused.fails_with(2);
        refused.reports(message);
    }
    for option in [
        "--operation",
        "--package",
        "--package-version",
        "--service",
        "--protocol",
        "--runtime-path",
        "--tls",
    ] {
        let refused = scratch.run(&[&["generate"], &one[..], &[option, ""]].concat());
        refused.fails_with(2);
        refused.reports("a value is required for");
        refused.reports(option);
    }
    for arguments in [
        &["generate", "--model", "", "--output", "x"][..],
        &["generate", "--model", "model.json", "--output", ""],
        &["generate", "--models", "models"],
        &["generate", "--config", ""],
        &[
            "generate",
            "--protocol-tests=yes",
            "--model",
            "model.json",
            "--output",
            "x",
        ],
        &["inspect", ""],
        &["inspect", "model.json", "--operation", ""],
        &["inspect", "model.json", "--check"],
        &["inspect", "model.json", "--service", "A", "--service", "B"],
    ] {
        scratch.run(arguments).fails_with(2);
    }
    assert!(!scratch.path("out").exists() && !scratch.path("x").exists());
}

#[test]
fn each_option_of_a_client_is_acted_on() {
    let scratch = Scratch::empty();
    scratch.write("model.json", &service(0..1, "One text."));
    let written = |more: &[&str]| {
        let base = ["generate", "--force", "--model", "model.json", "--output", "out"];
        scratch.run(&[&base[..], more].concat()).succeeds();
        scratch.texts("out")
    };
    let all = written(&[]);
    let manifest = |more: &[&str]| written(more)["Cargo.toml"].clone();
    assert!(manifest(&["--package", "mine"]).contains("name = \"mine\""));
    assert!(manifest(&["--package-version", "4.5.6"]).contains("version = \"4.5.6\""));
    assert!(manifest(&["--runtime-path", "rt"]).contains("path = \"../rt\""));
    for (more, feature) in [
        (&[][..], "rustls-ring"),
        (&["--tls", "ring"], "rustls-ring"),
        (&["--tls", "aws-lc"], "default-https-client"),
        (&["--tls", "s2n"], "s2n-tls"),
        (&["--tls", "none"], "http-client"),
    ] {
        let mut features = ["full-builders", "rt-tokio", feature];
        features.sort_unstable();
        assert!(
            manifest(more).contains(&format!("default = {features:?}")),
            "{more:?}"
        );
    }
    assert!(!written(&["--operation", "Ping"]).contains_key("src/operation/get.rs"));
    assert!(!written(&["--operation", "*", "--operation", "!G*"]).contains_key("src/operation/get.rs"));
    assert_eq!(written(&["--service", "Made"])["src/lib.rs"], all["src/lib.rs"]);
    for wrong in [
        &["--service", "Other"][..],
        &["--protocol", "restXml2"],
        &["--operation", "Pong"],
        &["--operation", "!*"],
        &["--package-version", "1.2"],
        &["--package", "a/b"],
    ] {
        let base = ["generate", "--model", "model.json", "--output", "out"];
        scratch.run(&[&base[..], wrong].concat()).fails_with(1);
    }
}

#[test]
fn a_package_that_cargo_will_complain_about_is_reported() {
    let scratch = Scratch::empty();
    scratch.write("model.json", &service(0..1, "One text."));
    let base = ["generate", "--model", "model.json", "--output", "out"];
    let run = |more: &[&str]| scratch.run(&[&base[..], more].concat());
    run(&["--package", "Mine"]).reports("rustc warns about crates called `Mine`");
    let runtime = run(&["--package", "mine", "--runtime-path", "nowhere"]);
    runtime.succeeds();
    runtime.reports("tinsmith-runtime is not in this folder");
    scratch.write("nowhere/Cargo.toml", "[package]\nname = \"tinsmith-runtime\"\n");
    let found = run(&["--package", "mine", "--runtime-path", "nowhere"]);
    assert!(!found.stderr.contains("warning"), "{}", found.stderr);
}

#[test]
fn options_apply_to_each_model_of_a_folder() {
    let scratch = Scratch::empty();
    scratch.write("models/a.json", &service(0..1, "One text."));
    scratch.write("models/b.json", &service(0..2, "One text."));
    let base = ["generate", "--models", "models", "--output", "clients"];
    let more = [
        "--operation",
        "Ping",
        "--package-version",
        "4.5.6",
        "--runtime-path",
        "rt",
    ];
    scratch.run(&[&base[..], &more].concat()).succeeds();
    for client in ["clients/a", "clients/b"] {
        let files = scratch.texts(client);
        assert!(files["Cargo.toml"].contains("version = \"4.5.6\""));
        assert!(files["Cargo.toml"].contains("path = \"../../rt\""));
        assert!(!files.contains_key("src/operation/get.rs"));
    }
    let check = scratch.run(&[&base[..], &more, &["--check"]].concat());
    check.succeeds();
    scratch.run(&[&base[..], &["--check"]].concat()).fails_with(3);
    scratch.replace("clients/a/src/lib.rs", "missing_docs", "missinq_docs");
    let edited = scratch.run(&[&base[..], &more].concat());
    edited.fails_with(1);
    edited.reports("failed: clients/a");
    edited.reports("1 of 2 clients");
    scratch.run(&[&base[..], &more, &["--force"]].concat()).succeeds();
}

#[test]
fn operations_of_a_service_are_listed_with_warnings_apart() {
    let scratch = Scratch::empty();
    scratch.write("model.json", &service(0..1, "One text."));
    let list = scratch.run(&["inspect", "--format", "names", "--service", "Made", "model.json"]);
    list.succeeds();
    assert_eq!(list.stdout, "Get\nPing\n");
    scratch
        .run(&["inspect", "--service", "Other", "model.json"])
        .fails_with(1);
    let version = scratch.run(&["--version"]);
    version.succeeds();
    assert_eq!(
        version.stdout,
        concat!("tinsmith ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn each_error_in_the_settings_is_reported() {
    for (settings, message) in [
        ("operations = []", "the list is empty\n  --> tinsmith.toml:4"),
        ("operations = ['']", "the value is empty\n  --> tinsmith.toml:4"),
        ("operations = [1]", "must be a string\n  --> tinsmith.toml:4"),
        (
            "operations = { a = 1 }",
            "must be a string or a list of strings\n  --> tinsmith.toml:4",
        ),
        ("package = ''", "the value is empty\n  --> tinsmith.toml:4"),
        ("package = true", "must be a string\n  --> tinsmith.toml:4"),
        ("version = 1.0", "must be a string\n  --> tinsmith.toml:4"),
        ("service = 1", "must be a string\n  --> tinsmith.toml:4"),
        ("service = ''", "the value is empty\n  --> tinsmith.toml:4"),
        ("protocol = ''", "the value is empty\n  --> tinsmith.toml:4"),
        ("protocol = []", "must be a string\n  --> tinsmith.toml:4"),
        ("runtime = ''", "the value is empty\n  --> tinsmith.toml:4"),
        (
            "protocol-tests = 'yes'",
            "must be true or false\n  --> tinsmith.toml:4",
        ),
        (
            "validate-input = 'yes'",
            "must be true or false\n  --> tinsmith.toml:4",
        ),
        ("output = 'b'", "tinsmith.toml:4"),
        ("[other]", "unknown key `other`"),
        ("[[clients]]", "did you mean `client`?"),
        ("models-from = '.'", "write it above all tables"),
        ("service = 'Other'", "the model has no service `Other`"),
        ("protocol = 'restXml2'", "restXml2"),
        ("version = '1'", "`1`"),
    ] {
        let scratch = Scratch::new(&format!("{SETTINGS}{settings}\n"));
        let refused = scratch.run(&["generate"]);
        refused.fails_with(1);
        refused.reports(message);
        assert!(!scratch.path("out").exists(), "{settings}");
    }
    for (settings, message) in [
        ("[[client]]\nmodel = []\noutput = 'out'\n", "the list is empty"),
        ("[[client]]\nmodel = ''\noutput = 'out'\n", "the value is empty"),
        (
            "[[client]]\nmodel = 'model.json'\noutput = ''\n",
            "the value is empty",
        ),
        (
            "model = 'model.json'\noutput = 'out'\n",
            "write it below [[client]]",
        ),
        ("client = []\n", "the settings have no client"),
        ("client = [1]\n", "a client must be a table"),
    ] {
        let scratch = Scratch::new(settings);
        let refused = scratch.run(&["generate"]);
        refused.fails_with(1);
        refused.reports(message);
    }
}

#[test]
fn one_client_of_several_is_chosen_by_its_package() {
    let settings = "[[client]]\nmodel = \"model.json\"\noutput = \"one\"\npackage = \"first\"\n\
                    [[client]]\nmodel = \"model.json\"\noutput = \"two\"\npackage = \"second\"\n";
    let scratch = Scratch::new(settings);
    scratch.run(&["generate", "second"]).succeeds();
    assert!(scratch.path("two/src/lib.rs").exists() && !scratch.path("one").exists());
    scratch.run(&["generate", "third"]).fails_with(2);
}
