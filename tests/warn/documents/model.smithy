$version: "2"

namespace example.warn

@smithy.protocols#rpcv2Cbor
service Api {
    version: "1"
    operations: [Get]
}

operation Get {
    input := {
        filter: Document
    }

    output := {
        items: Items
    }
}

list Items {
    member: Item
}

structure Item {
    content: Document
}
