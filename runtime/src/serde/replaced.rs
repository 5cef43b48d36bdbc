//! The conversion of structures and unions of the user, which are serialized in Smithy's JSON format.

use super::read::deserialize_complete;
use super::write::serialize;
use crate::schema::read::{Empty, Read, ReadError};
use crate::schema::replaced::Conversion;
use crate::schema::value::Value;
use crate::schema::write_error::WriteError;
use serde_core::de::DeserializeOwned;
use serde_core::Serialize;
use std::marker::PhantomData;

/// The conversion of a structure or union, whose generated type is `G`: `Serialize` and `DeserializeOwned`.
pub struct Serialized<G>(PhantomData<G>);

impl<T: Serialize + DeserializeOwned, G: Value + Read + Empty> Conversion<T> for Serialized<G> {
    type Wire = G;

    fn to_wire(value: &T) -> Result<G, WriteError> {
        let tree = serde_json::to_value(value);
        let wire = tree.and_then(deserialize_complete);
        wire.map_err(|error| WriteError::new(error.to_string()))
    }

    fn from_wire(wire: G) -> Result<T, ReadError> {
        let tree = serialize(&wire, serde_json::value::Serializer);
        let value = tree.and_then(serde_json::from_value);
        value.map_err(|error| ReadError::new(format!("not a value of the type in its place: {error}")))
    }
}
