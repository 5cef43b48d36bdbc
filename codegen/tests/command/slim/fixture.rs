//! A cargo workspace that uses a published client of a service, without a network: cargo takes published packages from
//! a folder.

use crate::folder::{Run, Scratch};
use std::path::Path;

/// The model of the service, of the same age as the published client except for changes by tests.
const MODEL: &str = r#"{ "smithy": "2.0", "shapes": {
    "workshop#Workshop": { "type": "service", "version": "1",
        "operations": [
            { "target": "workshop#GetTool" }, { "target": "workshop#PutTool" },
            { "target": "workshop#ListTools" }, { "target": "workshop#DescribeBench" } ],
        "traits": { "aws.api#service": { "sdkId": "Workshop" }, "aws.protocols#awsJson1_1": {},
            "aws.auth#sigv4": { "name": "workshop" } } },
    "workshop#GetTool": { "type": "operation", "input": { "target": "workshop#GetToolInput" },
        "output": { "target": "workshop#GetToolOutput" }, "errors": [{ "target": "workshop#NoSuchTool" }],
        "traits": { "smithy.waiters#waitable": { "ToolExists": { "acceptors": [
            { "state": "success", "matcher": { "success": true } } ] } } } },
    "workshop#GetToolInput": { "type": "structure", "members": { "id": { "target": "smithy.api#String" } } },
    "workshop#GetToolOutput": { "type": "structure", "members": { "tool": { "target": "workshop#Tool" } } },
    "workshop#Tool": { "type": "structure", "members": { "kind": { "target": "workshop#Kind" } } },
    "workshop#Kind": { "type": "enum", "members": { "SAW": { "target": "smithy.api#Unit",
        "traits": { "smithy.api#enumValue": "saw" } } } },
    "workshop#NoSuchTool": { "type": "structure", "traits": { "smithy.api#error": "client" } },
    "workshop#PutTool": { "type": "operation", "input": { "target": "workshop#PutToolInput" } },
    "workshop#PutToolInput": { "type": "structure", "members": { "tool": { "target": "workshop#Tool" } } },
    "workshop#ListTools": { "type": "operation", "input": { "target": "workshop#ListToolsInput" },
        "output": { "target": "workshop#ListToolsOutput" },
        "traits": { "smithy.api#paginated": { "inputToken": "token", "outputToken": "token", "items": "tools" } } },
    "workshop#ListToolsInput": { "type": "structure", "members": { "token": { "target": "smithy.api#String" } } },
    "workshop#ListToolsOutput": { "type": "structure", "members": {
        "token": { "target": "smithy.api#String" }, "tools": { "target": "workshop#Tools" } } },
    "workshop#Tools": { "type": "list", "member": { "target": "workshop#Tool" } },
    "workshop#DescribeBench": { "type": "operation", "output": { "target": "workshop#DescribeBenchOutput" } },
    "workshop#DescribeBenchOutput": { "type": "structure", "members": { "bench": { "target": "workshop#Bench" } } },
    "workshop#Bench": { "type": "structure", "members": { "vise": { "target": "workshop#Vise" } } },
    "workshop#Vise": { "type": "structure", "members": {} }
} }"#;

/// The program.
pub const MAIN: &str = "use aws_sdk_workshop::types::Bench;
fn main() {
    let client = toolbox::client();
    client.get_tool().id(\"1\").send();
    client.list_tools().into_paginator().send();
    let bench: Option<Bench> = None;
}
";

/// The workspace, as it is before.
pub fn workspace() -> Scratch {
    let scratch = Scratch::empty();
    scratch.write("models/workshop.json", MODEL);
    scratch.write(
        ".cargo/config.toml",
        "[source.crates-io]\nreplace-with = \"published\"\n[source.published]\ndirectory = \"published\"\n",
    );
    scratch.write(
        "Cargo.toml",
        "[workspace] # ours\nmembers = [\"app\", \"toolbox\"]\nresolver = \"2\"\n",
    );
    member(
        &scratch,
        "app",
        "aws-sdk-workshop = \"1\"\ntoolbox = { path = \"../toolbox\" }\n",
    );
    scratch.write("app/src/main.rs", MAIN);
    member(
        &scratch,
        "toolbox",
        "workshop = { package = \"aws-sdk-workshop\", version = \"1\" }\npliers = \"2\"\n",
    );
    scratch.write(
        "toolbox/src/lib.rs",
        "pub fn client() -> workshop::Client { pliers::client() }\n",
    );
    published_client(&scratch);
    published(
        &scratch,
        "pliers",
        "2.0.0",
        "[dependencies]\naws-sdk-workshop = { version = \"1\", default-features = false }\n",
        "pub fn wait(client: aws_sdk_workshop::Client) { client.wait_until_tool_exists(); }\n\
         #[cfg(test)] mod tests { fn put(client: aws_sdk_workshop::Client) { client.put_tool(); } }\n",
    );
    runtime(&scratch);
    scratch
}

fn member(scratch: &Scratch, name: &str, dependencies: &str) {
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\n[dependencies]\n{dependencies}"
    );
    scratch.write(&format!("{name}/Cargo.toml"), &manifest);
}

/// Creates a package that cargo treats as a published one.
fn published(scratch: &Scratch, name: &str, version: &str, manifest: &str, code: &str) {
    let folder = format!("published/{name}-{version}");
    let manifest =
        format!("[package]\nname = \"{name}\"\nversion = \"{version}\"\nedition = \"2021\"\n\n{manifest}");
    scratch.write(&format!("{folder}/Cargo.toml"), &manifest);
    scratch.write(&format!("{folder}/src/lib.rs"), code);
    let checksum = "0".repeat(64);
    scratch.write(
        &format!("{folder}/.cargo-checksum.json"),
        &format!("{{ \"files\": {{}}, \"package\": \"{checksum}\" }}"),
    );
}

/// The published client, with the names that tests use.
fn published_client(scratch: &Scratch) {
    let manifest = "[package.metadata.smithy]\ncodegen-version = \"1\"\n\n\
                    [features]\ndefault = [\"rt-tokio\"]\nrt-tokio = []\nodd = []\n";
    published(
        scratch,
        "aws-sdk-workshop",
        "1.2.3",
        manifest,
        "pub struct Client;\n",
    );
    let src = "published/aws-sdk-workshop-1.2.3/src";
    let mut operations = String::new();
    for (module, shape) in [
        ("get_tool", "GetTool"),
        ("put_tool", "PutTool"),
        ("list_tools", "ListTools"),
        ("lend_tool", "LendTool"),
    ] {
        operations.push_str(&format!(
            "/// Types for the `{shape}` operation.\npub mod {module};\n"
        ));
    }
    scratch.write(&format!("{src}/operation.rs"), &operations);
    scratch.write(&format!("{src}/operation/list_tools/paginator.rs"), "");
    scratch.write(&format!("{src}/waiters.rs"), "pub mod tool_exists;\n");
    scratch.write(
        &format!("{src}/waiters/tool_exists.rs"),
        "impl X { pub fn f() -> crate::operation::get_tool::GetToolOutput {} }\n",
    );
    let mut types = String::new();
    for (module, name) in [
        ("tool", "Tool"),
        ("kind", "Kind"),
        ("bench", "Bench"),
        ("vise", "Vise"),
        ("loan", "Loan"),
    ] {
        types.push_str(&format!("pub use crate::types::_{module}::{name};\n"));
        let code = match name {
            "Kind" => "pub enum Kind { Saw, Plane, Unknown(X) }\n".to_owned(),
            name => format!("pub struct {name} {{ pub size: i32 }}\n"),
        };
        scratch.write(&format!("{src}/types/_{module}.rs"), &code);
    }
    scratch.write(&format!("{src}/types.rs"), &types);
    let error = "pub use crate::types::error::_no_such_tool::NoSuchTool;\n";
    scratch.write(&format!("{src}/types/error.rs"), error);
}

/// Adds a member that depends on AWS's runtime, not on a client, and makes the program depend on it.
pub fn member_on_the_runtime(scratch: &Scratch, code: &str) {
    published(scratch, "aws-smithy-runtime", "1.0.0", "", "");
    member(
        scratch,
        "gauge",
        "runtime = { package = \"aws-smithy-runtime\", version = \"1\" }\n",
    );
    scratch.write("gauge/src/lib.rs", code);
    scratch.replace("Cargo.toml", "\"toolbox\"]", "\"toolbox\", \"gauge\"]");
    scratch.replace(
        "app/Cargo.toml",
        "toolbox = ",
        "gauge = { path = \"../gauge\" }\ntoolbox = ",
    );
}

/// Makes the program depend on the published `aws-config`, with these keys of the dependency.
pub fn with_aws_config(scratch: &Scratch, keys: &str) {
    published(
        scratch,
        "aws-config",
        "1.1.0",
        "[features]\ndefault = [\"default-https-client\"]\ndefault-https-client = []\n",
        "",
    );
    member(
        scratch,
        "app",
        &format!(
            "aws-config = {{ {keys} }}\naws-sdk-workshop = \"1\"\ntoolbox = {{ path = \"../toolbox\" }}\n"
        ),
    );
}

/// Publishes two versions of a library and locks the program to the first, while the runtime needs the second one. The
/// program depends on it with this requirement.
pub fn with_older_lock(scratch: &Scratch, requirement: &str) {
    for version in ["1.0.0", "1.1.0"] {
        published(scratch, "bolt", version, "", "");
    }
    for requirement in ["=1.0.0", requirement] {
        member(
            scratch,
            "app",
            &format!(
                "bolt = \"{requirement}\"\naws-sdk-workshop = \"1\"\ntoolbox = {{ path = \"../toolbox\" }}\n"
            ),
        );
        scratch.run(&["scan", "--offline"]).succeeds();
    }
    let manifest = scratch.path("runtime/Cargo.toml");
    let manifest = std::fs::read_to_string(manifest).expect("the runtime's manifest");
    scratch.write(
        "runtime/Cargo.toml",
        &format!("{manifest}\n[dependencies]\nbolt = \"1.1\"\n"),
    );
}

/// A runtime without code, with the features of the real one.
fn runtime(scratch: &Scratch) {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/Cargo.toml");
    let manifest = std::fs::read_to_string(manifest).expect("the runtime's manifest");
    let (_, features) = manifest.split_once("[features]\n").expect("features");
    let features = features.lines().take_while(|line| !line.starts_with('['));
    let features = features.filter_map(|line| line.split_once(" = ["));
    let empty: Vec<_> = features.map(|(name, _)| format!("{name} = []\n")).collect();
    let version = env!("CARGO_PKG_VERSION");
    scratch.write(
        "runtime/Cargo.toml",
        &format!(
            "[package]\nname = \"tinsmith-runtime\"\nversion = \"{version}\"\nedition = \"2021\"\n\n[features]\n{}",
            empty.concat()
        ),
    );
    scratch.write("runtime/src/lib.rs", "");
}

/// Runs `tinsmith slim` there.
pub fn slim(scratch: &Scratch, arguments: &[&str]) -> Run {
    let common = [
        "slim",
        "--offline",
        "--models-from",
        "models",
        "--runtime-path",
        "runtime",
    ];
    scratch.run(&[&common, arguments].concat())
}
