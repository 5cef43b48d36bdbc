//! Reads the parts of a configuration that macros of the runtime define: settings that not every client has, and the
//! types of a client with its own endpoint parameters.

use super::files::join;
use super::reader::Reader;
use super::surface::{Entry, Kind};

/// The path of the builder of configurations.
const BUILDER: &str = "config::Builder";
/// The path of the resolver for the endpoint rules.
const RESOLVER: &str = "config::endpoint::DefaultResolver";

/// Returns `true` for types that are aliases in some clients and the client's own types in others, which makes no
/// difference to callers.
pub fn may_be_own(path: &str) -> bool {
    path == BUILDER || path == RESOLVER
}

/// Reads an alias. The builder of configurations that clients share has the settings of the variants of endpoints, which
/// a type of the client may lack.
pub fn alias(reader: &mut Reader<'_>, path: &str) {
    if path != BUILDER {
        return;
    }
    for settings in ["dual_stack_settings", "fips_settings"] {
        settings_of(reader, settings);
    }
}

/// Reads a macro call, by the path of the macro.
pub fn macro_call(reader: &mut Reader<'_>, path: &syn::Path) {
    let Some(last) = path.segments.last() else { return };
    let name = last.ident.to_string();
    let module = reader.path.clone();
    match &*name {
        "endpoint_params" => {
            for name in ["Params", "ParamsBuilder", "ResolveEndpoint"] {
                reader.insert(&module, Kind::Reexport, name, Entry::default());
            }
        }
        "endpoint_resolver" => {
            let entry = Entry {
                signature: "struct".to_owned(),
                ..Entry::default()
            };
            reader.insert(&join(&module, "DefaultResolver"), Kind::Item, "", entry);
        }
        name => settings_of(reader, name),
    }
}

/// Reads the name of a macro that defines settings.
fn settings_of(reader: &mut Reader<'_>, name: &str) {
    if let Some(settings) = name.strip_suffix("_settings") {
        reader.insert(BUILDER, Kind::Impl, &settings.replace('_', " "), Entry::default());
    }
}
