//! `tinsmith explain`: explains the code of a finding, with an example and what to do.

use super::terminal::Terminal;
use super::usage::Usage;
use super::Exit;
use crate::diagnostics::codes::EXPLAINED;
use crate::suggest::closest;

/// Arguments of `tinsmith explain`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The code, such as T0007; without it, all codes are listed
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

/// Prints the explanation of a code, or the titles of all.
pub fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Exit, Usage> {
    let Some(code) = &arguments.code else {
        let titles = EXPLAINED.iter().map(|(_, text)| title(text));
        let titles: String = titles.map(|title| format!("{title}\n")).collect();
        terminal.result(&titles);
        return Ok(Exit::Done);
    };
    // as it is shown in `error[T0007]`, or in short
    let wanted = code.trim_matches(['[', ']']).to_ascii_uppercase();
    let digits = wanted.trim_start_matches('T');
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let wanted = if is_number {
        format!("T{digits:0>4}")
    } else {
        wanted
    };
    match EXPLAINED.iter().find(|(known, _)| *known == wanted) {
        Some((_, text)) => {
            terminal.result(text);
            Ok(Exit::Done)
        }
        None => {
            let known = EXPLAINED.iter().map(|(known, _)| *known);
            let hint = match closest(&wanted, known) {
                Some(close) if !is_number => format!("did you mean `{close}`?"),
                _ => "`tinsmith explain` lists all codes".to_owned(),
            };
            Err(Usage(format!("the code `{code}` does not exist; {hint}")))
        }
    }
}

/// Returns the title of an explanation.
fn title(text: &str) -> &str {
    text.lines().next().unwrap_or_default().trim_start_matches("# ")
}
