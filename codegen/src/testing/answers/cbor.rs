//! Trees as CBOR.

use super::tree::{Member, Node, Tree};
use minicbor::data::IanaTag;
use minicbor::encode::Error;
use minicbor::Encoder;
use std::convert::Infallible;

/// A body; with everything in parts of unknown length, and times as fractions, where it is to be `spelled_out`.
pub fn write(tree: &Tree, spelled_out: bool) -> Vec<u8> {
    let mut writer = Writer {
        encoder: Encoder::new(Vec::new()),
        spelled_out,
    };
    // memory takes everything
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
            // a document has no form in CBOR
            Tree::Null | Tree::Document(_) => drop(to.null()?),
            Tree::Boolean(it) => drop(to.bool(*it)?),
            Tree::Integer(it) => drop(to.i64(*it)?),
            Tree::Float(it) => drop(to.f32(*it)?),
            Tree::Double(it) => drop(to.f64(*it)?),
            Tree::Text(it) => self.text(it)?,
            Tree::Blob(it) if self.spelled_out => {
                to.begin_bytes()?;
                for part in it.chunks(2) {
                    to.bytes(part)?;
                }
                to.end()?;
            }
            Tree::Blob(it) => drop(to.bytes(it)?),
            Tree::Time(it) => {
                to.tag(IanaTag::Timestamp)?;
                if it.seconds.fract() == 0.0 && !self.spelled_out {
                    to.i64(it.seconds as i64)?
                } else {
                    to.f64(it.seconds)?
                };
            }
            Tree::List(items) => self.list(items)?,
            Tree::Map(it) | Tree::Structure(it) | Tree::Union(it) => self.map(it)?,
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
        items.iter().try_for_each(|it| self.value(&it.tree))?;
        self.end()
    }

    fn map(&mut self, members: &[Member]) -> Result<(), Error<Infallible>> {
        if self.spelled_out {
            self.encoder.begin_map()?
        } else {
            self.encoder.map(members.len() as u64)?
        };
        for (name, it) in members {
            self.text(name)?;
            self.value(&it.tree)?;
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
