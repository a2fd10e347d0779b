//! Settings of the environment in `.env` files.

use super::Language;

pub(super) static LANGUAGE: Language =
    Language { id: "dotenv", extensions: &["env"], file_names: &[".env"], shebangs: &[], grammar: None, host: None };
