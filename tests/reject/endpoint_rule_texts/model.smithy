$version: "2"

namespace example.reject

use aws.protocols#awsJson1_0
use smithy.rules#endpointRuleSet

@awsJson1_0
@endpointRuleSet({
    version: "1.0"
    parameters: {
        Endpoint: {type: "string", builtIn: "SDK::Endpoint", documentation: "A URL."}
    }
    rules: [
        {conditions: [], endpoint: {url: "https://example.com", headers: {x: ["a", 1]}}, type: "endpoint"}
    ]
})
service Api {
    version: "2024-01-01"
    operations: [
        Get
    ]
}

operation Get {}
