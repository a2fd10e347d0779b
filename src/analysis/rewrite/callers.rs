//! Who still says a name: in the after sides of the change, and in the files that it leaves alone.

use rustc_hash::{FxHashMap, FxHashSet};

use super::public::is_constant;
use crate::analysis::Scene;
use crate::analysis::deletion::lines::is_comment;
use crate::fact::outline::{Item, Outline, What, unchanged};
use crate::fact::role::{Role, role_of};
use crate::lang::detect;
use crate::source::{Gap, GapReason, RepoPath, Side, Source, Span};

/// A name that is looked for, and the file of the change that defines it, or did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) name: String,
    pub(super) file: usize,
}

/// Most names that are searched for. Whoever takes away more takes away a module, and its callers with it.
const NAMES: usize = 40;

/// Most unchanged files that are read.
const FILES: usize = 60;

/// What is known of a name.
#[derive(Debug, Default)]
struct Known {
    /// Files that call it, and the line of the first call.
    callers: Vec<(RepoPath, usize)>,
    /// Files that define something of that name.
    definers: FxHashSet<RepoPath>,
}

/// Who calls which name.
#[derive(Debug, Default)]
pub(super) struct Callers {
    known: FxHashMap<String, Known>,
    files: Vec<RepoPath>,
}

impl Callers {
    /// Looks for `wanted` wherever it may be called after the change.
    pub(super) fn of(scene: &mut Scene<'_>, wanted: &[Wanted]) -> Self {
        let mut callers =
            Self { files: scene.change.files.iter().map(|file| file.path.clone()).collect(), ..Self::default() };
        let mut names: Vec<&str> = wanted.iter().map(|wanted| wanted.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names.truncate(NAMES);
        if names.is_empty() {
            return callers;
        }
        for at in 0..scene.change.files.len() {
            let Some(source) = scene.change.files.get(at).and_then(|file| file.after.as_ref()) else { continue };
            if !names.iter().any(|name| source.text.contains(name)) {
                continue;
            }
            if let Some(outline) = scene.outlines(at).as_ref().and_then(|sides| sides.after.as_ref()) {
                callers.add(&source.path, source, outline, &names);
            }
        }
        let mentions = scene.mentions(&names);
        if mentions.cut {
            scene.gaps.push(Gap::of(None, GapReason::NotSearched));
        }
        let code =
            mentions.paths.iter().filter(|path| detect(path, "").is_some_and(|language| language.host.is_some()));
        // What runs counts more than what tests it.
        let mut code: Vec<&RepoPath> = code.collect();
        code.sort_by_key(|path| (role_of(&path.to_text()).lowers(), *path));
        for path in code.into_iter().take(FILES) {
            let Some(text) = scene.read(Side::After, path) else { continue };
            if let Some(outline) = unchanged(&text) {
                callers.add(path, &text, &outline, &names);
            }
        }
        callers
    }

    fn add(&mut self, path: &RepoPath, source: &Source, outline: &Outline, names: &[&str]) {
        for name in names {
            if outline.items.iter().any(|item| is_definition(item) && item.name == *name) {
                self.known.entry((*name).to_owned()).or_default().definers.insert(path.clone());
            }
            let said = memmem(&source.text, plain(name));
            if let Some(at) = said.into_iter().find(|at| is_use(source, outline, *at, name)) {
                let known = self.known.entry((*name).to_owned()).or_default();
                known.callers.push((path.clone(), source.lines.line_of(at)));
            }
        }
    }

    /// Files that call `name`, as `path:line`, those that run in front of those that test; the file at `file` of the change
    /// comes last.
    pub(super) fn of_name(&self, name: &str, file: usize) -> Vec<String> {
        let own = self.files.get(file);
        let mut found: Vec<&(RepoPath, usize)> =
            self.known.get(name).map_or(&[][..], |known| &known.callers).iter().collect();
        found.sort_by_key(|(path, line)| (own == Some(path), role_of(&path.to_text()).lowers(), path, *line));
        found.into_iter().map(|(path, line)| format!("{path}:{}", line + 1)).collect()
    }

    /// The callers of `name` that run, as paths.
    pub(super) fn that_run(&self, name: &str) -> Vec<&RepoPath> {
        let runs =
            |path: &&RepoPath| !matches!(role_of(&path.to_text()), Role::Docs | Role::Vendored | Role::Generated);
        self.known.get(name).into_iter().flat_map(|known| &known.callers).map(|(path, _)| path).filter(runs).collect()
    }

    /// How many files define something of that name.
    pub(super) fn definers(&self, name: &str) -> usize {
        self.known.get(name).map_or(0, |known| known.definers.len())
    }

    /// Whether something else of that name is defined.
    pub(super) fn is_defined(&self, name: &str) -> bool {
        self.known.get(name).is_some_and(|known| !known.definers.is_empty())
    }
}

/// A name without what Ruby and Rust write behind it.
pub(super) fn plain(name: &str) -> &str {
    name.trim_end_matches(['!', '?', '='])
}

fn is_definition(item: &Item) -> bool {
    matches!(item.what, What::Definition | What::Type | What::Binding)
}

/// Where `word` stands in `text` as a word of its own.
fn memmem(text: &str, word: &str) -> Vec<usize> {
    let part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let alone = |at: &usize| {
        let (before, behind) = (text.get(..*at).unwrap_or_default(), text.get(at + word.len()..).unwrap_or_default());
        !before.ends_with(part) && !behind.starts_with(part)
    };
    text.match_indices(word).map(|(at, _)| at).filter(alone).collect()
}

/// Whether what stands at `at` calls `name`, or makes one of it: not a text, a comment, a definition or an import.
fn is_use(source: &Source, outline: &Outline, at: usize, name: &str) -> bool {
    const MAKES: &[&str] = &["new", "extends", "implements", "raise", "throw", "throws", "include"];
    let span = Span::new(at, at + plain(name).len());
    let line = source.lines.line_of(at);
    let said = source.slice(source.line_span(&(line..line + 1))).trim();
    let imports = ["import ", "from ", "use ", "using ", "require", "pub use ", "} from"]
        .iter()
        .any(|start| said.starts_with(start));
    let inert = outline.items.iter().any(|item| {
        let text =
            matches!(item.what, What::Text | What::Comment) && item.span.contains(span) && !item.text.contains('{');
        let own = is_definition(item) && item.name == name && item.span.contains(span);
        text || own
    });
    if imports || inert || is_comment(said) {
        return false;
    }
    let before = source.text.get(..at).unwrap_or_default();
    let behind = source.text.get(span.end..).unwrap_or_default();
    let called =
        behind.trim_start_matches(['!', '?']).starts_with('(') || behind.starts_with("::<") || name != plain(name);
    let word = before.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    called || is_constant(name) || before.ends_with(['.', ':', '@']) || before.ends_with("->") || MAKES.contains(&word)
}
