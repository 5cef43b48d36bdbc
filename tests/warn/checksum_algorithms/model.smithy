$version: "2"

namespace example.warn

use aws.protocols#httpChecksum
use aws.protocols#restJson1

@restJson1
service Warn {
    version: "2024-01-01"
    operations: [
        Put
    ]
}

@httpChecksum(
    requestAlgorithmMember: "algorithm"
    requestValidationModeMember: "mode"
    responseAlgorithms: ["CRC32", "crc32c", "SHA3", "XXHASH64"]
)
@http(method: "PUT", uri: "/")
operation Put {
    input := {
        @httpHeader("x-algorithm")
        algorithm: Algorithm

        @httpHeader("x-mode")
        mode: String

        @httpPayload
        body: Blob
    }
}

enum Algorithm {
    CRC32
    SHA256
    SHA512
}
