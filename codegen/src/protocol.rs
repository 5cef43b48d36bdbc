//! The protocols: everything the generator knows about each of them.
//!
//! A new protocol is a line in the list of [`Protocol`] with its description here, and a file in
//! `runtime/src/protocol/`. No other file of the generator names a protocol.

use crate::model::{Member, Shape, Traits};

macro_rules! protocols {
    ($($protocol:ident: $description:ident,)*) => {
        /// A protocol that the runtime supports.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)] // the names are those of the traits
        pub enum Protocol {
            $($protocol,)*
        }

        impl Protocol {
            /// All protocols, in order of preference.
            pub const ALL: &[Protocol] = &[$(Protocol::$protocol,)*];

            fn description(self) -> &'static Description {
                match self {
                    $(Protocol::$protocol => &$description,)*
                }
            }
        }
    };
}

// in order of preference
protocols! {
    RpcV2Cbor: RPC_V2_CBOR,
    RpcV2Json: RPC_V2_JSON,
    AwsJson1_0: AWS_JSON_1_0,
    AwsJson1_1: AWS_JSON_1_1,
    RestJson1: REST_JSON_1,
    RestXml: REST_XML,
    AwsQuery: AWS_QUERY,
    Ec2Query: EC2_QUERY,
}

/// The format of bodies, at least of responses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the names of the formats
pub enum Codec {
    Json,
    Xml,
    Cbor,
}

/// The trait that gives members a name in bodies other than that of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MemberName {
    /// None.
    Model,
    /// `jsonName`
    Json,
    /// `xmlName`
    Xml,
}

/// The properties of a protocol.
#[cfg_attr(not(feature = "__testing"), allow(dead_code))] // tests alone write responses
struct Description {
    /// The id of the trait.
    id: &'static str,
    /// The name in botocore's metadata, with the corresponding `jsonVersion`.
    botocore: Option<(&'static str, Option<&'static str>)>,
    codec: Codec,
    member_name: MemberName,
    /// True if members are bound to URI, headers and status by the HTTP traits.
    has_http_bindings: bool,
    /// True if `timestampFormat` is used.
    has_timestamp_formats: bool,
    /// True if `xmlName` and `xmlNamespace` of an input's shape apply to the outermost element of the request.
    has_xml_roots: bool,
    /// True if members of requests are named by `ec2QueryName`.
    has_ec2_query_names: bool,
    /// True if errors are identified by the codes of `awsQueryError`.
    has_query_error_codes: bool,
    /// True if an operation without input has a request without body.
    omits_absent_input: bool,
    /// The elements around members in the XML of responses.
    envelope: Envelope,
    /// True if the code of an error may stand in the header `x-amzn-errortype`.
    has_error_header: bool,
    runtime: Runtime,
}

/// The elements around members in the XML of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Envelope {
    /// None but the outermost element, named after the output.
    Output,
    /// One named after the operation, with a request id beside the members.
    Response,
    /// One named after the operation, in it another with the members, and the request id beside it.
    ResponseAndResult,
}

/// The protocol in the runtime: a path below its root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runtime {
    /// A static; and another one for services with `awsQueryCompatible`, if that makes a difference.
    Static {
        /// Without the trait.
        plain: &'static str,
        /// With the trait.
        query_compatible: Option<&'static str>,
    },
    /// A type that is created with the XML settings of a service.
    XmlDocuments(&'static str),
}

const RPC_V2_CBOR: Description = Description {
    id: "smithy.protocols#rpcv2Cbor",
    botocore: Some(("smithy-rpc-v2-cbor", None)),
    codec: Codec::Cbor,
    member_name: MemberName::Model,
    has_http_bindings: false,
    has_timestamp_formats: false,
    has_xml_roots: false,
    has_ec2_query_names: false,
    has_query_error_codes: false,
    omits_absent_input: true,
    envelope: Envelope::Output,
    has_error_header: false,
    runtime: Runtime::Static {
        plain: "protocol::rpc_v2::RPC_V2_CBOR",
        query_compatible: Some("protocol::rpc_v2::RPC_V2_CBOR_QUERY_COMPATIBLE"),
    },
};

const RPC_V2_JSON: Description = Description {
    id: "smithy.protocols#rpcv2Json",
    botocore: None,
    codec: Codec::Json,
    runtime: Runtime::Static {
        plain: "protocol::rpc_v2::RPC_V2_JSON",
        query_compatible: None,
    },
    ..RPC_V2_CBOR
};

const AWS_JSON_1_0: Description = Description {
    id: "aws.protocols#awsJson1_0",
    botocore: Some(("json", Some("1.0"))),
    codec: Codec::Json,
    member_name: MemberName::Model,
    has_http_bindings: false,
    has_timestamp_formats: true,
    has_xml_roots: false,
    has_ec2_query_names: false,
    has_query_error_codes: false,
    omits_absent_input: false,
    envelope: Envelope::Output,
    has_error_header: true,
    runtime: Runtime::Static {
        plain: "protocol::aws_json::AWS_JSON_1_0",
        query_compatible: Some("protocol::aws_json::AWS_JSON_1_0_QUERY_COMPATIBLE"),
    },
};

const AWS_JSON_1_1: Description = Description {
    id: "aws.protocols#awsJson1_1",
    botocore: Some(("json", Some("1.1"))),
    runtime: Runtime::Static {
        plain: "protocol::aws_json::AWS_JSON_1_1",
        query_compatible: Some("protocol::aws_json::AWS_JSON_1_1_QUERY_COMPATIBLE"),
    },
    ..AWS_JSON_1_0
};

const REST_JSON_1: Description = Description {
    id: "aws.protocols#restJson1",
    botocore: Some(("rest-json", None)),
    codec: Codec::Json,
    member_name: MemberName::Json,
    has_http_bindings: true,
    has_timestamp_formats: true,
    has_xml_roots: false,
    has_ec2_query_names: false,
    has_query_error_codes: false,
    omits_absent_input: false,
    envelope: Envelope::Output,
    has_error_header: true,
    runtime: Runtime::Static {
        plain: "protocol::rest_json::REST_JSON_1",
        query_compatible: None,
    },
};

const REST_XML: Description = Description {
    id: "aws.protocols#restXml",
    botocore: Some(("rest-xml", None)),
    codec: Codec::Xml,
    member_name: MemberName::Xml,
    has_http_bindings: true,
    has_timestamp_formats: true,
    has_xml_roots: true,
    has_ec2_query_names: false,
    has_query_error_codes: false,
    omits_absent_input: false,
    envelope: Envelope::Output,
    has_error_header: false,
    runtime: Runtime::XmlDocuments("protocol::rest_xml::RestXml"),
};

const AWS_QUERY: Description = Description {
    id: "aws.protocols#awsQuery",
    botocore: Some(("query", None)),
    codec: Codec::Xml,
    member_name: MemberName::Xml,
    has_http_bindings: false,
    has_timestamp_formats: true,
    has_xml_roots: false,
    has_ec2_query_names: false,
    has_query_error_codes: true,
    omits_absent_input: false,
    envelope: Envelope::ResponseAndResult,
    has_error_header: false,
    runtime: Runtime::Static {
        plain: "protocol::query::AWS_QUERY",
        query_compatible: None,
    },
};

const EC2_QUERY: Description = Description {
    id: "aws.protocols#ec2Query",
    botocore: Some(("ec2", None)),
    has_ec2_query_names: true,
    has_query_error_codes: false,
    envelope: Envelope::Response,
    runtime: Runtime::Static {
        plain: "protocol::query::EC2_QUERY",
        query_compatible: None,
    },
    ..AWS_QUERY
};

impl Protocol {
    fn find(is_wanted: impl Fn(&'static Description) -> bool) -> Option<Protocol> {
        let mut all = Protocol::ALL.iter().copied();
        all.find(|protocol| is_wanted(protocol.description()))
    }

    /// Finds the protocol with this trait id.
    pub fn by_id(id: &str) -> Option<Protocol> {
        Protocol::find(|description| description.id == id)
    }

    /// Finds the protocol by its trait: the id, or the name without namespace, case-insensitively.
    pub fn by_name(name: &str) -> Option<Protocol> {
        let mut all = Protocol::ALL.iter().copied();
        all.find(|protocol| protocol.id() == name || protocol.name().eq_ignore_ascii_case(name))
    }

    /// Finds a protocol by its name in botocore; `jsonVersion` selects one of several.
    pub fn of_botocore(name: &str, json_version: Option<&str>) -> Option<Protocol> {
        let is_named =
            |description: &Description| description.botocore.is_some_and(|botocore| botocore.0 == name);
        Protocol::find(|description| {
            is_named(description)
                && description
                    .botocore
                    .is_some_and(|botocore| botocore.1 == json_version)
        })
        .or_else(|| Protocol::find(is_named))
    }

    /// The id of the trait: `aws.protocols#awsJson1_0`.
    pub fn id(self) -> &'static str {
        self.description().id
    }

    /// The name of the trait: `awsJson1_0`.
    pub fn name(self) -> &'static str {
        let id = self.id();
        id.split_once('#').map_or(id, |(_, name)| name)
    }

    /// The format of bodies.
    pub fn codec(self) -> Codec {
        self.description().codec
    }

    /// Returns `true` if bodies are XML, at least those of responses.
    pub fn is_xml(self) -> bool {
        self.codec() == Codec::Xml
    }

    /// Returns `true` if members of bodies are named by `jsonName`.
    pub fn has_json_names(self) -> bool {
        self.description().member_name == MemberName::Json
    }

    /// Returns `true` if members can be bound to URI, headers and status.
    pub fn has_http_bindings(self) -> bool {
        self.description().has_http_bindings
    }

    /// Returns `true` if a model can choose the format of timestamps.
    pub fn has_timestamp_formats(self) -> bool {
        self.description().has_timestamp_formats
    }

    /// Returns `true` if `xmlName` and `xmlNamespace` of a shape apply to the outermost element.
    pub fn has_xml_roots(self) -> bool {
        self.description().has_xml_roots
    }

    /// Returns `true` if an operation without input has a request without body.
    pub fn omits_absent_input(self) -> bool {
        self.description().omits_absent_input
    }

    /// Returns `true` if `awsQueryCompatible` is meaningful for the protocol, even if it describes what the protocol
    /// does anyway.
    pub fn knows_query_compatible(self) -> bool {
        let with_trait = match self.runtime() {
            Runtime::Static { query_compatible, .. } => query_compatible,
            Runtime::XmlDocuments(_) => None,
        };
        with_trait.is_some() || self.description().has_query_error_codes
    }

    /// The name of a member in bodies.
    pub fn member_name(self, member: &Member) -> &str {
        let named = match self.description().member_name {
            MemberName::Model => None,
            MemberName::Json => member.traits.json_name.as_ref(),
            MemberName::Xml => member.traits.xml_name.as_ref(),
        };
        named.unwrap_or(&member.name)
    }

    /// The name of a member in requests, if it differs from that in responses: `ec2QueryName`, or the XML name with a
    /// capital.
    pub fn request_name(self, member: &Member) -> Option<String> {
        if !self.description().has_ec2_query_names {
            return None;
        }
        if let Some(name) = &member.traits.ec2_query_name {
            return Some(name.clone());
        }
        let mut chars = self.member_name(member).chars();
        let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
        Some(first + chars.as_str())
    }

    /// The codes of an error on the wire: its name, preceded by the code of `awsQueryError` if the service uses or used
    /// the query protocol
    /// (<https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsqueryerror-trait>).
    pub fn error_codes(self, service: &Traits, error: &Shape) -> Vec<String> {
        let has_query_codes = self.description().has_query_error_codes || service.aws_query_compatible;
        let query = error.traits.aws_query_error.iter().map(|(code, _)| code.clone());
        let name = error.id.name.clone();
        query
            .filter(|code| has_query_codes && *code != name)
            .chain([name.clone()])
            .collect()
    }

    /// The elements around members in the XML of responses.
    #[cfg(feature = "__testing")]
    pub fn envelope(self) -> Envelope {
        self.description().envelope
    }

    /// Returns `true` if the code of an error may stand in a header.
    #[cfg(feature = "__testing")]
    pub fn has_error_header(self) -> bool {
        self.description().has_error_header
    }

    /// The protocol in the runtime.
    pub fn runtime(self) -> Runtime {
        self.description().runtime
    }
}

impl Codec {
    /// The cargo feature of the runtime.
    pub fn feature(self) -> &'static str {
        match self {
            Codec::Json => "json",
            Codec::Xml => "xml",
            Codec::Cbor => "cbor",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_protocol_is_found_by_its_names() {
        for &protocol in Protocol::ALL {
            assert_eq!(Protocol::by_id(protocol.id()), Some(protocol));
            assert_eq!(Protocol::by_name(protocol.id()), Some(protocol));
            assert_eq!(Protocol::by_name(&protocol.name().to_uppercase()), Some(protocol));
            if let Some((name, version)) = protocol.description().botocore {
                assert_eq!(Protocol::of_botocore(name, version), Some(protocol));
            }
        }
        assert_eq!(Protocol::by_name("ex#restJson1"), None);
    }

    #[test]
    fn json_of_an_unknown_version_is_the_first_one() {
        let of = |version| Protocol::of_botocore("json", version);
        assert_eq!(of(None), Some(Protocol::AwsJson1_0));
        assert_eq!(of(Some("1.2")), Some(Protocol::AwsJson1_0));
        assert_eq!(
            Protocol::of_botocore("rest-json", Some("1.1")),
            Some(Protocol::RestJson1)
        );
    }
}
