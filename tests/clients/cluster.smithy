$version: "2"

namespace com.amazonaws.rds

use aws.api#service
use aws.auth#sigv4
use aws.protocols#awsQuery

@service(sdkId: "RDS")
@sigv4(name: "rds")
@awsQuery
@xmlNamespace(uri: "https://rds.example.com/")
service Cluster {
    version: "2026-01-01"
    operations: [Describe]
}

operation Describe {
    input := {}
    output := {}
}
