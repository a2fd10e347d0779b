//! INI and what is near it: sections of `key = value`, or lines of `key value`. A data language, read by its lines. Its
//! endings are those of other formats too, so the text decides.

use super::Language;

pub(super) static LANGUAGE: Language = Language {
    id: "ini",
    extensions: &["ini", "cfg", "cnf", "conf", "properties"],
    file_names: &[".gitconfig", ".npmrc"],
    shebangs: &[],
    grammar: None,
    host: None,
};

/// Whether `text` reads as INI: blocks between braces (nginx) or tags (Apache) do not, nor do blocks by indentation
/// under no section (HAProxy).
pub(super) fn reads(text: &str) -> bool {
    const LOOKED_AT: usize = 400;
    let says = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with(['#', ';']);
    let lines: Vec<&str> = text.lines().filter(says).take(LOOKED_AT).collect();
    let block = |line: &&str| {
        let line = line.trim();
        line.starts_with('<') || line.ends_with('{') || matches!(line, "}" | "};" | "}," | "],")
    };
    let sections = lines.iter().any(|line| section(line).is_some());
    if lines.iter().filter(|line| !sections || !line.starts_with([' ', '\t'])).any(block) {
        return false;
    }
    let statement = |line: &&&str| line.starts_with([' ', '\t']) || line.trim_end().ends_with(';') || !is_pair(line);
    sections || lines.iter().filter(statement).count() * 10 <= lines.len()
}

/// The name of the section that `line` opens.
pub fn section(line: &str) -> Option<&str> {
    let name = line.trim().strip_prefix('[')?;
    let (name, rest) = name.rsplit_once(']')?;
    let comment = rest.is_empty() || rest.trim_start().starts_with(['#', ';']);
    (comment && !name.trim().is_empty() && !name.starts_with(['"', '\'', '['])).then_some(name.trim())
}

/// Whether a line starts with what may be a key.
fn is_pair(line: &str) -> bool {
    let key = line.trim_end().split([' ', '\t', '=', ':']).next().unwrap_or_default();
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-.@/%*!\"'[]".contains(c))
}
