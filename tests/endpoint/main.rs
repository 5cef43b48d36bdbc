//! Endpoint rule sets: every `smithy.rules#endpointTests` case of the AWS models and of Smithy's own suites, through the
//! generator's lowering and the runtime's evaluator.

mod case;
mod leak;

use std::path::{Path, PathBuf};
use tinsmith_runtime::endpoint::{Partition, PARTITIONS};

/// Where a file of materials is, by the environment variable that names its folder.
fn materials(variable: &str) -> Option<PathBuf> {
    let folder = std::env::var_os(variable).filter(|folder| !folder.is_empty());
    if folder.is_none() {
        eprintln!("NOT RUN: {variable} names no folder");
    }
    folder.map(PathBuf::from)
}

/// What came of the cases of some files.
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
        let entries =
            std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
        paths.sort();
        paths.iter().for_each(|path| self.add_file(path));
    }

    fn add_file(&mut self, path: &Path) {
        let text = std::fs::read(path).expect("a model can be read");
        let model: serde_json::Value = serde_json::from_slice(&text).expect("a model is JSON");
        let file = path.file_stem().unwrap_or_default().to_string_lossy();
        for (id, shape) in model["shapes"].as_object().into_iter().flatten() {
            let traits = &shape["traits"];
            let tests = traits["smithy.rules#endpointTests"]["testCases"].as_array();
            let Some(rules) = leak::rules(id, traits) else {
                assert!(tests.is_none(), "{file}: {id} has tests and no rules");
                continue;
            };
            self.services += 1;
            for test in tests.into_iter().flatten() {
                self.cases += 1;
                if let Err(why) = case::run(&self.partitions, rules, test) {
                    self.failures
                        .push(format!("{file}: {}: {why}", test["documentation"]));
                }
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
    let older = |partition: &Partition| match partition.name.starts_with("aws-iso") {
        true => Partition {
            dual_stack_dns_suffix: None,
            ..*partition
        },
        false => *partition,
    };
    PARTITIONS.iter().map(older).collect()
}

#[test]
fn models_every_endpoint_test_of_the_services_passes() {
    let Some(models) = materials("TINSMITH_MODELS") else {
        return;
    };
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
fn conformance_every_endpoint_test_of_smithy_passes() {
    let Some(shared) = materials("TINSMITH_SHARED") else {
        return;
    };
    let mut tally = Tally::new(PARTITIONS.to_vec());
    tally.add_folder(&shared.join("conformance/endpoint-rules"));
    tally.settle();
    assert!(
        tally.cases >= 100,
        "the suites hold more cases than {}",
        tally.cases
    );
}
