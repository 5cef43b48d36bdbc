"""Measures the CPU seconds of cargo, and of each crate it compiles.

Cargo and the crate `cc` call wrappers in place of the compilers; each call writes a file with the name of the crate and the
output of bash's `times` for the compiler.
"""

import os
import re
import resource
import shutil
import subprocess
import time
from pathlib import Path

WRAPPER = """#!/bin/bash
{command} "$@"
status=$?
{{ echo "${{CARGO_PKG_NAME:-unknown}} ${{CARGO_PKG_VERSION:-}}"; times; }} >"$MEASURED/{kind}-$$-$RANDOM"
exit $status
"""


class Meter:
    """Runs cargo with wrappers around the compilers."""

    def __init__(self, work: Path):
        self.work = work
        self.log = work / "measured"
        work.mkdir(parents=True, exist_ok=True)
        compiler = shutil.which("cc") or shutil.which("clang") or "cc"
        for name, command in (("rustc", ""), ("cc", compiler), ("linker", compiler)):
            path = work / name
            path.write_text(WRAPPER.format(command=command, kind=name))
            path.chmod(0o755)

    def cargo(self, arguments, folder: Path, target: Path, settings=None):
        """Runs cargo; gives CPU seconds, wall clock, the crates and the CPU seconds of each, and those of linking."""
        shutil.rmtree(self.log, ignore_errors=True)
        self.log.mkdir()
        host = next(
            line.split()[1] for line in output("rustc", "-vV").splitlines() if line.startswith("host:")
        )
        linker = f"CARGO_TARGET_{host.upper().replace('-', '_')}_LINKER"
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("CARGO_PROFILE")},
            "CARGO_INCREMENTAL": "0",
            "CARGO_TARGET_DIR": str(target),
            "RUSTC_WRAPPER": str(self.work / "rustc"),
            "CC": str(self.work / "cc"),
            linker: str(self.work / "linker"),
            "MEASURED": str(self.log),
            **(settings or {}),
        }
        before, started = children(), time.monotonic()
        subprocess.run(["cargo", *arguments, "--quiet"], cwd=folder, env=environment, check=True)
        wall, total = time.monotonic() - started, children() - before
        crates, linking = {}, 0.0
        for path in self.log.iterdir():
            kind = path.name.split("-")[0]
            crate, seconds = read(path)
            # linking is part of what the wrapper of rustc sees
            if kind == "linker":
                linking += seconds
            elif crate != "unknown":
                crates[crate] = crates.get(crate, 0.0) + seconds
        return {"cpu": total, "wall": wall, "crates": crates, "linking": linking}


def read(path: Path):
    """The crate that a file of the log is about, and its CPU seconds."""
    name, _, children_times, *_ = path.read_text().split("\n")
    parts = re.findall(r"(\d+)m([\d.,]+)s", children_times)
    return name.strip(), sum(int(m) * 60 + float(s.replace(",", ".")) for m, s in parts)


def children():
    """CPU seconds of all processes that this one started and that have ended."""
    use = resource.getrusage(resource.RUSAGE_CHILDREN)
    return use.ru_utime + use.ru_stime


def output(*command, folder=None):
    """Returns the output of a command."""
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout
