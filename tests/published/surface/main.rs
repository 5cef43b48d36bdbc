//! Public surface: everything a caller of a published `aws-sdk-*` crate can notice has to be so in the client generated for
//! that service: items by path and kind, types of fields and variants, signatures of functions, traits with their arguments.
//!
//! The crates are documented as JSON by rustdoc, and both become lists of [facts](facts::Fact). Exceptions are listed with a
//! reason each in `exceptions.rs`. `TINSMITH_SURFACE`, a list of names with commas between, chooses services.
//!
//! Two crates write the same in different ways. What is taken for the same, by rule and for all services alike:
//!
//! - A type is what it is, not how it is written: aliases and associated types are replaced by what they stand for (`solve`).
//!   So `Builder<T, M>` with one set of impls is as good as a struct for each builder, and `Result<T, SdkError<E>>` as
//!   `SendResult<T, E>`.
//! - A type of the crate has the name callers import it by, the shortest of its public paths; one of another crate the path it
//!   is defined at, wherever it is re-exported (`solve::Names`).
//! - A type without public path is a blank: nobody can write it down. Nor can anybody meet a bound that has none, so it is left
//!   out, and so are the impls of traits without.
//! - A future is what it comes to, whether the function is `async` or returns one (`facts`). That it is `Send` is not seen.
//! - A type parameter of a function is `impl` and its bounds.
//! - Of lifetimes only `'static` counts: where they are left out nobody sees what rustc makes of them.
//! - Ours may be more general: have a parameter where theirs has a type, ask less of a parameter, ask fewer methods of who
//!   implements a trait, be `const` or closed where theirs is not (`compare`).
//!
//! Not seen are names of arguments, deprecations, values of constants, and what a function does.

mod compare;
mod exceptions;
mod facts;
mod lower;
mod rules;
mod rustdoc;
mod solve;
mod ty;
mod walk;

use compare::missing;
use facts::Fact;
use rustdoc::Docs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tinsmith_materials::named;
use tinsmith_published::crates::{Published, CRATES};
use tinsmith_published::scratch::{self, target};

/// Flags that make rustdoc write JSON. The format is unstable; only rustdoc gets the flag for it, so that nothing is
/// rebuilt. Hidden items are included to resolve types, but not compared.
const JSON: &[&str] = &[
    "-Zunstable-options",
    "--output-format=json",
    "--document-hidden-items",
    "--cap-lints=allow",
];

const RUNTIME: &str = "tinsmith-runtime";

/// Runs rustdoc over packages of a scratch workspace, for JSON; their dependencies have the features they all ask for.
fn document(workspace: &Path, packages: &[&str]) {
    let wrapper = workspace.join("rustdoc");
    let script = format!(
        "#!/bin/sh\nRUSTC_BOOTSTRAP=1 exec rustdoc \"$@\" {}\n",
        JSON.join(" ")
    );
    std::fs::write(&wrapper, script).expect("the wrapper can be written");
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(&wrapper, std::fs::Permissions::from_mode(0o755))
        .expect("the wrapper can be run");
    let status = Command::new(env!("CARGO"))
        .current_dir(workspace)
        .args(["doc", "--quiet", "--no-deps"])
        .args(packages.iter().flat_map(|package| ["--package", package]))
        .env("RUSTDOC", &wrapper)
        .env("CARGO_TARGET_DIR", target())
        .status()
        .expect("cargo runs");
    assert!(status.success(), "{packages:?} are documented");
}

/// Reads the JSON that rustdoc wrote for a package.
fn documentation(package: &str) -> serde_json::Value {
    read(&target().join("doc"), package)
}

fn read(folder: &Path, package: &str) -> serde_json::Value {
    let file = folder.join(format!("{}.json", package.replace('-', "_")));
    serde_json::from_slice(&std::fs::read(file).expect("rustdoc wrote JSON")).expect("JSON")
}

/// A workspace with our clients of these services, and the published ones as dependencies.
///
/// The Smithy models are older than the crates, botocore's are not: a fact has to hold for the client of one of them.
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

/// Returns the items of a published crate, and those of all our clients of the service.
fn both(workspace: &Path, service: &str, clients: &[String]) -> (Vec<Fact>, Vec<Fact>) {
    let published = format!("aws-sdk-{service}");
    document(workspace, &[&published]);
    let (theirs, known) = {
        let json = documentation(&published);
        let docs = Docs::new(&json, None);
        (facts::facts(&docs, None), facts::paths(&docs))
    };
    let mut packages = vec![RUNTIME];
    packages.extend(clients.iter().map(String::as_str));
    document(workspace, &packages);
    let runtime = documentation(RUNTIME);
    let of_client = |client: &String| {
        let json = documentation(client);
        facts::facts(&Docs::new(&json, Some(&runtime)), Some(&known))
    };
    (theirs, clients.iter().flat_map(of_client).collect())
}

#[test]
#[cfg_attr(
    not(all(models, botocore)),
    ignore = "set TINSMITH_MODELS and TINSMITH_BOTOCORE"
)]
fn models_whole_services_have_the_official_surface() {
    let (models, botocore) = (named("TINSMITH_MODELS"), named("TINSMITH_BOTOCORE"));
    let chosen = std::env::var("TINSMITH_SURFACE").unwrap_or_default();
    let is_chosen = |name: &str| chosen.is_empty() || chosen.split(',').any(|part| part == name);
    let services: Vec<_> = CRATES
        .iter()
        .copied()
        .filter(|published| is_chosen(published.name))
        .collect();
    assert!(
        !services.is_empty(),
        "TINSMITH_SURFACE names none of the services"
    );
    let scratch = workspace(&models, &botocore, &services);
    let mut wrong = Vec::new();
    for published in services {
        let service = published.name;
        let clients = clients(&models, &botocore, &published);
        let clients: Vec<_> = clients.into_iter().map(|(package, _)| package).collect();
        let (theirs, ours) = both(scratch.path(), service, &clients);
        assert!(theirs.len() > 1_000, "{service}: {} facts only", theirs.len());
        let (excepted, missing): (Vec<_>, Vec<_>) = missing(&theirs, &ours)
            .into_iter()
            .partition(|missing| exceptions::covers(service, &missing.fact));
        eprintln!(
            "{service}: {} facts of the official crate, {} missing, {} excepted, {} of ours",
            theirs.len(),
            missing.len(),
            excepted.len(),
            ours.len()
        );
        wrong.extend(missing.iter().map(|missing| format!("{service}: {missing}")));
        let unused = exceptions::unused(service, &excepted);
        wrong.extend(unused.map(|unused| format!("{service}: the exception `{unused}` excepts nothing")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
