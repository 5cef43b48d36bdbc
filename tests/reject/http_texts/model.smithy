$version: "2"

namespace example.reject

@aws.protocols#restXml
@aws.auth#sigv4(name: "a service")
@httpApiKeyAuth(name: "x key", in: "header")
@xmlNamespace(uri: "https://example.com", prefix: "a b")
service Api {
    version: "1"
    operations: [Send, Query]
}

@http(method: "GET", uri: "/a#b")
operation Send {
    input := {
        @httpQuery("")
        unnamed: String

        @httpPayload
        body: Picture
    }
}

@http(method: "GET", uri: "/b")
operation Query {
    input := {
        @xmlName("a b")
        spaced: String

        @xmlName("a:b:c")
        prefixed: String

        @xmlName("<a>")
        element: String
    }
}

@mediaType("image/png\r\nx: y")
blob Picture
