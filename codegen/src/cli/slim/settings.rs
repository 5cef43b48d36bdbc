//! Reads the table `[slim]` of `tinsmith.toml`.

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::settings::{Tls, REGISTRY};
use crate::slim::{Additions, Cargo};
use crate::suggest::closest;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use toml::de::{DeTable, DeValue};
use toml::Spanned;

/// Keys of the settings file, for help.
pub const AFTER_HELP: &str = "\
tinsmith.toml may have a table [slim] with the keys models-from, output, runtime, tls and ignore (names that look like \
a client's but are not), and the tables [slim.operations], [slim.types] and [slim.models], each with packages as keys: \
filters of operations to keep, types to keep, and models. Paths are relative to its folder.";

const KEYS: &[&str] = &[
    "ignore",
    "models",
    "models-from",
    "operations",
    "output",
    "runtime",
    "tls",
    "types",
];

/// The keys of the file, among them those of other commands.
const OF_FILE: &[&str] = &["client", "defaults", "models-from", "slim"];

/// The settings in the file.
#[derive(Debug, Default)]
pub struct Read {
    /// Folders of models.
    pub models_from: Vec<PathBuf>,
    /// The folder of replacements.
    pub output: Option<String>,
    /// The folder of `tinsmith-runtime`.
    pub runtime_path: Option<PathBuf>,
    /// The TLS that replacements have on by default.
    pub tls: Option<Tls>,
    /// Additions by package.
    pub additions: Additions,
}

/// Reads the settings file: the given one, or that of the workspace.
pub fn read(config: Option<&Path>, cargo: &Cargo) -> Result<Read, Diagnostics> {
    let path = match config {
        Some(path) => path.to_owned(),
        None => cargo.root()?.join("tinsmith.toml"),
    };
    if config.is_none() && !path.is_file() {
        return Ok(Read::default());
    }
    let text = std::fs::read_to_string(&path).map_err(|error| crate::read::unreadable(&path, &error))?;
    parse(&path, &text)
}

/// Returns the folder of replacements, which has to be inside the workspace.
pub fn output(chosen: Option<String>) -> Result<String, Diagnostics> {
    let chosen = chosen.unwrap_or_else(|| "tinsmith".to_owned()).replace('\\', "/");
    let chosen = chosen.trim_end_matches('/').trim_start_matches("./").to_owned();
    let is_normal = |part| matches!(part, Component::Normal(_));
    if !chosen.is_empty() && Path::new(&chosen).components().all(is_normal) {
        return Ok(chosen);
    }
    let message = format!("`{chosen}` is not a folder inside the workspace");
    let finding = Diagnostic::error(codes::SETTINGS, message);
    Err(finding.hint("choose one such as `vendor/aws`").into())
}

fn parse(path: &Path, text: &str) -> Result<Read, Diagnostics> {
    let mut file = File {
        path,
        text,
        findings: Diagnostics::default(),
    };
    let mut read = Read::default();
    match DeTable::parse(text) {
        Ok(table) => file.table(table.get_ref(), &mut read),
        Err(error) => file.report(
            error.span().map_or(0, |span| span.start),
            error.message().to_owned(),
            None,
        ),
    }
    file.findings.ok(read).map(|(read, _)| read)
}

struct File<'a> {
    path: &'a Path,
    text: &'a str,
    findings: Diagnostics,
}

impl File<'_> {
    /// Returns the line at an offset.
    fn line(&self, at: usize) -> u32 {
        let before = self.text.bytes().take(at).filter(|b| *b == b'\n').count();
        u32::try_from(before + 1).unwrap_or(u32::MAX)
    }

    fn report(&mut self, at: usize, message: String, hint: Option<String>) {
        let line = self.line(at);
        let mut finding = Diagnostic::error(codes::SETTINGS, message)
            .file(self.path)
            .line(line);
        finding.hint = hint;
        self.findings.push(finding);
    }

    fn table(&mut self, table: &DeTable<'_>, read: &mut Read) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "slim" => self.slim(value, read),
                // of all commands, unless those of `slim` are others
                "models-from" if read.models_from.is_empty() => read.models_from = self.folders(value),
                // read by `tinsmith generate`
                "client" | "defaults" | "models-from" => {}
                other => self.unknown(key.span().start, other, OF_FILE),
            }
        }
    }

    fn unknown(&mut self, at: usize, key: &str, known: &[&str]) {
        let hint = match closest(key, known.iter().copied()) {
            Some(close) => format!("did you mean `{close}`?"),
            None => format!("the keys are {}", known.join(", ")),
        };
        self.report(at, format!("unknown key `{key}`"), Some(hint));
    }

    fn folders(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<PathBuf> {
        let paths = self.strings(value);
        paths.iter().map(|path| self.beside(path)).collect()
    }

    fn slim(&mut self, value: &Spanned<DeValue<'_>>, read: &mut Read) {
        let DeValue::Table(table) = value.get_ref() else {
            return self.report(value.span().start, "`slim` must be a table".to_owned(), None);
        };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "models-from" => read.models_from = self.folders(value),
                "output" => read.output = self.string(value),
                "runtime" => {
                    let asked = self.string(value);
                    read.runtime_path = asked.map(|asked| match asked.as_str() {
                        REGISTRY => PathBuf::from(REGISTRY),
                        folder => self.beside(folder),
                    });
                }
                "tls" => read.tls = self.tls(value),
                "ignore" => {
                    let place = (self.path.to_owned(), self.line(key.span().start));
                    let names = self.strings(value).into_iter();
                    read.additions.ignored = names.map(|name| (name, place.clone())).collect();
                }
                "operations" => read.additions.operations = self.packages(value, Self::strings, read),
                "types" => read.additions.types = self.packages(value, Self::strings, read),
                "models" => {
                    let path = |file: &mut Self, value: &Spanned<DeValue<'_>>| {
                        file.string(value)
                            .map(|path| file.beside(&path))
                            .unwrap_or_default()
                    };
                    read.additions.models = self.packages(value, path, read);
                }
                other => self.unknown(key.span().start, other, KEYS),
            }
        }
    }

    /// Reads a table with packages as keys, and notes their places.
    fn packages<T>(
        &mut self,
        value: &Spanned<DeValue<'_>>,
        item: impl Fn(&mut Self, &Spanned<DeValue<'_>>) -> T,
        read: &mut Read,
    ) -> BTreeMap<String, T> {
        let DeValue::Table(table) = value.get_ref() else {
            let hint = "its keys are package names: aws-sdk-s3 = …";
            self.report(
                value.span().start,
                "the value must be a table".to_owned(),
                Some(hint.to_owned()),
            );
            return BTreeMap::new();
        };
        let mut found = BTreeMap::new();
        for (key, value) in table {
            let package = key.get_ref().as_ref();
            if package.starts_with("aws-sdk-") {
                let place = (self.path.to_owned(), self.line(key.span().start));
                read.additions
                    .places
                    .entry(package.to_owned())
                    .or_default()
                    .push(place);
                found.insert(package.to_owned(), item(self, value));
            } else {
                let hint = format!("use the name of the package: `aws-sdk-{package}`");
                self.report(
                    key.span().start,
                    format!("`{package}` is not a published client"),
                    Some(hint),
                );
            }
        }
        found
    }

    fn tls(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Tls> {
        let name = self.string(value)?;
        let tls = Tls::named(&name);
        if tls.is_none() {
            let (at, message) = (value.span().start, format!("unknown TLS `{name}`"));
            self.report(at, message, Some(Tls::choices()));
        }
        tls
    }

    fn string(&mut self, value: &Spanned<DeValue<'_>>) -> Option<String> {
        match value.get_ref() {
            DeValue::String(text) if !text.is_empty() => Some(text.clone().into_owned()),
            _ => {
                let message = "the value must be a non-empty string";
                self.report(value.span().start, message.to_owned(), None);
                None
            }
        }
    }

    /// Reads a string, or a list of strings.
    fn strings(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<String> {
        match value.get_ref() {
            DeValue::Array(items) => items.iter().filter_map(|item| self.string(item)).collect(),
            _ => self.string(value).into_iter().collect(),
        }
    }

    fn beside(&self, path: &str) -> PathBuf {
        self.path.parent().unwrap_or(Path::new("")).join(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_read() {
        let of_all = parse(
            Path::new("here/tinsmith.toml"),
            "models-from = 'models'\n[slim]\ntls = 's2n'\n",
        );
        assert_eq!(
            of_all.expect("it is right").models_from,
            [PathBuf::from("here/models")]
        );
        let text = "models-from = 'others'\n[[client]]\nmodel = 'a'\n[slim]\nmodels-from = '../models'\ntls = 'ring'\nignore = ['query']\n\
                    [slim.operations]\naws-sdk-s3 = ['GetObject', 'List*']\n[slim.models]\naws-sdk-sqs = 'sqs.json'\n";
        let read = parse(Path::new("here/tinsmith.toml"), text).expect("it is right");
        assert_eq!(read.models_from, [PathBuf::from("here/../models")]);
        assert_eq!(read.tls, Some(Tls::Ring));
        assert_eq!(read.additions.operations["aws-sdk-s3"], ["GetObject", "List*"]);
        assert_eq!(
            read.additions.models["aws-sdk-sqs"],
            PathBuf::from("here/sqs.json")
        );
        assert!(read.additions.ignored.contains_key("query"));
    }

    #[test]
    fn all_errors_have_their_lines() {
        let text = "[slm]\ntls = 'ring'\n";
        let messages = parse(Path::new("tinsmith.toml"), text)
            .expect_err("it is wrong")
            .to_string();
        assert!(
            messages.contains("unknown key `slm`\n  --> tinsmith.toml:1\n  help: did you mean `slim`?"),
            "{messages}"
        );
        let text =
            "[slim]\noutptu = 'a'\nignore = [1]\noperations = { s3 = ['GetObject'] }\ntls = 'openssl'\n";
        let messages = parse(Path::new("tinsmith.toml"), text)
            .expect_err("it is wrong")
            .to_string();
        for expected in [
            "unknown key `outptu`\n  --> tinsmith.toml:2\n  help: did you mean `output`?",
            "must be a non-empty string\n  --> tinsmith.toml:3",
            "`s3` is not a published client\n  --> tinsmith.toml:4\n  help: use the name of the package: `aws-sdk-s3`",
            "unknown TLS `openssl`\n  --> tinsmith.toml:5\n  help: choose one of ring, aws-lc",
        ] {
            assert!(messages.contains(expected), "{messages}");
        }
        for wrong in ["../out", "/out", ""] {
            assert!(output(Some(wrong.to_owned())).is_err(), "{wrong}");
        }
        assert_eq!(
            output(Some("./vendor/aws/".to_owned())).ok().as_deref(),
            Some("vendor/aws")
        );
    }
}
