//! Names: for any name in a model, the generator returns findings or a client that parses.

use serde_json::{Map, Value};
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::path::Path;

/// Goldens that together contain names in every position.
const CASES: &[&str] = &[
    "endpoint_params",
    "endpoint_settings",
    "names",
    "rest_json",
    "streams",
    "waiters",
];

const NAMES: &[&str] = &[
    "a/b",
    "",
    "_",
    "_1",
    "é",
    "r#fn",
    "Self",
    "crate",
    "a::b",
    "a\"b",
    "\u{1b}[2J",
    "1a",
    "a b",
    "gen",
    "../../x",
    "ex#a$b",
    "#",
    "{x}",
    "\u{202e}",
    "tinsmith_runtime",
];

/// A change of a model.
type Change<'a> = &'a dyn Fn(Value) -> Value;

/// The models with one string or key after the other replaced.
fn each(model: &Value, at: &mut usize, check: &mut dyn FnMut(Change<'_>)) {
    let name = |at: &mut usize| {
        *at += 1;
        NAMES[*at % NAMES.len()]
    };
    match model {
        Value::String(_) => {
            let name = name(at);
            check(&|_| Value::String(name.to_owned()));
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                each(item, at, &mut |change| {
                    check(&|mut array| {
                        array[index] = change(array[index].take());
                        array
                    });
                });
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                let name = name(at);
                check(&|object| {
                    let Value::Object(object) = object else {
                        return object;
                    };
                    let renamed = |text: String| if text == *key { name.to_owned() } else { text };
                    Value::Object(
                        object
                            .into_iter()
                            .map(|(object, value)| (renamed(object), value))
                            .collect::<Map<_, _>>(),
                    )
                });
                each(member, at, &mut |change| {
                    check(&|mut object| {
                        object[key] = change(object[key].take());
                        object
                    });
                });
            }
        }
        _ => {}
    }
}

#[test]
fn any_name_ends_with_findings_or_a_client() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("model.json");
    let (mut clients, mut refused, mut at) = (0, 0, 0);
    for case in CASES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../tests/golden/{case}/model.json"));
        let text = std::fs::read(&path).expect("the model of a golden");
        let model: Value = serde_json::from_slice(&text).expect("JSON");
        each(&model, &mut at, &mut |change| {
            let model = change(model.clone());
            std::fs::write(&file, model.to_string()).expect("it can be written");
            let generate = || tinsmith::configure().model(&file).generate();
            match catch_unwind(AssertUnwindSafe(generate)) {
                Ok(Ok(client)) => {
                    let text = client.code();
                    let parsed = syn::parse_file(text);
                    assert!(parsed.is_ok(), "{case}: {:?} of\n{model}", parsed.err());
                    assert!(!text.contains("compile_error!"), "{case}: {model}");
                    clients += 1;
                }
                Ok(Err(error)) => {
                    let text = error.to_string();
                    assert!(!text.contains(['\u{1b}', '\u{202e}']), "{case}: {text:?}");
                    refused += 1;
                }
                Err(_) => panic!("{case}: a panic for\n{model}"),
            }
        });
    }
    assert!(
        clients > 300 && refused > 300,
        "{clients} clients, {refused} refused"
    );
}

#[test]
fn a_waiter_that_is_called_as_none_may_be_is_left_out_with_a_finding() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/golden/waiters/model.json");
    let text = std::fs::read_to_string(path).expect("the model of a golden");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("model.json");
    for name in ["a/b", "1a", "", "é", "a b"] {
        let renamed = text.replace("\"JobsDone\"", &format!("\"{name}\""));
        assert_ne!(renamed, text);
        std::fs::write(&file, renamed).expect("it can be written");
        let client = tinsmith::configure()
            .model(&file)
            .generate()
            .expect("a client without it");
        let expected = format!("the waiter `{name}` is left out: its name must");
        let warnings = client.warnings().to_string();
        assert!(warnings.contains(&expected), "{name}: {warnings}");
        assert!(!client.code().contains("JobsDone"), "{name}");
    }
}

/// The list of methods that the runtime defines on builders of configurations is complete, so that settings of models
/// cannot have these names.
#[test]
fn settings_of_models_give_way_to_the_methods_of_builders() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/src");
    let files = [
        "builder",
        "account_id",
        "checksum",
        "compression",
        "credentials",
        "endpoint_variants",
        "test_defaults",
    ];
    let files = files.map(|file| format!("config/{file}.rs"));
    let mut methods = std::collections::BTreeSet::new();
    for file in files
        .iter()
        .map(String::as_str)
        .chain(["services/s3/express/settings.rs"])
    {
        let text = std::fs::read_to_string(src.join(file)).expect("a file of the runtime");
        let macros = text.split("macro_rules!").skip(1);
        for body in macros.filter_map(|rest| rest.split("\n}\n").next()) {
            let names = body.split("pub fn ").skip(1);
            methods.extend(names.filter_map(|rest| Some(rest.split(['(', '<']).next()?.to_owned())));
        }
    }
    assert!(methods.len() > 80, "{methods:?}");
    let listed = include_str!("../../src/names/config.rs")
        .split('"')
        .skip(1)
        .step_by(2);
    let listed: std::collections::BTreeSet<_> = listed.map(str::to_owned).collect();
    assert_eq!(listed, methods);
}
