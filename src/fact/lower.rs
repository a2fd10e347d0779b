//! Lowers both sides of a changed file to facts, and asks the catalogue what they mean.

use super::role::{Role, role_of};
use super::{Catalogue, Fact, Interest, Lowered, Surroundings, Template, host, shell, sql};
use crate::lang::{Language, detect};
use crate::repo::{Content, FileDiff, Hunk, Status};
use crate::source::{Gap, GapReason, RepoPath, Side, Source, Span, limits};
use crate::syntax;

/// What a file says on each side.
#[derive(Debug, Default)]
pub struct FileFacts {
    /// Facts of the before side.
    pub before: Vec<Fact>,
    /// Facts of the after side.
    pub after: Vec<Fact>,
    /// What could not be read.
    pub gaps: Vec<Gap>,
    /// Whether the file is in a language that is read.
    pub supported: bool,
}

impl FileFacts {
    /// The facts of a file whose analysis stopped by a bug of ours: none, and a gap that says so.
    pub fn failed(path: &RepoPath, detail: &str) -> Self {
        let reason = GapReason::Internal { detail: detail.to_owned() };
        Self { gaps: vec![Gap::of(Some(path), reason)], supported: true, ..Self::default() }
    }
}

/// The facts of `file`: what its changed regions and their surroundings say on each side.
///
/// `interest` says which calls are facts although the catalogue knows nothing of them.
pub fn lower(file: &FileDiff, interest: &Interest) -> FileFacts {
    let mut facts = FileFacts::default();
    if let Some(gap) = binary(file) {
        return FileFacts { gaps: vec![gap], supported: true, ..facts };
    }
    let readable = file.after.as_ref().or(file.before.as_ref()).filter(|_| file.content == Content::Text);
    let Some(language) = readable.and_then(|source| detect(&file.path, &source.text)) else { return facts };
    let catalogue = match Catalogue::shipped() {
        Ok(catalogue) => catalogue,
        Err(error) => return FileFacts::failed(&file.path, &error.to_string()),
    };
    facts.supported = true;
    let before_tree =
        file.before.as_ref().and_then(|source| tree(language, source, None, Side::Before, &mut facts.gaps));
    let edited = match (&before_tree, &file.before, &file.after) {
        (Some(tree), Some(before), Some(after)) => Some(syntax::edited(tree, before, after, &file.hunks)),
        _ => None,
    };
    let after_tree =
        file.after.as_ref().and_then(|source| tree(language, source, edited.as_ref(), Side::After, &mut facts.gaps));
    let sides = [(Side::Before, &file.before, &before_tree), (Side::After, &file.after, &after_tree)];
    // What a hunk binds on either side is looked for on both: a function that only uses a name is then a fact of both.
    let changed: Vec<String> = sides
        .iter()
        .filter_map(|(side, source, tree)| Some((*side, source.as_ref()?, tree.as_ref()?)))
        .flat_map(|(side, source, tree)| {
            host::bound_names(language.id, tree, source, &regions(source, &file.hunks, side), catalogue)
        })
        .collect();
    for (side, source, tree) in sides {
        let Some(source) = source else { continue };
        let regions = regions(source, &file.hunks, side);
        let lowered = side_facts(language, source, tree.as_ref(), &regions, &changed, catalogue, interest);
        facts.gaps.extend(unparsed(language, source, &lowered, &regions, side));
        let found = mean(lowered, language, source, tree.as_ref(), catalogue);
        match side {
            Side::Before => facts.before = found,
            Side::After => facts.after = found,
        }
    }
    facts
}

/// The gap of a file whose name says a language and whose bytes say binary: one NUL must not switch the linter off.
fn binary(file: &FileDiff) -> Option<Gap> {
    let language = detect(&file.path, "").filter(|_| file.content == Content::Binary)?;
    let side = if file.status == Status::Deleted { Side::Before } else { Side::After };
    Some(Gap::at(&file.path, side, GapReason::Binary { language: language.id.to_owned() }))
}

fn tree(
    language: &Language,
    source: &Source,
    edited: Option<&tree_sitter::Tree>,
    side: Side,
    gaps: &mut Vec<Gap>,
) -> Option<tree_sitter::Tree> {
    language.grammar?;
    syntax::parse(language, source, edited).map_err(|reason| gaps.push(Gap::at(&source.path, side, reason))).ok()
}

/// The changed lines of one side, as bytes.
fn regions(source: &Source, hunks: &[Hunk], side: Side) -> Vec<Span> {
    let lines = |hunk: &Hunk| match side {
        Side::Before => hunk.before.clone(),
        Side::After => hunk.after.clone(),
    };
    hunks.iter().map(|hunk| source.line_span(&lines(hunk))).collect()
}

fn side_facts(
    language: &Language,
    source: &Source,
    tree: Option<&tree_sitter::Tree>,
    regions: &[Span],
    changed: &[String],
    catalogue: &Catalogue,
    interest: &Interest,
) -> Lowered {
    match (language.id, tree) {
        ("sql", _) => {
            let dialect = sql::Dialect::detect(&source.text, &source.path.to_text());
            sql::lower_in(&Template::of_file(&source.text, 0), &Surroundings::default(), dialect)
        }
        ("bash", Some(tree)) => {
            shell::lower_tree(tree, &Template::of_file(&source.text, 0), &Surroundings::default(), catalogue)
        }
        (id, Some(tree)) => host::lower(id, tree, source, regions, changed, catalogue, interest),
        _ => Lowered::default(),
    }
}

fn unparsed(language: &Language, source: &Source, lowered: &Lowered, regions: &[Span], side: Side) -> Vec<Gap> {
    let changed = lowered.unparsed.iter().filter(|span| regions.iter().any(|region| region.touches(**span)));
    let gap = |span: &Span| Gap {
        line: Some(source.lines.line_of(span.start) + 1),
        ..Gap::at(&source.path, side, GapReason::Unparsed { language: language.id.to_owned() })
    };
    let crowded = lowered.crowded.map(|span| Gap {
        line: Some(source.lines.line_of(span.start) + 1),
        ..Gap::at(&source.path, side, GapReason::TooMany { limit: limits::FACTS })
    });
    changed.map(gap).chain(crowded).collect()
}

fn mean(
    lowered: Lowered,
    language: &Language,
    source: &Source,
    tree: Option<&tree_sitter::Tree>,
    catalogue: &Catalogue,
) -> Vec<Fact> {
    let imports = tree.map(|tree| host::imports(tree, source)).unwrap_or_default();
    let mut facts = lowered.facts;
    let way_back = role_of(&source.path.to_text()) == Role::MigrationDown;
    for fact in &mut facts {
        if way_back && fact.parent.is_empty() {
            fact.parent = "down".to_owned();
        }
        fact.meaning = catalogue.meaning(fact, language.id, &imports);
    }
    facts
}
