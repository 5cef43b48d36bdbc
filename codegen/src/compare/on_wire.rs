//! Finds the changes of requests and responses that no signature shows.

use super::change::{Change, ChangeKind};
use super::derived::Differences;
use super::step::Step;
use super::surface::{Key, Kind, Surface, WireKey, OPAQUE};
use super::wire::{CHECKED, DEFAULT, EXISTS, NEEDED, REQUIRED};

/// Returns the changes on the wire of items in both surfaces, and the members that have become required.
pub fn changes(old: &Surface, new: &Surface, differences: &Differences<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    let removed = old.wire.keys().filter(|key| !new.wire.contains_key(*key));
    for key in new.wire.keys().chain(removed) {
        let (was, is) = (old.wire.get(key), new.wire.get(key));
        // `Inside` marks nested limits, which are reported where they are
        if was == is
            || matches!(&*key.aspect, EXISTS | "Inside")
            || !differences.is_in_both(owner(&key.owner))
        {
            continue;
        }
        let field = new.fields.get(&(key.owner.clone(), key.part.clone()));
        let field = field.or_else(|| old.fields.get(&(key.owner.clone(), key.part.clone())));
        let field = field.map_or(key.part.as_str(), String::as_str);
        if matches!(&*key.aspect, REQUIRED | NEEDED) && is.is_some() {
            changes.extend(required(old, new, differences, key, field));
            continue;
        }
        // the addition and removal of paginators and presigning are changes of the surface
        let is_of_surface = matches!(property(&key.aspect), "pagination" | "form of presigned requests");
        if key.aspect == NEEDED
            || (is_of_surface && (was.is_none() || is.is_none()))
            || is_new_or_gone(old, new, differences, key, field)
        {
            continue;
        }
        changes.push(Change {
            step: Step::Patch,
            noun: "wire",
            kind: ChangeKind::Wire,
            subject: subject(&key.owner, field),
            owner: key.owner.clone(),
            topic: property(&key.aspect),
            words: words(&key.aspect, was, is),
            old: shown(was),
            new: shown(is),
        });
    }
    changes
}

/// Returns the item that represents a type; for an operation's marker type, its module.
fn owner(owner: &str) -> &str {
    match owner
        .strip_prefix("operation::")
        .and_then(|rest| rest.split_once("::"))
    {
        Some((module, _)) => owner.get(.."operation::".len() + module.len()).unwrap_or(owner),
        None if owner.starts_with("waiters::") => owner.rsplit_once("::").map_or(owner, |(module, _)| module),
        None => owner,
    }
}

/// Returns the change of a member that has become required.
fn required(
    old: &Surface,
    new: &Surface,
    differences: &Differences<'_>,
    key: &WireKey,
    field: &str,
) -> Option<Change> {
    let other = |part: &str, aspect: &str| WireKey {
        part: part.to_owned(),
        aspect: aspect.to_owned(),
        owner: key.owner.clone(),
    };
    let build = Key::new(&key.owner, Kind::Builder, "build");
    let is_fallible_now = match differences.entries.get(&build) {
        Some((Some(was), Some(is))) => was.signature != is.signature,
        _ => false,
    };
    let is_reported_elsewhere = if key.aspect == NEEDED {
        is_fallible_now
    } else {
        new.wire.contains_key(&other(field, NEEDED))
    };
    if is_reported_elsewhere {
        return None;
    }
    let is_new = !old.wire.contains_key(&other(&key.part, EXISTS)) && !has_field(old, &key.owner, field);
    let word = if is_new {
        "new and required"
    } else {
        "required now"
    };
    let checked = WireKey {
        owner: String::new(),
        part: String::new(),
        aspect: CHECKED.to_owned(),
    };
    let (step, consequence) = if key.aspect == NEEDED {
        (Step::Major, "build() fails without it")
    } else if new.wire.contains_key(&checked) {
        (Step::Major, "calls without it fail before they are sent")
    } else {
        (Step::Minor, "the service refuses calls without it")
    };
    Some(Change {
        step,
        noun: "required member",
        kind: ChangeKind::Changed,
        subject: subject(&key.owner, field),
        owner: key.owner.clone(),
        topic: word,
        words: format!("{word}: {consequence}"),
        old: None,
        new: Some("required".to_owned()),
    })
}

fn has_field(surface: &Surface, owner: &str, field: &str) -> bool {
    surface.entries.contains_key(&Key::new(owner, Kind::Field, field))
}

/// Returns `true` if the member itself was added or removed, which is reported already.
fn is_new_or_gone(
    old: &Surface,
    new: &Surface,
    differences: &Differences<'_>,
    key: &WireKey,
    field: &str,
) -> bool {
    let is_in_one = |key: &WireKey| old.wire.contains_key(key) != new.wire.contains_key(key);
    let itself = WireKey {
        aspect: EXISTS.to_owned(),
        ..key.clone()
    };
    is_in_one(&itself) || differences.is_in_one(&key.owner, field)
}

fn subject(owner: &str, field: &str) -> String {
    match (owner, field) {
        ("", "") => "service".to_owned(),
        (owner, "") => owner.to_owned(),
        (owner, field) => format!("{owner}::{field}"),
    }
}

fn shown(value: Option<&String>) -> Option<String> {
    value.filter(|value| !value.starts_with(OPAQUE)).cloned()
}

/// Describes the change of a property.
fn words(aspect: &str, was: Option<&String>, is: Option<&String>) -> String {
    let name = match property(aspect) {
        // a property of later versions of tinsmith
        "other data" => aspect,
        name => name,
    };
    let is_opaque = [was, is]
        .into_iter()
        .flatten()
        .any(|value| value.starts_with(OPAQUE));
    match (was, is) {
        (Some(_), Some(_)) if is_opaque => format!("{name} changed"),
        (Some(was), Some(is)) => format!("{name}: {was} → {is}"),
        (None, Some(is)) if is.is_empty() || is_opaque => format!("{name} now"),
        (None, Some(is)) => format!("{name} now: {is}"),
        (Some(was), None) if was.is_empty() || is_opaque => format!("{name} no longer"),
        (Some(was), None) => format!("{name} no longer: {was}"),
        (None, None) => name.to_owned(),
    }
}

/// Returns the name of a property for people.
fn property(aspect: &str) -> &'static str {
    match aspect {
        "Http" => "HTTP method and URI",
        "Header" => "in the header",
        "PrefixHeaders" => "in headers with the prefix",
        "Label" => "in the URI",
        "Query" => "in the query string",
        "QueryParams" => "all of the query string",
        "Payload" => "the body",
        "ResponseCode" => "the status",
        "Timestamp" => "timestamp format",
        "Name" => "name of the XML element",
        "QueryName" => "name in requests",
        "Namespace" => "XML namespace",
        "Attribute" => "XML attribute",
        "Flattened" => "flattened",
        "Sparse" => "sparse",
        "MediaType" => "media type",
        "Streaming" => "streaming",
        "EventHeader" => "in a header of the event",
        "EventPayload" => "the body of the event",
        "Sensitive" | "SensitiveInput" | "SensitiveOutput" => "sensitive",
        "IdempotencyToken" => "idempotency token",
        "OmitZero" => "left out where it is 0 or false",
        "Item" => "items",
        "Key" => "keys",
        REQUIRED => "required",
        DEFAULT => "default",
        "MinLength" => "least length that is sent",
        "Min" | "MinFraction" => "least value that is sent",
        "Items" => "limits of items",
        "Keys" => "limits of keys",
        "Auth" | "auth" => "auth schemes",
        "UnsignedPayload" => "body is not signed",
        "Compression" => "request is compressed",
        "ChecksumRequired" | "RequestChecksum" => "checksum of requests",
        "ResponseChecksum" => "checksum of responses",
        "HostPrefix" => "host prefix",
        "StaticParam" | "InputParam" | "InputListParam" => "endpoint parameter",
        "EventInput" => "sends events",
        "StreamingOutput" => "response is streamed",
        "NoInput" => "sent without a body",
        "signing_name" => "name to sign with",
        "sdk_id" => "sdkId",
        "name on the wire" => "name on the wire",
        "text on the wire" => "text on the wire",
        "code" => "code of the error",
        "retried as" => "retried as",
        "protocol" => "protocol",
        "endpoint rules" => "endpoint rules",
        "seconds between calls" => "seconds between calls",
        "conditions" => "conditions of the waiter",
        "form of presigned requests" => "form of presigned requests",
        "RequiredParam" => "member required for the endpoint",
        "UnwrappedOutput" => "output is the whole body",
        "TreeHash" => "tree hash",
        "Prefixes" => "prefixes that are not sent",
        "Lenient" => "wrong values are read as none",
        "LabelDefault" => "value in the URI where none is set",
        "PayloadStructure" => "the body is a structure",
        "AnyRoot" => "root of the XML is not checked",
        "signing" => "signing",
        "extensions" => "extensions",
        CHECKED => CHECKED,
        aspect if aspect.starts_with("pagination") => "pagination",
        _ => "other data",
    }
}
