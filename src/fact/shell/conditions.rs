//! What a condition says: which kind of guard it is, and which variables it proves not to be empty.

use rustc_hash::FxHashSet;

use super::switches::{self, Run};
use crate::fact::GuardKind;

/// What kind of guard a condition is where it held, or where it failed: by its words, and for a switch by the way it
/// stands. `asked` are the variables that somebody was asked for.
pub(super) fn guard_kind(condition: &str, held: bool, asked: &FxHashSet<String>) -> GuardKind {
    match switches::run(condition, held) {
        Some(Run::Real) => return GuardKind::DryRun,
        // What only a dry run reaches is not protected by it.
        Some(Run::Dry) => return GuardKind::Condition,
        None => {}
    }
    let lower = condition.trim_start_matches(['!', ' ']).to_lowercase();
    let has = |marks: &[&str]| marks.iter().any(|mark| lower.contains(mark));
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let word = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    if lower.starts_with("cd ") || lower.starts_with("pushd ") {
        GuardKind::CheckedDirectory
    } else if is_vacant(condition.trim(), held) {
        GuardKind::Vacant
    } else if has(&["confirm", "read -p", "read -rp"])
        || word(&["reply", "answer", "yes"])
        || variables(condition).any(|name| asked.contains(&name))
    {
        GuardKind::Confirmation
    } else if word(&["prod", "production", "staging", "env", "environment"]) {
        GuardKind::Environment
    } else if has(&["-n ", "-z ", "-d ", "-f ", "-e ", "-s "])
        && (!not_empty(condition, held).is_empty() || (held && is_there(&lower)))
    {
        GuardKind::NotEmpty
    } else {
        GuardKind::Condition
    }
}

/// Whether a condition says that a device holds no file system. Tests of what is printed say so either way.
pub(super) fn is_vacant(condition: &str, held: bool) -> bool {
    const LOOKING: [&str; 4] = ["blkid", "lsblk", "file -s", "wipefs -n"];
    let negated = condition.starts_with('!');
    let inner = condition.trim_start_matches(['!', ' ']).trim_start_matches("sudo ");
    let command = LOOKING.iter().any(|looking| inner.starts_with(looking));
    if command { held == negated } else { LOOKING.iter().any(|looking| inner.contains(looking)) }
}

/// Whether a condition asks for a file whose name a variable gives.
fn is_there(condition: &str) -> bool {
    let asks = ["-d ", "-f ", "-e ", "-s "].iter().any(|test| condition.contains(test));
    asks && condition.contains('$') && !condition.contains("||")
}

/// The variables that are not empty where `condition` held, or where it failed.
pub(super) fn not_empty(condition: &str, held: bool) -> Vec<String> {
    let mut names = Vec::new();
    // All parts of `a && b` hold where it held; all parts of `a || b` failed where it failed. Nothing else is certain.
    let (joined, other) = if held { ("&&", "||") } else { ("||", "&&") };
    if condition.contains(other) {
        return names;
    }
    for part in condition.split(joined) {
        names.extend(proven(part, held));
    }
    names
}

/// The variable that one test proves not to be empty.
fn proven(test: &str, held: bool) -> Option<String> {
    let words: Vec<&str> =
        test.split_whitespace().filter(|word| !matches!(*word, "[" | "[[" | "]" | "]]" | "test")).collect();
    let negated = words.iter().take_while(|word| **word == "!").count();
    let held = held == (negated % 2 == 0);
    let empty = |word: &str| matches!(word, "\"\"" | "''");
    match words.get(negated..)? {
        ["-n" | "-d" | "-f" | "-e" | "-s" | "-r" | "-w" | "-x" | "-L" | "-h" | "-v", name] if held => one(name),
        ["-z", name] if !held => one(name),
        [name, "!=", text] if empty(text) == held => one(name),
        [name, "=" | "==", text] if empty(text) != held && !text.contains('$') => one(name),
        [name] if held => one(name),
        _ => None,
    }
}

/// The name of `$X`, `"$X"`, `${X}` or `"${X:-}"`: one variable, and nothing around it.
fn one(word: &str) -> Option<String> {
    let word = word.trim_matches('"').trim_end_matches(';');
    let inner = word.strip_prefix('$')?;
    let inner = match inner.strip_prefix('{') {
        Some(braced) => braced.strip_suffix('}')?,
        None => inner,
    };
    let name = ["+x", "+1", ":-", "-"].iter().fold(inner, |name, tail| name.strip_suffix(tail).unwrap_or(name));
    let name = name.trim_end_matches(':');
    let plain = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    plain.then(|| name.to_owned())
}

/// The variables that a text names.
pub(super) fn variables(text: &str) -> impl Iterator<Item = String> {
    let names = text.split('$').skip(1).map(|rest| rest.trim_start_matches('{'));
    names.map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_test_proves() {
        for (condition, held, names) in [
            ("[ -n \"$D\" ]", true, &["D"][..]),
            ("[ -n \"$D\" ]", false, &[]),
            ("[ -z \"$D\" ]", false, &["D"]),
            ("[ -z \"$D\" ]", true, &[]),
            ("[[ -z ${D:-} ]]", false, &["D"]),
            ("! [ -z \"$D\" ]", true, &["D"]),
            ("[ ! -z \"$D\" ]", true, &["D"]),
            ("test -d \"$D\"", true, &["D"]),
            ("[ -d \"$D/x\" ]", true, &[]),
            ("[ \"$D\" != \"\" ]", true, &["D"]),
            ("[ \"$D\" = \"\" ]", false, &["D"]),
            ("[ \"$D\" = \"\" ]", true, &[]),
            ("[ \"$D\" = prod ]", true, &["D"]),
            ("[ \"$D\" != prod ]", false, &["D"]),
            ("[ -n \"$A\" ] && [ -n \"$B\" ]", true, &["A", "B"]),
            ("[ -n \"$A\" ] || [ -n \"$B\" ]", true, &[]),
            ("[ -z \"$A\" ] || [ -z \"$B\" ]", false, &["A", "B"]),
            ("[[ $D ]]", true, &["D"]),
            ("make", true, &[]),
            ("", true, &[]),
        ] {
            assert_eq!(not_empty(condition, held), names, "{condition} {held}");
        }
    }
}
