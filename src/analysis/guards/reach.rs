//! How far a guard reaches, and what leaves a block.

use super::words::last;
use crate::fact::outline::{Outline, What};
use crate::rule::guard::snake;

/// How far a guard reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reach {
    /// All that stands in an item, and the item itself.
    pub(super) inside: Option<usize>,
    /// The calls of a chain, and the code that they are handed.
    pub(super) chain: Option<usize>,
    /// What comes behind it: the first item, and one past the last of its block.
    pub(super) behind: Option<(usize, usize)>,
}

impl Reach {
    pub(super) fn inside(at: usize) -> Self {
        Self { inside: Some(at), ..Self::default() }
    }

    pub(super) fn chain(at: usize) -> Self {
        Self { chain: Some(at), ..Self::default() }
    }

    pub(super) fn behind(from: usize, end: usize) -> Self {
        Self { behind: Some((from, end)), ..Self::default() }
    }
}

/// Whether the item at `at` is a call of the chain, or code that one of its calls is handed.
pub(super) fn is_of_chain(outline: &Outline, chain: usize, at: usize) -> bool {
    let start = |at: usize| outline.items.get(at).map(|item| item.span.start);
    let closure = outline.nearest(at, What::Closure);
    start(at) == start(chain) || closure.is_some_and(|closure| closure > chain)
}

/// What comes behind the statement that the item at `at` belongs to, up to the end of its block.
pub(super) fn behind(outline: &Outline, at: usize) -> Reach {
    let mut from = outline.items.get(at).map_or(at, |item| item.end);
    let mut in_statement = true;
    for up in outline.around(at) {
        let Some(item) = outline.items.get(up) else { break };
        let is_block = matches!(
            item.what,
            What::Definition
                | What::Then
                | What::Otherwise
                | What::Loop
                | What::Handler
                | What::Finally
                | What::Closure
                | What::Arm
        );
        // What failed in an attempt that swallows it has guarded nothing behind it.
        if is_block || (item.what == What::Attempt && swallows(outline, up)) {
            return Reach::behind(from, item.end);
        }
        in_statement &= !matches!(item.what, What::Frame | What::Attempt);
        if in_statement {
            from = item.end;
        }
    }
    Reach::behind(from, outline.items.len())
}

/// Whether an attempt has a handler that goes on.
pub(super) fn swallows(outline: &Outline, attempt: usize) -> bool {
    let handlers = outline
        .children(Some(attempt))
        .filter(|at| outline.items.get(*at).is_some_and(|item| item.what == What::Handler));
    let mut handlers = handlers.peekable();
    handlers.peek().is_some() && handlers.any(|at| !block_leaves(outline, at))
}

/// Whether what a check leads to never comes out of its end.
pub(super) fn leaves(outline: &Outline, check: usize) -> bool {
    let mut branches =
        outline.children(Some(check)).filter(|at| outline.items.get(*at).is_some_and(|item| item.what == What::Then));
    branches.any(|then| block_leaves(outline, then))
}

/// Whether control leaves a block: something right in it returns, raises or ends the program.
pub(super) fn block_leaves(outline: &Outline, block: usize) -> bool {
    outline.children(Some(block)).filter_map(|at| outline.items.get(at)).any(|item| match item.what {
        What::Leave | What::Raise => true,
        What::Call => ENDS.contains(&snake(last(&item.name)).as_str()),
        _ => false,
    })
}

/// What a check says where it refuses: all that is written in the branch that leaves.
pub(super) fn refusal(outline: &Outline, check: usize) -> Option<String> {
    let then =
        outline.children(Some(check)).find(|at| outline.items.get(*at).is_some_and(|item| item.what == What::Then))?;
    if !block_leaves(outline, then) {
        return None;
    }
    let said = outline.children(Some(then)).filter_map(|at| outline.items.get(at)).map(|item| item.text.as_str());
    Some(said.collect::<Vec<_>>().join(" "))
}

/// Calls after which nothing of the block runs.
pub(super) const ENDS: &[&str] = &[
    "raise",
    "abort",
    "exit",
    "die",
    "panic",
    "fatal",
    "fatalf",
    "bail",
    "fail",
    "halt",
    "process_exit",
    "throw",
    "error",
    "redirect_to",
    "unreachable",
    "todo",
    "skip",
    "not_found",
    "forbid",
    "deny",
    "reject",
    "unauthorized",
    "forbidden",
    "render_error",
    "quit",
    "_exit",
    "head",
];
