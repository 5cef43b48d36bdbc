$version: "2.0"
namespace example.shop

use aws.api#service
use aws.protocols#restJson1

@service(sdkId: "Shop")
@restJson1
service Shop {
    version: "2024-01-01"
    operations: [BuyThing, FindThing, SellThing]
}

@http(method: "POST", uri: "/buything")
operation BuyThing {
    input := {}
    output := {}
    errors: [NoMoney, SoldOut]
}

@http(method: "POST", uri: "/findthing")
operation FindThing {
    input := {}
    output := {}
}

@http(method: "POST", uri: "/sellthing")
operation SellThing {
    input := {}
    output := {}
}

@error("client")
structure NoMoney {
    message: String
}

@error("client")
structure SoldOut {
    message: String
}
