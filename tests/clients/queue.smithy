$version: "2"

namespace com.amazonaws.sqs

use aws.api#service
use aws.auth#sigv4
use aws.protocols#awsJson1_0

@service(sdkId: "SQS")
@sigv4(name: "sqs")
@awsJson1_0
service Queue {
    version: "2026-01-01"
    operations: [
        ReceiveMessage
        SendMessage
    ]
}

operation ReceiveMessage {
    input := {}
    output := {}
}

operation SendMessage {
    input := {}
    output := {}
}
