//! Tests of `tinsmith inspect`, in all output formats.

use super::folder::{Run, Scratch};
use super::models::service;
use serde_json::Value;

const MODEL: &str = r#"$version: "2"
namespace example
@aws.protocols#awsJson1_1
@aws.auth#sigv4(name: "store")
@httpBearerAuth
@title("The store")
service Store { version: "2026-01-01", operations: [GetItem, ListItems, Forget] }

@smithy.waiters#waitable(
    ItemReady: { acceptors: [{ state: "success", matcher: { success: true } }] }
)
operation GetItem { input := { name: String }, output := { item: Item }, errors: [Gone] }

@paginated(inputToken: "next", outputToken: "next", items: "items")
operation ListItems { input := { next: String }, output := { next: String, items: Items } }

@deprecated(message: "nothing is forgotten", since: "2025-01-01")
@auth([httpBearerAuth])
operation Forget {}

structure Item { name: String, kind: ItemKind }
list Items { member: Item }
enum ItemKind { SMALL, LARGE }
@error("client") structure Gone {}
"#;

fn inspected(arguments: &[&str]) -> String {
    let scratch = Scratch::empty();
    scratch.write("store.smithy", MODEL);
    let run = scratch.run(&[&["inspect", "store.smithy"], arguments].concat());
    run.succeeds();
    run.stdout
}

#[test]
fn the_table_has_what_is_particular_to_each_operation() {
    let table = inspected(&[]);
    let expected = "\
The store 2026-01-01 (example#Store)
protocol awsJson1_1, of aws.protocols#awsJson1_1
auth     sigv4, httpBearerAuth
all      3 operations, 3 types

operation  input           output           types
Forget     ForgetInput     ForgetOutput         0  deprecated since 2025-01-01: nothing is forgotten; auth httpBearerAuth
GetItem    GetItemInput    GetItemOutput        3  waiters ItemReady
ListItems  ListItemsInput  ListItemsOutput      2  paginator
";
    assert_eq!(table, expected);
    let part = inspected(&["--operation", "*", "--operation", "!Forget"]);
    assert!(!part.contains("Forget"), "{part}");
    assert!(
        part.contains("a client of 2 of 3 operations has 3 of 3 types and "),
        "{part}"
    );
}

#[test]
fn json_has_all_of_it() {
    let value: Value =
        serde_json::from_str(&inspected(&["--format", "json", "--operation", "Forget"])).expect("JSON");
    assert_eq!(value["kind"], "service");
    assert_eq!(value["id"], "example#Store");
    assert_eq!(value["types"], 3);
    let operation = |at: usize| value["operations"][at].clone();
    assert_eq!(operation(0)["deprecated"]["since"], "2025-01-01");
    assert_eq!(operation(0)["auth"], serde_json::json!(["httpBearerAuth"]));
    assert_eq!(operation(0)["chosen"], true);
    assert_eq!(operation(1)["errors"], serde_json::json!(["Gone"]));
    assert_eq!(operation(1)["waiters"], serde_json::json!(["ItemReady"]));
    assert_eq!(operation(1)["chosen"], false);
    assert_eq!(operation(2)["paginator"], true);
    assert_eq!(
        value["slice"]["operations"],
        serde_json::json!({ "kept": 1, "all": 3 })
    );
    assert_eq!(
        value["slice"]["types"],
        serde_json::json!({ "kept": 0, "all": 3 })
    );
    let lines = &value["slice"]["lines"];
    assert!(lines["kept"].as_u64() < lines["all"].as_u64(), "{lines}");
}

#[test]
fn names_are_for_scripts() {
    assert_eq!(inspected(&["--format", "names"]), "Forget\nGetItem\nListItems\n");
    assert_eq!(
        inspected(&["--format", "names", "--operation", "List*"]),
        "ListItems\n"
    );
}

#[test]
fn an_excluded_operation_is_left_out_wherever_its_filter_stands() {
    for filters in [["*", "!List*"], ["!List*", "*"], ["!ListItems", "List*"]] {
        let arguments = filters.map(|filter| ["--operation", filter]);
        let arguments = [
            &["--format", "names", "--operation", "Get*"],
            arguments.as_flattened(),
        ]
        .concat();
        let names = inspected(&arguments);
        assert!(
            names.contains("GetItem") && !names.contains("ListItems"),
            "{filters:?}: {names}"
        );
    }
}

#[test]
fn an_unknown_operation_comes_with_advice() {
    let scratch = Scratch::empty();
    scratch.write("store.smithy", MODEL);
    for (filter, advice) in [
        ("example#GetItem", "did you mean `GetItem`?"),
        ("get_item", "did you mean `GetItem`?"),
        ("GetItem, ListItems", "give each operation by itself"),
        ("*Item", "only allowed at the end"),
        ("Zzz", "`tinsmith inspect` lists"),
    ] {
        let run = scratch.run(&["inspect", "store.smithy", "--operation", filter]);
        run.fails_with(1);
        assert!(run.stderr.contains(advice), "{filter}: {}", run.stderr);
    }
}

#[test]
fn names_are_found_in_the_folders_of_the_nearest_settings() {
    let scratch = Scratch::empty();
    scratch.write("all/store.json", &service(0..1, "One text."));
    scratch.write("tinsmith.toml", "models-from = \"all\"\n");
    scratch.write("part/of/it/readme", "");
    for arguments in [["inspect", "store"], ["ast", "store"]] {
        let mut command = scratch.command(&arguments);
        Run::of(command.current_dir(scratch.path("part/of/it"))).succeeds();
    }
}

#[test]
fn an_invalid_model_exits_with_1() {
    let scratch = Scratch::empty();
    scratch.write("model.json", &service(0..1, "One text."));
    scratch
        .run(&["inspect", "model.json", "--service", "Other"])
        .fails_with(1);
    scratch
        .run(&["inspect", "model.json", "--operation", "Other"])
        .fails_with(1);
    scratch
        .run(&["inspect", "model.json", "--operation", ""])
        .fails_with(2);
}

#[test]
fn an_error_follows_the_warnings_of_earlier_stages() {
    let scratch = Scratch::empty();
    scratch.write("models/service.json", "{");
    scratch.write(
        "models/types.smithy",
        "$version: \"2\"\nnamespace a\nstructure A {}\n",
    );
    let run = scratch.run(&["inspect", "models"]);
    run.fails_with(1);
    run.reports("it has no property `smithy`");
    run.reports("no service");
}
