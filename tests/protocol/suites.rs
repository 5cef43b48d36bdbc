//! The suites, and what came of them.

use serde_json::Value;
use std::collections::BTreeMap;
use std::process::ExitCode;
use tinsmith_runtime::protocol_test::{Case, Kind};

macro_rules! suites {
    ($($module:ident: $file:literal;)*) => {
        $(
            mod $module {
                include!(concat!(env!("OUT_DIR"), "/", stringify!($module), ".rs"));
            }
        )*

        /// The suites: name, file, cases.
        const SUITES: &[(&str, &str, &[Case])] = &[
            $((stringify!($module), $file, $module::protocol_tests::CASES),)*
        ];
    };
}

suites! {
    aws_json_1_0: "aws.protocoltests.json10.JsonRpc10.json";
    aws_json_1_1: "aws.protocoltests.json.JsonProtocol.json";
    rest_json: "aws.protocoltests.restjson.RestJson.json";
        rest_json_validation: "aws.protocoltests.restjson.validation.RestJsonValidation.json";
    rest_xml: "aws.protocoltests.restxml.RestXml.json";
    rest_xml_with_namespace: "aws.protocoltests.restxml.xmlns.RestXmlWithNamespace.json";
    aws_query: "aws.protocoltests.query.AwsQuery.json";
    ec2_query: "aws.protocoltests.ec2.AwsEc2.json";
    rpc_v2_cbor: "smithy.protocoltests.rpcv2Cbor.RpcV2Protocol.json";
    rpc_v2_json: "smithy.protocoltests.rpcv2Json.RpcV2JsonProtocol.json";
}

/// Runs the cases whose ids contain `filter`, prints what failed and a count for each suite.
pub fn run(filter: Option<String>) -> ExitCode {
    let filter = filter.unwrap_or_default();
    let (mut summary, mut failed) = (String::new(), false);
    for (name, file, cases) in SUITES {
        let chosen: Vec<_> = cases.iter().filter(|case| case.id.contains(&filter)).collect();
        let mut passed: BTreeMap<Kind, usize> = BTreeMap::new();
        for case in &chosen {
            let outcome =
                std::panic::catch_unwind(case.run).unwrap_or_else(|_| Err("it panicked".to_owned()));
            match outcome {
                Ok(()) => *passed.entry(case.kind).or_default() += 1,
                Err(why) => println!("{name}: {} ({:?}) failed: {why}\n", case.id, case.kind),
            }
        }
        let wanted = wanted(file, &filter);
        let count = |counts: &BTreeMap<Kind, usize>, kind| counts.get(&kind).copied().unwrap_or_default();
        let kinds = [Kind::Request, Kind::Response, Kind::EventStream];
        failed |= kinds
            .iter()
            .any(|kind| count(&passed, *kind) != count(&wanted, *kind));
        let told = kinds.map(|kind| format!("{:>4} of {:>4}", count(&passed, kind), count(&wanted, kind)));
        summary.push_str(&format!(
            "{name:<20} {} requests, {} responses, {} event streams\n",
            told[0], told[1], told[2]
        ));
    }
    println!("{summary}");
    match failed {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    }
}

/// How many cases for clients a file holds.
fn wanted(file: &str, filter: &str) -> BTreeMap<Kind, usize> {
    let folder = std::env::var("TINSMITH_SHARED").expect("it was there when this was built");
    let text = std::fs::read(format!("{folder}/conformance/{file}")).expect("the suite");
    let model: Value = serde_json::from_slice(&text).expect("JSON");
    let mut wanted = BTreeMap::new();
    for shape in model["shapes"].as_object().expect("shapes").values() {
        for (name, kind) in [
            ("smithy.test#httpRequestTests", Kind::Request),
            ("smithy.test#httpResponseTests", Kind::Response),
            ("smithy.test#eventStreamTests", Kind::EventStream),
        ] {
            let cases = shape["traits"][name].as_array().into_iter().flatten();
            let is_wanted = |case: &&Value| {
                case["appliesTo"] != "server" && case["id"].as_str().is_some_and(|id| id.contains(filter))
            };
            *wanted.entry(kind).or_default() += cases.filter(is_wanted).count();
        }
    }
    wanted
}
