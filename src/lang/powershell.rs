//! PowerShell, of Windows and of everywhere else.

use super::Language;

pub(super) static LANGUAGE: Language = Language {
    id: "powershell",
    extensions: &["ps1", "psm1"],
    file_names: &[],
    shebangs: &["pwsh", "powershell"],
    grammar: None,
    host: None,
};
