"""Records measured figures as JSON, with a section for each kind, with date, machine and compiler."""

import datetime
import json
import os
import platform
import re
from pathlib import Path

from .cpu import output


def keep(path: Path, section: str, figures, versions=None):
    """Puts a section into the file, beside those that others put there; `versions` are those of what is compared."""
    record = json.loads(path.read_text()) if path.exists() else {}
    known = record.get(section, {})
    record[section] = {
        "date": datetime.date.today().isoformat(),
        "machine": machine(),
        "rustc": output("rustc", "--version").split()[1],
        "versions": {**known.get("versions", {}), **(versions or {})},
        "figures": merged(known.get("figures", {}), figures),
    }
    path.write_text(json.dumps(record, indent=1, sort_keys=True) + "\n")


def merged(known, figures):
    """Figures beside those of other programs and kinds of builds that were measured before."""
    if not (isinstance(known, dict) and isinstance(figures, dict)):
        return figures
    return {**known, **{key: merged(known.get(key), value) for key, value in figures.items()}}


def versions(lock: Path, *prefixes):
    """Returns the versions of the crates in a lock file whose names begin so."""
    packages = re.findall(r'\[\[package\]\]\nname = "(.*)"\nversion = "(.*)"', lock.read_text())
    return {name: version for name, version in packages if name.startswith(prefixes)}


def machine():
    """The processor and how many cores of it."""
    info = Path("/proc/cpuinfo")
    names = re.findall(r"model name\s*: (.*)", info.read_text()) if info.exists() else []
    return f"{names[0] if names else platform.processor() or platform.machine()}, {os.cpu_count()} cores"


def worse(path: Path, section: str, figures, ratios):
    """Ratios that are over 10 % worse than in the file: what, then and now."""
    if not path.exists():
        return []
    then = json.loads(path.read_text()).get(section, {}).get("figures", {})
    before, found = dict(ratios(then)), []
    for what, now in ratios(figures):
        if what in before and now < before[what] / 1.1:
            found.append((what, before[what], now))
    return found
