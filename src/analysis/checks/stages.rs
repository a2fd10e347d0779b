//! Azure puts jobs into stages, and a stage comes after the one above it where it does not say after which.

use super::pipeline::Job;
use crate::fact::document::{Document, NodeId, Pattern};
use crate::source::Span;

/// Puts the order of the stages into `jobs`.
pub(super) fn order(document: &Document, root: NodeId, jobs: &mut [Job]) {
    let span = |node: NodeId| document.node(node).map(|node| node.span).unwrap_or_default();
    let mut previous: Option<String> = None;
    for found in Pattern::new("stages[]").find(document, root) {
        let place: Span = span(found.node);
        let Some(name) = document.get(found.node, "stage").and_then(|node| document.rendered(node)) else { continue };
        let written = document.get(found.node, "dependsOn");
        let listed = written.map(|node| {
            let items = document.items(node).iter().filter_map(|item| document.rendered(*item));
            items.chain(document.rendered(node)).filter(|text| !text.is_empty()).collect::<Vec<String>>()
        });
        let stage = listed.unwrap_or_else(|| previous.clone().into_iter().collect());
        for job in jobs.iter_mut().filter(|job| place.contains(job.span)) {
            job.stage = Some(name.clone());
            job.needs = Some(job.needs.take().unwrap_or_default().into_iter().chain(stage.iter().cloned()).collect());
        }
        previous = Some(name);
    }
}
