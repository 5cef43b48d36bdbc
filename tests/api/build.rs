//! Checks that the compiler is the one in `rust-toolchain.toml`, since others write another format of JSON.

use std::process::Command;

fn main() {
    println!("cargo::rustc-check-cfg=cfg(pinned)");
    println!("cargo::rerun-if-changed=../../rust-toolchain.toml");
    let toolchain = std::fs::read_to_string("../../rust-toolchain.toml").unwrap_or_default();
    let pinned = toolchain
        .lines()
        .find_map(|line| line.strip_prefix("channel = "))
        .map(|channel| channel.trim_matches('"'));
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc).arg("--version").output();
    let version = version.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let version = version.unwrap_or_default();
    if pinned.is_some() && version.split(' ').nth(1) == pinned {
        println!("cargo::rustc-cfg=pinned");
    }
}
