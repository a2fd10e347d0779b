//! What a side of a program does, in the order in which it is written and in words that all host languages share.
//!
//! Facts are what is done; an outline is what stands around it: definitions with their marks and parameters, conditions and
//! where they lead, handlers of failures, calls with their options. It is what an analysis compares that asks what has gone
//! from between the acts that stay.

mod build;
mod document;
mod name;
mod read;
mod recipe;
mod shell;
mod sides;
mod sql;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod told_tests;

use crate::source::{Source, Span};
pub use read::read;
pub use sides::{Sides, unchanged};

/// The outline of one side of a file.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// Everything in the order of the text, what holds others in front of them.
    pub items: Vec<Item>,
    /// Regions that could not be parsed, or lie too deep.
    pub unparsed: Vec<Span>,
    /// What it is the outline of.
    pub speech: Speech,
}

/// What a file is written in, as far as it matters to who compares outlines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Speech {
    /// A program in a host language.
    #[default]
    Program,
    /// Commands: a script, a recipe.
    Commands,
    /// Statements of a database.
    Statements,
    /// A document that declares things.
    Document,
}

/// One thing of an outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub what: What,
    /// What it is called: see [`What`].
    pub name: String,
    /// What is written there, on one line: see [`What`].
    pub text: String,
    /// Which bytes; of a mark in front of a definition, those of the mark.
    pub span: Span,
    /// The item that holds it.
    pub inside: Option<usize>,
    /// One past the last item that it holds.
    pub end: usize,
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// A function, class, module or method, with its marks, parameters and body. Text: its head.
    Definition,
    /// A decorator, attribute or annotation, within what it marks or, of a file, at its top. Name: `app.route`.
    Mark,
    /// A parameter. Text: with its type and default.
    Parameter,
    /// A call. Name: the dotted callee without arguments, `expect.not.toBe`, `assert_eq!`. Text: with its arguments.
    Call,
    /// A keyword argument or a key of a literal map. Text: its value.
    Option,
    /// A name that a call is handed: `requireAuth`, `:authenticate`.
    Argument,
    /// A condition, with what its parts call. Text: the condition as it must hold for [`What::Then`].
    Check,
    /// What runs where the check holds.
    Then,
    /// What runs where it does not.
    Otherwise,
    /// What runs many times or never. Text: its head.
    Loop,
    /// One of several ways. Text: the pattern.
    Arm,
    /// A choice between arms. Text: what is looked at.
    Match,
    /// A statement with something around it: `with`, `using`, `synchronized`. Text: its head.
    Frame,
    /// What may fail: `try`.
    Attempt,
    /// What runs where an attempt fails. Name: the types of failures, empty where it takes all.
    Handler,
    /// What runs whatever happened.
    Finally,
    /// The program stops unless this holds: `assert`. Text: the condition.
    Assertion,
    /// A failure is raised. Text: all of it.
    Raise,
    /// `return`, `break`, `continue`. Text: all of it.
    Leave,
    /// A failure is handed on to the caller: `?`.
    Propagation,
    /// A name is given a value. Text: the value.
    Binding,
    /// A function without a name.
    Closure,
    /// A type with its fields. Text: all of it.
    Type,
    /// A string. Text: as written.
    Text,
    /// A comment. Text: as written.
    Comment,
}

impl Outline {
    /// The items inside the one at `at`, at any depth.
    pub fn within(&self, at: usize) -> &[Item] {
        let end = self.items.get(at).map_or(0, |item| item.end);
        self.items.get(at + 1..end).unwrap_or_default()
    }

    /// The places of the items right inside the one at `at`, or at the top.
    pub fn children(&self, at: Option<usize>) -> impl Iterator<Item = usize> + '_ {
        let (mut next, end) = match at {
            Some(at) => (at + 1, self.items.get(at).map_or(0, |item| item.end)),
            None => (0, self.items.len()),
        };
        std::iter::from_fn(move || {
            let at = Some(next).filter(|at| *at < end)?;
            next = self.items.get(at)?.end.max(at + 1);
            Some(at)
        })
    }

    /// The places that hold the item at `at`, the nearest first.
    pub fn around(&self, at: usize) -> impl Iterator<Item = usize> + Clone + '_ {
        let up = |at: &usize| self.items.get(*at).and_then(|item| item.inside);
        std::iter::successors(up(&at), move |at| up(at))
    }

    /// The definition that the item at `at` stands in.
    pub fn definition_of(&self, at: usize) -> Option<usize> {
        self.around(at).find(|at| self.items.get(*at).is_some_and(|item| item.what == What::Definition))
    }

    /// Whether the item at `at` is asked by the condition of a check, or by an assertion.
    pub fn is_in_condition(&self, at: usize) -> bool {
        for up in self.around(at) {
            match self.items.get(up).map(|item| item.what) {
                Some(What::Check | What::Assertion) => return true,
                Some(What::Call | What::Option | What::Argument | What::Propagation) => {}
                // `if err := check(); err != nil`
                Some(What::Binding)
                    if self
                        .around(up)
                        .next()
                        .is_some_and(|at| self.items.get(at).is_some_and(|i| i.what == What::Check)) =>
                {
                    return true;
                }
                _ => return false,
            }
        }
        false
    }

    /// The nearest item around the one at `at` that is `what`.
    pub fn nearest(&self, at: usize, what: What) -> Option<usize> {
        self.around(at).find(|up| self.items.get(*up).is_some_and(|item| item.what == what))
    }

    /// The dotted path of the definition at `at`: `Store.clear`.
    pub fn path(&self, at: usize) -> String {
        let definitions = std::iter::once(at).chain(self.around(at)).filter_map(|at| self.items.get(at));
        let mut names: Vec<&str> =
            definitions.filter(|item| item.what == What::Definition).map(|item| item.name.as_str()).collect();
        names.reverse();
        names.join(".")
    }
}

/// `text` of `source` on one line.
fn one_line(source: &Source, span: Span) -> String {
    let mut line = String::new();
    for word in source.slice(span).split_whitespace() {
        if line.len() >= TEXT {
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// How much of the text of an item is kept, about, in bytes.
const TEXT: usize = 1_000;
