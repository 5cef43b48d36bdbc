"""smithy-rs's integration tests, on whole stand-ins."""

import os
import re
import shutil
from pathlib import Path

from . import cargo

# Packages that need a compiler target or a runner besides cargo's.
OTHER_TARGETS = {"webassembly-no-os", "webassembly-wstd"}
# Packages whose features must not be joined with those of the others.
ALONE = ["no-default-features"]


def run(repository, work, only, options):
    """Returns the outcomes of the tests by package, target and name; none where they are not at hand."""
    folder = os.environ.get("TINSMITH_OFFICIAL_TESTS")
    if not folder:
        return None
    tests = Path(folder).resolve()
    all_packages = sorted(path.parent.name for path in tests.glob("*/Cargo.toml"))
    packages = [name for name in all_packages if name not in OTHER_TARGETS and (not only or name in only)]
    workspace = work / "workspace"
    cargo.fresh(workspace)
    for name in packages:
        shutil.copytree(tests / name, workspace / name, ignore=shutil.ignore_patterns("target"))
        manifest = workspace / name / "Cargo.toml"
        text = published(manifest.read_text())
        # benches are not built, and what only they need is not either
        manifest.write_text(re.sub(r"(?m)^name = \".*\"$", f'name = "{name}"', text, count=1))
    members = ", ".join(f'"{name}"' for name in packages)
    (workspace / "Cargo.toml").write_text(f'[workspace]\nresolver = "2"\nmembers = [{members}]\n')
    shutil.copy(repository / "Cargo.lock", workspace / "Cargo.lock")
    cargo.slim(repository, workspace, options | cargo.WHOLE, cargo.models(tests))
    environment = cargo.environment(work)
    outcomes = {}
    together = [name for name in packages if name not in ALONE]
    groups = [together, *([name] for name in ALONE if name in packages)]
    for group in filter(None, groups):
        outcomes |= cargo.test(workspace, environment, group, [])
    return outcomes


def published(manifest):
    """Returns a manifest with published packages in the place of paths into a build of the SDK."""
    return re.sub(r'path = "\.\./\.\./build/aws-sdk/sdk/[^"]+"', 'version = "*"', manifest)
