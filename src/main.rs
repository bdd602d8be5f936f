//! The program: call the command line, return its exit code.

fn main() {}
