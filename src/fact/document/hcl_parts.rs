//! HCL over an error: one stray brace must not hide what stands before and behind it, so each block at the start of a
//! line is parsed by itself.

use tree_sitter::Tree;

use crate::lang::Language;
use crate::source::{GapReason, Source, Span};
use crate::syntax;

/// The tree of a file, or the trees of its blocks where something in it cannot be parsed. With the edited tree of the
/// other side, only what changed is parsed again.
///
/// # Errors
/// The gap that is left where they cannot be parsed in time.
pub(crate) fn parse(language: &Language, source: &Source, edited: Option<&Tree>) -> Result<Vec<Tree>, GapReason> {
    let tree = syntax::parse(language, source, edited)?;
    if !tree.root_node().has_error() {
        return Ok(vec![tree]);
    }
    match parts(&source.text) {
        parts if (2..=MOST).contains(&parts.len()) => syntax::parse_parts(language, source, &parts),
        _ => Ok(vec![tree]),
    }
}

/// Most parts into which a file is cut.
const MOST: usize = 2_000;

/// The file cut behind each `}` that stands alone at the start of a line, and is not in a heredoc.
fn parts(text: &str) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut heredoc: Option<&str> = None;
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        at += line.len();
        match heredoc {
            Some(end) if line.trim() == end => heredoc = None,
            Some(_) => {}
            None => {
                heredoc = opened(line);
                if line.trim_end() == "}" {
                    parts.push(Span::new(start, at));
                    start = at;
                }
            }
        }
    }
    if !text.get(start..).unwrap_or_default().trim().is_empty() {
        parts.push(Span::new(start, text.len()));
    }
    parts
}

/// The word that ends the heredoc that `line` opens.
fn opened(line: &str) -> Option<&str> {
    let (before, word) = line.trim_end().rsplit_once("<<")?;
    let word = word.strip_prefix('-').unwrap_or(word);
    let is_word = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    (is_word && before.trim_end().ends_with(['=', '(', ',', '[', ':'])).then_some(word)
}
