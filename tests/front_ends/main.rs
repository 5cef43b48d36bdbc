//! Tests that, for every service with both a Smithy model and a description of botocore, the two clients have the same
//! public interface and wire format. Real differences are listed in `known.rs`, with a reason.
//!
//! The descriptions are those of botocore 1.37.23, which is as old as the Smithy models, so no difference is due to
//! age. Documentation is not compared; of endpoint rules only the parameters are, and of waiters everything except the
//! maximum delay.

mod compare;
mod known;

use compare::{compare, Compared, Difference};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Mutex;
use tinsmith::testing::{interface, Interface};
use tinsmith_materials::named;

/// The identity of a service in both formats: its SDK id and its API version.
type Name = (String, String);

/// Returns the descriptions of botocore, by service.
fn descriptions(data: &Path) -> BTreeMap<Name, PathBuf> {
    let mut versions: Vec<_> = folders(data).iter().flat_map(|folder| folders(folder)).collect();
    versions.sort();
    let mut found = BTreeMap::new();
    for version in versions {
        let path = version.join("service-2.json");
        let Ok(text) = std::fs::read(&path) else { continue };
        let json: serde_json::Value = serde_json::from_slice(&text).expect("JSON");
        let text = |name: &str| json["metadata"][name].as_str().unwrap_or_default().to_owned();
        // a service may stand there under an older name too
        found
            .entry((text("serviceId"), text("apiVersion")))
            .or_insert(path);
    }
    found
}

fn folders(path: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(path).expect("a folder").flatten();
    entries
        .map(|entry| entry.path())
        .filter(|entry| entry.is_dir())
        .collect()
}

fn models(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    let mut models: Vec<_> = entries
        .map(|entry| entry.path())
        .filter(|entry| entry.extension().is_some_and(|extension| extension == "json"))
        .collect();
    // the largest first, so that no thread is left alone with it
    models.sort_by_key(|model| std::cmp::Reverse(model.metadata().map_or(0, |metadata| metadata.len())));
    models
}

/// An aspect of the service itself, which is text in quotes.
fn of_service(interface: &Interface, aspect: &str) -> String {
    interface["service"][aspect].trim_matches('"').to_owned()
}

/// Compares a service in both formats, in the protocol of the Smithy model; `None` if botocore does not have it.
fn pair(model: &Path, descriptions: &BTreeMap<Name, PathBuf>) -> Option<Compared> {
    let smithy = interface(model, None).unwrap_or_else(|error| panic!("{}: {error}", model.display()));
    let name = (of_service(&smithy, "sdk id"), of_service(&smithy, "version"));
    let description = descriptions.get(&name)?;
    let protocol = of_service(&smithy, "protocol");
    let botocore = interface(description, Some(&protocol))
        .unwrap_or_else(|error| panic!("{}: {error}", description.display()));
    Some(compare(&name.0, &smithy, &botocore))
}

/// All services, on all cores.
fn pairs(models: &[PathBuf], descriptions: &BTreeMap<Name, PathBuf>) -> Vec<Compared> {
    let (next, found) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let cores = std::thread::available_parallelism().map_or(1, |count| count.get());
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some(model) = models.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Some(compared) = pair(model, descriptions) {
                        found.lock().expect("no thread panicked").push(compared);
                    }
                }
            });
        }
    });
    found.into_inner().expect("no thread panicked")
}

#[test]
fn our_own_service_makes_the_same_client_in_both_forms() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("front_ends/own");
    let [smithy, botocore] = ["workshop.json", "workshop"].map(|name| {
        let path = own.join(name);
        interface(&path, None).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    });
    let compared = compare("Workshop", &smithy, &botocore);
    assert!(compared.items > 40, "{} items", compared.items);
    let wrong: Vec<_> = compared.differences.iter().map(Difference::line).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
#[cfg_attr(
    not(all(models, botocore_of_models)),
    ignore = "set TINSMITH_MODELS and TINSMITH_BOTOCORE_OF_MODELS"
)]
fn models_and_descriptions_of_a_service_make_the_same_client() {
    let (smithy, botocore) = (named("TINSMITH_MODELS"), named("TINSMITH_BOTOCORE_OF_MODELS"));
    let services = pairs(&models(&smithy), &descriptions(&botocore.join("botocore/data")));
    assert!(services.len() > 300, "{} services in both forms", services.len());
    let items: usize = services.iter().map(|service| service.items).sum();
    let differences: Vec<Difference> = services
        .into_iter()
        .flat_map(|service| service.differences)
        .collect();
    let (known, wrong) = known::sort(&differences);
    eprintln!("{items} items in both, {} differences:", differences.len());
    for (reason, count) in known {
        eprintln!("{count:>7} {reason}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
