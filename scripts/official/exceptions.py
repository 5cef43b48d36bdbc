"""The tests that may fail, and the comparison of a run with them."""

# How the reason of a test begins that passes on one machine and fails on another.
DEPENDS = "machine:"
# How the reason of a test begins that fails with the published client, too.
FAILS_THERE = "published:"
# The columns of the table.
COLUMNS = ("tests", "passed", "ignored", "listed", "failed")


def read(path):
    """Returns reasons by tests: `suite package target test  reason` on each line."""
    listed = {}
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        test, separator, reason = line.partition("  ")
        if not separator or not reason.strip() or len(test.split()) != 4:
            raise SystemExit(f"{path}:{number}: not `suite package target test  reason`")
        listed[tuple(test.split())] = reason.strip()
    return listed


def report(results, listed, is_whole):
    """Prints counts, and what is not as it is listed. Returns the exit code."""
    table, wrong = {}, []
    for suite, tests in results.items():
        for key, outcome in sorted(tests.items()):
            key = (suite, *key)
            if outcome == "failed" and key in listed:
                outcome = "listed"
                print(f"listed: {' '.join(key)}  {listed[key]}")
            elif outcome == "failed":
                wrong.append(f"FAILED: {' '.join(key)}")
            elif outcome == "passed" and key in listed and not listed[key].startswith(DEPENDS):
                wrong.append(f"PASSES, take it off the list: {' '.join(key)}")
            count(table, suite, key[1], outcome)
        if is_whole:
            ran = {(suite, *key) for key in tests}
            gone = sorted(key for key in listed if key[0] == suite and key not in ran)
            wrong += [f"IS NOT THERE, take it off the list: {' '.join(key)}" for key in gone]
    show(table)
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


def report_published(results, listed):
    """Prints counts, the tests that fail with the published clients, and the listed ones. Returns the exit code.

    It is not 0 if the reason of a listed test does not hold there.
    """
    table, wrong = {}, False
    for suite, tests in results.items():
        for key, outcome in sorted(tests.items()):
            count(table, suite, key[0], outcome)
            key = (suite, *key)
            reason = listed.get(key, "")
            if outcome == "failed" or reason:
                note = f"  listed: {reason}" if reason else ""
                print(f"{outcome} with the published client: {' '.join(key)}{note}")
            if reason and not reason.startswith(DEPENDS) and reason.startswith(FAILS_THERE) != (outcome == "failed"):
                wrong = True
                print(f"THE REASON DOES NOT HOLD: {' '.join(key)}")
    show(table)
    return 1 if wrong else 0


def count(table, suite, package, outcome):
    """Counts a test in the lines of its package and of all."""
    for key in ((suite, package), (suite, "all")):
        counts = table.setdefault(key, dict.fromkeys(COLUMNS, 0))
        counts["tests"] += 1
        counts[outcome] += 1


def show(table):
    """Prints a line for each package, and one for each suite."""
    lines = [("suite", "package", *COLUMNS)]
    suites = sorted({suite for suite, _ in table})
    for suite in suites:
        packages = sorted(package for of, package in table if of == suite and package != "all")
        for package in [*packages, "all"]:
            counts = table[suite, package]
            shown = package if package != "all" else f"{len(packages)} packages"
            lines.append((suite, shown, *(str(counts[column]) for column in COLUMNS)))
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    for line in lines:
        left = [cell.ljust(width) for cell, width in zip(line[:2], widths[:2])]
        right = [cell.rjust(width) for cell, width in zip(line[2:], widths[2:])]
        print("  ".join(left + right))
