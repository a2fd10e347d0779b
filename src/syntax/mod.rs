//! Parsing: one side in full, the other incrementally from its tree, both under a deadline.

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use tree_sitter::{InputEdit, ParseOptions, Parser, Point, Range, Tree};

use crate::lang::Language;
use crate::repo::Hunk;
use crate::source::{GapReason, Source, Span, limits};

/// Parses `source`; with the edited tree of the other side, only what changed is parsed again.
///
/// How a grammar gets over a syntax error depends on where it came from: a tree with an error in it is not the one that
/// a fresh parse gives. Where either side has one, the other side's tree is of no use.
///
/// # Errors
/// The gap that is left where the grammar is missing or the deadline passed.
pub fn parse(language: &Language, source: &Source, edited: Option<&Tree>) -> Result<Tree, GapReason> {
    let unparsed = || GapReason::Unparsed { language: language.id.to_owned() };
    let mut parser = Parser::new();
    let grammar = language.grammar.ok_or_else(unparsed)?;
    parser.set_language(&grammar()).map_err(|_| unparsed())?;
    let edited = edited.filter(|tree| !tree.root_node().has_error());
    let tree = parse_from(&mut parser, source, edited)?;
    if edited.is_some() && tree.root_node().has_error() {
        return parse_from(&mut parser, source, None);
    }
    Ok(tree)
}

/// Parses each of `parts` of `source` by itself, all of them under one deadline; places are those of the whole source.
///
/// # Errors
/// The gap that is left where the grammar is missing or the deadline passed.
pub fn parse_parts(language: &Language, source: &Source, parts: &[Span]) -> Result<Vec<Tree>, GapReason> {
    let unparsed = || GapReason::Unparsed { language: language.id.to_owned() };
    let mut parser = Parser::new();
    parser.set_language(&language.grammar.ok_or_else(unparsed)?()).map_err(|_| unparsed())?;
    let deadline = Instant::now() + Duration::from_millis(limits::PARSE_MS);
    let place = |at: usize| {
        let row = source.lines.line_of(at);
        Point { row, column: at - source.lines.start_of(row).min(at) }
    };
    let parse = |part: &Span| {
        let (start_point, end_point) = (place(part.start), place(part.end));
        let range = Range { start_byte: part.start, end_byte: part.end, start_point, end_point };
        parser.set_included_ranges(&[range]).map_err(|_| unparsed())?;
        parse_until(&mut parser, source, None, deadline)
    };
    parts.iter().map(parse).collect()
}

fn parse_from(parser: &mut Parser, source: &Source, edited: Option<&Tree>) -> Result<Tree, GapReason> {
    parse_until(parser, source, edited, Instant::now() + Duration::from_millis(limits::PARSE_MS))
}

fn parse_until(
    parser: &mut Parser,
    source: &Source,
    edited: Option<&Tree>,
    deadline: Instant,
) -> Result<Tree, GapReason> {
    let mut late = |_: &tree_sitter::ParseState| {
        if Instant::now() > deadline { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let bytes = source.text.as_bytes();
    let tree = parser.parse_with_options(
        &mut |at, _| bytes.get(at..).unwrap_or_default(),
        edited,
        Some(ParseOptions::new().progress_callback(&mut late)),
    );
    tree.ok_or(GapReason::ParseTimeout { limit_ms: limits::PARSE_MS })
}

/// The tree of one side, with the hunks to the other applied as edits: what an incremental parse of the other starts
/// from.
pub fn edited(tree: &Tree, before: &Source, after: &Source, hunks: &[Hunk]) -> Tree {
    let mut tree = tree.clone();
    // Last to first, so that the places of earlier edits still hold.
    for hunk in hunks.iter().rev() {
        let (b, a) = (before.line_span(&hunk.before), after.line_span(&hunk.after));
        let start = point(hunk.before.start);
        tree.edit(&InputEdit {
            start_byte: b.start,
            old_end_byte: b.end,
            new_end_byte: b.start + (a.end - a.start),
            start_position: start,
            old_end_position: end_point(before, b.end, hunk.before.end),
            new_end_position: end_point_of(hunk, after, a.end),
        });
    }
    tree
}

fn point(line: usize) -> Point {
    Point { row: line, column: 0 }
}

/// The end of a run of lines: the start of the next line, or the end of a last line without a line end.
fn end_point(source: &Source, end: usize, line: usize) -> Point {
    if line < source.lines.count() || source.text.get(..end).is_some_and(|text| text.is_empty() || text.ends_with('\n'))
    {
        return point(line);
    }
    let last = line.saturating_sub(1);
    Point { row: last, column: end - source.lines.start_of(last) }
}

/// Where the new lines end, in the coordinates of the before side up to the hunk.
fn end_point_of(hunk: &Hunk, after: &Source, end: usize) -> Point {
    let own = end_point(after, end, hunk.after.end);
    Point { row: hunk.before.start + (own.row - hunk.after.start.min(own.row)), column: own.column }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::LANGUAGES;
    use crate::source::RepoPath;
    use imara_diff::{Algorithm, Diff, InternedInput};

    fn shape(tree: &Tree) -> String {
        let mut out = String::new();
        let mut cursor = tree.walk();
        loop {
            let node = cursor.node();
            out.push_str(&format!(
                "{} {:?} {:?} {:?}\n",
                node.kind(),
                node.range(),
                cursor.field_name(),
                node.is_missing()
            ));
            if cursor.goto_first_child() {
                continue;
            }
            while !cursor.goto_next_sibling() {
                if !cursor.goto_parent() {
                    return out;
                }
            }
        }
    }

    /// Every way of taking a block of lines out of our own sources, and of putting it in, parses as a fresh parse does.
    #[test]
    fn incremental_equals_fresh() {
        let language = LANGUAGES.iter().find(|l| l.id == "rust").unwrap();
        let text = include_str!("mod.rs");
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        for at in (0..lines.len() - 4).step_by(3) {
            let cut: String =
                lines.iter().enumerate().filter(|(i, _)| !(at..at + 4).contains(i)).map(|(_, l)| *l).collect();
            for (before, after) in [
                (text.to_owned(), cut.clone()),
                (cut.clone(), text.to_owned()),
                (text.trim_end().to_owned(), cut.trim_end().to_owned()),
            ] {
                let input = InternedInput::new(before.as_str(), after.as_str());
                let hunks: Vec<Hunk> = Diff::compute(Algorithm::Histogram, &input)
                    .hunks()
                    .map(|h| Hunk {
                        before: h.before.start as usize..h.before.end as usize,
                        after: h.after.start as usize..h.after.end as usize,
                    })
                    .collect();
                let (before, after) = (
                    Source::new(RepoPath::from("x.rs"), before.as_bytes()),
                    Source::new(RepoPath::from("x.rs"), after.as_bytes()),
                );
                let first = parse(language, &before, None).unwrap();
                let incremental = parse(language, &after, Some(&edited(&first, &before, &after, &hunks))).unwrap();
                assert_eq!(shape(&incremental), shape(&parse(language, &after, None).unwrap()), "cut at {at}");
            }
        }
    }
}
