//! A hunk in its file: where it stands there, and what sort of edit it is.

use super::edit::{Edit, Lines};
use super::row::{flag, row};
use crate::repo::Hunk;

row! {
    /// What is known of a hunk beside what is known of any piece of a change.
    Spot {
        /// The score of its file.
        file_score,
        /// How many hunks the file has, and how far away the nearest is.
        file_hunks,
        lines_apart,
        /// Whether another hunk stands in the same definition.
        same_header,
        /// How many identifiers change in number.
        net_idents,
        only_comments,
        only_imports,
        /// The sides differ in nothing but numbers, marks of quotation, or order.
        only_digits,
        only_quotes,
        only_order,
        one_line,
    }
}

/// A hunk closer than this to another is one with it: between them is nothing to tell them apart by.
const CLOSE: usize = 3;

/// The distance that stands for none: the hunk is alone in its file.
const ALONE: f64 = 8.0;

/// `hunks`, those that are close to each other as one.
pub(crate) fn merged(hunks: &[Hunk]) -> Vec<Hunk> {
    let mut merged: Vec<Hunk> = Vec::new();
    for hunk in hunks {
        match merged.last_mut() {
            Some(last) if hunk.before.start < last.before.end + CLOSE => {
                last.before.end = hunk.before.end;
                last.after.end = hunk.after.end;
            }
            _ => merged.push(hunk.clone()),
        }
    }
    merged
}

/// The lines between two hunks of a file.
pub(crate) fn apart(a: &Hunk, b: &Hunk) -> usize {
    let (first, last) = if a.before.start <= b.before.start { (a, b) } else { (b, a) };
    last.before.start.saturating_sub(first.before.end)
}

/// The spot of the hunk at `at` of a file, whose hunks are `hunks` and their lines `edits`.
pub(crate) fn spot(at: usize, hunks: &[Hunk], edits: &[Edit], file_score: f64) -> Spot {
    let (Some(hunk), Some(edit)) = (hunks.get(at), edits.get(at)) else { return Spot::default() };
    let others = || hunks.iter().enumerate().filter(|(other, _)| *other != at);
    let nearest = others().map(|(_, other)| apart(hunk, other)).min();
    let header = edit.lines.headers.trim();
    let heads = |other: usize| edits.get(other).is_some_and(|edit| edit.lines.headers.trim() == header);
    let lines = &edit.lines;
    let both = lines.count_added > 0 && lines.count_removed > 0;
    let equal = |keep: fn(char) -> bool| {
        both && lines.added.chars().filter(|c| keep(*c)).eq(lines.removed.chars().filter(|c| keep(*c)))
    };
    Spot {
        file_score,
        file_hunks: (hunks.len() as f64).ln(),
        lines_apart: nearest.map_or(ALONE, |lines| (lines as f64).ln_1p()),
        same_header: flag(!header.is_empty() && others().any(|(other, _)| heads(other))),
        net_idents: (edit.changed.net_idents.len() as f64).ln_1p(),
        only_comments: flag(all(lines, |line| {
            ["//", "/*", "*", "--", "<!--", "\"\"\""].iter().any(|mark| line.starts_with(mark))
                || (line.starts_with('#') && !line.starts_with("#["))
        })),
        only_imports: flag(all(lines, |line| {
            ["use ", "import ", "from ", "pub use ", "#include", "require", "mod "]
                .iter()
                .any(|word| line.starts_with(word))
        })),
        only_digits: flag(equal(|c| !c.is_ascii_digit())),
        only_quotes: flag(equal(|c| !matches!(c, '"' | '\'' | '`'))),
        only_order: flag(both && sorted(&lines.added) == sorted(&lines.removed)),
        one_line: flag(lines.count_added <= 1 && lines.count_removed <= 1),
    }
}

fn all(lines: &Lines, is: impl Fn(&str) -> bool) -> bool {
    let mut said =
        lines.added.lines().chain(lines.removed.lines()).map(str::trim).filter(|line| !line.is_empty()).peekable();
    said.peek().is_some() && said.all(is)
}

fn sorted(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.sort_unstable();
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn close_hunks_are_one() {
        let hunk = |before: std::ops::Range<usize>| Hunk { after: before.clone(), before };
        let hunks = merged(&[hunk(0..1), hunk(3..4), hunk(9..10)]);
        assert_eq!(hunks, [hunk(0..4), hunk(9..10)]);
        assert_eq!((apart(&hunks[0], &hunks[1]), apart(&hunks[1], &hunks[0])), (5, 5));
    }
}
