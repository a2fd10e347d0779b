//! What a text defines, told by the words in front of a name: no grammar, so that it holds in every language.

use super::bag::{Set, set};
use super::words::Words;

/// Words that a name follows which they define.
const DEFINES: &[&str] = &[
    "fn",
    "def",
    "class",
    "struct",
    "enum",
    "trait",
    "type",
    "interface",
    "const",
    "static",
    "let",
    "var",
    "func",
    "function",
    "mod",
    "variable",
    "resource",
    "output",
    "module",
    "define",
    "macro_rules!",
];

/// The identifiers of three and more letters that `text` defines: behind a word that defines, or in front of a `:` or `=`
/// at the start of a line.
pub(crate) fn defined(text: &str, words: &mut Words) -> Set {
    let names: Vec<u32> = text.lines().flat_map(in_line).map(|name| words.ident(name)).collect();
    set(names)
}

fn in_line(line: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let start = line.trim_start();
    if let Some((name, rest)) = name(start)
        && rest.trim_start().starts_with([':', '='])
    {
        names.push(name);
    }
    let mut rest = start;
    let mut fresh = true;
    while let Some(c) = rest.chars().next() {
        let behind = fresh.then(|| DEFINES.iter().find_map(|word| rest.strip_prefix(word))).flatten();
        if let Some((name, after)) =
            behind.filter(|behind| behind.starts_with(char::is_whitespace)).and_then(behind_word)
        {
            names.push(name);
            rest = after;
            fresh = false;
            continue;
        }
        fresh = !c.is_alphanumeric() && c != '_';
        rest = &rest[c.len_utf8()..];
    }
    names
}

/// The name behind a word that defines: past the receiver of Go, `mut`, and a quotation mark of HCL.
fn behind_word(rest: &str) -> Option<(&str, &str)> {
    let mut rest = rest.trim_start();
    if let Some(receiver) = rest.strip_prefix('(') {
        rest = receiver.split_once(')')?.1.trim_start();
    }
    rest = rest.strip_prefix("mut ").map_or(rest, str::trim_start);
    name(rest.strip_prefix('"').unwrap_or(rest))
}

/// The name that `text` starts with.
fn name(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    (name.len() > 2 && !name.starts_with(|c: char| c.is_ascii_digit())).then_some((name, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definitions_are_told_by_words() {
        for (line, expected) in [
            ("pub(crate) fn upload(x: u8) {", vec!["upload"]),
            ("    let mut retries = 3;", vec!["retries"]),
            ("func (c *Client) Upload() error {", vec!["Upload"]),
            ("resource \"aws_s3_bucket\" \"logs\" {", vec!["aws_s3_bucket"]),
            ("  replicas: 3", vec!["replicas"]),
            ("  id: 3", vec![]),
            ("define_it(x)", vec![]),
            ("return undef x", vec![]),
            ("const LIMIT: usize = 3;", vec!["LIMIT"]),
        ] {
            assert_eq!(in_line(line), expected, "{line}");
        }
    }
}
