$version: "2.0"
$unknown: 1
namespace example.wrong
use example.other#Thing
use example.more#Thing

structur First {
    a: String
}

/// Nothing is after this line but a member without a type.
structure Second {
    a String
}

string Third with [
]

@length(min: 1.)
string Fourth

structure Fifth {
    a: String
    a: String
}

union Thing {}

apply Fifth
