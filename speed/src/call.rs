//! The call around a request of a few bytes: what is neither codec nor network.

use crate::case::turns;
use crate::clients;
use crate::side::{now, settings, wait, Replay};
use aws_types::SdkConfig;
use bytes::Bytes;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The argument that makes the program a server.
pub const SERVE: &str = "serve";

/// The body of each response.
const ANSWER: &str = r#"{"MessageId":"219f8380-5770-4cc2-8c3e-000000000000","MD5OfMessageBody":"b10a8db164e0754105b7a99be72e3fe5"}"#;

/// Calls before those that are measured, which open the connection and fill caches.
const FIRST: usize = 50;

/// A way to make calls: with which client, to where.
type Calls = Box<dyn Fn(usize) -> Duration>;

/// Creates the calls of a client.
macro_rules! calls {
    ($sdk:ident, $config:expr) => {{
        let client = $sdk::Client::new(&$config);
        Box::new(move |times| {
            let call = client
                .send_message()
                .queue_url("https://q")
                .message_body("hello world");
            let calls = vec![call; times];
            let start = now();
            for call in calls {
                wait(call.send()).expect("an answer");
            }
            now() - start
        })
    }};
}

/// A server in a process of its own, which ends with this value.
struct Server {
    process: Child,
    address: String,
}

impl Server {
    fn start() -> Self {
        let program = std::env::current_exe().expect("the path of this program");
        let mut process = Command::new(program)
            .arg(SERVE)
            .stdout(Stdio::piped())
            .spawn()
            .expect("a server");
        let mut address = String::new();
        let output = process.stdout.take().expect("the output of the server");
        BufReader::new(output)
            .read_line(&mut address)
            .expect("the address of the server");
        let address = address.trim().to_owned();
        Self { process, address }
    }

    /// The configuration of a client that talks to it, through an HTTP client that is the same for all.
    fn config(&self) -> SdkConfig {
        let http = aws_smithy_http_client::Builder::new().build_http();
        let builder = settings().http_client(http);
        builder.endpoint_url(format!("http://{}", self.address)).build()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Responds to requests until the process is ended.
pub fn serve() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    println!("{}", listener.local_addr().expect("an address"));
    for stream in listener.incoming().flatten() {
        std::thread::spawn(move || answer(stream));
    }
}

/// Responds to the requests of a connection, until it is closed or sends something that is not a request.
fn answer(stream: TcpStream) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut writer = stream;
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/x-amz-json-1.0\r\ncontent-length: {}\r\n\r\n{ANSWER}",
        ANSWER.len()
    );
    loop {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line).ok()? == 0 {
                return None;
            }
            if line == "\r\n" {
                break;
            }
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().ok()?;
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).ok()?;
        writer.write_all(answer.as_bytes()).ok()?;
    }
}

fn memory() -> SdkConfig {
    Replay::new(Bytes::from(ANSWER)).config()
}

/// The calls that are compared: ours and the published ones, to memory or to a server.
fn all(server: &Server) -> [(&'static str, Calls); 4] {
    use aws_sdk_sqs as official;
    use clients::sqs as ours;
    [
        ("memory ours", calls!(ours, memory())),
        ("memory official", calls!(official, memory())),
        ("loopback ours", calls!(ours, server.config())),
        ("loopback official", calls!(official, server.config())),
    ]
}

/// Measures a call of each kind.
pub fn times(rounds: usize) {
    let server = Server::start();
    let calls = all(&server);
    let sides: Vec<_> = calls.iter().map(|(_, calls)| &**calls).collect();
    for calls in &sides {
        calls(FIRST);
    }
    for ((name, _), time) in calls.iter().zip(turns(rounds, &sides)) {
        println!(r#"{{"call":"{name}","time":{time:.0}}}"#);
    }
}

/// Makes calls of one kind, some of them to warm up.
pub fn run(what: &str, times: usize) -> Option<()> {
    let server = Server::start();
    let (_, calls) = all(&server).into_iter().find(|(name, _)| *name == what)?;
    calls(FIRST + times);
    Some(())
}
