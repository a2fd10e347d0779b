//! Conditions of templates that a value of the same chart turns: `{{ if .Values.queue.persist }}`.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::object::Manifest;
use super::sides::is_laid_aside;
use crate::analysis::{Scene, Spot};
use crate::fact::document::{Content, NodeId};
use crate::source::{RepoPath, Side, Source, Span};

/// Values of a chart that say the opposite of what they said, by their path: what they say before and after.
#[derive(Debug, Default)]
pub(super) struct Switches {
    turned: BTreeMap<String, (bool, bool)>,
    /// Where the first of them stands after.
    pub(super) spot: Option<Spot>,
}

/// Most values that are compared, and most templates that are read for them.
const VALUES: usize = 4_000;
const DEPTH: usize = 8;
const TEMPLATES: usize = 60;

/// The switches of every chart whose values the change touches, by the folder of the chart.
pub(super) fn of(scene: &mut Scene<'_>) -> BTreeMap<RepoPath, Switches> {
    let mut found = BTreeMap::new();
    let files = scene.change.files.iter().filter(|file| file.path.file_name() == "values.yaml");
    for file in files {
        let folder = file.path.folder();
        if is_laid_aside(&file.path) || !is_chart(scene, &folder) {
            continue;
        }
        let read = |source: &Option<Source>, side| source.as_ref().and_then(|source| Manifest::of(source, side));
        if let (Some(before), Some(after)) = (read(&file.before, Side::Before), read(&file.after, Side::After)) {
            let switches = turned(&before, &after);
            if !switches.turned.is_empty() {
                found.insert(folder, switches);
            }
        }
    }
    found
}

fn is_chart(scene: &mut Scene<'_>, folder: &RepoPath) -> bool {
    scene.list(Side::After, folder).files.iter().any(|file| file.file_name() == "Chart.yaml")
}

fn turned(before: &Rc<Manifest>, after: &Rc<Manifest>) -> Switches {
    let (was, is) = (truths(before), truths(after));
    let mut switches = Switches::default();
    for (path, (now, node)) in &is {
        let then = was.get(path).map(|(then, _)| *then);
        // One that is new and off takes away what a template made in any case.
        if then.unwrap_or(true) != *now {
            switches.turned.insert(path.clone(), (then.unwrap_or(true), *now));
            switches.spot.get_or_insert_with(|| after.spot(*node));
        }
    }
    switches
}

/// The truth of each scalar, as a template takes it.
fn truths(manifest: &Manifest) -> BTreeMap<String, (bool, NodeId)> {
    let document = &manifest.document;
    let mut found = BTreeMap::new();
    let mut pending: Vec<(NodeId, String, usize)> =
        document.roots.first().map(|root| (*root, String::new(), 0)).into_iter().collect();
    while let Some((map, path, depth)) = pending.pop() {
        for pair in document.pairs(map) {
            let inner = format!("{path}.{}", pair.key);
            if found.len() + pending.len() >= VALUES {
                return found;
            }
            match document.node(pair.value).map(|node| &node.content) {
                Some(Content::Scalar(_)) => {
                    // Only what is meant as a switch: an empty name is a default in most charts.
                    match document.rendered(pair.value).unwrap_or_default().as_str() {
                        "true" => found.insert(inner, (true, pair.value)),
                        "false" => found.insert(inner, (false, pair.value)),
                        _ => None,
                    };
                }
                Some(Content::Map(_)) if depth < DEPTH => pending.push((pair.value, inner, depth + 1)),
                _ => {}
            }
        }
    }
    found
}

impl Switches {
    /// `source`, a template of the chart, as it is on `side`: what a switch takes out is blank. None where no switch does.
    pub(super) fn settled(&self, source: &Source, side: Side) -> Option<Source> {
        let dead = self.dead(&source.text, side);
        if dead.is_empty() {
            return None;
        }
        let mut text = source.text.clone().into_bytes();
        for span in dead {
            let bytes = text.get_mut(span.start..span.end)?;
            bytes.iter_mut().filter(|byte| !matches!(byte, b'\n' | b'\r')).for_each(|byte| *byte = b' ');
        }
        Some(Source::new(source.path.clone(), &text))
    }

    /// What is not rendered.
    fn dead(&self, text: &str, side: Side) -> Vec<Span> {
        let mut found = Vec::new();
        // Of each open block: what its condition says, and since where its text is left out.
        let mut open: Vec<(Option<bool>, Option<usize>)> = Vec::new();
        let mut at = 0;
        while let Some(start) = text.get(at..).and_then(|rest| rest.find("{{")).map(|found| at + found) {
            let Some(end) = text.get(start..).and_then(|rest| rest.find("}}")).map(|found| start + found + 2) else {
                break;
            };
            let words = text.get(start + 2..end.saturating_sub(2)).unwrap_or_default();
            let words = words.trim_matches(|c: char| c == '-' || c.is_whitespace());
            let (first, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
            match first {
                "if" => {
                    let says = self.says(rest.trim(), side);
                    open.push((says, (says == Some(false)).then_some(end)));
                }
                "range" | "with" | "define" | "block" => open.push((None, None)),
                "else" => {
                    if let Some((says, from)) = open.last_mut() {
                        found.extend(from.take().map(|from| Span::new(from, start)));
                        *from = (*says == Some(true)).then_some(end);
                    }
                }
                "end" => {
                    let from = open.pop().and_then(|(_, from)| from);
                    found.extend(from.map(|from| Span::new(from, start)));
                }
                _ => {}
            }
            at = end;
        }
        found
    }

    /// What a condition says that is nothing but a switch, or the opposite of one.
    fn says(&self, condition: &str, side: Side) -> Option<bool> {
        let (negated, path) = condition.strip_prefix("not ").map_or((false, condition), |path| (true, path.trim()));
        let path = path.trim_start_matches('$').strip_prefix(".Values")?;
        let (before, after) = self.turned.get(path)?;
        let truth = if side == Side::Before { *before } else { *after };
        Some(truth != negated)
    }
}

/// The templates of `chart` that the change leaves as they are and a switch turns.
pub(super) fn templates(scene: &mut Scene<'_>, chart: &RepoPath, switches: &Switches) -> Vec<[Source; 2]> {
    let Some(root) = chart.joined("templates") else { return Vec::new() };
    let listing = scene.list(Side::After, &root);
    let mut paths = listing.files;
    for folder in listing.folders.into_iter().take(TEMPLATES) {
        paths.extend(scene.list(Side::After, &folder).files);
    }
    let mut found = Vec::new();
    for path in paths.into_iter().filter(|path| path.file_name().ends_with(".yaml")).take(TEMPLATES) {
        if scene.diff(Side::After, &path).is_some() {
            continue;
        }
        let Some(text) = scene.read(Side::After, &path) else { continue };
        let [before, after] = [Side::Before, Side::After].map(|side| switches.settled(&text, side));
        if before.is_some() || after.is_some() {
            let own = || Source::new(path.clone(), text.text.as_bytes());
            found.push([before.unwrap_or_else(own), after.unwrap_or_else(own)]);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(text: &str, side: Side) -> Rc<Manifest> {
        Manifest::of(&Source::new(RepoPath::from("values.yaml"), text.as_bytes()), side).unwrap()
    }

    #[test]
    fn what_a_switch_takes_out_is_blank() {
        let before = manifest("a:\n  on: true\n  same: true\n", Side::Before);
        let after = manifest("a:\n  on: false\n  same: true\n", Side::After);
        let switches = turned(&before, &after);
        let text =
            "{{- if .Values.a.on }}\nx: 1\n{{- else }}\ny: 2\n{{- end }}\n{{ if $.Values.a.same }}\nz: 3\n{{ end }}";
        let source = Source::new(RepoPath::from("t.yaml"), text.as_bytes());
        let settled = |side| switches.settled(&source, side).unwrap().text;
        assert!(settled(Side::Before).contains("x: 1") && !settled(Side::Before).contains("y: 2"));
        assert!(!settled(Side::After).contains("x: 1") && settled(Side::After).contains("y: 2"));
        assert!(settled(Side::After).contains("z: 3") && settled(Side::After).len() == text.len());
    }
}
