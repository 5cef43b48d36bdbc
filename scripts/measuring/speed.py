"""How fast clients read and write, and what a call costs around that, as the program in `speed/` measures it."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from . import record
from .cpu import output

SIZES = ["200 B", "50 KB", "1 MB"]
# The crates by which the instructions of a call are summed up; what is none of them is the rest.
PARTS = [
    ("tinsmith", r"tinsmith_runtime|tinsmith_speed"),
    ("official client", r"aws_sdk_\w+|aws_smithy_json"),
    ("AWS runtime", r"aws_\w+"),
    ("signature", r"sha2|hmac|digest|block_buffer|hybrid_array|hex"),
    ("HTTP", r"hyper\w*|http\w*|h2|tower\w*"),
    ("tokio", r"tokio\w*|mio|futures_\w+"),
    ("allocator", r"malloc|free|realloc|calloc|_int_\w+|__libc_\w*|__rust_\w+|__rdl_\w+|unlink_chunk|sysmalloc|posix_memalign"),
    ("copies", r"__mem\w+|mem(cpy|cmp|move|set|chr)\w*"),
]
# Calls of the two runs whose difference is counted, without what is done once.
COUNTED = (100, 300)


def build(repository: Path):
    """Builds the program, and gives its path."""
    target = Path(os.environ.get("CARGO_TARGET_DIR", repository / "target"))
    environment = {**os.environ, "CARGO_INCREMENTAL": "0", "CARGO_TARGET_DIR": str(target)}
    command = ["cargo", "build", "--quiet", "--release", "--locked", "--manifest-path", repository / "speed/Cargo.toml"]
    subprocess.run(command, env=environment, check=True)
    return target / "release/tinsmith-speed"


def versions(repository: Path):
    """Returns the versions of the clients and libraries that ours is compared with."""
    compared = ("aws-sdk-", "ciborium", "quick-xml", "serde_json")
    found = record.versions(repository / "speed/Cargo.lock", *compared)
    return {name: version for name, version in found.items() if not name.startswith("ciborium-")}


def cases(program: Path, rounds, part=""):
    """Case → size → nanoseconds of one reading or writing."""
    figures = {}
    command = [program, "times", str(rounds), part]
    # Otherwise glibc returns the memory of large bodies to the system after some turns and not after others, and the next
    # turn takes half as long again, whichever side it is.
    kept = "glibc.malloc.trim_threshold=1073741824:glibc.malloc.mmap_threshold=33554432"
    environment = {**os.environ, "GLIBC_TUNABLES": kept}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            run = json.loads(line)
            entry = {"bytes": run["bytes"], "alone": run["alone"], "whole": run["whole"]}
            figures.setdefault(run["case"], {})[run["size"]] = entry
            print(line.rstrip(), file=sys.stderr)
    if process.returncode:
        sys.exit(process.returncode)
    return figures


def calls(program: Path, rounds):
    """Kind of call → nanoseconds of it, and its instructions by the crates they belong to."""
    figures = {}
    for line in output(program, "calls", str(rounds)).splitlines():
        run = json.loads(line)
        figures[run["call"]] = {"time": run["time"]}
    if not shutil.which("valgrind"):
        print("valgrind is not installed: instructions are not counted", file=sys.stderr)
        return figures
    for call, entry in figures.items():
        few, many = (instructions(program, call, times) for times in COUNTED)
        between = COUNTED[1] - COUNTED[0]
        parts = {part: round((many.get(part, 0) - few.get(part, 0)) / between) for part in many}
        entry["parts"] = {part: count for part, count in parts.items() if count > 0}
        entry["instructions"] = sum(parts.values())
    return figures


def instructions(program: Path, call, times):
    """Instructions of so many calls, by part."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out"
        command = ["valgrind", "--quiet", "--tool=callgrind", f"--callgrind-out-file={path}"]
        output(*command, program, "call", call, str(times))
        return by_part(path.read_text())


def by_part(profile: str):
    """Sums the cost of functions in a profile of callgrind: each function's own, without what it calls."""
    names, sums, part, is_call = {}, {}, "rest", False
    for line in profile.splitlines():
        # a name stands where its number is met first, which may be as that of a function that is called
        if named := re.match(r"c?fn=(\(\d+\))(?: (.*))?", line):
            number, name = named.groups()
            if name:
                names[number] = name
            if line.startswith("fn="):
                part = part_of(names[number])
        elif line.startswith("calls="):
            is_call = True
        elif line and line[0] in "0123456789+-*":
            if not is_call:
                sums[part] = sums.get(part, 0) + int(line.split()[1])
            is_call = False
    return sums


def part_of(function: str):
    """The part that a function belongs to: that of the first crate in its name that is not of Rust's own library."""
    for word in re.findall(r"[A-Za-z_]\w*", function):
        for part, pattern in PARTS:
            if re.fullmatch(pattern, word):
                return part
    return "rest"


def show_cases(figures):
    """A table of the cases."""
    print("\nMicroseconds of ours, and how many times as long the published client takes | the format's library for serde takes;")
    print("the whole call in brackets.\n")
    print(f"{'':36}" + "".join(f"{size:>34}" for size in SIZES))
    slower = []
    for case, sizes in figures.items():
        cells = []
        for size, run in sizes.items():
            ours, official, *baseline = run["alone"]
            call, official_call = run["whole"]
            serde = "".join(f" | {time / ours:.2f}x" for time in baseline)
            cells.append(f"{ours / 1000:.1f} {official / ours:.2f}x{serde} ({call / 1000:.0f} {official_call / call:.2f}x)")
            if official < ours or official_call < call or (baseline and baseline[0] < ours and size == "1 MB"):
                slower.append(f"{case}, {size}: {cells[-1]}")
        print(f"{case:36}" + "".join(f"{cell:>34}" for cell in cells))
    print("\nSlower than the published client, or at 1 MB than the library for serde:" if slower else "\nNowhere slower.")
    print("\n".join(slower))


def show_calls(figures):
    """A table of the calls."""
    print(f"\n{'A call':24}{'µs':>8}{'instructions':>14}")
    for call, entry in figures.items():
        print(f"{call:24}{entry['time'] / 1000:>8.1f}{entry.get('instructions', 0):>14}")
        print("    " + ", ".join(f"{part} {count}" for part, count in sorted(entry.get("parts", {}).items())))


def ratios(figures):
    """Each comparison with the published client: what, and how many times its time that is."""
    for case, sizes in figures.get("cases", {}).items():
        for size, run in sizes.items():
            ours, official = run["alone"][:2]
            if official:
                yield f"{case}, {size}", official / ours
    calls = figures.get("calls", {})
    for to in ("memory", "loopback"):
        if f"{to} ours" in calls and f"{to} official" in calls:
            ours, official = (calls[f"{to} {which}"].get("instructions") for which in ("ours", "official"))
            if ours and official:
                yield f"instructions of a call, {to}", official / ours
