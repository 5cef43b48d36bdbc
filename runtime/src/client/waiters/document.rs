//! Converts values to documents, for JMESPath.

use crate::schema::value::View;
use aws_smithy_types::{base64, Document, Number};
use std::collections::HashMap;

/// Converts a value to a document. Unset members are left out; a timestamp becomes seconds since 1970, a blob base64.
pub(super) fn document(view: View<'_>) -> Document {
    match view {
        View::Unset | View::Unknown(_) => Document::Null,
        View::Boolean(value) => value.into(),
        View::Integer(value) => match u64::try_from(value) {
            Ok(value) => Document::Number(Number::PosInt(value)),
            Err(_) => Document::Number(Number::NegInt(value)),
        },
        View::Float(value) => Document::Number(Number::Float(value.into())),
        View::Double(value) => Document::Number(Number::Float(value)),
        View::BigNumber(text) => match text.parse() {
            Ok(value) => Document::Number(Number::Float(value)),
            Err(_) => text.to_owned().into(),
        },
        View::String(text) => text.to_owned().into(),
        View::Blob(bytes) => base64::encode(bytes).into(),
        View::Timestamp(value) => Document::Number(Number::Float(value.as_secs_f64())),
        View::Document(value) => value.clone(),
        View::Structure(structure) => {
            let set = structure.with_members(|shape, members| {
                let both = shape.members.iter().zip(members);
                both.map(|(member, value)| (member.name.to_owned(), document(value.view())))
                    .filter(|(_, value)| !matches!(value, Document::Null))
                    .collect()
            });
            Document::Object(set.unwrap_or_default())
        }
        View::Union(shape, index, value) => {
            let member = shape.members.get(index);
            let mut data = Document::Null;
            // waiters ignore values that cannot be represented on the wire
            let _ = value.visit(&mut |value| {
                data = document(value.view());
                Ok(())
            });
            let set = member.map(|member| (member.name.to_owned(), data));
            Document::Object(set.into_iter().collect())
        }
        View::List(list) => {
            let items = (0..list.len()).map(|at| document(list.at(at)));
            items.collect::<Vec<_>>().into()
        }
        View::Map(map) => {
            let mut entries = HashMap::with_capacity(map.len());
            // the callback never fails
            let _ = map.entries(&mut |key, value| {
                entries.insert(key.to_owned(), document(value));
                Ok(())
            });
            Document::Object(entries)
        }
    }
}
