//! Tests that the client generated from the sources of each of Smithy's protocol suites is the same as from its JSON
//! AST.

use super::files;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Service, and the folder of its sources.
const SUITES: &[(&str, &str)] = &[
    ("aws.protocoltests.ec2#AwsEc2", "aws"),
    ("aws.protocoltests.json#JsonProtocol", "aws"),
    ("aws.protocoltests.json10#JsonRpc10", "aws"),
    ("aws.protocoltests.query#AwsQuery", "aws"),
    ("aws.protocoltests.restjson#RestJson", "aws"),
    ("aws.protocoltests.restjson.validation#RestJsonValidation", "aws"),
    ("aws.protocoltests.restxml#RestXml", "aws"),
    ("aws.protocoltests.restxml.xmlns#RestXmlWithNamespace", "aws"),
    ("smithy.protocoltests.rpcv2Cbor#RpcV2Protocol", "smithy"),
    ("smithy.protocoltests.rpcv2Json#RpcV2JsonProtocol", "smithy"),
];

fn client(service: &str, models: &[PathBuf]) -> String {
    let builder = tinsmith::configure().service(service).protocol_tests(true);
    let builder = models.iter().fold(builder, |builder, model| builder.model(model));
    let client = builder.generate();
    client
        .unwrap_or_else(|error| panic!("{service}: {error}"))
        .into_code()
}

/// The shapes of another package that suites need, as a model of their own.
fn others(conformance: &Path, folder: &Path) -> PathBuf {
    let mut shapes = serde_json::Map::new();
    for (service, _) in SUITES {
        let text = std::fs::read(json(conformance, service)).expect("the JSON AST of a suite");
        let model: Value = serde_json::from_slice(&text).expect("JSON");
        let all = model["shapes"].as_object().expect("shapes").clone();
        shapes.extend(
            all.into_iter()
                .filter(|(id, _)| id.starts_with("smithy.framework#")),
        );
    }
    let path = folder.join("others.json");
    let model = serde_json::json!({ "smithy": "2.0", "shapes": shapes });
    std::fs::write(&path, model.to_string()).expect("a file for the shapes");
    path
}

fn json(conformance: &Path, service: &str) -> PathBuf {
    conformance.join(format!("{}.json", service.replace('#', ".")))
}

#[test]
fn clients_from_sources_are_those_from_the_json_ast() {
    let conformance = tinsmith_materials::named("TINSMITH_SHARED").join("conformance");
    let folder = tempfile::tempdir().expect("a folder");
    let others = others(&conformance, folder.path());
    for (service, sources) in SUITES {
        let mut models = files(&conformance.join("idl/protocol-tests").join(sources), "smithy");
        models.push(others.clone());
        let from_json = client(service, &[json(&conformance, service)]);
        let from_idl = client(service, &models);
        let differ = from_idl.lines().zip(from_json.lines()).find(|(a, b)| a != b);
        assert!(from_idl == from_json, "{service}: {differ:#?}");
    }
}
