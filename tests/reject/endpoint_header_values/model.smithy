$version: "2"

namespace example.reject

use aws.protocols#awsJson1_0
use smithy.rules#endpointRuleSet

@awsJson1_0
@endpointRuleSet({
    version: "1.0"
    parameters: {
        Place: {type: "string", builtIn: "SDK::Endpoint", documentation: "A place."}
    }
    rules: [
        {
            conditions: [{fn: "isSet", argv: [{ref: "Place"}]}]
            endpoint: {
                url: "https://example.com"
                headers: {
                    "x-place": ["at {Place} \r\nx-other: 1"]
                }
            }
            type: "endpoint"
        }
    ]
})
service Api {
    version: "2024-01-01"
    operations: [
        Get
    ]
}

operation Get {}
