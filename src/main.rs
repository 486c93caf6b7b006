//! The `candor` program: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    candor::cli::run()
}
