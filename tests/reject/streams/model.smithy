$version: "2"

namespace example.reject

use aws.protocols#restJson1

@restJson1
service Api {
    version: "2024-01-01"
    operations: [
        Send
        Receive
    ]
}

@http(method: "POST", uri: "/send")
operation Send {
    input := {
        bytes: Bytes
        nested: Nested
    }
}

@http(method: "POST", uri: "/receive")
operation Receive {
    output := {
        @httpPayload
        events: Events

        @httpHeader("x-other")
        other: Other
    }
}

structure Nested {
    bytes: Bytes
}

@streaming
blob Bytes

@streaming
string Other

@streaming
union Events {
    text: String
    one: One
    two: Two
}

structure One {
    @eventHeader
    list: Texts

    @eventPayload
    number: Integer

    lost: String
}

structure Two {
    @eventPayload
    a: String

    @eventPayload
    b: String
}

list Texts {
    member: String
}
