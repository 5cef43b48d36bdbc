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
        @required
        count: Integer
        @required
        paid: Boolean
    }
    output := {
        price: Long
        tags: Numbers
        @required
        state: State
    }
}

structure Thing {
    @required
    name: String
    weight: Integer = 1
    size: Size
    kind: String
    new: String
    type: Integer
    colour: Size
}

list Numbers {
    member: Integer
}

enum State {
    OPEN
    CLOSED
    SOLD
}

union Size {
    litres: Long
    feet: Integer
    none: Unit
}
