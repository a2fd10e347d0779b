//! Recipes of images: Dockerfile, Containerfile.

use super::Language;

pub(super) static LANGUAGE: Language = Language {
    id: "dockerfile",
    extensions: &["dockerfile", "containerfile"],
    file_names: &["Dockerfile", "Containerfile"],
    shebangs: &[],
    grammar: None,
    host: None,
};
