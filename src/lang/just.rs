//! Files of `just`.

use super::Language;

pub(super) static LANGUAGE: Language = Language {
    id: "just",
    extensions: &["just"],
    file_names: &["justfile", "Justfile", ".justfile", "JUSTFILE"],
    shebangs: &[],
    grammar: None,
    host: None,
};
