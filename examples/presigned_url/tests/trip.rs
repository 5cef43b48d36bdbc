//! Tests of the program as a user runs it.

#[cfg(feature = "environment")]
#[path = "trip/environment.rs"]
mod environment;

use std::process::{Command, Output};

/// Returns the program, without any AWS settings in its environment.
fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_presigned_url"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("AWS_")) {
        command.env_remove(name);
    }
    // no profile, no instance metadata
    command
        .env("HOME", "/nonexistent")
        .env("AWS_EC2_METADATA_DISABLED", "true");
    command
}

fn run(command: &mut Command) -> (Option<i32>, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().expect("the program runs");
    (
        status.code(),
        String::from_utf8_lossy(&stdout).into_owned(),
        String::from_utf8_lossy(&stderr).into_owned(),
    )
}

#[test]
fn the_demo_needs_nothing_and_prints_a_url() {
    let (code, out, err) = run(program().arg("--demo").env_clear());
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains("verified the signature"), "{out}");
    assert!(out.trim_end().ends_with("/flinkdashboard?session=43200"), "{out}");
}

#[test]
fn the_demo_prints_typed_errors() {
    let (code, _, err) = run(program().args(["--demo", "another-application"]));
    assert_eq!(code, Some(1));
    assert!(
        err.contains("ResourceNotFoundException: there is no application another-application"),
        "{err}"
    );
    assert!(
        err.contains("request id: 00000000-demo") && err.contains("check the name of the application"),
        "{err}"
    );

    let (code, _, err) = run(program().args(["--demo", "--url-type", "ZEPPELIN_UI_URL"]));
    assert_eq!(code, Some(1));
    assert!(err.contains("InvalidArgumentException"), "{err}");
}

#[test]
fn too_short_a_session_is_refused_before_it_is_sent() {
    let (code, _, err) = run(program().args(["--demo", "--expires", "60"]));
    assert_eq!(code, Some(1));
    assert!(
        err.contains("SessionExpirationDurationInSeconds") && err.contains("1800"),
        "{err}"
    );
}

#[cfg(not(feature = "environment"))]
#[test]
fn a_build_for_the_demo_alone_says_so() {
    let (code, _, err) = run(program().arg("demo-application"));
    assert_eq!(code, Some(1));
    assert!(err.contains("--features environment"), "{err}");
}

#[test]
fn a_missing_argument_is_a_usage_error() {
    let (code, _, err) = run(&mut program());
    assert_eq!(code, Some(2));
    assert!(
        err.contains("the name of an application is missing") && err.contains("Usage:"),
        "{err}"
    );
}
