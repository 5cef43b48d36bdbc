//! The files of a model, and locations in them.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// A location in one of the files of a [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// Index of the file.
    pub file: u32,
    /// Offset into its text, in bytes.
    pub offset: u32,
}

impl Location {
    /// The location of anything that is in no file, such as shapes of the prelude.
    pub const UNKNOWN: Self = Self {
        file: u32::MAX,
        offset: 0,
    };

    /// Creates a location from the index of the file and the offset in bytes; offsets beyond 4 GiB become the largest
    /// one.
    pub fn new(file: u32, offset: usize) -> Self {
        let offset = u32::try_from(offset).unwrap_or(u32::MAX);
        Self { file, offset }
    }

    /// Returns `true` if it is in a file.
    pub fn is_known(self) -> bool {
        self.file != u32::MAX
    }
}

/// A line and column, as people count them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in characters.
    pub column: u32,
}

/// A file of a model.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The path it was read from, for messages.
    pub path: PathBuf,
    /// Its contents.
    pub text: Vec<u8>,
    index: OnceLock<Index>,
}

/// Returns `true` if a file is one of Smithy's IDL, by its name.
pub fn is_idl(path: &Path) -> bool {
    let name = path.to_string_lossy().to_ascii_lowercase();
    name.trim_end_matches(".gz").ends_with(".smithy")
}

/// Bytes between two counts of characters.
const BLOCK: usize = 1024;

/// An index of a file, for finding positions quickly.
#[derive(Clone, Debug)]
struct Index {
    /// The offsets at which lines begin, except the first.
    lines: Vec<usize>,
    /// The number of characters before each block.
    characters: Vec<usize>,
}

impl Source {
    /// Creates a file with these contents.
    pub fn new(path: impl Into<PathBuf>, text: impl Into<Vec<u8>>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
            index: OnceLock::new(),
        }
    }

    /// Returns the line and column of an offset; past the end, those of the end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let index = self.index();
        let line = index.lines.partition_point(|start| *start <= offset);
        let column = self.characters_before(offset) - self.characters_before(self.line_start(line));
        let count = |number: usize| u32::try_from(number + 1).unwrap_or(u32::MAX);
        Position {
            line: count(line),
            column: count(column),
        }
    }

    /// Returns the line of an offset, or as much of it around the offset as fits on a screen, split at the offset.
    pub fn excerpt(&self, offset: usize) -> (String, String) {
        /// Bytes of a line before and after the offset.
        const BEFORE: usize = 60;
        const AFTER: usize = 60;
        let offset = offset.min(self.text.len());
        let (before, after) = self.text.split_at(offset);
        let before = before.strip_prefix(b"\xef\xbb\xbf").unwrap_or(before);
        let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
        let before = before
            .get(before.len().saturating_sub(BEFORE)..)
            .unwrap_or(before);
        let before = before.rsplit(is_end).next().unwrap_or_default();
        let after = after.get(..AFTER).unwrap_or(after);
        let after = after.split(is_end).next().unwrap_or_default();
        // a character that is cut at either end is left out
        let text = |bytes: &[u8]| {
            String::from_utf8_lossy(bytes)
                .trim_matches('\u{fffd}')
                .replace('\t', " ")
        };
        (text(before), text(after))
    }

    fn line_start(&self, line: usize) -> usize {
        let lines = &self.index().lines;
        line.checked_sub(1)
            .and_then(|line| lines.get(line))
            .copied()
            // a byte order mark does not count as a character of the first line
            .unwrap_or(if self.text.starts_with(b"\xef\xbb\xbf") {
                3
            } else {
                0
            })
    }

    fn characters_before(&self, offset: usize) -> usize {
        let block = offset / BLOCK;
        let before = self.index().characters.get(block).copied().unwrap_or_default();
        before + characters(self.text.get(block * BLOCK..offset).unwrap_or_default())
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let ends = self.text.iter().enumerate().filter(|(_, b)| **b == b'\n');
            let lines = ends.map(|(at, _)| at + 1).collect();
            let mut count = 0;
            let blocks = self.text.chunks(BLOCK).map(|block| {
                let before = count;
                count += characters(block);
                before
            });
            let mut characters: Vec<_> = blocks.collect();
            characters.push(count);
            Index { lines, characters }
        })
    }
}

/// Counts the characters that begin in these bytes.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| **b & 0b1100_0000 != 0b1000_0000).count()
}

/// The files of a model, in the order in which they were named.
#[derive(Clone, Debug, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// Adds a file and returns its index.
    pub fn push(&mut self, source: Source) -> u32 {
        let index = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.push(source);
        index
    }

    /// Iterates over the files with their indexes.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &Source)> {
        (0..).zip(&self.0)
    }

    /// Returns the file of a location.
    pub fn file(&self, at: Location) -> Option<&Source> {
        self.0.get(at.file as usize)
    }

    /// Returns the line and column of a location.
    pub fn position(&self, at: Location) -> Option<Position> {
        Some(self.file(at)?.position(at.offset as usize))
    }

    /// Formats a location as `path:line:column`, for messages about a second location.
    pub fn show(&self, at: Location) -> Option<String> {
        let file = self.file(at)?;
        let Position { line, column } = file.position(at.offset as usize);
        Some(format!("{}:{line}:{column}", file.path.display()))
    }
}

impl FromIterator<Source> for Sources {
    fn from_iter<I: IntoIterator<Item = Source>>(iter: I) -> Self {
        Self(iter.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_characters() {
        let text = format!("é{}\nsecönd x\r\nthird", "ü".repeat(2000));
        let of = |needle: &str| text.find(needle).unwrap();
        let source = Source::new("a", text.clone());
        let at = |offset| {
            let Position { line, column } = source.position(offset);
            (line, column)
        };
        assert_eq!(at(0), (1, 1));
        assert_eq!(at(of("\n")), (1, 2002));
        assert_eq!(at(of("x\r")), (2, 8));
        assert_eq!(at(of("third")), (3, 1));
        assert_eq!(at(usize::MAX), (3, 6));
    }

    #[test]
    fn a_byte_order_mark_is_no_column() {
        let source = Source::new("a", "\u{feff}{}");
        assert_eq!(source.position(3), Position { line: 1, column: 1 });
    }

    #[test]
    fn places_name_their_file() {
        let mut sources = Sources::default();
        sources.push(Source::new("a.json", "{}"));
        let file = sources.push(Source::new("b.json", "\n {}"));
        assert_eq!(
            sources.show(Location::new(file, 2)).as_deref(),
            Some("b.json:2:2")
        );
        assert_eq!(sources.show(Location::UNKNOWN), None);
    }

    #[test]
    fn an_excerpt_is_the_line_or_a_part_of_it() {
        let source = Source::new("a", "first\r\n\tsecond line\nthird");
        assert_eq!(source.excerpt(9), (" s".to_owned(), "econd line".to_owned()));
        assert_eq!(source.excerpt(0), (String::new(), "first".to_owned()));
        assert_eq!(source.excerpt(1000), ("third".to_owned(), String::new()));
        let long = format!("{}x{}", "ä".repeat(1000), "ö".repeat(1000));
        let (before, after) = Source::new("a", long).excerpt(2000);
        assert_eq!((before.chars().count(), after.chars().count()), (30, 30));
        assert!(after.starts_with('x') && before.ends_with('ä'));
        assert_eq!(
            Source::new("a", "\u{feff}{}").excerpt(3),
            (String::new(), "{}".to_owned())
        );
        assert_eq!(Source::new("a", vec![0xff, 0xfe, b'a']).excerpt(2).1, "a");
    }
}
