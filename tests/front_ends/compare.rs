//! Compares two clients of a service, item by item.

use std::collections::BTreeMap;
use tinsmith::testing::Interface;

/// An aspect of an item that differs between the Smithy model and botocore's description.
pub struct Difference {
    /// The SDK id of the service.
    pub service: String,
    /// The item, as in the interface.
    pub item: String,
    /// The aspect; `exists` where only one of them has the item.
    pub aspect: String,
    /// The values in the Smithy model and in botocore's; `None` if there is none.
    pub values: [Option<String>; 2],
    /// All aspects of the item in both.
    pub aspects: [BTreeMap<String, String>; 2],
}

/// The result of comparing a service.
pub struct Compared {
    /// The number of items that both have.
    pub items: usize,
    /// The differences.
    pub differences: Vec<Difference>,
}

/// Compares the clients of a service.
pub fn compare(service: &str, smithy: &Interface, botocore: &Interface) -> Compared {
    let mut compared = Compared {
        items: 0,
        differences: Vec::new(),
    };
    for item in outermost(botocore, smithy) {
        compared.add(service, item, "exists", [None, Some("")], [smithy, botocore]);
    }
    for item in outermost(smithy, botocore) {
        compared.add(service, item, "exists", [Some(""), None], [smithy, botocore]);
    }
    for (item, a) in smithy {
        let Some(b) = botocore.get(item) else { continue };
        compared.items += 1;
        let only_b = b.keys().filter(|key| !a.contains_key(*key));
        for aspect in a.keys().chain(only_b) {
            let values = [a.get(aspect), b.get(aspect)];
            if values[0] != values[1] {
                let values = values.map(|value| value.map(String::as_str));
                compared.add(service, item, aspect, values, [smithy, botocore]);
            }
        }
    }
    compared
}

impl Compared {
    fn add(
        &mut self,
        service: &str,
        item: &str,
        aspect: &str,
        values: [Option<&str>; 2],
        interfaces: [&Interface; 2],
    ) {
        self.differences.push(Difference {
            service: service.to_owned(),
            item: item.to_owned(),
            aspect: aspect.to_owned(),
            values: values.map(|value| value.map(str::to_owned)),
            aspects: interfaces.map(|interface| interface.get(item).cloned().unwrap_or_default()),
        });
    }
}

/// Returns the items that only the first has, without items inside these.
fn outermost<'a>(first: &'a Interface, second: &'a Interface) -> impl Iterator<Item = &'a str> {
    let is_missing = |item: &str| first.contains_key(item) && !second.contains_key(item);
    let is_part = move |item: &str| item.match_indices('/').any(|(at, _)| is_missing(&item[..at]));
    let items = first.keys().map(String::as_str);
    items.filter(move |item| is_missing(item) && !is_part(item))
}
