//! The changed programs of a change, both sides of each.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::operation::{Deed, Operation, operation};
use super::protection::{Protection, protections};
use super::vocabulary::Vocabulary;
use super::words::last;
use crate::analysis::Scene;
use crate::fact::outline::{Item, Outline, Sides, Speech, What};
use crate::fact::role::{Role, role_of};
use crate::repo::FileDiff;
use crate::rule::Rule;
use crate::source::{Side, Source, Span};

/// A changed file of a host language.
pub(super) struct Program<'a> {
    pub(super) file: &'a FileDiff,
    stem: String,
    sides: Arc<Sides>,
    before: Face,
    after: Face,
}

/// What is known of one side.
#[derive(Default)]
struct Face {
    protections: Vec<Protection>,
    units: Vec<Unit>,
    /// The changed lines.
    regions: Vec<Span>,
    /// Where definitions stand, by their names.
    definitions: FxHashMap<String, Vec<usize>>,
    /// Where calls and names that calls are handed stand, by the last part of their names.
    mentions: FxHashMap<String, Vec<usize>>,
}

/// A function, a class or the top of a file, with the operations right in it.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Its definition; none at the top of a file.
    pub(super) at: Option<usize>,
    /// Its dotted path.
    pub(super) path: String,
    pub(super) operations: Vec<Operation>,
}

static NOTHING: Outline = Outline { items: Vec::new(), unparsed: Vec::new(), speech: Speech::Program };

impl<'a> Program<'a> {
    /// Reads the file at `at` of the change; none where it is in no host language, or is a test.
    pub(super) fn read(scene: &mut Scene<'a>, at: usize, rules: &[&Rule], vocabulary: &Vocabulary) -> Option<Self> {
        let file = scene.change.files.get(at)?;
        let path = file.path.to_text();
        if matches!(role_of(&path), Role::Test | Role::Fixture | Role::Vendored) {
            return None;
        }
        let sides = scene.all_outlines(at)?;
        let face = |side: Side, source: Option<&Source>| {
            let outline = sides.of(side)?;
            let regions = source.map(|source| regions(file, source, side)).unwrap_or_default();
            let places = |wanted: fn(&Item) -> Option<&str>| {
                let mut places: FxHashMap<String, Vec<usize>> = FxHashMap::default();
                for (at, name) in outline.items.iter().enumerate().filter_map(|(at, item)| Some((at, wanted(item)?))) {
                    places.entry(name.to_owned()).or_default().push(at);
                }
                places
            };
            Some(Face {
                protections: protections(outline, rules, vocabulary),
                units: units(outline),
                regions,
                definitions: places(|item| (item.what == What::Definition).then_some(item.name.as_str())),
                mentions: places(|item| matches!(item.what, What::Call | What::Argument).then(|| last(&item.name))),
            })
        };
        let before = face(Side::Before, file.before.as_ref()).unwrap_or_default();
        let after = face(Side::After, file.after.as_ref()).unwrap_or_default();
        let name = file.path.file_name();
        let stem = name.split_once('.').map_or(name.clone(), |(stem, _)| stem.to_owned());
        Some(Self { file, stem, sides, before, after })
    }

    /// What a script is called by: its file without folder and ending; none of what is no script.
    pub(super) fn script(&self) -> Option<&str> {
        let runs = matches!(self.outline(Side::After).speech, Speech::Commands | Speech::Statements);
        runs.then_some(self.stem.as_str()).filter(|stem| !stem.is_empty())
    }

    fn face(&self, side: Side) -> &Face {
        if side == Side::Before { &self.before } else { &self.after }
    }

    pub(super) fn outline(&self, side: Side) -> &Outline {
        self.sides.of(side).unwrap_or(&NOTHING)
    }

    pub(super) fn source(&self, side: Side) -> Option<&'a Source> {
        if side == Side::Before { self.file.before.as_ref() } else { self.file.after.as_ref() }
    }

    /// The id of its language.
    pub(super) fn language(&self) -> &'static str {
        self.sides.language.id
    }

    /// Whether the change touches a byte of `span`.
    pub(super) fn touches(&self, side: Side, span: Span) -> bool {
        self.face(side).regions.iter().any(|region| region.start < span.end && span.start < region.end)
    }

    pub(super) fn protections(&self, side: Side) -> &[Protection] {
        &self.face(side).protections
    }

    pub(super) fn units(&self, side: Side) -> &[Unit] {
        &self.face(side).units
    }

    pub(super) fn item(&self, side: Side, at: usize) -> Option<&Item> {
        self.outline(side).items.get(at)
    }

    /// Whether the change touches the item at `at`: of what holds others, its head.
    pub(super) fn is_changed(&self, side: Side, at: usize) -> bool {
        let Some(item) = self.item(side, at) else { return false };
        let head = self.outline(side).children(Some(at)).find_map(|child| {
            let child = self.item(side, child)?;
            matches!(child.what, What::Then | What::Definition | What::Closure).then_some(child.span.start)
        });
        let head = Span::new(item.span.start, head.unwrap_or(item.span.end));
        let written = self.source(side).map_or(head.end, |source| head.start + source.slice(head).trim_end().len());
        let span = Span::new(head.start, written.max(head.start + 1));
        self.face(side).regions.iter().any(|region| region.start < span.end && span.start < region.end)
    }

    /// Whether the change touches any part of the item at `at`.
    pub(super) fn is_touched(&self, side: Side, at: usize) -> bool {
        let span = self.item(side, at).map(|item| item.span);
        span.is_some_and(|span| {
            self.face(side).regions.iter().any(|region| region.start < span.end && span.start < region.end)
        })
    }

    /// The lines that the change brings, each with its place.
    pub(super) fn added_lines(&self) -> impl Iterator<Item = (usize, &'a str)> {
        let source = self.source(Side::After);
        let lines = |region: &Span| {
            let start = region.start;
            let text = source.map(|source| source.slice(*region)).unwrap_or_default();
            text.split_inclusive('\n').scan(start, |at, line| {
                let here = *at;
                *at += line.len();
                Some((here, line))
            })
        };
        self.after.regions.iter().flat_map(lines).collect::<Vec<_>>().into_iter()
    }

    /// The definitions called `name` on `side`.
    pub(super) fn definitions(&self, side: Side, name: &str) -> impl Iterator<Item = usize> {
        self.face(side).definitions.get(name).into_iter().flatten().copied()
    }

    /// The calls of `name` on `side`, and where it is handed to a call.
    pub(super) fn mentions(&self, side: Side, name: &str) -> impl Iterator<Item = usize> {
        self.face(side).mentions.get(name).into_iter().flatten().copied()
    }
}

/// The changed lines of one side, as bytes.
pub(super) fn regions(file: &FileDiff, source: &Source, side: Side) -> Vec<Span> {
    let lines = file.hunks.iter().map(|hunk| hunk.lines(side));
    lines.filter(|lines| !lines.is_empty()).map(|lines| source.line_span(lines)).collect()
}

/// The units of an outline: each operation belongs to the nearest definition around it.
fn units(outline: &Outline) -> Vec<Unit> {
    let mut units = vec![Unit { at: None, path: String::new(), operations: Vec::new() }];
    let mut place = FxHashMap::default();
    for (at, item) in outline.items.iter().enumerate() {
        // A question is part of the condition that asks it; what changes something does so there as well.
        let is_asked = |operation: &Operation| operation.deed == Deed::Query && outline.is_in_condition(at);
        let Some(operation) = operation(at, item, outline.speech).filter(|operation| !is_asked(operation)) else {
            continue;
        };
        let holder = if item.what == What::Definition { Some(at) } else { outline.definition_of(at) };
        let index = *place.entry(holder).or_insert_with(|| match holder {
            None => 0,
            Some(holder) => {
                units.push(Unit { at: Some(holder), path: outline.path(holder), operations: Vec::new() });
                units.len() - 1
            }
        });
        if let Some(unit) = units.get_mut(index) {
            unit.operations.push(operation);
        }
    }
    units
}
