//! Prepares the replacement for a published client: its settings, its files, and findings about it.

use super::catalogue::{self, Catalogue, Type};
use super::models;
use super::older_http;
use super::options::Options;
use super::published::{self, Published};
use super::scan::{Client, Scan};
use super::usage::{self, Evidence, SourceLine, Sources, Usage};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::emit::OwnManifest;
use crate::paths;
use crate::settings::{Package, Settings, Tls};
use crate::update::{self, Checked};
use crate::write::Change;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use toml_edit::DocumentMut;

/// A replacement that is to be written.
#[derive(Debug)]
pub struct Replacement {
    /// The client it replaces.
    pub client: Client,
    /// The settings it is generated with.
    pub settings: Settings,
    /// Its package.
    pub package: Package,
    /// The number of its operations.
    pub operations: usize,
    /// The number of operations of the service.
    pub all_operations: usize,
    /// The number of its types, without inputs and outputs.
    pub types: usize,
    /// The number of types of the service.
    pub all_types: usize,
    /// The number of lines of its code.
    pub lines: usize,
    /// The number of lines of the published client's code, if it is in cargo's cache.
    pub published_lines: Option<usize>,
    /// The names in the sources that the settings ignore.
    pub ignored: BTreeSet<String>,
    /// The differences between its package and the files on disk.
    pub changes: Vec<Change>,
}

/// Finds the model of a client and the names that sources use, and generates the replacement without writing it.
///
/// Errors: a missing or invalid model; a name in the sources that the replacement would lack.
pub fn prepare(
    scan: &Scan,
    client: &Client,
    folder: &Path,
    options: &Options,
) -> Result<(Replacement, Diagnostics), Diagnostics> {
    let model = model(client, options)?;
    let whole = Settings {
        models: vec![model.clone()],
        ..Settings::default()
    };
    let catalogue = catalogue::of(&whole)?;
    let sources = scan.sources(client);
    let (name, version) = (&client.package.name, &client.package.version);
    let published = scan.workspace.published_source(name, version);
    let published = published.and_then(|folder| published::read(&folder));
    let of_published = published.as_ref().map(Published::catalogue);
    let usage = usage::of(&catalogue, of_published.as_ref().unwrap_or(&catalogue), &sources);
    let mut findings = Diagnostics::default();
    let check = Check {
        client,
        catalogue: &catalogue,
        usage: &usage,
        sources: &sources,
        options,
        model: &model,
        ignored: RefCell::default(),
    };
    check.names(published.as_ref().zip(of_published.as_ref()), &mut findings);
    let settings = if options.whole {
        whole
    } else {
        slimmed(whole, &usage, &catalogue, client, options)?
    };
    let package = Package {
        folder: folder.to_owned(),
        name: Some(name.clone()),
        version: Some(version.clone()),
        runtime_path: options.runtime_path.clone(),
        // the default of the published clients, so that aws-config and the replacements share one
        tls: Some(options.tls.unwrap_or(Tls::AwsLc)),
        manifest: OwnManifest {
            features: BTreeMap::from([("default".to_owned(), defaults(scan, client))]),
            ..OwnManifest::default()
        },
        keeps_builders: true,
    };
    let Checked {
        generated, changes, ..
    } = update::check(&settings, &package)?;
    check.features(generated.files.get("Cargo.toml"), &mut findings);
    findings.extend(generated.warnings);
    let ignored = check.ignored.into_inner();
    let code = generated.files.iter().filter(|(path, _)| path.ends_with(".rs"));
    let replacement = Replacement {
        client: client.clone(),
        operations: generated.operations,
        all_operations: catalogue.operations.len(),
        types: generated.types,
        all_types: catalogue.types.values().map(Vec::len).sum(),
        lines: code.map(|(_, text)| text.lines().count()).sum(),
        published_lines: published.map(|published| published.lines),
        settings,
        package,
        ignored,
        changes,
    };
    findings.ok(replacement)
}

/// Returns the features that are on by default because programs rely on what the published client has on by default.
fn defaults(scan: &Scan, client: &Client) -> Vec<String> {
    // conversions that come with the older HTTP client
    let mut features = vec!["tinsmith-runtime/http-02x".to_owned()];
    let mut older_http = scan.older_http.iter();
    if older_http.any(|named| named.clients.contains(&client.id)) {
        features.push(older_http::FEATURE.to_owned());
    }
    features
}

fn model(client: &Client, options: &Options) -> Result<PathBuf, Diagnostics> {
    let name = &client.package.name;
    if let Some(path) = options.additions.models.get(name) {
        return Ok(path.clone());
    }
    if let Some(model) = models::find(&options.models_from, client.module()) {
        return Ok(model);
    }
    let (message, hint) = if options.models_from.is_empty() {
        let message = format!("no folder of models is given in which to find that of {name}");
        (
            message,
            "set one with --models-from or TINSMITH_MODELS_FROM".to_owned(),
        )
    } else {
        let folders = options
            .models_from
            .iter()
            .map(|folder| folder.display().to_string());
        let folders: Vec<_> = folders.collect();
        let message = format!("no model of {name} is in {}", folders.join(" or "));
        let missing = options.models_from.iter().find(|folder| !folder.is_dir());
        let hint = match missing {
            Some(folder) => format!("there is no folder {}", folder.display()),
            None => format!("set it in tinsmith.toml under [slim.models]: {name} = \"path\""),
        };
        (message, hint)
    };
    Err(Diagnostic::error(codes::SLIM, message).hint(hint).into())
}

/// Returns the settings with the operations that were found or added by the user, and the types that no operation
/// reaches.
fn slimmed(
    whole: Settings,
    usage: &Usage,
    catalogue: &Catalogue,
    client: &Client,
    options: &Options,
) -> Result<Settings, Diagnostics> {
    let name = &client.package.name;
    let additions = options.additions.operations.get(name).into_iter().flatten();
    let mut operations: Vec<_> = usage.operations.keys().chain(additions).cloned().collect();
    if operations.is_empty() {
        operations.push("!*".to_owned());
    }
    let slimmed = Settings {
        operations,
        may_be_empty: true,
        ..whole
    };
    let reached = catalogue::of(&slimmed)?;
    let additions = options.additions.types.get(name).into_iter().flatten();
    let named: BTreeSet<_> = usage.types.keys().chain(additions).collect();
    let mut types = Vec::new();
    for name in named {
        match catalogue.types.get(name) {
            Some(found) if !reached.types.contains_key(name) => {
                types.extend(found.iter().map(|shape| shape.id.clone()))
            }
            Some(_) => {}
            None => {
                let message = format!("{} has no type `{name}`", client.package.name);
                let finding = Diagnostic::error(codes::SLIM, message);
                return Err(finding.hint("correct [slim.types] in tinsmith.toml").into());
            }
        }
    }
    types.sort();
    types.dedup();
    Ok(Settings { types, ..slimmed })
}

/// Compares the names of a client with its published sources and its uses.
struct Check<'a> {
    client: &'a Client,
    catalogue: &'a Catalogue,
    usage: &'a Usage,
    sources: &'a [Sources<'a>],
    options: &'a Options,
    model: &'a Path,
    /// The names found that the settings ignore.
    ignored: RefCell<BTreeSet<String>>,
}

impl Check<'_> {
    /// Reports names that sources use and the replacement would lack, and differences between the model and the published
    /// client.
    fn names(&self, published: Option<(&Published, &Catalogue)>, findings: &mut Diagnostics) {
        for (path, place) in usage::missing(self.catalogue, self.sources) {
            self.report(&path, &format!("names `{path}`"), &place, true, findings);
        }
        let Some((published, there)) = published else {
            let message = format!(
                "the sources of {} {} are not in cargo's cache, so the model is not compared with them",
                self.client.package.name, self.client.package.version
            );
            let hint = "run `cargo fetch` without replacements, for example after `tinsmith slim --undo`";
            findings.push(Diagnostic::warning(codes::SLIM, message).hint(hint));
            return;
        };
        let missing = there.without(self.catalogue);
        let found = usage::named(&missing, self.sources);
        for (name, found) in found.operations.iter().chain(&found.types) {
            let is_sure = found.evidence > Evidence::Word;
            self.report(name, &format!("names `{name}`"), &found.place, is_sure, findings);
        }
        self.members(published, findings);
        self.differences(&missing, &self.catalogue.without(there), findings);
    }

    /// Reports a name that the replacement would lack.
    fn report(&self, name: &str, does: &str, place: &SourceLine, is_sure: bool, findings: &mut Diagnostics) {
        let (package, version) = (&self.client.package.name, &self.client.package.version);
        if self.options.additions.ignored.contains_key(name) {
            self.ignored.borrow_mut().insert(name.to_owned());
            return;
        }
        let model = paths::shown(self.model);
        let message = if is_sure {
            format!("this {does} of {package} {version}, which its model, {model}, does not have")
        } else {
            format!(
                "this {does}, which, if it is that of {package} {version}, its model, {model}, does not have"
            )
        };
        let finding = if is_sure {
            Diagnostic::error(codes::SLIM, message)
        } else {
            Diagnostic::warning(codes::SLIM, message)
        };
        let hint = format!(
            "use the model of the service as it was when {version} was published, or a newer one; if something else is \
             meant, name it in tinsmith.toml: [slim] ignore = [\"{name}\"]"
        );
        findings.push(finding.file(&place.file).line(place.line).hint(hint));
    }

    /// Reports members and variants of the published client that sources use and the model lacks.
    fn members(&self, published: &Published, findings: &mut Diagnostics) {
        for (name, types) in &self.catalogue.types {
            // sources can reach unnamed items only through named ones
            let Some(files) = published
                .types
                .get(name)
                .filter(|_| self.usage.types.contains_key(name))
            else {
                continue;
            };
            let Some(there) = published::members(files, name) else {
                continue;
            };
            let has = |member: &&String| types.iter().any(|found: &Type| found.members.contains(*member));
            for member in there.iter().filter(|member| !has(member)) {
                let path = format!("{name}::{member}");
                if let Some(place) = usage::pair(self.sources, name, member) {
                    self.report(&path, &format!("names `{path}`"), &place, true, findings);
                }
            }
        }
        for (shape, operation) in &self.catalogue.operations {
            if !self.usage.operations.contains_key(shape) {
                continue;
            }
            let there = published.members_of_operation(&operation.module);
            for member in there.difference(&operation.members) {
                if let Some(place) = usage::member(self.sources, member) {
                    let does = format!("names a member `{member}` as {shape} has it");
                    self.report(member, &does, &place, false, findings);
                }
            }
        }
    }

    /// Warns if the model differs from the published client in its operations or types.
    fn differences(&self, missing: &Catalogue, further: &Catalogue, findings: &mut Diagnostics) {
        let (package, version) = (&self.client.package.name, &self.client.package.version);
        let mut parts = Vec::new();
        for (who, catalogue) in [("the model lacks", missing), ("only the model has", further)] {
            let operations: Vec<_> = catalogue.operations.keys().map(String::as_str).collect();
            let types: Vec<_> = catalogue.types.keys().map(String::as_str).collect();
            for (what, names) in [
                (("operation", "operations"), operations),
                (("type", "types"), types),
            ] {
                if !names.is_empty() {
                    let what = if names.len() == 1 { what.0 } else { what.1 };
                    parts.push(format!("{who} {} {what} ({})", names.len(), listed(&names)));
                }
            }
        }
        if !parts.is_empty() {
            let message = format!("the model differs from {package} {version}: {}", parts.join(", "));
            let finding = Diagnostic::warning(codes::SLIM, message).file(self.model);
            let hint = format!(
                "nothing that the sources name is missing, unless another message says so; the model of the time when \
                 {version} was published has no differences"
            );
            findings.push(finding.hint(hint));
        }
    }

    /// Reports features that the build requests and the replacement lacks, which cargo would refuse.
    fn features(&self, manifest: Option<&String>, findings: &mut Diagnostics) {
        let document = manifest.and_then(|text| text.parse::<DocumentMut>().ok());
        let own = document
            .as_ref()
            .and_then(|document| document.get("features")?.as_table_like());
        for feature in &self.client.package.enabled {
            if own.is_some_and(|own| !own.contains_key(feature)) {
                let (package, version) = (&self.client.package.name, &self.client.package.version);
                let message =
                    format!("the build requests the feature `{feature}` of {package} {version}, which the replacement lacks");
                findings.push(Diagnostic::error(codes::SLIM, message).hint("remove the feature"));
            }
        }
    }
}

/// Lists the first names.
fn listed(names: &[&str]) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<_> = names.iter().take(SHOWN).copied().collect();
    let more = names.len().saturating_sub(SHOWN);
    if more == 0 {
        shown.join(", ")
    } else {
        format!("{} and {more} more", shown.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{emit, pipeline};

    const MODEL: &str = r#"{ "smithy": "2.0", "shapes": {
        "a#A": { "type": "service", "version": "1", "operations": [{ "target": "a#Get" }],
            "traits": { "aws.api#service": { "sdkId": "S3" }, "aws.protocols#restXml": {},
                "aws.auth#sigv4": { "name": "s3" } } },
        "a#Get": { "type": "operation", "errors": [{ "target": "a#Refused" }],
            "traits": { "smithy.api#http": { "method": "GET", "uri": "/" } } },
        "a#Refused": { "type": "structure", "members": { "reason": { "target": "a#Reason" } },
            "traits": { "smithy.api#error": "client" } },
        "a#Reason": { "type": "structure", "members": { "text": { "target": "smithy.api#String" } } }
    } }"#;

    /// Plans a replacement without operations, with these types.
    fn without_operations(types: &[&str]) -> crate::plan::Plan {
        let scratch = tempfile::tempdir().expect("a folder");
        let model = scratch.path().join("model.json");
        std::fs::write(&model, MODEL).expect("a file");
        let settings = Settings {
            models: vec![model],
            operations: vec!["!*".to_owned()],
            types: types.iter().map(|id| (*id).to_owned()).collect(),
            may_be_empty: true,
            ..Settings::default()
        };
        pipeline::plan(&settings).expect("a plan")
    }

    #[test]
    fn a_client_without_operations_has_complete_macro_calls() {
        let items = emit::items(&without_operations(&[]));
        let text: Vec<_> = items.iter().map(ToString::to_string).collect();
        let text = text.concat();
        assert!(text.contains("extended_request_ids ! (super :: Error)"), "{text}");
    }

    #[test]
    fn the_types_of_an_error_without_an_operation_can_be_read() {
        let plan = without_operations(&["a#Refused"]);
        let reason = plan.structures.iter().find(|item| item.name == "Reason");
        assert!(reason.is_some_and(|reason| reason.read));
    }
}
