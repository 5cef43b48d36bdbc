$version: "2"

namespace com.amazonaws.dynamodb

use aws.api#service
use aws.auth#sigv4
use aws.protocols#awsJson1_0
use smithy.rules#endpointRuleSet

@service(sdkId: "DynamoDB")
@sigv4(name: "dynamodb")
@awsJson1_0
@endpointRuleSet({
    version: "1.0"
    parameters: {
        Endpoint: { type: "String", builtIn: "SDK::Endpoint", documentation: "The URL" }
        AccountId: { type: "String", builtIn: "AWS::Auth::AccountId", documentation: "The account" }
        AccountIdEndpointMode: { type: "String", builtIn: "AWS::Auth::AccountIdEndpointMode", documentation: "The mode" }
    }
    rules: [
        {
            type: "endpoint"
            conditions: [{ fn: "isSet", argv: [{ ref: "Endpoint" }] }]
            endpoint: { url: { ref: "Endpoint" } }
        }
        {
            type: "endpoint"
            conditions: [
                { fn: "isSet", argv: [{ ref: "AccountId" }] }
                { fn: "isSet", argv: [{ ref: "AccountIdEndpointMode" }] }
                {
                    fn: "not"
                    argv: [{ fn: "stringEquals", argv: [{ ref: "AccountIdEndpointMode" }, "disabled"] }]
                }
            ]
            endpoint: { url: "https://{AccountId}.example.com" }
        }
        {
            type: "endpoint"
            conditions: []
            endpoint: { url: "https://example.com" }
        }
    ]
})
service Table {
    version: "2026-01-01"
    operations: [GetItem]
}

operation GetItem {
    input := {}
    output := {}
}
