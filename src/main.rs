//! Starts a command. Everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    mailferry::cli::main()
}
