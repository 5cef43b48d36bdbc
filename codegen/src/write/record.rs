//! The record of a package: which files were written, from which model, with which settings, by which generator.
//!
//! It stands in the package as `tinsmith.lock`, one fact a line, the same bytes on every machine.

use super::{hash, MARKER};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The file's name in the package.
pub const RECORD: &str = "tinsmith.lock";

const FORMAT: &str = "1";

/// A model's file: its name without folders, and the hash of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelFile {
    /// Its name.
    pub name: String,
    /// The hash of its text.
    pub hash: String,
}

/// All that decides on the files of a package.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The generator's version and the hash of its sources.
    pub generator: String,
    /// The files of the model.
    pub models: Vec<ModelFile>,
    /// Names and values of the settings that are not as they are by default.
    pub settings: Vec<(String, String)>,
}

/// The text on one line: control characters and backslashes as escapes.
pub fn on_one_line(text: &str) -> String {
    let escaped = |c: char| match c {
        '\\' => "\\\\".to_owned(),
        c if c.is_control() => c.escape_default().to_string(),
        c => c.to_string(),
    };
    text.chars().map(escaped).collect()
}

/// The record of a package.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// All that decided on the files.
    pub origin: Origin,
    /// The id of the service.
    pub service: String,
    /// Number of warnings when they were made.
    pub warnings: usize,
    /// The hash of each file by its path in the package, with `/`.
    pub files: BTreeMap<String, String>,
}

impl Record {
    /// The record of files that are to be written.
    pub fn of(files: &BTreeMap<String, String>, origin: &Origin, service: &str, warnings: usize) -> Self {
        let hashed = |(path, text): (&String, &String)| (path.clone(), hash::of_text(text.as_bytes()));
        Self {
            origin: origin.clone(),
            service: service.to_owned(),
            warnings,
            files: files.iter().map(hashed).collect(),
        }
    }

    /// The text of the record.
    pub fn text(&self) -> String {
        let mut text = format!(
            "# {MARKER}. Do not edit: it tells the files tinsmith wrote from your own.\nformat {FORMAT}\n"
        );
        // writing to a string cannot fail
        let _ = writeln!(text, "generator {}", self.origin.generator);
        for model in &self.origin.models {
            let _ = writeln!(text, "model {} {}", model.hash, model.name);
        }
        let _ = writeln!(text, "service {}", self.service);
        for (name, value) in &self.origin.settings {
            let _ = writeln!(text, "setting {name} {}", value);
        }
        let _ = writeln!(text, "warnings {}", self.warnings);
        for (path, hash) in &self.files {
            let _ = writeln!(text, "file {hash} {path}");
        }
        let _ = writeln!(text, "end {}", hash::of_text(text.as_bytes()));
        text
    }

    /// Reads the text of a record; none where it is not as it was written.
    pub fn parse(text: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(text).ok()?.replace("\r\n", "\n");
        let (facts, end) = text.trim_end().rsplit_once('\n')?;
        if end.strip_prefix("end ")? != hash::of_text(format!("{facts}\n").as_bytes()) {
            return None;
        }
        let mut record = Self::default();
        for line in facts.lines().filter(|line| !line.starts_with('#')) {
            match line.split_once(' ')? {
                ("format", FORMAT) => {}
                ("generator", generator) => record.origin.generator = generator.to_owned(),
                ("service", service) => record.service = service.to_owned(),
                ("warnings", count) => record.warnings = count.parse().ok()?,
                ("model", rest) => {
                    let (hash, name) = rest.split_once(' ')?;
                    record.origin.models.push(ModelFile {
                        name: name.to_owned(),
                        hash: hash.to_owned(),
                    });
                }
                ("setting", rest) => {
                    let (name, value) = rest.split_once(' ')?;
                    record.origin.settings.push((name.to_owned(), value.to_owned()));
                }
                ("file", rest) => {
                    let (hash, path) = rest.split_once(' ')?;
                    if !super::place::is_inside(path) {
                        return None;
                    }
                    record.files.insert(path.to_owned(), hash.to_owned());
                }
                _ => return None,
            }
        }
        Some(record)
    }

    /// Compares the records of two packages but for the generator and its warnings, which say nothing about the files.
    pub fn is_same_package(&self, other: &Self) -> bool {
        let (a, b) = (&self.origin, &other.origin);
        (&a.models, &a.settings, &self.service, &self.files)
            == (&b.models, &b.settings, &other.service, &other.files)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Record {
        let files = BTreeMap::from([
            ("Cargo.toml".to_owned(), "a".to_owned()),
            ("src/lib.rs".to_owned(), "b".to_owned()),
        ]);
        let origin = Origin {
            generator: "0.1.0 abc".to_owned(),
            models: vec![ModelFile {
                name: "a model.json".to_owned(),
                hash: hash::of_text(b"{}"),
            }],
            settings: vec![("operations".to_owned(), on_one_line("[\"A\\n\"]\n"))],
        };
        Record::of(&files, &origin, "a.b#C", 3)
    }

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let text = record().text();
        let windows = text.replace('\n', "\r\n");
        for text in [&text, &windows] {
            assert_eq!(Record::parse(text.as_bytes()), Some(record()));
        }
    }

    #[test]
    fn a_record_that_was_cut_merged_or_leads_out_is_none() {
        let text = record().text();
        for cut in 0..text.len() - 1 {
            assert_eq!(Record::parse(&text.as_bytes()[..cut]), None, "{cut}");
        }
        assert_eq!(Record::parse(text.replace("0.1.0", "0.2.0").as_bytes()), None);
        let mut record = record();
        record
            .files
            .insert("../../etc/passwd".to_owned(), hash::of_text(b""));
        assert_eq!(Record::parse(record.text().as_bytes()), None);
    }
}
