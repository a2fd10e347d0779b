//! What a guard looks at, and whether an operation is still given it.

use super::moved::Search;
use super::pairing::Place;
use super::program::{Program, Unit};
use super::protection::Protection;
use super::replaced::mentions;
use super::words::names;
use crate::fact::outline::{Item, What};
use crate::rule::guard::snake;
use crate::source::Side;

/// What the guard looked at, and what was made of it since.
pub(super) fn subjects(program: &Program<'_>, unit: &Unit, guard: &Protection) -> Vec<String> {
    // A module that works out a path is no path: `File.expand_path(params[:name])`.
    let works_out = |name: &&String| {
        matches!(name.split_once('.'), Some(("file" | "dir", "expand_path" | "join" | "realpath" | "absolute_path")))
    };
    let looked_at = guard.subjects.iter().filter(|name| !works_out(name));
    let mut subjects: Vec<String> = looked_at.flat_map(|name| name.split('.').map(str::to_owned)).collect();
    subjects.retain(|name| {
        ![
            "len", "length", "count", "size", "is_empty", "empty", "nil", "blank", "present", "any", "root", "base",
            "dir", "folder",
        ]
        .contains(&name.as_str())
    });
    let outline = program.outline(Side::Before);
    let start = unit.at.map_or(0, |at| at + 1);
    let end = unit.at.and_then(|at| outline.items.get(at)).map_or(outline.items.len(), |item| item.end);
    for item in outline.items.get(start..end).unwrap_or_default().iter().filter(|item| item.what == What::Binding) {
        if mentions(&item.text, &subjects) {
            subjects.extend(names(&item.name));
        }
    }
    subjects
}

/// Whether the operation is no longer given what the guard looked at.
pub(super) fn loses_subject(
    search: &Search<'_, '_>,
    program: &Program<'_>,
    unit: &Unit,
    guard: &Protection,
    (now, at): Place,
) -> bool {
    let mut subjects = subjects(program, unit, guard);
    subjects.extend(sources(program, unit, guard));
    let Some(program) = search.programs.get(now) else { return true };
    let outline = program.outline(Side::After);
    let start = outline.definition_of(at).map_or(0, |at| at + 1);
    let bindings = outline.items.get(start..at).unwrap_or_default().iter().filter(|item| item.what == What::Binding);
    // What was looked up by a name is not what the name was: `job = Job.find(params[:id])`.
    for item in bindings.filter(|item| !is_looked_up(&item.text)) {
        if mentions(&item.text, &subjects) {
            subjects.extend(names(&item.name));
        }
    }
    !program.item(Side::After, at).is_some_and(|item| mentions(&item.text, &subjects))
}

/// What the guard looked at was made of: `params` of `path.resolve(ROOT, ...params.path)`.
fn sources(program: &Program<'_>, unit: &Unit, guard: &Protection) -> Vec<String> {
    let outline = program.outline(Side::Before);
    let start = unit.at.map_or(0, |at| at + 1);
    let looked_at = |item: &Item| {
        names(&item.name)
            .iter()
            .any(|name| guard.subjects.iter().any(|subject| subject.split('.').next() == Some(name)))
    };
    let bindings =
        outline.items.get(start..guard.at).unwrap_or_default().iter().filter(|item| item.what == What::Binding);
    let made = bindings.filter(|item| looked_at(item) && !is_looked_up(&item.text)).flat_map(|item| names(&item.text));
    let roots = made.map(|name| name.split('.').next().unwrap_or_default().to_owned());
    roots
        .filter(|name| {
            matches!(name.as_str(), "params" | "request" | "req" | "args" | "body" | "query" | "name" | "input")
        })
        .collect()
}

/// Whether a value was found among others.
fn is_looked_up(text: &str) -> bool {
    const LOOKS_UP: &[&str] =
        &["find", "find_by", "find_by_id", "find_one", "find_unique", "get_object_or_404", "objects.get"];
    let call = text.trim_start_matches("await ").split('(').next().unwrap_or_default();
    let name = snake(call);
    LOOKS_UP.iter().any(|step| name.strip_suffix(step).is_some_and(|of| of.is_empty() || of.ends_with('.')))
}
