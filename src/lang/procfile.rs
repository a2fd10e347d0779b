//! Procfile: the processes of an application.

use super::Language;

pub(super) static LANGUAGE: Language =
    Language { id: "procfile", extensions: &[], file_names: &["Procfile"], shebangs: &[], grammar: None, host: None };
