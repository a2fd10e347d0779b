//! Names that a template of a chart makes: one text for what asks for the same, and helpers that are called otherwise.

use std::collections::BTreeMap;

use crate::repo::ChangeSet;
use crate::source::Source;

/// `text` with its holes in one way to ask for the same: `{printf "%s-x" (include "a" .)}` is `{include "a" .}-x`, and
/// `$` is `.` where nothing else is meant.
pub(super) fn normal(text: &str) -> String {
    if !text.contains('{') {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('{') {
        out.push_str(before);
        let (hole, behind) = from.split_once('}').unwrap_or((from, ""));
        out.push_str(&action(hole));
        rest = behind;
    }
    out.push_str(rest);
    out.chars().filter(|c| !c.is_whitespace()).collect()
}

/// One expression; its pipes that only shorten or quote what comes out are left out.
fn action(hole: &str) -> String {
    let plain = |pipe: &&str| {
        let first = pipe.split_whitespace().next().unwrap_or_default();
        !matches!(first, "quote" | "squote" | "trunc" | "trimSuffix")
    };
    let mut parts = hole.split(" | ");
    let head = parts.next().unwrap_or_default().trim();
    let pipes: Vec<&str> = parts.map(str::trim).filter(plain).collect();
    if pipes.is_empty()
        && let Some(printed) = printed(head)
    {
        return printed;
    }
    let head = head.trim_start_matches('(').trim_end_matches(|c| c == ')' && head.starts_with('('));
    let all = std::iter::once(dotted(head)).chain(pipes.iter().map(|pipe| dotted(pipe)));
    format!("{{{}}}", all.collect::<Vec<_>>().join("|"))
}

/// `printf "%s-x" a` as what it prints; none of any other expression.
fn printed(head: &str) -> Option<String> {
    let rest = head.strip_prefix("printf ")?.trim_start().strip_prefix('"')?;
    let (format, arguments) = rest.split_once('"')?;
    let arguments = arguments_of(arguments);
    if format.matches("%s").count() != arguments.len() || format.matches('%').count() != arguments.len() {
        return None;
    }
    let mut out = String::new();
    let mut arguments = arguments.iter();
    for (at, part) in format.split("%s").enumerate() {
        if at > 0 {
            let argument = arguments.next()?;
            out.push_str(&format!("{{{}}}", dotted(argument)));
        }
        out.push_str(part);
    }
    Some(out)
}

/// Arguments in parentheses, or words.
fn arguments_of(text: &str) -> Vec<String> {
    let (mut found, mut open, mut current) = (Vec::new(), 0_usize, String::new());
    for c in text.chars() {
        match c {
            '(' => {
                open += 1;
                if open > 1 {
                    current.push(c);
                }
            }
            ')' => {
                open = open.saturating_sub(1);
                if open > 0 {
                    current.push(c);
                }
            }
            c if c.is_whitespace() && open == 0 => found.push(std::mem::take(&mut current)),
            c => current.push(c),
        }
    }
    found.push(current);
    found.retain(|argument| !argument.trim().is_empty());
    found
}

/// `$` is the dot at the outside, and `template` gives what `include` gives.
fn dotted(text: &str) -> String {
    let words = text.replace("template ", "include ").replace("tpl ", "").replace("$.", ".");
    words.split_whitespace().map(|word| if word == "$" { "." } else { word }).collect::<Vec<_>>().join(" ")
}

/// Helpers that a change calls otherwise and leaves as they are: the name before, and the name after.
pub(super) fn renamed(change: &ChangeSet) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for file in change.files.iter().filter(|file| file.path.file_name().ends_with(".tpl")) {
        let (Some(before), Some(after)) = (&file.before, &file.after) else { continue };
        let (was, is) = (defined(before), defined(after));
        for (name, body) in was.iter().filter(|(name, _)| !is.contains_key(*name)) {
            let same = is.iter().find(|(other, text)| !was.contains_key(*other) && *text == body);
            found.extend(same.map(|(other, _)| (name.clone(), other.clone())));
        }
    }
    found
}

/// What stands between `define "name"` and the next definition, by the name.
fn defined(source: &Source) -> BTreeMap<String, String> {
    const MOST: usize = 200;
    let mut parts = source.text.split("define \"");
    parts.next();
    let read = |part: &str| {
        let (name, body) = part.split_once('"')?;
        let body = body.rsplit_once("end").map_or(body, |(body, _)| body);
        Some((name.to_owned(), body.split_whitespace().collect::<Vec<_>>().join(" ")))
    };
    parts.take(MOST).filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_asks_for_the_same_is_one_text() {
        let plain = normal("{include \"shop.name\" .}-queue");
        for text in [
            "{printf \"%s-queue\" (include \"shop.name\" .)}",
            "{ include \"shop.name\" $ }-queue",
            "{template \"shop.name\" .}-queue",
            "{printf \"%s-queue\" (include \"shop.name\" .) | trunc 63 | trimSuffix \"-\"}",
        ] {
            assert_eq!(normal(text), plain, "{text}");
        }
        assert_eq!(normal("{$.Values.name}"), normal("{.Values.name}"));
        assert_ne!(normal("{printf \"%s-data\" (include \"shop.name\" .)}"), plain);
        assert_ne!(normal("{include \"shop.other\" .}-queue"), plain);
    }
}
