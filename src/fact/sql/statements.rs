//! Splits words into statements: at semicolons, and where a statement starts that no semicolon separates.

use super::lexer::{Kind, Word};

/// One statement.
#[derive(Clone, Copy, Debug)]
pub(in crate::fact) struct Statement<'w, 'a> {
    /// Its words, without the end.
    pub(in crate::fact) words: &'w [Word<'a>],
    /// Whether a semicolon (or what stands for one) ends it.
    pub(in crate::fact) ended: bool,
}

/// The statements of `words`.
pub(in crate::fact) fn split<'w, 'a>(words: &'w [Word<'a>]) -> Vec<Statement<'w, 'a>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut unclosed = false;
    while start < words.len() {
        let rest = words.get(start..).unwrap_or_default();
        let (length, ended) = extent(rest, &mut unclosed);
        if length > 0 {
            out.push(Statement { words: rest.get(..length).unwrap_or_default(), ended });
        }
        start += length + usize::from(ended);
    }
    out
}

/// How many words the statement at the start of `rest` has, and whether an end follows.
///
/// A body that does not end is looked for once: looking again from each later statement would take the square of the time.
fn extent(rest: &[Word<'_>], unclosed: &mut bool) -> (usize, bool) {
    if !*unclosed && is_routine(rest) {
        match routine_extent(rest) {
            Some(length) => return (length, rest.get(length).is_some_and(|word| word.kind == Kind::End)),
            None => *unclosed = true,
        }
    }
    let whole =
        rest.first().is_some_and(|word| word.is_any(&["with", "explain", "prepare", "grant", "revoke", "merge"]));
    let rule = rest.iter().take(6).any(|word| word.is("rule")) && rest.first().is_some_and(|word| word.is("create"));
    let mut depth = 0i32;
    for (at, word) in rest.iter().enumerate() {
        depth += i32::from(word.is("(")) - i32::from(word.is(")"));
        if word.kind == Kind::End {
            return (at, true);
        }
        if at > 0 && depth <= 0 && !whole && !rule && starts(rest, at) {
            return (at, false);
        }
    }
    (rest.len(), false)
}

/// Whether an unmistakable statement starts at `at`, in the middle of another.
pub(super) fn starts(words: &[Word<'_>], at: usize) -> bool {
    let word = |at: usize| words.get(at);
    let next = |wanted: &[&str]| word(at + 1).is_some_and(|word| word.is_any(wanted));
    let before = |wanted: &[&str]| at.checked_sub(1).and_then(word).is_some_and(|word| word.is_any(wanted));
    let Some(here) = word(at) else { return false };
    if before(&["do", "for", "key", "on", "before", "after", "or", ",", ".", "instead", "of"]) {
        return false;
    }
    match () {
        () if here.is("delete") => next(&["from"]),
        () if here.is("truncate") => next(&["table"]),
        () if here.is_any(&["commit", "rollback"]) => next(&["tran", "transaction"]),
        () if here.is_any(&["insert", "merge"]) => next(&["into"]),
        () if here.is("drop") => next(&["table", "database", "schema", "view", "procedure"]),
        () if here.is("alter") || here.is("create") => next(&["table"]) && !before(&["schema"]),
        () if here.is("update") => [2, 4, 6].iter().any(|by| word(at + by).is_some_and(|word| word.is("set"))),
        () if here.is_any(&["exec", "execute"]) => before(&["begin", "then", "else", "try"]),
        () => false,
    }
}

/// Whether a routine or trigger is created, whose body may hold semicolons.
pub(in crate::fact) fn is_routine(words: &[Word<'_>]) -> bool {
    let kinds = ["function", "procedure", "proc", "trigger", "event", "package"];
    let Some(first) = words.first() else { return false };
    let head = words
        .iter()
        .take(12)
        .take_while(|word| word.kind != Kind::End && !word.is_any(&["(", "table", "view", "index", "extension"]));
    first.is_any(&["create", "alter"]) && head.skip(1).any(|word| word.is_any(&kinds))
}

/// Where a body `BEGIN … END` of a routine ends; none where there is no such body, or it does not end.
fn routine_extent(rest: &[Word<'_>]) -> Option<usize> {
    let mut depth = 0usize;
    for (at, word) in rest.iter().enumerate() {
        if word.is_any(&["begin", "case"])
            && !at.checked_sub(1).and_then(|at| rest.get(at)).is_some_and(|word| word.is("end"))
        {
            depth += 1;
        } else if word.is("end") && depth > 0 {
            let inner = ["if", "loop", "while", "repeat", "for"];
            depth -= usize::from(!rest.get(at + 1).is_some_and(|word| word.is_any(&inner)));
            if depth == 0 {
                let end = rest.get(at..)?.iter().position(|word| word.kind == Kind::End);
                return end.map(|end| at + end).or(Some(rest.len()));
            }
        } else if word.kind == Kind::End && depth == 0 {
            return Some(at);
        }
    }
    None
}

/// The body of a routine: what follows its first `BEGIN`, or `AS`, or the string that holds it.
pub(super) fn body<'w, 'a>(words: &'w [Word<'a>]) -> &'w [Word<'a>] {
    let at = words.iter().position(|word| word.is("begin")).or_else(|| words.iter().position(|word| word.is("as")));
    at.and_then(|at| words.get(at + 1..)).unwrap_or_default()
}
