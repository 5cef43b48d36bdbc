$version: "2.0"
namespace example.shop

use aws.api#service
use aws.protocols#restJson1

@service(sdkId: "Shop")
@restJson1
service Shop {
    version: "2024-01-01"
    operations: [ListThings]
}

@smithy.waiters#waitable(ThingsDone: { acceptors: [{ state: "failure", matcher: { success: false } }, { state: "success", matcher: { output: { path: "state", expected: "done", comparator: "stringEquals" } } }] }, ThingsGone: { acceptors: [{ state: "success", matcher: { errorType: "Gone" } }] })
@http(method: "POST", uri: "/listthings")
operation ListThings {
    input := {
        next: String
        max: Integer
    }
    output := {
        next: String
        things: Names
        state: String
    }
}

list Names {
    member: String
}
