"""AWS's code examples, compiled on stand-ins with what they use."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from . import cargo

# The workspaces among the examples.
WORKSPACES = ["cross_service", "examples", "lambda"]


def run(repository, work, only):
    """Returns whether each package compiles, by package; none where they are not at hand."""
    folder = os.environ.get("TINSMITH_CODE_EXAMPLES")
    if not folder:
        return None
    tests = os.environ.get("TINSMITH_OFFICIAL_TESTS")
    root = work / "rustv1"
    cargo.fresh(work)
    # the compiler is this machine's
    shutil.copytree(folder, root, ignore=shutil.ignore_patterns("target", "rust-toolchain.toml"))
    outcomes = {}
    for name in WORKSPACES:
        workspace = root / name
        if not (workspace / "Cargo.toml").exists() or (only and name not in only):
            continue
        cargo.slim(repository, workspace, cargo.models(Path(tests).resolve() if tests else None))
        outcomes |= check(workspace, cargo.environment(work))
    return outcomes


def check(workspace, environment):
    """Returns whether each package of a workspace compiles."""
    command = ["cargo", "metadata", "--format-version", "1", "--no-deps"]
    told = json.loads(subprocess.run(command, cwd=workspace, env=environment, check=True, stdout=subprocess.PIPE).stdout)
    packages = {package["id"]: package["name"] for package in told["packages"]}
    outcomes = {(name, "all", "compiles"): "passed" for name in packages.values()}
    command = ["cargo", "check", "--workspace", "--all-targets", "--keep-going", "--message-format", "json"]
    built = subprocess.run(command, cwd=workspace, env=environment, stdout=subprocess.PIPE, text=True)
    failed = 0
    for message in map(json.loads, filter(lambda line: line.startswith("{"), built.stdout.splitlines())):
        if message["reason"] == "compiler-message" and message["message"]["level"] == "error":
            print(message["message"]["rendered"], file=sys.stderr)
            package = packages.get(message["package_id"])
            outcomes[package or re.sub(r".*[/#]", "", message["package_id"]), "all", "compiles"] = "failed"
            failed += 1
    if built.returncode and not failed:
        raise SystemExit("cargo could not check the examples")
    return outcomes
