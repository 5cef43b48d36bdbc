"""The unit tests of the published aws-config, on replacements for the clients it uses."""

import json
import os
import shutil
import subprocess
from pathlib import Path

from . import cargo


def run(repository, work, only, options):
    """Returns the outcomes of the tests by package, target and name; none where their data is not at hand."""
    folder = os.environ.get("TINSMITH_OFFICIAL_TESTS")
    if not folder:
        return None
    tests = Path(folder).resolve()
    data = tests.parent.parent / "rust-runtime/aws-config/test-data"
    workspace = work / "aws-config"
    if only:
        cargo.require(only, ["aws-config"])
    package = source(work)
    # replacements that are there already are used again
    for entry in workspace.iterdir() if workspace.exists() else []:
        if entry.name != "tinsmith":
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    shutil.copytree(package, workspace, dirs_exist_ok=True)
    for name in ("Cargo.lock", "Cargo.toml.orig"):
        (workspace / name).unlink(missing_ok=True)
    shutil.copytree(data, workspace / "test-data")
    with open(workspace / "Cargo.toml", "a") as manifest:
        manifest.write("\n[workspace]\n")
    shutil.copy(repository / "Cargo.lock", workspace / "Cargo.lock")
    cargo.slim(repository, workspace, options | cargo.WHOLE, cargo.models(tests))
    return cargo.test(workspace, cargo.environment(work), ["aws-config"], ["--all-features"])


def source(work):
    """Returns the folder of the published package in cargo's cache."""
    package = work / "asks"
    (package / "src").mkdir(parents=True, exist_ok=True)
    (package / "src/lib.rs").write_text("")
    (package / "Cargo.toml").write_text(
        '[package]\nname = "asks"\nversion = "0.1.0"\nedition = "2021"\n\n[workspace]\n\n[dependencies]\naws-config = "1"\n'
    )
    command = ["cargo", "metadata", "--format-version", "1"]
    printed = json.loads(subprocess.run(command, cwd=package, check=True, stdout=subprocess.PIPE).stdout)
    found = next(package for package in printed["packages"] if package["name"] == "aws-config")
    return Path(found["manifest_path"]).parent
