//! Switches in configuration, and which files that are no programs are looked at.

use std::collections::BTreeMap;

use super::switches::{FLAGS, acts, truth};
use super::{Tale, routines, script};
use crate::analysis::Spot;
use crate::fact::document::{self, Format, Step};
use crate::fact::role::{Role, role_of};
use crate::fact::{Confidence, TargetClass};
use crate::lang::detect;
use crate::repo::{ChangeSet, Content, FileDiff};
use crate::source::{Side, Source, Span};

/// Whether a file of the change that is no program says something that is looked at.
pub(in crate::analysis::guards) fn concerns(change: &ChangeSet) -> bool {
    let stays = |file: &&FileDiff| file.before.is_some() && file.after.is_some();
    let mut files = change.files.iter().filter(stays);
    files.any(|file| is_config(file) || script::is_script(file) || routines::is_routine(file))
}

/// Whether a file is a document in which a switch may stand.
fn is_config(file: &FileDiff) -> bool {
    let Some(source) = file.after.as_ref().filter(|_| file.content == Content::Text) else { return false };
    let path = file.path.to_text();
    let aside = matches!(role_of(&path), Role::Test | Role::Fixture | Role::Vendored | Role::Docs);
    if aside || path.ends_with("lock.json") || path.ends_with(".lock") {
        return false;
    }
    const WORDS: &[&str] = &["dry", "apply", "simulat", "noop", "whatif", "what_if", "what-if", "pretend"];
    let named = |source: &Source| {
        let lower = source.text.to_lowercase();
        WORDS.iter().any(|word| lower.contains(word))
    };
    file.before.as_ref().is_some_and(named)
        && detect(&source.path, &source.text).is_some_and(|language| Format::of(language).is_some())
}

pub(super) fn judge(change: &ChangeSet) -> Vec<Tale> {
    let mut tales = Vec::new();
    for file in change.files.iter().filter(|file| is_config(file)) {
        let (Some(before), Some(after)) = (&file.before, &file.after) else { continue };
        let (was, now) = (entries(before), entries(after));
        let (careful, careless) = (switches(&was), switches(&now));
        for (path, _) in careful.iter().filter(|(_, (careful, _))| *careful) {
            let turned = careless.get(path).filter(|(careful, _)| !careful);
            tales.extend(turned.map(|(_, at)| tale(after, path, at, "it was the other way round before")));
        }
        tales.extend(
            unflagged(&was, &now).map(|at| tale(after, &at.keys.join("."), at, "it was given a dry run before")),
        );
    }
    tales
}

fn tale(source: &Source, path: &str, at: &Entry, evidence: &str) -> Tale {
    Tale {
        rule: "dry-run-default-flipped",
        noun: "a dry run",
        class: TargetClass::T1,
        confidence: Confidence::High,
        spot: Spot { path: source.path.clone(), side: Side::After, span: at.span },
        before: None,
        covers: None,
        unit: String::new(),
        name: path.to_owned(),
        text: format!("{path}: {}", at.text),
        evidence: evidence.to_owned(),
    }
}

/// A text of a document and the way to it.
struct Entry {
    keys: Vec<String>,
    text: String,
    span: Span,
}

fn entries(source: &Source) -> Vec<Entry> {
    let Some(language) = detect(&source.path, &source.text) else { return Vec::new() };
    let Ok(Some(document)) = document::read(language, source) else { return Vec::new() };
    let key = |step: &Step| match step {
        Step::Key(key) => key.clone(),
        Step::Index(index) => index.to_string(),
    };
    let entry = |entry: document::Entry| Entry {
        keys: entry.path.iter().map(key).collect(),
        text: source.slice(entry.span).trim_matches(['"', '\'']).to_owned(),
        span: entry.span,
    };
    document.entries().into_iter().map(entry).collect()
}

/// The switches of a document by the way to them: whether nothing is done, and where it stands.
fn switches(entries: &[Entry]) -> BTreeMap<String, (bool, &Entry)> {
    let of = |key: &String| acts(key.rsplit('.').next().unwrap_or(key));
    let mut found = BTreeMap::new();
    for entry in entries {
        let mut keys = entry.keys.iter().rev();
        let Some(last) = keys.next() else { continue };
        // `dry_run: true`, `dry_run: { default: true }`, `- name: DRY_RUN, value: "true"`
        let by_holder = || {
            let holder = keys.next().filter(|_| matches!(last.as_str(), "default" | "value" | "defaultValue"));
            holder.and_then(of).or_else(|| beside(entries, entry).and_then(|name| acts(&name)))
        };
        if let Some((way, on)) = of(last).or_else(by_holder).zip(value(&entry.text)) {
            found.insert(entry.keys.join("."), (way.is_careful(on), entry));
        }
    }
    found
}

/// The name that stands beside a value.
fn beside(entries: &[Entry], entry: &Entry) -> Option<String> {
    let (last, holder) = entry.keys.split_last()?;
    if !matches!(last.as_str(), "default" | "value" | "defaultValue") {
        return None;
    }
    let named = |other: &&Entry| {
        other
            .keys
            .split_last()
            .is_some_and(|(last, around)| around == holder && matches!(last.as_str(), "name" | "key"))
    };
    entries.iter().find(named).map(|other| other.text.clone())
}

/// Whether a value is on; of `${NAME:true}` the default.
fn value(text: &str) -> Option<bool> {
    let default = text.strip_prefix("${").and_then(|rest| rest.trim_end_matches('}').split_once(':'));
    let value = default.map_or(text, |(_, value)| value.trim_start_matches('-'));
    truth(value).filter(|_| !value.trim().is_empty())
}

/// A list of arguments that is as it was, but for the one that kept it from doing anything: what is left of it.
fn unflagged<'e>(was: &[Entry], now: &'e [Entry]) -> Option<&'e Entry> {
    let is_flag = |entry: &&Entry| FLAGS.contains(&entry.text.as_str());
    let holder = |entry: &Entry| entry.keys.split_last().map(|(_, around)| around.to_vec());
    for flag in was.iter().filter(is_flag) {
        let list = holder(flag)?;
        let of_list = |entry: &&Entry| holder(entry).as_ref() == Some(&list);
        let left: Vec<&Entry> = now.iter().filter(of_list).collect();
        let others: Vec<&Entry> = was.iter().filter(of_list).filter(|entry| !is_flag(entry)).collect();
        let kept = |entry: &&&Entry| left.iter().any(|now| now.text == entry.text);
        let same = others.iter().filter(kept).count() * 2 >= others.len() && !others.is_empty();
        let dry = |entry: &Entry| entry.text.to_lowercase().contains("dry");
        if same && !left.iter().any(|entry| dry(entry)) && !now.iter().any(|entry| is_flag(&entry)) {
            return left.first().copied();
        }
    }
    None
}
