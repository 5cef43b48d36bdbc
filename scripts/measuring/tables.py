"""Tables in Markdown, and what stands in them."""


def table(head, rows):
    """A table in Markdown."""
    lines = [head, ["---"] + ["--:"] * (len(head) - 1), *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines) + "\n"


def times(base, value):
    """The ratio of two times."""
    return f"{base / value:.1f}x" if value else "–"
