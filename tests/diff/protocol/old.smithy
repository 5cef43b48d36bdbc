$version: "2.0"
namespace example.shop

use aws.api#service
use aws.protocols#restJson1

@service(sdkId: "Shop")
@restJson1
service Shop {
    version: "2024-01-01"
    operations: [BuyThing]
}

@http(method: "POST", uri: "/buything")
operation BuyThing {
    input := {
        note: String
    }
    output := {}
}

