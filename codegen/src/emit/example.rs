//! Examples in the documentation of a package: a call of an operation, or a value of a type.

use super::scope::ident;
use super::token_stream::{quote, TokenStream};
use crate::model::AuthScheme;
use crate::names::without_raw;
use crate::plan::{Field, Named, NamedKind, Operation, Plan, Structure, Type, Variant};
use crate::print::print;
use proc_macro2::{Ident, Literal};
use std::collections::BTreeSet;

/// The deepest value that an example sets.
const DEPTH: usize = 4;

/// An example: its imports and its statements.
pub struct Example {
    krate: Ident,
    imports: Vec<TokenStream>,
    statements: TokenStream,
    /// True if it uses `await`.
    is_async: bool,
    /// Code that takes the place of the crate `aws_config` in tests, if the example uses it.
    aws_config: Option<TokenStream>,
}

impl Example {
    /// Returns `true` if a program with this client takes region and credentials from `aws_config`.
    pub fn uses_aws_config(plan: &Plan) -> bool {
        let is_signed =
            |scheme: &AuthScheme| matches!(scheme, AuthScheme::SigV4 { .. } | AuthScheme::SigV4a { .. });
        let is_called = !plan.types_only;
        is_called && (plan.service.sdk_id.is_some() || plan.service.auth_schemes.iter().any(is_signed))
    }

    /// Creates an example that calls the operation with the fewest required members.
    pub fn of_client(plan: &Plan, package: &str) -> Self {
        let krate = ident(&package.replace('-', "_"));
        let mut builder = ExampleBuilder::new(plan, &krate);
        let best = plan
            .operations
            .iter()
            .filter(|operation| operation.deprecated.is_none());
        let best = best.filter_map(|operation| Some((builder.setters(&operation.input, 0)?, operation)));
        let best = best.min_by_key(|((cost, _), operation)| (*cost, operation.name.clone()));
        // only the types of the best one
        builder.types.clear();
        let call =
            best.and_then(|(_, operation)| Some(call(operation, &builder.setters(&operation.input, 0)?.1)));
        let call = call.unwrap_or_else(|| quote!(println!("{:?}", client.config());));
        let mut imports = builder.imports();
        let mut aws_config = None;
        let client = if Self::uses_aws_config(plan) {
            let version = quote!(
                use aws_config::BehaviorVersion;
            );
            imports.insert(0, version);
            let (client, definitions) = from_environment(plan.service.endpoint.is_some());
            aws_config = Some(definitions);
            client
        } else {
            imports.push(quote!(use #krate::config::{BehaviorVersion, Config};));
            from_settings(&plan.service.auth_schemes, &krate)
        };
        imports.push(quote!(use #krate::Client;));
        Self {
            statements: quote!(#client #call),
            imports,
            is_async: true,
            aws_config,
            krate,
        }
    }

    /// Creates an example with a value of the simplest structure that has a member; `None` if there is none.
    pub fn of_types(plan: &Plan, package: &str) -> Option<Self> {
        let krate = ident(&package.replace('-', "_"));
        let inputs = plan.operations.iter().map(|operation| &operation.input);
        let candidates = plan.structures.iter().chain(inputs);
        let candidates =
            candidates.filter(|structure| structure.deprecated.is_none() && !structure.fields.is_empty());
        let mut trial = ExampleBuilder::new(plan, &krate);
        let costs = candidates.filter_map(|structure| Some((trial.setters(structure, 0)?.0, structure)));
        let (_, best) = costs.min_by_key(|(cost, structure)| (*cost == 0, *cost, structure.name.clone()))?;
        let mut builder = ExampleBuilder::new(plan, &krate);
        let named = Named {
            public_module: best.public_module.clone(),
            name: best.name.clone(),
            kind: NamedKind::Structure,
        };
        let ty = builder.brought(&named);
        let (_, setters) = builder.setters(best, 0)?;
        let fallible = best.is_fallible().then(|| quote!(?));
        Some(Self {
            imports: builder.imports(),
            statements: quote! {
                let value = #ty::builder() #(#setters)* .build() #fallible;
                println!("{value:?}");
            },
            is_async: false,
            aws_config: None,
            krate,
        })
    }

    /// Returns the complete program.
    pub fn program(&self) -> String {
        let (imports, statements) = (&self.imports, &self.statements);
        let (attribute, is_async) = if self.is_async {
            (quote!(#[tokio::main]), quote!(async))
        } else {
            Default::default()
        };
        print(quote! {
            #(#imports)*
            #attribute
            #is_async fn main() -> Result<(), Box<dyn std::error::Error>> {
                #statements
                Ok(())
            }
        })
    }

    /// Returns the statements as a documentation test that needs only this package: definitions from other crates are
    /// in hidden lines.
    pub fn documentation_test(&self) -> String {
        let (imports, statements) = (&self.imports, &self.statements);
        let is_async = self.is_async.then(|| quote!(async));
        let text = print(quote! {
            #is_async fn example() -> Result<(), Box<dyn std::error::Error>> {
                #(#imports)*
                #statements
                Ok(())
            }
        });
        let last = text.lines().count().saturating_sub(1);
        let mut test = String::new();
        let mut is_import = false;
        for (index, line) in text.lines().enumerate() {
            let code = line.strip_prefix("    ").unwrap_or(line);
            if index == 0 || index + 1 >= last {
                test.push_str(&format!("# {}\n", line.trim()));
            } else {
                if is_import && !code.starts_with("use ") {
                    test.push('\n');
                }
                test.push_str(&format!("{code}\n"));
            }
            is_import = code.starts_with("use ");
            if let (0, Some(items)) = (index, &self.aws_config) {
                let krate = &self.krate;
                let module = print(quote! {
                    mod aws_config {
                        pub use #krate::config::BehaviorVersion;
                        pub use tinsmith_runtime::codegen::SdkConfig;
                        #items
                    }
                });
                let lines = module.lines().filter(|line| !line.is_empty());
                test.extend(lines.map(|line| format!("# {line}\n")));
            }
        }
        test
    }
}

/// Emits a client with the settings of the environment, and the items of `aws_config` that this uses.
fn from_environment(has_endpoint: bool) -> (TokenStream, TokenStream) {
    let (loader, definitions) = if has_endpoint {
        (
            quote!(aws_config::load_defaults(BehaviorVersion::latest()).await),
            quote! {
                pub async fn load_defaults(_: BehaviorVersion) -> SdkConfig {
                    SdkConfig::builder().build()
                }
            },
        )
    } else {
        (
            quote! {
                aws_config::defaults(BehaviorVersion::latest())
                    .endpoint_url("https://example.com")
                    .load()
                    .await
            },
            quote! {
                pub struct Loader;
                impl Loader {
                    pub fn endpoint_url(self, _: &str) -> Self {
                        self
                    }
                    pub async fn load(self) -> SdkConfig {
                        SdkConfig::builder().build()
                    }
                }
                pub fn defaults(_: BehaviorVersion) -> Loader {
                    Loader
                }
            },
        )
    };
    let client = quote! {
        let config = #loader;
        let client = Client::new(&config);
    };
    (client, definitions)
}

/// Emits a client with settings of its own.
fn from_settings(schemes: &[AuthScheme], krate: &Ident) -> TokenStream {
    let has = |wanted: fn(&AuthScheme) -> bool| schemes.iter().any(wanted);
    let bearer = has(|scheme| matches!(scheme, AuthScheme::Bearer));
    let bearer = bearer.then(|| quote!(.bearer_token(#krate::config::Token::new("token", None))));
    let key = has(|scheme| matches!(scheme, AuthScheme::ApiKey { .. }));
    let key = key.then(|| quote!(.api_key(#krate::config::Token::new("key", None))));
    quote! {
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .endpoint_url("https://example.com")
            #bearer
            #key
            .build();
        let client = Client::from_conf(config);
    }
}

fn call(operation: &Operation, setters: &[TokenStream]) -> TokenStream {
    let method = ident(&operation.method);
    quote! {
        let response = client.#method() #(#setters)* .send().await?;
        println!("{response:?}");
    }
}

/// Builds the values of an example, and collects the types that it names.
struct ExampleBuilder<'a> {
    plan: &'a Plan,
    /// The client's crate.
    krate: &'a Ident,
    /// The types, by their paths in the client.
    types: BTreeSet<String>,
}

impl<'a> ExampleBuilder<'a> {
    fn new(plan: &'a Plan, krate: &'a Ident) -> Self {
        Self {
            plan,
            krate,
            types: BTreeSet::new(),
        }
    }

    /// Returns the imports of the types.
    fn imports(&self) -> Vec<TokenStream> {
        let krate = self.krate;
        let types = self.types.iter().map(|path| {
            let path = super::scope::path(path);
            quote!(use #krate::#path;)
        });
        types.collect()
    }

    /// Returns the setters of the required members, and their cost; `None` if they would take too many lines.
    fn setters(&mut self, structure: &Structure, depth: usize) -> Option<(usize, Vec<TokenStream>)> {
        let (mut cost, mut setters) = (0, Vec::new());
        for field in structure
            .fields
            .iter()
            .filter(|field| field.required && field.default.is_none())
        {
            let (more, setter) = self.setter(field, depth)?;
            cost += more;
            setters.push(setter);
        }
        Some((cost, setters))
    }

    fn setter(&mut self, field: &Field, depth: usize) -> Option<(usize, TokenStream)> {
        let name = ident(&field.name);
        let text = without_raw(&field.name).replace('_', "-");
        let (cost, arguments) = match &field.ty {
            Type::List(item) => self.argument(item, &text, depth + 1)?,
            Type::Map(key, value) => {
                let (first, key) = self.argument(key, "key", depth + 1)?;
                let (second, value) = self.argument(value, &text, depth + 1)?;
                (first + second, quote!(#key, #value))
            }
            ty => self.argument(ty, &text, depth)?,
        };
        Some((cost + 1, quote!(.#name(#arguments))))
    }

    /// Returns a value as an argument, which may be of a type that converts to the parameter's.
    fn argument(&mut self, ty: &Type, text: &str, depth: usize) -> Option<(usize, TokenStream)> {
        match ty {
            Type::String => Some((0, quote!(#text))),
            Type::Boxed(inner) => self.value(inner, text, depth),
            other => self.value(other, text, depth),
        }
    }

    fn value(&mut self, ty: &Type, text: &str, depth: usize) -> Option<(usize, TokenStream)> {
        if depth > DEPTH {
            return None;
        }
        let integer = Literal::i64_unsuffixed(1);
        Some(match ty {
            Type::Boolean => (0, quote!(true)),
            Type::Byte | Type::Short | Type::Integer | Type::Long => (0, quote!(#integer)),
            Type::Float | Type::Double => (0, quote!(1.0)),
            Type::String => (0, quote!(#text.to_owned())),
            Type::Blob => {
                self.types.insert("primitives::Blob".to_owned());
                (1, quote!(Blob::new(#text)))
            }
            Type::Timestamp => {
                self.types.insert("primitives::DateTime".to_owned());
                (1, quote!(DateTime::from(std::time::SystemTime::now())))
            }
            Type::List(item) => {
                let (cost, item) = self.value(item, text, depth + 1)?;
                (cost + 2, quote!(vec![#item]))
            }
            Type::Optional(inner) => {
                let (cost, inner) = self.value(inner, text, depth)?;
                (cost + 2, quote!(Some(#inner)))
            }
            Type::Boxed(inner) => {
                let (cost, inner) = self.value(inner, text, depth)?;
                (cost + 2, quote!(Box::new(#inner)))
            }
            Type::Named(named) => return self.named(named, text, depth),
            Type::Map(..)
            | Type::BigInteger
            | Type::BigDecimal
            | Type::Document
            | Type::Own(_)
            | Type::Stream
            | Type::EventStream { .. } => return None,
        })
    }

    fn named(&mut self, named: &Named, text: &str, depth: usize) -> Option<(usize, TokenStream)> {
        let plan = self.plan;
        let ty = self.brought(named);
        match named.kind {
            NamedKind::Enum => {
                let definition = plan.enums.iter().find(|one| one.name == named.name)?;
                match definition.values.iter().find(|value| value.deprecated.is_none()) {
                    Some(value) => {
                        let variant = ident(&value.name);
                        Some((1, quote!(#ty::#variant)))
                    }
                    None => Some((1, quote!(#ty::from(#text)))),
                }
            }
            NamedKind::Structure => {
                let structure = plan.structure(named)?;
                let (cost, setters) = self.setters(structure, depth + 1)?;
                let fallible = structure.is_fallible().then(|| quote!(?));
                Some((cost + 4, quote!(#ty::builder() #(#setters)* .build() #fallible)))
            }
            NamedKind::Union => {
                let union = plan.union(named)?;
                // types of the others must not be imported
                let mut trial = ExampleBuilder::new(plan, self.krate);
                let usable = union
                    .variants
                    .iter()
                    .filter(|variant| variant.deprecated.is_none());
                let costs =
                    usable.filter_map(|variant| Some((trial.variant(variant, text, depth)?.0, variant)));
                let (_, best) = costs.min_by_key(|(cost, _)| *cost)?;
                let (cost, data) = self.variant(best, text, depth)?;
                let name = ident(&best.name);
                Some((cost, quote!(#ty::#name #data)))
            }
        }
    }

    /// Returns the data of a union's variant.
    fn variant(
        &mut self,
        variant: &Variant,
        text: &str,
        depth: usize,
    ) -> Option<(usize, Option<TokenStream>)> {
        let Some(ty) = &variant.ty else {
            return Some((1, None));
        };
        let (cost, value) = self.value(ty, text, depth + 1)?;
        Some((cost + 3, Some(quote!((#value)))))
    }

    /// Imports a type and returns its name, or its whole path if the name is taken.
    fn brought(&mut self, named: &Named) -> TokenStream {
        const TAKEN: &[&str] = &[
            "BehaviorVersion",
            "Blob",
            "Box",
            "Client",
            "Config",
            "DateTime",
            "Err",
            "Error",
            "None",
            "Ok",
            "Option",
            "Result",
            "Some",
            "String",
            "Vec",
        ];
        let path = format!(
            "{}::{}",
            super::scope::module_of(&named.public_module),
            named.name
        );
        let krate = self.krate;
        if TAKEN.contains(&named.name.as_str()) {
            let path = super::scope::path(&path);
            return quote!(#krate::#path);
        }
        self.types.insert(path);
        let name = ident(&named.name);
        quote!(#name)
    }
}
