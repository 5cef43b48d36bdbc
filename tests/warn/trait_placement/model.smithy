$version: "2"

namespace example.warn

use aws.api#clientDiscoveredEndpoint
use aws.api#clientEndpointDiscovery
use aws.api#service
use aws.auth#sigv4
use aws.auth#unsignedPayload
use aws.protocols#awsJson1_0
use aws.protocols#ec2QueryName
use aws.protocols#restJson1
use smithy.rules#clientContextParams
use smithy.waiters#waitable

@awsJson1_0
@clientContextParams(Blue: {type: "boolean"})
@http(method: "GET", uri: "/")
service Api {
    version: "2024-01-01"
    operations: [
        Get
    ]
}

@waitable(Never: {acceptors: []})
@restJson1
@sigv4(name: "warn")
@service(sdkId: "Warn")
operation Get {
    input: GetInput
}

@input
@unsignedPayload
@paginated(inputToken: "a")
structure GetInput {
    @range(min: 1)
    @timestampFormat("date-time")
    text: String

    @length(min: 1)
    @pattern("^1")
    number: Integer

    @idempotencyToken
    @xmlFlattened
    @restJson1
    @clientDiscoveredEndpoint(required: true)
    flag: Boolean

    time: Time

    texts: Texts
}

@mediaType("text/plain")
@retryable
@ec2QueryName("T")
@clientEndpointDiscovery(operation: Get)
timestamp Time

list Texts {
    @required
    @jsonName("item")
    @httpHeader("x")
    member: String
}
