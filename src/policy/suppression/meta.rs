//! What there is to say of suppressions themselves, where the change brings or touches them.

use rustc_hash::FxHashMap;

use super::directive::{Until, Words};
use super::{Directive, Inline, Sides};
use crate::analysis::{Judgement, Spot};
use crate::policy::date::Date;
use crate::policy::say::{Said, Weight};
use crate::repo::FileDiff;
use crate::rule::RuleSet;
use crate::source::{Side, Source};

/// Judges the comments of the after side that the change touches.
pub(super) fn judge(inline: &Inline<'_>, rules: &RuleSet, today: Date) -> Vec<Judgement> {
    let mut stood = stood(inline);
    let mut said = Vec::new();
    let mut files: Vec<(&usize, &Sides)> = inline.files.iter().collect();
    files.sort_by_key(|(at, _)| **at);
    for (at, sides) in files {
        let Some((file, source)) = inline.change.files.get(*at).and_then(|file| Some((file, file.after.as_ref()?)))
        else {
            continue;
        };
        for (index, one) in sides.after.iter().enumerate().filter(|(_, one)| is_touched(file, one)) {
            let arrives = !take(&mut stood, &one.words);
            let used = |rule: &str| inline.used.contains(&(*at, index, rule.to_owned()));
            let tell = |(rule, weight, reason): (&'static str, Weight, String)| told(rule, weight, one, source, reason);
            // One that stood and is over matters where it would speak for something.
            if arrives || one.words.rules.iter().any(|rule| used(rule)) {
                said.extend(wrong(&one.words, rules, today, arrives).into_iter().map(tell));
            }
            // Of hunks alone not everything is judged: what is not found may be there.
            if arrives && !inline.change.hunks_only {
                said.extend(unused(&one.words, rules, used).map(tell));
            }
        }
    }
    said.into_iter().map(Said::judgement).collect()
}

fn is_touched(file: &FileDiff, one: &Directive) -> bool {
    file.hunks.iter().any(|hunk| hunk.after.contains(&one.line))
}

/// How often each suppression stood before, anywhere in the change: what moved does not arrive.
fn stood(inline: &Inline<'_>) -> FxHashMap<String, usize> {
    let mut counts = FxHashMap::default();
    for one in inline.files.values().flat_map(|sides| &sides.before) {
        *counts.entry(format!("{:?}", one.words)).or_default() += 1;
    }
    // What stays where it is takes its own.
    for (at, sides) in &inline.files {
        let Some(file) = inline.change.files.get(*at) else { continue };
        for one in sides.after.iter().filter(|one| !is_touched(file, one)) {
            take(&mut counts, &one.words);
        }
    }
    counts
}

fn take(counts: &mut FxHashMap<String, usize>, words: &Words) -> bool {
    let Some(count) = counts.get_mut(&format!("{words:?}")).filter(|count| **count > 0) else { return false };
    *count -= 1;
    true
}

/// What is wrong with the words of a suppression.
pub(super) fn wrong(words: &Words, rules: &RuleSet, today: Date, arrives: bool) -> Vec<(&'static str, Weight, String)> {
    let mut found = Vec::new();
    match &words.until {
        until if !until.is_over(today) => {}
        Until::Unreadable(text) => {
            found.push(("suppression-expired", Weight::Warning, format!("`{text}` is no day like 2027-01-31")));
        }
        until => {
            let day = until.day().unwrap_or_default();
            found.push(("suppression-expired", Weight::Warning, format!("it held until {day}")));
        }
    }
    if !arrives {
        return found;
    }
    if words.reason.is_none() {
        found.push(("suppression-without-reason", Weight::Warning, "nothing says why".to_owned()));
    }
    if words.rules.is_empty() {
        found.push(("suppression-of-unknown-rule", Weight::Warning, "it names no rule".to_owned()));
    }
    for name in &words.rules {
        match rules.get(name) {
            None => {
                let text = format!("no rule is called `{name}`");
                found.push(("suppression-of-unknown-rule", Weight::Warning, text));
            }
            Some(rule) if !rule.inline => {
                let text = format!("`{name}` guards who says what is allowed: no comment and no commit can allow it");
                found.push(("suppression-not-permitted", Weight::Warning, text));
            }
            Some(_) => {}
        }
    }
    found
}

fn unused<'a>(
    words: &'a Words,
    rules: &'a RuleSet,
    used: impl Fn(&str) -> bool + 'a,
) -> impl Iterator<Item = (&'static str, Weight, String)> + 'a {
    // What is wrong with the others is told already.
    let known = words.rules.iter().filter(|name| rules.get(name).is_some_and(|rule| rule.inline));
    known
        .filter(move |name| !used(name))
        .map(|name| ("suppression-unused", Weight::Note, format!("nothing is found here that `{name}` would tell of")))
}

fn told(rule: &'static str, weight: Weight, one: &Directive, source: &Source, reason: String) -> Said {
    let name = one.words.rules.first().cloned().unwrap_or_default();
    let spot = Spot { path: source.path.clone(), side: Side::After, span: one.span };
    Said { rule, weight, spot, noun: "suppression", name, reason, evidence: Vec::new() }
}
