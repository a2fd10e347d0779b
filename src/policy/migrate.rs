//! The versions of `blastlint.toml`, and the way from one to the next.

use crate::source::Written;

/// The version that this program reads.
pub const VERSION: u32 = 1;

/// The way from each version to the next: the first is from files that say none.
const STEPS: [fn(&str) -> String; VERSION as usize] = [say_the_version];

/// What fields are called elsewhere, and here.
const CALLED: [(&str, &str); 12] = [
    ("severity", "levels stand in [rules]: `table-dropped = \"note\"`"),
    ("severities", "levels stand in [rules]: `table-dropped = \"note\"`"),
    ("levels", "levels stand in [rules]: `table-dropped = \"note\"`"),
    ("rule", "levels stand in [rules]: `table-dropped = \"note\"`"),
    ("overrides", "it is called [[override]]"),
    ("exclude", "what is left out stands in the file .blastlintignore"),
    ("ignore", "what is left out stands in the file .blastlintignore; a rule is set to \"off\" in [rules]"),
    ("files", "what is left out stands in the file .blastlintignore"),
    ("suppress", "what may stand is an [[allow]] with rules, paths and a reason"),
    ("suppressions", "what may stand is an [[allow]] with rules, paths and a reason"),
    ("allowlist", "what may stand is an [[allow]] with rules, paths and a reason"),
    ("fail-on", "it is a flag, --fail-on, or BLASTLINT_FAIL_ON"),
];

/// What a field is called here that `message` of the parser does not know.
pub(super) fn called_here(message: &str) -> Option<&'static str> {
    let name = message.split_once("unknown field `")?.1.split_once('`')?.0;
    let name = name.replace('_', "-");
    CALLED.iter().find(|(other, _)| *other == name).map(|(_, here)| *here)
}

/// Checks that `text` is of a version that is read here, before anything else of it is held against this one.
pub(super) fn check(written: &Written<'_>, text: &str) -> Result<(), String> {
    match version(text) {
        Some(said) if said < 0 || said > i64::from(VERSION) => {
            let detail = format!("version {said} is newer than this program, which knows version {VERSION}");
            let detail = if said < 0 { format!("there is no version {said}") } else { detail };
            Err(written.wrong(&["version"], &detail))
        }
        Some(0) => Err(written.wrong(&["version"], &format!("there is no version 0; this program knows {VERSION}"))),
        _ => Ok(()),
    }
}

/// The version that `text` says.
fn version(text: &str) -> Option<i64> {
    text.parse::<toml::Table>().ok()?.get("version")?.as_integer()
}

/// `text`, of whatever version it is, in that of this program; none where it is of that already. Comments and layout stay.
pub fn migrated(text: &str) -> Option<String> {
    let from = usize::try_from(version(text).unwrap_or_default()).ok()?;
    let steps = STEPS.get(from..)?;
    let first = steps.first()?(text);
    Some(steps.iter().skip(1).fold(first, |text, step| step(&text)))
}

/// A file says its version at the top, below what editors look for in the first line.
fn say_the_version(text: &str) -> String {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let first = text.split_inclusive('\n').next().unwrap_or_default();
    let bare = first.trim_start_matches('\u{feff}');
    let head = if bare.starts_with("#:") { first.len() } else { first.len() - bare.len() };
    let (head, rest) = text.split_at_checked(head).unwrap_or(("", text));
    let gap = if head.is_empty() || head.ends_with('\n') || head == "\u{feff}" { "" } else { end };
    format!("{head}{gap}version = {VERSION}{end}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_a_version_says_it_and_stays_as_it_is() {
        for (was, is) in [
            ("", "version = 1\n"),
            ("# ours\n[rules] # all\n", "version = 1\n# ours\n[rules] # all\n"),
            ("#:schema x\n\n[rules]\n", "#:schema x\nversion = 1\n\n[rules]\n"),
            ("#:schema x", "#:schema x\nversion = 1\n"),
            ("\u{feff}[rules]\r\n", "\u{feff}version = 1\r\n[rules]\r\n"),
        ] {
            assert_eq!(migrated(was).as_deref(), Some(is), "{was:?}");
            assert_eq!(migrated(is), None, "{is:?}");
        }
    }
}
