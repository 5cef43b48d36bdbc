//! Converts botocore's own protocol tests to models with Smithy's test traits.
//!
//! A file of botocore (`tests/unit/protocols`) is a list of small services, each with the operations its cases call.
//! All of a protocol, inputs and outputs, are put together into one service, which botocore's front end lowers; then
//! each case becomes an `httpRequestTests` or `httpResponseTests` of the operation, or of the error, it is about.

use serde_json::{json, Map, Value};

/// The model of the suites of a protocol.
pub fn model(input: &Value, output: &Value) -> Result<Value, tinsmith::Error> {
    let suites: Vec<_> = [input, output]
        .into_iter()
        .flat_map(|file| file.as_array().expect("suites"))
        .collect();
    let service = service(&suites).to_string();
    let model = tinsmith::testing::botocore_as_smithy(&[("service-2.json", service)])?;
    let mut model: Value = serde_json::from_str(&model).expect("JSON");
    let shapes = model["shapes"].as_object_mut().expect("shapes");
    let protocol = protocol(shapes);
    for suite in suites {
        for case in suite["cases"].as_array().expect("cases") {
            let (about, name, test) = match case.get("serialized") {
                Some(_) => (
                    &case["given"]["name"],
                    "httpRequestTests",
                    request(suite, case, &protocol),
                ),
                None => {
                    let about = match case.get("error") {
                        Some(_) => &case["given"]["errors"][0]["shape"],
                        None => &case["given"]["name"],
                    };
                    (about, "httpResponseTests", response(case, &protocol))
                }
            };
            let suffix = format!("#{}", about.as_str().expect("a name"));
            let shape = shapes.iter_mut().find(|(id, _)| id.ends_with(&suffix));
            let traits = &mut shape.expect("the shape of the case").1["traits"];
            let tests = &mut traits[format!("smithy.test#{name}")];
            match tests {
                Value::Array(tests) => tests.push(test),
                none => *none = json!([test]),
            }
        }
    }
    Ok(model)
}

/// One service of all operations and shapes.
fn service(suites: &[&Value]) -> Value {
    let (mut operations, mut shapes) = (Map::new(), Map::new());
    for suite in suites {
        shapes.extend(suite["shapes"].as_object().cloned().unwrap_or_default());
        for case in suite["cases"].as_array().into_iter().flatten() {
            let given = case["given"].as_object().expect("an operation");
            let name = given["name"].as_str().expect("a name").to_owned();
            let operation = operations.entry(name).or_insert_with(|| json!({ "errors": [] }));
            for (key, value) in given {
                match (key.as_str(), value) {
                    ("errors", Value::Array(more)) => {
                        let known = operation["errors"].as_array_mut().expect("a list");
                        let new = more.iter().filter(|more| !known.contains(more)).cloned();
                        let new: Vec<_> = new.collect();
                        known.extend(new);
                    }
                    _ => operation[key] = value.clone(),
                }
            }
        }
    }
    let mut metadata = suites[0]["metadata"].clone();
    for (key, value) in [("serviceId", "Protocol Tests"), ("endpointPrefix", "example")] {
        if metadata.get(key).is_none() {
            metadata[key] = value.into();
        }
    }
    json!({ "version": "2.0", "metadata": metadata, "operations": operations, "shapes": shapes })
}

/// The id of the protocol of the service among the shapes.
fn protocol(shapes: &Map<String, Value>) -> String {
    let services = shapes.values().filter(|shape| shape["type"] == "service");
    let mut traits = services.flat_map(|shape| shape["traits"].as_object().expect("traits").keys());
    let is_protocol = |id: &&String| {
        (id.starts_with("aws.protocols#") && !id.ends_with("awsQueryCompatible"))
            || id.starts_with("smithy.protocols#")
    };
    traits.find(is_protocol).expect("a protocol").clone()
}

fn media_type(protocol: &str) -> Value {
    match protocol.split('#').nth(1).expect("an id") {
        "awsQuery" | "ec2Query" => "application/x-www-form-urlencoded",
        "restXml" => "application/xml",
        "rpcv2Cbor" => "application/cbor",
        _ => "application/json",
    }
    .into()
}

fn request(suite: &Value, case: &Value, protocol: &str) -> Value {
    let wanted = &case["serialized"];
    let uri = wanted["uri"].as_str().expect("a URI");
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    let query: Vec<_> = query.split('&').filter(|part| !part.is_empty()).collect();
    let mut test = json!({
        "id": case["id"], "protocol": protocol, "method": wanted["method"], "uri": path,
        "queryParams": query, "params": case["params"],
    });
    let mut set = |name: &str, value: Option<&Value>| {
        if let Some(value) = value {
            test[name] = value.clone();
        }
    };
    for name in ["headers", "requireHeaders", "forbidHeaders", "body"] {
        set(name, wanted.get(name));
    }
    let media_type = media_type(protocol);
    let is_of_it = |body: &str| match media_type.as_str() {
        // a payload may be anything
        Some("application/json") => serde_json::from_str::<Value>(body).is_ok(),
        Some("application/xml") => body.trim_start().starts_with('<'),
        _ => !body.is_empty(),
    };
    if wanted["body"].as_str().is_some_and(is_of_it) {
        set("bodyMediaType", Some(&media_type));
    }
    set("resolvedHost", wanted.get("host"));
    if let Some(endpoint) = suite["clientEndpoint"].as_str() {
        let host = endpoint.split("://").last().unwrap_or_default();
        set("host", Some(&host.into()));
    }
    test
}

fn response(case: &Value, protocol: &str) -> Value {
    let response = &case["response"];
    let params = case.get("error").or(case.get("result"));
    let mut test = json!({
        "id": case["id"], "protocol": protocol, "code": response["status_code"],
        "params": params.cloned().unwrap_or(json!({})),
    });
    for name in ["headers", "body"] {
        if let Some(value) = response.get(name) {
            test[name] = value.clone();
        }
    }
    if protocol.ends_with("rpcv2Cbor") {
        test["bodyMediaType"] = media_type(protocol);
    }
    test
}
