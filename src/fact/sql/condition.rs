//! What a WHERE is worth: whether it picks by key, or lets everything through.

use super::lexer::{Kind, Word};

/// `where-constant` or `where-key`, where the condition of a write to `table` is one of them.
pub(super) fn worth(condition: &[Word<'_>], table: &str) -> Option<&'static str> {
    let condition = unwrapped(condition);
    let ways = split(condition, "or");
    if ways.iter().any(|way| split(way, "and").iter().all(|part| is_constant(unwrapped(part), table))) {
        return Some("where-constant");
    }
    let [_] = ways.as_slice() else { return None };
    split(condition, "and").iter().any(|part| is_key(unwrapped(part), table)).then_some("where-key")
}

/// `words` without the parentheses around the whole.
pub(super) fn unwrapped<'w, 'a>(mut words: &'w [Word<'a>]) -> &'w [Word<'a>] {
    while let [open, inner @ .., close] = words {
        let mut depth = 0i32;
        let whole = inner.iter().all(|word| {
            depth += i32::from(word.is("(")) - i32::from(word.is(")"));
            depth >= 0
        });
        if !(open.is("(") && close.is(")") && whole) {
            break;
        }
        words = inner;
    }
    words
}

/// `words` split at `keyword` outside parentheses.
pub(super) fn split<'w, 'a>(words: &'w [Word<'a>], keyword: &str) -> Vec<&'w [Word<'a>]> {
    let mut depth = 0i32;
    words
        .split(|word| {
            depth += i32::from(word.is("(")) - i32::from(word.is(")"));
            depth == 0 && word.is(keyword)
        })
        .collect()
}

pub(super) fn is_constant(words: &[Word<'_>], table: &str) -> bool {
    match words {
        [word] => word.is("true") || (word.kind == Kind::Number && word.text != "0"),
        [not, word] => not.is("not") && word.is("false"),
        [.., is, not, null] if is.is("is") && not.is("not") && null.is("null") => {
            words.len() <= 6
                && column(words.get(..words.len() - 3).unwrap_or_default()).is_some_and(|name| is_key_name(name, table))
        }
        _ => {
            let Some(at) = words.iter().position(|word| word.is_any(&["=", "<=>", "=="])) else { return false };
            let (left, right) = (words.get(..at).unwrap_or_default(), words.get(at + 1..).unwrap_or_default());
            // `? = ?` may be anything.
            let fixed = left.iter().all(|word| word.kind != Kind::Parameter);
            let same = |(left, right): (&Word<'_>, &Word<'_>)| left.text.eq_ignore_ascii_case(right.text);
            fixed && !left.is_empty() && left.len() == right.len() && left.iter().zip(right).all(same)
        }
    }
}

/// The column that `words`, a dotted name, end in.
fn column<'a>(words: &[Word<'a>]) -> Option<&'a str> {
    let named = |(at, word): (usize, &Word<'_>)| match at % 2 {
        0 => matches!(word.kind, Kind::Bare | Kind::Quoted),
        _ => word.is("."),
    };
    (words.len() % 2 == 1 && words.iter().enumerate().all(named)).then(|| words.last().map(|word| word.text)).flatten()
}

/// `id = value`, `id IN (1, 2)`, `CURRENT OF cursor`.
fn is_key(words: &[Word<'_>], table: &str) -> bool {
    /// Longer lists are a filter.
    const LONGEST: usize = 64;
    if words.first().is_some_and(|word| word.is("current")) && words.get(1).is_some_and(|word| word.is("of")) {
        return true;
    }
    let Some(at) = words.iter().position(|word| word.is_any(&["=", "=="]) || word.is("in")) else { return false };
    let (left, right) = (words.get(..at).unwrap_or_default(), words.get(at + 1..).unwrap_or_default());
    if words.get(at).is_some_and(|word| word.is("in")) {
        let values = unwrapped(right);
        let listed = values.len() < right.len() && values.len() <= LONGEST;
        return listed
            && column(left).is_some_and(|name| is_key_name(name, table))
            && values.iter().all(|word| is_value(word) || word.is(","));
    }
    let picks = |name: &[Word<'_>], value: &[Word<'_>]| {
        column(name).is_some_and(|name| is_key_name(name, table))
            && value.first().is_some_and(is_value)
            && !value.iter().any(|w| w.is("."))
    };
    picks(left, right) || picks(right, left)
}

fn is_value(word: &Word<'_>) -> bool {
    matches!(word.kind, Kind::Text | Kind::Number | Kind::Parameter)
        || (word.kind == Kind::Bare && (word.text.contains('{') || word.text.starts_with("blastlint_hole_")))
}

/// Whether a column of this name picks one row of `table`: `user_id` does so in `users`, and picks many in `orders`.
fn is_key_name(name: &str, table: &str) -> bool {
    let name = name.trim_matches(|c| matches!(c, '"' | '`' | '[' | ']')).to_lowercase();
    let whole = ["id", "uuid", "guid", "pk", "key", "rowid", "ctid", "slug", "code"];
    let table = table.rsplit('.').next().unwrap_or_default().to_lowercase();
    let own = |thing: &str| table.contains('{') || table.contains("blastlint_hole_") || table.contains(thing);
    let foreign = name.strip_suffix("_id").or_else(|| name.strip_suffix("_uuid"));
    whole.contains(&name.as_str()) || foreign.is_some_and(|thing| own(thing.trim_end_matches('y')))
}
