$version: "2"

namespace example.shop

use aws.protocols#awsJson1_1
use aws.protocols#awsQuery
use aws.protocols#restJson1
use aws.protocols#restXml
use example.shop.parts#Size
use smithy.protocols#rpcv2Cbor

/// Sells things.
@restJson1
@restXml
@awsJson1_1
@rpcv2Cbor
@awsQuery
@xmlNamespace(uri: "https://shop.example.com/")
@httpBearerAuth
service Shop {
    version: "2026-11-01"
    operations: [PlaceOrder]
}

/// Places an order.
@http(method: "POST", uri: "/orders/{id}")
@smithy.waiters#waitable(
    Paid: {
        acceptors: [{
            state: "success"
            matcher: { output: { path: "order.price.Currency", expected: "EUR", comparator: "stringEquals" } }
        }]
    }
)
operation PlaceOrder {
    input := {
        @required
        @httpLabel
        id: OrderId
        @httpHeader("x-when")
        when: Moment
        @httpQuery("kind")
        kinds: Kinds
        @idempotencyToken
        token: OrderId
        order: Order
    }
    output := {
        @httpHeader("x-when")
        when: Moment
        order: Order
    }
}

/// What is ordered.
structure Order {
    @required
    id: OrderId
    kind: Kind
    @required
    price: Money
    @required
    prices: Prices
    byName: PricesByName
    sparse: SparsePrices
    ids: IdsByKind
    picture: Picture
    count: Count = 1
    @xmlName("GrandTotal")
    @jsonName("grandTotal")
    total: Total
    address: Address
    @timestampFormat("date-time")
    moment: Moment
    payment: Payment
    voucher: Voucher
    parts: Order
    size: Size
}

string OrderId

string Address

timestamp Moment

blob Picture

integer Count

bigDecimal Total

enum Kind {
    GIFT = "gift"
    BULK = "bulk"
}

list Kinds {
    member: Kind
}

/// An amount in a currency.
structure Money {
    @required
    @xmlName("Sum")
    @jsonName("Sum")
    Amount: Long
    @required
    Currency: Currency
    @timestampFormat("http-date")
    Since: Timestamp
}

enum Currency {
    EUR
    CHF
}

list Prices {
    member: Money
}

@sparse
list SparsePrices {
    member: Money
}

map PricesByName {
    key: OrderId
    value: Money
}

map IdsByKind {
    key: Kind
    value: OrderId
}

union Payment {
    cash: Money
    card: String
    nothing: Unit
}

/// A union that is not replaced, with data that is.
union Voucher {
    value: Money
    id: OrderId
    text: String
    nothing: Unit
    inner: Voucher
}
