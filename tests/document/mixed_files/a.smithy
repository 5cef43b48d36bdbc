$version: "2"

metadata owners = ["one"]
metadata "of all" = { same: true }

namespace example.mixed

use example.old#Count

structure Pair {
    count: Count
    here: Later
}

apply Later @documentation("Applied before it is read.")
apply example.old#Record$count @tags(["from a"])
