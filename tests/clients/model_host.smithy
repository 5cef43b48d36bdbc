$version: "2"

namespace example.models

use aws.api#service
use aws.auth#sigv4
use aws.protocols#restJson1

@service(sdkId: "Model Host")
@sigv4(name: "bedrock")
@httpBearerAuth
@auth([sigv4, httpBearerAuth])
@restJson1
service ModelHost {
    version: "2026-01-01"
    operations: [Ask]
}

@http(method: "POST", uri: "/ask")
operation Ask {
    input := {}
    output := {}
}
