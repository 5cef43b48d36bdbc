//! Follows the README, block by block, in a folder outside the repository: as an application developer, a team that
//! vendors clients, a user of a build script, and the owner of a service.
//!
//! Commands run unchanged, with three exceptions: AWS's repository of models is a folder with its layout and our own
//! model, the command is installed without optimisation, and programs that would call AWS are only compiled.

mod blocks;

use blocks::{section, Block};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder outside the repository with the crate `dashboard`, and the tools that the README installs.
struct User {
    scratch: tempfile::TempDir,
}

fn repository() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    std::fs::canonicalize(root).expect("the repository")
}

impl User {
    /// Creates a user who has this repository, a `git` that knows AWS's, and nothing else.
    fn new() -> Self {
        let scratch = tempfile::tempdir().expect("a folder");
        let bin = scratch.path().join("bin");
        std::fs::create_dir(&bin).expect("a folder");
        let git = format!(
            "#!/bin/sh\n\
             [ \"$*\" = 'clone --depth 1 https://github.com/aws/api-models-aws' ] || exit 1\n\
             to=api-models-aws/models/kinesis-analytics-v2/service/2018-05-23\n\
             mkdir -p $to && cp {}/models/kinesis-analytics-v2.json $to/kinesis-analytics-v2-2018-05-23.json\n",
            repository().display()
        );
        std::fs::write(bin.join("git"), git).expect("a script");
        let user = Self { scratch };
        user.run(user.scratch.path(), "chmod +x bin/git");
        user
    }

    fn path(&self, name: &str) -> PathBuf {
        self.scratch.path().join(name)
    }

    /// Runs lines of shell in a folder.
    #[track_caller]
    fn run(&self, folder: &Path, script: &str) {
        let path = std::env::var("PATH").unwrap_or_default();
        let mut shell = Command::new("bash");
        shell
            .args(["-euc", script])
            .current_dir(folder)
            .env("PATH", format!("{}:{path}", self.path("bin").display()))
            .env("CARGO_INSTALL_ROOT", self.scratch.path())
            .env("CARGO_TARGET_DIR", target())
            // this test's own
            .env_remove("CARGO_MANIFEST_DIR");
        let output = shell.output().expect("bash runs");
        assert!(
            output.status.success(),
            "{script}\n{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
    }

    /// Follows the blocks of a section in a folder, and returns the folder after any `cd`.
    fn follow(&self, heading: &str, mut folder: PathBuf) -> PathBuf {
        let mut followed = 0;
        for Block { kind, text } in section(&repository().join("README.md"), heading) {
            let text = text.replace('…', &repository().to_string_lossy());
            let file = text.lines().next().unwrap_or_default();
            let file = file.trim_start_matches("//").trim_start_matches('#').trim();
            match kind.as_str() {
                "sh" => folder = self.shell(&text, folder),
                "toml" if file == "Cargo.toml" => append(&folder.join(file), &text),
                "toml" | "rust" | "smithy" => {
                    let path = folder.join(file);
                    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
                    std::fs::write(path, text).expect("a file");
                }
                other => panic!("{heading}: nobody can follow a block of {other}"),
            }
            followed += 1;
        }
        assert!(followed > 1, "{heading} has {followed} blocks");
        folder
    }

    /// Runs a block of commands; a `cd` in it also applies to later blocks.
    fn shell(&self, text: &str, mut folder: PathBuf) -> PathBuf {
        let text = text.replace("\\\n", " ");
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            if let Some(name) = line.strip_prefix("cd ") {
                folder = folder.join(name);
                lock(&folder);
            } else if line == "cargo install --path codegen" {
                self.run(&repository(), &format!("{line} --debug --locked"));
            } else if line == "cargo run" {
                self.run(&folder, "cargo check");
            } else {
                self.run(&folder, line);
            }
        }
        folder
    }

    /// Creates the crate of a user who has finished the first section.
    fn crate_with_models(&self) -> PathBuf {
        let parent = self.scratch.path();
        self.run(
            parent,
            "git clone --depth 1 https://github.com/aws/api-models-aws",
        );
        self.run(parent, "cargo new --vcs none dashboard");
        let folder = self.path("dashboard");
        lock(&folder);
        folder
    }
}

/// The versions of dependencies that the repository is tested with.
fn lock(folder: &Path) {
    std::fs::copy(repository().join("Cargo.lock"), folder.join("Cargo.lock")).expect("a lock file");
}

/// The target folder of this run, in which dependencies are compiled already.
fn target() -> PathBuf {
    let executable = std::env::current_exe().expect("a test");
    let debug = executable.ancestors().nth(2).expect("target/debug/deps");
    debug.parent().expect("target").to_owned()
}

/// Adds the tables of a manifest to one that has them empty, as cargo makes it.
fn append(path: &Path, tables: &str) {
    let manifest = std::fs::read_to_string(path).expect("a manifest");
    let manifest = manifest.replace("[dependencies]\n", "");
    std::fs::write(path, format!("{manifest}{tables}")).expect("a manifest");
}

#[test]
fn an_application_developer_comes_to_a_call() {
    let user = User::new();
    let folder = user.follow("From nothing to a call", user.scratch.path().to_owned());
    assert!(folder.join("models/kinesis-analytics-v2.json").is_file());
    assert!(folder.join("tinsmith.toml").is_file());
}

#[test]
fn a_team_vendors_a_client() {
    let user = User::new();
    user.run(&repository(), "cargo install --path codegen --debug --locked");
    let folder = user.follow("Vendor a client", user.crate_with_models());
    let manifest = std::fs::read_to_string(folder.join("generated/dashboard-client/Cargo.toml"));
    assert!(manifest.expect("a manifest").contains("version = \"1.0.0\""));
}

#[test]
fn a_build_script_makes_a_client() {
    let user = User::new();
    user.follow("Generate a client while you build", user.crate_with_models());
}

#[test]
fn the_owner_of_a_service_has_a_client() {
    let user = User::new();
    user.follow("A service of your own", user.crate_with_models());
}

/// The generator as a registry has it: its package, outside of any checkout.
#[test]
fn a_published_generator_takes_the_runtime_of_the_registry() {
    let user = User::new();
    let folder = user.path("packages");
    let target = folder.to_string_lossy().into_owned();
    let package = format!(
        "CARGO_TARGET_DIR='{target}' cargo package -p tinsmith --no-verify --allow-dirty --locked --quiet"
    );
    user.run(&repository(), &package);
    user.run(&folder, "tar -xzf package/tinsmith-*.crate");
    let name = format!("tinsmith-{}", env!("CARGO_PKG_VERSION"));
    let model = repository().join("models/kinesis-analytics-v2.json");
    let generate = format!(
        "cargo run --quiet -- generate --model '{}' --output ../client 2>../messages",
        model.display()
    );
    user.run(&folder.join(name), &generate);
    let manifest = std::fs::read_to_string(folder.join("client/Cargo.toml")).expect("a manifest");
    let runtime = manifest.split("[dependencies.tinsmith-runtime]").nth(1);
    let runtime = runtime.expect("the runtime").lines().nth(1);
    let version = format!("version = \"{}\"", env!("CARGO_PKG_VERSION"));
    assert_eq!(runtime, Some(&*version), "{manifest}");
    let messages = std::fs::read_to_string(folder.join("messages")).expect("the messages");
    assert!(!messages.contains("checkout"), "{messages}");
}
