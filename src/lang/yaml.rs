//! YAML: a data language. What of it is a command, the carriers say.

use super::Language;

pub(super) static LANGUAGE: Language = Language {
    id: "yaml",
    extensions: &["yml", "yaml"],
    // One process a line, `name: command`: YAML as far as it goes.
    file_names: &[],
    shebangs: &[],
    grammar: Some(|| tree_sitter_yaml::LANGUAGE.into()),
    host: None,
};
