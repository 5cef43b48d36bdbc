//! A handwritten local server for the service: it supports both protocols, and checks the token.
//!
//! For real servers, smithy-rs (Rust) and smithy-java generate code from the same model.

mod cbor;
mod service;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use service::{Reply, Service};
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::TcpListener;

/// The valid token.
pub const TOKEN: &str = "sunny";

/// The maximum size of a request, in bytes.
const MAX_BODY: usize = 64 * 1024;

/// The server, which is listening but not yet responding.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
}

impl Server {
    /// Binds a free port.
    ///
    /// # Errors
    ///
    /// No port is free.
    pub async fn start() -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address })
    }

    /// Returns the URL of the server.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Serves requests until the program ends.
    ///
    /// # Errors
    ///
    /// No further connection can be accepted.
    pub async fn run(self) -> std::io::Result<()> {
        let service = Arc::new(Service::default());
        loop {
            let (stream, _) = self.listener.accept().await?;
            let service = service.clone();
            tokio::spawn(async move {
                let answer = service_fn(|request| answer(&service, request));
                // a connection that breaks is the client's concern
                let _ = hyper::server::conn::http1::Builder::new()
                    .serve_connection(TokioIo::new(stream), answer)
                    .await;
            });
        }
    }
}

async fn answer(service: &Service, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let header = |name: &str| head.headers.get(name).and_then(|value| value.to_str().ok());
    let is_cbor = header("smithy-protocol") == Some("rpc-v2-cbor");
    let reply = match Limited::new(body, MAX_BODY).collect().await {
        _ if header("authorization") != Some(&format!("Bearer {TOKEN}")) => {
            Reply::error(401, "NotAuthorized", "who are you?")
        }
        Err(_) => Reply::error(413, "TooLarge", "the body is too large"),
        Ok(body) => {
            let (body, path) = (body.to_bytes(), head.uri.path());
            let input = if is_cbor {
                cbor::read(&body)
            } else {
                Some(serde_json::from_slice(&body).unwrap_or(Value::Null))
            };
            match input {
                None => Reply::error(400, "SerializationException", "the body is no CBOR"),
                Some(input) if is_cbor => {
                    service.call_by_name(path.rsplit('/').next().unwrap_or_default(), &input)
                }
                Some(input) => {
                    service.call_by_path(&head.method, path, head.uri.query().unwrap_or_default(), &input)
                }
            }
        }
    };
    Ok(response(&reply, is_cbor))
}

fn response(reply: &Reply, is_cbor: bool) -> Response<Full<Bytes>> {
    let mut body = reply.body.clone();
    let mut builder = Response::builder().status(reply.status);
    if is_cbor {
        builder = builder.header("smithy-protocol", "rpc-v2-cbor");
        if let (Some(error), Value::Object(members)) = (reply.error, &mut body) {
            members.insert("__type".to_owned(), format!("example.weather#{error}").into());
        }
    } else if let Some(error) = reply.error {
        builder = builder.header("x-amzn-errortype", error);
    }
    let (media_type, bytes) = if is_cbor {
        ("application/cbor", cbor::write(&body))
    } else {
        ("application/json", body.to_string().into_bytes())
    };
    let response = builder
        .header("content-type", media_type)
        .body(Full::new(Bytes::from(bytes)));
    // the parts are constants and cannot be wrong
    response.unwrap_or_default()
}
