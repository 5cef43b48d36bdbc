//! The blocks of code in a section of a Markdown file.

use std::path::Path;

/// A block of code.
pub struct Block {
    /// The language that stands behind its fence.
    pub kind: String,
    /// Its lines.
    pub text: String,
}

/// The blocks of the section with this heading, up to the next heading.
pub fn section(path: &Path, heading: &str) -> Vec<Block> {
    let text = std::fs::read_to_string(path).expect("a Markdown file");
    let heading = format!("## {heading}");
    let mut lines = text.lines().skip_while(|line| *line != heading).skip(1);
    let mut blocks = Vec::new();
    while let Some(line) = lines.next() {
        if line.starts_with('#') {
            break;
        }
        if let Some(kind) = line.strip_prefix("```") {
            let block: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
            blocks.push(Block {
                kind: kind.to_owned(),
                text: block.join("\n") + "\n",
            });
        }
    }
    assert!(!blocks.is_empty(), "there is no section {heading} with code");
    blocks
}
