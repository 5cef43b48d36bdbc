$version: "2"

namespace example.warn

use aws.auth#sigv4
use aws.protocols#awsJson1_0
use smithy.rules#endpointRuleSet

@awsJson1_0
@sigv4(name: "warn")
@endpointRuleSet({
    version: "1.0"
    parameters: {
        Endpoint: {type: "string", builtIn: "SDK::Endpoint", documentation: "A URL."}
        Region: {type: "string", builtIn: "AWS::Region", documentation: "A region."}
    }
    rules: [
        {
            conditions: [{fn: "isSet", argv: [{ref: "Endpoint"}]}]
            endpoint: {
                url: "https://a.example.com"
                properties: {
                    authSchemes: {name: "sigv4"}
                }
            }
            type: "endpoint"
        }
        {
            conditions: [{fn: "isSet", argv: [{ref: "Region"}]}]
            rules: [
                {
                    conditions: []
                    endpoint: {
                        url: "https://b.example.com"
                        properties: {
                            authSchemes: [
                                {name: "sigv4", signingName: 7, signingRegion: "{Region}", signingService: "x"}
                                {name: "sigv4a", signingRegionSet: ["*"], disableDoubleEncoding: "true"}
                                {name: "sigv4a", signingRegionSet: "*"}
                                {name: "sigv5"}
                                {name: "httpBearerAuth"}
                                {signingName: "warn"}
                                "sigv4"
                            ]
                        }
                    }
                    type: "endpoint"
                }
            ]
            type: "tree"
        }
    ]
})
service Warn {
    version: "2024-01-01"
    operations: [
        Get
    ]
}

operation Get {}
