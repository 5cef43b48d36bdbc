//! Runs the stages in order: read, passes, plan, emit. Nothing is written to disk here.

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::emit::{self, Output, PackageInfo};
use crate::names;
use crate::passes;
use crate::plan::{self, crate_of, Plan};
#[cfg(any(feature = "cli", feature = "__testing"))]
use crate::read;
use crate::read::Loaded;
use crate::settings::{without_runtime, Package, Settings};
use crate::timings::{self, Stage};
use std::collections::BTreeMap;

#[cfg(test)]
mod tests;

/// A generated client: its files, and the warnings.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The texts by path, relative to the output folder, with `/`.
    pub files: BTreeMap<String, String>,
    /// The id of the service.
    pub service: String,
    /// The number of operations.
    #[cfg_attr(not(feature = "cli"), allow(dead_code))] // used by the command line alone
    pub operations: usize,
    /// The number of types, without inputs, outputs and errors of operations.
    #[cfg_attr(not(feature = "cli"), allow(dead_code))]
    pub types: usize,
    /// Warnings.
    pub warnings: Diagnostics,
}

/// Generates a package from a loaded model.
pub fn package(loaded: &Loaded, settings: &Settings, package: &Package) -> Result<Generated, Diagnostics> {
    if settings.plan.types_only && package.tls.is_some() {
        let message = "`tls` is a setting of a client, and `types-only` makes none";
        return Err(Diagnostic::error(codes::SETTINGS, message)
            .hint("leave one of the two out")
            .into());
    }
    check_replaced(settings, package)?;
    let (plan, mut warnings) = planned(loaded, settings)?;
    let name = package
        .name
        .clone()
        .unwrap_or_else(|| names::package_name(&plan.service.module));
    names::check_package_name(&name)?;
    warnings.extend(names::unusual_package_name(&name));
    let version = package.version.clone().unwrap_or_else(|| "0.1.0".to_owned());
    names::check_version(&version)?;
    // unlike a package that replaces another one at once, this one may be built elsewhere
    let missing = package.runtime_path.as_deref().and_then(without_runtime);
    warnings.extend(missing.map(Diagnostic::into_warning));
    let info = PackageInfo {
        name,
        version,
        runtime_version: env!("CARGO_PKG_VERSION").to_owned(),
        runtime_path: package.runtime_path_from_folder(),
        http_client: package.tls.unwrap_or_default().feature(),
        own: package.manifest.clone(),
        keeps_builders: package.keeps_builders,
    };
    Ok(generated(&plan, &Output::Package(Box::new(info)), warnings))
}

/// Refuses types in the place of shapes that a package cannot name.
fn check_replaced(settings: &Settings, package: &Package) -> Result<(), Diagnostics> {
    let mut findings = Diagnostics::default();
    for rule in &settings.plan.replaced_types {
        if rule.path.starts_with("crate::") {
            let message = format!(
                "`{}` is in a crate of its own: a package has no `crate` of yours",
                rule.path
            );
            let hint = "name the crate that the type is in, and add it to the dependencies of the package";
            findings.push(Diagnostic::error(codes::SETTINGS, message).hint(hint));
            continue;
        }
        let Some(name) = crate_of(&rule.path) else {
            continue;
        };
        let mut dependencies = package.manifest.dependencies.keys();
        if !dependencies.any(|dependency| dependency.replace('-', "_") == name) {
            let message = format!(
                "the package has no dependency `{name}`, which `{}` is in",
                rule.path
            );
            let hint = format!("add it: [client.dependencies] {name} = \"…\"");
            findings.push(Diagnostic::error(codes::SETTINGS, message).hint(hint));
        }
    }
    findings.ok(()).map(|((), _)| ())
}

/// Generates a single file, `mod.rs`, from a loaded model.
pub fn module(loaded: &Loaded, settings: &Settings) -> Result<Generated, Diagnostics> {
    let (plan, warnings) = planned(loaded, settings)?;
    Ok(generated(&plan, &Output::Module, warnings))
}

/// Returns the names of all operations of the chosen service, and warnings.
#[cfg(feature = "cli")]
pub fn operations(settings: &Settings) -> Result<(Vec<String>, Diagnostics), Diagnostics> {
    let settings = &settings.located()?;
    let in_file = |findings: Diagnostics| place(findings, &settings.models);
    let (model, warnings) = read::load(&settings.models)?.model()?;
    let (prepared, warnings) = warnings.and(placed(passes::run(model, &settings.selection()), in_file))?;
    let operations = prepared.operations.iter();
    let names = operations.map(|operation| prepared.model[operation.shape].id.name.clone());
    Ok((names.collect(), warnings))
}

/// Returns the model in these files as one JSON AST 2.0 document, and warnings.
#[cfg(feature = "cli")]
pub fn document(settings: &Settings) -> Result<(String, Diagnostics), Diagnostics> {
    read::load(&settings.located()?.models)?.document()
}

/// Makes the plan of a client.
#[cfg(any(feature = "cli", feature = "__testing"))]
pub fn plan(settings: &Settings) -> Result<Plan, Diagnostics> {
    planned(&read::load(&settings.models)?, settings).map(|(plan, _)| plan)
}

fn planned(loaded: &Loaded, settings: &Settings) -> Result<(Plan, Diagnostics), Diagnostics> {
    let (mut model, warnings) = timings::of(Stage::Read, || loaded.model())?;
    if settings.plan.without_documentation {
        passes::documentation::remove(&mut model);
    }
    let in_file = |findings: Diagnostics| place(findings, &settings.models);
    let run = || passes::run(model, &settings.selection());
    let (prepared, warnings) = warnings.and(placed(timings::of(Stage::Passes, run), in_file))?;
    let at_shape = |findings: Diagnostics| place(prepared.model.place(findings), &settings.models);
    let made = timings::of(Stage::Plan, || plan::plan(&prepared, &settings.plan));
    warnings.and(placed(made, at_shape))
}

/// Adds locations to the findings of a stage.
pub(crate) fn placed<T>(
    stage: Result<(T, Diagnostics), Diagnostics>,
    place: impl Fn(Diagnostics) -> Diagnostics,
) -> Result<(T, Diagnostics), Diagnostics> {
    match stage {
        Ok((made, warnings)) => Ok((made, place(warnings))),
        Err(findings) => Err(place(findings)),
    }
}

/// Attributes findings without a location to the file of the model, if there is only one.
fn place(findings: Diagnostics, models: &[std::path::PathBuf]) -> Diagnostics {
    let [model] = models else { return findings };
    let mut placed = Diagnostics::default();
    placed.extend(findings.into_iter().map(|finding| match finding.file {
        None => finding.file(model),
        Some(_) => finding,
    }));
    placed
}

fn generated(plan: &Plan, output: &Output, warnings: Diagnostics) -> Generated {
    Generated {
        files: timings::of(Stage::Emit, || emit::emit(plan, output)),
        service: plan.service.id.to_string(),
        operations: plan.operations.len(),
        types: plan.structures.len() + plan.unions.len() + plan.enums.len() + plan.errors.len(),
        warnings,
    }
}
