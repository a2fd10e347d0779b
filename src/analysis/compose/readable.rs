//! Whether a file can be read as YAML: where it cannot, Compose refuses it and nobody can say what it would do.

use crate::fact::document::{Content, Document};
use crate::source::Source;

/// The first line (from 1) that is no YAML, if there is one, and whether what is read of the file says nothing for it.
pub(super) fn unreadable(document: &Document, source: &Source) -> Option<(usize, bool)> {
    let wrong = document.unparsed.iter().map(|span| source.lines.line_of(span.start) + 1);
    let mut lines = (0..source.lines.count()).filter(|line| {
        let span = source.line_span(&(*line..line + 1));
        let text = source.slice(span);
        let marker = ["<<<<<<< ", ">>>>>>> "].iter().any(|marker| text.starts_with(marker));
        // A tab indents nothing, but it may stand in a text of several lines.
        let bare = text.trim_start_matches(' ');
        let tab = bare.starts_with('\t') && !bare.trim().is_empty() && !bare.trim_start().starts_with('#');
        marker || tab && !in_text(document, span.start)
    });
    // What cannot be right is a better place than where the parser lost its way.
    if let Some(line) = lines.next() {
        return Some((line + 1, true));
    }
    // The parser lost its way at the top, not in one value.
    let roots = || document.roots.iter().filter_map(|root| document.node(*root));
    let lost = document.unparsed.iter().any(|error| roots().any(|root| error.start <= root.span.start));
    wrong.min().map(|line| (line, lost))
}

/// Whether a text of the document goes over the start of a line.
fn in_text(document: &Document, at: usize) -> bool {
    let nodes = (0..).map_while(|id| document.node(id));
    let mut texts = nodes.filter(|node| matches!(node.content, Content::Scalar(_)));
    texts.any(|node| node.span.start < at && at < node.span.end)
}
