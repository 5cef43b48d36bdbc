"""Creates bar charts as SVG, for light and dark pages."""

from html import escape

WIDTH, BAR, GAP, LEFT, RIGHT = 760, 20, 8, 270, 70
COLOURS = ["#4e79a7", "#f28e2b", "#59a14f", "#b07aa1", "#e15759", "#9c755f", "#8a8a8a"]


def bars(title, unit, rows, parts=None):
    """A bar for each row, `(label, [value of each part])`, its sum behind it; a legend where there are several parts."""
    top = 34 if parts is None else 58
    height = top + len(rows) * (BAR + GAP) + 8
    longest = max(sum(values) for _, values in rows) or 1
    scale = (WIDTH - LEFT - RIGHT) / longest
    svg = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="12">',
        "<style>text{fill:#222}@media(prefers-color-scheme:dark){text{fill:#ddd}}</style>",
        f'<text x="8" y="20" font-size="14" font-weight="bold">{escape(title)}, {escape(unit)}</text>',
    ]
    x = 8
    for at, part in enumerate(parts or []):
        svg.append(f'<rect x="{x}" y="32" width="12" height="12" fill="{COLOURS[at % len(COLOURS)]}"/>')
        svg.append(f'<text x="{x + 16}" y="42">{escape(part)}</text>')
        x += 30 + 7 * len(part)
    for at, (label, values) in enumerate(rows):
        y, x = top + at * (BAR + GAP), LEFT
        svg.append(f'<text x="{LEFT - 8}" y="{y + 14}" text-anchor="end">{escape(label)}</text>')
        for part, value in enumerate(values):
            colour = COLOURS[part % len(COLOURS)]
            svg.append(f'<rect x="{x:.1f}" y="{y}" width="{value * scale:.1f}" height="{BAR}" fill="{colour}"/>')
            x += value * scale
        svg.append(f'<text x="{x + 6:.1f}" y="{y + 14}">{sum(values):.1f}</text>')
    return "\n".join([*svg, "</svg>"]) + "\n"
