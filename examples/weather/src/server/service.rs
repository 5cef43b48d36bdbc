//! The operations of the service.

use hyper::Method;
use serde_json::{json, Value};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// The response to a call.
#[derive(Debug)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The name of the error, if it is one.
    pub error: Option<&'static str>,
    /// The members of the output or error.
    pub body: Value,
}

impl Reply {
    fn output(body: Value) -> Self {
        Self {
            status: 200,
            error: None,
            body,
        }
    }

    /// An error with a message.
    pub fn error(status: u16, error: &'static str, message: &str) -> Self {
        Self {
            status,
            error: Some(error),
            body: json!({ "message": message }),
        }
    }
}

/// Id, name, temperature and sky.
const CITIES: &[(&str, &str, f64, &str)] = &[
    ("cairo", "Cairo", 31.5, "clear"),
    ("lima", "Lima", 19.0, "clouds"),
    ("oslo", "Oslo", -4.0, "snow"),
];

/// The service, with its orders.
#[derive(Debug, Default)]
pub struct Service {
    /// Ids with the number of requests for them; a forecast is ready at the second one.
    forecasts: Mutex<BTreeMap<String, Order>>,
}

#[derive(Debug, Default)]
struct Order {
    days: u64,
    asked: u32,
}

impl Service {
    /// Calls an operation by its name, as `rpcv2Cbor` does.
    pub fn call_by_name(&self, operation: &str, input: &Value) -> Reply {
        let text = |member: &str| input[member].as_str().unwrap_or_default();
        match operation {
            "GetCity" => get_city(text("cityId")),
            "ListCities" => list_cities(text("nextToken"), input["pageSize"].as_u64()),
            "OrderForecast" => self.order_forecast(input),
            "GetForecast" => self.get_forecast(text("forecastId")),
            _ => Reply::error(404, "UnknownOperation", "there is no such operation"),
        }
    }

    /// Calls an operation by method and path, as `restJson1` does.
    pub fn call_by_path(&self, method: &Method, path: &str, query: &str, input: &Value) -> Reply {
        let parts: Vec<_> = path.trim_matches('/').split('/').collect();
        let param = |name: &str| {
            let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs
                .into_iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| value)
        };
        match (method.as_str(), parts.as_slice()) {
            ("GET", ["cities"]) => {
                let page_size = param("pageSize").and_then(|size| size.parse().ok());
                list_cities(param("nextToken").unwrap_or_default(), page_size)
            }
            ("GET", ["cities", city]) => get_city(city),
            ("POST", ["forecasts"]) => self.order_forecast(input),
            ("GET", ["forecasts", forecast]) => self.get_forecast(forecast),
            _ => Reply::error(404, "UnknownOperation", "there is no such operation"),
        }
    }

    fn order_forecast(&self, input: &Value) -> Reply {
        let city = input["cityId"].as_str().unwrap_or_default();
        if !CITIES.iter().any(|(id, ..)| *id == city) {
            return no_such_city(city);
        }
        let mut forecasts = self.forecasts.lock().unwrap_or_else(PoisonError::into_inner);
        let id = format!("{city}-{}", forecasts.len());
        let days = input["days"].as_u64().unwrap_or(3);
        forecasts.insert(id.clone(), Order { days, asked: 0 });
        Reply::output(json!({ "forecastId": id }))
    }

    fn get_forecast(&self, id: &str) -> Reply {
        let mut forecasts = self.forecasts.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(order) = forecasts.get_mut(id) else {
            return Reply::error(404, "UnknownForecast", "nobody ordered this forecast");
        };
        order.asked += 1;
        if order.asked < 2 {
            return Reply::output(json!({ "state": "pending" }));
        }
        let day = json!({ "sky": "clouds", "low": -2.5, "high": 3.0 });
        let days: Vec<_> = (0..order.days).map(|_| day.clone()).collect();
        Reply::output(json!({ "state": "ready", "days": days }))
    }
}

fn get_city(city: &str) -> Reply {
    match CITIES.iter().find(|(id, ..)| *id == city) {
        Some((id, name, temperature, sky)) => Reply::output(json!({
            "cityId": id, "name": name, "temperature": temperature, "sky": sky,
        })),
        None => no_such_city(city),
    }
}

fn no_such_city(city: &str) -> Reply {
    let mut reply = Reply::error(404, "NoSuchCity", "there is no weather for this city");
    reply.body["cityId"] = city.into();
    reply
}

/// A page; its token is the index of the first city of the next one.
fn list_cities(token: &str, page_size: Option<u64>) -> Reply {
    let from: usize = token.parse().unwrap_or(0);
    let size = page_size
        .and_then(|size| usize::try_from(size).ok())
        .unwrap_or(CITIES.len())
        .max(1);
    let page = CITIES.iter().skip(from).take(size);
    let cities: Vec<_> = page
        .map(|(id, name, ..)| json!({ "cityId": id, "name": name }))
        .collect();
    let mut output = json!({ "cities": cities });
    if from + size < CITIES.len() {
        output["nextToken"] = (from + size).to_string().into();
    }
    Reply::output(output)
}
