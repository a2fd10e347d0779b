//! Makefiles, of GNU and of BSD.

use super::Language;

pub(super) static LANGUAGE: Language = Language {
    id: "make",
    extensions: &["mk", "mak", "make"],
    file_names: &["Makefile", "makefile", "GNUmakefile", "BSDmakefile"],
    shebangs: &[],
    grammar: None,
    host: None,
};
