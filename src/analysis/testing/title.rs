//! What tests and their groups are called.

use super::text::{groups, names, strings};
use crate::fact::outline::Item;
use crate::source::Source;

pub(super) fn is_python_function(source: &Source, item: &Item) -> bool {
    source.path.to_text().ends_with(".py") && !is_class(source, item)
}

/// Whether a definition is a class, a module or a namespace, by its first words.
pub(super) fn is_class(source: &Source, item: &Item) -> bool {
    let text = source.slice(item.span);
    // Marks may stand in front.
    let at = text.find(&item.name).unwrap_or_default();
    let head = text.get(..at).unwrap_or_default();
    let words = names(head);
    words.iter().rev().take(2).any(|word| {
        matches!(*word, "class" | "module" | "mod" | "object" | "interface" | "namespace" | "trait" | "struct" | "impl")
    })
}

/// The title that a call is given: its first string, in the brackets that hold the code.
pub(super) fn title_of(text: &str) -> Option<String> {
    let all = groups(text);
    let titled = |group: &&&str| group.trim_start().starts_with(['"', '\'', '`']);
    let inside = all.iter().find(titled).copied();
    let bare = || {
        let rest = text.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | ':'));
        let rest = rest.trim_start();
        rest.starts_with(['"', '\'', '`']).then_some(rest)
    };
    // A class or a name: `describe Subscription, "#cancel!"`.
    let found = bare().or(inside).and_then(|group| strings(group).first().map(|title| (*title).to_owned()));
    found.or_else(|| {
        let rest = text.split_once(' ').map(|(_, rest)| rest).unwrap_or_default();
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || matches!(c, ':' | '_')).collect();
        let named = name.starts_with(char::is_uppercase);
        named.then_some(name)
    })
}
