$version: "2.0"
namespace example.shop

use aws.api#service
use aws.protocols#restJson1

@aws.auth#sigv4(name: "store")
@service(sdkId: "Shop")
@restJson1
service Shop {
    version: "2024-01-01"
    operations: [BuyThing]
}

@endpoint(hostPrefix: "buy.")
@httpChecksumRequired
@http(method: "POST", uri: "/things/buy")
operation BuyThing {
    input := {
        @httpQuery("note")
        note: String

        @timestampFormat("epoch-seconds")
        at: Timestamp

        amount: Integer = 2
        token: String

        code: Code
        @jsonName("n")
        @length(min: 3)
        name: String
    }
    output := {}
    errors: [Busy]
}

@length(min: 2, max: 9)
string Code

@error("server")
@retryable(throttling: true)
structure Busy {
    message: String
}
