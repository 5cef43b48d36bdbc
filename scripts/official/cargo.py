"""Workspaces with replacements, built and run test by test."""

import functools
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from measuring import generator

# The option that asks for replacements with all operations.
WHOLE = {"--whole"}
# The longest that the tests of one executable may take, in seconds.
LIMIT = 900
# The compiler target of WebAssembly without an operating system, and the program that runs tests compiled for it.
NO_SYSTEM = "wasm32-unknown-unknown"
RUN_WASM = Path(__file__).resolve().parent / "run_wasm.mjs"
# Runs a command in a network of its own, in which no address answers except those of this machine: packets to others come back on
# the loopback device, and are dropped. Some tests wait for a connection that must not be answered, and none needs a network.
NO_NETWORK = [
    "unshare",
    "--map-root-user",
    "--net",
    "sh",
    "-c",
    'ip link set lo up && ip addr add 192.0.2.1/32 dev lo && ip route add default dev lo && exec "$@"',
    "sh",
]


def environment(work):
    """Returns the environment of cargo: a target folder of its own, and no profile of this machine's in the way of tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    # nobody debugs them, and the folder stays small
    small = {"CARGO_INCREMENTAL": "0", "CARGO_PROFILE_DEV_DEBUG": "0", "CARGO_PROFILE_TEST_DEBUG": "0"}
    return {**kept, **small, "CARGO_TARGET_DIR": str(work.parent / "target")}


def require(only, there):
    """Exits if one of the packages asked for is not there."""
    unknown = [name for name in only if name not in there]
    if unknown:
        raise SystemExit(f"there is no package {unknown[0]}; the packages are {', '.join(there)}")


def models(tests):
    """Returns the options that name the folders of models, those of a checkout first."""
    folders = [tests.parent / "aws-models"] if tests else []
    if os.environ.get("TINSMITH_MODELS"):
        folders.append(os.environ["TINSMITH_MODELS"])
    # services of which there is no Smithy model
    if os.environ.get("TINSMITH_BOTOCORE"):
        folders.append(os.environ["TINSMITH_BOTOCORE"])
    return [part for folder in folders for part in ("--models-from", str(folder))]


def slim(repository, workspace, options, models):
    """Puts replacements into a workspace, unless the published clients are asked for."""
    if "--published" in options:
        return
    tinsmith = generator.tinsmith(repository, is_debug=True)
    command = [str(tinsmith), "slim", str(workspace), "--runtime-path", str(repository / "runtime")]
    whole = ["--whole"] if "--whole" in options and "--slimmed" not in options else []
    subprocess.run([*command, *whole, *models], check=True)


def fresh(folder):
    """Empties a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def test(workspace, environment, packages, arguments):
    """Compiles the tests of packages and runs them. Returns their outcomes by package, target and name."""
    chosen = [part for package in packages for part in ("-p", package)]
    built = compiled(workspace, environment, ["build", "--tests", *chosen, *arguments])
    executables = [message for message in built if message["executable"] and message["profile"]["test"]]
    there = {(name(message), message["target"]["name"]) for message in executables}
    outcomes = {}
    for package, target in targets(workspace, environment):
        # one that is not there, as what it needs did not compile, has failed, too
        if package in packages and target["test"] and (package, target["name"]) not in there:
            outcomes[package, target["name"], "compiles"] = "failed"
    for message in executables:
        package, target = name(message), message["target"]["name"]
        for test, outcome in run(message, environment).items():
            outcomes[package, target, test] = outcome
    return outcomes


def compile(package, environment, name, target):
    """Compiles the tests of a package for WebAssembly, as its own settings of cargo say, and runs them if they need no system."""
    if target not in installed_targets(package):
        print(f"{name}: ignored, as the compiler has no target {target}: rustup target add {target}")
        return {}
    built = compiled(package, environment, ["build", "--tests", "--target", target])
    modules = [message["executable"] for message in built if message["executable"] and message["profile"]["test"]]
    outcomes = {(name, target, "compiles"): "passed" if modules else "failed"}
    if target == NO_SYSTEM and shutil.which("node"):
        # which tests it has is known to nobody outside
        for module in modules:
            ran = subprocess.run(["node", str(RUN_WASM), module])
            outcomes[name, target, "runs"] = "failed" if ran.returncode else "passed"
    return outcomes


def installed_targets(folder):
    """Returns the compiler targets whose libraries are installed."""
    printed = subprocess.run(["rustc", "--print", "sysroot"], cwd=folder, check=True, stdout=subprocess.PIPE, text=True).stdout
    return [path.name for path in (Path(printed.strip()) / "lib/rustlib").iterdir()]


def compiled(workspace, environment, arguments):
    """Compiles, as much as there is without errors, which are printed. Returns cargo's messages about what was compiled."""
    command = ["cargo", *arguments, "--keep-going", "--message-format", "json"]
    printed = subprocess.run(command, cwd=workspace, env=environment, stdout=subprocess.PIPE, text=True).stdout
    artifacts = []
    for message in map(json.loads, filter(lambda line: line.startswith("{"), printed.splitlines())):
        if message["reason"] == "compiler-artifact":
            artifacts.append(message)
        elif message["reason"] == "compiler-message" and message["message"]["level"] == "error":
            print(message["message"]["rendered"], file=sys.stderr)
    return artifacts


def targets(workspace, environment):
    """Returns the targets of the packages of a workspace that need no feature to be asked for, each with its package."""
    command = ["cargo", "metadata", "--format-version", "1", "--no-deps"]
    printed = subprocess.run(command, cwd=workspace, env=environment, check=True, stdout=subprocess.PIPE).stdout
    for package in json.loads(printed)["packages"]:
        for target in package["targets"]:
            if target["kind"] != ["custom-build"] and not target.get("required-features"):
                yield name(package), target


def name(message):
    """Returns the folder of the package that a message of cargo is about, which is named as the package."""
    return message["manifest_path"].rsplit("/", 2)[-2]


@functools.cache
def without_network():
    """Returns the start of a command that runs without a network, if this machine allows it."""
    try:
        subprocess.run([*NO_NETWORK, "true"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return NO_NETWORK
    except (OSError, subprocess.CalledProcessError):
        print("tests run with this machine's network, as `unshare` and `ip` do not work here")
        return []


def run(message, environment):
    """Runs an executable with tests. Returns their outcomes by name."""
    folder = message["manifest_path"].rsplit("/", 1)[0]
    environment = {**environment, "CARGO_MANIFEST_DIR": folder}
    # one at a time, so that no line is broken by another
    command = [*without_network(), message["executable"], "--test-threads=1"]
    try:
        ran = subprocess.run(
            command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=LIMIT
        )
        output = ran.stdout.decode(errors="replace")
    except subprocess.TimeoutExpired as error:
        output = (error.stdout or b"").decode(errors="replace")
    outcomes = {}
    words = {"ok": "passed", "FAILED": "failed", "ignored": "ignored"}
    started = None
    for line in output.splitlines():
        begun = re.match(r"test (\S+)( - should panic)? \.\.\. ", line)
        if begun:
            started = begun[1]
            outcomes[started] = "failed"  # until it says otherwise
        ended = re.search(r"(?:^| )(ok|FAILED|ignored)(?:,.*)?$", line)
        if started and ended:
            outcomes[started] = words[ended[1]]
            started = None
    failures = [test for test, outcome in outcomes.items() if outcome == "failed"]
    if failures:
        print(output, file=sys.stderr)
    return outcomes
