"""Measures what the crate of a client costs to compile: ours, whole and with a few operations, and the published one.

Only the rustc process of the crate itself is measured, in CPU seconds and peak memory; its dependencies are compiled before. The
runs alternate, so that changes of the machine's speed affect all of them.
"""

import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from . import generator, record
from .cpu import output
from .tables import seconds, times

# Service → the version of the published crate, the name of the model, an operation.
SERVICES = {
    "kinesisanalyticsv2": ("1.125.0", "kinesis-analytics-v2", "CreateApplicationPresignedUrl"),
    "dynamodb": ("1.136.0", "dynamodb", "GetItem"),
    "sqs": ("1.119.0", "sqs", "SendMessage"),
    "s3": ("1.157.0", "s3", "GetObject"),
    "ec2": ("=1", "ec2", "DescribeInstances"),
}
# A few operations of the largest service, as a program may use them together.
FIVE = {
    "ec2": ["DescribeInstances", "RunInstances", "StartInstances", "StopInstances", "TerminateInstances"],
}
USUAL = ["kinesisanalyticsv2", "dynamodb", "sqs", "s3"]
ARGUMENTS = {"check": ["check"], "debug": ["build"], "release": ["build", "--release"]}

WRAPPER = """#!/bin/bash
name=
for ((i = 1; i <= $#; i++)); do
    if [ "${!i}" = --crate-name ]; then next=$((i + 1)); name=${!next}; fi
done
case $name in
MEASURED) exec python3 - "$WEIGHT_LOG" "$name" "$@" <<'PYTHON'
import resource, subprocess, sys
log, name, *command = sys.argv[1:]
status = subprocess.call(command, close_fds=False)  # the jobserver of cargo is inherited
use = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(log, "a") as out:
    print(name, use.ru_utime + use.ru_stime, use.ru_maxrss // 1024, file=out)
sys.exit(status)
PYTHON
    ;;
*) exec "$@" ;;
esac
"""


def crates_of(services, models):
    """Crate → service and which client of it."""
    crates = {}
    for service in services:
        crates[f"aws-sdk-{service}"] = (service, "official")
        if models:
            crates[f"ours-{service}"] = (service, "whole")
        if models or service == "kinesisanalyticsv2":
            crates[f"ours-{service}-one"] = (service, "one")
        if models and service in FIVE:
            crates[f"ours-{service}-five"] = (service, "five")
    return crates


def measure(repository: Path, work: Path, services=None, kinds=None, rounds=3):
    """The figures of the clients of these services, and the versions of the published ones."""
    services = services or USUAL
    kinds = kinds or list(ARGUMENTS)
    models = os.environ.get("TINSMITH_MODELS")
    if not models:
        print("TINSMITH_MODELS is not set: only a slice of one service is measured", file=sys.stderr)
        services = ["kinesisanalyticsv2"]
    crates = crates_of(services, models)
    shutil.rmtree(work, ignore_errors=True)
    (work / "src").mkdir(parents=True)
    (work / "src/lib.rs").write_text("")
    generate(repository, work, crates, models)
    workspace(repository, work, crates)
    wrapper = work / "rustc"
    wrapper.write_text(WRAPPER.replace("MEASURED", " | ".join(name.replace("-", "_") for name in crates)))
    wrapper.chmod(0o755)
    log = work / "log"
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("CARGO_PROFILE")},
        "CARGO_INCREMENTAL": "0",
        "CARGO_TARGET_DIR": str(work / "target"),
        "RUSTC_WRAPPER": str(wrapper),
        "WEIGHT_LOG": str(log),
    }

    def cargo(*arguments):
        subprocess.run(["cargo", *arguments, "--quiet"], cwd=work, env=environment, check=True)

    figures = {}
    for kind in kinds:
        profile = ["--release"] if kind == "release" else []
        cargo(*ARGUMENTS[kind], "-p", "weight")
        log.write_text("")
        for _ in range(rounds):
            for crate in crates:
                cargo("clean", *profile, "-p", crate)
                cargo(*ARGUMENTS[kind], "-p", crate)
        runs = {}
        for line in log.read_text().splitlines():
            name, cpu, megabytes = line.split()
            runs.setdefault(name, []).append((float(cpu), int(megabytes)))
        for crate, (service, which) in crates.items():
            cpu, megabytes = zip(*runs[crate.replace("-", "_")])
            entry = figures.setdefault(service, {}).setdefault(which, {})
            entry[kind] = {
                "cpu": round(statistics.median(cpu), 3),
                "mb": int(statistics.median(megabytes)),
            }
    shutil.rmtree(work / "target", ignore_errors=True)
    return figures, record.versions(work / "Cargo.lock", "aws-sdk-")


def model_of(repository, models, name):
    """The path of a model: among those of AWS, or else in botocore, which TINSMITH_BOTOCORE names."""
    path = Path(models, f"{name}.json") if models else repository / f"models/{name}.json"
    botocore = os.environ.get("TINSMITH_BOTOCORE")
    return path if path.exists() or not botocore else Path(botocore, "botocore/data", name)


def generate(repository, work, crates, models):
    """Our clients, as packages."""
    tinsmith = generator.tinsmith(repository)
    for crate, (service, which) in crates.items():
        if which == "official":
            continue
        _, model, operation = SERVICES[service]
        path = model_of(repository, models, model)
        command = [tinsmith, "generate", "--model", path, "--output", work / crate]
        command += ["--package", crate, "--runtime-path", repository / "runtime"]
        chosen = {"one": [operation], "five": FIVE.get(service, [])}.get(which, [])
        output(*command, *(part for name in chosen for part in ("--operation", name)))


def workspace(repository, work, crates):
    """A workspace whose one package depends on all of them, without the TLS that both can have."""
    members = [crate for crate, (_, which) in crates.items() if which != "official"]
    lines = ["[package]", 'name = "weight"', 'version = "0.0.0"', 'edition = "2021"', "[workspace]"]
    lines += [f"members = {members}", "[dependencies]"]
    for crate, (service, which) in crates.items():
        version = SERVICES[service][0]
        source = f'version = "={version.lstrip("=")}"' if which == "official" else f'path = "{crate}"'
        # all that the published client has, which is on by default
        features = '"rt-tokio"' if which == "official" else '"full-builders", "rt-tokio"'
        lines.append(f"{crate} = {{ {source}, default-features = false, features = [{features}] }}")
    (work / "Cargo.toml").write_text("\n".join(lines) + "\n")
    shutil.copy(repository / "Cargo.lock", work)
    output("cargo", "fetch", "--quiet", folder=work)


def show(figures):
    """A table of the figures."""
    kinds = [kind for kind in ARGUMENTS if any(kind in entry for of in figures.values() for entry in of.values())]
    print(f"\n{'CPU seconds of the one rustc process':40}" + "".join(f"{kind:>18}" for kind in kinds))
    for service, clients in figures.items():
        for which, entry in clients.items():
            cells = []
            for kind in kinds:
                cpu = entry[kind]["cpu"]
                ratio = "" if which == "official" else f" ({times(clients['official'][kind]['cpu'], cpu)})"
                cells.append(f"{seconds(cpu)}{ratio}")
            print(f"{service + ', ' + which:40}" + "".join(f"{cell:>18}" for cell in cells))
    print("peak memory, MB")
    for service, clients in figures.items():
        for which, entry in clients.items():
            print(f"{service + ', ' + which:40}" + "".join(f"{entry[kind]['mb']:>18}" for kind in kinds))


def ratios(figures):
    """Each comparison with the published client: what, and how many times its cost that is."""
    for service, entries in figures.items():
        for which, entry in entries.items():
            for kind, run in entry.items():
                if which != "official" and kind in entries.get("official", {}):
                    yield f"{service}, {which}, {kind}", entries["official"][kind]["cpu"] / run["cpu"]
