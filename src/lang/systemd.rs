//! Units of systemd.

use super::Language;

pub(super) static LANGUAGE: Language = Language {
    id: "systemd",
    extensions: &["service", "timer", "socket"],
    file_names: &[],
    shebangs: &[],
    grammar: None,
    host: None,
};
