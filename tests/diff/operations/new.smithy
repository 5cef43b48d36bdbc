$version: "2.0"
namespace example.shop

use aws.api#service
use aws.protocols#restJson1

@service(sdkId: "Shop")
@restJson1
service Shop {
    version: "2024-01-01"
    operations: [BuyThing, FindThing, ReturnThing]
}

@http(method: "POST", uri: "/buything")
operation BuyThing {
    input := {}
    output := {}
    errors: [SoldOut, TooLate]
}

@deprecated(message: "Use ReturnThing.", since: "2025")
@http(method: "POST", uri: "/findthing")
operation FindThing {
    input := {}
    output := {}
    errors: [SoldOut]
}

@http(method: "POST", uri: "/returnthing")
operation ReturnThing {
    input := {
        thing: Thing
    }
    output := {}
}

@error("client")
structure SoldOut {
    message: String
}

@error("client")
structure TooLate {
    message: String
}

structure Thing {
    name: String
}
