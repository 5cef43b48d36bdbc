"""Groups the crates of a build by their purpose."""

import re

GROUPS = ["TLS", "HTTP", "AWS runtime", "aws-config", "client", "rest", "cargo and build scripts"]

PATTERNS = [
    (
        "TLS",
        r"ring|aws-lc-.*|s2n-.*|rustls.*|sct|untrusted|hyper-rustls|tokio-rustls|openssl-probe|cc|cmake|fs_extra|dunce"
        r"|shlex|find-msvc-tools|jobserver|pkg-config|subtle",
    ),
    ("HTTP", r"hyper|hyper-util|h2|http|http-body|http-body-util|httparse|httpdate|tower.*|want|try-lock|ipnet"),
    (
        "aws-config",
        r"aws-config|aws-sdk-(sts|sso|ssooidc|signin)|aws-smithy-(json|xml|query)|url|idna.*|icu_.*|zero(vec|from|trie).*"
        r"|yoke.*|tinystr|litemap|writeable|potential_utf|utf8_iter|displaydoc|synstructure|stable_deref_trait|sha1",
    ),
    ("AWS runtime", r"aws-(runtime|types|sigv4|credential-types)|aws-smithy-.*|tinsmith-runtime"),
    ("client", r"aws-sdk-.*|ours.*|official.*|kinesisanalyticsv2"),
]


def group(crate: str) -> str:
    """The group of a crate, `NAME VERSION`."""
    name = crate.split()[0]
    return next((group for group, pattern in PATTERNS if re.fullmatch(pattern, name)), "rest")


def by_group(run):
    """CPU seconds by group: of compilers, and what is left of the whole."""
    sums = {name: 0.0 for name in GROUPS}
    for crate, seconds in run["crates"].items():
        sums[group(crate)] += seconds
    sums["cargo and build scripts"] = max(0.0, run["cpu"] - sum(run["crates"].values()))
    return sums
