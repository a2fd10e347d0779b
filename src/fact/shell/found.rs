//! What `find` finds: its roots, and below each the names that it looks for.

use super::words;
use crate::fact::{Origin, Piece, Value};
use crate::source::Span;

/// Tests that let only what is old, or small, or unused through.
const AGED: &[&str] = &["-mtime", "-mmin", "-ctime", "-cmin", "-atime", "-amin", "-newer", "-newermt"];

/// Whether a `find` looks for what has come of age: a retention, and not a removal of everything.
pub(super) fn is_aged(words: &[Value]) -> bool {
    words.iter().any(|word| AGED.contains(&word.render().as_str()))
}

/// The paths that a `find` with `words` finds, one for each root: `find src -name '*.pyc'` finds `src/*.pyc`.
pub fn found(words: &[Value]) -> Vec<Value> {
    let options = words.iter().take_while(|word| matches!(word.render().as_str(), "-H" | "-L" | "-P")).count();
    let rest = words.get(options..).unwrap_or_default();
    let expression = |word: &Value| word.render().starts_with(['-', '(', '!', ')']);
    let mut roots: Vec<Value> = rest.iter().take_while(|word| !expression(word)).cloned().collect();
    if roots.is_empty() {
        roots.push(Value::text("."));
    }
    let names = names(rest.get(rest.iter().take_while(|word| !expression(word)).count()..).unwrap_or_default());
    match names {
        None => roots,
        Some(name) => roots.into_iter().map(|root| below(root, &name)).collect(),
    }
}

/// The only name that is looked for; none where there are several, or a test is turned round.
fn names(expression: &[Value]) -> Option<Value> {
    let mut found = None;
    for (at, word) in expression.iter().enumerate() {
        match word.render().as_str() {
            "!" | "-not" | "-o" | "-or" => return None,
            "-name" | "-iname" => found = expression.get(at + 1).cloned(),
            _ => {}
        }
    }
    found.filter(|name| name.render() != "*")
}

fn below(root: Value, name: &Value) -> Value {
    let (Value::Text(mut path), Value::Text(name)) = (root, name) else { return Value::Unknown };
    let closed = matches!(path.last(), Some(Piece::Literal { text, .. }) if text.ends_with('/'));
    if !closed {
        path.push(Piece::Literal { text: "/".to_owned(), span: Span::default() });
    }
    path.extend(name.iter().cloned());
    Value::Text(path)
}

/// One of `paths`, as something that is fed to another command: the worst of them.
pub(super) fn one_of(paths: Vec<Value>) -> Value {
    match crate::fact::path::worst(paths) {
        Value::Unknown => Value::Text(vec![words::hole("found", Origin::Unknown, Span::default())]),
        value => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found() {
        for (text, paths) in [
            ("src -name *.pyc -delete", &["src/*.pyc"][..]),
            (". -type d -name __pycache__", &["./__pycache__"]),
            ("-L /a /b -type f", &["/a", "/b"]),
            ("-name x", &["./x"]),
            ("/srv/ -name *.db", &["/srv/*.db"]),
            ("/srv -name a -o -name b", &["/srv"]),
            ("/srv -not -name a", &["/srv"]),
            ("/srv -name *", &["/srv"]),
            ("", &["."]),
        ] {
            let words: Vec<Value> = text.split_whitespace().map(Value::text).collect();
            let found: Vec<String> = found(&words).iter().map(Value::render).collect();
            assert_eq!(found, paths, "{text}");
        }
    }
}
