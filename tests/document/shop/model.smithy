$version: "2.0"
$operationInputSuffix: "Request"

metadata suppressions = [{ id: "Name", namespace: "example.shop", }]
metadata "key" = required

namespace example.shop

use example.other#Elsewhere

/// Sells things.
@title("Shop")
service Shop {
    version: "2026-01-01"
    operations: [GetItem]
    resources: [Item]
    errors: [Gone]
    rename: { "example.other#Elsewhere": "There" }
}

resource Item {
    identifiers: { id: String }
    properties: { price: Price }
    read: GetItem
}

@readonly
@http(method: "GET", uri: "/items/{id}", code: 200)
operation GetItem with [Failing] {
    input := for Item with [Paged] {
        @required
        @httpLabel
        $id
        limit: Integer = 10
    }
    output: Found
}

@mixin
operation Failing { errors: [Gone] }

@mixin(localTraits: [documentation])
structure Paged { @httpQuery("from") from: String }

structure Found for Item { $id, $price, color: Color, tags: Tags, sizes: Sizes, which: Which }

@error("client")
structure Gone { @default("") message: String }

double Price
list Tags { member: String }
map Sizes { key: String, value: Size }
intEnum Size {
    SMALL = 1
    LARGE = 2,
}
enum Color {
    /// As blood.
    RED = "red"
    BLUE
}
union Which { text: String, none: Unit }

@trait(selector: "structure")
structure marked { text: String }

apply Found @marked(text: """
    A text
      with "quotes" \
    and \u00e9""")
apply GetItemRequest$from { @length(min: 1), @documentation("Where to begin.") }
