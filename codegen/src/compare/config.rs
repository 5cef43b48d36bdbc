//! The parts of a configuration that the runtime defines by macros: settings that not every client has, and the types of a
//! client with endpoint parameters of its own.

use super::files::join;
use super::reader::Reader;
use super::surface::{Fact, Kind};

/// The builder of configurations.
const BUILDER: &str = "config::Builder";
/// The resolver by the endpoint rules.
const RESOLVER: &str = "config::endpoint::DefaultResolver";

/// Returns whether a type is an alias of the runtime's in some clients and a type of the client in others, which makes no
/// difference to callers.
pub fn may_be_own(path: &str) -> bool {
    path == BUILDER || path == RESOLVER
}

/// Reads the call of a macro by its path.
pub fn macro_call(reader: &mut Reader<'_>, path: &syn::Path) {
    let Some(last) = path.segments.last() else { return };
    let name = last.ident.to_string();
    let module = reader.path.clone();
    match &*name {
        "endpoint_params" => {
            for name in ["Params", "ParamsBuilder", "ResolveEndpoint"] {
                reader.insert(&module, Kind::Reexport, name, Fact::default());
            }
        }
        "endpoint_resolver" => {
            let fact = Fact {
                signature: "struct".to_owned(),
                ..Fact::default()
            };
            reader.insert(&join(&module, "DefaultResolver"), Kind::Item, "", fact);
        }
        name => {
            if let Some(settings) = name.strip_suffix("_settings") {
                reader.insert(BUILDER, Kind::Impl, &settings.replace('_', " "), Fact::default());
            }
        }
    }
}
