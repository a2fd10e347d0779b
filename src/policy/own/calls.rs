//! How pipelines and hooks run the linter: what a change adds to its options that makes it tell less.

use std::collections::BTreeSet;

use super::Weaker;
use crate::policy::say::Weight;

/// The name that a file says which runs it.
const NAME: &str = "blastlint";
/// How its variables begin.
const VARIABLES: &str = "BLASTLINT_";
/// Options that choose what is judged and by what. Those by which nothing fails any more are told of as such.
const OPTIONS: &[&str] = &["--ignore", "--select", "--config", "--no-config", "--baseline", "--task-trust"];

/// Options and variables that stand in `is` and did not in `was`, the two sides of a file that runs the linter.
pub(super) fn weaker(was: &str, is: &str) -> Vec<Weaker> {
    // Who runs it for the first time chose nothing away.
    if !was.contains(NAME) || !(is.contains(NAME) || is.contains(VARIABLES)) {
        return Vec::new();
    }
    let (was, is) = (chosen(was), chosen(is));
    let why = || "the linter is run with it from now on".to_owned();
    is.difference(&was).map(|option| (option.clone(), why(), Weight::Error)).collect()
}

/// The options with their values, and the variables with theirs, that a text runs the linter with.
fn chosen(text: &str) -> BTreeSet<String> {
    let plain = |word: &str| word.trim_matches(|c: char| "\"'`,[]()".contains(c)).to_owned();
    let words: Vec<String> = text.split_whitespace().map(plain).filter(|word| !word.is_empty()).collect();
    let mut found = BTreeSet::new();
    for (at, word) in words.iter().enumerate() {
        let (name, value) = word.split_once(['=', ':']).unwrap_or((word, ""));
        let next = || words.get(at + 1).map(String::as_str).unwrap_or_default();
        let value = if value.is_empty() { next() } else { value };
        if OPTIONS.contains(&name) {
            let alone = name == "--no-config";
            found.insert(if alone { name.to_owned() } else { format!("{name} {value}") });
        } else if let Some(at) = name.find(VARIABLES) {
            found.insert(format!("{}={value}", name.get(at..).unwrap_or(name)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_that_come_are_told_and_those_that_stood_are_not() {
        let told = |was: &str, is: &str| weaker(was, is).into_iter().map(|(name, ..)| name).collect::<Vec<_>>();
        let run = "- run: blastlint check main...HEAD";
        for (was, is, names) in [
            (run, "- run: blastlint check main...HEAD --ignore destroy", vec!["--ignore destroy"]),
            (run, "- run: blastlint check --config=easy.toml", vec!["--config easy.toml"]),
            (run, "args: [blastlint, \"check\", \"--no-config\"]", vec!["--no-config"]),
            (run, "- run: blastlint check\n  env:\n    BLASTLINT_FAIL_ON: never", vec!["BLASTLINT_FAIL_ON=never"]),
            ("blastlint check", "BLASTLINT_IGNORE=destroy blastlint check", vec!["BLASTLINT_IGNORE=destroy"]),
            ("blastlint check --config team.toml", "blastlint check --config team.toml --strict", vec![]),
            ("make test", "blastlint check --ignore destroy", vec![]),
            (run, "- run: make test --ignore x", vec![]),
        ] {
            assert_eq!(told(was, is), names, "{is}");
        }
    }
}
