//! Splits names into words.
//!
//! There are two rules, as in the official generator: fields, methods and modules split at finer boundaries ([`snake`])
//! than types and variants ([`pascal`]).

use heck::ToUpperCamelCase;

/// Words that would be split, but are cased as one.
const WHOLE_WORDS: &[&str] = &["ipv4", "ipv6", "sigv4", "mib", "gib", "kib", "ttl"];

/// `snake_case`, for fields, methods and modules: `DBInstanceARNs` → `db_instance_arns`.
pub fn snake(name: &str) -> String {
    split(name).join("_").to_lowercase()
}

/// `PascalCase`, for types and variants: `DBInstance` → `DbInstance`, `SSESpecification` → `SseSpecification`.
pub fn pascal(name: &str) -> String {
    let separated = break_at_capitals(&break_before_words(name)).to_lowercase();
    let mut pascal = String::with_capacity(separated.len());
    let mut capital = true;
    for c in separated.chars() {
        match c {
            '_' | '-' | ' ' => capital = true,
            c if capital => {
                pascal.extend(c.to_uppercase());
                capital = false;
            }
            c => pascal.push(c),
        }
    }
    pascal
}

/// Converts a value that is not a name, such as `a-1.b`, to `PascalCase`.
pub fn pascal_from_value(value: &str) -> String {
    let spaced: String = value
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    spaced.to_upper_camel_case()
}

/// Inserts breaks before words: `HTTPServer` → `HTTP_Server`. The last capital of a run belongs to the word it starts.
fn break_before_words(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut out = String::with_capacity(name.len() + 4);
    let mut previous_break = true;
    for (at, &c) in chars.iter().enumerate() {
        let after_capital = at > 0 && chars[at - 1].is_ascii_uppercase() && !previous_break;
        let starts_word = c.is_ascii_uppercase() && chars.get(at + 1).is_some_and(char::is_ascii_lowercase);
        previous_break = after_capital && starts_word;
        if previous_break {
            out.push('_');
        }
        // a break consumes its two characters, so the next one needs a capital of its own
        out.push(c);
    }
    out
}

/// Inserts breaks before capitals: `ipV6Address` → `ip_V6_Address`.
fn break_at_capitals(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    let mut previous = None;
    for c in name.chars() {
        let after_word = previous.is_some_and(|p: char| p.is_ascii_lowercase() || p.is_ascii_digit());
        if c.is_ascii_uppercase() && after_word {
            out.push('_');
        }
        out.push(c);
        previous = Some(c);
    }
    out
}

/// Splits a name into words for snake case.
fn split(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let all_lower = chars.iter().all(|c| !c.is_uppercase());
    let mut words = Vec::new();
    let mut add = |word: &[char]| {
        if !word.is_empty() {
            words.push(word.iter().collect());
        }
    };
    // where the current word starts, and where the one of WHOLE_WORDS ends that starts there
    let (mut start, mut whole_end) = (0, 0);
    for (at, &c) in chars.iter().enumerate() {
        if !c.is_alphanumeric() {
            add(&chars[start..at]);
            start = at + 1;
            continue;
        }
        if at > start {
            let last = chars[at - 1];
            let in_whole_word = at < whole_end;
            let starts_word = c.is_uppercase() && (last.is_lowercase() || last.is_numeric());
            let follows_number = all_lower && last.is_numeric() && c.is_lowercase();
            let is_boundary = !in_whole_word && (starts_word || follows_number)
                || ends_acronym(last, c, chars.get(at + 1).copied(), chars.get(at + 2).copied());
            if !is_boundary {
                continue;
            }
            add(&chars[start..at]);
            start = at;
        }
        whole_end = at + whole_word(&chars[at..]);
    }
    add(&chars[start..]);
    words
}

/// Returns the length of the one of [`WHOLE_WORDS`] that a text begins with, or 0.
fn whole_word(text: &[char]) -> usize {
    let is_begun = |whole: &&&str| {
        whole.len() <= text.len() && whole.chars().zip(text).all(|(a, b)| a == b.to_ascii_lowercase())
    };
    WHOLE_WORDS.iter().find(is_begun).map_or(0, |whole| whole.len())
}

/// Returns `true` if `c` starts a word after an acronym: `DB[P]roxy`, but not `AC[L]s` or `DynamoD[B]v2`.
fn ends_acronym(last: char, c: char, next: Option<char>, after_next: Option<char>) -> bool {
    if !last.is_uppercase() || !c.is_uppercase() || !next.is_some_and(char::is_lowercase) {
        return false;
    }
    let plural = next == Some('s') && !after_next.is_some_and(char::is_lowercase);
    let version = next == Some('v') && after_next.is_some_and(char::is_numeric);
    !plural && !version
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snake_case_keeps_acronyms_plurals_and_versions_together() {
        for (name, expected) in [
            (
                "CreateApplicationPresignedUrl",
                "create_application_presigned_url",
            ),
            ("DBInstanceARNs", "db_instance_arns"),
            ("DBProxy", "db_proxy"),
            ("IAMUser", "iam_user"),
            ("ACLs", "acls"),
            ("dbIPv6Addresses", "db_ipv6_addresses"),
            ("s3key", "s3_key"),
            ("S3Key", "s3_key"),
            ("SizeInMiB", "size_in_mib"),
            ("x-amz-Meta", "x_amz_meta"),
            ("SigV4Name", "sigv4_name"),
            ("DynamoDBv2Table", "dynamo_dbv2_table"),
            ("userId2", "user_id2"),
        ] {
            assert_eq!(snake(name), expected, "{name}");
        }
    }

    #[test]
    fn pascal_case_splits_at_capitals_only() {
        for (name, expected) in [
            ("DBInstance", "DbInstance"),
            ("SSESpecification", "SseSpecification"),
            ("FLINK_DASHBOARD_URL", "FlinkDashboardUrl"),
            ("s3_key", "S3Key"),
            ("ABCDef", "AbcDef"),
            ("m1.small", "M1.small"),
        ] {
            assert_eq!(pascal(name), expected, "{name}");
        }
    }
}
