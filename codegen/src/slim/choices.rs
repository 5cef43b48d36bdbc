//! Checks the choices of a user, by themselves and against the workspace.

use super::options::Options;
use super::replacement::Replacement;
use super::scan::Scan;
use super::workspace::Package;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::settings::{without_runtime, Tls};

/// Checks that the runtime of the replacements is where it is said to be.
pub fn runtime(options: &Options) -> Result<(), Diagnostics> {
    match options.runtime_path.as_deref().and_then(without_runtime) {
        Some(finding) => Err(finding.into()),
        None => Ok(()),
    }
}

/// Warns that the build has the TLS of the published clients, too, if another one is chosen for the replacements.
pub fn other_tls(scan: &Scan, options: &Options, findings: &mut Diagnostics) {
    const FEATURE: &str = "default-https-client";
    let Some(tls) = options.tls.filter(|tls| *tls != Tls::AwsLc) else {
        return;
    };
    let brings_it = |package: &&Package| {
        package.name == "aws-config" && package.is_from_registry() && package.enabled.contains(FEATURE)
    };
    if let Some(package) = scan.workspace.packages.values().find(brings_it) {
        let message = format!(
            "replacements use {}, but {} {} brings rustls with aws-lc in addition, by its feature `{FEATURE}`",
            tls.name(),
            package.name,
            package.version
        );
        let hint = "set `default-features = false` for aws-config in each Cargo.toml, and give it the HTTP client of a replacement";
        let manifest = scan.workspace.root.join("Cargo.toml");
        findings.push(
            Diagnostic::warning(codes::SLIM, message)
                .file(&manifest)
                .hint(hint),
        );
    }
}

/// Warns of settings for packages that the build does not have.
pub fn without_client(scan: &Scan, options: &Options, findings: &mut Diagnostics) {
    let is_there = |name: &str| scan.clients.iter().any(|client| client.package.name == name);
    let places = options.additions.places.iter();
    for (name, places) in places.filter(|(name, _)| !is_there(name)) {
        for (file, line) in places {
            let message = format!("`{name}` is not in this build, so this setting has no effect");
            let finding = Diagnostic::warning(codes::SETTINGS, message);
            findings.push(finding.file(file).line(*line).hint("remove it"));
        }
    }
}

/// Warns of ignored names that no source uses, if all clients were compared with their published sources.
pub fn ignored(scan: &Scan, replacements: &[Replacement], options: &Options, findings: &mut Diagnostics) {
    let is_compared = |replacement: &Replacement| replacement.published_lines.is_some();
    if replacements.len() < scan.clients.len() || !replacements.iter().all(is_compared) {
        return;
    }
    for (name, (file, line)) in &options.additions.ignored {
        if !replacements
            .iter()
            .any(|replacement| replacement.ignored.contains(name))
        {
            let message = format!(
                "no source uses a name `{name}` that a replacement would lack, so ignoring it has no effect"
            );
            let finding = Diagnostic::warning(codes::SETTINGS, message);
            findings.push(finding.file(file).line(*line).hint("remove it from `ignore`"));
        }
    }
}
