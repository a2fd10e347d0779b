//! Values that a file gives to the parameters of a template: one line there changes what the template says.

use super::judge::Couple;
use super::template::{self, Template};
use super::told;
use crate::analysis::{Scene, Spot, Verdict};
use crate::fact::document::{self, Document, NodeId, Step};
use crate::fact::{Confidence, Piece};
use crate::lang;
use crate::repo::FileDiff;
use crate::source::{RepoPath, Side, Source, Span};

/// Most parameters of one file that are followed.
const FOLLOWED: usize = 8;

/// Most files of a folder that are looked at for the template.
const LOOKED_AT: usize = 24;

/// A value for a parameter.
struct Given {
    name: String,
    value: String,
    span: Span,
}

/// Whether the file gives values to parameters, on both sides.
pub(super) fn concerns(file: &FileDiff) -> bool {
    let gives = |source: &Option<Source>| source.as_ref().is_some_and(|source| kind(source).is_some());
    gives(&file.before) && gives(&file.after)
}

/// The language of a file that may give values.
fn kind(source: &Source) -> Option<&'static lang::Language> {
    let name = source.path.file_name();
    let holds = |mark: &str| memchr::memmem::find(source.text.as_bytes(), mark.as_bytes()).is_some();
    let id = match name.rsplit_once('.')?.1 {
        "toml" if name.starts_with("samconfig") && holds("parameter_overrides") => "toml",
        "json" if holds("\"ParameterKey\"") || holds("\"Parameters\"") && !holds("\"Resources\"") => "json",
        _ => return None,
    };
    lang::LANGUAGES.iter().copied().find(|language| language.id == id)
}

/// What a changed value does to the template that it is for.
pub(super) fn verdicts(scene: &mut Scene<'_>) -> Vec<Verdict> {
    let mut out = Vec::new();
    let change = scene.change;
    for file in change.files.iter().filter(|file| concerns(file)) {
        let (Some(before), Some(after)) = (&file.before, &file.after) else { continue };
        let (was, is) = (values(before), values(after));
        let changed = is.iter().filter_map(|now| {
            // The same parameter in another environment stands in the same order.
            let place =
                is.iter().take_while(|other| other.span != now.span).filter(|other| other.name == now.name).count();
            let earlier = was.iter().filter(|earlier| earlier.name == now.name).nth(place)?;
            (earlier.value != now.value).then_some((earlier, now))
        });
        let changed: Vec<_> = changed.take(FOLLOWED).collect();
        if changed.is_empty() {
            continue;
        }
        for path in templates(scene, &after.path) {
            for (earlier, now) in &changed {
                out.extend(follow(scene, &path, (before, earlier), (after, now)));
            }
        }
    }
    out
}

fn follow(
    scene: &mut Scene<'_>,
    path: &RepoPath,
    (before, earlier): (&Source, &Given),
    (after, now): (&Source, &Given),
) -> Vec<Verdict> {
    let Some(text) = scene.read(Side::After, path) else { return Vec::new() };
    let side = |value: &str| {
        let mut template: Option<Template<'_>> = template::read(&text).into_iter().next();
        if let Some(template) = &mut template {
            template.given.push((now.name.clone(), value.to_owned()));
        }
        template
    };
    let (Some(one), Some(other)) = (side(&earlier.value), side(&now.value)) else { return Vec::new() };
    if other.entry("Parameters", &now.name).is_none() {
        return Vec::new();
    }
    let couple = Couple { before: &one, after: &other, most: Confidence::Medium };
    let mut verdicts = told(couple.fates());
    for verdict in &mut verdicts {
        let spot = |source: &Source, given: &Given, side| Spot { path: source.path.clone(), side, span: given.span };
        verdict.spot = spot(after, now, Side::After);
        verdict.before = Some(spot(before, earlier, Side::Before));
        verdict.reason = format!("{}; parameter {} of {} has another value", verdict.reason, now.name, path.to_text());
        verdict.fixes.clear();
    }
    verdicts
}

/// The templates that the values at `path` are for: the one of the same name, or the only one that is near.
fn templates(scene: &mut Scene<'_>, path: &RepoPath) -> Vec<RepoPath> {
    let folder = path.folder();
    let mut near = scene.list(Side::After, &folder).files;
    let named = |path: &RepoPath| {
        matches!(path.file_name().rsplit_once('.').map(|(_, end)| end), Some("yaml" | "yml" | "json" | "template"))
    };
    near.retain(|other| other != path && named(other));
    let apart =
        ["parameters", "params", "config", "configs", "env", "environments"].contains(&folder.file_name().as_str());
    if apart {
        near.extend(scene.list(Side::After, &folder.folder()).files.into_iter().filter(named));
    }
    near.truncate(LOOKED_AT);
    near.retain(|other| {
        scene
            .read(Side::After, other)
            .is_some_and(|text| template::may_hold(&text) && !template::read(&text).is_empty())
    });
    let stem = |path: &RepoPath| path.file_name().split(['.', '-', '_']).next().unwrap_or_default().to_lowercase();
    let same: Vec<RepoPath> = near.iter().filter(|other| stem(other) == stem(path)).cloned().collect();
    match (same.len(), near.len()) {
        (1, _) => same,
        (_, 1) => near,
        _ => near.into_iter().filter(|other| stem(other) == "template").take(1).collect(),
    }
}

fn values(source: &Source) -> Vec<Given> {
    let Some(Ok(Some(document))) = kind(source).map(|language| document::read(language, source)) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for root in &document.roots {
        listed(&document, *root, &mut out);
        let map = document.get(*root, "Parameters");
        for pair in map.into_iter().flat_map(|map| document.pairs(map)) {
            out.extend(given(&document, pair.key.clone(), pair.value));
        }
    }
    for entry in document.entries() {
        if entry.path.iter().any(|step| matches!(step, Step::Key(key) if key == "parameter_overrides")) {
            let text: String = entry.value.iter().map(Piece::render).collect();
            for word in text.split_whitespace() {
                let word = word.trim_start_matches("ParameterKey=").replace(",ParameterValue=", "=");
                let Some((name, value)) = word.split_once('=') else { continue };
                let value = value.trim_matches(['"', '\'']).to_owned();
                out.push(Given { name: name.trim_matches(['"', '\'']).to_owned(), value, span: entry.span });
            }
        }
    }
    out
}

/// `[{"ParameterKey": …, "ParameterValue": …}]`.
fn listed(document: &Document, root: NodeId, out: &mut Vec<Given>) {
    for item in document.items(root) {
        let name = document.get(*item, "ParameterKey").and_then(|name| document.rendered(name));
        let value = document.get(*item, "ParameterValue");
        out.extend(name.zip(value).and_then(|(name, value)| given(document, name, value)));
    }
}

fn given(document: &Document, name: String, value: NodeId) -> Option<Given> {
    let span = document.node(value)?.span;
    Some(Given { name, value: document.rendered(value)?, span })
}
