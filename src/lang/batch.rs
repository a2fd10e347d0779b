//! Batch files of Windows.

use super::Language;

pub(super) static LANGUAGE: Language = Language {
    id: "batch",
    extensions: &["bat", "cmd"],
    file_names: &[],
    shebangs: &["cmd"],
    grammar: None,
    host: None,
};
