//! Compares the public interface: everything that a caller of a published `aws-sdk-*` crate can use must exist in the
//! client generated for that service: items by path and kind, types of fields and variants, signatures of functions,
//! traits with their arguments.
//!
//! The crates are documented as JSON by rustdoc, and both become lists of [items](api_items::ApiItem). Exceptions are
//! listed with a reason each in `exceptions.rs`. `TINSMITH_SURFACE`, a comma-separated list of names, selects services.
//!
//! Two crates may express the same interface in different ways. The following rules, for all services, define what is
//! equivalent:
//!
//! - Aliases and associated types are resolved (`solve`). So `Builder<T, M>` with one set of impls is equivalent to a struct for
//!   each builder, and `Result<T, SdkError<E>>` to `SendResult<T, E>`.
//! - A type of the crate is identified by the shortest of its public paths; a type of another crate by the path of its
//!   definition, wherever it is re-exported (`solve::Names`).
//! - A type without a public path is a placeholder, since nobody can name it. Bounds by traits without a public path are left
//!   out, and so are their impls.
//! - A future is represented by its output, whether the function is `async` or returns one (`api_items`). Whether it is `Send` is ignored.
//! - A type parameter of a function is equivalent to `impl` with its bounds.
//! - Of lifetimes, only `'static` is compared, since elided lifetimes are not visible.
//! - Ours may be more general: have a parameter in place of a type, have weaker bounds, require fewer methods of implementors
//!   of a trait, or be `const` or exhaustive where theirs is not (`compare`).
//!
//! Names of arguments, deprecations, values of constants and the behaviour of functions are not compared.

mod api_items;
mod compare;
mod exceptions;
mod lower;
mod rules;
mod rustdoc;
mod solve;
mod ty;
mod walk;

use api_items::ApiItem;
use compare::missing;
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
fn document(workspace: &Path, packages: &[String]) {
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
        .args(
            packages
                .iter()
                .flat_map(|package| ["--package", package.as_str()]),
        )
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
/// The Smithy models are older than the crates, botocore's are not: an item has to exist in the client of one of them.
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

/// Returns the items of a published crate, and those of all our clients of the service, from what rustdoc wrote.
fn both(service: &str, clients: &[String]) -> (Vec<ApiItem>, Vec<ApiItem>) {
    let (theirs, known) = {
        let json = documentation(&format!("aws-sdk-{service}"));
        let docs = Docs::new(&json, None);
        (api_items::api_items(&docs, None), api_items::paths(&docs))
    };
    let runtime = documentation(RUNTIME);
    let of_client = |client: &String| {
        let json = documentation(client);
        api_items::api_items(&Docs::new(&json, Some(&runtime)), Some(&known))
    };
    (theirs, clients.iter().flat_map(of_client).collect())
}

/// The packages of our clients of each service.
fn packages(models: &Path, botocore: &Path, services: &[Published]) -> Vec<(Published, Vec<String>)> {
    let of = |service: &Published| {
        let clients = clients(models, botocore, service);
        (
            *service,
            clients.into_iter().map(|(package, _)| package).collect(),
        )
    };
    services.iter().map(of).collect()
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
    let services = packages(&models, &botocore, &services);
    // in one run, which has work for all cores, and compiles what they all depend on with one set of features
    let published = services
        .iter()
        .map(|(published, _)| format!("aws-sdk-{}", published.name));
    let ours = services.iter().flat_map(|(_, clients)| clients.iter().cloned());
    // the package that depends on the published crates is one of them, or cargo does not see these beside members
    let others = [RUNTIME, "surface"].map(str::to_owned);
    let all: Vec<_> = published.chain(ours).chain(others).collect();
    document(scratch.path(), &all);
    let mut wrong = Vec::new();
    for (published, clients) in services {
        let service = published.name;
        let (theirs, ours) = both(service, &clients);
        assert!(theirs.len() > 1_000, "{service}: {} items only", theirs.len());
        let (excepted, missing): (Vec<_>, Vec<_>) = missing(&theirs, &ours)
            .into_iter()
            .partition(|missing| exceptions::covers(service, &missing.item));
        eprintln!(
            "{service}: {} items of the official crate, {} missing, {} excepted, {} of ours",
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
