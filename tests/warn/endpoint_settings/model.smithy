$version: "2"

namespace example.warn

use aws.protocols#restJson1
use smithy.rules#clientContextParams
use smithy.rules#contextParam
use smithy.rules#endpointRuleSet

@restJson1
@clientContextParams(
    Blue: {type: "string", documentation: "Blue."}
    Place: {type: "string", documentation: "A place."}
)
@endpointRuleSet({
    version: "1.0"
    parameters: {
        Endpoint: {type: "string", builtIn: "SDK::Endpoint", documentation: "A URL."}
        Blue: {type: "boolean", documentation: "Blue."}
        Place: {type: "string", documentation: "A place."}
        Account: {type: "string", documentation: "An account."}
    }
    rules: [
        {conditions: [], endpoint: {url: "https://example.com"}, type: "endpoint"}
    ]
})
service Warn {
    version: "2024-01-01"
    operations: [
        Get
    ]
}

@http(method: "POST", uri: "/")
operation Get {
    input := {
        @contextParam(name: "Place")
        first: String

        @contextParam(name: "Place")
        second: String

        // the rules may place an endpoint parameter into the host
        @contextParam(name: "Account")
        @hostLabel
        @required
        account: String

        @hostLabel
        @required
        tenant: String
    }
}
