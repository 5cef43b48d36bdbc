$version: "3"
namespace example.reject

@aws.protocols#restJson1
service S {
    operations: [Op]
}

@http(method: "POST", uri: "/")
operation Op {
    input := {
        count: Integer = 1
    }
}
