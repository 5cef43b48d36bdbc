//! A local service that behaves like CreateApplicationPresignedUrl.

mod operation;
mod signature;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::SystemTime;
use tokio::net::TcpListener;

/// The only application.
pub const APPLICATION: &str = "demo-application";
/// The region it is in.
pub const REGION: &str = "us-east-1";
/// The valid credentials.
pub const ACCESS_KEY_ID: &str = "AKIDDEMODEMODEMO";
/// The secret that belongs to them.
pub const SECRET_ACCESS_KEY: &str = "a-secret-of-the-demo-and-of-nothing-else";

/// The maximum size of a request, in bytes.
const MAX_BODY: usize = 64 * 1024;

/// The service, which is listening but not yet responding.
pub struct Service {
    listener: TcpListener,
    address: SocketAddr,
}

impl Service {
    /// Binds a free port.
    pub async fn start() -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address })
    }

    /// Returns the URL of the service.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Serves requests until the program ends.
    pub async fn run(self) -> std::io::Result<()> {
        loop {
            let (stream, _) = self.listener.accept().await?;
            tokio::spawn(async move {
                // a connection that breaks is the client's concern
                let _ = hyper::server::conn::http1::Builder::new()
                    .serve_connection(TokioIo::new(stream), service_fn(answer))
                    .await;
            });
        }
    }
}

async fn answer(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let reply = match Limited::new(body, MAX_BODY).collect().await {
        Err(_) => operation::Reply::error(413, "RequestTooLarge", "the body is too large"),
        Ok(body) => {
            let body = body.to_bytes();
            match signature::verify(&head, &body, SystemTime::now()) {
                Err(rejection) => {
                    operation::Reply::error(rejection.status, rejection.code, &rejection.message)
                }
                Ok(()) => operation::call(&head, &body),
            }
        }
    };
    let mut response = Response::new(Full::new(Bytes::from(reply.body.to_string())));
    *response.status_mut() = reply.status;
    let headers = response.headers_mut();
    headers.insert(
        "content-type",
        "application/x-amz-json-1.1".parse().expect("a header"),
    );
    headers.insert(
        "x-amzn-requestid",
        "00000000-demo-0000-0000-000000000001".parse().expect("a header"),
    );
    Ok(response)
}
