namespace example.old

structure Elided {
    $a
}

structure Made with [Elided] {}

structure Default {
    a: String = ""
}

operation Get {
    input := {}
}

enum Color {
    RED
}

@mixin
structure Mixin {}
