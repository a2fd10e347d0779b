//! Switches in configuration, and which files that are no programs are looked at.

use std::collections::BTreeMap;

use super::switches::{switch, truth};
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
    change.files.iter().any(|file| {
        file.before.is_some()
            && file.after.is_some()
            && (is_config(file) || script::is_script(file) || routines::is_routine(file))
    })
}

/// Whether a file is a document in which a switch may stand.
fn is_config(file: &FileDiff) -> bool {
    let Some(source) = file.after.as_ref().filter(|_| file.content == Content::Text) else { return false };
    let path = file.path.to_text();
    if path.ends_with("lock.json")
        || path.ends_with(".lock")
        || matches!(role_of(&path), Role::Test | Role::Fixture | Role::Vendored | Role::Docs)
    {
        return false;
    }
    let named = |source: &Source| {
        let lower = source.text.to_lowercase();
        ["dry", "apply", "simulat", "noop", "whatif", "what_if", "what-if", "pretend"]
            .iter()
            .any(|word| lower.contains(word))
    };
    named(source)
        && file.before.as_ref().is_some_and(named)
        && detect(&source.path, &source.text).is_some_and(|language| Format::of(language).is_some())
}

/// A switch of a document: whether nothing is done, and where it stands.
type Found = (bool, Span, String);

pub(super) fn judge(change: &ChangeSet) -> Vec<Tale> {
    let mut tales = Vec::new();
    for file in change.files.iter().filter(|file| is_config(file)) {
        let (Some(before), Some(after)) = (&file.before, &file.after) else { continue };
        let (was, now) = (switches(before), switches(after));
        let turned = was
            .iter()
            .filter(|(_, (careful, ..))| *careful)
            .filter_map(|(path, _)| Some((path, now.get(path).filter(|(careful, ..)| !careful)?)));
        for (path, (_, span, text)) in turned {
            tales.push(Tale {
                rule: "dry-run-default-flipped",
                noun: "a dry run",
                class: TargetClass::T1,
                confidence: Confidence::High,
                spot: Spot { path: after.path.clone(), side: Side::After, span: *span },
                before: None,
                covers: None,
                unit: String::new(),
                name: path.clone(),
                text: format!("{path}: {text}"),
                evidence: "it was the other way round before".to_owned(),
            });
        }
    }
    tales
}

/// The switches of a document, by the way to them.
fn switches(source: &Source) -> BTreeMap<String, Found> {
    let Some(language) = detect(&source.path, &source.text) else { return BTreeMap::new() };
    let Ok(Some(document)) = document::read(language, source) else { return BTreeMap::new() };
    let mut found = BTreeMap::new();
    for entry in document.entries() {
        let keys: Vec<String> = entry
            .path
            .iter()
            .map(|step| match step {
                Step::Key(key) => key.clone(),
                Step::Index(index) => index.to_string(),
            })
            .collect();
        let text: String = entry.value.iter().map(|piece| piece.render()).collect();
        let named =
            keys.iter().rev().take(2).filter(|key| !matches!(key.as_str(), "default" | "value")).find_map(|key| {
                let name = key.rsplit('.').next().unwrap_or(key);
                switch(name)
            });
        let is_default = keys.last().is_some_and(|key| {
            switch(key.rsplit('.').next().unwrap_or(key)).is_some() || matches!(key.as_str(), "default" | "value")
        });
        if let (Some(dry), true, Some(on)) = (named, is_default && !text.is_empty(), truth(&text)) {
            found.insert(keys.join("."), (on == dry, entry.span, text));
        }
    }
    found
}
