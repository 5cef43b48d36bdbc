"""Lists the crates of a first check as Markdown, with their purpose and what requires them."""

import re

from .tables import table

PURPOSES = [
    ("TLS: rustls and ring, with the compiler driver of ring's C", "feature `rustls-ring`; `http-client` alone has none",
     r"ring|rustls.*|untrusted|hyper-rustls|tokio-rustls|openssl-probe|cc|shlex|find-msvc-tools|subtle|once_cell|getrandom"),
    ("HTTP: hyper, h2 and what they need", "aws-smithy-http-client",
     r"hyper|hyper-util|h2|http.*|tower.*|want|try-lock|ipnet|indexmap|hashbrown|equivalent|slab|fnv|tokio-util|futures-sink"
     r"|futures-channel|atomic-waker|smallvec|base64|percent-encoding|aws-smithy-http-client"),
    ("syn 2 and the macros on it", "aws-smithy-runtime-api, tracing",
     r"syn 2.*|proc-macro2|quote|unicode-ident|tracing-attributes|aws-smithy-runtime-api-macros"),
    ("syn 3 and tokio's macros", "`#[tokio::main]` of the program", r"syn 3.*|tokio-macros"),
    ("tokio and the system", "HTTP, timeouts, the program", r"tokio|mio|socket2|libc|bytes|pin-project-lite|signal-hook.*"),
    ("time", "aws-smithy-types, aws-sigv4", r"time|time-core|deranged|num-conv|powerfmt"),
    ("signatures: SHA-256 and HMAC", "aws-sigv4",
     r"sha2|hmac|digest|block-buffer|hybrid-array|typenum|const-oid|crypto-common|ctutils|cmov|cpufeatures|hex|form_urlencoded"),
    ("tinsmith-runtime and the client", "", r"tinsmith-runtime|kinesisanalyticsv2|program"),
    ("AWS's other crates", "tinsmith-runtime", r"aws-.*"),
]


def section(figures):
    """The parts of the first check of a program with our client alone."""
    all_of_them = sum(figures.values())
    text = f"""
## The parts of the first check

The program with our client alone, {all_of_them:.1f} CPU seconds in compilers (`scripts/weight --crates`). AWS's crates are used with
only the features that a client needs; their other dependencies cannot be left out. A program can leave out TLS, and tokio's macros:
if it builds its runtime with `tokio::runtime::Builder`, syn 3 is not compiled.
"""
    left, rows = dict(figures), []
    for purpose, by, pattern in PURPOSES:
        mine = {crate for crate in left if any(re.fullmatch(pattern, name) for name in (crate, crate.split()[0]))}
        rows.append((sum(left.pop(crate) for crate in mine), purpose, by, len(mine)))
    rows.append((sum(left.values()), "everything else", "AWS's crates", len(left)))
    rows.sort(reverse=True)
    named = [(seconds, f"{purpose} ({by})" if by else purpose, count) for seconds, purpose, by, count in rows]
    cells = [[name, count, f"{seconds:.1f}", f"{100 * seconds / all_of_them:.0f} %"] for seconds, name, count in named]
    text += "\n" + table(["purpose (required by)", "crates", "CPU s", ""], cells)
    dearest = sorted(figures.items(), key=lambda entry: -entry[1])[:12]
    text += "\nThe most expensive: " + ", ".join(f"{crate} {seconds:.1f}" for crate, seconds in dearest) + ".\n"
    return text, {}
