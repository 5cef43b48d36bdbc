//! Reserved words of Rust and of the generated code.

/// The keywords with a meaning in Rust's syntax.
pub const KEYWORDS: [&str; 38] = [
    "Self", "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern",
    "false", "fn", "for", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "type", "unsafe", "use", "where",
    "while",
];

/// The keywords that are reserved in some edition: a client may be included in a crate of any edition.
const RESERVED: [&str; 14] = [
    "abstract", "become", "box", "do", "final", "gen", "macro", "override", "priv", "try", "typeof",
    "unsized", "virtual", "yield",
];

/// Keywords that cannot be raw identifiers, with their replacements; the last avoids a clash with the one before.
const NOT_RAW: &[(&str, &str)] = &[
    ("crate", "crate_"),
    ("super", "super_"),
    ("self", "self_"),
    ("Self", "SelfValue"),
    ("SelfValue", "SelfValue_"),
];

/// Field names that clash with methods of builders and structures.
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

/// Variant names that clash with the variant for unknown values.
const VARIANTS: &[(&str, &str)] = &[("Unknown", "UnknownValue"), ("UnknownValue", "UnknownValue_")];

/// Returns `true` for keywords of any edition, in use or reserved.
pub fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word) || RESERVED.contains(&word)
}

/// Makes a word begin as an identifier: `_1` in a model is the word `1`.
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

/// The name of an item or field: a keyword becomes a raw identifier.
pub fn raw(word: String) -> String {
    let word = begun(word);
    match replaced(NOT_RAW, &word) {
        Some(name) => name,
        None if is_keyword(&word) => format!("r#{word}"),
        None => word,
    }
}

/// The name of a module, which is also a file name: a keyword gets an underscore.
pub fn module(word: String) -> String {
    let word = short(begun(word));
    match replaced(NOT_RAW, &word) {
        Some(name) => name,
        None if is_keyword(&word) => format!("{word}_"),
        None => word,
    }
}

/// The maximum length of a file name, without its extension.
const MAX_FILE: usize = 200;

/// Shortens a name to the length that file systems allow: the end of a long one is replaced by its hash (FNV-1a).
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

/// The name of a field.
pub fn field(word: String) -> String {
    replaced(FIELDS, &word).unwrap_or_else(|| raw(word))
}

/// The name of a variant of an enum or union.
pub fn variant(word: String) -> String {
    replaced(VARIANTS, &word).unwrap_or_else(|| raw(word))
}
