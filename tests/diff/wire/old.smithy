$version: "2.0"
namespace example.shop

use aws.api#service
use aws.protocols#restJson1

@aws.auth#sigv4(name: "shop")
@service(sdkId: "Shop")
@restJson1
service Shop {
    version: "2024-01-01"
    operations: [BuyThing]
}

@http(method: "POST", uri: "/buy")
operation BuyThing {
    input := {
        @httpHeader("x-note")
        note: String

        @timestampFormat("date-time")
        at: Timestamp

        amount: Integer = 1
        @idempotencyToken
        token: String

        code: Code
        @length(min: 1)
        name: String
    }
    output := {}
    errors: [Busy]
}

@length(min: 2, max: 8)
string Code

@error("server")
@retryable
structure Busy {
    message: String
}
