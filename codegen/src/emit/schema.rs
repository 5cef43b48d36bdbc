//! Emits the schemas of structures and unions as data, and the implementations that give codecs access to the members.

use super::scope::{ident, Scope};
use super::token_stream::{quote, TokenStream};
use super::{endpoint_rules, replaced, value};
use crate::model::{ApiKeyLocation, AuthScheme, TimestampFormat};
use crate::plan::{
    Constraint, Field, NamedKind, OperationTrait, ParamStep, Role, Structure, Type, Union, WireTrait,
};
use proc_macro2::{Ident, Literal};
use std::collections::BTreeSet;

/// Emits the schema of a structure, and the implementations for writing and reading it.
pub fn structure(structure: &Structure, scope: &Scope) -> TokenStream {
    let members = on_wire(structure)
        .into_iter()
        .map(|f| member(&f.member, &f.wire_name, &f.constraints, &f.traits));
    let shape = shape(
        &shape_name(structure.role),
        &structure.wire_name,
        members,
        &structure.traits,
    );
    let empty = empty(structure, scope);
    let is_seen = structure.written || structure.watched.is_some() || structure.whole;
    let shape = (is_seen || structure.read).then_some(shape);
    let write = is_seen.then(|| write_structure(structure, scope));
    let read = structure.read.then(|| read_structure(structure, scope));
    let serde = structure.serde.then(|| serde(&structure.name));
    quote!(#shape #empty #write #read #serde)
}

/// Emits the implementations of serde's traits for a type.
pub fn serde(name: &str) -> TokenStream {
    let name = ident(name);
    quote!(rt::serde_impls!(#name);)
}

/// Returns the members in the order in which they are written. In an input with HTTP bindings, the members in the body
/// come last, sorted by name, as in the official clients, so that requests and signatures are equal.
pub fn on_wire(structure: &Structure) -> Vec<&Field> {
    let mut fields: Vec<_> = structure.fields.iter().collect();
    fields.sort_by_key(|field| field.is_in_document.then_some(field.member.as_str()));
    fields
}

/// The name of the static with a schema. It depends on the role, since input and output of an operation share a file.
pub fn shape_name(role: Role) -> Ident {
    ident(match role {
        Role::Input => "INPUT",
        Role::Output => "OUTPUT",
        Role::Data | Role::Error => "SHAPE",
    })
}

fn write_structure(structure: &Structure, scope: &Scope) -> TokenStream {
    let (name, result, shape) = (ident(&structure.name), scope.result(), shape_name(structure.role));
    let is_events = |f: &Field| matches!(f.ty, Type::EventStream { .. });
    let fields = on_wire(structure).into_iter().map(|f| {
        let field = ident(&f.name);
        let is_seen = structure.written || structure.whole;
        if !is_seen && (is_events(f) || !is_watched(structure.watched.as_ref(), &f.member)) {
            return quote!(&());
        }
        match replaced::of_field(f, scope) {
            Some(conversion) => quote!(&rt::replaced::to_wire::<#conversion, _>(&self.#field)?),
            None => match (&f.ty, f.optional) {
                (Type::Boxed(_), true) => quote!(rt::boxed(&self.#field)),
                (Type::Boxed(_), false) => quote!(&*self.#field),
                _ => quote!(&self.#field),
            },
        }
    });
    quote! {
        impl rt::Structure for #name {
            fn members(&self, visitor: &mut dyn rt::VisitMembers) -> #result<(), rt::WriteError> {
                visitor.visit(&#shape, &[#(#fields),*])
            }
        }
    }
}

/// Returns `true` if a waiter looks at a member.
fn is_watched(watched: Option<&BTreeSet<String>>, member: &str) -> bool {
    watched.is_some_and(|members| members.contains(member))
}

fn read_structure(structure: &Structure, scope: &Scope) -> TokenStream {
    let (name, result, ok) = (ident(&structure.name), scope.result(), scope.ok());
    let shape = shape_name(structure.role);
    let converted = replaced::fields(structure, scope);
    let (starts, fills) = (
        converted.values().map(|field| &field.start),
        converted.values().map(|field| &field.fill),
    );
    let fields = on_wire(structure)
        .into_iter()
        .map(|f| match converted.get(&f.name) {
            Some(converted) => {
                let wire = &converted.wire;
                quote!(&mut #wire)
            }
            None => {
                let field = ident(&f.name);
                if is_required_structure(f) {
                    quote!(&mut rt::RequiredMember::of(&mut self.#field))
                } else {
                    quote!(&mut self.#field)
                }
            }
        });
    let read = quote!(reader.structure(traits, &#shape, &mut [#(#fields),*]));
    let read = if converted.is_empty() {
        read
    } else {
        quote!(#(#starts)* #read?; #(#fills)* #ok(()))
    };
    quote! {
        impl rt::Read for #name {
            fn fill(&mut self, reader: &mut dyn rt::Reader, traits: rt::Traits) -> #result<(), rt::ReadError> {
                #read
            }
        }
    }
}

/// Returns `true` if a member is a structure that always has a value: reading it fills in what is there.
fn is_required_structure(field: &Field) -> bool {
    let ty = match &field.ty {
        Type::Boxed(inner) => inner,
        ty => ty,
    };
    !field.optional && matches!(ty, Type::Named(named) if named.kind == NamedKind::Structure)
}

/// Emits the initial values: of a builder without a separate draft, and of a value that is read.
fn empty(structure: &Structure, scope: &Scope) -> Option<TokenStream> {
    let name = ident(&structure.name);
    let extra = super::extra_field::fields(structure, |field| field.start(scope));
    let literal = |start: &dyn Fn(&Field) -> TokenStream| {
        let starts = structure.fields.iter().map(|f| {
            let (name, start) = (ident(&f.name), start(f));
            quote!(#name: #start)
        });
        quote!(Self { #(#starts,)* #extra })
    };
    let read = || literal(&|f| value::start(f, scope));
    // what only `builder()` calls is compiled where a builder is used
    let inline = quote!(#[inline]);
    let methods = match (structure.needs_draft(), is_corrected(structure)) {
        (true, _) if !structure.read => return None,
        (true, _) => {
            let read = read();
            quote!(fn empty() -> Self { #read })
        }
        (false, false) => {
            let unset = literal(&|f| unset(f, scope));
            let inline = (!structure.read).then_some(inline);
            quote!(#inline fn empty() -> Self { #unset })
        }
        (false, true) => {
            let (unset, read) = (literal(&|f| unset(f, scope)), read());
            quote! {
                #inline
                fn empty() -> Self { #unset }
                const CORRECTED: fn() -> Self = || #read;
            }
        }
    };
    Some(quote!(impl rt::Empty for #name { #methods }))
}

/// Returns `true` if the initial value of a structure that is read is another than that of its builder.
fn is_corrected(structure: &Structure) -> bool {
    !structure.needs_draft() && structure.read && structure.has_corrections()
}

/// Emits the value of an unset member in a structure without a separate draft.
fn unset(field: &Field, scope: &Scope) -> TokenStream {
    if field.optional {
        scope.none()
    } else {
        value::type_default(&field.ty, scope)
    }
}

/// Emits the schema of a union, and the implementations for writing and reading it.
pub fn union(union: &Union, scope: &Scope) -> TokenStream {
    let members = union
        .variants
        .iter()
        .map(|v| member(&v.member, &v.wire_name, &v.constraints, &v.traits));
    let shape = shape(&shape_name(Role::Data), &union.wire_name, members, &union.traits);
    let is_seen = union.written || union.watched.is_some() || union.whole;
    let shape = (is_seen || union.read).then_some(shape);
    let write = is_seen.then(|| write_union(union, scope));
    let read = union.read.then(|| read_union(union, scope));
    let serde = union.serde.then(|| serde(&union.name));
    quote!(#shape #write #read #serde)
}

fn write_union(union: &Union, scope: &Scope) -> TokenStream {
    let (name, wire_name) = (ident(&union.name), &union.wire_name);
    let converted = replaced::data(union, scope);
    let arms = union.variants.iter().enumerate().map(|(index, variant)| {
        let is_seen = union.written || union.whole || is_watched(union.watched.as_ref(), &variant.member);
        let (variant_name, index) = (ident(&variant.name), Literal::usize_unsuffixed(index));
        let data = variant.ty.is_some().then(|| quote!((..)));
        match &variant.ty {
            _ if converted.is_some() => {
                quote!(Self::#variant_name #data => rt::View::Union(&SHAPE, #index, rt::UnionData::Converted(self)),)
            }
            Some(_) if !is_seen => quote!(Self::#variant_name(_) => rt::View::Union(&SHAPE, #index, rt::UnionData::Value(&())),),
            Some(ty) => {
                let value = value::in_box(ty);
                quote!(Self::#variant_name(value) => rt::View::Union(&SHAPE, #index, rt::UnionData::Value(#value)),)
            }
            None => quote!(Self::#variant_name => rt::View::Union(&SHAPE, #index, rt::UnionData::Value(&rt::Unit)),),
        }
    });
    quote! {
        impl rt::Value for #name {
            fn view(&self) -> rt::View<'_> {
                match self {
                    #(#arms)*
                    Self::Unknown => rt::View::Unknown(#wire_name),
                }
            }
        }
        #converted
    }
}

fn read_union(union: &Union, scope: &Scope) -> TokenStream {
    let (name, result) = (ident(&union.name), scope.result());
    let (ok, err) = (scope.ok(), scope.err());
    let arms = union.variants.iter().enumerate().map(|(index, variant)| {
        let (variant_name, index) = (ident(&variant.name), Literal::usize_unsuffixed(index));
        let Some(ty) = &variant.ty else {
            return quote! {
                #index => {
                    <rt::Unit as rt::Read>::read(reader, traits)?;
                    Self::#variant_name
                }
            };
        };
        match replaced::conversion(ty, scope) {
            Some(conversion) => quote! {
                #index => Self::#variant_name(rt::replaced::read::<#conversion, _>(reader, traits)?),
            },
            None => quote!(#index => Self::#variant_name(rt::Read::read(reader, traits)?),),
        }
    });
    quote! {
        impl rt::Empty for #name {
            #[inline]
            fn empty() -> Self { Self::Unknown }
        }
        impl rt::Read for #name {
            fn fill(&mut self, reader: &mut dyn rt::Reader, traits: rt::Traits) -> #result<(), rt::ReadError> {
                let read = reader.union(traits, &SHAPE, &mut |member, reader, traits| {
                    *self = match member {
                        #(#arms)*
                        _ => Self::Unknown,
                    };
                    #ok(())
                });
                match read {
                    #ok(_) => #ok(()),
                    #err(error) => #err(error),
                }
            }
        }
    }
}

/// Emits the static of a schema.
pub fn shape(
    shape: &Ident,
    name: &str,
    members: impl Iterator<Item = TokenStream>,
    shape_traits: &[WireTrait],
) -> TokenStream {
    let traits = (!shape_traits.is_empty()).then(|| {
        let traits = traits(shape_traits);
        quote!(.with(#traits))
    });
    quote! {
        static #shape: rt::Shape = rt::Shape::new(#name, &[#(#members),*])#traits;
    }
}

/// Emits a member; defaults are left out.
pub fn member(
    name: &str,
    wire_name: &str,
    constraints: &[Constraint],
    wire_traits: &[WireTrait],
) -> TokenStream {
    let mut target = match constraints {
        [] => quote!(rt::Member::new(#name)),
        [Constraint::Required] => quote!(rt::Member::required(#name)),
        [Constraint::Required, Constraint::MinLength(1)] => quote!(rt::Member::filled(#name)),
        [Constraint::Inside] => quote!(rt::Member::nested(#name)),
        constraints => {
            let constraints = self::constraints(constraints);
            quote!(rt::Member::constrained(#name, #constraints))
        }
    };
    if wire_name != name {
        target.extend(quote!(.written_as(#wire_name)));
    }
    if !wire_traits.is_empty() {
        let traits = traits(wire_traits);
        target.extend(quote!(.with(#traits)));
    }
    target
}

fn constraints(constraints: &[Constraint]) -> TokenStream {
    let constraints = constraints.iter().map(|constraint| {
        let tokens = match constraint {
            Constraint::Required => quote!(Required),
            Constraint::MinLength(n) => {
                let n = Literal::u64_unsuffixed(*n);
                quote!(MinLength(#n))
            }
            Constraint::Min(n) => {
                let n = Literal::i64_unsuffixed(*n);
                quote!(Min(#n))
            }
            Constraint::MinFraction(n) => {
                let n = Literal::f64_unsuffixed(*n);
                quote!(MinFraction(#n))
            }
            Constraint::Items(inner) => {
                let inner = self::constraints(inner);
                quote!(Items(#inner))
            }
            Constraint::Keys(inner) => {
                let inner = self::constraints(inner);
                quote!(Keys(#inner))
            }
            Constraint::Inside => quote!(Inside),
        };
        quote!(rt::Constraint::#tokens)
    });
    quote!(&[#(#constraints),*])
}

/// Emits the traits of an operation.
pub fn operation_traits(traits: &[OperationTrait]) -> TokenStream {
    let traits = traits.iter().map(|wire_trait| {
        let tokens = match wire_trait {
            OperationTrait::Http(method, uri) => quote!(Http(#method, #uri)),
            OperationTrait::Header(name, value) => quote!(Header(#name, #value)),
            OperationTrait::Auth(schemes) => {
                let schemes = auth_schemes(schemes);
                quote!(Auth(#schemes))
            }
            OperationTrait::UnsignedPayload => quote!(UnsignedPayload),
            OperationTrait::UnwrappedOutput => quote!(UnwrappedOutput),
            OperationTrait::ExtendedRequestId => return quote!(rt::services::s3::EXTENDED_REQUEST_ID),
            OperationTrait::StreamingOutput => quote!(StreamingOutput),
            OperationTrait::SensitiveInput => quote!(SensitiveInput),
            OperationTrait::SensitiveOutput => quote!(SensitiveOutput),
            OperationTrait::Compression => quote!(Compression),
            OperationTrait::NoInput => quote!(NoInput),
            OperationTrait::StaticParam(name, value) => {
                let value = endpoint_rules::static_param(value);
                quote!(StaticParam(#name, rt::StaticParam::#value))
            }
            OperationTrait::InputParam(name, path) => {
                let path = param_path(path);
                quote!(InputParam(#name, #path))
            }
            OperationTrait::InputListParam(name, path) => {
                let path = param_path(path);
                quote!(InputListParam(#name, #path))
            }
            OperationTrait::EventInput(signed) => quote!(EventInput(#signed)),
            OperationTrait::ChecksumRequired => quote!(ChecksumRequired),
            OperationTrait::LongPoll => quote!(LongPoll),
            OperationTrait::RequestChecksum(header, required) => quote!(RequestChecksum(#header, #required)),
            OperationTrait::ResponseChecksum(header, algorithms) => {
                quote!(ResponseChecksum(#header, &[#(#algorithms),*]))
            }
            OperationTrait::TreeHash => return quote!(rt::services::glacier::TREE_HASH),
            OperationTrait::RequiredParam(member) => quote!(RequiredParam(#member)),
            OperationTrait::HostPrefix(pattern) => quote!(HostPrefix(#pattern)),
        };
        quote!(rt::OperationTrait::#tokens)
    });
    quote!(&[#(#traits),*])
}

fn param_path(path: &[ParamStep]) -> TokenStream {
    let steps = path.iter().map(|step| match step {
        ParamStep::Field(name) => quote!(rt::PathStep::Field(#name)),
        ParamStep::Each => quote!(rt::PathStep::Each),
        ParamStep::Keys => quote!(rt::PathStep::Keys),
        ParamStep::All(paths) => {
            let paths = paths.iter().map(|path| param_path(path));
            quote!(rt::PathStep::All(&[#(#paths),*]))
        }
    });
    quote!(&[#(#steps),*])
}

/// Emits auth schemes, except those that extensions add.
pub fn auth_schemes(schemes: &[Option<AuthScheme>]) -> TokenStream {
    let schemes = schemes.iter().filter_map(|scheme| {
        let scheme = match scheme {
            None => quote!(None),
            Some(AuthScheme::SigV4 { .. }) => quote!(SigV4),
            Some(AuthScheme::SigV4a { .. }) => quote!(SigV4a),
            Some(AuthScheme::S3Express) => return None,
            Some(AuthScheme::Bearer) => quote!(Bearer),
            Some(AuthScheme::Basic) => quote!(Basic),
            Some(AuthScheme::Digest) => quote!(Digest),
            Some(AuthScheme::Custom(id)) => quote!(Custom(#id)),
            Some(AuthScheme::ApiKey {
                name,
                location,
                scheme,
            }) => match location {
                ApiKeyLocation::Header => {
                    let before = scheme.as_deref().unwrap_or_default();
                    quote!(ApiKeyHeader(#name, #before))
                }
                ApiKeyLocation::Query => quote!(ApiKeyQuery(#name)),
            },
        };
        Some(quote!(rt::AuthScheme::#scheme))
    });
    quote!(&[#(#schemes),*])
}

/// Emits the traits of a value.
pub fn traits(traits: &[WireTrait]) -> TokenStream {
    let traits = traits.iter().map(wire_trait);
    quote!(&[#(#traits),*])
}

fn wire_trait(wire_trait: &WireTrait) -> TokenStream {
    let tokens = match wire_trait {
        WireTrait::IdempotencyToken => quote!(IdempotencyToken),
        WireTrait::Sensitive => quote!(Sensitive),
        WireTrait::OmitZero => quote!(OmitZero),
        WireTrait::MediaType(name) => quote!(MediaType(#name)),
        WireTrait::Streaming => quote!(Streaming),
        WireTrait::Header(name) => quote!(Header(#name)),
        WireTrait::Lenient => quote!(Lenient),
        WireTrait::PrefixHeaders(prefix) => quote!(PrefixHeaders(#prefix)),
        WireTrait::Label => quote!(Label),
        WireTrait::LabelDefault(value) => quote!(LabelDefault(#value)),
        WireTrait::Prefixes(prefixes) => quote!(Prefixes(&[#(#prefixes),*])),
        WireTrait::Query(name) => quote!(Query(#name)),
        WireTrait::QueryParams => quote!(QueryParams),
        WireTrait::Payload => quote!(Payload),
        WireTrait::PayloadStructure => quote!(PayloadStructure),
        WireTrait::ResponseCode => quote!(ResponseCode),
        WireTrait::Name(name) => quote!(Name(#name)),
        WireTrait::AnyRoot => quote!(AnyRoot),
        WireTrait::QueryName(name) => quote!(QueryName(#name)),
        WireTrait::EventHeader(size) => {
            let size = Literal::u8_unsuffixed(*size);
            quote!(EventHeader(#size))
        }
        WireTrait::EventPayload => quote!(EventPayload),
        WireTrait::Flattened => quote!(Flattened),
        WireTrait::Attribute => quote!(Attribute),
        WireTrait::Namespace(uri, prefix) => quote!(Namespace(#uri, #prefix)),
        WireTrait::Sparse => quote!(Sparse),
        WireTrait::Item(inner) => {
            let inner = traits(inner);
            quote!(Item(#inner))
        }
        WireTrait::Key(inner) => {
            let inner = traits(inner);
            quote!(Key(#inner))
        }
        WireTrait::Timestamp(format) => {
            let format = match format {
                TimestampFormat::EpochSeconds => quote!(EpochSeconds),
                TimestampFormat::DateTime => quote!(DateTime),
                TimestampFormat::HttpDate => quote!(HttpDate),
            };
            quote!(Timestamp(rt::TimestampFormat::#format))
        }
    };
    quote!(rt::Trait::#tokens)
}
