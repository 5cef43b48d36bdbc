//! The trait `paginated`: which fields carry tokens, items and the limit.

use super::shapes::Shapes;
use super::types::Type;
use super::{Field, Pagination, PathStep, Structure};
use crate::model::{Paginated, ShapeRef};
use crate::names;
use crate::passes::PreparedOperation;

/// How the pages of an operation follow each other; `None` where it is not paginated, or names members that are not
/// there or of a type that can be no token.
pub fn pagination(
    shapes: &mut Shapes<'_>,
    it: &PreparedOperation,
    input: &Structure,
    output: &Structure,
) -> Option<Pagination> {
    let model = &shapes.prepared.model;
    let own = model[it.shape].traits.paginated.as_ref()?;
    let of_service = model[shapes.prepared.service]
        .traits
        .paginated
        .clone()
        .unwrap_or_default();
    let merged = Paginated {
        input_token: own.input_token.clone().or(of_service.input_token),
        output_token: own.output_token.clone().or(of_service.output_token),
        items: own.items.clone().or(of_service.items),
        page_size: own.page_size.clone().or(of_service.page_size),
        more: own.more,
    };
    let field = |name: &str| input.fields.iter().find(|field| field.member == name);
    let input_token = field(&merged.input_token?)?;
    let page_size = merged
        .page_size
        .and_then(|name| field(&name))
        .map(|it| (it.name.clone(), it.ty.clone()));
    let (output_token, token) = path(shapes, it.output, output, &merged.output_token?)?;
    let is_token = matches!(&token, Type::String | Type::Map(..));
    if token != input_token.ty || !is_token {
        return None;
    }
    let items = merged
        .items
        .and_then(|items| path(shapes, it.output, output, &items));
    let items = items.filter(|(_, ty)| matches!(ty, Type::List(_) | Type::Map(..)));
    let more = merged
        .more
        .and_then(|name| output.fields.iter().find(|field| field.member == name))
        .filter(|field| field.ty == Type::Boolean);
    Some(Pagination {
        name: names::operation_part(&model[it.shape].id.name, "Paginator"),
        input_token: input_token.name.clone(),
        token,
        output_token,
        items,
        page_size,
        more: more.map(|field| PathStep {
            field: field.name.clone(),
            optional: field.optional,
        }),
    })
}

/// The fields a path of members leads through, and the type at its end.
fn path(
    shapes: &mut Shapes<'_>,
    shape: ShapeRef,
    structure: &Structure,
    path: &str,
) -> Option<(Vec<PathStep>, Type)> {
    let mut steps = Vec::new();
    let (mut shape, mut name, mut rest) = (shape, path, None);
    if let Some((first, more)) = path.split_once('.') {
        (name, rest) = (first, Some(more));
    }
    let mut field: Option<Field> = None;
    let mut found = structure.fields.iter().find(|field| field.member == name);
    let mut ty = loop {
        let it = found.or(field.as_ref())?;
        steps.push(PathStep {
            field: it.name.clone(),
            optional: it.optional,
        });
        let ty = it.ty.clone();
        let Some(more) = rest else { break ty };
        let model = &shapes.prepared.model;
        shape = model[shape]
            .members()
            .iter()
            .find(|member| member.name == name)?
            .target;
        (name, rest) = match more.split_once('.') {
            Some((first, more)) => (first, Some(more)),
            None => (more, None),
        };
        field = shapes.field_named(shape, name);
        found = None;
    };
    if let Type::Boxed(inner) = ty {
        ty = *inner;
    }
    Some((steps, ty))
}
