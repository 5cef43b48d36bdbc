//! Tests of the JSON reader and writer, and of bodies that must be refused.

mod read;
mod robust;
mod write;

use crate::schema::read::{Empty, Read, ReadError, Reader};
use crate::schema::shape::{Member, Shape, TimestampFormat, Trait, Traits};
use crate::schema::value::{SeeMembers, Structure, UnionData, Value, View};
use crate::schema::write_error::WriteError;
use aws_smithy_types::{Blob, DateTime, Document};
use std::collections::HashMap;

/// One member of each kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct All {
    text: Option<String>,
    flag: Option<bool>,
    byte: Option<i8>,
    number: Option<i32>,
    long: Option<i64>,
    single: Option<f32>,
    double: Option<f64>,
    blob: Option<Blob>,
    epoch: Option<DateTime>,
    date: Option<DateTime>,
    http: Option<DateTime>,
    document: Option<Document>,
    list: Option<Vec<String>>,
    sparse: Option<Vec<Option<i32>>>,
    map: Option<HashMap<String, i32>>,
    sparse_map: Option<HashMap<String, Option<String>>>,
    nested: Option<Box<All>>,
    either: Option<Either>,
    assumed: i32,
}

/// A union.
#[derive(Clone, Debug, PartialEq)]
pub enum Either {
    Left(String),
    Right(i32),
    Unknown,
}

static ALL: Shape = Shape {
    name: "All",
    members: &[
        Member::new("text"),
        Member::new("flag"),
        Member::new("byte"),
        Member::new("number"),
        Member::new("long"),
        Member::new("single"),
        Member::new("double"),
        Member::new("blob"),
        Member::new("epoch"),
        Member::new("date").with(&[Trait::Timestamp(TimestampFormat::DateTime)]),
        Member::new("http").with(&[Trait::Timestamp(TimestampFormat::HttpDate)]),
        Member::new("document"),
        Member::new("list"),
        Member::new("sparse").with(&[Trait::Sparse]),
        Member::new("map"),
        Member::new("sparseMap").with(&[Trait::Sparse]),
        Member::new("nested"),
        Member::new("either"),
        Member::new("assumed").with(&[Trait::OmitZero]),
    ],
    traits: &[],
};

static EITHER: Shape = Shape {
    name: "Either",
    members: &[Member::new("left"), Member::new("right")],
    traits: &[],
};

impl Value for All {
    fn view(&self) -> View<'_> {
        View::Structure(&ALL, self)
    }
}

impl Structure for All {
    fn members(&self, see: SeeMembers<'_>) -> Result<(), WriteError> {
        see(&[
            &self.text,
            &self.flag,
            &self.byte,
            &self.number,
            &self.long,
            &self.single,
            &self.double,
            &self.blob,
            &self.epoch,
            &self.date,
            &self.http,
            &self.document,
            &self.list,
            &self.sparse,
            &self.map,
            &self.sparse_map,
            &self.nested,
            &self.either,
            &self.assumed,
        ])
    }
}

impl Empty for All {
    fn empty() -> Self {
        Self::default()
    }
}

impl Read for All {
    fn read(reader: &mut dyn Reader, traits: Traits) -> Result<Self, ReadError> {
        let mut output = Self::corrected();
        reader.structure(
            traits,
            &ALL,
            &mut [
                &mut output.text,
                &mut output.flag,
                &mut output.byte,
                &mut output.number,
                &mut output.long,
                &mut output.single,
                &mut output.double,
                &mut output.blob,
                &mut output.epoch,
                &mut output.date,
                &mut output.http,
                &mut output.document,
                &mut output.list,
                &mut output.sparse,
                &mut output.map,
                &mut output.sparse_map,
                &mut output.nested,
                &mut output.either,
                &mut output.assumed,
            ],
        )?;
        Ok(output)
    }
}

impl Value for Either {
    fn view(&self) -> View<'_> {
        match self {
            Either::Left(value) => View::Union(&EITHER, 0, UnionData::Value(value)),
            Either::Right(value) => View::Union(&EITHER, 1, UnionData::Value(value)),
            Either::Unknown => View::Unknown("Either"),
        }
    }
}

impl Read for Either {
    fn read(reader: &mut dyn Reader, traits: Traits) -> Result<Self, ReadError> {
        let mut value = Self::Unknown;
        reader.union(traits, &EITHER, &mut |member, reader, traits| {
            value = match member {
                0 => Self::Left(Read::read(reader, traits)?),
                _ => Self::Right(Read::read(reader, traits)?),
            };
            Ok(())
        })?;
        Ok(value)
    }
}

/// Reads a whole body.
pub fn read(body: impl AsRef<[u8]>) -> Result<All, ReadError> {
    let mut reader = super::JsonReader::new(body.as_ref())?;
    let value = All::read(&mut reader, &[])?;
    reader.finish()?;
    Ok(value)
}

/// Writes a body.
pub fn write(value: &All) -> String {
    String::from_utf8(super::write(value.view(), &[]).expect("it can be written")).expect("UTF-8")
}
