//! Tests of whole models, from text to the model.

use crate::diagnostics::Diagnostics;
use crate::model::{Kind, Model};
use crate::read::json_ast;
use crate::source::{Source, Sources};
use std::sync::Arc;

fn model(shapes: &str) -> Result<(Model, Diagnostics), Diagnostics> {
    let text = format!(r#"{{ "smithy": "2.0", "shapes": {{ {shapes} }} }}"#);
    let sources: Arc<Sources> = Arc::new([Source::new("model.json", text)].into_iter().collect());
    let (mut ast, mut findings) = (super::Ast::default(), Diagnostics::default());
    json_ast::parse(0, &sources, &mut ast, &mut findings);
    super::into_model(ast, &sources, findings)
}

#[test]
fn mixins_are_not_services() {
    let (model, _) = model(
        r#"
        "a#Mixin": { "type": "service", "version": "0", "operations": [{ "target": "a#FromMixin" }],
            "errors": [{ "target": "a#Error" }], "traits": { "smithy.api#mixin": {}, "smithy.api#title": "T" } },
        "a#Service": { "type": "service", "version": "1", "operations": [{ "target": "a#Own" }],
            "errors": [{ "target": "a#Error" }], "mixins": [{ "target": "a#Mixin" }] },
        "a#OperationMixin": { "type": "operation", "errors": [{ "target": "a#Error" }],
            "traits": { "smithy.api#mixin": {} } },
        "a#Own": { "type": "operation", "mixins": [{ "target": "a#OperationMixin" }] },
        "a#FromMixin": { "type": "operation" },
        "a#Error": { "type": "structure", "traits": { "smithy.api#error": "client" } }"#,
    )
    .expect("the model is right");
    let services: Vec<_> = model
        .iter()
        .filter_map(|(_, shape)| Some((shape, shape.as_service()?)))
        .collect();
    let [(shape, service)] = services[..] else {
        panic!("{} services", services.len())
    };
    assert_eq!(service.version, "1");
    assert_eq!(shape.traits.title.as_deref(), Some("T"));
    let names: Vec<_> = service
        .operations
        .iter()
        .map(|at| model[*at].id.name.as_str())
        .collect();
    assert_eq!(names, ["FromMixin", "Own"]);
    assert_eq!(service.errors.len(), 1, "an error that both have is there once");
    let operations = model.iter().filter_map(|(_, shape)| shape.as_operation());
    assert_eq!(
        operations
            .map(|operation| operation.errors.len())
            .collect::<Vec<_>>(),
        [0, 1]
    );
}

#[test]
fn shared_mixins_do_not_multiply() {
    let mut shapes =
        vec![r#""a#E": { "type": "structure", "traits": { "smithy.api#error": "client" } }"#.to_owned()];
    let mixin = |level: usize, mixins: &str| {
        let traits = r#""traits": { "smithy.api#mixin": {} }, "errors": [{ "target": "a#E" }]"#;
        format!(r#""a#M{level}": {{ "type": "operation", {traits}, "mixins": [{mixins}] }}"#)
    };
    shapes.push(mixin(0, ""));
    for level in 1..60 {
        let below = format!(r#"{{ "target": "a#M{0}" }}, {{ "target": "a#M{0}" }}"#, level - 1);
        shapes.push(mixin(level, &below));
    }
    shapes.push(r#""a#O": { "type": "operation", "mixins": [{ "target": "a#M59" }] }"#.to_owned());
    let (model, _) = model(&shapes.join(",")).expect("the model is right");
    let mut operations = model.iter().filter_map(|(_, shape)| shape.as_operation());
    assert_eq!(operations.next().map(|operation| operation.errors.len()), Some(1));
}

#[test]
fn applied_traits_reach_members_of_mixins() {
    let (model, _) = model(
        r#"
        "a#M": { "type": "structure", "members": { "a": { "target": "smithy.api#String" } },
            "traits": { "smithy.api#mixin": {} } },
        "a#M$a": { "type": "apply", "traits": { "smithy.api#required": {}, "smithy.api#jsonName": "m" } },
        "a#One": { "type": "structure", "mixins": [{ "target": "a#M" }] },
        "a#One$a": { "type": "apply", "traits": { "smithy.api#jsonName": "one" } },
        "a#Two": { "type": "structure", "mixins": [{ "target": "a#M" }] }"#,
    )
    .expect("the model is right");
    let name = |shape: &str| {
        let (_, shape) = model.iter().find(|(_, model)| model.id.name == shape)?;
        let member = shape.members().first()?;
        assert!(member.traits.required);
        member.traits.json_name.clone()
    };
    assert_eq!(name("One").as_deref(), Some("one"));
    assert_eq!(name("Two").as_deref(), Some("m"));
    assert_eq!(name("M"), None);
}

#[test]
fn a_trait_without_effect_is_removed() {
    let (model, findings) = model(
        r#"
        "a#In": { "type": "structure", "members": {
            "number": { "target": "smithy.api#Integer", "traits": { "smithy.api#idempotencyToken": {} } },
            "choice": { "target": "a#Choice", "traits": { "smithy.api#idempotencyToken": {} } },
            "list": { "target": "a#List", "traits": { "smithy.api#xmlAttribute": {} } },
            "token": { "target": "smithy.api#String", "traits": { "smithy.api#idempotencyToken": {} } } } },
        "a#List": { "type": "list", "traits": { "smithy.api#range": { "min": 1 } },
            "member": { "target": "smithy.api#String", "traits": { "smithy.api#required": {} } } },
        "a#Map": { "type": "map", "key": { "target": "smithy.api#String" },
            "value": { "target": "smithy.api#String", "traits": { "smithy.api#xmlFlattened": {} } } },
        "a#Choice": { "type": "enum", "members": { "A": { "target": "smithy.api#Unit" } } }"#,
    )
    .expect("the model is right");
    assert_eq!(findings.iter().count(), 6, "{findings}");
    let shape = |name: &str| {
        let mut shapes = model.iter().map(|(_, shape)| shape);
        shapes.find(|shape| shape.id.name == name).expect("the shape")
    };
    let tokens: Vec<_> = shape("In")
        .members()
        .iter()
        .map(|member| (member.name.as_str(), member.traits.idempotency_token))
        .collect();
    assert_eq!(
        tokens,
        [
            ("number", false),
            ("choice", false),
            ("list", false),
            ("token", true)
        ]
    );
    assert!(!shape("In").members()[2].traits.xml_attribute);
    assert!(shape("List").traits.range.is_none());
    let Kind::List { member } = &shape("List").kind else {
        panic!("a list")
    };
    assert!(!member.traits.required);
    let Kind::Map { value, .. } = &shape("Map").kind else {
        panic!("a map")
    };
    assert!(!value.traits.xml_flattened);
}
