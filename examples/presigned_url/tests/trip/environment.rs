//! Tests with credentials from the environment, against the demo service in a separate process.

use super::{program, run};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

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

    /// Runs the program against this service, with these credentials.
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
fn a_closed_port_is_an_error() {
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
