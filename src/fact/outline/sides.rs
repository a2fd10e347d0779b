//! The outlines of both sides of a changed file.

use tree_sitter::Tree;

use super::{Outline, document, read, recipe, shell, sql};
use crate::fact::document::Format;
use crate::lang::{Host, Language, detect};
use crate::repo::{Content, FileDiff, Hunk};
use crate::source::{Gap, Side, Source, Span};
use crate::syntax;

/// The outlines of a file; a side that is not there, or could not be parsed, has none.
#[derive(Debug)]
pub struct Sides {
    /// Its language.
    pub language: &'static Language,
    /// Of the before side.
    pub before: Option<Outline>,
    /// Of the after side.
    pub after: Option<Outline>,
}

impl Sides {
    /// Reads `file`; none where nobody reads its language. What could not be parsed is added to `gaps`.
    pub fn read(file: &FileDiff, gaps: &mut Vec<Gap>) -> Option<Self> {
        let readable = file.after.as_ref().or(file.before.as_ref()).filter(|_| file.content == Content::Text)?;
        let language = detect(&readable.path, &readable.text)?;
        let Some(host) = language.host else { return Self::told(language, file, gaps) };
        let after = file.after.as_ref().and_then(|source| tree(language, source, None, Side::After, gaps));
        let edited = after.as_ref().zip(file.after.as_ref()).zip(file.before.as_ref());
        let edited = edited.map(|((tree, after), before)| {
            syntax::edited(tree, after, before, &file.hunks.iter().map(Hunk::turned).collect::<Vec<_>>())
        });
        let before =
            file.before.as_ref().and_then(|source| tree(language, source, edited.as_ref(), Side::Before, gaps));
        Some(Self {
            language,
            before: before.zip(file.before.as_ref()).map(|(tree, source)| whole(host, &tree, source)),
            after: after.zip(file.after.as_ref()).map(|(tree, source)| whole(host, &tree, source)),
        })
    }

    /// The same for what is no program: scripts, statements, documents.
    fn told(language: &'static Language, file: &FileDiff, gaps: &mut Vec<Gap>) -> Option<Self> {
        let mut side =
            |source: Option<&Source>, side: Side| source.and_then(|source| told(language, source, side, gaps));
        let before = side(file.before.as_ref(), Side::Before);
        let after = side(file.after.as_ref(), Side::After);
        (before.is_some() || after.is_some()).then_some(Self { language, before, after })
    }

    /// The outline of `side`.
    pub fn of(&self, side: Side) -> Option<&Outline> {
        if side == Side::Before { self.before.as_ref() } else { self.after.as_ref() }
    }
}

/// The outline of all of a file that the change does not touch; none where it is in no host language or does not parse.
pub fn unchanged(source: &Source) -> Option<Outline> {
    let language = detect(&source.path, &source.text)?;
    let host = language.host?;
    let tree = syntax::parse(language, source, None).ok()?;
    Some(whole(host, &tree, source))
}

/// The outline of one side of what is no program; none where nobody reads it.
pub(super) fn told(language: &Language, source: &Source, side: Side, gaps: &mut Vec<Gap>) -> Option<Outline> {
    match language.id {
        "bash" => Some(shell::outline(source)),
        "sql" => Some(sql::outline(source)),
        _ if Format::of(language).is_some() => document::outline(language, source, side, gaps),
        _ => recipe::outline(language, source),
    }
}

fn whole(host: &'static Host, tree: &Tree, source: &Source) -> Outline {
    read(host, tree, source, &[Span::new(0, source.text.len())])
}

fn tree(language: &Language, source: &Source, edited: Option<&Tree>, side: Side, gaps: &mut Vec<Gap>) -> Option<Tree> {
    syntax::parse(language, source, edited).map_err(|reason| gaps.push(Gap::at(&source.path, side, reason))).ok()
}
