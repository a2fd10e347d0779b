//! The thin binary over the library.

use std::process::ExitCode;

// Linked for its side effect: with `override` it serves the C code of tree-sitter, too.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    blastlint::cli::main()
}
