//! The names of the prelude: simple types, traits, and the shapes used by traits.

/// The ids in `smithy.api`, by the type of the shape.
const NAMES: &[(&str, &[&str])] = &[
    ("blob", &["Blob"]),
    ("boolean", &["Boolean", "PrimitiveBoolean"]),
    (
        "string",
        &[
            "AuthTraitReference",
            "ClosureId",
            "CommonMark",
            "EnumConstantBodyName",
            "Identifier",
            "LocalMixinTrait",
            "NonEmptyString",
            "String",
            "TraitShapeId",
            "documentation",
            "httpHeader",
            "httpPrefixHeaders",
            "httpQuery",
            "jsonName",
            "mediaType",
            "pattern",
            "resourceIdentifier",
            "since",
            "title",
            "xmlName",
        ],
    ),
    ("byte", &["Byte", "PrimitiveByte"]),
    ("short", &["PrimitiveShort", "Short"]),
    ("integer", &["Integer", "PrimitiveInteger", "httpError"]),
    ("long", &["Long", "PrimitiveLong"]),
    ("float", &["Float", "PrimitiveFloat"]),
    ("double", &["Double", "PrimitiveDouble"]),
    ("bigInteger", &["BigInteger"]),
    ("bigDecimal", &["BigDecimal"]),
    ("timestamp", &["Timestamp"]),
    ("document", &["Document", "default", "enumValue"]),
    (
        "enum",
        &[
            "HttpApiKeyLocations",
            "Severity",
            "StructurallyExclusive",
            "TraitChangeType",
            "error",
            "timestampFormat",
        ],
    ),
    (
        "list",
        &[
            "IdempotentErrors",
            "LocalMixinTraitList",
            "Namespaces",
            "NonEmptyStringList",
            "RequestCompressionEncodingsList",
            "ShapeClosures",
            "TraitDiffRules",
            "TraitShapeIdList",
            "auth",
            "enum",
            "examples",
            "references",
            "suppress",
            "tags",
        ],
    ),
    (
        "map",
        &[
            "NonEmptyStringMap",
            "Renames",
            "externalDocumentation",
            "traitValidators",
        ],
    ),
    (
        "structure",
        &[
            "EnumDefinition",
            "Example",
            "ExampleError",
            "Reference",
            "ShapeClosure",
            "TraitDiffRule",
            "TraitValidator",
            "Unit",
            "addedDefault",
            "authDefinition",
            "box",
            "clientOptional",
            "cors",
            "deprecated",
            "endpoint",
            "eventHeader",
            "eventPayload",
            "hostLabel",
            "http",
            "httpApiKeyAuth",
            "httpBasicAuth",
            "httpBearerAuth",
            "httpChecksumRequired",
            "httpDigestAuth",
            "httpLabel",
            "httpPayload",
            "httpQueryParams",
            "httpResponseCode",
            "idRef",
            "idempotencyToken",
            "idempotent",
            "input",
            "internal",
            "length",
            "longPoll",
            "metadata",
            "mixin",
            "nestedProperties",
            "noReplace",
            "notProperty",
            "optionalAuth",
            "output",
            "paginated",
            "private",
            "property",
            "protocolDefinition",
            "range",
            "readonly",
            "recommended",
            "requestCompression",
            "required",
            "requiresLength",
            "retryable",
            "sensitive",
            "sparse",
            "streaming",
            "trait",
            "uniqueItems",
            "unitType",
            "unstable",
            "xmlAttribute",
            "xmlFlattened",
            "xmlNamespace",
        ],
    ),
];

/// Returns the type of a shape of the prelude.
pub fn kind_of(name: &str) -> Option<&'static str> {
    let (kind, _) = NAMES.iter().find(|(_, names)| names.contains(&name))?;
    Some(kind)
}

#[cfg(test)]
mod tests {
    use super::kind_of;

    #[test]
    fn names_of_the_prelude_have_their_types() {
        assert_eq!(kind_of("String"), Some("string"));
        assert_eq!(kind_of("tags"), Some("list"));
        assert_eq!(kind_of("required"), Some("structure"));
        assert_eq!(kind_of("Name"), None);
    }
}
