//! The bounds of a DELETE or UPDATE, from its words: what must hold of every row that it reaches.

use super::condition::{is_constant, split, unwrapped};
use super::features::place;
use super::lexer::{Kind, Word};
use crate::fact::bounds::{self, LIMIT};

/// A bound: alternatives, each a list of what must hold together.
type Bound = Vec<Vec<String>>;

/// How deep conditions in brackets and questions in conditions are followed.
const DEPTH: usize = 6;

/// Longest statement whose bounds are read, in words.
const LONGEST: usize = 1_000;

/// The flags that say what bounds `words`, a whole statement with this `condition`.
pub(super) fn flags(words: &[Word<'_>], condition: &[Word<'_>]) -> Vec<String> {
    if words.len() > LONGEST {
        return Vec::new();
    }
    let mut found = joins(words);
    if ["limit", "top", "fetch"].iter().any(|word| place(words, word).is_some()) {
        found.push(one(LIMIT));
    }
    conjuncts(condition, "", 0, &mut found);
    implied_dropped(&mut found);
    bounds::flags(found)
}

fn one(text: impl Into<String>) -> Bound {
    vec![vec![text.into()]]
}

/// `a IS NOT NULL` says nothing beside another condition on `a`.
fn implied_dropped(found: &mut Vec<Bound>) {
    let single = |bound: &Bound| match bound.as_slice() {
        [way] => way.first().filter(|_| way.len() == 1).cloned(),
        _ => None,
    };
    let all: Vec<String> = found.iter().filter_map(single).collect();
    found.retain(|bound| {
        let text = single(bound);
        let Some(column) = text.as_deref().and_then(|text| text.strip_suffix(" is not null")) else { return true };
        !all.iter().any(|other| Some(other) != text.as_ref() && other.split(' ').next() == Some(column))
    });
}

/// Tables that rows must be found in: an inner join and its condition, USING, the FROM of an UPDATE. What an outer join
/// adds bounds nothing.
fn joins(words: &[Word<'_>]) -> Vec<Bound> {
    let end = place(words, "where").unwrap_or(words.len());
    let head = words.get(..end).unwrap_or_default();
    let mut found = Vec::new();
    let updates = words.first().is_some_and(|word| word.is("update"));
    let mut depth = 0i32;
    for (at, word) in head.iter().enumerate() {
        depth += i32::from(word.is("(")) - i32::from(word.is(")"));
        if depth != 0 {
            continue;
        }
        let before = |back: usize| at.checked_sub(back).and_then(|at| head.get(at));
        let outer = (1..=2).any(|back| before(back).is_some_and(|word| word.is_any(&["left", "right", "full"])));
        let joins = word.is("join") && !outer;
        if joins || word.is("using") || (updates && word.is("from")) {
            let rest = head.get(at + 1..).unwrap_or_default();
            let stop = rest.iter().position(|word| word.is_any(&["join", "inner", "left", "right", "set", "cross"]));
            let rest = rest.get(..stop.unwrap_or(rest.len())).unwrap_or_default();
            let on = place(rest, "on").unwrap_or(rest.len());
            let table = rest.get(..on.min(table_end(rest))).unwrap_or_default();
            found.push(one(format!("found in {}", atom(table))));
            conjuncts(rest.get(on + 1..).unwrap_or_default(), "", 0, &mut found);
        }
    }
    found
}

/// One past the dotted name at the start of `words`; an alias is left out.
fn table_end(words: &[Word<'_>]) -> usize {
    let mut at = 1;
    while words.get(at).is_some_and(|word| word.is(".")) {
        at += 2;
    }
    at
}

/// Adds what `condition` asks for; `where_` says in which question it stands.
fn conjuncts(condition: &[Word<'_>], within: &str, depth: usize, found: &mut Vec<Bound>) {
    let condition = unwrapped(condition);
    if condition.is_empty() || depth > DEPTH {
        return;
    }
    let ways = split(condition, "or");
    if let [_, _, ..] = ways.as_slice() {
        let parts = |way: &&[Word<'_>]| {
            let parts = split_and(unwrapped(way));
            let parts = parts.iter().map(|part| unwrapped(part)).filter(|part| !is_constant(part, ""));
            parts.map(|part| format!("{within}{}", atom(part))).collect::<Vec<_>>()
        };
        found.push(ways.iter().map(parts).collect());
        return;
    }
    for part in split_and(condition) {
        let part = unwrapped(part);
        let compound = split(part, "or").len() > 1 || split_and(part).len() > 1;
        match question(part) {
            _ if part.is_empty() || is_constant(part, "") => {}
            _ if compound => conjuncts(part, within, depth + 1, found),
            Some((head, inner)) => asked(head, inner, within, depth, found),
            None => found.push(one(format!("{within}{}", atom(part)))),
        }
    }
}

/// `x IN (SELECT … WHERE …)`: what the question asks for bounds the statement too.
fn asked(head: &[Word<'_>], inner: &[Word<'_>], within: &str, depth: usize, found: &mut Vec<Bound>) {
    let at = place(inner, "where").unwrap_or(inner.len());
    let select = inner.get(..at).unwrap_or_default();
    let limit = place(inner, "limit").or_else(|| place(inner, "fetch"));
    let ends = ["limit", "order", "group", "fetch", "offset", "for"].iter().filter_map(|end| place(inner, end)).min();
    let stop = ends.unwrap_or(inner.len());
    let select = select.get(..stop.min(select.len())).unwrap_or_default();
    found.push(one(format!("{within}{} {}", atom(head), atom(select))));
    found.extend(limit.map(|_| one(LIMIT)));
    let within = format!("{within}in ");
    conjuncts(inner.get(at + 1..stop.max(at + 1).min(inner.len())).unwrap_or_default(), &within, depth + 1, found);
}

/// What stands before the brackets and in them, where `words` end in a question that must find something.
fn question<'w, 'a>(words: &'w [Word<'a>]) -> Option<(&'w [Word<'a>], &'w [Word<'a>])> {
    let open = words.windows(2).position(|pair| pair[0].is("(") && pair[1].is("select"))?;
    let (head, rest) = (words.get(..open)?, words.get(open + 1..)?);
    let asks = head.last().is_some_and(|word| word.is_any(&["in", "exists", "="]));
    let (close, inner) = rest.split_last()?;
    (asks && close.is(")") && !head.iter().any(|word| word.is("not"))).then_some((head, inner))
}

/// Split at AND outside brackets, but for the one of a BETWEEN.
fn split_and<'w, 'a>(words: &'w [Word<'a>]) -> Vec<&'w [Word<'a>]> {
    let (mut depth, mut between) = (0i32, false);
    words
        .split(|word| {
            depth += i32::from(word.is("(")) - i32::from(word.is(")"));
            if depth != 0 {
                return false;
            }
            let own = word.is("and") && between;
            between = word.is("between") || (between && !own);
            word.is("and") && !own
        })
        .collect()
}

/// A condition on one line: the same whatever its layout, its case, its aliases and the names of its parameters.
fn atom(words: &[Word<'_>]) -> String {
    /// Longest condition that is kept, in words.
    const KEPT: usize = 400;
    let mut out: Vec<String> = Vec::new();
    for (at, word) in words.iter().take(KEPT).enumerate() {
        let dotted = words.get(at + 1).is_some_and(|word| word.is("."));
        if word.is(".") || (dotted && matches!(word.kind, Kind::Bare | Kind::Quoted)) {
            continue;
        }
        let hole = word.text.contains("blastlint_hole_");
        out.push(match word.kind {
            Kind::Parameter => "?".to_owned(),
            Kind::Bare if hole => "?".to_owned(),
            Kind::Bare | Kind::Quoted => word.text.trim_matches(|c| matches!(c, '"' | '`' | '[' | ']')).to_lowercase(),
            _ if word.is("!=") => "<>".to_owned(),
            _ if word.is("==") => "=".to_owned(),
            _ => word.text.to_owned(),
        });
    }
    if let [.., kind, open, _, close] = out.as_mut_slice()
        && kind == "in"
        && open == "("
        && close == ")"
    {
        "=".clone_into(kind);
        out.retain(|word| word != "(" && word != ")");
    }
    out.join(" ")
}
