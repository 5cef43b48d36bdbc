//! Damages models: nodes are removed, duplicated, moved, or get another type or target; names and texts become hostile.

use crate::subject::Input;
use crate::{hostile, lines};
use serde_json::{json, Map, Value};

/// Damages a model: half of them once, a few up to six times, so that many are still models.
pub fn damage(input: &mut Input, random: &mut fastrand::Rng) {
    let most = if random.bool() { 2 } else { 7 };
    for _ in 0..random.usize(1..most) {
        if let Input::Idl(Value::Array(lines)) = input {
            lines::damage(lines, random);
            continue;
        }
        let mut trees = input.trees();
        let Some(at) = (!trees.is_empty()).then(|| random.usize(..trees.len())) else {
            return;
        };
        damage_tree(trees[at], random);
    }
}

/// Damages the bytes of a model's files.
pub fn damage_bytes(input: &mut Input, random: &mut fastrand::Rng) {
    let mut files = input.files();
    for _ in 0..random.usize(1..4) {
        let at = random.usize(..files.len().max(1));
        if let Some((_, text)) = files.get_mut(at).filter(|(_, text)| !text.is_empty()) {
            damage_text(text, random);
        }
    }
    *input = Input::Bytes(files);
}

fn damage_text(text: &mut Vec<u8>, random: &mut fastrand::Rng) {
    let at = random.usize(..text.len());
    let to = (at + random.usize(1..40)).min(text.len());
    match random.u8(..6) {
        0 => text.truncate(at),
        1 => drop(text.drain(at..to)),
        2 => text[at] = random.u8(..),
        3 => text[at] = *random.choice(b"{}[]\",:#$0-e\\").expect("one of them"),
        // marks of encodings, and characters that are not shown
        4 => {
            let marks: [&[u8]; 5] = [
                b"\xef\xbb\xbf",
                b"\xff\xfe",
                b"\0",
                "\u{202e}".as_bytes(),
                "\u{200b}".as_bytes(),
            ];
            let place = if random.bool() { 0 } else { at };
            text.splice(
                place..place,
                random.choice(marks).unwrap_or_default().iter().copied(),
            );
        }
        _ => {
            let part = text[at..to].to_vec();
            text.splice(at..at, part);
        }
    }
}

fn damage_tree(tree: &mut Value, random: &mut fastrand::Rng) {
    match random.u8(..18) {
        0 | 1 => rename(tree, random),
        2 => swap_target(tree, random),
        3 => add_trait(tree, random),
        4 => {
            let part = part(tree, random);
            with_node(tree, random, &mut |node, _| *node = part.clone());
        }
        5 | 6 => with_node(tree, random, &mut delete),
        7 => with_node(tree, random, &mut duplicate),
        8 => with_node(tree, random, &mut rename_key),
        9 | 10 => with_leaf(tree, random, &mut |leaf, random| *leaf = odd(random)),
        11..=14 => with_prose(tree, random),
        _ => with_text(tree, random, &mut |text, random| {
            *text = match random.u8(..3) {
                0 => format!("{text}{}", hostile::text(random)),
                _ => hostile::text(random),
            }
        }),
    }
}

/// A random node and what is above it.
fn with_node(
    tree: &mut Value,
    random: &mut fastrand::Rng,
    change: &mut dyn FnMut(&mut Value, &mut fastrand::Rng),
) {
    if random.u8(..6) == 0 {
        return change(tree, random);
    }
    match tree {
        Value::Object(members) if !members.is_empty() => {
            let at = random.usize(..members.len());
            if let Some(member) = members.values_mut().nth(at) {
                with_node(member, random, change);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            let at = random.usize(..items.len());
            with_node(&mut items[at], random, change);
        }
        other => change(other, random),
    }
}

/// A random node that holds no others.
fn with_leaf(
    tree: &mut Value,
    random: &mut fastrand::Rng,
    change: &mut dyn FnMut(&mut Value, &mut fastrand::Rng),
) {
    match tree {
        Value::Object(members) if !members.is_empty() => {
            let at = random.usize(..members.len());
            if let Some(member) = members.values_mut().nth(at) {
                with_leaf(member, random, change);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            let at = random.usize(..items.len());
            with_leaf(&mut items[at], random, change);
        }
        leaf => change(leaf, random),
    }
}

/// Picks one of all texts of a model with equal probability, regardless of its depth.
fn with_text(
    tree: &mut Value,
    random: &mut fastrand::Rng,
    change: &mut dyn FnMut(&mut String, &mut fastrand::Rng),
) {
    let count = count(tree, &|value| value.is_string());
    if count == 0 {
        return;
    }
    let mut left = random.usize(..count);
    visit(tree, &mut |value| {
        if let Value::String(text) = value {
            if left == 0 {
                change(text, random);
                return true;
            }
            left -= 1;
        }
        false
    });
}

/// Makes several texts hostile on which no shape depends: documentation, titles, messages, examples.
fn with_prose(tree: &mut Value, random: &mut fastrand::Rng) {
    const KEYS: &[&str] = &[
        "smithy.api#documentation",
        "smithy.api#title",
        "smithy.api#pattern",
        "smithy.api#mediaType",
        "smithy.api#since",
        "documentation",
        "message",
        "title",
        "serviceFullName",
        "deprecatedMessage",
        "version",
        "since",
    ];
    let one_in = random.u8(1..20);
    visit(tree, &mut |node| {
        for (key, value) in node.as_object_mut().into_iter().flatten() {
            if KEYS.contains(&key.as_str()) && value.is_string() && random.u8(..one_in) == 0 {
                *value = hostile::text(random).into();
            }
        }
        false
    });
}

/// Visits nodes until one is the last.
fn visit(tree: &mut Value, last: &mut dyn FnMut(&mut Value) -> bool) -> bool {
    if last(tree) {
        return true;
    }
    match tree {
        Value::Object(members) => members.values_mut().any(|member| visit(member, last)),
        Value::Array(items) => items.iter_mut().any(|item| visit(item, last)),
        _ => false,
    }
}

fn count(tree: &Value, which: &dyn Fn(&Value) -> bool) -> usize {
    let below: usize = match tree {
        Value::Object(members) => members.values().map(|member| count(member, which)).sum(),
        Value::Array(items) => items.iter().map(|item| count(item, which)).sum(),
        _ => 0,
    };
    below + usize::from(which(tree))
}

fn delete(node: &mut Value, random: &mut fastrand::Rng) {
    match node {
        Value::Object(members) if !members.is_empty() => {
            let at = random.usize(..members.len());
            if let Some(name) = members.keys().nth(at).cloned() {
                members.shift_remove(&name);
            }
        }
        Value::Array(items) if !items.is_empty() => drop(items.remove(random.usize(..items.len()))),
        other => *other = Value::Null,
    }
}

fn duplicate(node: &mut Value, random: &mut fastrand::Rng) {
    match node {
        Value::Object(members) if !members.is_empty() => {
            let at = random.usize(..members.len());
            let copy = members
                .iter()
                .nth(at)
                .map(|(name, member)| (name.clone(), member.clone()));
            if let Some((name, value)) = copy {
                let name = match random.u8(..4) {
                    0 => name.to_uppercase(),
                    1 => name.to_lowercase(),
                    2 => format!("{name}_"),
                    _ => format!("{name}{}", hostile::text(random)),
                };
                members.insert(name, value);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            let copy = items[random.usize(..items.len())].clone();
            items.push(copy);
        }
        _ => {}
    }
}

fn rename_key(node: &mut Value, random: &mut fastrand::Rng) {
    if let Value::Object(members) = node {
        let name = random.choice(members.keys()).cloned();
        if let Some(value) = name.and_then(|name| members.shift_remove(&name)) {
            members.insert(hostile::text(random), value);
        }
    }
}

/// Renames a shape everywhere, so that the model stays consistent; also in botocore's format, where names have no
/// namespace.
fn rename(tree: &mut Value, random: &mut fastrand::Rng) {
    let Some(names) = tree["shapes"]
        .as_object()
        .map(|object| object.keys().cloned().collect::<Vec<_>>())
    else {
        return;
    };
    let Some(old) = random.choice(&names) else { return };
    let name = match random.u8(..3) {
        0 => random.choice(&names).cloned().unwrap_or_default().to_uppercase(),
        _ => hostile::text(random),
    };
    let new = match old.split_once('#') {
        Some((namespace, _)) => format!("{namespace}#{}", name.rsplit('#').next().unwrap_or_default()),
        None => name,
    };
    replace(tree, old, &new);
}

fn replace(tree: &mut Value, old: &str, new: &str) {
    match tree {
        Value::String(text) if text == old => *text = new.to_owned(),
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, old, new)),
        Value::Object(members) => {
            if members.contains_key(old) {
                let rename = |(name, value)| {
                    if name == old {
                        (new.to_owned(), value)
                    } else {
                        (name, value)
                    }
                };
                *members = std::mem::take(members).into_iter().map(rename).collect();
            }
            members.values_mut().for_each(|member| replace(member, old, new));
        }
        _ => {}
    }
}

/// Changes a target to another shape.
fn swap_target(tree: &mut Value, random: &mut fastrand::Rng) {
    const PRELUDE: &[&str] = &[
        "String",
        "Blob",
        "Boolean",
        "Byte",
        "Integer",
        "Long",
        "Float",
        "Double",
        "BigInteger",
        "BigDecimal",
        "Timestamp",
        "Document",
        "Unit",
    ];
    let names: Vec<_> = tree["shapes"]
        .as_object()
        .into_iter()
        .flat_map(Map::keys)
        .cloned()
        .collect();
    let target = match random.choice(&names).filter(|_| random.u8(..3) > 0) {
        Some(name) => name.clone(),
        None => format!(
            "smithy.api#{}",
            random.choice(PRELUDE).copied().unwrap_or_default()
        ),
    };
    let is_target = |value: &Value| {
        value
            .get("target")
            .or(value.get("shape"))
            .is_some_and(Value::is_string)
    };
    let targets = count(tree, &is_target);
    if targets == 0 {
        return;
    }
    let mut left = random.usize(..targets);
    visit(tree, &mut |node| {
        if !is_target(node) {
            return false;
        }
        if left > 0 {
            left -= 1;
            return false;
        }
        let key = if node.get("target").is_some() {
            "target"
        } else {
            "shape"
        };
        node[key] = target.clone().into();
        true
    });
}

/// Adds a supported trait to a shape or member, with a valid or invalid value.
fn add_trait(tree: &mut Value, random: &mut fastrand::Rng) {
    let id = random.choice(TRAITS).copied().unwrap_or_default();
    let value = match random.u8(..6) {
        0 => json!({}),
        1 => json!(hostile::text(random)),
        2 => odd(random),
        3 => part(tree, random),
        _ => fitting(id, random),
    };
    let Some(shapes) = tree.get_mut("shapes").and_then(Value::as_object_mut) else {
        return;
    };
    if shapes.is_empty() {
        return;
    }
    let at = random.usize(..shapes.len());
    let Some(shape) = shapes.values_mut().nth(at) else {
        return;
    };
    let count = shape["members"].as_object().map_or(0, Map::len);
    let on = if count > 0 && random.bool() {
        let at = random.usize(..count);
        let members = shape.get_mut("members").and_then(Value::as_object_mut);
        members.and_then(|member| member.values_mut().nth(at))
    } else {
        Some(shape)
    };
    if let Some(Value::Object(on)) = on {
        // botocore's traits are keys of the shape
        let botocore = id.split_once('#').map_or(id, |(_, name)| name);
        let is_botocore =
            on.contains_key("shape") || (on.contains_key("type") && on.contains_key("exception"));
        if is_botocore {
            on.insert(botocore.to_owned(), value);
        } else if let Value::Object(traits) = on.entry("traits").or_insert_with(|| json!({})) {
            traits.insert(id.to_owned(), value);
        }
    }
}

/// A value of the type the trait has, with hostile text inside.
fn fitting(id: &str, random: &mut fastrand::Rng) -> Value {
    let text = hostile::text(random);
    match id.split_once('#').map_or(id, |(_, name)| name) {
        "http" => json!({ "method": "GET", "uri": text, "code": 200 }),
        "deprecated" => json!({ "message": text, "since": hostile::text(random) }),
        "externalDocumentation" => json!({ text: hostile::text(random) }),
        "enum" => json!([{ "value": text, "name": hostile::text(random) }]),
        "length" | "range" => json!({ "min": random.i64(-5..5), "max": random.i64(-5..5) }),
        "xmlNamespace" => json!({ "uri": text, "prefix": hostile::text(random) }),
        "paginated" => json!({ "inputToken": text, "outputToken": hostile::text(random), "items": "a.b.c" }),
        "waitable" => json!({ text: { "documentation": hostile::text(random), "minDelay": 1, "acceptors": [
            { "state": "success", "matcher": { "output": { "path": hostile::text(random), "expected": "a", "comparator": "stringEquals" } } },
            { "state": "failure", "matcher": { "errorType": hostile::text(random) } }
        ] } }),
        "service" => {
            json!({ "sdkId": text, "arnNamespace": "a", "cloudFormationName": "b", "endpointPrefix": hostile::text(random) })
        }
        "sigv4" => json!({ "name": text }),
        "examples" => json!([{ "title": text, "documentation": hostile::text(random), "input": {} }]),
        "endpoint" => json!({ "hostPrefix": text }),
        "auth" => json!([text, "aws.auth#sigv4"]),
        "references" => json!([{ "resource": text, "service": "a#b" }]),
        "clientContextParams" => {
            json!({ text: { "type": "string", "documentation": hostile::text(random) } })
        }
        "contextParam" => json!({ "name": text }),
        "staticContextParams" => json!({ text: { "value": hostile::text(random) } }),
        "httpChecksum" => {
            json!({ "requestAlgorithmMember": text, "responseAlgorithms": ["CRC32"], "requestValidationModeMember": "m" })
        }
        "awsQueryError" => json!({ "code": text, "httpResponseCode": 400 }),
        "httpResponseTests" | "httpRequestTests" => {
            json!([{ "id": text, "protocol": "aws.protocols#restJson1", "documentation": hostile::text(random), "method": "GET", "uri": "/", "code": 200, "params": {} }])
        }
        _ => json!(text),
    }
}

const TRAITS: &[&str] = &[
    "smithy.api#documentation",
    "smithy.api#documentation",
    "smithy.api#title",
    "smithy.api#deprecated",
    "smithy.api#externalDocumentation",
    "smithy.api#since",
    "smithy.api#required",
    "smithy.api#default",
    "smithy.api#addedDefault",
    "smithy.api#clientOptional",
    "smithy.api#sensitive",
    "smithy.api#sparse",
    "smithy.api#enum",
    "smithy.api#enumValue",
    "smithy.api#length",
    "smithy.api#range",
    "smithy.api#pattern",
    "smithy.api#uniqueItems",
    "smithy.api#idempotencyToken",
    "smithy.api#input",
    "smithy.api#output",
    "smithy.api#mixin",
    "smithy.api#error",
    "smithy.api#retryable",
    "smithy.api#httpError",
    "smithy.api#http",
    "smithy.api#httpHeader",
    "smithy.api#httpPrefixHeaders",
    "smithy.api#httpLabel",
    "smithy.api#httpQuery",
    "smithy.api#httpQueryParams",
    "smithy.api#httpPayload",
    "smithy.api#httpResponseCode",
    "smithy.api#httpChecksumRequired",
    "smithy.api#jsonName",
    "smithy.api#xmlName",
    "smithy.api#xmlAttribute",
    "smithy.api#xmlFlattened",
    "smithy.api#xmlNamespace",
    "smithy.api#timestampFormat",
    "smithy.api#mediaType",
    "smithy.api#streaming",
    "smithy.api#requiresLength",
    "smithy.api#eventHeader",
    "smithy.api#eventPayload",
    "smithy.api#endpoint",
    "smithy.api#hostLabel",
    "smithy.api#paginated",
    "smithy.api#auth",
    "smithy.api#optionalAuth",
    "smithy.api#authDefinition",
    "smithy.api#httpBearerAuth",
    "smithy.api#httpApiKeyAuth",
    "smithy.api#httpBasicAuth",
    "smithy.api#httpDigestAuth",
    "smithy.api#trait",
    "smithy.api#private",
    "smithy.api#internal",
    "smithy.api#examples",
    "smithy.api#tags",
    "smithy.api#references",
    "smithy.api#resourceIdentifier",
    "smithy.api#nestedProperties",
    "smithy.api#suppress",
    "smithy.api#box",
    "smithy.api#requestCompression",
    "smithy.waiters#waitable",
    "smithy.rules#endpointRuleSet",
    "smithy.rules#clientContextParams",
    "smithy.rules#contextParam",
    "smithy.rules#staticContextParams",
    "smithy.rules#operationContextParams",
    "smithy.test#httpRequestTests",
    "smithy.test#httpResponseTests",
    "aws.api#service",
    "aws.api#clientEndpointDiscovery",
    "aws.api#clientDiscoveredEndpoint",
    "aws.auth#sigv4",
    "aws.auth#sigv4a",
    "aws.auth#unsignedPayload",
    "aws.customizations#s3UnwrappedXmlOutput",
    "aws.protocols#awsQueryError",
    "aws.protocols#awsQueryCompatible",
    "aws.protocols#ec2QueryName",
    "aws.protocols#httpChecksum",
    "aws.protocols#restJson1",
    "aws.protocols#restXml",
    "aws.protocols#awsQuery",
    "aws.protocols#ec2Query",
    "aws.protocols#awsJson1_0",
    "smithy.protocols#rpcv2Cbor",
    "smithy.protocols#rpcv2Json",
];

/// A value of any type.
fn odd(random: &mut fastrand::Rng) -> Value {
    match random.u8(..12) {
        0 => Value::Null,
        1 => Value::Bool(random.bool()),
        2 => random.i64(..).into(),
        3 => (random.f64() * 1e300).into(),
        4 => json!([]),
        5 => json!({}),
        6 => json!({ "target": hostile::text(random) }),
        7 => json!(-1),
        8 => json!([[], {}, null, "a"]),
        9 => nested(random.usize(1..200)),
        _ => hostile::text(random).into(),
    }
}

fn nested(depth: usize) -> Value {
    (0..depth).fold(json!([]), |inner, at| match at % 2 {
        0 => json!([inner]),
        _ => json!({ "a": inner }),
    })
}

/// A copy of a random part of a model.
fn part(tree: &Value, random: &mut fastrand::Rng) -> Value {
    let mut part = tree;
    for _ in 0..random.usize(2..7) {
        let below = match part {
            Value::Object(members) => random.choice(members.values()),
            Value::Array(items) => random.choice(items),
            _ => None,
        };
        part = below.unwrap_or(part);
    }
    part.clone()
}
