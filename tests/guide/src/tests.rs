//! Tests that the summary is complete and that links are valid.

use super::CHAPTERS;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/guide/src")
}

fn text(file: &str) -> String {
    std::fs::read_to_string(folder().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The targets of links, `](target)`.
fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split("](").skip(1).filter_map(|rest| rest.split(')').next())
}

#[test]
fn each_chapter_is_in_the_summary_and_compiled() {
    let summary = text("SUMMARY.md");
    let listed: BTreeSet<_> = links(&summary).collect();
    let compiled: BTreeSet<_> = CHAPTERS.iter().copied().collect();
    assert_eq!(listed, compiled);
    let files = std::fs::read_dir(folder()).expect("the guide");
    let files: BTreeSet<_> = files
        .map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".md") && name != "SUMMARY.md")
        .collect();
    let listed: BTreeSet<_> = listed.into_iter().map(str::to_owned).collect();
    assert_eq!(listed, files);
}

#[test]
fn links_lead_somewhere() {
    for chapter in CHAPTERS {
        let text = text(chapter);
        for link in links(&text).filter(|link| !link.starts_with("https://")) {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { chapter } else { file };
            assert!(CHAPTERS.contains(&target), "{chapter}: {link}");
            let headings = self::text(target);
            let found = headings
                .lines()
                .filter(|line| line.starts_with('#'))
                .any(|line| anchor(line) == heading);
            assert!(heading.is_empty() || found, "{chapter}: {link}");
        }
    }
}

/// The anchor that a heading gets.
fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    text.chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}
