$version: "2"

namespace com.amazonaws.dynamodb

use aws.api#service
use aws.auth#sigv4
use aws.protocols#awsJson1_0

@service(sdkId: "DynamoDB")
@sigv4(name: "dynamodb")
@awsJson1_0
service Table {
    version: "2026-01-01"
    operations: [GetItem]
}

operation GetItem {
    input := {}
    output := {}
}
