"""Measures the first build of a program with one call, and its rebuild, with our and the published client."""

import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from . import generator, record
from .cpu import Meter, output
from .groups import GROUPS, by_group, group

OFFICIAL = 'client = { package = "aws-sdk-kinesisanalyticsv2", version = "=1.125.0" }'
ALL_OF_CONFIG = 'aws-config = "1"'
PART_OF_CONFIG = (
    'aws-config = { version = "1", default-features = false, features = ["rt-tokio"] }\nidna_adapter = "~1.0"'
)

CALL = """
#[tokio::main]
async fn main() -> Result<(), client::Error> {
    CONFIG
    let response = client.create_application_presigned_url().application_name("a").send().await?;
    println!("{:?}", response.authorized_url());
    Ok(())
}
"""
LOADED = """let config = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;
    let client = client::Client::new(&config);"""
LOADED_WITH_OUR_HTTP = """let config = aws_config::defaults(aws_config::BehaviorVersion::latest())
        .http_client(client::config::http::default_client())
        .load()
        .await;
    let client = client::Client::new(&config);"""
ALONE = """let config = client::Config::builder()
        .behavior_version(client::config::BehaviorVersion::latest())
        .region(client::config::Region::new("us-east-1"))
        .credentials_provider(client::config::Credentials::new("a", "b", None, None, "here"))
        .build();
    let client = client::Client::from_conf(config);"""


# The program to which `tinsmith slim` is applied: of the client that aws-config itself uses, only what it calls is left.
SLIMMED = "ours-slimmed"


def programs(repository: Path):
    """Name → what it is, its dependencies, how it makes a client."""
    folder = repository / "generated/kinesisanalyticsv2"

    def ours(features=None):
        chosen = "" if features is None else f", default-features = false, features = {features}"
        return f'client = {{ package = "kinesisanalyticsv2", path = "{folder}"{chosen} }}'

    return {
        "official": ("published, aws-config", [OFFICIAL, ALL_OF_CONFIG], LOADED),
        "official-alone": ("published, alone", [OFFICIAL], ALONE),
        "ours": ("ours, aws-config as README has it", [ours(), PART_OF_CONFIG], LOADED_WITH_OUR_HTTP),
        SLIMMED: ("ours, the same with aws-config slimmed", [ours(), PART_OF_CONFIG], LOADED_WITH_OUR_HTTP),
        "ours-all-of-config": ("ours, aws-config with its defaults", [ours(), ALL_OF_CONFIG], LOADED),
        "ours-alone": ("ours, alone", [ours()], ALONE),
        "ours-aws-lc": ("ours, alone, aws-lc", [ours('["rt-tokio", "default-https-client"]')], ALONE),
        "ours-s2n": ("ours, alone, s2n", [ours('["rt-tokio", "s2n-tls"]')], ALONE),
        "ours-no-tls": ("ours, alone, no TLS", [ours('["rt-tokio", "http-client"]')], ALONE),
    }


# The kinds of builds of each program: all for the comparison, only the quickest for the other choices.
ARGUMENTS = {"check": ["check"], "debug": ["build"], "release": ["build", "--release"]}
COMPARED = ["official", "official-alone", "ours", SLIMMED, "ours-all-of-config", "ours-alone"]
KINDS = {name: list(ARGUMENTS) for name in COMPARED}


def write(folder: Path, repository: Path, dependencies, configured):
    """A package with this program, and a lock of the versions the repository has."""
    (folder / "src").mkdir(parents=True, exist_ok=True)
    manifest = ["[package]", 'name = "program"', 'version = "0.0.0"', 'edition = "2021"', "[workspace]"]
    # what a program of one's own is shipped as
    manifest += ["[profile.release]", "strip = true", "[dependencies]", *dependencies]
    manifest.append('tokio = { version = "1", features = ["macros", "rt-multi-thread"] }')
    (folder / "Cargo.toml").write_text("\n".join(manifest) + "\n")
    (folder / "src/main.rs").write_text(CALL.replace("CONFIG", configured))
    shutil.copy(repository / "Cargo.lock", folder)
    output("cargo", "metadata", "--format-version", "1", folder=folder)
    if not any("idna_adapter" in line for line in dependencies):
        if "idna_adapter" in (folder / "Cargo.lock").read_text():
            output("cargo", "update", "--quiet", "-p", "idna_adapter", folder=folder)
    output("cargo", "fetch", "--quiet", folder=folder)


def slim(folder: Path, repository: Path, models: str):
    """Replaces the published clients in the build of a program by those that `tinsmith slim` generates."""
    runtime = repository / "runtime"
    command = [generator.tinsmith(repository), "slim", folder, "--models-from", models, "--runtime-path", runtime]
    subprocess.run(command, check=True)


def touch_and_build(meter: Meter, folder: Path, target: Path, settings):
    """Builds again after a change of the program."""
    with (folder / "src/main.rs").open("a") as source:
        source.write("// another line\n")
    return meter.cargo(["build"], folder, target, settings)


def measure(repository: Path, work: Path, wanted=None, kinds=None, rounds=5):
    """Builds each program from nothing, the debug build also after a change, and takes the size of the release build.

    Gives the figures, and the versions of the published crates in them.
    """
    meter = Meter(work)
    target = work / "target"
    figures, versions = {}, {}
    for name, (title, dependencies, configured) in programs(repository).items():
        if wanted and name not in wanted:
            continue
        models = os.environ.get("TINSMITH_MODELS")
        if name == SLIMMED and not models:
            print(f"TINSMITH_MODELS is not set: left out: {title}", file=sys.stderr)
            continue
        folder = work / name
        write(folder, repository, dependencies, configured)
        if name == SLIMMED:
            slim(folder, repository, models)
        versions.update(record.versions(folder / "Cargo.lock", "aws-config", "aws-sdk-kinesisanalyticsv2"))
        figures[name] = {"title": title}
        for kind in KINDS.get(name, ["check"]):
            if kinds and kind not in kinds:
                continue
            shutil.rmtree(target, ignore_errors=True)
            # a rebuild is what it is for a programmer: incremental
            settings = {"CARGO_INCREMENTAL": "1"} if kind == "debug" else {}
            run = meter.cargo(ARGUMENTS[kind], folder, target, settings)
            entry = {
                "cpu": round(run["cpu"], 2),
                "wall": round(run["wall"], 2),
                "crates": len(run["crates"]),
                "groups": {group: round(seconds, 2) for group, seconds in by_group(run).items()},
            }
            if kind == "debug":
                again = [touch_and_build(meter, folder, target, settings) for _ in range(rounds)]
                entry["rebuild"] = {
                    key: round(statistics.median(run[key] for run in again), 2) for key in ("cpu", "wall", "linking")
                }
            if kind == "release":
                entry["bytes"] = (target / "release/program").stat().st_size
                entry["linking"] = round(run["linking"], 2)
            figures[name][kind] = entry
            print(f"{title}, {kind}: {entry['cpu']} CPU s, {entry['crates']} crates", file=sys.stderr)
        shutil.rmtree(target, ignore_errors=True)
    return figures, versions


def crates(repository: Path, work: Path, name="ours-alone"):
    """CPU seconds of each crate in the first check of a program."""
    _, dependencies, configured = programs(repository)[name]
    folder, target = work / name, work / "target"
    write(folder, repository, dependencies, configured)
    shutil.rmtree(target, ignore_errors=True)
    run = Meter(work).cargo(["check"], folder, target)
    shutil.rmtree(target, ignore_errors=True)
    return {crate: round(seconds, 2) for crate, seconds in run["crates"].items()}


def show_crates(figures):
    """The crates, the most expensive first."""
    for crate, seconds in sorted(figures.items(), key=lambda entry: -entry[1]):
        print(f"{seconds:8.2f}  {group(crate):24}{crate}")


def demo(repository: Path, work: Path):
    """The first build of the README's demo."""
    target = work / "target"
    shutil.rmtree(target, ignore_errors=True)
    run = Meter(work).cargo(["build", "--locked", "-p", "presigned_url"], repository, target)
    shutil.rmtree(target, ignore_errors=True)
    return {"cpu": round(run["cpu"], 2), "wall": round(run["wall"], 2), "crates": len(run["crates"])}


def show(figures):
    """A table of the figures."""
    for kind in ("check", "debug", "release"):
        measured = {name: entry for name, entry in figures.items() if kind in entry}
        if not measured:
            continue
        print(f"\nFirst {kind}, CPU seconds{'':22}" + "".join(f"{group[:11]:>12}" for group in ["all", *GROUPS]) + "  crates")
        for entry in measured.values():
            run = entry[kind]
            cells = [run["cpu"], *(run["groups"][group] for group in GROUPS)]
            print(f"{entry['title']:42}" + "".join(f"{cell:>12.1f}" for cell in cells) + f"{run['crates']:>8}")
            if "rebuild" in run:
                again = run["rebuild"]
                print(f"{'  again, after a change of the program':42}{again['cpu']:>12.2f}  of it linking {again['linking']:.2f}")
            if "bytes" in run:
                print(f"{'  the program, stripped':42}{run['bytes'] / 1e6:>12.2f} MB, linking {run['linking']:.2f}")


def ratios(figures):
    """Each comparison with the published client: what, and how many times its cost that is."""
    for name, entry in figures.items():
        for kind in ARGUMENTS:
            if name != "official" and kind in entry and kind in figures.get("official", {}):
                yield f"first {kind}, {entry['title']}", figures["official"][kind]["cpu"] / entry[kind]["cpu"]
