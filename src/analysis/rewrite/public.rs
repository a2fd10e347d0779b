//! Names that others call and that are gone.

use rustc_hash::FxHashSet;

use super::callers::{Callers, Wanted};
use super::is_code;
use super::say::{Rewritten, amount, line_at};
use crate::analysis::deletion::kind::{Kind, kind_of};
use crate::analysis::{Judgement, Scene, Spot};
use crate::change::ChangeKind;
use crate::fact::outline::{Item, Outline, What};
use crate::fact::role::role_of;
use crate::fact::{Confidence, TargetClass};
use crate::repo::{FileDiff, Status};
use crate::source::{RepoPath, Side, Source, Span};

/// A definition that others may use, and that is gone.
#[derive(Debug)]
struct Gone {
    /// Place of its file in the change.
    file: usize,
    /// Its dotted path.
    path: String,
    name: String,
    /// Where its head stood.
    span: Span,
    /// Whether it stood in a type, and is called on a value whose type is not seen.
    method: bool,
}

/// Such a definition, and who still calls it.
#[derive(Debug)]
struct Missed {
    gone: Gone,
    by: Vec<Caller>,
}

/// Judges the names that are gone.
pub(super) fn judge(scene: &mut Scene<'_>) -> Vec<Judgement> {
    let mut gone = Vec::new();
    for at in 0..scene.change.files.len() {
        gone.extend(gone_from(scene, at));
    }
    let wanted: Vec<Wanted> = gone.iter().map(|gone| Wanted { name: gone.name.clone(), file: gone.file }).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let callers = Callers::of(scene, &wanted);
    let mut missed: Vec<Missed> = Vec::new();
    for gone in gone {
        let by = if callers.is_defined(&gone.name) { Vec::new() } else { calling(scene, &gone, &callers) };
        if !by.is_empty() {
            missed.push(Missed { gone, by });
        }
    }
    let removes = !missed.is_empty() && scene.task().says_remove();
    // One judgement a file: what goes together is told of together.
    let files = missed.chunk_by(|a, b| a.gone.file == b.gone.file);
    files.filter_map(|missed| told(scene, missed, removes)).collect()
}

/// The definitions of a file of the change that are gone.
fn gone_from(scene: &mut Scene<'_>, at: usize) -> Vec<Gone> {
    let Some(file) = scene.change.files.get(at) else { return Vec::new() };
    let Some(before) = file.before.as_ref().filter(|_| is_code(file) && may_lose(file)) else { return Vec::new() };
    let Some(sides) = scene.outlines(at) else { return Vec::new() };
    let Some(stood) = &sides.before else { return Vec::new() };
    // What could not be read may be where it stands now.
    if sides.after.as_ref().is_some_and(|after| !after.unparsed.is_empty()) {
        return Vec::new();
    }
    let after = file.after.as_ref().map_or("", |after| after.text.as_str());
    let still: FxHashSet<&str> = after.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').collect();
    let exported = exported(before);
    let mut found = Vec::new();
    for (place, item) in stood.items.iter().enumerate() {
        let constant = item.what == What::Binding && item.inside.is_none() && is_constant(&item.name);
        let named = (constant || matches!(item.what, What::Definition | What::Type)) && is_distinctive(&item.name);
        // Whatever still says the name may hand it on.
        if !named
            || still.contains(item.name.trim_end_matches(['!', '?', '=']))
            || !is_public(before, stood, place, &exported)
        {
            continue;
        }
        let outer = stood.definition_of(place);
        // What is gone with all of its type is told of as the type.
        let with_outer =
            outer.and_then(|outer| stood.items.get(outer)).is_some_and(|outer| !still.contains(outer.name.as_str()));
        if with_outer || is_deprecated(before, stood, place, item) {
            continue;
        }
        let method = outer.is_some();
        found.push(Gone { file: at, path: stood.path(place), name: item.name.clone(), span: item.span, method });
    }
    found
}

fn may_lose(file: &FileDiff) -> bool {
    let source = file.before.as_ref();
    let path = source.map(|source| source.path.to_text()).unwrap_or_default();
    let kind = source.map(|source| kind_of(&path, &source.text).1);
    let lost = file.hunks.iter().any(|hunk| !hunk.before.is_empty());
    kind == Some(Kind::Source) && !role_of(&path).lowers() && lost && file.status != Status::Added
}

/// Whether a name is one that few others share.
fn is_distinctive(name: &str) -> bool {
    let plain = name.trim_start_matches('_');
    let own = plain.trim_end_matches(['!', '?', '=']);
    let humps = own.chars().skip(1).any(|c| c == '_' || c.is_uppercase());
    !name.starts_with('_') && own.len() >= 5 && (humps || own.len() >= 8)
}

/// Whether a name is written as constants are.
pub(super) fn is_constant(name: &str) -> bool {
    name.contains('_') && !name.chars().any(char::is_lowercase)
}

/// The words on lines of a module that export something.
fn exported(source: &Source) -> FxHashSet<&str> {
    let lines = source.text.lines().filter(|line| line.contains("export"));
    lines.flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '$')).collect()
}

/// Whether a definition can be called from other files.
fn is_public(source: &Source, outline: &Outline, at: usize, exported: &FxHashSet<&str>) -> bool {
    let Some(item) = outline.items.get(at) else { return false };
    let file = source.path.file_name();
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    // Within a function it is nobody else's.
    let in_function = outline.around(at).any(|above| {
        outline.items.get(above).is_some_and(|above| {
            above.what == What::Closure || (above.what == What::Definition && above.text.contains('('))
        })
    });
    if in_function {
        return false;
    }
    let line = source.slice(source.line_span(&lines_of(source, item.span.start)));
    let head = source.text.get(item.span.start..item.span.end).unwrap_or_default();
    let head = head.split(['(', '{', '\n']).next().unwrap_or_default();
    let says = |word: &str| {
        [line, head].iter().any(|text| text.split(|c: char| !c.is_alphanumeric()).any(|part| part == word))
    };
    match ending {
        "rs" => head.trim_start().starts_with("pub ") || line.trim_start().starts_with("pub "),
        "go" => item.name.starts_with(char::is_uppercase),
        "js" | "jsx" | "mjs" | "cjs" | "ts" | "tsx" | "mts" => {
            let method = outline.definition_of(at).is_some();
            let listed = exported.contains(item.name.as_str());
            (says("export") || listed || method) && !says("private") && !says("protected")
        }
        _ => !says("private") && !says("protected") && !says("internal") && !says("override"),
    }
}

fn lines_of(source: &Source, at: usize) -> std::ops::Range<usize> {
    let line = source.lines.line_of(at);
    line..line + 1
}

/// Whether a definition said that it would go.
fn is_deprecated(source: &Source, outline: &Outline, at: usize, item: &Item) -> bool {
    let line = source.lines.line_of(item.span.start);
    let above = source.slice(source.line_span(&(line.saturating_sub(6)..line)));
    let marked = outline
        .within(at)
        .iter()
        .any(|inner| inner.what == What::Mark && inner.name.to_lowercase().contains("deprecat"));
    let head = source.slice(item.span).get(..item.span.end.saturating_sub(item.span.start).min(400));
    let head = head.unwrap_or_default().to_lowercase();
    marked || above.to_lowercase().contains("deprecat") || head.contains("deprecat")
}

/// A file that calls what is gone, as `path:line`, and whether it is seen to mean just that.
#[derive(Clone, Debug)]
struct Caller {
    place: String,
    sure: bool,
}

/// Who calls `gone`, so far as that can be told from the name alone.
fn calling(scene: &mut Scene<'_>, gone: &Gone, callers: &Callers) -> Vec<Caller> {
    let Some(file) = scene.change.files.get(gone.file) else { return Vec::new() };
    let stood = file.before.as_ref().map_or_else(|| file.path.clone(), |before| before.path.clone());
    let places = callers.of_name(&gone.name, gone.file);
    let paths: Vec<RepoPath> = callers.that_run(&gone.name).into_iter().cloned().collect();
    let mut found = Vec::new();
    for path in paths {
        // What another language says by that name is something else.
        if family(&path) != family(&stood) {
            continue;
        }
        let Some(text) = scene.read(Side::After, &path) else { continue };
        let link = link(&text, &gone.name, &stood, gone.method);
        let place = places.iter().find(|place| place.rsplit_once(':').is_some_and(|(at, _)| at == path.to_text()));
        if let (Some(sure), Some(place)) = (link, place) {
            found.push(Caller { place: place.clone(), sure: sure && !role_of(&path.to_text()).lowers() });
        }
    }
    found
}

/// Languages that call each other.
fn family(path: &RepoPath) -> String {
    let name = path.file_name().to_lowercase();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending {
        "js" | "jsx" | "mjs" | "cjs" | "ts" | "tsx" | "mts" | "vue" | "svelte" => "js".to_owned(),
        "java" | "kt" | "kts" => "jvm".to_owned(),
        "rb" | "rake" | "erb" => "rb".to_owned(),
        other => other.to_owned(),
    }
}

/// Whether a file that says `name` means the one that stood in `stood`: none where it means another, false where it may.
fn link(text: &Source, name: &str, stood: &RepoPath, method: bool) -> Option<bool> {
    let plain = name.trim_end_matches(['!', '?', '=']);
    let path = stood.to_text();
    let file = stood.file_name();
    let stem = file.split('.').next().unwrap_or_default();
    let folders: Vec<&str> =
        path.split('/').rev().skip(1).filter(|part| !matches!(*part, "src" | "lib" | "app" | "main")).collect();
    let folder = folders.first().copied().unwrap_or_default();
    let own: Vec<&str> = [stem, folder]
        .into_iter()
        .filter(|word| word.len() > 1 && !matches!(*word, "mod" | "lib" | "main" | "index" | "__init__"))
        .collect();
    let words = |line: &str| -> Vec<String> {
        let part = |c: char| !c.is_alphanumeric() && c != '_';
        line.split(part).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let starts = ["import ", "from ", "use ", "using ", "require", "} from", "const ", "export "];
    let imports = text.text.lines().filter(|line| {
        let line = line.trim_start();
        let assigned = (line.starts_with("const ") && !line.contains("require("))
            || (line.starts_with("export ") && !line.contains(" from "));
        starts.iter().any(|start| line.starts_with(start)) && !assigned
    });
    let (mut names_it, mut names_own) = (false, false);
    for line in imports {
        let words = words(line);
        let of_ours = own.iter().any(|own| {
            words.iter().any(|word| word == own || word.replace('_', "-") == *own || word.replace('-', "_") == *own)
        });
        names_own |= of_ours || line.contains("./") && own.iter().any(|own| line.contains(own));
        if words.iter().any(|word| word == plain) {
            if !of_ours && !line.contains("./") && !line.contains("crate") && !line.contains("super") {
                // It comes from somewhere else.
                return None;
            }
            names_it = true;
        }
    }
    let beside = text.path.folder() == stood.folder();
    let long = plain.len() >= 12;
    let dynamic = ["rb", "php", "py"].iter().any(|ending| file.ends_with(&format!(".{ending}")));
    if method {
        // On a value of a type that is not seen.
        return long.then_some(dynamic);
    }
    let go = file.ends_with(".go") || file.ends_with(".java") || file.ends_with(".kt") || file.ends_with(".cs");
    if names_it || (names_own && text.text.contains(plain)) || (go && beside) {
        return Some(true);
    }
    (long && dynamic).then_some(file.ends_with(".rb") || file.ends_with(".php"))
}

/// The judgement on what is gone from one file.
fn told(scene: &Scene<'_>, missed: &[Missed], removes: bool) -> Option<Judgement> {
    let sure = |missed: &Missed| missed.by.iter().any(|caller| caller.sure);
    let first = missed.iter().max_by_key(|one| (sure(one), one.by.len(), std::cmp::Reverse(one.gone.span.start)))?;
    let file = scene.change.files.get(first.gone.file)?;
    let before = file.before.as_ref()?;
    let line = before.lines.line_of(first.gone.span.start);
    let stood = Spot { path: before.path.clone(), side: Side::Before, span: line_at(before, line) };
    let rewritten = Rewritten {
        rule: "public-api-removed",
        class: TargetClass::T4,
        noun: "definition",
        name: first.gone.path.clone(),
        confidence: if sure(first) && !removes { Confidence::High } else { Confidence::Medium },
        reason: reason(first, missed.len() - 1)?,
        evidence: missed.iter().take(NAMES).map(evidence).collect(),
        related: Vec::new(),
    };
    let Some(after) = file.after.as_ref().filter(|after| !after.text.trim().is_empty()) else {
        let judgement = rewritten.at(file, Span::default());
        return Some(Judgement { spot: stood.clone(), before: Some(stood), change: ChangeKind::Removed, ..judgement });
    };
    let hunk = file.hunks.iter().find(|hunk| hunk.before.contains(&line));
    let judgement = rewritten.at(file, line_at(after, hunk.map_or(0, |hunk| hunk.after.start)));
    Some(Judgement { before: Some(stood), ..judgement })
}

/// `jobs/dunning.rb:9 and 2 other files still call it`.
fn reason(first: &Missed, others: usize) -> Option<String> {
    let caller = first.by.iter().find(|caller| caller.sure).or(first.by.first())?;
    let call = match first.by.len() {
        0 | 1 => "still calls it".to_owned(),
        count => format!("and {} still call it", amount(count - 1, "other file")),
    };
    let rest = match others {
        0 => String::new(),
        1 => "; 1 other name that is used is gone, too".to_owned(),
        count => format!("; {count} other names that are used are gone, too"),
    };
    Some(format!("{} {call}{rest}", caller.place))
}

fn evidence(missed: &Missed) -> String {
    let places: Vec<&str> = missed.by.iter().take(NAMES / 2).map(|caller| caller.place.as_str()).collect();
    format!("{} is gone and nothing of its name is defined; called in {}", missed.gone.path, places.join(", "))
}

/// Most names that are listed.
const NAMES: usize = 10;
