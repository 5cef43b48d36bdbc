//! An HTTP client that sends through the browser's `fetch`.

use crate::clock::global_function;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use js_sys::{Promise, Uint8Array};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, Request, RequestInit, Response};

/// Sends each request through `fetch`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fetch;

impl HttpClient for Fetch {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(*self)
    }
}

impl HttpConnector for Fetch {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        // a page has one thread, so that nothing is sent to another
        HttpConnectorFuture::new(SendWrapper::new(async move {
            let (response, body) = exchange(&request).await.map_err(failed)?;
            read(&response, body)
        }))
    }
}

/// Sends the request and waits for the whole response.
async fn exchange(request: &HttpRequest) -> Result<(Response, Vec<u8>), JsValue> {
    let init = RequestInit::new();
    init.set_method(request.method());
    let headers = Headers::new()?;
    for (name, value) in request.headers() {
        // these two are the browser's own
        if !matches!(name, "host" | "content-length") {
            headers.append(name, value)?;
        }
    }
    init.set_headers(&headers);
    let Some(body) = request.body().bytes() else {
        return Err(JsValue::from_str("a body that is a stream cannot be sent"));
    };
    if !body.is_empty() {
        init.set_body(&Uint8Array::from(body));
    }
    let request = Request::new_with_str_and_init(request.uri(), &init)?;
    let promise = global_function("fetch")?.call1(&JsValue::UNDEFINED, &request)?;
    let response: Response = JsFuture::from(promise.dyn_into::<Promise>()?).await?.dyn_into()?;
    let body = JsFuture::from(response.array_buffer()?).await?;
    let bytes = Uint8Array::new(&body).to_vec();
    Ok((response, bytes))
}

/// Converts the response to the type that the client reads.
fn read(response: &Response, body: Vec<u8>) -> Result<HttpResponse, ConnectorError> {
    let mut read = http::Response::builder().status(response.status());
    for entry in response.headers().entries().into_iter().flatten() {
        let pair = js_sys::Array::from(&entry);
        if let (Some(name), Some(value)) = (pair.get(0).as_string(), pair.get(1).as_string()) {
            read = read.header(name, value);
        }
    }
    let response = read
        .body(SdkBody::from(body))
        .map_err(|error| ConnectorError::other(error.into(), None))?;
    HttpResponse::try_from(response).map_err(|error| ConnectorError::other(error.into(), None))
}

fn failed(error: JsValue) -> ConnectorError {
    ConnectorError::io(format!("fetch: {error:?}").into())
}
