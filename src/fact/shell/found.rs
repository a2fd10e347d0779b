//! What `find` finds: its roots, and below each the names that it looks for.

use super::words;
use crate::fact::{Origin, Piece, Value};
use crate::source::Span;

/// Tests that let only what is old, or small, or unused through.
const AGED: &[&str] = &["-mtime", "-mmin", "-ctime", "-cmin", "-atime", "-amin", "-newer", "-newermt"];

/// Tests of the name.
const NAMES: &[&str] = &["-name", "-iname", "-path", "-ipath", "-wholename", "-iwholename", "-regex", "-iregex"];

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
        Some(names) => names.iter().flat_map(|name| roots.iter().map(|root| below(root.clone(), name))).collect(),
    }
}

/// The names that are looked for; none where a test is turned round, or one of several ways asks for no name.
fn names(expression: &[Value]) -> Option<Vec<Value>> {
    let is = |word: &Value, all: &[&str]| all.contains(&word.render().as_str());
    if expression.iter().any(|word| is(word, &["!", "-not"])) {
        return None;
    }
    expression.split(|word| is(word, &["-o", "-or"])).map(name).collect()
}

/// The name that one way asks for.
fn name(way: &[Value]) -> Option<Value> {
    let at = way.iter().rposition(|word| NAMES.contains(&word.render().as_str()))?;
    let pattern = way.get(at + 1).filter(|pattern| pattern.render() != "*")?;
    match pattern.as_literal() {
        // The pattern of a whole path starts with that of its root.
        Some(text) if text.contains('/') => Some(Value::text(text.trim_start_matches(['*', '.', '/']))),
        _ => Some(pattern.clone()),
    }
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
            ("/srv ( -name a -o -name b ) -type f", &["/srv/a", "/srv/b"]),
            ("/srv -name a -prune -o -print", &["/srv"]),
            (". -path */__pycache__/*", &["./__pycache__/*"]),
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
