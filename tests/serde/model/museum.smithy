$version: "2"

namespace example.museum

use aws.protocols#awsJson1_1
use aws.protocols#restXml

/// Keeps things, and tells of them.
@restXml
@awsJson1_1
@httpBearerAuth
service Museum {
    version: "2026-11-01"
    operations: [DescribeThing, FetchPicture, WatchVisitors]
}

/// Describes a thing.
@http(method: "POST", uri: "/things/{name}")
operation DescribeThing {
    input := {
        @required
        @httpLabel
        name: String
        @httpHeader("x-since")
        since: Timestamp
        thing: Thing
    }
    output := {
        thing: Thing
    }
    errors: [NoSuchThing]
}

/// There is no such thing.
@error("client")
@httpError(404)
structure NoSuchThing {
    message: String
    name: String
}

/// One member of each kind.
structure Thing {
    @required
    title: String
    @jsonName("renamedInJson")
    @xmlName("RenamedInXml")
    renamed: String
    flag: Boolean
    assumed: Integer = 0
    byte: Byte
    short: Short
    integer: Integer
    long: Long
    float: Float
    double: Double
    bigInteger: BigInteger
    bigDecimal: BigDecimal
    blob: Blob
    seconds: Timestamp
    @timestampFormat("date-time")
    dateTime: Timestamp
    @timestampFormat("http-date")
    httpDate: Timestamp
    kind: Kind
    floor: Floor
    list: Strings
    sparse: SparseStrings
    map: Numbers
    either: Either
    inside: Thing
    @sensitive
    secret: String
}

enum Kind {
    VASE
    PICTURE
}

intEnum Floor {
    GROUND = 0
    FIRST = 1
}

list Strings {
    member: String
}

@sparse
list SparseStrings {
    member: String
}

map Numbers {
    key: String
    value: Integer
}

union Either {
    text: String
    nothing: Unit
    thing: Thing
}

/// Fetches a picture.
@readonly
@http(method: "GET", uri: "/pictures/{name}")
operation FetchPicture {
    input := {
        @required
        @httpLabel
        name: String
    }
    output := {
        @httpHeader("content-type")
        contentType: String
        @httpPayload
        picture: Picture
    }
}

@streaming
blob Picture

/// Watches visitors.
@readonly
@http(method: "GET", uri: "/visitors")
operation WatchVisitors {
    output := {
        @httpPayload
        visitors: Visitors
    }
}

@streaming
union Visitors {
    came: Visitor
    left: Visitor
}

structure Visitor {
    name: String
}
