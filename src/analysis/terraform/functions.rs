//! The functions and operators whose value follows from what they are given. Any other is known by its name and its
//! arguments: the same call with the same arguments is the same value.

use std::collections::BTreeMap;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::evaluate::described;
use super::value::Value;
use crate::source::RepoPath;

/// Longest text and longest list that a function makes.
const LENGTH: usize = 10_000;

/// Longest file that is taken for its text.
const READ: usize = 256 * 1024;

/// The value of a call.
pub(super) fn call(name: &str, arguments: Vec<Value>) -> Value {
    known(name, &arguments).unwrap_or_else(|| described(name, &arguments))
}

/// A function that reads a file of the repository, where the change touches that file; of any other, the same call is the
/// same value on both sides.
pub(super) fn file(
    name: &str,
    arguments: &[Value],
    contents: &FxHashMap<RepoPath, Rc<str>>,
    folder: &RepoPath,
) -> Option<Value> {
    if !(name.starts_with("file") || name == "templatefile") {
        return None;
    }
    let path = arguments.first()?.describe();
    // `"${path.module}/init.sh"` is not known as a whole, and its end is.
    let plain = path.replace("text(path.module,", "").replace(['"', ')'], "").replace("path.root", "");
    let text = contents.get(&folder.joined(plain.trim_start_matches('/'))?)?;
    if name == "file" && text.len() <= READ {
        return Some(Value::Text(text.clone()));
    }
    let digest = Value::text(&crate::finding::digest(text));
    Some(described(name, &arguments.iter().cloned().chain([digest]).collect::<Vec<_>>()))
}

/// The value that a text is written for.
fn decoded(name: &str, text: &str) -> Option<Value> {
    match name {
        "jsondecode" => super::json::decoded("json", text),
        "yamldecode" => super::json::decoded("yaml", text),
        _ => {
            let mut lines = text.lines().map(|line| line.split(',').map(str::trim).collect::<Vec<_>>());
            let head = lines.next()?;
            let row = |cells: Vec<&str>| {
                let cells = head.iter().zip(cells).map(|(name, cell)| ((*name).into(), Value::text(cell)));
                Value::Map(Rc::new(cells.collect()))
            };
            // What stands between quotes may hold anything.
            (!text.contains('"')).then(|| Value::List(Rc::new(lines.map(row).collect())))
        }
    }
}

fn known(name: &str, arguments: &[Value]) -> Option<Value> {
    let text = |at: usize| arguments.get(at).and_then(Value::scalar);
    let list = |at: usize| match arguments.get(at) {
        Some(Value::List(items)) => Some(items.clone()),
        _ => None,
    };
    let map = |at: usize| match arguments.get(at) {
        Some(Value::Map(map)) => Some(map.clone()),
        _ => None,
    };
    let listed = |items: Vec<Value>| (items.len() <= LENGTH).then(|| Value::List(Rc::new(items)));
    let said = |text: String| (text.len() <= LENGTH).then(|| Value::Text(text.into()));
    match name {
        "tolist" | "nonsensitive" | "sensitive" | "tomap" | "ephemeralasnull" => arguments.first().cloned(),
        "tostring" => text(0).map(Value::Text),
        "tonumber" => text(0).map(|text| Value::number(&text)),
        "tobool" => arguments.first()?.truth().map(Value::Bool),
        "toset" | "distinct" | "compact" | "sort" => items(name, list(0)?.to_vec()).and_then(listed),
        "length" => match arguments.first()? {
            Value::List(items) => Some(Value::number(&items.len().to_string())),
            Value::Map(map) => Some(Value::number(&map.len().to_string())),
            Value::Text(text) => Some(Value::number(&text.chars().count().to_string())),
            _ => None,
        },
        "concat" => {
            let lists: Option<Vec<_>> = (0..arguments.len()).map(list).collect();
            listed(lists?.iter().flat_map(|items| items.iter().cloned()).collect())
        }
        "flatten" => listed(flattened(&list(0)?)),
        "reverse" => listed(list(0)?.iter().rev().cloned().collect()),
        "slice" => {
            let (from, to) = (arguments.get(1)?.float()? as usize, arguments.get(2)?.float()? as usize);
            listed(list(0)?.get(from..to)?.to_vec())
        }
        "element" => {
            let (items, at) = (list(0)?, arguments.get(1)?.float()?);
            items.get((at as usize).checked_rem(items.len())?).cloned()
        }
        "range" => range(arguments).and_then(listed),
        "contains" => {
            let (items, wanted) = (list(0)?, arguments.get(1)?);
            let whole = wanted.is_known() && items.iter().all(Value::is_known);
            let found = items.iter().any(|item| item.same(wanted));
            (whole || found).then_some(Value::Bool(found))
        }
        "keys" => listed(map(0)?.keys().map(|key| Value::Text(key.clone())).collect()),
        "values" => listed(map(0)?.values().cloned().collect()),
        "merge" => {
            let maps: Option<Vec<_>> = (0..arguments.len()).map(map).collect();
            let pairs = maps?.into_iter().flat_map(|map| map.as_ref().clone());
            Some(Value::Map(Rc::new(pairs.collect())))
        }
        "zipmap" => {
            let keys: Option<Vec<Rc<str>>> = list(0)?.iter().map(Value::scalar).collect();
            Some(Value::Map(Rc::new(keys?.into_iter().zip(list(1)?.iter().cloned()).collect())))
        }
        "lookup" => map(0)?.get(&text(1)?).or(arguments.get(2)).cloned(),
        "coalesce" => {
            let first =
                arguments.iter().find(|value| !matches!(value, Value::Null) && !value.same(&Value::text("")))?;
            Some(first.clone()).filter(|_| arguments.iter().take_while(|value| !value.same(first)).all(Value::is_known))
        }
        "coalescelist" => {
            arguments.iter().find(|value| !matches!(value, Value::List(items) if items.is_empty())).cloned()
        }
        "try" => arguments.first().filter(|value| value.is_known()).cloned(),
        "one" => match list(0)?.as_slice() {
            [] => Some(Value::Null),
            [only] => Some(only.clone()),
            _ => None,
        },
        "join" => {
            let texts: Option<Vec<Rc<str>>> = list(1)?.iter().map(Value::scalar).collect();
            said(texts?.join(&*text(0)?))
        }
        "split" => {
            let (by, whole) = (text(0)?, text(1)?);
            listed(if by.is_empty() { Vec::new() } else { whole.split(&*by).map(Value::text).collect() })
        }
        "format" => formatted(arguments).and_then(said),
        "jsondecode" | "yamldecode" | "csvdecode" => decoded(name, &text(0)?),
        "startswith" => Some(Value::Bool(text(0)?.starts_with(&*text(1)?))),
        "endswith" => Some(Value::Bool(text(0)?.ends_with(&*text(1)?))),
        "lower" => said(text(0)?.to_lowercase()),
        "upper" => said(text(0)?.to_uppercase()),
        "trimspace" | "chomp" => said(text(0)?.trim().to_owned()),
        "trimprefix" => said(
            text(0)?.strip_prefix(&*text(1)?).map_or_else(|| text(0).unwrap_or_default().to_string(), str::to_owned),
        ),
        "trimsuffix" => said(
            text(0)?.strip_suffix(&*text(1)?).map_or_else(|| text(0).unwrap_or_default().to_string(), str::to_owned),
        ),
        "replace" => {
            let (whole, from, to) = (text(0)?, text(1)?, text(2)?);
            let pattern = from.len() > 1 && from.starts_with('/') && from.ends_with('/');
            let plain = !from.is_empty() && !pattern;
            plain.then(|| whole.replace(&*from, &to)).and_then(said)
        }
        "substr" => {
            let (whole, from, length) = (text(0)?, arguments.get(1)?.float()?, arguments.get(2)?.float()?);
            let rest = whole.chars().skip(if from < 0.0 { return None } else { from as usize });
            said(if length < 0.0 { rest.collect() } else { rest.take(length as usize).collect() })
        }
        "min" | "max" => {
            let numbers: Option<Vec<f64>> = arguments.iter().map(Value::float).collect();
            let pick = if name == "min" { f64::min } else { f64::max };
            numbers?.into_iter().reduce(pick).map(|number| Value::number(&number.to_string()))
        }
        _ => None,
    }
}

/// A list whose items are known, without what a set does not keep.
fn items(name: &str, mut items: Vec<Value>) -> Option<Vec<Value>> {
    let texts: Option<Vec<Rc<str>>> = items.iter().map(Value::scalar).collect();
    let Some(texts) = texts else { return (name == "toset").then_some(items) };
    match name {
        "compact" => items.retain(|item| !item.same(&Value::text(""))),
        "sort" | "toset" => {
            let sorted: BTreeMap<Rc<str>, Value> = texts.into_iter().zip(items).collect();
            items = sorted.into_values().collect();
        }
        _ => {
            let mut seen = std::collections::BTreeSet::new();
            items =
                texts.into_iter().zip(items).filter(|(text, _)| seen.insert(text.clone())).map(|(_, v)| v).collect();
        }
    }
    Some(items)
}

fn flattened(items: &[Value]) -> Vec<Value> {
    let mut out = Vec::new();
    let mut pending: Vec<&Value> = items.iter().rev().collect();
    while let Some(item) = pending.pop() {
        match item {
            Value::List(inner) if out.len() <= LENGTH => pending.extend(inner.iter().rev()),
            _ => out.push(item.clone()),
        }
    }
    out
}

fn range(arguments: &[Value]) -> Option<Vec<Value>> {
    let numbers: Option<Vec<f64>> = arguments.iter().map(Value::float).collect();
    let (from, to) = match numbers?.as_slice() {
        [to] => (0.0, *to),
        [from, to] => (*from, *to),
        _ => return None,
    };
    let count = (to - from).clamp(0.0, LENGTH as f64) as usize;
    Some((0..count).map(|at| Value::number(&(from + at as f64).to_string())).collect())
}

/// `format` with verbs that take a value as it is.
fn formatted(arguments: &[Value]) -> Option<String> {
    let (format, values) = arguments.split_first()?;
    let format = format.scalar()?;
    let mut values = values.iter().map(Value::scalar);
    let mut parts = format.split('%');
    let mut out = parts.next()?.to_owned();
    while let Some(part) = parts.next() {
        if part.is_empty() {
            // `%%`
            out.push('%');
            out.push_str(parts.next().unwrap_or_default());
            continue;
        }
        let rest = part.strip_prefix(['s', 'd', 'v'])?;
        out.push_str(&values.next()??);
        out.push_str(rest);
    }
    Some(out)
}

/// The value of `left operator right`.
pub(super) fn binary(operator: &str, left: Value, right: Value) -> Value {
    let numbers = left.float().zip(right.float());
    let number = |value: f64| Some(Value::number(&value.to_string()));
    let truths = (left.truth(), right.truth());
    let both_known = left.is_known() && right.is_known();
    let known = match (operator, numbers) {
        ("+", Some((a, b))) => number(a + b),
        ("-", Some((a, b))) => number(a - b),
        ("*", Some((a, b))) => number(a * b),
        ("/", Some((a, b))) if b != 0.0 => number(a / b),
        ("%", Some((a, b))) if b != 0.0 => number(a % b),
        ("<", Some((a, b))) => Some(Value::Bool(a < b)),
        (">", Some((a, b))) => Some(Value::Bool(a > b)),
        ("<=", Some((a, b))) => Some(Value::Bool(a <= b)),
        (">=", Some((a, b))) => Some(Value::Bool(a >= b)),
        ("==", _) if both_known => Some(Value::Bool(left.same(&right))),
        ("!=", _) if both_known => Some(Value::Bool(!left.same(&right))),
        ("&&", _) => match truths {
            (Some(false), _) | (_, Some(false)) => Some(Value::Bool(false)),
            (Some(true), Some(true)) => Some(Value::Bool(true)),
            _ => None,
        },
        ("||", _) => match truths {
            (Some(true), _) | (_, Some(true)) => Some(Value::Bool(true)),
            (Some(false), Some(false)) => Some(Value::Bool(false)),
            _ => None,
        },
        _ => None,
    };
    known.unwrap_or_else(|| described(operator, &[left, right]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(items: &[&str]) -> Value {
        Value::List(Rc::new(items.iter().map(|item| Value::text(item)).collect()))
    }

    #[test]
    fn what_follows_from_arguments_is_known() {
        let text = Value::text;
        for (name, arguments, expected) in [
            ("format", vec![text("%s-%d%%"), text("db"), Value::number("2")], text("db-2%")),
            ("join", vec![text("-"), list(&["a", "b"])], text("a-b")),
            ("toset", vec![list(&["b", "a", "b"])], list(&["a", "b"])),
            ("length", vec![list(&["a", "b"])], Value::number("2")),
            ("element", vec![list(&["a", "b"]), Value::number("3")], text("b")),
            ("concat", vec![list(&["a"]), list(&["b"])], list(&["a", "b"])),
            ("replace", vec![text("a.b"), text("."), text("-")], text("a-b")),
            ("coalesce", vec![Value::Null, text("b")], text("b")),
            ("range", vec![Value::number("2")], Value::List(Rc::new(vec![Value::number("0"), Value::number("1")]))),
            ("substr", vec![text("database"), Value::number("0"), Value::number("4")], text("data")),
        ] {
            assert_eq!(call(name, arguments), expected, "{name}");
        }
    }

    #[test]
    fn what_does_not_follow_is_the_same_for_the_same_arguments() {
        let unknown = |text: &str| described(text, &[]);
        assert!(call("sha1", vec![Value::text("a")]).same(&call("sha1", vec![Value::text("a")])));
        assert!(!call("sha1", vec![Value::text("a")]).same(&call("sha1", vec![Value::text("b")])));
        assert!(!call("replace", vec![Value::text("a"), Value::text("/a/"), Value::text("")]).is_known());
        assert_eq!(binary("&&", unknown("x"), Value::Bool(false)), Value::Bool(false));
        assert!(!binary("==", unknown("x"), Value::text("a")).is_known());
        assert_eq!(binary("==", Value::number("1"), Value::text("1")), Value::Bool(true));
    }
}
