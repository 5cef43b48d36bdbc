"""smithy-rs's integration tests, on whole replacements."""

import os
import re
import shutil
from pathlib import Path

from . import cargo

# Packages for another compiler target.
OTHER_TARGETS = {"webassembly-no-os": "wasm32-unknown-unknown", "webassembly-wstd": "wasm32-wasip2"}
# Packages whose features must not be joined with those of the others: one without defaults, and one that needs the older
# HTTP client.
ALONE = ["cloudwatchlogs", "no-default-features"]


def run(repository, work, only, options):
    """Returns the outcomes of the tests by package, target and name; none where they are not at hand."""
    folder = os.environ.get("TINSMITH_OFFICIAL_TESTS")
    if not folder:
        return None
    tests = Path(folder).resolve()
    packages = sorted(path.parent.name for path in tests.glob("*/Cargo.toml"))
    if only:
        cargo.require(only, packages)
        packages = [name for name in packages if name in only]
    # what was compiled before is used again
    workspace = work / "-".join(["workspace", *(packages if only else [])])
    copy(tests, packages, workspace)
    shutil.copy(repository / "Cargo.lock", workspace / "Cargo.lock")
    cargo.slim(repository, workspace, options | cargo.WHOLE, cargo.models(tests))
    environment = cargo.environment(work)
    alone = [name for name in packages if name in ALONE]
    together = [name for name in packages if name not in alone and name not in OTHER_TARGETS]
    outcomes = {}
    for group in filter(None, [together, *([name] for name in alone)]):
        outcomes |= cargo.test(workspace, environment, group, [])
    for name in packages:
        if name in OTHER_TARGETS:
            outcomes |= cargo.compile(workspace / name, environment, name, OTHER_TARGETS[name])
    return outcomes


def copy(tests, packages, workspace):
    """Copies packages into a workspace, with published packages in the place of paths into a build of the SDK."""
    workspace.mkdir(parents=True, exist_ok=True)
    for name in packages:
        shutil.rmtree(workspace / name, ignore_errors=True)
        shutil.copytree(tests / name, workspace / name, ignore=shutil.ignore_patterns("target"))
        manifest = workspace / name / "Cargo.toml"
        text = published(manifest.read_text())
        manifest.write_text(re.sub(r"(?m)^name = \".*\"$", f'name = "{name}"', text, count=1))
    members = ", ".join(f'"{name}"' for name in packages)
    (workspace / "Cargo.toml").write_text(f'[workspace]\nresolver = "2"\nmembers = [{members}]\n')


def published(manifest):
    """Returns a manifest with published packages in the place of paths into a build of the SDK."""
    return re.sub(r'path = "\.\./\.\./build/aws-sdk/sdk/[^"]+"', 'version = "*"', manifest)
