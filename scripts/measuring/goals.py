"""Compares the measured figures with the goals of the project."""

from .tables import table


def section(measured):
    """A table of the goals that were measured."""
    figures = {name: section["figures"] for name, section in measured.items()}
    rows = []
    for what, goal, unit, find, *limit in GOALS:
        try:
            value = find(figures)
        except (KeyError, ValueError):
            continue
        # a ratio is to be reached, everything else not to be exceeded
        is_met = value >= goal if unit == "x" else value <= goal
        why = "yes" if is_met else f"no: {limit[0]}" if limit else "no"
        rows.append([what, shown(goal, unit), shown(value, unit), why])
    if not rows:
        return ""
    text = """
## Goals

Ratios are those of the published clients to ours. A goal without figures is left out.

"""
    return text + table(["", "goal", "measured", "met"], rows)


def shown(value, unit):
    """A figure with its unit."""
    if unit == "x":
        return f"{value:.4g}x" if value == int(value) else f"{value:.2f}x" if value < 2 else f"{value:.1f}x"
    places = 0 if value >= 100 or value == int(value) else 2 if value < 1 else 1
    return f"{value:.{places}f} {unit}"


def first(name, kind="check"):
    """How many times the CPU of ours the first build with the published client takes."""
    return lambda figures: figures["first"]["official"][kind]["cpu"] / figures["first"][name][kind]["cpu"]


def client(service, which, kind, figure="cpu"):
    """How many times the CPU or memory of ours the published crate takes."""

    def find(figures):
        of = figures["clients"][service]
        return of["official"][kind][figure] / of[which][kind][figure]

    return find


def slowest(sizes, other):
    """The least ratio of another reader or writer to ours, over all cases of these sizes."""

    def find(figures):
        runs = [case[size]["alone"] for case in figures["speed"]["cases"].values() for size in sizes]
        return min(run[other] / run[0] for run in runs if len(run) > other and run[other])

    return find


# The limits of goals that are out of reach.
OF_DEPENDENCIES = "AWS's runtime and what it depends on take longer, without any client (see the table of parts)"
OF_SURFACE = "three quarters are the public interface of the published client (see docs/architecture.md)"
OF_CHECK = "more than half of it is the check and the destructors of the types (see docs/architecture.md)"

# What, the goal, its unit, how it is found in the figures, and its limit if it is out of reach.
GOALS = [
    ("first check of a program with one call, with aws-config", 2, "x", first("ours")),
    ("first check of a program with one call, with aws-config slimmed", 2, "x", first("ours-slimmed")),
    ("first check of a program with one call, without aws-config", 4, "x", first("ours-alone"), OF_DEPENDENCIES),
    ("first build of the README's demo", 101, "CPU s", lambda figures: figures["demo"]["first"]["cpu"]),
    *(
        (
            f"kinesisanalyticsv2, {which}, {kind}",
            goal,
            "x",
            client("kinesisanalyticsv2", which, kind),
            *([OF_SURFACE if kind == "check" else OF_CHECK] if which == "whole" else []),
        )
        for which, goals in (("whole", (5, 6, 10)), ("one", (30, 40, 70)))
        for kind, goal in zip(("check", "debug", "release"), goals)
    ),
    ("ec2, whole, memory of a check", 10, "x", client("ec2", "whole", "check", "mb"), OF_SURFACE),
    ("ec2, five operations, check", 1.5, "CPU s", lambda figures: figures["clients"]["ec2"]["five"]["check"]["cpu"]),
    ("generating all models", 25, "CPU s", lambda figures: figures["generator"]["all"]["cpu"]),
    ("generating all models, memory", 300, "MB", lambda figures: figures["generator"]["all"]["mb"]),
    ("generating kinesisanalyticsv2", 0.07, "CPU s", lambda figures: figures["generator"]["one"]["cpu"]),
    ("tinsmith as a build dependency", 16, "crates", lambda figures: figures["generator"]["build"]["tinsmith"]["crates"]),
    ("tinsmith as a build dependency", 35, "CPU s", lambda figures: figures["generator"]["build"]["tinsmith"]["cpu"]),
    ("reading 1 MB, slowest case against serde_json, quick-xml or ciborium", 1, "x", slowest(["1 MB"], 2)),
    ("reading and writing, slowest case against the published client", 1, "x", slowest(["200 B", "50 KB", "1 MB"], 1)),
    (
        "the README's test command",
        7.5,
        "CPU min",
        lambda figures: (figures["tests"]["build"] + figures["tests"]["run"]) / 60,
    ),
]
