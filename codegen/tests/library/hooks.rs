//! Tests of attributes that a user adds, and of clients without documentation.

fn model() -> tinsmith::Builder {
    let models = concat!(env!("CARGO_MANIFEST_DIR"), "/../models/kinesis-analytics-v2.json");
    tinsmith::configure().model(models)
}

fn code(builder: &tinsmith::Builder) -> String {
    builder.generate().expect("a client").into_code()
}

#[test]
fn attributes_stand_on_the_types_and_fields_they_are_for() {
    let with = code(
        &model()
            .type_attribute("UrlType", "#[derive(Default)]")
            .type_attribute("CreateApplicationPresignedUrl*", "#[must_use]")
            .field_attribute(
                "CreateApplicationPresignedUrlInput.ApplicationName",
                "#[doc(alias = \"app\")]",
            )
            .field_attribute("UrlType.FLINK_DASHBOARD_URL", "#[default]"),
    );
    assert!(
        with.contains("#[derive(Default)]\n        pub enum UrlType {"),
        "{with}"
    );
    assert_eq!(with.matches("#[must_use]\n").count(), 2, "input and output");
    assert!(
        with.contains("#[doc(alias = \"app\")]\n            pub application_name:"),
        "{with}"
    );
    assert!(
        with.contains("#[default]\n            FlinkDashboardUrl,"),
        "{with}"
    );
}

#[test]
fn rules_that_do_nothing_are_refused() {
    for (builder, expected) in [
        (
            model().type_attribute("Url", "#[a]"),
            "the client has no such type",
        ),
        (
            model().field_attribute("*.nothing", "#[a]"),
            "the client has no such field",
        ),
        (
            model().type_attribute("*", "derive(Hash)"),
            "`derive(Hash)` is not a valid Rust attribute",
        ),
        (
            model().field_attribute("key", "#[a]"),
            "`key` does not name a field",
        ),
    ] {
        let error = builder.generate().expect_err("refused").to_string();
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn documentation_can_be_left_out() {
    let (with, without) = (code(&model()), code(&model().documentation(false)));
    let documented = |code: &str| {
        code.matches("An extension of an application that has a web interface")
            .count()
    };
    assert!(documented(&with) > 0 && documented(&without) == 0);
    // every public item still says what it is
    let lines = |code: &str| {
        code.lines()
            .filter(|line| line.trim_start().starts_with("pub fn"))
            .count()
    };
    assert_eq!(lines(&with), lines(&without));
}
