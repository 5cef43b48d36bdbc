"""The figures of `scripts/speed` as Markdown and plots."""

from .plots import bars
from .speed import SIZES
from .tables import table, times


def section(figures):
    """The speed of clients in reading and writing, and the cost of a call."""
    text, plots = "", {}
    if "cases" in figures:
        text, plots = cases(figures["cases"])
    if "calls" in figures:
        text += calls(figures["calls"])
    return text, plots


def cases(figures):
    """The codecs alone, and the whole call."""
    text = """
## Reading and writing

The same bodies in our clients and the published ones, in turns in one process; medians of CPU time, measured by `scripts/speed`. For
reading, there is a baseline: serde_json, quick-xml and ciborium without a client, reading into structures that derive `Deserialize`
and have strings in place of enums. The first table is for the codec alone, with our time and that of the others
in multiples of it; the second is for whole calls, with a connector that responds from memory. The process keeps the memory of large
bodies between turns (`GLIBC_TUNABLES`), on all sides alike. A dash is a time that was not measured.
"""
    rows, slower = [], []
    for case, sizes in figures.items():
        row = [case]
        for size in SIZES:
            ours, official, *baseline = sizes[size]["alone"]
            serde = f" / {multiple(baseline[0], ours)}" if baseline else ""
            row.append(f"{ours / 1000:.1f}: {multiple(official, ours)}{serde}")
            if official and official < ours:
                slower.append(f"{case} at {size} ({official / ours:.2f})")
            if baseline and size == "1 MB" and baseline[0] < ours:
                slower.append(f"{case} at {size} against the baseline ({baseline[0] / ours:.2f})")
        rows.append(row)
    text += "\n" + table(["µs: published / baseline, x", *SIZES], rows)
    if slower:
        text += f"\nSlower than the published client, or at 1 MB than the baseline: {'; '.join(slower)}.\n"
    else:
        text += "\nNowhere slower than the published client, and at 1 MB nowhere slower than the baseline.\n"
    rows = []
    for case, sizes in figures.items():
        row = [case]
        for size in SIZES:
            ours, official = sizes[size]["whole"]
            row.append(f"{ours / 1000:.0f}: {multiple(official, ours)}")
        rows.append(row)
    text += "\n" + table(["µs of a whole call: published, x", *SIZES], rows)
    path = "performance/reading.svg"
    parts = ["ours", "published", "baseline"]
    shown = []
    for case, sizes in figures.items():
        run = sizes["1 MB"]["alone"]
        if len(run) == len(parts):
            shown += [(f"{case}, {part}", [time / 1000]) for part, time in zip(parts, run) if time]
    if shown:
        plot = bars("Reading 1 MB", "µs", shown)
        text += f"\n![Reading 1 MB, µs]({path})\n"
        return text, {path: plot}
    return text, {}


def multiple(time, ours):
    """A time in multiples of ours, if it was measured."""
    return f"{time / ours:.2f}" if time else "–"


def calls(figures):
    """A call around a small request."""
    text = """
## The call around a request

`SendMessage` with eleven characters, over awsJson1_0: with a connector that responds from memory, and with hyper, the same HTTP
client for both, to a local server. Times are CPU times, including the kernel's part of the connection; instructions are those
outside the kernel, counted by callgrind as the difference between 300 and 100 calls, by the crate of each function (functions of
Rust's library count for the crate whose types they are instantiated with, or for the rest).
"""
    parts = sorted({part for entry in figures.values() for part in entry.get("parts", {})})
    parts.sort(key=lambda part: -max(entry.get("parts", {}).get(part, 0) for entry in figures.values()))
    rows = []
    for call, entry in figures.items():
        counts = [f"{entry.get('parts', {}).get(part, 0) / 1000:.1f}" for part in parts]
        rows.append([call, f"{entry['time'] / 1000:.1f}", f"{entry.get('instructions', 0) / 1000:.0f}", *counts])
    text += "\n" + table(["", "µs", "1000 instructions", *parts], rows)
    for to in ("memory", "loopback"):
        ours, official = (figures.get(f"{to} {which}", {}) for which in ("ours", "official"))
        if ours.get("instructions") and official.get("instructions"):
            ratio = times(official["instructions"], ours["instructions"])
            text += f"\nTo {to} the published client takes {ratio} our instructions.\n"
    return text
