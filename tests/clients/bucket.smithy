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

        @httpPayload
        Body: Body
    }
    output := {}
}

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
