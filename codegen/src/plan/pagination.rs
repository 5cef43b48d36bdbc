//! The trait `paginated` (<https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait>): the fields with tokens,
//! items and page size.

use super::context::Context;
use super::field::{data_field, Field};
use super::paginated::merged;
use super::structure::Structure;
use super::types::Type;
use crate::diagnostics::{codes, Diagnostic};
use crate::model::{Kind, Paginated, ShapeRef};
use crate::names;
use crate::passes::PreparedOperation;

/// The pagination of an operation.
#[derive(Debug)]
pub struct Pagination {
    /// The name of the paginator.
    pub name: String,
    /// The field of the input for the token.
    pub input_token: String,
    /// The type of the token.
    pub token: Type,
    /// The path to the token in the output.
    pub output_token: Vec<PathStep>,
    /// The path to the items in the output, and the type of their list or map.
    pub items: Option<(Vec<PathStep>, Type)>,
    /// The field of the input for the page size, and its type.
    pub page_size: Option<(String, Type)>,
    /// The output field that is `false` on the last page, for operations whose token does not end.
    pub last_page_flag: Option<PathStep>,
}

/// A field in a path.
#[derive(Debug)]
pub struct PathStep {
    /// The field.
    pub field: String,
    /// True if it is an `Option`.
    pub optional: bool,
}

/// Plans the pagination of an operation; `None` if it is not paginated.
///
/// A paginator that cannot be generated is left out with a warning; so are items or a page size.
pub fn pagination(
    context: &mut Context<'_>,
    operation: &PreparedOperation,
    input: &Structure,
    output: &Structure,
) -> Option<Pagination> {
    let merged = merged(context.prepared, operation)?;
    match paginator(context, operation, &merged, input, output) {
        Ok(pagination) => Some(pagination),
        Err(wrong) => {
            warn(context, operation, format!("the paginator is left out: {wrong}"));
            None
        }
    }
}

fn warn(context: &mut Context<'_>, operation: &PreparedOperation, message: String) {
    let shape = &context.prepared.model[operation.shape];
    let finding = Diagnostic::warning(codes::PAGINATION, message);
    context.findings.push(finding.shape(&shape.id));
}

fn paginator(
    context: &mut Context<'_>,
    operation: &PreparedOperation,
    merged: &Paginated,
    input: &Structure,
    output: &Structure,
) -> Result<Pagination, String> {
    let input_token = merged.input_token.as_ref().ok_or("it has no `inputToken`")?;
    let input_token = input_member("inputToken", input_token, input)?;
    let output_token = merged.output_token.as_ref().ok_or("it has no `outputToken`")?;
    let (output_token, token) = output_path(context, operation.output, output, "outputToken", output_token)?;
    if !matches!(token, Type::String | Type::Map(..)) {
        return Err("its `outputToken` is neither a string nor a map".to_owned());
    }
    if token != input_token.ty {
        return Err("its `inputToken` and `outputToken` are of different types".to_owned());
    }
    let page_size = merged.page_size.as_ref().map(|name| page_size(name, input));
    let items = merged
        .items
        .as_ref()
        .map(|path| items(context, operation.output, output, path));
    let (page_size, items) = (
        left_out(context, operation, "page size", page_size),
        left_out(context, operation, "method `items`", items),
    );
    let id = &context.model()[operation.shape].id;
    let flag = context.prepared.customizations.operation(id).last_page_flag;
    let flag = flag.and_then(|name| output.fields.iter().find(|field| field.member == name));
    let flag = flag.filter(|field| field.ty == Type::Boolean);
    Ok(Pagination {
        name: names::operation_part(&context.prepared.model[operation.shape].id.name, "Paginator"),
        input_token: input_token.name.clone(),
        token,
        output_token,
        items,
        page_size,
        last_page_flag: flag.map(step),
    })
}

/// Returns a part of a paginator, or warns that it is left out.
fn left_out<T>(
    context: &mut Context<'_>,
    operation: &PreparedOperation,
    part: &str,
    made: Option<Result<T, String>>,
) -> Option<T> {
    match made? {
        Ok(part) => Some(part),
        Err(wrong) => {
            warn(
                context,
                operation,
                format!("the {part} of the paginator is left out: {wrong}"),
            );
            None
        }
    }
}

/// Returns the field for the page size: a number, or a string, as in older services.
fn page_size(name: &str, input: &Structure) -> Result<(String, Type), String> {
    let field = input_member("pageSize", name, input)?;
    match field.ty {
        Type::Byte | Type::Short | Type::Integer | Type::Long | Type::String => {
            Ok((field.name.clone(), field.ty.clone()))
        }
        _ => Err(format!("its `pageSize` `{name}` is not a number")),
    }
}

/// Returns the path to the items, and the type of their list or map.
fn items(
    context: &mut Context<'_>,
    shape: ShapeRef,
    output: &Structure,
    path: &str,
) -> Result<(Vec<PathStep>, Type), String> {
    let (steps, ty) = output_path(context, shape, output, "items", path)?;
    match ty {
        Type::List(_) | Type::Map(..) => Ok((steps, ty)),
        _ => Err(format!("its `items` `{path}` is neither a list nor a map")),
    }
}

fn input_member<'a>(property: &str, name: &str, input: &'a Structure) -> Result<&'a Field, String> {
    let field = input.fields.iter().find(|field| field.member == name);
    field.ok_or_else(|| {
        format!(
            "its `{property}` `{name}` is not a member of the input `{}`",
            input.id
        )
    })
}

fn step(field: &Field) -> PathStep {
    PathStep {
        field: field.name.clone(),
        optional: field.optional,
    }
}

/// Returns the fields on a path of members, and the type at its end.
fn output_path(
    context: &mut Context<'_>,
    output: ShapeRef,
    structure: &Structure,
    property: &str,
    path: &str,
) -> Result<(Vec<PathStep>, Type), String> {
    let wrong = |wrong: String| format!("its `{property}` `{path}` is invalid: {wrong}");
    let (mut steps, mut at, mut reached) = (Vec::new(), output, None);
    for name in path.split('.') {
        let model = &context.prepared.model;
        let (id, kind) = (&model[at].id, &model[at].kind);
        if !matches!(kind, Kind::Structure(_)) {
            return Err(wrong(format!("`{id}` is not a structure")));
        }
        let member = model[at].members().iter().find(|member| member.name == name);
        let member = member.ok_or_else(|| wrong(format!("`{id}` has no member `{name}`")))?;
        let target = member.target;
        let field = if steps.is_empty() {
            structure
                .fields
                .iter()
                .find(|field| field.member == name)
                .cloned()
        } else {
            data_field(context, at, name)
        };
        let field = field.ok_or_else(|| wrong(format!("there is no field for `{name}`")))?;
        steps.push(step(&field));
        (at, reached) = (target, Some(field.ty));
    }
    match reached {
        Some(Type::Boxed(inner)) => Ok((steps, *inner)),
        Some(ty) => Ok((steps, ty)),
        None => Err(wrong("it is empty".to_owned())),
    }
}
