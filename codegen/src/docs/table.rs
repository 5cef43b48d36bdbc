//! Renders tables: as tables if they have a head, else the rows as list items.

use super::inline::{line, prefixed, wrap};
use super::running::running_text;
use super::tree::{Element, Node};

/// The cells of a row; `is_head` marks the head.
#[derive(Default)]
struct Row {
    cells: Vec<String>,
    is_head: bool,
}

/// Renders the lines of a table.
pub fn lines(element: &Element, width: usize) -> Vec<String> {
    let mut rows = Vec::new();
    collect(element, false, &mut rows);
    rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let is_table = matches!(rows.as_slice(), [head, _, ..] if head.is_head && head.cells.len() == columns);
    if is_table {
        as_table(&rows, columns)
    } else {
        as_list(&rows, width)
    }
}

fn as_table(rows: &[Row], columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for row in rows {
        let cells = (0..columns).map(|at| row.cells.get(at).map(|cell| in_cell(cell)).unwrap_or_default());
        lines.push(format!("| {} |", cells.collect::<Vec<_>>().join(" | ")));
        if lines.len() == 1 {
            lines.push(format!("|{}", "---|".repeat(columns)));
        }
    }
    lines
}

/// Renders a cell on one line. Bars are escaped, even in code.
fn in_cell(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    for c in line(cell).chars() {
        if c == '|' && !text.ends_with('\\') {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

fn as_list(rows: &[Row], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for row in rows {
        let cells: Vec<_> = row
            .cells
            .iter()
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
            .collect();
        let wrapped = wrap(&cells.join(" — "), width.saturating_sub(2));
        lines.extend(prefixed(wrapped, "- ", "  "));
    }
    lines
}

fn collect(element: &Element, in_head: bool, rows: &mut Vec<Row>) {
    // the head of a CommonMark table has its cells directly in it
    if element.tag == "thead" || element.tag == "tr" {
        rows.push(Row {
            is_head: element.tag == "thead" || in_head,
            ..Row::default()
        });
    }
    for child in &element.children {
        let Node::Element(child) = child else { continue };
        match child.tag.as_str() {
            "td" | "th" => {
                if let Some(row) = rows.last_mut() {
                    row.is_head |= child.tag == "th" && row.cells.is_empty();
                    row.is_head &= child.tag == "th" || in_head || element.tag == "thead";
                    row.cells.push(running_text(child).trim().to_owned());
                }
            }
            _ => collect(child, in_head || element.tag == "thead", rows),
        }
    }
}
