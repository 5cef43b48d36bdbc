//! A folder with a model and settings, and the command run in it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// The folder, which is removed on drop.
pub struct Scratch(tempfile::TempDir);

/// A file on disk.
#[derive(Debug, PartialEq, Eq)]
pub struct File {
    pub text: String,
    modified: SystemTime,
}

/// The result of a run of the command.
pub struct Run {
    pub stdout: String,
    pub stderr: String,
    code: Option<i32>,
}

impl Scratch {
    /// An empty folder.
    pub fn empty() -> Self {
        Self(tempfile::tempdir().expect("a scratch folder"))
    }

    /// Creates a folder with the model of this repository as `model.json`, and these settings.
    pub fn new(settings: &str) -> Self {
        let scratch = Self::empty();
        let model = Path::new(env!("CARGO_MANIFEST_DIR")).join("../models/kinesis-analytics-v2.json");
        std::fs::copy(model, scratch.path("model.json")).expect("the model");
        scratch.write("tinsmith.toml", settings);
        scratch
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file, with the folders it needs.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        std::fs::write(path, text).expect("the file can be written");
    }

    /// Replaces a text in a file.
    pub fn replace(&self, name: &str, old: &str, new: &str) {
        let text = std::fs::read_to_string(self.path(name)).expect("the file");
        assert!(text.contains(old), "{name} holds {old}");
        self.write(name, &text.replace(old, new));
    }

    /// The files below a folder, by their paths in it.
    pub fn files(&self, folder: &str) -> BTreeMap<String, File> {
        let root = self.path(folder);
        let mut files = BTreeMap::new();
        let mut open = vec![root.clone()];
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
                let path = entry.path();
                if path.is_dir() {
                    open.push(path);
                    continue;
                }
                let name = path
                    .strip_prefix(&root)
                    .expect("below it")
                    .to_string_lossy()
                    .into_owned();
                let modified = entry
                    .metadata()
                    .and_then(|metadata| metadata.modified())
                    .expect("a time");
                let text = std::fs::read_to_string(&path).expect("UTF-8");
                files.insert(name, File { text, modified });
            }
        }
        files
    }

    /// The texts of the files below a folder, by their paths in it.
    pub fn texts(&self, folder: &str) -> BTreeMap<String, String> {
        let files = self.files(folder).into_iter();
        files.map(|(name, file)| (name, file.text)).collect()
    }

    /// The folders below a folder.
    pub fn folders(&self, folder: &str) -> BTreeSet<PathBuf> {
        let mut folders = BTreeSet::new();
        let mut open = vec![self.path(folder)];
        while let Some(folder) = open.pop() {
            let entries = std::fs::read_dir(&folder).expect("a folder").flatten();
            open.extend(entries.map(|entry| entry.path()).filter(|path| path.is_dir()));
            folders.insert(folder);
        }
        folders
    }

    /// The command in the folder, with these arguments.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tinsmith"));
        command.current_dir(self.0.path()).args(arguments);
        command
    }

    /// Runs the command in the folder.
    pub fn run(&self, arguments: &[&str]) -> Run {
        Run::of(&mut self.command(arguments))
    }
}

impl Run {
    /// Runs a command to completion.
    pub fn of(command: &mut Command) -> Self {
        let output = command.output().expect("the command runs");
        Run {
            stdout: String::from_utf8(output.stdout).expect("UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8"),
            code: output.status.code(),
        }
    }
}

impl Run {
    /// Checks that standard error contains a text.
    #[track_caller]
    pub fn reports(&self, expected: &str) {
        // the arrow to a place is indented by the width of its line number
        let flush = |text: &str| text.replace("\n  -->", "\n-->").replace("\n -->", "\n-->");
        let is_printed = flush(&self.stderr).contains(&flush(expected));
        assert!(is_printed, "{expected}: {}", self.stderr);
    }

    /// Checks that the command succeeded.
    #[track_caller]
    pub fn succeeds(&self) {
        self.fails_with(0);
    }

    /// Checks that the command failed.
    #[track_caller]
    pub fn fails(&self) {
        assert_ne!(self.code, Some(0), "{}{}", self.stdout, self.stderr);
    }

    /// Checks that the command failed with this code.
    #[track_caller]
    pub fn fails_with(&self, code: i32) {
        assert_eq!(self.code, Some(code), "{}{}", self.stdout, self.stderr);
    }
}
