//! Reads files of models.

use crate::diagnostics::{codes, Diagnostic};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The maximum size of a file, also after decompression. The largest model of AWS has 20 MB.
const MAX_SIZE: u64 = 256 << 20;

/// The advice if a path is not a model.
pub const NAME_A_MODEL: &str =
    "give a file or folder in Smithy's IDL or JSON AST, a jar of models, or a service of botocore";

/// Reads a file and decompresses it if it is gzip, whatever its name.
///
/// Errors: those of [`bytes`], and a compressed file that cannot be decompressed.
pub fn read(path: &Path) -> Result<Vec<u8>, Box<Diagnostic>> {
    const GZIP: &[u8] = &[0x1f, 0x8b];
    let bytes = bytes(path)?;
    if bytes.starts_with(GZIP) {
        return decompress(path, &bytes);
    }
    Ok(bytes)
}

/// Reads the bytes of a file.
///
/// Errors: a file that cannot be read, that is too large, or that is not a regular file, since reading from a pipe or
/// device may never end.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Box<Diagnostic>> {
    let unreadable = |error: std::io::Error| Box::new(unreadable(path, &error));
    // checked before the file is opened, since opening a pipe blocks until there is a writer
    let metadata = std::fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() {
        let kind = if metadata.is_dir() {
            "a folder"
        } else {
            "not a regular file"
        };
        let finding = Diagnostic::error(codes::UNREADABLE, format!("this is {kind}"));
        return Err(Box::new(finding.file(path).hint(NAME_A_MODEL)));
    }
    if metadata.len() > MAX_SIZE {
        return Err(Box::new(too_large(path)));
    }
    let mut text = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default() + 1);
    let file = File::open(path).map_err(unreadable)?;
    limited(file, path, &mut text)?;
    Ok(text)
}

/// Reads up to the size limit.
pub fn limited(reader: impl Read, path: &Path, text: &mut Vec<u8>) -> Result<(), Box<Diagnostic>> {
    let read = reader.take(MAX_SIZE + 1).read_to_end(text);
    read.map_err(|error| Box::new(unreadable(path, &error)))?;
    if text.len() as u64 > MAX_SIZE {
        Err(Box::new(too_large(path)))
    } else {
        Ok(())
    }
}

/// Decompresses a file of gzip.
#[cfg(feature = "gzip")]
fn decompress(path: &Path, bytes: &[u8]) -> Result<Vec<u8>, Box<Diagnostic>> {
    let mut text = Vec::new();
    limited(flate2::read::MultiGzDecoder::new(bytes), path, &mut text).map_err(|finding| {
        let message = finding
            .message
            .replace("cannot be read", "cannot be decompressed");
        Box::new(Diagnostic { message, ..*finding })
    })?;
    Ok(text)
}

/// Decompresses a file of gzip.
#[cfg(not(feature = "gzip"))]
fn decompress(path: &Path, _: &[u8]) -> Result<Vec<u8>, Box<Diagnostic>> {
    let message = "this build of tinsmith does not read compressed files";
    let finding = Diagnostic::error(codes::UNREADABLE, message);
    let hint = "enable the feature `gzip` of tinsmith, or decompress the file";
    Err(Box::new(finding.file(path).hint(hint)))
}

fn too_large(path: &Path) -> Diagnostic {
    let message = format!("the file has more than {} MiB", MAX_SIZE >> 20);
    let finding = Diagnostic::error(codes::UNREADABLE, message).file(path);
    finding.hint("no model is that large; choose another file")
}

/// Creates the finding about a file that cannot be read.
pub fn unreadable(path: &Path, error: &std::io::Error) -> Diagnostic {
    let finding =
        Diagnostic::error(codes::UNREADABLE, format!("the file cannot be read: {error}")).file(path);
    match error.kind() {
        std::io::ErrorKind::NotFound => finding.hint(
            "paths are relative to the current folder, which is that of the package in a build script; those in \
             tinsmith.toml are relative to its folder",
        ),
        _ => finding,
    }
}

/// Checks the extension of a file's name, case-insensitively.
pub fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension()
        .is_some_and(|actual| actual.eq_ignore_ascii_case(extension))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn pipes_devices_and_folders_are_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.is_ok_and(|status| status.success()), "a pipe can be made");
        for path in [&pipe, Path::new("/dev/zero"), folder.path()] {
            let finding = read(path).expect_err("it is no file");
            assert_eq!(finding.code, codes::UNREADABLE, "{finding}");
            assert_eq!(finding.file.as_deref(), Some(path));
        }
    }

    #[test]
    fn files_that_are_far_larger_than_models_are_refused_unread() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("model.json");
        let file = File::create(&path).expect("a file");
        file.set_len(MAX_SIZE + 1).expect("its length");
        let finding = read(&path).expect_err("it is too large");
        assert!(finding.message.contains("256 MiB"), "{finding}");
    }

    #[test]
    fn endless_input_is_refused() {
        let finding = limited(std::io::repeat(0), Path::new("model.json.gz"), &mut Vec::new());
        let finding = finding.expect_err("it is too large");
        assert!(finding.message.contains("256 MiB"), "{finding}");
    }
}
