$version: "2"

namespace example.warn

use aws.api#service
use aws.auth#sigv4
use aws.protocols#httpChecksum
use aws.protocols#restJson1
use smithy.rules#clientContextParams
use smithy.rules#contextParam
use smithy.rules#endpointRuleSet
use smithy.rules#operationContextParams
use smithy.rules#staticContextParams
use smithy.waiters#waitable

@service(sdkId: "Warn", endpointPrefx: "warn")
@sigv4(name: "warn", region: "us-east-1")
@restJson1(htp: ["h2"])
@externalDocumentation("The guide": "https://example.com/guide", "A script": "javascript:alert(1)")
@clientContextParams(Blue: {type: "boolean", docs: "Blue."})
@endpointRuleSet({
    version: "1.0"
    parameters: {
        Blue: {type: "boolean", require: false}
        Endpoint: {type: "string", builtIn: "SDK::Endpoint"}
    }
    rules: [
        {
            conditions: [
                {fn: "isSet", argv: [{ref: "Endpoint"}], assing: "x"}
            ]
            endpoint: {url: {ref: "Endpoint"}, header: {}}
            type: "endpoint"
        }
        {
            conditions: []
            endpoint: {url: "https://warn.example.com"}
            typ: "endpoint"
        }
    ]
})
service Api {
    version: "2024-01-01"
    operations: [
        List
        Put
    ]
}

@readonly
@http(method: "GET", uri: "/things", codes: 200)
@paginated(inputtoken: "next", outputToken: "next", items: "things")
@waitable(
    ThingsThere: {
        acceptor: []
        acceptors: [
            {
                state: "success"
                matcher: {
                    output: {path: "next", expected: "x", comparator: "stringEquals", note: "!"}
                }
                messages: "there"
            }
        ]
    }
)
@staticContextParams(Blu: {value: true}, Blue: {value: true, val: false})
operation List {
    input := {
        @httpQuery("next")
        @length(minimum: 1)
        @contextParam(name: "Bleu", names: [])
        next: String
    }

    output := {
        @required(because: "I say so")
        next: String

        things: Things
    }
}

@http(method: "PUT", uri: "/things")
@httpChecksum(requestAlgorithmMember: "algorithms", checksumRequired: true)
@operationContextParams(Green: {path: "name"})
operation Put {
    input := {
        @httpHeader("x-algorithm")
        algorithm: String

        @xmlNamespace(uri: "https://example.com", prefx: "a")
        name: String
    }
}

list Things {
    @deprecated(sinc: "1.0")
    member: String
}
