//! Endpoint rule sets: every `smithy.rules#endpointTests` case of a model of ours, of the AWS models and of Smithy's suites, through the
//! generator's lowering and the runtime's evaluator.

mod case;
mod leak;

use serde_json::Value;
use std::path::{Path, PathBuf};
use tinsmith_materials::named;
use tinsmith_runtime::codegen::endpoint::{Partition, Rules, PARTITIONS};

/// The trait of a service that holds its rules.
const RULE_SET: &str = "smithy.rules#endpointRuleSet";

fn json(path: &Path) -> Value {
    let text = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_slice(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Returns the entries of a folder, sorted.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

/// The results of the cases in some files.
struct Tally {
    partitions: Vec<Partition>,
    services: usize,
    cases: usize,
    failures: Vec<String>,
}

impl Tally {
    fn new(partitions: Vec<Partition>) -> Self {
        Self {
            partitions,
            services: 0,
            cases: 0,
            failures: Vec::new(),
        }
    }

    fn add_folder(&mut self, folder: &Path) {
        let is_json = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "json");
        entries(folder)
            .into_iter()
            .filter(is_json)
            .for_each(|path| self.add_file(&path));
    }

    fn add_file(&mut self, path: &Path) {
        let model = json(path);
        let file = path.file_stem().unwrap_or_default().to_string_lossy();
        for (id, shape) in model["shapes"].as_object().into_iter().flatten() {
            let traits = &shape["traits"];
            let tests = traits["smithy.rules#endpointTests"]["testCases"].as_array();
            let Some(rules) = leak::rules(id, traits) else {
                assert!(tests.is_none(), "{file}: {id} has tests and no rules");
                continue;
            };
            self.add_cases(&file, rules, tests.map_or(&[], Vec::as_slice));
        }
    }

    fn add_cases(&mut self, origin: &str, rules: &Rules, tests: &[Value]) {
        self.services += 1;
        for test in tests {
            self.cases += 1;
            if let Err(why) = case::run(&self.partitions, rules, test) {
                self.failures
                    .push(format!("{origin}: {}: {why}", test["documentation"]));
            }
        }
    }

    fn settle(&self) {
        eprintln!(
            "{} rule sets, {} cases, {} failures",
            self.services,
            self.cases,
            self.failures.len()
        );
        assert!(self.failures.is_empty(), "{}", self.failures.join("\n"));
    }
}

/// The partitions the cases of the models were written for: older than botocore's, without dual stack in the isolated
/// ones.
fn partitions_of_the_models() -> Vec<Partition> {
    let older = |partition: &Partition| {
        if partition.name.starts_with("aws-iso") {
            Partition {
                dual_stack_dns_suffix: None,
                ..*partition
            }
        } else {
            *partition
        }
    };
    PARTITIONS.iter().map(older).collect()
}

#[test]
fn our_own_endpoint_tests_pass() {
    let mut tally = Tally::new(PARTITIONS.to_vec());
    tally.add_file(&Path::new(env!("CARGO_MANIFEST_DIR")).join("endpoint/own.json"));
    tally.settle();
    assert!(tally.cases >= 24, "{} cases", tally.cases);
}

#[test]
#[cfg_attr(not(models), ignore = "set TINSMITH_MODELS")]
fn models_every_endpoint_test_of_the_services_passes() {
    let models = named("TINSMITH_MODELS");
    let mut tally = Tally::new(partitions_of_the_models());
    tally.add_folder(&models);
    tally.settle();
    assert!(
        tally.cases >= 13_000,
        "the models hold more cases than {}",
        tally.cases
    );
}

#[test]
#[cfg_attr(not(conformance), ignore = "set TINSMITH_SHARED")]
fn conformance_every_endpoint_test_of_smithy_passes() {
    let shared = named("TINSMITH_SHARED");
    let mut tally = Tally::new(PARTITIONS.to_vec());
    tally.add_folder(&shared.join("conformance/endpoint-rules"));
    tally.settle();
    assert!(
        tally.cases >= 100,
        "the suites hold more cases than {}",
        tally.cases
    );
}

#[test]
#[cfg_attr(not(botocore), ignore = "set TINSMITH_BOTOCORE")]
fn botocore_every_endpoint_test_of_botocore_passes() {
    let botocore = named("TINSMITH_BOTOCORE");
    let mut tally = Tally::new(PARTITIONS.to_vec());
    for folder in entries(&botocore.join("tests/functional/endpoint-rules")) {
        let tests = folder.join("endpoint-tests-1.json");
        if !tests.exists() {
            continue;
        }
        let service = folder.file_name().expect("a name").to_string_lossy();
        let versions = entries(&botocore.join("botocore/data").join(&*service));
        let newest = versions.last().expect("a version of the service");
        let traits = serde_json::json!({ RULE_SET: json(&newest.join("endpoint-rule-set-1.json")) });
        let rules = leak::rules(&format!("botocore#{service}"), &traits).expect("rules");
        let tests = json(&tests);
        tally.add_cases(&service, rules, tests["testCases"].as_array().expect("cases"));
    }
    tally.settle();
    assert!(
        tally.cases >= 14_500,
        "botocore holds more cases than {}",
        tally.cases
    );
}
