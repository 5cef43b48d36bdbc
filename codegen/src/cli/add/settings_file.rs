//! Edits the text of `tinsmith.toml`, keeping comments, order and whitespace.

use crate::cli::config;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::settings::Settings;
use crate::write::write_if_changed;
use std::path::{Path, PathBuf};
use toml_edit::{value, Array, ArrayOfTables, DocumentMut, Item, Table, Value};

/// The file.
pub struct SettingsFile {
    path: PathBuf,
    document: DocumentMut,
}

/// A client to add.
pub struct Client<'a> {
    pub model: &'a str,
    pub output: &'a str,
    pub operations: &'a [String],
    pub package: Option<&'a str>,
    pub service: Option<&'a str>,
}

impl SettingsFile {
    /// Reads the file; it is empty if it does not exist.
    ///
    /// Errors: invalid settings.
    pub fn read(path: &Path) -> Result<Self, Diagnostics> {
        let mut text = String::new();
        if path.exists() {
            text = config::text(path)?;
            let is_empty = text
                .lines()
                .all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
            if !is_empty && text.contains("[[client]]") {
                // with the location of each mistake
                config::parse(path, &text)?;
            }
        }
        let document = text.parse().map_err(|error: toml_edit::TomlError| {
            Diagnostic::error(codes::SETTINGS, error.message()).file(path)
        })?;
        let file = Self {
            path: path.to_owned(),
            document,
        };
        match file.document.get("client") {
            None | Some(Item::ArrayOfTables(_)) => Ok(file),
            Some(_) => {
                let finding = Diagnostic::error(codes::SETTINGS, "the clients are not in [[client]] tables");
                let hint = "write [[client]] above the keys of each client, so that one can be added";
                Err(finding.file(path).hint(hint).into())
            }
        }
    }

    /// Returns the output of the client with this name, which is that of its package or the last part of its output.
    pub fn output_of(&self, name: &str, package: Option<&str>) -> Option<String> {
        let text = |table: &Table, key: &str| table.get(key)?.as_str().map(str::to_owned);
        // `package = "name"`, or `[client.package]` with a `name`
        let name_of = |table: &Table| {
            let name = table.get("package")?.as_table_like()?.get("name")?;
            name.as_str().map(str::to_owned)
        };
        let is_called = |table: &&Table| {
            let output = text(table, "output").unwrap_or_default();
            let last = output.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next();
            match (package, text(table, "package").or_else(|| name_of(table))) {
                (Some(package), of_client) => of_client.as_deref() == Some(package),
                (None, of_client) => of_client.as_deref() == Some(name) || last == Some(name),
            }
        };
        text(self.clients().find(is_called)?, "output")
    }

    /// Returns the settings of the client with this output, without its operations.
    pub fn settings_of(&self, output: &str, folder: &Path, models_from: &[PathBuf]) -> Option<Settings> {
        let config = config::read(&self.path, models_from.to_vec()).ok()?;
        let mut clients = config.clients.into_iter();
        let client =
            clients.find(|client| client.package.folder == folder.join(config::with_slashes(output)))?;
        Some(client.settings)
    }

    /// Returns the folders of models that the file names.
    pub fn models_from(&self, folder: &Path) -> Vec<PathBuf> {
        let texts = match self.document.get("models-from").and_then(Item::as_value) {
            Some(Value::String(text)) => vec![text.value().clone()],
            Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            _ => Vec::new(),
        };
        texts.into_iter().map(|text| folder.join(text)).collect()
    }

    /// Adds operations to the client with this output, and returns the number of new ones. A client without a list has
    /// all operations and stays as it is.
    pub fn extend(&mut self, output: &str, operations: &[String]) -> usize {
        let Some(Item::ArrayOfTables(clients)) = self.document.get_mut("client") else {
            return 0;
        };
        let is_meant = |table: &&mut Table| table.get("output").and_then(Item::as_str) == Some(output);
        let Some(item) = clients
            .iter_mut()
            .find(is_meant)
            .and_then(|table| table.get_mut("operations"))
        else {
            return 0;
        };
        // a single operation may be given without brackets
        if let Some(one) = item.as_str().map(str::to_owned) {
            *item = value(Array::from_iter([one]));
        }
        let Some(list) = item.as_array_mut() else { return 0 };
        let before = list.len();
        for operation in operations {
            if list.iter().any(|item| item.as_str() == Some(operation)) {
                continue;
            }
            // formatted like the item before it
            let decor = list.iter().last().map(|last| last.decor().clone());
            let mut added = Value::from(operation.as_str());
            match decor {
                Some(decor) if list.len() > 1 || decor.prefix().is_some_and(has_line) => {
                    *added.decor_mut() = decor;
                    list.push_formatted(added);
                }
                _ => list.push(added),
            }
        }
        list.len() - before
    }

    /// Adds a client at the end.
    pub fn append(&mut self, client: &Client<'_>) {
        let mut table = Table::new();
        table.insert("model", value(client.model));
        if !client.operations.is_empty() {
            table.insert("operations", value(client.operations.iter().collect::<Array>()));
        }
        table.insert("output", value(client.output));
        for (key, text) in [("package", client.package), ("service", client.service)] {
            if let Some(text) = text {
                table.insert(key, value(text));
            }
        }
        if !self.document.as_table().is_empty() {
            table.decor_mut().set_prefix("\n");
        }
        let clients = self
            .document
            .entry("client")
            .or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
        if let Item::ArrayOfTables(clients) = clients {
            clients.push(table);
        }
    }

    /// Writes the file, if it changed.
    ///
    /// Errors: a file that cannot be written.
    pub fn write(&self) -> Result<(), Diagnostics> {
        write_if_changed(&self.path, &self.document.to_string())?;
        Ok(())
    }

    fn clients(&self) -> impl Iterator<Item = &Table> {
        let clients = self.document.get("client").and_then(Item::as_array_of_tables);
        clients.into_iter().flatten()
    }
}

fn has_line(text: &toml_edit::RawString) -> bool {
    text.as_str().is_some_and(|text| text.contains('\n'))
}
