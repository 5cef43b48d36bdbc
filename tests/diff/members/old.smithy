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
        thing: Thing
        note: String
        count: Integer
    }
    output := {
        price: Integer
        tags: Tags
        state: State
    }
}

structure Thing {
    name: String
    weight: Integer
    size: Size
    kind: Kind
    old: String
    type: String
    colour: String
}

list Tags {
    member: String
}

enum State {
    OPEN
    CLOSED
    LOST
}

union Size {
    litres: Integer
    metres: Integer
    none: Unit
}

enum Kind {
    A
    B
}
