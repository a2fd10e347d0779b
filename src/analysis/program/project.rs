//! What a project of Pulumi is called, which is a part of the address of everything in it.

use crate::analysis::{Action, Class, Spot, Verdict};
use crate::fact::{Confidence, document};
use crate::lang::detect;
use crate::repo::{FileDiff, Status};
use crate::source::{RepoPath, Side, Source, Span};

/// Whether a file says what a project of Pulumi is called.
pub(super) fn is_project(path: &RepoPath) -> bool {
    matches!(path.file_name().as_str(), "Pulumi.yaml" | "Pulumi.yml")
}

/// The verdict on a project that gets another name.
pub(super) fn renamed(file: &FileDiff) -> Option<Verdict> {
    let is_one = is_project(&file.path) && matches!(file.status, Status::Modified | Status::Renamed);
    let (before, after) = file.before.as_ref().zip(file.after.as_ref()).filter(|_| is_one)?;
    let ((was, was_at), (is, is_at)) = (name(before)?, name(after)?);
    // A template names the project when it is filled in.
    let filled_in = |name: &str| name.contains(['{', '$']);
    if was == is || filled_in(&was) || filled_in(&is) {
        return None;
    }
    Some(Verdict {
        rule: "state-left-behind",
        address: is,
        of: "project".to_owned(),
        class: Class::Data,
        action: Action::Orphan,
        count: 1,
        reason: "its stacks are looked for under another name, and what they manage stays with the former one"
            .to_owned(),
        certainty: Confidence::High,
        source: "the addresses of Pulumi".to_owned(),
        spot: Spot { path: after.path.clone(), side: Side::After, span: is_at },
        before: Some(Spot { path: before.path.clone(), side: Side::Before, span: was_at }),
        evidence: Vec::new(),
        fixes: Vec::new(),
    })
}

fn name(source: &Source) -> Option<(String, Span)> {
    let document = document::read(detect(&source.path, &source.text)?, source).ok()??;
    let id = document.get(*document.roots.first()?, "name")?;
    let name = document.rendered(id).filter(|name| !name.is_empty())?;
    Some((name, document.node(id)?.span))
}
