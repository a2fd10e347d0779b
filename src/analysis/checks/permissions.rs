//! What a workflow of GitHub may do, and for whom it runs.

use super::book::Book;
use super::read::parse;
use super::say::{Loss, Loud, Nature};
use crate::analysis::Scene;
use crate::fact::document::{Document, NodeId, Pattern};
use crate::source::{RepoPath, Side, Source, Span};

const RULE: &str = "ci-permissions-widened";

/// Judges the workflows that a change touches.
pub(super) fn judge(book: &Book<'_>, scene: &mut Scene<'_>) -> Vec<Loss> {
    let is = |index: usize| book.systems.get(index).is_some_and(|system| system.id == "github-actions");
    let after: Vec<RepoPath> =
        book.after.iter().filter(|pipeline| is(pipeline.system)).map(|pipeline| pipeline.path.clone()).collect();
    let mut found = Vec::new();
    for path in after {
        let Some(file) = scene.diff(Side::After, &path) else { continue };
        let Some(new) = file.after.as_ref().and_then(Workflow::of) else { continue };
        let old = file.before.as_ref().and_then(Workflow::of);
        found.extend(foreign_code(&path, old.as_ref(), &new));
        if let Some(old) = old {
            found.extend(widened(&path, &old, &new));
        }
    }
    found.into_iter().map(|loss: Loss| loss.of(Nature::Exposure)).collect()
}

struct Workflow {
    document: Document,
    root: NodeId,
}

/// Rights that let a workflow change what others trust, with how loud it is that they came.
const STRONG: &[&str] =
    &["contents", "packages", "actions", "id-token", "deployments", "administration", "attestations"];

impl Workflow {
    fn of(source: &Source) -> Option<Self> {
        let document = parse("yaml", source)?;
        let root = *document.roots.first()?;
        Some(Self { document, root })
    }

    fn span(&self, node: NodeId) -> Span {
        self.document.node(node).map(|node| node.span).unwrap_or_default()
    }

    /// Whether it runs for changes of strangers with the rights of the repository.
    fn is_for_strangers(&self) -> bool {
        let Some(on) = self.document.get(self.root, "on").or_else(|| self.document.get(self.root, "true")) else {
            return false;
        };
        let mut names: Vec<String> = self.document.pairs(on).iter().map(|pair| pair.key.clone()).collect();
        names.extend(self.document.items(on).iter().filter_map(|item| self.document.rendered(*item)));
        names.extend(self.document.rendered(on));
        names.iter().any(|name| name == "pull_request_target")
    }

    /// Where it fetches what strangers propose.
    fn fetches_proposal(&self) -> Option<Span> {
        const HEADS: &[&str] =
            &["github.event.pull_request.head", "github.head_ref", "refs/pull/", "pull_request.merge_commit_sha"];
        let refs = ["jobs.*.steps[].with.ref", "jobs.*.steps[].with.repository"];
        let mut found = refs.iter().flat_map(|way| Pattern::new(way).find(&self.document, self.root));
        found
            .find(|found| {
                self.document.rendered(found.node).is_some_and(|text| HEADS.iter().any(|head| text.contains(head)))
            })
            .map(|found| self.span(found.node))
    }

    /// What is granted: by whom (`` for the workflow, else a job), which right, and where. `*` stands for all.
    fn granted(&self) -> Vec<(String, String, Span)> {
        let mut found = Vec::new();
        for way in ["permissions", "jobs.*.permissions"] {
            for place in Pattern::new(way).find(&self.document, self.root) {
                let owner = place.names.first().cloned().unwrap_or_default();
                if self.document.rendered(place.node).is_some_and(|text| text == "write-all") {
                    found.push((owner.clone(), "*".to_owned(), self.span(place.node)));
                }
                for pair in self.document.pairs(place.node) {
                    if self.document.rendered(pair.value).is_some_and(|text| text == "write") {
                        found.push((owner.clone(), pair.key.clone(), pair.key_span.cover(self.span(pair.value))));
                    }
                }
            }
        }
        found
    }

    fn has(&self, way: &str) -> bool {
        !Pattern::new(way).find(&self.document, self.root).is_empty()
    }

    /// Whether credentials stay behind after a checkout.
    fn keeps_no_credentials(&self) -> usize {
        let found = Pattern::new("jobs.*.steps[].with.persist-credentials").find(&self.document, self.root);
        found.iter().filter(|found| self.document.rendered(found.node).is_some_and(|text| text == "false")).count()
    }

    fn checkouts(&self) -> usize {
        let found = Pattern::new("jobs.*.steps[].uses").find(&self.document, self.root);
        found
            .iter()
            .filter(|found| self.document.rendered(found.node).is_some_and(|text| text.starts_with("actions/checkout")))
            .count()
    }
}

/// Code of strangers that runs with the rights and secrets of the repository, where it did not before.
fn foreign_code(path: &RepoPath, old: Option<&Workflow>, new: &Workflow) -> Option<Loss> {
    let was = old.is_some_and(|old| old.is_for_strangers() && old.fetches_proposal().is_some());
    let span = new.fetches_proposal().filter(|_| new.is_for_strangers() && !was)?;
    let reason = "`pull_request_target` gives what a stranger proposes the secrets and rights of the repository";
    Some(Loss::after(RULE, Loud::Warning, path, span).told("foreign code with secrets", path.file_name(), reason))
}

fn widened(path: &RepoPath, old: &Workflow, new: &Workflow) -> Vec<Loss> {
    let (was, now) = (old.granted(), new.granted());
    let mut found = Vec::new();
    let had = |right: &str| was.iter().any(|(_, known, _)| known == right || known == "*");
    for (owner, right, span) in &now {
        let all = right == "*";
        if had(right) || !(all || STRONG.contains(&right.as_str())) {
            continue;
        }
        let whole = owner.is_empty();
        // One job that gets one right is how it should be done.
        let loud = if all || new.is_for_strangers() { Loud::Warning } else { Loud::Note };
        let name = if whole { "the workflow".to_owned() } else { owner.clone() };
        let reason = if all { "it is given every right".to_owned() } else { format!("it is given `{right}: write`") };
        found.push(Loss::after(RULE, loud, path, *span).told("rights of a workflow", name, reason));
    }
    let limited = old.has("permissions");
    if limited && !new.has("permissions") && !new.has("jobs.*.permissions") {
        let span = new.document.pairs(new.root).first().map(|pair| pair.key_span).unwrap_or_default();
        let reason = "its limits are gone, and what the repository grants by default holds";
        found.push(Loss::after(RULE, Loud::Warning, path, span).told("rights of a workflow", "permissions", reason));
    }
    if old.keeps_no_credentials() > new.keeps_no_credentials() && new.checkouts() >= old.checkouts() {
        let span = Pattern::new("jobs.*.steps[].uses")
            .find(&new.document, new.root)
            .first()
            .map(|found| new.span(found.node))
            .unwrap_or_default();
        let reason = "the token stays behind after the checkout";
        found.push(Loss::after(RULE, Loud::Note, path, span).told(
            "rights of a workflow",
            "persist-credentials",
            reason,
        ));
    }
    found
}
