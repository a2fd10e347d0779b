//! JSON, with or without comments: a data language. What of it is a command, the carriers say.

use super::Language;

pub(super) static LANGUAGE: Language = Language {
    id: "json",
    extensions: &["json", "jsonc"],
    file_names: &[],
    shebangs: &[],
    grammar: Some(|| tree_sitter_json::LANGUAGE.into()),
    host: None,
};
