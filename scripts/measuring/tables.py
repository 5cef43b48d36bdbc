"""Tables in Markdown, and what stands in them."""


def table(head, rows):
    """A table in Markdown."""
    lines = [head, ["---"] + ["--:"] * (len(head) - 1), *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines) + "\n"


def times(base, value):
    """The ratio of two times."""
    return f"{base / value:.1f}x" if value else "–"


def seconds(value):
    """CPU seconds, to a hundredth; below one second to a thousandth."""
    return f"{value:.3f}" if value < 1 else f"{value:.2f}"
