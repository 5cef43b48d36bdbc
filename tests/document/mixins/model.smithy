$version: "2"
namespace example.mixins

@mixin
structure First {
    /// Of the first.
    @required
    a: String
    b: Integer
}

@mixin(localTraits: [deprecated])
@deprecated
@tags(["x"])
structure Second with [First] {
    @range(min: 1)
    $b
    c: Boolean = false
}

structure All with [Second] {
    $a
    @sensitive
    $c
    d: Double
}

apply All$b @documentation("Of all.")

@mixin
list Texts { member: String }

list Short with [Texts] {}
apply Short$member @length(max: 3)

@mixin
enum Warm {
    RED
}

enum Color with [Warm] {
    BLUE = "blue"
}
