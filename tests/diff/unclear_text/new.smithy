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
        @deprecated(message: "a\u001b[31m `b`\u202e <script> [x](y)\nc")
        note: String
        @jsonName("\u001b]0;x\u0007`<b>\u202e")
        mode: String
    }
    output := {}
}

