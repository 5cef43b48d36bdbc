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
    NoBoolean: {
        acceptors: [{
            state: "success"
            matcher: { output: { path: "state", expected: "true", comparator: "booleanEquals" } }
        }]
    }
    NoString: {
        acceptors: [{
            state: "success"
            matcher: { output: { path: "count", expected: "1", comparator: "stringEquals" } }
        }]
    }
    NoList: {
        acceptors: [{
            state: "success"
            matcher: { output: { path: "state", expected: "up", comparator: "allStringEquals" } }
        }]
    }
    NoStrings: {
        acceptors: [{
            state: "success"
            matcher: { output: { path: "counts", expected: "1", comparator: "anyStringEquals" } }
        }]
    }
    Compared: {
        acceptors: [
            {
                state: "success"
                matcher: { output: { path: "parts[].state", expected: "up", comparator: "allStringEquals" } }
            }
            {
                state: "success"
                matcher: { output: { path: "length(parts[?state == 'up']) > `3`", expected: "true", comparator: "booleanEquals" } }
            }
            {
                state: "failure"
                matcher: { output: { path: "not_null(kind, state)", expected: "up", comparator: "stringEquals" } }
            }
            {
                state: "failure"
                matcher: { output: { path: "kind", expected: "new", comparator: "stringEquals" } }
            }
            {
                state: "failure"
                matcher: { output: { path: "keys(named)", expected: "a", comparator: "anyStringEquals" } }
            }
        ]
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
        state: String
        kind: Kind
        count: Integer
        counts: Counts
        parts: Parts
        named: Named
    }
}

enum Kind {
    OLD
}

list Counts {
    member: Integer
}

list Parts {
    member: Part
}

structure Part {
    state: String
}

map Named {
    key: String
    value: String
}
