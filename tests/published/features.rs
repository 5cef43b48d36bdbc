//! Checks that our packages have the cargo features of the published crates, so that they can replace them with any
//! features a program requests.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use tinsmith_materials::named;
use tinsmith_published::crates::{Published, CRATES};
use tinsmith_published::scratch;

/// Default features of the published crates that ours lack: they have another HTTP client.
const OTHER_DEFAULTS: &[&str] = &["default-https-client", "rustls"];

/// Returns the packages of a workspace with these dependencies and more in its manifest, by name.
fn packages(folder: &Path, dependencies: &str, more: &str) -> BTreeMap<String, Value> {
    let manifest = format!(
        "[package]\nname = \"features\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[lib]\npath = \"lib.rs\"\n\
         [dependencies]\n{dependencies}{more}"
    );
    std::fs::write(folder.join("lib.rs"), "").expect("a library");
    scratch::workspace(folder, &manifest).expect("a workspace");
    metadata(folder, &[])
}

/// Returns cargo's metadata about the packages of a folder, by name.
fn metadata(folder: &Path, more: &[&str]) -> BTreeMap<String, Value> {
    let output = Command::new(env!("CARGO"))
        .current_dir(folder)
        .args(["metadata", "--format-version", "1"])
        .args(more)
        .output()
        .expect("cargo runs");
    let outcome = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{outcome}");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    let by_name = |package: &Value| {
        let name = package["name"].as_str().expect("a name");
        (name.to_owned(), package.clone())
    };
    packages.iter().map(by_name).collect()
}

fn features(package: &Value) -> BTreeSet<String> {
    let features = package["features"].as_object().expect("features");
    features.keys().cloned().collect()
}

fn default(package: &Value) -> BTreeSet<String> {
    let default = package["features"]["default"].as_array().expect("a default");
    let names = default.iter().filter_map(Value::as_str);
    names.map(str::to_owned).collect()
}

fn is_from_registry(package: &Value) -> bool {
    !package["source"].is_null()
}

#[test]
#[cfg_attr(
    not(all(models, botocore)),
    ignore = "set TINSMITH_MODELS and TINSMITH_BOTOCORE"
)]
fn models_packages_have_the_features_of_the_published_crates() {
    let (models, botocore) = (named("TINSMITH_MODELS"), named("TINSMITH_BOTOCORE"));
    let folder = tempfile::tempdir().expect("a scratch folder");
    let dependency = |service: &Published| format!("aws-sdk-{} = \"={}\"\n", service.name, service.version);
    let dependencies: String = CRATES.iter().map(dependency).collect();
    let published = packages(folder.path(), &dependencies, "");

    let (mut asked_for, mut patches, mut wrong) = (String::new(), String::new(), Vec::new());
    for service in CRATES {
        let name = format!("aws-sdk-{}", service.name);
        let official = &published[&name];
        assert!(is_from_registry(official), "{name}");
        let all = features(official);
        let list: Vec<_> = all.iter().collect();
        asked_for.push_str(&format!(
            "{name} = {{ version = \"={}\", features = {list:?} }}\n",
            service.version
        ));
        patches.push_str(&format!("{name} = {{ path = \"0/{name}\" }}\n"));
        // the model may be older than the crate, or botocore's
        for (at, model) in [Some(service.botocore(&botocore)), service.smithy(&models)]
            .into_iter()
            .flatten()
            .enumerate()
        {
            let package = folder.path().join(at.to_string()).join(&name);
            tinsmith::configure()
                .model(model)
                .package(&name)
                .version(service.version)
                .runtime_path(scratch::root().join("runtime"))
                .generate_package(&package)
                .expect("it generates");
            let ours = &metadata(&package, &["--no-deps"])[&name];
            let missing: Vec<_> = all.difference(&features(ours)).cloned().collect();
            if !missing.is_empty() {
                wrong.push(format!("{name}: {missing:?} are missing"));
            }
            let is_newest = at == 0;
            let off: Vec<_> = default(official)
                .difference(&default(ours))
                .filter(|name| !OTHER_DEFAULTS.contains(&name.as_str()))
                .cloned()
                .collect();
            if is_newest && !off.is_empty() {
                wrong.push(format!("{name}: {off:?} are off by default"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));

    let patches = format!("[patch.crates-io]\n{patches}");
    for (name, package) in packages(folder.path(), &asked_for, &patches) {
        let is_client = name.starts_with("aws-sdk-");
        assert!(!is_client || !is_from_registry(&package), "{name} is not ours");
    }
}
