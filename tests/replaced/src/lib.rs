//! Types of the user that replace generated ones, and the clients that use them.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Replaces a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderId(pub u32);

impl fmt::Display for OrderId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "order-{}", self.0)
    }
}

impl FromStr for OrderId {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let number = text.strip_prefix("order-").and_then(|number| number.parse().ok());
        number
            .map(Self)
            .ok_or_else(|| format!("`{text}` is no id of an order"))
    }
}

/// Replaces an enum, with the values that this program knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Kind {
    Gift,
    Other,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if *self == Kind::Gift { "gift" } else { "bulk" })
    }
}

impl FromStr for Kind {
    type Err = std::convert::Infallible;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(if text == "gift" { Kind::Gift } else { Kind::Other })
    }
}

/// Replaces a structure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Money {
    /// Cents.
    pub amount: i64,
    /// Its currency; without one it cannot be sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
}

/// Replaces a union.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Payment {
    Cash(Money),
    Card(String),
    Nothing {},
}

/// Replaces a number of any size, by an integer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Total(pub u64);

impl fmt::Display for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Total {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// Types with the names in the model.
pub mod parts {
    use serde::{Deserialize, Serialize};

    /// Replaces the structure with this name.
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[allow(missing_docs)]
    pub struct Size {
        pub width: i32,
    }
}

macro_rules! clients {
    ($($module:ident)*) => { $(
        #[allow(missing_docs)]
        pub mod $module {
            include!(concat!(env!("OUT_DIR"), "/", stringify!($module), ".rs"));
        }
    )* };
}

clients! {
    plain_json plain_rest_json plain_rest_xml plain_cbor plain_query
    own_json own_rest_json own_rest_xml own_cbor own_query
    own_serde own_types
}
