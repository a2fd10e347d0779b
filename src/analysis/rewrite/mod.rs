//! Code that is written anew where an edit was asked for: files laid out or made up differently as a whole, bodies that
//! became stubs, names that others still call, lines that were lost on the way to another file.
//!
//! Each is compared with what else the change brings, so that what moved is not lost; and with what was asked for, so that
//! whoever says that he rewrites may.

mod callers;
mod moved;
mod public;
mod say;
mod stub;
mod surface;
mod tokens;
mod whole;

use super::deletion::kind::{Kind, kind_of};
use super::deletion::lines::Brought;
use super::{Analysis, Judgement, Scene};
use crate::fact::role::Role;
use crate::repo::{ChangeSet, Content, FileDiff, Status};

/// The analysis.
pub(super) const ANALYSIS: Analysis = Analysis { name: "rewrite", concerns, judge };

fn concerns(change: &ChangeSet) -> bool {
    !change.hunks_only && change.files.iter().any(|file| is_code(file) && loses(file))
}

fn judge(scene: &mut Scene<'_>) -> Vec<Judgement> {
    let brought = brought(scene.change);
    let mut found = whole::judge(scene, &brought);
    found.extend(stub::judge(scene, &brought));
    found.extend(public::judge(scene));
    found.extend(surface::judge(scene));
    found.extend(moved::judge(scene, &brought));
    found
}

/// Whether `file` is code, or declares something, that counts.
fn is_code(file: &FileDiff) -> bool {
    let Some(source) = file.before.as_ref() else { return false };
    let (role, kind) = kind_of(&source.path.to_text(), &source.text);
    let told = matches!(role, Role::Docs | Role::Example | Role::Fixture | Role::Generated | Role::Vendored);
    let code = matches!(kind, Kind::Source | Kind::Check | Kind::Infra | Kind::Manifest);
    code && !told && file.content == Content::Text
}

fn loses(file: &FileDiff) -> bool {
    file.status != Status::Added && file.hunks.iter().any(|hunk| !hunk.before.is_empty())
}

/// The lines that the change brings, to whichever file.
fn brought(change: &ChangeSet) -> Brought {
    let mut brought = Brought::default();
    for file in &change.files {
        let Some(after) = &file.after else { continue };
        file.hunks.iter().for_each(|hunk| brought.add(after.slice(after.line_span(&hunk.after))));
    }
    brought
}
