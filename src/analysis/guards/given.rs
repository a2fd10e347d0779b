//! What calls, classes and bindings are given, as they are written.

use super::words::{all_names, names};
use crate::fact::outline::Item;
use crate::rule::guard::snake;

/// What a call is given, without the code in it.
pub(super) fn argument(text: &str) -> String {
    let given = text.rsplit_once('(').filter(|_| text.matches('(').count() == 1).map(|(_, rest)| rest);
    let all = text.split_once('(').map_or("", |(_, rest)| rest);
    let last_call = given.unwrap_or_else(|| last_arguments(text).unwrap_or(all));
    last_call.trim_end_matches(')').split(['{', '|']).next().unwrap_or_default().trim().to_owned()
        + if last_call.contains('{') { " {" } else { "" }
}

/// The arguments of the last call of a chain.
pub(super) fn last_arguments(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    for (at, byte) in bytes.iter().enumerate().rev() {
        match byte {
            b')' => depth += 1,
            b'(' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return text.get(at + 1..);
                }
            }
            _ => {}
        }
    }
    None
}

/// What a method is called on.
pub(super) fn receiver(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(receiver, _)| receiver)
}

/// What the receiver of a query belongs to: `user` of `user.cards.find`; a class is nobody's.
pub(super) fn owners(name: &str) -> Vec<String> {
    let receiver = receiver(name);
    let own = receiver.strip_prefix("this.").or_else(|| receiver.strip_prefix("self.")).unwrap_or(receiver);
    let parts: Vec<&str> = own.split('.').collect();
    let owned = parts.iter().take(parts.len().saturating_sub(1));
    owned
        .filter(|part| !part.starts_with(char::is_uppercase))
        .map(|part| snake(part.trim_start_matches(['@', '$'])))
        .collect()
}

/// The first name that a binding gives a value: `a, err`, `const ok`.
pub(super) fn first_word(text: &str) -> &str {
    let part = |c: char| !(c.is_alphanumeric() || c == '_');
    text.split(part)
        .find(|word| !word.is_empty() && !matches!(*word, "mut" | "let" | "const" | "var"))
        .unwrap_or_default()
}

/// What a class is derived from, as far as its head says.
pub(super) fn bases(item: &Item) -> Vec<String> {
    names(without_constructor(item.text.strip_prefix(item.name.as_str()).unwrap_or(&item.text)))
}

/// The head of a class without what its constructor takes, which is no base: `Shelf(private val store: Store) : Closeable`.
pub(super) fn without_constructor(head: &str) -> &str {
    let taken = head.trim_start().strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let has_types = |list: &str| list.split(',').any(|one| one.trim().contains(' '));
    taken.filter(|(list, _)| has_types(list)).map_or(head, |(_, rest)| rest)
}

/// Whether a value switches off what it is given to: `timeout=None`.
pub(super) fn is_nothing(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let bare = lower.trim_matches(['"', '\'', ')', '(', ' ', ':']);
    matches!(
        bare,
        "none"
            | "null"
            | "nil"
            | "0"
            | "false"
            | "undefined"
            | "-1"
            | "infinity"
            | "inf"
            | "math.inf"
            | "float(\"inf\")"
            | "off"
            | "[]"
            | "timespan.zero"
            | "timeout.infinite"
            | "timeout.infinitetimespan"
            | "duration::max"
            | "duration.zero"
            | "number.max_safe_integer"
            | "0.0"
            | "no"
            | "disabled"
            | "std::time::duration::max"
    )
}

/// Whether a call called `step` takes away what it is handed: `skip_before_action`, `withoutMiddleware`.
pub(super) fn waives_by_name(step: &str) -> bool {
    ["skip", "without", "exempt", "disable", "ignore", "except", "unless", "allow", "bypass"]
        .iter()
        .any(|word| step.split('_').next() == Some(word))
}

/// The names in what a query is given that something is compared with: `tenant_id` of `"tenant_id = ?"`, `user` of `user=…`. A
/// value that is handed on compares nothing.
pub(super) fn compared(given: &str) -> Vec<String> {
    let keyed = |name: &str| {
        let short = name.rsplit('.').next().unwrap_or(name);
        let flat = given.to_lowercase().replace([' ', '"', '\'', '`'], "");
        short.contains('_')
            || ["=", ":", "<>", "!="].iter().any(|sign| {
                flat.contains(&format!("{}{sign}", short.replace('_', ""))) || flat.contains(&format!("{short}{sign}"))
            })
    };
    all_names(given).into_iter().filter(|name| keyed(name)).collect()
}
