$version: "2"

namespace example.warn

use aws.api#arn
use aws.protocols#awsQueryCompatble
use aws.protocols#httpChecksums
use aws.protocols#restJson1
use example.absent#Thing
use smithy.api#String
use smithy.api#Strng
use smithy.rules#endpointTests
use smithy.waiters#waitable

@restJson1
@awsQueryCompatble
service Warn {
    version: "2024-01-01"
    operations: [
        Get
    ]
}

@httpChecksums(requestChecksumRequired: true)
@http(method: "GET", uri: "/")
operation Get {
    output := {
        name: String
    }
}
