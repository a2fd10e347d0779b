//! Shell: bash, and what is near to it.

use super::Language;

pub(super) static LANGUAGE: Language = Language {
    id: "bash",
    extensions: &["sh", "bash", "zsh", "ksh", "bats"],
    file_names: &[".bashrc", ".zshrc", ".profile", "PKGBUILD"],
    shebangs: &["sh", "bash", "zsh", "dash", "ksh"],
    grammar: Some(|| tree_sitter_bash::LANGUAGE.into()),
    host: None,
};
