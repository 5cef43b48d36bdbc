"""AWS's code examples, compiled on replacements with what they use."""

import os
import re
import shutil
from pathlib import Path

from . import cargo


def run(repository, work, only, options):
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
    for workspace in workspaces(root):
        if only and str(workspace.relative_to(root)) not in only:
            continue
        cargo.slim(repository, workspace, options, cargo.models(Path(tests).resolve() if tests else None))
        outcomes |= check(workspace, cargo.environment(work))
    return outcomes


def workspaces(root):
    """Returns the folders of the workspaces among the examples."""
    manifests = sorted(root.rglob("Cargo.toml"))
    return [path.parent for path in manifests if re.search(r"(?m)^\[workspace\]", path.read_text())]


def check(workspace, environment):
    """Returns whether each package of a workspace compiles."""
    built = cargo.compiled(workspace, environment, ["check", "--workspace", "--all-targets"])
    there = {(cargo.name(message), message["target"]["name"]) for message in built}
    outcomes = {}
    for package, target in cargo.targets(workspace, environment):
        key = (package, "all", "compiles")
        if (package, target["name"]) not in there:
            outcomes[key] = "failed"
        outcomes.setdefault(key, "passed")
    return outcomes
