$version: "2"

namespace example.warn

use aws.protocols#awsJson1_0
use smithy.rules#endpointRuleSet
use smithy.rules#contextParam
use smithy.rules#operationContextParams
use smithy.rules#staticContextParams

@awsJson1_0
@endpointRuleSet({
    version: "1.0"
    parameters: {
        Endpoint: {type: "string", builtIn: "SDK::Endpoint", documentation: "A URL."}
        Blue: {type: "boolean", documentation: "Blue."}
        Names: {type: "stringArray", documentation: "Names."}
        Place: {type: "string", documentation: "A place."}
    }
    rules: [
        {conditions: [], endpoint: {url: "https://example.com"}, type: "endpoint"}
    ]
})
service Warn {
    version: "2024-01-01"
    operations: [
        Get
        Put
    ]
}

@staticContextParams(
    Blue: {value: "true"}
    Names: {
        value: ["a", 1]
    }
    Place: {}
)
@operationContextParams(
    Names: {path: "name"}
    Place: {path: "names[*]"}
)
operation Get {
    input := {
        @contextParam(name: "Blue")
        name: String

        @contextParam(name: "Place")
        count: Integer

        names: NameList
    }
}

@operationContextParams(
    Names: {path: "keys(places)"}
    Place: {path: "places.a"}
)
operation Put {
    input := {
        @contextParam(name: "Blue")
        blue: Boolean

        places: Places
    }
}

list NameList {
    member: String
}

map Places {
    key: String
    value: Place
}

enum Place {
    HERE
}
