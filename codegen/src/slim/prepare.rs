//! Prepares the replacements of a workspace, without writing anything.

use super::change::{Edited, Slim};
use super::manifest::{self, Entry};
use super::options::Options;
use super::output::{packages, text, unfit};
use super::{choices, older_http, replacement, resolve, scan};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::parallel;
use std::collections::{BTreeMap, BTreeSet};

/// Reads the workspace and generates all replacements, without writing anything.
///
/// Errors: those of cargo; missing or invalid models; all names in sources that a replacement would lack.
pub fn prepare(options: &Options) -> Result<(Slim, Diagnostics), Diagnostics> {
    choices::runtime(options)?;
    let (scan, mut findings) = scan::read(&options.cargo, Some(&options.output))?;
    choices::without_client(&scan, options, &mut findings);
    choices::other_tls(&scan, options, &mut findings);
    let root = scan.workspace.root.clone();
    let output = root.join(&options.output);
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    for client in &scan.clients {
        *names.entry(&client.package.name).or_default() += 1;
    }
    let folder = |client: &scan::Client| {
        let package = &client.package;
        let is_alone = names.get(package.name.as_str()).is_none_or(|count| *count == 1);
        let folder = if is_alone {
            package.name.clone()
        } else {
            format!("{}-{}", package.name, package.version)
        };
        (output.join(&folder), format!("{}/{folder}", options.output))
    };
    findings.extend(older_http_kept(&scan));
    let mut replacements = Vec::new();
    parallel::each(
        &scan.clients,
        |client| replacement::prepare(&scan, client, &folder(client).0, options),
        || (),
        |prepared| match prepared {
            Ok((replacement, more)) => {
                findings.extend(more);
                replacements.push(replacement);
            }
            Err(more) => findings.extend(more),
        },
    );
    choices::ignored(&scan, &replacements, options, &mut findings);
    let entries: Vec<_> = scan
        .clients
        .iter()
        .map(|client| Entry {
            package: client.package.name.clone(),
            path: folder(client).1,
        })
        .collect();
    let path = root.join("Cargo.toml");
    let old = text(&path)?;
    let new = manifest::set(&old, &entries, &options.output).map_err(|message| unfit(&path, &message))?;
    let current: BTreeSet<_> = replacements
        .iter()
        .map(|replacement| replacement.package.folder.clone())
        .collect();
    let slim = Slim {
        obsolete: packages(&output)
            .into_iter()
            .filter(|folder| !current.contains(folder))
            .collect(),
        replacements,
        manifest: Edited { path, old, new },
        output: options.output.clone(),
        cargo: options.cargo.clone(),
        versions: resolve::versions(&scan.workspace),
        root,
    };
    findings.ok(slim)
}

/// Creates the warning that the sources need the older HTTP client, which makes the build slower.
fn older_http_kept(scan: &scan::Scan) -> Diagnostics {
    let finding = |named: &older_http::Named| {
        let message = format!(
            "this names `{}`, which needs AWS's older HTTP client, on hyper 0.14: replacements have it on by default",
            named.path
        );
        let hint = "the items of `aws_smithy_http_client` for hyper 1 make the build lighter";
        let place = &named.place;
        Diagnostic::warning(codes::SLIM, message)
            .file(&place.file)
            .line(place.line)
            .hint(hint)
    };
    let mut findings = Diagnostics::default();
    scan.older_http
        .iter()
        .for_each(|named| findings.push(finding(named)));
    findings
}
