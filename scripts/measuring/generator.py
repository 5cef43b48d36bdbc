"""What the generator costs: all models of a folder, one client, and its first build as a build dependency.

CPU seconds and peak memory are those of the processes of `tinsmith`, as the system counts them.
"""

import os
import re
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path

from .cpu import Meter, output

ONE = "kinesis-analytics-v2"
# A generator that many build scripts use, to compare with.
PEER = ("prost-build", "=0.14.6")


def tinsmith(repository: Path, is_debug=False):
    """The generator: that of TINSMITH, or else one built now."""
    path = os.environ.get("TINSMITH")
    if not path:
        profile = [] if is_debug else ["--release"]
        output("cargo", "build", "--quiet", "--locked", *profile, "-p", "tinsmith", folder=repository)
        folder = "debug" if is_debug else "release"
        path = Path(os.environ.get("CARGO_TARGET_DIR", repository / "target")) / folder / "tinsmith"
    return Path(path).resolve()


def measure(repository: Path, work: Path, rounds=9):
    """The figures; TINSMITH_MODELS names the folder of models."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    command = tinsmith(repository)
    models = os.environ.get("TINSMITH_MODELS")
    folder = Path(models) if models else repository / "models"

    def run(*arguments):
        # in memory if possible: creating files takes as long as the disk's file system likes
        memory = Path("/dev/shm")
        with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else work) as folder:
            return spent([command, "generate", *arguments, "--output", Path(folder) / "clients"], work)

    figures = {}
    if models:
        figures["all"] = {"models": len(list(folder.glob("*.json"))), **run("--models", folder)}
        alone = [run("--model", path) for path in sorted(folder.glob("*.json"), key=lambda path: -path.stat().st_size)[:10]]
        figures["largest"] = {"mb": max(found["mb"] for found in alone)}
    runs = [run("--model", folder / f"{ONE}.json") for _ in range(rounds)]
    figures["one"] = {key: round(statistics.median(found[key] for found in runs), 3) for key in ("cpu", "mb")}
    figures["build"] = {
        "tinsmith": first_build(work, f'path = "{repository / "codegen"}", default-features = false', "tinsmith", repository),
        PEER[0]: first_build(work, f'version = "{PEER[1]}"', PEER[0], repository),
    }
    return figures


def spent(command, work: Path):
    """CPU seconds and peak memory of a command, and the seconds of each stage that it tells."""
    log = work / "log"
    with log.open("w") as out:
        process = subprocess.Popen([*command, "--timings"], stdout=out, stderr=out)
        _, status, use = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    printed = log.read_text()
    if process.returncode not in (0, 1):
        raise SystemExit(printed)
    line = next(line for line in printed.splitlines() if line.startswith("all threads:"))
    stages = {stage: float(seconds) for stage, seconds in re.findall(r"(\w+) ([\d.]+) s", line)}
    return {"cpu": round(use.ru_utime + use.ru_stime, 3), "mb": use.ru_maxrss // 1024, "stages": stages}


def first_build(work: Path, source, name, repository: Path):
    """CPU seconds and crates of the first debug build of a package with this build dependency."""
    folder = work / "user"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "src").mkdir(parents=True)
    (folder / "src/lib.rs").write_text("")
    (folder / "build.rs").write_text("fn main() {}\n")
    manifest = ["[package]", 'name = "user"', 'version = "0.0.0"', 'edition = "2021"', "[workspace]"]
    manifest += ["[build-dependencies]", f"{name} = {{ {source} }}"]
    (folder / "Cargo.toml").write_text("\n".join(manifest) + "\n")
    shutil.copy(repository / "Cargo.lock", folder)
    output("cargo", "fetch", "--quiet", folder=folder)
    run = Meter(work / "meter").cargo(["build"], folder, work / "target")
    shutil.rmtree(work / "target")
    # without the package itself
    return {"cpu": round(run["cpu"], 2), "crates": len(run["crates"]) - 1}


def show(figures):
    """Prints the figures."""
    if "all" in figures:
        every, largest = figures["all"], figures["largest"]
        print(f"\n{every['models']} models: {every['cpu']:.1f} CPU s, {every['mb']} MB; the largest alone {largest['mb']} MB")
        print("  " + ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in every["stages"].items()))
    one = figures["one"]
    print(f"{ONE}: {one['cpu'] * 1000:.0f} ms, {one['mb']} MB")
    for name, run in figures["build"].items():
        print(f"{name} as a build dependency: {run['crates']} crates, {run['cpu']:.1f} CPU s")
