//! SQL, of any dialect. It has no grammar: it is read from its tokens, so that no dialect and no error blinds it.

use super::Language;

pub(super) static LANGUAGE: Language = Language {
    id: "sql",
    extensions: &["sql", "ddl", "psql", "pgsql", "mysql"],
    file_names: &[],
    shebangs: &[],
    grammar: None,
    host: None,
};
