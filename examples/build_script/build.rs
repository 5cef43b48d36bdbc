//! Generates the client; cargo runs this again when the model changes.

fn main() -> Result<(), tinsmith::Error> {
    tinsmith::configure()
        .model("../../models/kinesis-analytics-v2.json")
        .operations(["CreateApplicationPresignedUrl"])
        .generate_to_out_dir("kinesisanalyticsv2")
}
