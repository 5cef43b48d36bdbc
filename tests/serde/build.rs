//! Generates the clients: of our own model and, if their models are available, of the smallest AWS services with
//! awsJson; every second of these as types without a client.

use std::path::{Path, PathBuf};
use tinsmith_materials::{cfg, out, write};

/// The number of AWS services.
const SERVICES: usize = 40;

fn main() -> Result<(), tinsmith::Error> {
    for (module, protocol) in [("museum", "restXml"), ("museum_json", "awsJson1_1")] {
        tinsmith::configure()
            .model("model/museum.smithy")
            .protocol(protocol)
            .serde(true)
            .type_attribute("Visitor", "#[derive(Eq, Hash)]")
            .field_attribute("*.secret", "#[doc(alias = \"hidden\")]")
            .generate_to_out_dir(module)?;
    }
    let mut modules = String::new();
    let mut list = String::new();
    if let Some(folder) = cfg("models", "TINSMITH_MODELS") {
        for (index, model) in smallest(&folder).into_iter().enumerate() {
            let name = model
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .replace('-', "_");
            let module = format!("service_{name}");
            tinsmith::configure()
                .model(&model)
                .serde(true)
                .types_only(index % 2 == 1)
                .generate_to_out_dir(&module)?;
            let calls = tinsmith::testing::round_trips(&model)?;
            modules += &format!(
                "#[allow(missing_docs, deprecated, clippy::all)]\nmod {module} {{\n\
                 mod sdk {{ include!(concat!(env!(\"OUT_DIR\"), \"/{module}.rs\")); }}\n\
                 use super::round_trip;\n{calls}\n}}\n"
            );
            list += &format!("({name:?}, {module}::round_trips),\n");
        }
    }
    let text = format!("{modules}\ntype RoundTrips = fn() -> Result<(), String>;\nconst SERVICES: &[(&str, RoundTrips)] = &[\n{list}];\n");
    write(&out("services.rs"), &text);
    Ok(())
}

/// Returns the smallest models of services with awsJson.
fn smallest(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder of models");
    let mut models: Vec<_> = entries
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .filter(|path| {
            let text = std::fs::read_to_string(path).unwrap_or_default();
            text.contains("\"aws.protocols#awsJson1_")
        })
        .map(|path| (path.metadata().map_or(0, |metadata| metadata.len()), path))
        .collect();
    models.sort();
    models.into_iter().take(SERVICES).map(|(_, path)| path).collect()
}
