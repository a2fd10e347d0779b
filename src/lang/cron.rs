//! Tables of cron.

use super::Language;

pub(super) static LANGUAGE: Language = Language {
    id: "cron",
    extensions: &["cron", "crontab"],
    file_names: &["crontab"],
    shebangs: &[],
    grammar: None,
    host: None,
};
