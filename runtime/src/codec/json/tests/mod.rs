//! Tests of the JSON reader and writer, and of bodies that must be refused.

mod read;
mod robust;
mod write;

use crate::schema::read::{Empty, Read, ReadError, Reader};
use crate::schema::shape::{Member, Shape, TimestampFormat, Trait, Traits};
use crate::schema::value::{Structure, UnionData, Value, View, VisitMembers};
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

impl Structure for All {
    fn members(&self, visitor: &mut dyn VisitMembers) -> Result<(), WriteError> {
        visitor.visit(
            &ALL,
            &[
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
                crate::schema::value::boxed(&self.nested),
                &self.either,
                &self.assumed,
            ],
        )
    }
}

impl Empty for All {
    fn empty() -> Self {
        Self::default()
    }
}

impl Read for All {
    fn fill(&mut self, reader: &mut dyn Reader, traits: Traits) -> Result<(), ReadError> {
        reader.structure(
            traits,
            &ALL,
            &mut [
                &mut self.text,
                &mut self.flag,
                &mut self.byte,
                &mut self.number,
                &mut self.long,
                &mut self.single,
                &mut self.double,
                &mut self.blob,
                &mut self.epoch,
                &mut self.date,
                &mut self.http,
                &mut self.document,
                &mut self.list,
                &mut self.sparse,
                &mut self.map,
                &mut self.sparse_map,
                &mut self.nested,
                &mut self.either,
                &mut self.assumed,
            ],
        )
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

impl Empty for Either {
    fn empty() -> Self {
        Self::Unknown
    }
}

impl Read for Either {
    fn fill(&mut self, reader: &mut dyn Reader, traits: Traits) -> Result<(), ReadError> {
        reader.union(traits, &EITHER, &mut |member, reader, traits| {
            *self = match member {
                0 => Self::Left(Read::read(reader, traits)?),
                _ => Self::Right(Read::read(reader, traits)?),
            };
            Ok(())
        })?;
        Ok(())
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
