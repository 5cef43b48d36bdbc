//! Reports traits that are applied where they have no effect, and limits that no value can meet.

use super::report::Report;
use crate::diagnostics::{codes, Diagnostic};
use crate::model::{AuthScheme, Kind, Model, Range, ShapeRef, Simple, Traits};
use crate::protocol::Protocol;
use crate::source::Location;

/// A trait, a test for it, and the shapes it can be applied to.
struct Rule {
    name: &'static str,
    is_applied: fn(&Traits) -> bool,
    remove: fn(&mut Traits),
    fits: fn(&Target<'_>) -> bool,
    /// A description of these shapes.
    places: &'static str,
}

/// A shape or member that traits are applied to.
struct Target<'a> {
    /// The kind of the shape, or of the target of the member.
    kind: &'a Kind,
    /// The kind of the shape that contains the member.
    container: Option<&'a Kind>,
    /// True if the shape has the trait `error`.
    is_error: bool,
}

impl Target<'_> {
    /// Returns `true` for members of structures.
    fn is_field(&self) -> bool {
        matches!(self.container, Some(Kind::Structure(_)))
    }

    fn is_operation(&self) -> bool {
        self.container.is_none() && matches!(self.kind, Kind::Operation(_))
    }

    fn is_service(&self) -> bool {
        self.container.is_none() && matches!(self.kind, Kind::Service(_))
    }

    fn is_text(&self) -> bool {
        matches!(self.kind, Kind::Enum(_) | Kind::Simple(Simple::String))
    }

    fn is_blob(&self) -> bool {
        matches!(self.kind, Kind::Simple(Simple::Blob))
    }

    fn is_collection(&self) -> bool {
        matches!(self.kind, Kind::List { .. } | Kind::Map { .. })
    }

    fn is_number(&self) -> bool {
        match self.kind {
            Kind::IntEnum(_) => true,
            Kind::Simple(simple) => !matches!(
                simple,
                Simple::Blob | Simple::Boolean | Simple::String | Simple::Timestamp | Simple::Document
            ),
            _ => false,
        }
    }
}

const FIELDS: &str = "members of structures";
const OPERATIONS: &str = "operations";
const SERVICES: &str = "services";

const RULES: &[Rule] = &[
    Rule {
        name: "length",
        is_applied: |traits| traits.length.is_some(),
        remove: |traits| traits.length = None,
        fits: |target| target.is_text() || target.is_blob() || target.is_collection(),
        places: "strings, blobs, lists and maps",
    },
    Rule {
        name: "range",
        is_applied: |traits| traits.range.is_some(),
        remove: |traits| traits.range = None,
        fits: |target| target.is_number(),
        places: "numbers",
    },
    Rule {
        name: "pattern",
        is_applied: |traits| traits.pattern.is_some(),
        remove: |traits| traits.pattern = None,
        fits: |target| target.is_text(),
        places: "strings",
    },
    Rule {
        name: "sparse",
        is_applied: |traits| traits.sparse,
        remove: |traits| traits.sparse = false,
        fits: |target| target.container.is_none() && target.is_collection(),
        places: "lists and maps",
    },
    Rule {
        name: "streaming",
        is_applied: |traits| traits.streaming,
        // an error where it is used
        remove: |_| (),
        fits: |target| {
            target.container.is_none() && (target.is_blob() || matches!(target.kind, Kind::Union(_)))
        },
        places: "blobs and unions",
    },
    Rule {
        name: "timestampFormat",
        is_applied: |traits| traits.timestamp_format.is_some(),
        remove: |traits| traits.timestamp_format = None,
        fits: |target| matches!(target.kind, Kind::Simple(Simple::Timestamp)),
        places: "timestamps",
    },
    Rule {
        name: "mediaType",
        is_applied: |traits| traits.media_type.is_some(),
        remove: |traits| traits.media_type = None,
        fits: |target| target.is_text() || target.is_blob(),
        places: "strings and blobs",
    },
    Rule {
        name: "error",
        is_applied: |traits| traits.error.is_some(),
        remove: |traits| traits.error = None,
        fits: |target| matches!(target.kind, Kind::Structure(_)),
        places: "structures",
    },
    Rule {
        name: "retryable",
        is_applied: |traits| traits.retryable.is_some(),
        remove: |traits| traits.retryable = None,
        fits: |target| target.is_error,
        places: "errors",
    },
    Rule {
        name: "awsQueryError",
        is_applied: |traits| traits.aws_query_error.is_some(),
        remove: |traits| traits.aws_query_error = None,
        fits: |target| target.is_error,
        places: "errors",
    },
    Rule {
        name: "idempotencyToken",
        is_applied: |traits| traits.idempotency_token,
        remove: |traits| traits.idempotency_token = false,
        fits: |target| target.is_field() && matches!(target.kind, Kind::Simple(Simple::String)),
        places: "strings in structures",
    },
    Rule {
        name: "required",
        is_applied: |traits| traits.required,
        remove: |traits| traits.required = false,
        fits: |target| target.is_field(),
        places: FIELDS,
    },
    Rule {
        name: "clientOptional",
        is_applied: |traits| traits.client_optional,
        remove: |traits| traits.client_optional = false,
        fits: |target| target.is_field(),
        places: FIELDS,
    },
    Rule {
        name: "jsonName",
        is_applied: |traits| traits.json_name.is_some(),
        remove: |traits| traits.json_name = None,
        fits: |target| target.is_field() || matches!(target.container, Some(Kind::Union(_))),
        places: "members of structures and unions",
    },
    Rule {
        name: "xmlAttribute",
        is_applied: |traits| traits.xml_attribute,
        remove: |traits| traits.xml_attribute = false,
        fits: |target| {
            target.is_field() && matches!(target.kind, Kind::Simple(_) | Kind::Enum(_) | Kind::IntEnum(_))
        },
        places: "members of structures without members of their own",
    },
    Rule {
        name: "xmlFlattened",
        is_applied: |traits| traits.xml_flattened,
        remove: |traits| traits.xml_flattened = false,
        fits: |target| target.container.is_some() && target.is_collection(),
        places: "members whose targets are lists and maps",
    },
    Rule {
        name: "eventHeader",
        is_applied: |traits| traits.event_header,
        remove: |traits| traits.event_header = false,
        fits: |target| target.is_field(),
        places: FIELDS,
    },
    Rule {
        name: "eventPayload",
        is_applied: |traits| traits.event_payload,
        remove: |traits| traits.event_payload = false,
        fits: |target| target.is_field(),
        places: FIELDS,
    },
    Rule {
        name: "httpLabel",
        is_applied: |traits| traits.http_label,
        remove: |traits| traits.http_label = false,
        fits: |target| target.is_field(),
        places: FIELDS,
    },
    Rule {
        name: "httpQuery",
        is_applied: |traits| traits.http_query.is_some(),
        remove: |traits| traits.http_query = None,
        fits: |target| target.is_field(),
        places: FIELDS,
    },
    Rule {
        name: "httpQueryParams",
        is_applied: |traits| traits.http_query_params,
        remove: |traits| traits.http_query_params = false,
        fits: |target| target.is_field(),
        places: FIELDS,
    },
    Rule {
        name: "httpHeader",
        is_applied: |traits| traits.http_header.is_some(),
        remove: |traits| traits.http_header = None,
        fits: |target| target.is_field(),
        places: FIELDS,
    },
    Rule {
        name: "httpPrefixHeaders",
        is_applied: |traits| traits.http_prefix_headers.is_some(),
        remove: |traits| traits.http_prefix_headers = None,
        fits: |target| target.is_field(),
        places: FIELDS,
    },
    Rule {
        name: "httpPayload",
        is_applied: |traits| traits.http_payload,
        remove: |traits| traits.http_payload = false,
        fits: |target| target.is_field(),
        places: FIELDS,
    },
    Rule {
        name: "httpResponseCode",
        is_applied: |traits| traits.http_response_code,
        remove: |traits| traits.http_response_code = false,
        fits: |target| target.is_field(),
        places: FIELDS,
    },
    Rule {
        name: "hostLabel",
        is_applied: |traits| traits.host_label,
        remove: |traits| traits.host_label = false,
        fits: |target| target.is_field() && target.is_text(),
        places: "strings in structures",
    },
    Rule {
        name: "contextParam",
        is_applied: |traits| traits.context_param.is_some(),
        remove: |traits| traits.context_param = None,
        fits: |target| target.is_field(),
        places: FIELDS,
    },
    Rule {
        name: "http",
        is_applied: |traits| traits.http.is_some(),
        remove: |traits| traits.http = None,
        fits: |target| target.is_operation(),
        places: OPERATIONS,
    },
    Rule {
        name: "endpoint",
        is_applied: |traits| traits.endpoint_host_prefix.is_some(),
        remove: |traits| traits.endpoint_host_prefix = None,
        fits: |target| target.is_operation(),
        places: OPERATIONS,
    },
    Rule {
        name: "waitable",
        is_applied: |traits| traits.waitable.is_some(),
        remove: |traits| traits.waitable = None,
        fits: |target| target.is_operation(),
        places: OPERATIONS,
    },
    Rule {
        name: "paginated",
        is_applied: |traits| traits.paginated.is_some(),
        remove: |traits| traits.paginated = None,
        fits: |target| target.is_operation() || target.is_service(),
        places: "operations and services",
    },
    Rule {
        name: "auth",
        is_applied: |traits| traits.auth.is_some(),
        remove: |traits| traits.auth = None,
        fits: |target| target.is_operation() || target.is_service(),
        places: "operations and services",
    },
    Rule {
        name: "optionalAuth",
        is_applied: |traits| traits.optional_auth,
        remove: |traits| traits.optional_auth = false,
        fits: |target| target.is_operation(),
        places: OPERATIONS,
    },
    Rule {
        name: "httpChecksum",
        is_applied: |traits| traits.http_checksum.is_some(),
        remove: |traits| traits.http_checksum = None,
        fits: |target| target.is_operation(),
        places: OPERATIONS,
    },
    Rule {
        name: "httpChecksumRequired",
        is_applied: |traits| traits.http_checksum_required,
        remove: |traits| traits.http_checksum_required = false,
        fits: |target| target.is_operation(),
        places: OPERATIONS,
    },
    Rule {
        name: "requestCompression",
        is_applied: |traits| traits.request_compression.is_some(),
        remove: |traits| traits.request_compression = None,
        fits: |target| target.is_operation(),
        places: OPERATIONS,
    },
    Rule {
        name: "unsignedPayload",
        is_applied: |traits| traits.unsigned_payload,
        remove: |traits| traits.unsigned_payload = false,
        fits: |target| target.is_operation(),
        places: OPERATIONS,
    },
    Rule {
        name: "staticContextParams",
        is_applied: |traits| traits.static_context_params.is_some(),
        remove: |traits| traits.static_context_params = None,
        fits: |target| target.is_operation(),
        places: OPERATIONS,
    },
    Rule {
        name: "operationContextParams",
        is_applied: |traits| traits.operation_context_params.is_some(),
        remove: |traits| traits.operation_context_params = None,
        fits: |target| target.is_operation(),
        places: OPERATIONS,
    },
    Rule {
        name: "clientContextParams",
        is_applied: |traits| traits.client_context_params.is_some(),
        remove: |traits| traits.client_context_params = None,
        fits: |target| target.is_service(),
        places: SERVICES,
    },
    Rule {
        name: "endpointRuleSet",
        is_applied: |traits| traits.endpoint_rule_set.is_some(),
        remove: |traits| traits.endpoint_rule_set = None,
        fits: |target| target.is_service(),
        places: SERVICES,
    },
    Rule {
        name: "endpointBdd",
        is_applied: |traits| traits.endpoint_bdd.is_some(),
        remove: |traits| traits.endpoint_bdd = None,
        fits: |target| target.is_service(),
        places: SERVICES,
    },
    Rule {
        name: "awsQueryCompatible",
        is_applied: |traits| traits.aws_query_compatible,
        remove: |traits| traits.aws_query_compatible = false,
        fits: |target| target.is_service(),
        places: SERVICES,
    },
    Rule {
        name: "service",
        is_applied: |traits| traits.sdk_id.is_some(),
        remove: |traits| traits.sdk_id = None,
        fits: |target| target.is_service(),
        places: SERVICES,
    },
    Rule {
        name: "clientEndpointDiscovery",
        is_applied: |traits| traits.client_endpoint_discovery.is_some(),
        remove: |traits| traits.client_endpoint_discovery = None,
        fits: |target| target.is_service(),
        places: SERVICES,
    },
    Rule {
        name: "clientDiscoveredEndpoint",
        is_applied: |traits| traits.client_discovered_endpoint.is_some(),
        remove: |traits| traits.client_discovered_endpoint = None,
        fits: |target| target.is_operation(),
        places: OPERATIONS,
    },
    Rule {
        name: "ec2QueryName",
        is_applied: |traits| traits.ec2_query_name.is_some(),
        remove: |traits| traits.ec2_query_name = None,
        fits: |target| target.is_field(),
        places: FIELDS,
    },
];

/// A trait without effect on a shape or its member.
pub struct Misplaced {
    shape: ShapeRef,
    /// The index of the member.
    member: Option<usize>,
    remove: fn(&mut Traits),
}

impl Misplaced {
    /// Removes it, so that it has no effect in the stages that follow either.
    pub fn remove(&self, model: &mut Model) {
        let shape = model.get_mut(self.shape);
        let traits = match self.member {
            None => Some(&mut shape.traits),
            Some(index) => {
                let member = shape.all_members_mut().into_iter().nth(index);
                member.map(|member| &mut member.traits)
            }
        };
        traits.into_iter().for_each(self.remove);
    }
}

/// Checks the traits of a shape and of its members, and returns those that have no effect.
pub fn check(model: &Model, shape: ShapeRef, report: &mut Report<'_>) -> Vec<Misplaced> {
    let found = &model[shape];
    let at = found.at;
    let target = Target {
        kind: &found.kind,
        container: None,
        is_error: found.traits.error.is_some(),
    };
    let mut misplaced = Vec::new();
    let mut add = |member, rules: Vec<&'static Rule>| {
        misplaced.extend(rules.into_iter().map(|rule| Misplaced {
            shape,
            member,
            remove: rule.remove,
        }));
    };
    add(None, traits(&target, &found.traits, at, None, report));
    for (index, member) in found.all_members().into_iter().enumerate() {
        let target = Target {
            kind: &model[member.target].kind,
            container: Some(&found.kind),
            is_error: false,
        };
        let rules = traits(&target, &member.traits, member.at, Some(&member.name), report);
        add(Some(index), rules);
    }
    misplaced
}

/// Reports the traits of a shape or member that have no effect, and returns their rules.
fn traits(
    target: &Target<'_>,
    traits: &Traits,
    at: Location,
    member: Option<&str>,
    report: &mut Report<'_>,
) -> Vec<&'static Rule> {
    let misplaced: Vec<_> = RULES
        .iter()
        .filter(|rule| (rule.is_applied)(traits) && !(rule.fits)(target))
        .collect();
    for rule in &misplaced {
        let message = format!("the trait `{}` has no effect here", rule.name);
        let hint = format!("it is for {}", rule.places);
        let finding = Diagnostic::warning(codes::UNSUPPORTED_TRAIT, message);
        report.part(finding.hint(hint), at, member);
    }
    if !target.is_service() {
        // unknown ones are reported as such; nothing reads them from other shapes
        let protocols = traits.protocols.iter().map(|protocol| protocol.id.as_str());
        let known = protocols.filter(|id| Protocol::by_id(id).is_some());
        for id in known.chain(traits.auth_schemes.iter().map(AuthScheme::id)) {
            let message = format!("the trait `{id}` has no effect here");
            let finding = Diagnostic::warning(codes::UNSUPPORTED_TRAIT, message);
            report.part(finding.hint(format!("it is for {SERVICES}")), at, member);
        }
    }
    let is_empty_length = matches!(traits.length, Some((Some(min), Some(max))) if min > max);
    let range = traits.range.as_deref().map(Range::limits);
    let is_empty_range = matches!(range, Some((Some(min), Some(max))) if min > max);
    for (name, is_empty) in [("length", is_empty_length), ("range", is_empty_range)] {
        if is_empty {
            let message = format!("the `min` of the trait `{name}` is above its `max`");
            let finding = Diagnostic::error(codes::MALFORMED, message);
            report.part(finding.hint("no value can satisfy both"), at, member);
        }
    }
    misplaced
}
