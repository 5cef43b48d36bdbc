"""Measures the test command of the README: what a contributor waits for on a clean machine."""

import re
import shutil
from pathlib import Path

from .cpu import Meter


def command(repository: Path):
    """Returns the arguments of cargo in the README's test command."""
    readme = (repository / "README.md").read_text()
    return re.search(r"^cargo (test .*)$", readme, re.MULTILINE)[1].split()


def measure(repository: Path, work: Path):
    """The CPU seconds of building and running the tests, from an empty target folder."""
    target = work / "target"
    shutil.rmtree(target, ignore_errors=True)
    meter, arguments = Meter(work), command(repository)
    # as it is without settings
    settings = {"CARGO_INCREMENTAL": "1"}
    built = meter.cargo([*arguments, "--no-run"], repository, target, settings)
    run = meter.cargo(arguments, repository, target, settings)
    shutil.rmtree(target, ignore_errors=True)
    return {
        "build": round(built["cpu"], 1),
        "run": round(run["cpu"], 1),
        "wall": round(built["wall"] + run["wall"], 1),
        "crates": {crate: round(seconds, 1) for crate, seconds in built["crates"].items()},
    }


def show(figures):
    """Prints the figures, and the crates that take longest to compile."""
    print(f"building {figures['build']:.0f} CPU s, running {figures['run']:.0f}; {figures['wall']:.0f} s in all")
    for crate, seconds in sorted(figures["crates"].items(), key=lambda entry: -entry[1])[:25]:
        print(f"{seconds:8.1f}  {crate}")
