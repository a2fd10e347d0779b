//! Notebooks of Jupyter.

use super::Language;

pub(super) static LANGUAGE: Language =
    Language { id: "notebook", extensions: &["ipynb"], file_names: &[], shebangs: &[], grammar: None, host: None };
