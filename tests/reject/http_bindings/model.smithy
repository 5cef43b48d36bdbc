$version: "2"

namespace example.reject

use aws.protocols#restJson1

@restJson1
service Api {
    version: "2024-01-01"
    operations: [
        Labels
        Types
        Twice
        Lost
        Repeated
    ]
    errors: [
        Refused
    ]
}

@http(method: "GET", uri: "/{rest+}/{missing}/{unbound}?view={view}")
operation Labels {
    input := {
        @required
        @httpLabel
        rest: String

        unbound: String

        @required
        @httpLabel
        elsewhere: String
    }
}

@http(method: "POST", uri: "/types/{list}")
operation Types {
    input := {
        @required
        @httpLabel
        list: Texts

        @httpHeader("x-blob")
        blob: Blob

        @httpHeader("x-nested")
        nested: Nested

        @httpQuery("structure")
        structure: Body

        @httpQueryParams
        text: String

        @httpPrefixHeaders("x-")
        numbers: Lists
    }

    output := {
        @httpResponseCode
        status: String

        @httpPayload
        number: Integer
    }
}

@http(method: "GET", uri: "/twice")
operation Twice {
    input := {
        @httpHeader("x-one")
        one: String

        @httpHeader("X-One")
        other: String

        @httpQuery("q")
        query: String

        @httpQuery("q")
        again: String

        @httpHeader("x-both")
        @httpQuery("both")
        both: String
    }
}

@http(method: "POST", uri: "/body")
operation Lost {
    input := {
        @httpPayload
        body: Body

        lost: String
    }
}

@error("client")
structure Refused {
    @httpPayload
    message: String

    code: String
}

structure Body {}

list Texts {
    member: String
}

list Nested {
    member: Texts
}

map Lists {
    key: String
    value: Texts
}

@http(method: "GET", uri: "/twice/{id}/{id}?view=full")
operation Repeated {
    input := {
        @required
        @httpLabel
        id: String

        @httpQuery("view")
        view: String
    }
}
