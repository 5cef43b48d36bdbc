$version: "2"

namespace example.warn

@aws.protocols#awsJson1_1
service Api {
    version: "1"
    operations: [Get]
}

@smithy.waiters#waitable(
    NeverTrue: {
        acceptors: [{
            state: "success"
            matcher: { output: { path: "ready", expected: "yes", comparator: "booleanEquals" } }
        }]
    }
    OnlyFails: {
        acceptors: [{ state: "failure", matcher: { success: false } }]
    }
    Ready: {
        acceptors: [{
            state: "success"
            matcher: { output: { path: "ready", expected: "true", comparator: "booleanEquals" } }
        }]
    }
)
operation Get {
    output := {
        ready: Boolean
    }
}
