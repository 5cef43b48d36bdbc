$version: "2"

namespace example.warn

use aws.protocols#restJson1

@restJson1
service Api {
    version: "2024-01-01"
    operations: [
        Get
    ]
}

@http(method: "POST", uri: "/")
operation Get {
    input := {
        @jsonName("b")
        a: String

        b: String

        // another part of the message
        @httpHeader("b")
        c: Choice
    }

    output := {
        choice: Union
    }
}

enum Choice {
    A
}

union Union {
    one: String

    @jsonName("one")
    two: String
}
