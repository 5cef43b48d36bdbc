$version: "2"

namespace example.reject

use aws.protocols#awsJson1_0

@awsJson1_0
service Api {
    version: "2024-01-01"
    operations: [
        Get
    ]
}

operation Get {
    input := {
        @length(min: 3)
        short: String = "ab"

        @length(max: 2)
        letters: String = "éé"

        long: Name = "abcd"

        @length(min: 1, max: 1)
        bytes: Blob = "YWI="

        @length(min: 1)
        names: Names = []

        @range(min: 1)
        zero: Integer = 0

        @range(min: 1)
        count: Integer = -1

        share: Share = 1.5

        // the range of the member takes precedence
        @range(max: 2)
        part: Share = 1.5
    }
}

@length(max: 3)
string Name

list Names {
    member: String
}

@range(min: 0, max: 1)
double Share
