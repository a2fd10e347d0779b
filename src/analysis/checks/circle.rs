//! CircleCI says in its workflows which job comes after which, and which waits for a person.

use super::pipeline::{Asks, Job};
use crate::fact::document::{Document, NodeId, Pattern};
use crate::source::Span;

/// Puts the order of the workflows into `jobs`.
pub(super) fn order(document: &Document, root: NodeId, jobs: &mut Vec<Job>) {
    let span = |node: NodeId| document.node(node).map(|node| node.span).unwrap_or_default();
    for entry in Pattern::new("workflows.*.jobs[]").find(document, root) {
        let (name, inner, place): (String, Option<NodeId>, Span) = match document.pairs(entry.node).first() {
            Some(pair) => (pair.key.clone(), Some(pair.value), pair.key_span),
            None => (document.rendered(entry.node).unwrap_or_default(), None, span(entry.node)),
        };
        let text =
            |key: &str| inner.and_then(|inner| document.get(inner, key)).and_then(|node| document.rendered(node));
        let requires = inner.and_then(|inner| document.get(inner, "requires"));
        let needs: Vec<String> = requires
            .map(|list| document.items(list).iter().filter_map(|item| document.rendered(*item)).collect())
            .unwrap_or_default();
        let branches =
            inner.map(|inner| Pattern::new("filters.branches.only").find(document, inner)).unwrap_or_default();
        let called = text("name");
        if text("type").as_deref() == Some("approval") {
            let asks = Some(Asks { text: format!("type: approval ({name})"), span: place });
            jobs.push(Job { name, span: place, needs: Some(needs), asks, ..Job::default() });
        } else if let Some(job) = jobs.iter_mut().find(|job| job.name == name) {
            job.needs = Some(job.needs.take().unwrap_or_default().into_iter().chain(needs).collect());
            job.title = called.unwrap_or_default();
            job.condition = branches.first().and_then(|found| document.rendered(found.node)).unwrap_or_default();
        }
    }
}
