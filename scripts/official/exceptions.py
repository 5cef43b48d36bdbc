"""The tests that may fail, and the comparison of a run with them."""

# How the reason of a test begins that passes on one machine and fails on another.
DEPENDS = "machine:"


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
    """Prints counts and what is not as it is listed. Returns the exit code."""
    wrong = 0
    for suite, tests in results.items():
        counts = {}
        for key, outcome in sorted(tests.items()):
            key = (suite, *key)
            counts[outcome] = counts.get(outcome, 0) + 1
            if outcome == "failed" and key not in listed:
                print(f"FAILED: {' '.join(key)}")
                wrong += 1
            elif outcome == "passed" and key in listed and not listed[key].startswith(DEPENDS):
                print(f"PASSES, take it off the list: {' '.join(key)}")
                wrong += 1
        if is_whole:
            ran = {(suite, *key) for key in tests}
            for key in sorted(key for key in listed if key[0] == suite and key not in ran):
                print(f"IS NOT THERE, take it off the list: {' '.join(key)}")
                wrong += 1
        shown = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))
        print(f"{suite}: {len(tests)} tests: {shown}")
    return 1 if wrong else 0
