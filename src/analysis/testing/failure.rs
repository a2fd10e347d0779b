//! Failures that must come.

use super::text::{elements, groups};
use super::words::{self, last, plain};

/// A failure that must come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    /// Its types as written; empty where any will do.
    pub(super) types: Vec<String>,
    /// Whether its text is looked at.
    pub(super) text: bool,
}

impl Failure {
    /// Whether nearly every failure will do.
    pub(super) fn is_wide(&self) -> bool {
        self.types.is_empty() || self.types.iter().any(|name| words::WIDE.contains(&name.as_str()))
    }
}

/// The failure that a call asks for: its types, and whether its text is looked at.
pub(super) fn failure(text: &str, name: &str) -> Failure {
    let all = groups(text);
    let matcher = plain(last(name));
    let arguments: Vec<&str> = match matcher.as_str() {
        _ if name.contains("ThrownBy") => all.iter().skip(1).flat_map(|group| elements(group)).collect(),
        // What runs is given first: `expect(f).toThrow(X)`, `expect { f }.to raise_error(X)`.
        "throw" | "throwerror" | "rejectedwith" | "berejectedwith" => {
            all.last().filter(|_| all.len() > 1).map(|group| elements(group)).unwrap_or_default()
        }
        "to" => text
            .split_once("raise_error")
            .map(|(_, rest)| elements(rest.trim_start_matches(['(', ' ']).trim_end_matches(')')))
            .unwrap_or_default(),
        _ => all.first().map(|group| elements(group)).unwrap_or_default(),
    };
    let is_type = |argument: &&str| {
        let word = argument.trim_start_matches('\\').trim_start_matches(['(', '[']);
        let word = words::last(word.split(['.']).next_back().unwrap_or(word));
        argument.len() < 200
            && !argument.contains("=>")
            && !argument.contains("->")
            && !argument.contains('{')
            && (argument.ends_with(".class")
                || argument.ends_with("::class")
                || argument.ends_with("::class.java")
                || argument.starts_with("typeof(")
                || word.starts_with(|c: char| c.is_uppercase())
                || argument.trim_start_matches('\\').starts_with(|c: char| c.is_uppercase()))
    };
    let mut types: Vec<String> = arguments
        .iter()
        .filter(|one| is_type(one))
        .flat_map(|one| {
            let bare = one.trim_end_matches(".class").trim_end_matches("::class.java").trim_end_matches("::class");
            let bare = bare.trim_start_matches("typeof(").trim_start_matches(['(', '[']).trim_end_matches([')', ']']);
            bare.split(['|', ',']).map(|name| last(name.trim()).trim_start_matches('\\').to_owned()).collect::<Vec<_>>()
        })
        .filter(|name| !name.is_empty())
        .collect();
    // Types in pointed brackets: `Assert.Throws<ArgumentException>(…)`, `assertFailsWith<X> { … }`.
    let head = text.split(['(', '{']).next().unwrap_or_default();
    if let Some((_, generic)) = head.split_once('<') {
        types.insert(0, last(generic.trim().trim_end_matches('>')).to_owned());
    }
    let says = |argument: &&str| {
        argument.starts_with(['"', '\'', '/', '`'])
            || argument.starts_with("match=")
            || argument.starts_with("r\"")
            || argument.starts_with("match =")
    };
    let named = text.contains("match=")
        || text.contains("match =")
        || text.contains("WithMessage")
        || text.contains("hasMessage")
        || text.contains("hasMessageContaining")
        || text.contains("with_message")
        || text.contains("withMessage");
    let text = arguments.iter().any(says)
        || named
        || matches!(
            matcher.as_str(),
            "raisesregex"
                | "raisesregexp"
                | "exceptionmessage"
                | "exceptionmessagematches"
                | "errorcontains"
                | "equalerror"
                | "panicswitherror"
                | "panicswithvalue"
        );
    Failure { types, text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_failures_that_calls_ask_for() {
        for (text, name, types, says) in [
            ("pytest.raises(ValueError, match=\"x\")", "pytest.raises", vec!["ValueError"], true),
            ("self.assertRaises(SoldOut)", "self.assertRaises", vec!["SoldOut"], false),
            ("assertThrows(SoldOut.class, () -> f())", "assertThrows", vec!["SoldOut"], false),
            ("expect(() => f()).toThrow(SoldOut)", "expect.toThrow", vec!["SoldOut"], false),
            ("expect(() => f()).toThrow()", "expect.toThrow", vec![], false),
            ("expect(() => f()).toThrow(\"sold out\")", "expect.toThrow", vec![], true),
            ("Assert.Throws<SoldOut>(() => f())", "Assert.Throws", vec!["SoldOut"], false),
            ("expect { f }.to raise_error(SoldOut, \"tea\")", "expect.to", vec!["SoldOut"], true),
            ("$this->expectException(SoldOut::class)", "this.expectException", vec!["SoldOut"], false),
        ] {
            let found = failure(text, name);
            assert_eq!((found.types, found.text), (types.into_iter().map(str::to_owned).collect(), says), "{text}");
        }
    }
}
