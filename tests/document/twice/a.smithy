$version: "2"
namespace example.twice

structure Same {
    @tags(["a"])
    member: Texts
}

list Texts { member: String }

@title("Gets")
operation Get {
    errors: [Wrong, Failed]
}

@error("client") structure Failed {}
@error("server") structure Wrong {}
