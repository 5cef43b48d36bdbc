"""Creates the performance page from measured JSON: Markdown and plots."""

from pathlib import Path

from . import crates_page, generator_page, goals, speed_page
from .first import programs
from .groups import GROUPS
from .plots import bars
from .tables import seconds, table, times

INTRODUCTION = """\
<!-- Written by scripts/performance from docs/performance/measured.json. -->

# Performance

All figures are CPU seconds, user and system time together, which, unlike wall-clock time, stay meaningful when other processes share
the machine. The figures of a table come from one run of one command on one machine, and should be compared only with each other; on
a quieter or faster machine they are smaller, at about the same ratios.
"""


def files(measured):
    """Returns the files, by path below `docs/`."""
    written, sections = {}, [INTRODUCTION]
    for section, write in SECTIONS:
        if section in measured:
            text, plots = write(measured[section]["figures"])
            sections.append(text + source(measured[section]))
            written.update(plots)
    sections.append(goals.section(measured))
    return {"performance.md": "\n".join(sections), **written}


def source(section):
    """The date and machine of a section's measurements, and the versions of what was compared with."""
    versions = "".join(f", {name} {version}" for name, version in section.get("versions", {}).items())
    return f"\n{section['date']}, rustc {section['rustc']}{versions}; {section['machine']}.\n"


def first(figures):
    """First builds of a program with one call."""
    text = """
## The first build of a program

A program that makes one call of kinesisanalyticsv2, built from an empty target folder with all its dependencies, as measured by
`scripts/weight --first` with default features. Most of the difference is due to the choice of dependencies, not to the generator:
ours uses rustls with ring, while the published client uses rustls with aws-lc and also contains an older HTTP stack with its own
TLS. "aws-config as README has it" is without SSO and credential processes, uses the HTTP client of our client, and omits Unicode's
tables for host names; "slimmed" is the same program after `tinsmith slim`, which reduces the client of STS that aws-config contains
to the operations it calls. AWS's runtime, tokio and procedural macros remain in every case.
"""
    figures = {name: figures[name] for name in programs(Path()) if name in figures}
    plots = {}
    for kind in ("check", "debug", "release"):
        measured = {name: entry for name, entry in figures.items() if kind in entry}
        if len(measured) < 2:
            continue
        base = measured.get("official", {}).get(kind, {}).get("cpu")
        rows = []
        for entry in measured.values():
            run = entry[kind]
            ratio = times(base, run["cpu"]) if base else "–"
            rows.append(
                [entry["title"], f"{run['cpu']:.1f}", ratio, f"{run['wall']:.0f} s", run["crates"]]
                + [f"{run['groups'][group]:.1f}" for group in GROUPS]
            )
        text += f"\n### {kind}\n\n" + table(["CPU s", "all", "", "wall clock", "crates", *GROUPS], rows)
        path = f"performance/first-{kind}.svg"
        plots[path] = bars(
            f"First {kind} of a program with one call",
            "CPU seconds",
            [(entry["title"], [entry[kind]["groups"][group] for group in GROUPS]) for entry in measured.values()],
            GROUPS,
        )
        text += f"\n![First {kind}, CPU seconds by group]({path})\n"
    return text + again(figures), plots


def again(figures):
    """Rebuilds after a change of the program, and its size."""
    rebuilt = [(entry["title"], entry["debug"]["rebuild"]) for entry in figures.values() if "rebuild" in entry.get("debug", {})]
    text = ""
    if rebuilt:
        rows = [[title, f"{run['cpu']:.2f}", f"{run['linking']:.2f}", f"{run['wall']:.2f} s"] for title, run in rebuilt]
        text += "\n### Rebuild after a change of the program\n\nIncremental debug builds; the median of five.\n\n"
        text += table(["CPU s", "all", "of which linking", "wall clock"], rows)
    weighed = [(entry["title"], entry["release"]) for entry in figures.values() if "bytes" in entry.get("release", {})]
    if weighed:
        rows = [[title, f"{run['bytes'] / 1e6:.2f}", f"{run['linking']:.2f}"] for title, run in weighed]
        text += "\n### The program\n\nThe release build, stripped.\n\n" + table(["", "MB", "linking, CPU s"], rows)
    return text


def slim(figures):
    """First builds of workspaces on published clients, as they are and slimmed."""
    text = """
## A workspace on published clients, slimmed

The first build of a whole workspace, from an empty target folder, as it is and after `tinsmith slim`, which leaves sources and
dependencies alone: `aws-config`, its TLS and everything else but the clients are the same. `scripts/slim` measures both in one
run.
"""
    rows = []
    for entry in figures.values():
        for kind in (kind for kind in ("check", "debug", "release") if kind in entry):
            runs = entry[kind]["published"], entry[kind]["slimmed"]
            rows.append([f"{entry['title']}, {kind}", "published", *cells(runs[0]), ""])
            rows.append(["", "slimmed", *cells(runs[1]), times(runs[0]["cpu"], runs[1]["cpu"])])
    text += "\n" + table(["CPU s", "", "all", "of it the clients", "clients", "crates", ""], rows)
    return text, {}


def cells(run):
    """The figures of a build of a workspace."""
    return [f"{run['cpu']:.1f}", f"{run['of_clients']:.1f}", run["clients"], run["crates"]]


def demo(figures):
    """The demo of the README."""
    run = figures["first"]
    text = f"""
## The demo of the README

`cargo run -p presigned_url -- --demo` compiles {run['crates']} crates in {run['cpu']:.0f} CPU seconds, from nothing
(`scripts/weight --demo`). It needs neither TLS nor aws-config, since its service is local.
"""
    return text, {}


def tests(figures):
    """The test command of the README."""
    dearest = sorted(figures["crates"].items(), key=lambda entry: -entry[1])[:8]
    text = f"""
## The tests

The test command of the README, from an empty target folder, takes {(figures['build'] + figures['run']) / 60:.1f} CPU minutes:
{figures['build'] / 60:.1f} to build, {figures['run'] / 60:.1f} to run (`scripts/weight --tests`). Most of the build are
{", ".join(f"{crate.split()[0]} {seconds:.0f} s" for crate, seconds in dearest)}.
"""
    return text, {}


def clients(figures):
    """The crates of clients alone."""
    text = """
## The crate of a client

The rustc process that compiles the client, with its dependencies already built: the cost of a rebuild when the client changes, as
measured by `scripts/weight`. `one` is a client with one operation, `five` with five.
"""
    kinds = [kind for kind in ("check", "debug", "release") if any(kind in run for of in figures.values() for run in of.values())]
    rows, plots = [], {}
    for service, entries in figures.items():
        for which, entry in entries.items():
            row = [f"{service}, {which}"]
            for kind in kinds:
                run, official = entry.get(kind), entries.get("official", {}).get(kind)
                ratio = f" ({times(official['cpu'], run['cpu'])})" if run and official and which != "official" else ""
                row.append(f"{seconds(run['cpu'])}{ratio}" if run else "–")
            rows.append(row + [memory(entry, entries.get("official", {}), which)])
    text += "\n" + table(["CPU s", *kinds, "most memory, MB"], rows)
    for kind in kinds:
        path = f"performance/clients-{kind}.svg"
        bar = [
            (f"{service}, {which}", [entry[kind]["cpu"]])
            for service, entries in figures.items()
            for which, entry in entries.items()
            if kind in entry
        ]
        plots[path] = bars(f"{kind} of a client's crate", "CPU seconds", bar)
        text += f"\n![{kind} of a client's crate]({path})\n"
    return text, plots


def memory(entry, official, which):
    """The most memory that a client takes, over all kinds of builds."""
    most, others = (max((run["mb"] for run in runs.values()), default=0) for runs in (entry, official))
    return f"{most} ({times(others, most)})" if others and which != "official" else most


# Section of the measured figures → what writes it, in the order of the page.
SECTIONS = (
    ("first", first),
    ("crates", crates_page.section),
    ("slim", slim),
    ("demo", demo),
    ("clients", clients),
    ("generator", generator_page.section),
    ("tests", tests),
    ("speed", speed_page.section),
)
