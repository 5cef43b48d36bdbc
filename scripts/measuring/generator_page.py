"""The section of the performance page about the generator itself."""

from .tables import table


def section(figures):
    """Generating, and the first build of the generator."""
    one, text = figures["one"], "\n## The generator\n\n"
    if "all" in figures:
        every, largest = figures["all"], figures["largest"]
        text += (
            f"One run over all {every['models']} models takes {every['cpu']:.1f} CPU seconds and at most {every['mb']} MB;"
            f" the client\nthat takes most memory, alone, {largest['mb']} MB. "
        )
    text += (
        f"kinesisanalyticsv2 takes {one['cpu'] * 1000:.0f} ms and {one['mb']:.0f} MB. Measured with a release build,"
        " into empty folders\nin memory, by `scripts/weight --generator`; `tinsmith generate --timings` prints the time of each stage.\n\n"
    )
    if "all" in figures:
        stages = figures["all"]["stages"]
        whole = sum(stages.values())
        text += table(list(stages), [[f"{100 * seconds / whole:.0f} %" for seconds in stages.values()]]) + "\n"
    text += "The first debug build of the generator as a build dependency, with all that it depends on:\n\n"
    rows = [[name, run["crates"], f"{run['cpu']:.1f}"] for name, run in figures["build"].items()]
    return text + table(["", "crates", "CPU s"], rows), {}
