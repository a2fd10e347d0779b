//! Functions of which nothing is left but their head, while others call them.

use rustc_hash::FxHashMap;

use super::callers::{Callers, Wanted};
use super::is_code;
use super::say::{Rewritten, amount, line_at, spot};
use crate::analysis::deletion::kind::{Kind, kind_of};
use crate::analysis::deletion::lines::{Brought, count, is_comment};
use crate::analysis::{Judgement, Scene};
use crate::fact::outline::{Item, Outline, What};
use crate::fact::role::role_of;
use crate::fact::{Confidence, TargetClass};
use crate::repo::{FileDiff, Status};
use crate::source::Source;

/// Fewest meaningful lines of a body that is gone.
const LINES: usize = 3;

/// What share of them, in percent, may stand elsewhere in the change.
const MOVED_PERCENT: usize = 40;

/// A function that lost its body.
struct Stub {
    /// Its dotted path.
    path: String,
    /// Its name.
    name: String,
    /// The line of the after side on which its head stands.
    line: usize,
    lost: usize,
    /// What is left: `return nil`.
    left: String,
}

/// Judges the functions that became stubs.
pub(super) fn judge(scene: &mut Scene<'_>, brought: &Brought) -> Vec<Judgement> {
    let mut found: Vec<(usize, Vec<Stub>)> = Vec::new();
    for (at, file) in scene.change.files.iter().enumerate() {
        let counts = matches!(file.status, Status::Modified | Status::Renamed) && is_code(file);
        let path = file.path.to_text();
        let source = file.after.as_ref().is_some_and(|after| kind_of(&path, &after.text).1 == Kind::Source);
        if !counts || !source || role_of(&path).lowers() || !shrinks(file) {
            continue;
        }
        let stubs = stubs(scene, at, brought);
        if !stubs.is_empty() {
            found.push((at, stubs));
        }
    }
    if found.is_empty() || says_so(scene) {
        return Vec::new();
    }
    let wanted: Vec<Wanted> = found
        .iter()
        .flat_map(|(at, stubs)| stubs.iter().map(|stub| Wanted { name: stub.name.clone(), file: *at }))
        .collect();
    let callers = Callers::of(scene, &wanted);
    found.iter().flat_map(|(at, stubs)| told(scene, *at, stubs, &callers)).collect()
}

/// Whether a hunk takes more than it brings.
fn shrinks(file: &FileDiff) -> bool {
    file.hunks.iter().any(|hunk| hunk.before.len() >= LINES && hunk.before.len() > hunk.after.len())
}

/// Whether somebody says that things are to do nothing.
fn says_so(scene: &mut Scene<'_>) -> bool {
    const WORDS: &[&str] = &[
        "noop",
        "op",
        "stub",
        "stubs",
        "stubbed",
        "disable",
        "disables",
        "disabled",
        "deprecate",
        "deprecates",
        "placeholder",
        "skeleton",
        "scaffold",
        "retire",
    ];
    let task = scene.task();
    let text = task.text().to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    task.says_remove() || words.any(|word| WORDS.contains(&word))
}

fn stubs(scene: &mut Scene<'_>, at: usize, brought: &Brought) -> Vec<Stub> {
    let Some(sides) = scene.outlines(at) else { return Vec::new() };
    let Some(file) = scene.change.files.get(at) else { return Vec::new() };
    let (Some(before), Some(after)) = (&file.before, &file.after) else { return Vec::new() };
    let (Some(stood), Some(stands)) = (&sides.before, &sides.after) else { return Vec::new() };
    let mut found = Vec::new();
    let mut now: FxHashMap<String, (usize, &Item)> = FxHashMap::default();
    functions(stands).for_each(|(place, item)| {
        now.entry(stands.path(place)).or_insert((place, item));
    });
    for (place, item) in functions(stood) {
        let path = stood.path(place);
        let Some((now_at, is_now)) = now.get(&path).copied() else { continue };
        let (Some(was), Some(is)) = (body(before, stood, place, item), body(after, stands, now_at, is_now)) else {
            continue;
        };
        let lost = count(&was);
        let kept = brought.holds(&was);
        let gone = lost >= LINES && kept * 100 <= lost * MOVED_PERCENT;
        if !gone || is_stub(&was) || !is_stub(&is) || is_declared_open(stands, now_at, &is) {
            continue;
        }
        let line = after.lines.line_of(is_now.span.start);
        let left = if is.trim().is_empty() { "nothing".to_owned() } else { format!("`{}`", is.trim()) };
        found.push(Stub { path, name: item.name.clone(), line, lost, left });
    }
    found
}

/// Functions that hold no other definition.
fn functions(outline: &Outline) -> impl Iterator<Item = (usize, &Item)> {
    outline.items.iter().enumerate().filter(|(at, item)| {
        let holds = || outline.within(*at).iter().any(|inner| inner.what == What::Definition);
        item.what == What::Definition && !holds()
    })
}

/// Whether a definition is marked as one that others fill in.
fn is_declared_open(outline: &Outline, at: usize, body: &str) -> bool {
    let marked = outline.within(at).iter().any(|item| {
        let name = item.name.to_lowercase();
        item.what == What::Mark
            && ["abstract", "overload", "override", "deprecated"].iter().any(|word| name.contains(word))
    });
    // A class that others inherit from says so by raising; an empty one says nothing.
    marked || body.contains("abstract")
}

/// The body of the definition at `at`: what stands below or behind its head, without comments, on a line each.
fn body(source: &Source, outline: &Outline, at: usize, item: &Item) -> Option<String> {
    // Blocks within have parameters of their own.
    let own = |inner: &&Item| inner.inside == Some(at) && matches!(inner.what, What::Parameter | What::Mark);
    let heads = outline.within(at).iter().filter(own);
    let head = heads.map(|inner| inner.span.end).max().unwrap_or(item.span.start);
    let text = source.text.get(head..item.span.end)?;
    let file = source.path.file_name();
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    let inner = match ending {
        "py" => after_colon(text)?,
        "rb" => text.split_once(['\n', ';']).map(|(_, body)| body)?.trim_end().strip_suffix("end")?,
        _ => braced(text)?,
    };
    let mut said = String::new();
    let mut in_docstring = false;
    for line in inner.lines().map(str::trim) {
        let quotes = line.matches("\"\"\"").count() + line.matches("'''").count();
        let docstring = in_docstring || (ending == "py" && (line.starts_with("\"\"\"") || line.starts_with("'''")));
        if quotes % 2 == 1 {
            in_docstring = !in_docstring;
        }
        let comment = docstring || is_comment(line) || line == "#" || line.starts_with("*/");
        if !line.is_empty() && !comment {
            said.push_str(line);
            said.push('\n');
        }
    }
    Some(said)
}

/// What stands behind the colon that ends the head of a function of Python.
fn after_colon(text: &str) -> Option<&str> {
    let close = text.find(')').map_or(0, |at| at + 1);
    text.get(close..)?.split_once(':').map(|(_, body)| body)
}

/// What stands between the braces of a body.
fn braced(text: &str) -> Option<&str> {
    let text = text.trim_end().trim_end_matches(';');
    let text = text.strip_suffix('}')?;
    // The type of a result may hold an empty pair.
    let mut from = 0;
    loop {
        let open = from + text.get(from..)?.find('{')?;
        let behind = text.get(open + 1..)?;
        if !behind.starts_with('}') {
            return Some(behind);
        }
        from = open + 2;
    }
}

/// Whether a body does nothing: it is empty, raises that it is not written, or returns a constant.
fn is_stub(body: &str) -> bool {
    let one = body.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = one.trim_end_matches(';');
    said.is_empty() || matches!(said, "pass" | "..." | "return") || raises(said) || returns_constant(said)
}

fn raises(said: &str) -> bool {
    const STARTS: &[&str] = &[
        "raise NotImplementedError",
        "raise NotImplemented",
        "todo!(",
        "unimplemented!(",
        "throw new NotImplementedException",
        "throw new NotImplementedError",
        "throw new UnsupportedOperationException",
        "TODO(",
        "fatalError(",
    ];
    const RAISES: &[&str] =
        &["raise ", "raise(", "throw ", "panic(", "panic!(", "return errors.New(", "return fmt.Errorf("];
    let lower = said.to_lowercase();
    let open =
        ["not implemented", "not yet implemented", "unimplemented", "todo"].iter().any(|words| lower.contains(words));
    let single = !said.contains("; ") && said.len() < 120;
    single
        && (STARTS.iter().any(|start| said.starts_with(start))
            || (open && RAISES.iter().any(|start| said.starts_with(start))))
}

fn returns_constant(said: &str) -> bool {
    const CONSTANTS: &[&str] = &[
        "nil",
        "null",
        "none",
        "undefined",
        "true",
        "false",
        "0",
        "-1",
        "1",
        "\"\"",
        "''",
        "``",
        "[]",
        "{}",
        "()",
        "ok(())",
        "ok(none)",
        "ok(true)",
        "ok(false)",
        "ok(0)",
        "ok(vec![])",
        "ok(vec::new())",
        "ok(default::default())",
        "default::default()",
        "vec![]",
        "vec::new()",
        "string::new()",
        "promise.resolve()",
        "task.completedtask",
        "collections.emptylist()",
        "list.of()",
        "map.of()",
        "optional.empty()",
        "emptylist()",
        "emptymap()",
        "default",
        "default!",
        "array()",
        "dict()",
        "list()",
        "set()",
        "unit",
        "string.empty",
        "0.0",
    ];
    let value = said.strip_prefix("return ").unwrap_or(said).trim();
    let lower = value.to_lowercase();
    if CONSTANTS.contains(&lower.as_str()) {
        return true;
    }
    // Several results, or a value of a type without fields: `return 0, nil`, `return []Entry{}, nil`.
    let parts: Vec<&str> = lower.split(", ").collect();
    let typed = |part: &str| part.ends_with("{}") && part.len() < 40;
    parts.len() > 1 && parts.iter().all(|part| CONSTANTS.contains(part) || typed(part)) || is_empty_record(value)
}

/// Whether a value is made up of nothing but zeros and what is empty: `{ total: new Decimal(0), lines: [] }`.
fn is_empty_record(value: &str) -> bool {
    const EMPTY: &[&str] =
        &["0", "0.0", "0n", "0m", "0L", "true", "false", "null", "nil", "None", "True", "False", "undefined"];
    let value = value.strip_suffix(';').unwrap_or(value).trim();
    let made = value.contains(['(', '{', '[']) && value.ends_with([')', '}', ']']);
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
    let other = |c: char| is_word(c) || c.is_whitespace() || "(){}[],:=>\"'$&".contains(c);
    if !made || value.len() > RECORD || !value.chars().all(other) || value.starts_with('(') && value.contains("=>") {
        return false;
    }
    let mut from = 0;
    while let Some(start) = value.get(from..).and_then(|rest| rest.find(is_word)).map(|at| from + at) {
        let Some(rest) = value.get(start..) else { return false };
        let end = start + rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let word = value.get(start..end).unwrap_or_default();
        let behind = value.get(end..).unwrap_or_default().trim_start_matches(['"', '\'']).trim_start();
        let is_key = behind.starts_with([':', '=']);
        // What makes it up: a type, or one that is made of nothing: `Decimal.zero()`.
        let is_type = behind.starts_with(['(', '{', '[']) && word.starts_with(char::is_uppercase);
        if !(EMPTY.contains(&word) || is_key || is_type || word == "new") {
            return false;
        }
        from = end;
    }
    from > 0
}

/// From so many characters on a value is more than nothing.
const RECORD: usize = 200;

/// The judgement on the stubs of a file; none where nobody is seen to call them.
fn told(scene: &Scene<'_>, at: usize, stubs: &[Stub], callers: &Callers) -> Option<Judgement> {
    let file = scene.change.files.get(at)?;
    let after = file.after.as_ref()?;
    let called: Vec<(&Stub, Vec<String>)> = stubs.iter().map(|stub| (stub, callers.of_name(&stub.name, at))).collect();
    let first = called.iter().max_by_key(|(stub, by)| (!by.is_empty(), stub.lost, std::cmp::Reverse(stub.line)))?;
    let (stub, by) = first;
    let lost: usize = stubs.iter().map(|stub| stub.lost).sum();
    // Whoever calls a method by a name that others have, too, may call theirs.
    let shared = stub.path.contains('.') && callers.definers(&stub.name) > 1;
    let confidence = if by.is_empty() || shared { Confidence::Medium } else { Confidence::High };
    let who = match by.as_slice() {
        [] => "nothing that is seen calls it by its name".to_owned(),
        [one] => format!("{one} calls it"),
        [one, rest @ ..] => format!("{one} and {} call it", amount(rest.len(), "other file")),
    };
    let others: Vec<&Stub> = stubs.iter().filter(|other| other.line != stub.line).collect();
    let rewritten = Rewritten {
        rule: "function-stubbed",
        class: TargetClass::T4,
        noun: "function",
        name: stub.path.clone(),
        confidence,
        reason: format!("{} of it are gone, {} is left, and {who}", amount(stub.lost, "line"), stub.left),
        evidence: called
            .iter()
            .map(|(stub, by)| {
                let by = if by.is_empty() { "nobody who is seen".to_owned() } else { by.join(", ") };
                format!("{}: {} gone, {} left; called by {by}", stub.path, amount(stub.lost, "line"), stub.left)
            })
            .chain([format!("{} are gone and stand nowhere else in the change", amount(lost, "line"))])
            .collect(),
        related: others
            .iter()
            .map(|other| (spot(file, line_at(after, other.line)), "became a stub, too".to_owned()))
            .collect(),
    };
    Some(rewritten.at(file, line_at(after, stub.line)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::outline::unchanged;
    use crate::source::RepoPath;

    #[test]
    fn bodies_that_do_nothing() {
        for (path, text, stub) in [
            ("a.py", "def f(a: int) -> dict[str, int]:\n    \"\"\"Says: it.\"\"\"\n    pass\n", true),
            ("a.py", "def f(a):\n    raise NotImplementedError(\"later\")\n", true),
            ("a.py", "def f(a):\n    return None\n", true),
            ("a.py", "def f(a):\n    return a\n", false),
            ("a.rs", "fn f(a: u8) -> Result<(), E> {\n    // later\n    Ok(())\n}\n", true),
            ("a.rs", "fn f(a: u8) -> u8 { todo!() }\n", true),
            ("a.rs", "fn f(a: u8) -> u8 { a + 1 }\n", false),
            ("a.go", "func f(a any) (map[string]interface{}, error) {\n\treturn nil, nil\n}\n", true),
            ("a.go", "func f(a any) error {\n\treturn errors.New(\"not implemented\")\n}\n", true),
            (
                "a.ts",
                "class A {\n  f(a: string): Promise<void> {\n    throw new Error(\"Not implemented\");\n  }\n}\n",
                true,
            ),
            ("a.ts", "const f = (a: string) => {\n  return go(a);\n};\n", false),
            ("a.ts", "function f(_a: A[]): R {\n  return { total: new Decimal(0), lines: [] };\n}\n", true),
            ("a.ts", "function f(a: A[]): R {\n  return { total: new Decimal(a), lines: [] };\n}\n", false),
            ("a.ts", "function f(a: A[]): R {\n  return { total: 0, lines: a };\n}\n", false),
            ("a.py", "def f(a):\n    return {\"total\": Decimal(0), \"lines\": []}\n", true),
            ("a.py", "def f(a):\n    return Result(total=0, lines=a)\n", false),
            ("A.java", "class A { Report f(String a) {\n return new Report(0, List.of());\n } }\n", true),
            ("a.rb", "def f(a)\n  nil\nend\n", true),
            ("a.rb", "def f(a)\n  a + 1\nend\n", false),
            ("A.java", "class A { List<String> f(String a) {\n return Collections.emptyList();\n } }\n", true),
            ("A.cs", "class A { public void F(string a) { } }\n", true),
            ("a.kt", "fun f(a: String): Int { TODO(\"later\") }\n", true),
            ("a.php", "<?php\nfunction f($a) { return []; }\n", true),
        ] {
            let source = Source::new(RepoPath::from(path), text.as_bytes());
            let outline = unchanged(&source).unwrap();
            let (at, item) = functions(&outline).next().unwrap();
            let body = body(&source, &outline, at, item).unwrap();
            assert_eq!(is_stub(&body), stub, "{text}: {body}");
        }
    }
}
