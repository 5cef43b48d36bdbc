//! Public surface: every item a caller of a published `aws-sdk-*` crate can name has to be in the client generated for
//! that service, of the same kind, methods with as many arguments.
//!
//! The crates are documented as JSON by rustdoc. Exceptions are listed with a reason each in `exceptions.rs`.
//! `TINSMITH_SURFACE`, a list of names with commas between, chooses services.

mod exceptions;
mod rustdoc;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use tinsmith_tests::materials;
use tinsmith_tests::published::{Published, CRATES};
use tinsmith_tests::scratch::{self, target};

/// Runs rustdoc over a package of a scratch workspace, for JSON.
fn document(workspace: &Path, package: &str) -> serde_json::Value {
    let wrapper = workspace.join("rustdoc");
    // the form is unstable; only rustdoc itself is told to allow it, so that nothing is built anew
    let script = "#!/bin/sh\nRUSTC_BOOTSTRAP=1 exec rustdoc \"$@\" -Z unstable-options --output-format json --cap-lints allow\n";
    std::fs::write(&wrapper, script).expect("the wrapper can be written");
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(&wrapper, std::fs::Permissions::from_mode(0o755))
        .expect("the wrapper can be run");
    let status = Command::new(env!("CARGO"))
        .current_dir(workspace)
        .args(["doc", "--quiet", "--no-deps", "--package", package])
        .env("RUSTDOC", &wrapper)
        .env("CARGO_TARGET_DIR", target())
        .status()
        .expect("cargo runs");
    assert!(status.success(), "{package} is documented");
    let path = target()
        .join("doc")
        .join(format!("{}.json", package.replace('-', "_")));
    serde_json::from_slice(&std::fs::read(path).expect("rustdoc wrote JSON")).expect("JSON")
}

/// A workspace with our clients of these services, and the published ones as dependencies.
///
/// The Smithy models are older than the crates, botocore's are not: an item has to be in the client of one of them.
fn workspace(models: &Path, botocore: &Path, services: &[Published]) -> tempfile::TempDir {
    let scratch = tempfile::tempdir().expect("a scratch folder");
    let (mut members, mut dependencies) = (String::new(), String::new());
    for service in services {
        let Published { name, version, .. } = service;
        for (package, model) in clients(models, botocore, service) {
            tinsmith::configure()
                .model(model)
                .package(&package)
                .runtime_path(scratch::root().join("runtime"))
                .generate_package(scratch.path().join(&package))
                .expect("it generates");
            members.push_str(&format!("\"{package}\", "));
        }
        dependencies.push_str(&format!("aws-sdk-{name} = \"={version}\"\n"));
    }
    let manifest = format!(
        "[workspace]\nmembers = [{members}]\n[package]\nname = \"surface\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\
         [lib]\npath = \"lib.rs\"\n[dependencies]\n{dependencies}"
    );
    std::fs::write(scratch.path().join("lib.rs"), "").expect("a library");
    scratch::workspace(scratch.path(), &manifest).expect("a workspace");
    scratch
}

/// Our clients of a service: package and model.
fn clients(models: &Path, botocore: &Path, service: &Published) -> Vec<(String, PathBuf)> {
    let ours = service.smithy(models).map(|model| ("ours", model));
    let newer = Some(("newer", service.botocore(botocore)));
    let all = [ours, newer].into_iter().flatten();
    all.map(|(prefix, model)| (format!("{prefix}-{}", service.name), model))
        .collect()
}

#[test]
fn models_whole_services_have_the_official_surface() {
    let Some(models) = materials::folder("TINSMITH_MODELS") else {
        return;
    };
    let chosen = std::env::var("TINSMITH_SURFACE").unwrap_or_default();
    let is_chosen = |name: &str| chosen.is_empty() || chosen.split(',').any(|it| it == name);
    let services: Vec<_> = CRATES.iter().copied().filter(|it| is_chosen(it.name)).collect();
    assert!(
        !services.is_empty(),
        "TINSMITH_SURFACE names none of the services"
    );
    let Some(botocore) = materials::folder("TINSMITH_BOTOCORE") else {
        return;
    };
    let scratch = workspace(&models, &botocore, &services);
    let mut wrong = Vec::new();
    for published in services {
        let service = published.name;
        let official = rustdoc::surface(&document(scratch.path(), &format!("aws-sdk-{service}")), None);
        let runtime = document(scratch.path(), "tinsmith-runtime");
        let mut ours = BTreeSet::new();
        for (package, _) in clients(&models, &botocore, &published) {
            let client = document(scratch.path(), &package);
            ours.extend(rustdoc::surface(&client, Some(&runtime)));
        }

        assert!(official.len() > 1_000, "{service}: {} items only", official.len());
        let missing: BTreeSet<_> = official
            .difference(&ours)
            .filter(|item| !exceptions::covers(service, item))
            .collect();
        eprintln!(
            "{service}: {} items of the official crate, {} missing, {} of ours",
            official.len(),
            missing.len(),
            ours.len()
        );
        wrong.extend(missing.iter().map(|item| format!("{service}: {item}")));
        let unused = exceptions::unused(service, &official, &ours);
        wrong.extend(
            unused
                .iter()
                .map(|it| format!("{service}: the exception `{it}` excepts nothing")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
