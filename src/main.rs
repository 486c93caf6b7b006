//! The `candor` program: everything is in the library.

fn main() {}
