$version: "2"

namespace com.amazonaws.s3

use aws.api#service
use aws.auth#sigv4
use aws.protocols#restXml

@service(sdkId: "S3")
@sigv4(name: "s3")
@restXml(noErrorWrapping: true)
service Bucket {
    version: "2026-01-01"
    operations: [
        GetObject
        HeadObject
        PutObject
        UploadPart
    ]
}

@http(method: "PUT", uri: "/objects/{Key}")
operation PutObject {
    input := {
        @required
        @httpLabel
        Key: String

        @httpHeader("Expires")
        Expires: Expires

        @httpPayload
        Body: Body
    }
    output := {}
}

/// Its header is a text, as in newer models.
@readonly
@http(method: "GET", uri: "/objects/{Key}")
operation GetObject {
    input := {
        @required
        @httpLabel
        Key: String
    }
    output := {
        @httpHeader("Expires")
        Expires: Expires
    }
}

/// Its header is a timestamp, as in older models.
@readonly
@http(method: "HEAD", uri: "/objects/{Key}")
operation HeadObject {
    input := {
        @required
        @httpLabel
        Key: String
    }
    output := {
        @httpHeader("Expires")
        Expires: Timestamp
    }
}

string Expires


@http(method: "PUT", uri: "/parts/{Key}")
operation UploadPart {
    input := {
        @required
        @httpLabel
        Key: String
    }
    output := {}
}

blob Body
