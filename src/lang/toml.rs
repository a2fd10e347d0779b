//! TOML: a data language. What of it is a command, the carriers say.

use super::Language;

pub(super) static LANGUAGE: Language = Language {
    id: "toml",
    extensions: &["toml"],
    file_names: &["Pipfile"],
    shebangs: &[],
    grammar: Some(|| tree_sitter_toml_ng::LANGUAGE.into()),
    host: None,
};
