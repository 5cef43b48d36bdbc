//! The trait `paginated` (<https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait>): the fields that carry tokens,
//! items and the limit of a page.

use super::shapes::Shapes;
use super::types::Type;
use super::{Field, Pagination, PathStep, Structure};
use crate::diagnostics::{codes, Diagnostic};
use crate::model::{Kind, Paginated, ShapeRef};
use crate::names;
use crate::passes::PreparedOperation;

/// How the pages of an operation follow each other; `None` where it is not paginated.
///
/// A paginator that cannot be is left out with a warning, and so is the part of one that only items or a limit need.
pub fn pagination(
    shapes: &mut Shapes<'_>,
    it: &PreparedOperation,
    input: &Structure,
    output: &Structure,
) -> Option<Pagination> {
    let merged = merged(shapes, it)?;
    match paginator(shapes, it, &merged, input, output) {
        Ok(pagination) => Some(pagination),
        Err(wrong) => {
            warn(shapes, it, format!("the paginator is left out: {wrong}"));
            None
        }
    }
}

/// The trait of the operation, completed by that of the service.
fn merged(shapes: &Shapes<'_>, it: &PreparedOperation) -> Option<Paginated> {
    let model = &shapes.prepared.model;
    let own = model[it.shape].traits.paginated.clone()?;
    let service = &model[shapes.prepared.service].traits.paginated;
    let service = service.clone().unwrap_or_default();
    Some(Paginated {
        input_token: own.input_token.or(service.input_token),
        output_token: own.output_token.or(service.output_token),
        items: own.items.or(service.items),
        page_size: own.page_size.or(service.page_size),
        more: own.more,
    })
}

fn warn(shapes: &mut Shapes<'_>, it: &PreparedOperation, message: String) {
    let operation = &shapes.prepared.model[it.shape];
    let finding = Diagnostic::warning(codes::PAGINATION, message);
    shapes.findings.push(finding.shape(&operation.id));
}

fn paginator(
    shapes: &mut Shapes<'_>,
    it: &PreparedOperation,
    merged: &Paginated,
    input: &Structure,
    output: &Structure,
) -> Result<Pagination, String> {
    let input_token = merged.input_token.as_ref().ok_or("there is no `inputToken`")?;
    let input_token = input_member("inputToken", input_token, input)?;
    let output_token = merged.output_token.as_ref().ok_or("there is no `outputToken`")?;
    let (output_token, token) = output_path(shapes, it.output, output, "outputToken", output_token)?;
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
        .map(|path| items(shapes, it.output, output, path));
    let (page_size, items) = (
        left_out(shapes, it, "limit of a page", page_size),
        left_out(shapes, it, "method `items`", items),
    );
    let more = merged
        .more
        .and_then(|name| output.fields.iter().find(|field| field.member == name))
        .filter(|field| field.ty == Type::Boolean);
    Ok(Pagination {
        name: names::operation_part(&shapes.prepared.model[it.shape].id.name, "Paginator"),
        input_token: input_token.name.clone(),
        token,
        output_token,
        items,
        page_size,
        more: more.map(step),
    })
}

/// A part of a paginator, or a warning that it is left out.
fn left_out<T>(
    shapes: &mut Shapes<'_>,
    it: &PreparedOperation,
    part: &str,
    made: Option<Result<T, String>>,
) -> Option<T> {
    match made? {
        Ok(part) => Some(part),
        Err(wrong) => {
            warn(
                shapes,
                it,
                format!("the {part} of the paginator is left out: {wrong}"),
            );
            None
        }
    }
}

/// The field for the limit of a page: a number, or a string, which older services have for it.
fn page_size(name: &str, input: &Structure) -> Result<(String, Type), String> {
    let field = input_member("pageSize", name, input)?;
    match field.ty {
        Type::Byte | Type::Short | Type::Integer | Type::Long | Type::String => {
            Ok((field.name.clone(), field.ty.clone()))
        }
        _ => Err(format!("its `pageSize` `{name}` is no number")),
    }
}

/// The fields that lead to the items, and their list or map.
fn items(
    shapes: &mut Shapes<'_>,
    shape: ShapeRef,
    output: &Structure,
    path: &str,
) -> Result<(Vec<PathStep>, Type), String> {
    let (steps, ty) = output_path(shapes, shape, output, "items", path)?;
    match ty {
        Type::List(_) | Type::Map(..) => Ok((steps, ty)),
        _ => Err(format!("its `items` `{path}` is neither a list nor a map")),
    }
}

fn input_member<'a>(property: &str, name: &str, input: &'a Structure) -> Result<&'a Field, String> {
    let field = input.fields.iter().find(|field| field.member == name);
    field.ok_or_else(|| {
        format!(
            "its `{property}` `{name}` is no member of the input `{}`",
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

/// The fields that a path of members leads through, and the type at its end.
fn output_path(
    shapes: &mut Shapes<'_>,
    output: ShapeRef,
    structure: &Structure,
    property: &str,
    path: &str,
) -> Result<(Vec<PathStep>, Type), String> {
    let wrong = |wrong: String| format!("its `{property}` `{path}` leads nowhere: {wrong}");
    let (mut steps, mut at, mut reached) = (Vec::new(), output, None);
    for name in path.split('.') {
        let model = &shapes.prepared.model;
        let (id, kind) = (&model[at].id, &model[at].kind);
        if !matches!(kind, Kind::Structure(_)) {
            return Err(wrong(format!("`{id}` is no structure")));
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
            shapes.field_named(at, name)
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
