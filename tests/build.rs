//! Generates the whole of KinesisAnalyticsV2 for the wire tests, where its model is at hand.

use std::path::PathBuf;

fn main() -> Result<(), tinsmith::Error> {
    println!("cargo::rustc-check-cfg=cfg(whole_service)");
    println!("cargo::rerun-if-env-changed=TINSMITH_MODELS");
    let Some(models) = std::env::var_os("TINSMITH_MODELS").filter(|folder| !folder.is_empty()) else {
        return Ok(());
    };
    println!("cargo::rustc-cfg=whole_service");
    tinsmith::configure()
        .model(PathBuf::from(models).join("kinesis-analytics-v2.json"))
        .generate_to_out_dir("kinesisanalyticsv2")
}
