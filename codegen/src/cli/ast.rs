//! `tinsmith ast`: a model as one document.

use super::{print, FINDINGS};
use crate::pipeline;
use std::path::PathBuf;
use std::process::ExitCode;

/// Prints the model of these files as JSON AST 2.0; findings go to standard error.
pub fn run(models: &[PathBuf]) -> ExitCode {
    match pipeline::document(models) {
        Ok((document, warnings)) => {
            if !warnings.is_empty() {
                eprintln!("{warnings}");
            }
            print(&document);
            ExitCode::SUCCESS
        }
        Err(findings) => {
            eprintln!("{findings}");
            ExitCode::from(FINDINGS)
        }
    }
}
