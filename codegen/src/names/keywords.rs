//! Reserved words.

/// Rust's keywords in any edition, as a client may be included in a crate of any; those kept for later included.
const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do",
    "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static",
    "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual",
    "where", "while", "yield",
];

/// Keywords that cannot be raw identifiers, and what they become; the last keeps clear of the one before.
const NOT_RAW: &[(&str, &str)] = &[
    ("crate", "crate_"),
    ("super", "super_"),
    ("self", "self_"),
    ("Self", "SelfValue"),
    ("SelfValue", "SelfValue_"),
];

/// Names of fields that methods of builders and structures have already.
const FIELDS: &[(&str, &str)] = &[
    ("build", "build_value"),
    ("builder", "builder_value"),
    ("default", "default_value"),
    ("send", "send_value"),
    ("make_operation", "make_operation_value"),
    ("presigned", "presigned_value"),
    ("customize", "customize_value"),
    ("meta", "meta_value"),
];

/// Names of variants that the variant for unknown values has already.
const VARIANTS: &[(&str, &str)] = &[("Unknown", "UnknownValue"), ("UnknownValue", "UnknownValue_")];

/// Whether a word is a keyword in some edition.
pub fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}

/// A word that begins as an identifier of Rust may: what is `_1` in a model is `1` among words.
fn begun(word: String) -> String {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        format!("_{word}")
    } else {
        word
    }
}

fn replaced(table: &[(&str, &str)], word: &str) -> Option<String> {
    table
        .iter()
        .find(|(from, _)| *from == word)
        .map(|(_, to)| (*to).to_owned())
}

/// An item or field: a keyword becomes a raw identifier.
pub fn raw(word: String) -> String {
    let word = begun(word);
    match replaced(NOT_RAW, &word) {
        Some(name) => name,
        None if is_keyword(&word) => format!("r#{word}"),
        None => word,
    }
}

/// A module, whose name is a file name too: a keyword gets an underscore.
pub fn module(word: String) -> String {
    let word = short(begun(word));
    match replaced(NOT_RAW, &word) {
        Some(name) => name,
        None if is_keyword(&word) => format!("{word}_"),
        None => word,
    }
}

/// Longest name of a file, with room for its ending.
const MAX_FILE: usize = 200;

/// A name that file systems take: the end of a long one is replaced by its hash (FNV-1a).
pub fn short(word: String) -> String {
    if word.len() <= MAX_FILE {
        return word;
    }
    let hash = word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let kept: String = word.chars().take(MAX_FILE - 17).collect();
    format!("{}_{hash:016x}", kept.trim_end_matches('_'))
}

/// A field.
pub fn field(word: String) -> String {
    replaced(FIELDS, &word).unwrap_or_else(|| raw(word))
}

/// A variant of an enum or union.
pub fn variant(word: String) -> String {
    replaced(VARIANTS, &word).unwrap_or_else(|| raw(word))
}
