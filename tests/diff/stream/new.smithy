$version: "2.0"
namespace example.shop

use aws.api#service
use aws.protocols#restJson1

@service(sdkId: "Shop")
@restJson1
service Shop {
    version: "2024-01-01"
    operations: [ReadThing]
}

@http(method: "POST", uri: "/readthing")
operation ReadThing {
    input := {}
    output := {
        @httpHeader("x-size")
        size: Integer
        @httpPayload
        data: Data = ""
    }
}

@streaming
blob Data
