//! Converts Rust values to JSON, for output of the command and samples of tests. The values have no locations.

use crate::node::{Node, NodeKind};
use crate::source::Location;
use std::borrow::Cow;

/// Creates an object from keys and values, in this order: `object! { "name": name, "size": 3 }`.
macro_rules! object {
    ($($key:literal: $value:expr),* $(,)?) => {
        $crate::node::Node::object(
            [$(($key, $crate::node::Node::from($value))),*],
            $crate::source::Location::UNKNOWN,
        )
    };
}
pub(crate) use object;

macro_rules! from_numbers {
    ($($ty:ty),*) => {
        $(impl From<$ty> for Node {
            fn from(number: $ty) -> Self {
                Self::new(NodeKind::Number(number.to_string().into()), Location::UNKNOWN)
            }
        })*
    };
}
from_numbers!(i8, i16, i32, i64, u32, u64, usize);

/// JSON has no number for infinity and NaN; they become `null`.
impl From<f64> for Node {
    fn from(number: f64) -> Self {
        let kind = if number.is_finite() {
            NodeKind::Number(format!("{number:?}").into())
        } else {
            NodeKind::Null
        };
        Self::new(kind, Location::UNKNOWN)
    }
}

impl From<bool> for Node {
    fn from(value: bool) -> Self {
        Self::bool(value, Location::UNKNOWN)
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::string(text, Location::UNKNOWN)
    }
}

impl From<&String> for Node {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::string(text, Location::UNKNOWN)
    }
}

impl From<Cow<'_, str>> for Node {
    fn from(text: Cow<'_, str>) -> Self {
        text.into_owned().into()
    }
}

impl<T: Into<Node>> From<Option<T>> for Node {
    fn from(value: Option<T>) -> Self {
        match value {
            Some(value) => value.into(),
            None => Self::new(NodeKind::Null, Location::UNKNOWN),
        }
    }
}

impl<T: Into<Node>> From<Vec<T>> for Node {
    fn from(items: Vec<T>) -> Self {
        items.into_iter().collect()
    }
}

impl From<&Vec<String>> for Node {
    fn from(items: &Vec<String>) -> Self {
        items.iter().collect()
    }
}

impl<T: Into<Node>> FromIterator<T> for Node {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::array(items.into_iter().map(Into::into), Location::UNKNOWN)
    }
}
