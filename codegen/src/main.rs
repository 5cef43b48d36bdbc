//! The `tinsmith` command.

fn main() -> std::process::ExitCode {
    tinsmith::run_command(std::env::args_os().skip(1))
}
