//! The `tinsmith` command.

fn main() -> std::process::ExitCode {
    tinsmith::cli::run(std::env::args_os().skip(1))
}
