//! The program as a user runs it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Output, Stdio};

/// The program, without anything of AWS in its environment.
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

/// The demo service alone; ends with the test.
struct Service {
    process: Child,
    url: String,
}

impl Service {
    fn start() -> Self {
        let mut process = program()
            .arg("--serve")
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut url = String::new();
        BufReader::new(process.stdout.take().expect("its output"))
            .read_line(&mut url)
            .expect("its URL");
        Self {
            process,
            url: url.trim().to_owned(),
        }
    }

    /// The program against this service, with these credentials.
    fn client(&self, secret: &str) -> Command {
        let mut command = program();
        command
            .args(["--region", "us-east-1", "--endpoint-url", &self.url])
            .env("AWS_ACCESS_KEY_ID", "AKIDDEMODEMODEMO")
            .env("AWS_SECRET_ACCESS_KEY", secret);
        command
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

const SECRET: &str = "a-secret-of-the-demo-and-of-nothing-else";

#[test]
fn the_demo_needs_nothing_and_prints_a_url() {
    let (code, out, err) = run(program().arg("--demo").env_clear());
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains("verified the signature"), "{out}");
    assert!(out.trim_end().ends_with("/flinkdashboard?session=43200"), "{out}");
}

#[test]
fn the_demo_tells_typed_errors() {
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

#[test]
fn an_endpoint_url_is_called_with_the_credentials_of_the_environment() {
    let service = Service::start();
    let (code, out, err) = run(service
        .client(SECRET)
        .args(["--expires", "1800", "demo-application"]));
    assert_eq!(code, Some(0), "{err}");
    assert!(out.trim_end().ends_with("?session=1800"), "{out}");
}

#[test]
fn a_wrong_secret_is_refused_by_the_service() {
    let service = Service::start();
    let (code, _, err) = run(service.client("wrong").arg("demo-application"));
    assert_eq!(code, Some(1));
    assert!(
        err.contains("InvalidSignatureException") && err.contains("check the credentials"),
        "{err}"
    );
}

#[test]
fn a_closed_port_is_told() {
    let url = Service::start().url.clone();
    let mut command = program();
    command
        .args([
            "--region",
            "us-east-1",
            "--endpoint-url",
            &url,
            "demo-application",
        ])
        .env("AWS_ACCESS_KEY_ID", "a")
        .env("AWS_SECRET_ACCESS_KEY", "b")
        .env("AWS_MAX_ATTEMPTS", "1");
    let (code, _, err) = run(&mut command);
    assert_eq!(code, Some(1));
    assert!(err.contains("dispatch failure"), "{err}");
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
