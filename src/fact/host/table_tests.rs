//! Snippets of the host languages and what must be read of them: `cases/*.txt`, cases between lines of `====`.
//!
//! The first line of a case is `language ~ why ~ wanted`, where `wanted` are parts of `name | arguments | flags | parent
//! | guards;` joined by ` && `: plain (some fact has it), `!` (none has it), `1x ` (exactly one has it).

use std::path::Path;

use super::*;
use crate::lang::LANGUAGES;
use crate::source::RepoPath;

/// What is not read yet. A case that starts to pass has to be taken off.
const MISSES: &[&str] = &["walrus", "call inside a macro"];

/// Language, why, what is wanted, and the code.
type Case = [String; 4];

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/fact/host/cases");
    let files = std::fs::read_dir(folder).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    let texts: Vec<String> = files.collect();
    let read = |case: &str| -> Case {
        let (head, code) = case.split_once('\n').unwrap();
        let parts: Vec<&str> = head.splitn(3, " ~ ").collect();
        [parts[0], parts[1], parts[2], code].map(str::to_owned)
    };
    texts.iter().flat_map(|text| text.trim_end().split("\n====\n").map(read)).collect()
}

pub(super) fn read(language: &str, text: &str) -> Vec<Fact> {
    let source = Source::new(RepoPath::from("x"), text.as_bytes());
    let language = LANGUAGES.iter().find(|l| l.id == language).unwrap();
    let tree = crate::syntax::parse(language, &source, None).unwrap();
    let module = Module::read(language, &tree, &source, Catalogue::shipped()).unwrap();
    module.lower(&[Span::new(0, text.len())], &Default::default(), &Interest::all()).facts
}

fn shown(fact: &Fact) -> String {
    let words: Vec<String> = fact.arguments.iter().map(Value::render).collect();
    let guards: Vec<String> = fact.guards.iter().map(|guard| guard.kind.to_string()).collect();
    format!("{} | {} | {} | {} | {};", fact.name, words.join(" "), fact.flags.join(","), fact.parent, guards.join(","))
}

fn holds(wanted: &str, facts: &[String]) -> bool {
    let with = |part: &str| facts.iter().filter(|fact| fact.contains(part)).count();
    wanted.split(" && ").all(|part| match (part.strip_prefix('!'), part.strip_prefix("1x ")) {
        (Some(part), _) => with(part) == 0,
        (_, Some(part)) => with(part) == 1,
        _ => with(part) > 0,
    })
}

#[test]
fn every_case_reads_as_wanted() {
    assert!(cases().len() >= 150);
    let mut wrong = String::new();
    for [language, why, wanted, code] in &cases() {
        let facts: Vec<String> = read(language, code).iter().map(shown).collect();
        if holds(wanted, &facts) == MISSES.contains(&why.as_str()) {
            wrong.push_str(&format!("{language} [{why}] wants {wanted}\n{code}\n    {}\n", facts.join("\n    ")));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn text_cut_anywhere_is_no_panic_and_spans_stay_inside() {
    for [language, _, _, code] in &cases() {
        for end in (0..=code.len()).filter(|end| code.is_char_boundary(*end)) {
            let text = &code[..end];
            assert!(read(language, text).iter().all(|fact| fact.span.end <= text.len()), "{text}");
        }
    }
}

#[test]
fn what_doubles_stays_small() {
    for (language, head, line) in [
        ("python", "def f():\n    a = 'x'\n", "    a = a + a\n"),
        ("python", "def f():\n    a = ['x']\n", "    a = [a, a]\n"),
        ("python", "a = 'x'\n", "a = f(a, a)\n"),
        ("javascript", "let a = 'x';\n", "a = `${a}${a}`;\n"),
        ("javascript", "function f() { const a = {};\n", "a.k = { one: a, other: a };\n"),
        ("rust", "fn f() { let a = \"x\";\n", "let a = format!(\"{a}{a}\");\n"),
    ] {
        let text = format!("{head}{}", line.repeat(60));
        let facts = read(language, &text);
        assert!(facts.len() < 100, "{text}: {}", facts.len());
    }
}

#[test]
fn a_name_is_a_whole_identifier() {
    for (text, name, found) in [("rm(Adir)", "A", false), ("rm(A)", "A", true), ("xA", "A", false), ("é.A", "A", true)]
    {
        assert_eq!(flow::mentions(text, name), found, "{text}");
    }
}
