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
        {conditions: [], error: "no endpoint", endpoint: {url: "https://example.com"}, type: "error"}
    ]
})
service Api {
    version: "2024-01-01"
    operations: [
        Get
    ]
}

operation Get {}
