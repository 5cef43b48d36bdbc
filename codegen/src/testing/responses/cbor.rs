//! Writes trees as CBOR.

use super::tree::{Member, Node, Tree};
use minicbor::data::IanaTag;
use minicbor::encode::Error;
use minicbor::Encoder;
use std::convert::Infallible;

/// Writes a body; if `spelled_out`, with indefinite lengths, and times as fractions.
pub fn write(tree: &Tree, spelled_out: bool) -> Vec<u8> {
    let mut writer = Writer {
        encoder: Encoder::new(Vec::new()),
        spelled_out,
    };
    // writing to memory cannot fail
    let _ = writer.value(tree);
    writer.encoder.into_writer()
}

struct Writer {
    encoder: Encoder<Vec<u8>>,
    spelled_out: bool,
}

impl Writer {
    fn value(&mut self, tree: &Tree) -> Result<(), Error<Infallible>> {
        let to = &mut self.encoder;
        match tree {
            // CBOR cannot express documents
            Tree::Null | Tree::Document(_) => drop(to.null()?),
            Tree::Boolean(flag) => drop(to.bool(*flag)?),
            Tree::Integer(number) => drop(to.i64(*number)?),
            Tree::Float(number) => drop(to.f32(*number)?),
            Tree::Double(number) => drop(to.f64(*number)?),
            Tree::Text(text) => self.text(text)?,
            Tree::Blob(blob) if self.spelled_out => {
                to.begin_bytes()?;
                for part in blob.chunks(2) {
                    to.bytes(part)?;
                }
                to.end()?;
            }
            Tree::Blob(blob) => drop(to.bytes(blob)?),
            Tree::Time(time) => {
                to.tag(IanaTag::Timestamp)?;
                if time.seconds.fract() == 0.0 && !self.spelled_out {
                    to.i64(time.seconds as i64)?
                } else {
                    to.f64(time.seconds)?
                };
            }
            Tree::List(items) => self.list(items)?,
            Tree::Map(members) | Tree::Structure(members) | Tree::Union(members) => self.map(members)?,
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Error<Infallible>> {
        if !self.spelled_out {
            return self.encoder.str(text).map(drop);
        }
        self.encoder.begin_str()?;
        for c in text.chars() {
            self.encoder.str(c.encode_utf8(&mut [0; 4]))?;
        }
        self.encoder.end().map(drop)
    }

    fn list(&mut self, items: &[Node]) -> Result<(), Error<Infallible>> {
        if self.spelled_out {
            self.encoder.begin_array()?
        } else {
            self.encoder.array(items.len() as u64)?
        };
        items.iter().try_for_each(|item| self.value(&item.tree))?;
        self.end()
    }

    fn map(&mut self, members: &[Member]) -> Result<(), Error<Infallible>> {
        if self.spelled_out {
            self.encoder.begin_map()?
        } else {
            self.encoder.map(members.len() as u64)?
        };
        for (name, member) in members {
            self.text(name)?;
            self.value(&member.tree)?;
        }
        self.end()
    }

    fn end(&mut self) -> Result<(), Error<Infallible>> {
        if self.spelled_out {
            self.encoder.end()?;
        }
        Ok(())
    }
}
