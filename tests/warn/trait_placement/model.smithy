$version: "2"

namespace example.warn

use aws.auth#unsignedPayload
use aws.protocols#awsJson1_0
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
    flag: Boolean

    time: Time

    texts: Texts
}

@mediaType("text/plain")
@retryable
timestamp Time

list Texts {
    @required
    @jsonName("item")
    @httpHeader("x")
    member: String
}
