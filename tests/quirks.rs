//! Checks that each quirk changes the model of its service, from Smithy or botocore. A quirk without effect must be
//! removed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use tinsmith::testing::{matching_quirks, quirks, services_with_quirks};
use tinsmith_materials::named;

/// Returns the models of services with quirks among these files, by searching their texts.
fn of_services(files: impl Iterator<Item = PathBuf>, key: &str) -> Vec<PathBuf> {
    let (services, key) = (services_with_quirks(), format!("\"{key}\""));
    let mut found = Vec::new();
    for path in files {
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        let mut ids = text.split(&key).skip(1);
        let id = ids.find_map(|rest| rest.split('"').nth(1));
        if id.is_some_and(|id| services.contains(id)) {
            found.push(path);
        }
    }
    found
}

fn entries(path: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(path).expect("a folder").flatten();
    entries.map(|entry| entry.path()).collect()
}

#[test]
#[cfg_attr(
    not(all(models, botocore_of_models)),
    ignore = "set TINSMITH_MODELS and TINSMITH_BOTOCORE_OF_MODELS"
)]
fn every_quirk_changes_a_model() {
    let models = entries(&named("TINSMITH_MODELS"));
    let models = models
        .into_iter()
        .filter(|model| model.extension().is_some_and(|extension| extension == "json"));
    let data = named("TINSMITH_BOTOCORE_OF_MODELS").join("botocore/data");
    let services = entries(&data).into_iter().filter(|entry| entry.is_dir());
    let versions = services.flat_map(|service| entries(&service));
    let descriptions = versions.map(|version| version.join("service-2.json"));
    let mut all = of_services(models, "sdkId");
    all.extend(of_services(descriptions, "serviceId"));
    let mut matching = BTreeSet::new();
    for path in all {
        let found = matching_quirks(&path);
        matching.extend(found.unwrap_or_else(|error| panic!("{}: {error}", path.display())));
    }
    let quirks = quirks();
    let unused = quirks
        .iter()
        .enumerate()
        .filter(|(place, _)| !matching.contains(place));
    let unused: Vec<_> = unused.map(|(_, quirk)| quirk).collect();
    assert!(
        unused.is_empty(),
        "{} of {}: {unused:#?}",
        unused.len(),
        quirks.len()
    );
}
