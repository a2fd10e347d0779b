//! Lowers both sides of a changed file to facts, and asks the catalogue what they mean.

use rustc_hash::FxHashSet;

use super::document::Format;
use super::role::{Role, comes_to_count, role_of};
use super::{
    Catalogue, Confidence, Fact, FactKind, Interest, Lowered, Surroundings, Template, batch, dialect, host, powershell,
    recipe, setting, shell, sql,
};
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
    /// Names at the top of the module that the change binds or unbinds.
    changed: FxHashSet<String>,
    /// Whether the before side was read, or is not there.
    before_read: bool,
}

impl FileFacts {
    /// The facts of a file whose analysis stopped by a bug of ours: none, and a gap that says so.
    pub fn failed(path: &RepoPath, detail: &str) -> Self {
        let mut facts = Self::default();
        facts.fail(path, detail);
        facts
    }

    /// Adds the gap of an analysis that stopped by a bug of ours; what was found before it stays.
    pub fn fail(&mut self, path: &RepoPath, detail: &str) {
        self.supported = true;
        self.gaps.push(Gap::of(Some(path), GapReason::Internal { detail: detail.to_owned() }));
    }

    /// What of the catalogue does not read was not looked for.
    fn known_by(&mut self, catalogue: &Catalogue, path: &RepoPath) {
        if let Some(error) = catalogue.error() {
            self.fail(path, &error.to_string());
        }
    }
}

/// The facts of `file`: what its changed regions and their surroundings say on each side.
///
/// `interest` says which calls are facts although the catalogue knows nothing of them. Without a fact that means
/// something on the after side nothing can be judged; the before side is then not read, unless [`lower_before`] is called:
/// what another file says may have moved from here.
pub fn lower(file: &FileDiff, interest: &Interest) -> FileFacts {
    if let Some((before, after)) = as_another(file) {
        let (gone, came) = (lower(&before, &Interest::all()), lower(&after, interest));
        let gaps = gone.gaps.into_iter().chain(came.gaps).collect();
        let supported = gone.supported || came.supported;
        return FileFacts {
            before: gone.before,
            after: came.after,
            gaps,
            supported,
            before_read: true,
            ..FileFacts::default()
        };
    }
    let mut facts = FileFacts::default();
    if let Some(gap) = binary(file) {
        return FileFacts { gaps: vec![gap], supported: true, ..facts };
    }
    let readable = file.after.as_ref().or(file.before.as_ref()).filter(|_| file.content == Content::Text);
    let Some(language) = readable.and_then(|source| detect(&file.path, &source.text)) else { return facts };
    let after_tree = file.after.as_ref().and_then(|after| tree(language, after, None, Side::After, &mut facts.gaps));
    let catalogue = Catalogue::shipped();
    facts.supported = true;
    let mut sides = file.after.iter().chain(&file.before);
    let program = language.host.is_some() && sides.any(|source| setting::code::declares(&source.text));
    let all = Interest::all();
    let (interest, wanted) = (if program { &all } else { interest }, interest);
    let reading = Reading { file, language, catalogue, interest, program };
    let mut changed = reading.unbound();
    let mut unread = false;
    if let Some(after) = &file.after {
        let regions = regions(after, &file.hunks, Side::After);
        let module = reading.module(after, after_tree.as_ref());
        changed.extend(module.iter().flat_map(|module| module.bound(&regions)));
        let lowered =
            reading.side(after, after_tree.as_ref(), module, &regions, &mut facts.gaps, (Side::After, &changed));
        facts.gaps.extend(unparsed(language, after, &lowered, &regions, Side::After));
        unread = !lowered.unparsed.is_empty();
        facts.after = mean(lowered, language, after, after_tree.as_ref(), catalogue);
    }
    facts.changed = changed;
    let declares = || file.before.as_ref().is_some_and(|before| dialect::declares(language, before));
    if interest.is_all() || facts.after.iter().any(|fact| fact.meaning.is_some()) || declares() {
        reading.before(after_tree.as_ref(), &mut facts);
    }
    // What is declared may still stand in what could not be read.
    let declared = facts.before.iter_mut().filter(|fact| unread && fact.kind.is_declared());
    for meaning in declared.filter_map(|fact| fact.meaning.as_mut()) {
        meaning.confidence = meaning.confidence.min(Confidence::Medium);
    }
    if program {
        // Every call was looked at for what it declares; most are of no further use.
        let of_use = |fact: &Fact| wanted.holds(&fact.name) || catalogue.knows(fact.kind, language.rows(), &fact.name);
        facts.before.retain(|fact| fact.kind != FactKind::Call || of_use(fact));
        facts.after.retain(|fact| fact.kind != FactKind::Call || of_use(fact));
    }
    facts.known_by(catalogue, &file.path);
    facts
}

/// A file whose new name is that of another language, or of none, `db.tf.disabled`, or stands where it counts for more: one
/// that is gone and one that came, both read as a whole.
fn as_another(file: &FileDiff) -> Option<(FileDiff, FileDiff)> {
    let (before, after) = (file.before.as_ref()?, file.after.as_ref()?);
    let language = |source: &Source| detect(&source.path, &source.text).map(|language| language.id);
    let counts = || comes_to_count(&before.path.to_text(), &after.path.to_text());
    let other = before.path != after.path && (language(before) != language(after) || counts());
    if !other || file.content != Content::Text {
        return None;
    }
    let copy = |source: &Source| Source::new(source.path.clone(), source.text.as_bytes());
    let (gone, nothing) = (copy(before), Source::new(before.path.clone(), b""));
    let gone = FileDiff { status: Status::Deleted, after: None, ..FileDiff::modified(gone, nothing) };
    Some((gone, FileDiff::added(copy(after))))
}

/// Reads the before side of a file whose after side was read, where it holds one of `words`.
pub fn lower_before(file: &FileDiff, facts: &mut FileFacts, interest: &Interest, words: &[String]) {
    let Some(before) = file.before.as_ref().filter(|_| facts.supported && !facts.before_read) else { return };
    let lower = before.text.to_lowercase();
    if !words.iter().any(|word| lower.contains(word.as_str())) {
        return;
    }
    let language = detect(&file.path, &file.after.as_ref().unwrap_or(before).text);
    if let Some(language) = language {
        let catalogue = Catalogue::shipped();
        let program = language.host.is_some();
        Reading { file, language, catalogue, interest, program }.before(None, facts);
        facts.known_by(catalogue, &file.path);
    }
}

/// A word, in lower case, that stands in every text that says `fact`.
pub fn anchor_word(fact: &Fact) -> String {
    let name = if fact.kind == FactKind::Call {
        fact.name.rsplit(['.', ':']).next().unwrap_or_default()
    } else {
        fact.name.split(' ').next().unwrap_or_default()
    };
    name.trim_end_matches('!').to_lowercase()
}

/// What both sides of a file are read by.
struct Reading<'a> {
    file: &'a FileDiff,
    language: &'a Language,
    catalogue: &'a Catalogue,
    interest: &'a Interest,
    /// Whether a side of it may be a program that declares resources.
    program: bool,
}

impl Reading<'_> {
    /// Reads the before side, from the tree of the after side where there is one.
    fn before(&self, after_tree: Option<&tree_sitter::Tree>, facts: &mut FileFacts) {
        facts.before_read = true;
        let Some(before) = &self.file.before else { return };
        let regions = regions(before, &self.file.hunks, Side::Before);
        let edited = after_tree.zip(self.file.after.as_ref());
        let edited = edited.map(|(tree, after)| {
            syntax::edited(tree, after, before, &self.file.hunks.iter().map(Hunk::turned).collect::<Vec<_>>())
        });
        let tree = tree(self.language, before, edited.as_ref(), Side::Before, &mut facts.gaps);
        let module = self.module(before, tree.as_ref());
        let lowered =
            self.side(before, tree.as_ref(), module, &regions, &mut facts.gaps, (Side::Before, &facts.changed));
        facts.gaps.extend(unparsed(self.language, before, &lowered, &regions, Side::Before));
        facts.before = mean(lowered, self.language, before, tree.as_ref(), self.catalogue);
    }

    /// The names that lines which are gone may have bound at the top of a module, read without a tree. What uses one is
    /// looked at on both sides: it has lost its value, though no hunk touches it.
    fn unbound(&self) -> FxHashSet<String> {
        let Some(before) = &self.file.before else { return FxHashSet::default() };
        let regions = regions(before, &self.file.hunks, Side::Before);
        let lines = regions.iter().flat_map(|region| before.slice(*region).lines());
        let name = |line: &str| {
            let bound = line.split('=').next().filter(|bound| bound.len() < line.len())?;
            let words = bound.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
            let marks = ["pub", "crate", "const", "static", "mut", "export", "let", "var", "declare"];
            let mut words = words.skip_while(|word| marks.contains(word));
            words.next().filter(|_| !line.starts_with(char::is_whitespace)).map(str::to_owned)
        };
        lines.filter_map(name).collect()
    }

    /// What a side of a host language binds at the top.
    fn module<'a>(&'a self, source: &'a Source, tree: Option<&'a tree_sitter::Tree>) -> Option<host::Module<'a>> {
        host::Module::read(self.language, tree?, source, self.catalogue)
    }

    fn side(
        &self,
        source: &Source,
        tree: Option<&tree_sitter::Tree>,
        module: Option<host::Module<'_>>,
        regions: &[Span],
        gaps: &mut Vec<Gap>,
        (side, changed): (Side, &FxHashSet<String>),
    ) -> Lowered {
        if let Some(module) = module {
            let mut lowered = module.lower(regions, changed, self.interest);
            if self.program
                && setting::code::declares(&source.text)
                && let Err(detail) = setting::code::add(&mut lowered, &source.text)
            {
                gaps.push(Gap::at(&source.path, side, GapReason::Internal { detail }));
            }
            return lowered;
        }
        match (self.language.id, tree) {
            ("sql", _) => {
                let dialect = sql::Dialect::detect(&source.text, &source.path.to_text());
                sql::lower_in(&Template::of_file(&source.text, 0), &Surroundings::default(), dialect)
            }
            ("bash", Some(tree)) => {
                shell::lower_tree(tree, &Template::of_file(&source.text, 0), &Surroundings::default(), self.catalogue)
            }
            ("powershell", _) => {
                powershell::lower(&Template::of_file(&source.text, 0), &Surroundings::default(), self.catalogue)
            }
            ("batch", _) => batch::lower(&Template::of_file(&source.text, 0), &Surroundings::default(), self.catalogue),
            _ if Format::of(self.language).is_some() => {
                let lowered = dialect::lower(self.language, source, self.catalogue, self.interest);
                lowered.map_err(|reason| gaps.push(Gap::at(&source.path, side, reason))).unwrap_or_default()
            }
            _ => recipe::lower(self.language, source, self.catalogue, self.interest).unwrap_or_default(),
        }
    }
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
    // A data document is parsed where a dialect knows the file, and most are in none.
    language.grammar.filter(|_| Format::of(language).is_none())?;
    syntax::parse(language, source, edited).map_err(|reason| gaps.push(Gap::at(&source.path, side, reason))).ok()
}

/// The changed lines of one side, as bytes.
fn regions(source: &Source, hunks: &[Hunk], side: Side) -> Vec<Span> {
    hunks.iter().map(|hunk| source.line_span(hunk.lines(side))).collect()
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
    let mut facts = lowered.facts;
    if facts.is_empty() {
        return facts;
    }
    let imports = language.host.zip(tree).map(|(host, tree)| host::imports(host, tree, source)).unwrap_or_default();
    let way_back = role_of(&source.path.to_text()) == Role::MigrationDown;
    for fact in &mut facts {
        if way_back && fact.parent.is_empty() {
            fact.parent = "down".to_owned();
        }
        // What a document or a recipe carries in another language has its meaning by that.
        fact.meaning = fact.meaning.take().or_else(|| catalogue.meaning(fact, language.rows(), &imports));
    }
    facts
}
