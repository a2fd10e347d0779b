//! One assertion: what it looks at, how much it asks, and what it lets through.

use std::collections::BTreeSet;

use super::failure::{Failure, failure};
use super::text::{compact, elements, groups, literals, names, split_at, strings};
use super::tolerance::{times, tolerances};
use super::truth::of_truth;
use super::words::{self, Strength, first, last, plain};
use crate::fact::outline::{Item, What};
use crate::source::{Source, Span};

/// What an assertion is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// A value.
    Value,
    /// A failure that must come.
    Failure,
}

/// One assertion of a test.
#[derive(Clone, Debug)]
pub(super) struct Check {
    pub(super) about: About,
    /// How much it asks; none where the word is not known.
    pub(super) strength: Option<Strength>,
    /// How much each link of a chain of matchers asks.
    pub(super) links: Vec<Strength>,
    /// What is written, without layout.
    pub(super) text: String,
    /// What is looked at, without layout.
    pub(super) subject: String,
    /// The names in it that no framework has.
    pub(super) names: BTreeSet<String>,
    /// The literals in it.
    pub(super) literals: Vec<String>,
    /// How many arguments may be anything.
    pub(super) any: usize,
    /// How far off a number may be: by name, and whether more is wider.
    pub(super) tolerances: Vec<(String, f64, bool)>,
    /// How long something may take.
    pub(super) times: Vec<f64>,
    /// The failure that must come.
    pub(super) failure: Option<Failure>,
    /// Where it stands.
    pub(super) span: Span,
    /// Whether something around it takes its failure and goes on.
    pub(super) swallowed: bool,
    /// Whether what it waits for is waited for.
    pub(super) awaited: bool,
    /// Whether it is reached by every run.
    pub(super) conditional: bool,
}

/// The assertion that `item` is, if it is one.
pub(super) fn read(item: &Item, source: &Source) -> Option<Check> {
    match item.what {
        What::Assertion => Some(of_expression(item, source, bare_assertion(source.slice(item.span)))),
        What::Call => of_call(item, source),
        What::Frame => of_frame(item, source),
        _ => None,
    }
}

/// `assert x == 1, "text"` → `x == 1`.
fn bare_assertion(text: &str) -> &str {
    let rest = text.trim_start().strip_prefix("assert").unwrap_or(text).trim_start();
    elements(rest).first().copied().unwrap_or(rest)
}

fn of_expression(item: &Item, source: &Source, expression: &str) -> Check {
    let subject = subject_of_expression(expression);
    new(item, source, About::Value, Some(of_truth(expression)), subject)
}

/// What a comparison looks at: the side that is no literal.
fn subject_of_expression(expression: &str) -> String {
    let sides = [" == ", "===", "==", " is ", " != ", " in ", " >= ", " <= ", " > ", " < "]
        .iter()
        .map(|operator| split_at(expression, operator))
        .find(|sides| sides.len() > 1)
        .unwrap_or_else(|| vec![expression]);
    let telling = sides.iter().find(|side| !names(side).is_empty()).or(sides.first());
    telling.map(|side| compact(side)).unwrap_or_default()
}

fn new(item: &Item, source: &Source, about: About, strength: Option<Strength>, subject: String) -> Check {
    let text = source.slice(item.span);
    let known = |name: &str| {
        words::COMMON.contains(&name)
            || words::ROOTS.contains(&name)
            || words::strength(&plain(name)).is_some()
            || name == "self"
            || name == "t"
    };
    Check {
        about,
        strength,
        links: item.name.split(['.', ':']).filter_map(|step| words::strength(&plain(step))).collect(),
        text: compact(text),
        subject,
        names: names(text)
            .into_iter()
            .filter(|name| !known(name))
            .map(|name| name.trim_start_matches('@').to_owned())
            .collect(),
        literals: literals(text),
        any: words::ANY.iter().map(|word| count_words(text, word)).sum(),
        tolerances: tolerances(text),
        times: times(text),
        failure: None,
        span: item.span,
        swallowed: false,
        conditional: false,
        awaited: true,
    }
}

/// How often `word` begins in `text` where no longer word does.
fn count_words(text: &str, word: &str) -> usize {
    let starts = |at: usize| {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        word.starts_with('.') || !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    };
    let ends = |at: usize| {
        let after = text.get(at + word.len()..).and_then(|tail| tail.chars().next());
        !word.ends_with(char::is_alphanumeric) || !after.is_some_and(|c| c.is_alphanumeric() || c == '_')
    };
    text.match_indices(word).filter(|(at, _)| starts(*at) && ends(*at)).count()
}

/// A condition of Go whose branch fails the test: it asks that the condition does not hold.
pub(super) fn of_condition(item: &Item, source: &Source) -> Check {
    let condition = item.text.rsplit(';').next().unwrap_or(&item.text).trim();
    let mut strength = Strength::Presence;
    for part in split_at(condition, "||").into_iter().flat_map(|part| split_at(part, "&&")) {
        let about_nil = split_at(part, "!=").get(1).is_some_and(|side| side.trim() == "nil") || part.contains("== nil");
        let found = match part {
            _ if about_nil => Strength::Presence,
            _ if split_at(part, "!=").len() > 1 => Strength::Exact,
            _ if part.contains("Equal(") || part.contains("errors.Is(") || part.contains("cmp.Diff(") => {
                Strength::Exact
            }
            _ if part.contains("Contains(") || part.contains('<') || part.contains('>') => Strength::Part,
            _ => Strength::Presence,
        };
        strength = strength.max(found);
    }
    let mut check = new(item, source, About::Value, Some(strength), compact(condition));
    check.text = compact(condition);
    let telling = |name: &&str| !words::COMMON.contains(name);
    check.names = names(condition).into_iter().filter(telling).map(str::to_owned).collect();
    check.literals = literals(condition);
    check.tolerances = tolerances(condition);
    check.any = 0;
    check
}

fn of_frame(item: &Item, source: &Source) -> Option<Check> {
    let head = item.text.as_str();
    let called = head.trim_start_matches("async ").trim_start_matches("with ").trim_start();
    let name = called.split('(').next().unwrap_or_default();
    let raises = words::is(words::RAISES, &plain(last(name)));
    let known = ["pytest", "self", "unittest", "testing", "np", "cls"].contains(&first(name));
    if !raises || !known {
        return None;
    }
    let mut check = new(item, source, About::Failure, Some(Strength::Exact), String::new());
    check.failure = Some(failure(called, name));
    check.text = compact(head);
    check.names = names(head).into_iter().map(str::to_owned).collect();
    check.literals = literals(head);
    check.times.clear();
    check.tolerances.clear();
    Some(check)
}

fn of_call(item: &Item, source: &Source) -> Option<Check> {
    let text = source.slice(item.span);
    let name = item.name.as_str();
    let (root, end) = (first(name), last(name));
    let word = plain(end);
    let bare_root = root.trim_end_matches('!');
    let asserted = end.to_lowercase().starts_with("assert");
    if let Some(check) = of_property(item, source) {
        return Some(check);
    }
    if is_mere(name) {
        return None;
    }
    if end.trim_end_matches('!') == "assert"
        || matches!(word.as_str(), "true" | "false" | "ok" | "istrue" | "isfalse")
            && is_assert_root(root, asserted)
            && !name.starts_with("expect")
            && !name.starts_with("assertThat")
    {
        return Some(of_truth_call(item, source, text, &word));
    }
    let raises = name.contains("ThrownBy")
        || name.starts_with("assertThatException")
        || words::is(words::RAISES, &word)
        || (name.contains("rejects") && root == "expect")
        || text.contains("raise_error");
    let chain = name.contains(".Should")
        || name.contains(".should")
        || name.contains(".must_")
        || name.contains(".wont_")
        || (end == "expect" && root != "expect");
    let is_assertion = asserted
        || root.to_lowercase().starts_with("assert")
        || is_assert_root(root, asserted)
        || chain
        || name.starts_with("verify") && name != "verify"
        || matches!(
            word.as_str(),
            "calledoncewith" | "calledwith" | "calledonce" | "called" | "hascalls" | "notcalled"
        ) && end.starts_with("assert")
        || matches!(
            end,
            "expectException"
                | "expectExceptionMessage"
                | "expectExceptionMessageMatches"
                | "assertFailsWith"
                | "shouldThrow"
                | "assertThatThrownBy"
                | "assertThatExceptionOfType"
        )
        || (raises && (root == "pytest" || root == "assertThrows"));
    if !is_assertion || bare_root == "require" && name == "require" {
        return None;
    }
    if raises && !(matches!(word.as_str(), "error") && root == "expect") {
        let mut check = new(item, source, About::Failure, Some(Strength::Exact), subject(name, text));
        check.failure = Some(failure(text, name));
        return Some(check);
    }
    let strength = match root {
        "verify" => Some(Strength::Exact),
        _ if is_of_itself(text) => Some(Strength::Nothing),
        _ => matcher(name, text),
    };
    Some(new(item, source, About::Value, strength, subject(name, text)))
}

/// `expect(x).to.be.true` of Chai, which is no call: what is read from what the call gives.
fn of_property(item: &Item, source: &Source) -> Option<Check> {
    if item.name != "expect" {
        return None;
    }
    let rest = source.text.get(item.span.end..)?;
    let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '.')).unwrap_or(rest.len());
    let chain =
        rest.get(..end).filter(|chain| chain.starts_with('.') && chain.contains(".be.") || chain.contains(".to."))?;
    if rest.get(end..).is_some_and(|after| after.starts_with('(')) {
        return None;
    }
    let end = last(chain);
    let word = if chain.contains(".be.") { format!("be{end}") } else { end.to_owned() };
    let strength = words::strength(&plain(&word)).or_else(|| words::strength(&plain(end)));
    let not = chain.contains(".not.");
    let strength = if not { strength.map(|strength| strength.min(Strength::Presence)) } else { strength };
    let whole = Item { span: Span::new(item.span.start, item.span.end + chain.len()), ..item.clone() };
    Some(new(&whole, source, About::Value, strength, subject("expect.x", source.slice(item.span))))
}

/// Whether a value is compared with itself, or one literal with another: `expect(true).toBe(true)`.
fn is_of_itself(text: &str) -> bool {
    let all = groups(text);
    let given: Vec<String> = match all.as_slice() {
        [one] => elements(one).into_iter().filter(|one| !matches!(*one, "t")).map(compact).collect(),
        [one, .., other] => vec![compact(one), compact(other)],
        [] => Vec::new(),
    };
    let [first, second, ..] = given.as_slice() else { return false };
    // What is made anew by each call may differ.
    first == second && !first.is_empty() && !first.contains('(')
}

/// A call that begins an assertion and asks nothing: `expect(x)`, `expect.any(X)`, `assert.async()`.
fn is_mere(name: &str) -> bool {
    matches!(
        name,
        "expect"
            | "assertThat"
            | "verify"
            | "check"
            | "should"
            | "must"
            | "want"
            | "is_expected"
            | "expect.any"
            | "expect.anything"
            | "expect.assertions"
            | "expect.hasAssertions"
            | "expect.extend"
            | "expect.objectContaining"
            | "expect.arrayContaining"
            | "expect.stringContaining"
            | "expect.stringMatching"
            | "expect.soft"
            | "expect.poll"
            | "assert.async"
            | "require"
            | "check.run"
    ) || name.starts_with("require.") && !is_testify(name)
}

/// `require.Equal` of Go, and not `require.resolve`.
fn is_testify(name: &str) -> bool {
    last(name).starts_with(|c: char| c.is_uppercase())
}

fn is_assert_root(root: &str, asserted: bool) -> bool {
    let root = root.trim_end_matches('!');
    asserted
        || words::ROOTS.contains(&root)
        || matches!(
            root,
            "chai"
                | "sinon"
                | "is_expected"
                | "assertions"
                | "Assertions"
                | "CollectionAssert"
                | "StringAssert"
                | "ClassicAssert"
        )
}

fn of_truth_call(item: &Item, source: &Source, text: &str, word: &str) -> Check {
    let arguments = groups(text).first().map(|group| elements(group)).unwrap_or_default();
    // Testify is given the test first.
    let skip = usize::from(arguments.first().is_some_and(|first| matches!(*first, "t" | "s.T()" | "suite.T()")));
    let expression = arguments.get(skip).copied().unwrap_or_default();
    let turned = word == "false" || word == "isfalse";
    let strength = match of_truth(expression) {
        Strength::Exact | Strength::Unordered if turned => Strength::Presence,
        Strength::Nothing if turned => Strength::Presence,
        other => other,
    };
    let mut check = of_expression(item, source, expression);
    check.strength = Some(strength);
    check
}

/// How much the matcher of a call asks.
fn matcher(name: &str, text: &str) -> Option<Strength> {
    let steps: Vec<String> = name.split(['.', ':']).map(plain).collect();
    let mut not = steps.iter().any(|step| words::NOT.contains(&step.as_str()));
    let end = steps.last().map(String::as_str).unwrap_or_default();
    let found = match end {
        // RSpec: the matcher is what is given to `to`.
        "to" | "notto" | "tonot" => {
            not |= end != "to";
            let at = [".to_not", ".not_to", ".to"].iter().find_map(|word| text.rfind(word).map(|at| at + word.len()));
            let rest = at.and_then(|at| text.get(at..)).unwrap_or_default().trim_start_matches(['(', ' ']);
            let word: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let compared = rest.starts_with("be >") || rest.starts_with("be <");
            if compared {
                Some(Strength::Part)
            } else {
                words::strength(&plain(&word)).or_else(|| words::strength(&plain(word.trim_start_matches("have_"))))
            }
        }
        // Hamcrest and NUnit: the matcher is the second argument.
        "that" => {
            let group = groups(text).first().copied().unwrap_or_default();
            let given = elements(group);
            let matcher = given
                .iter()
                .rev()
                .find(|one| {
                    one.contains('(') || one.starts_with("Is.") || one.starts_with("Has.") || one.starts_with("Does.")
                })
                .copied()
                .filter(|_| given.len() > 1);
            match matcher {
                Some(matcher) => {
                    let head = matcher.split('"').next().unwrap_or_default();
                    let parts = names(head);
                    not |= parts.iter().any(|part| words::NOT.contains(&plain(part).as_str()));
                    parts
                        .iter()
                        .map(|part| plain(part))
                        .filter(|part| part != "is" || parts.len() == 1)
                        .find_map(|part| words::strength(&part))
                        .or(Some(Strength::Exact))
                }
                None => Some(of_truth(given.first().copied().unwrap_or_default())),
            }
        }
        // Cypress: the matcher is a text.
        "should" => {
            let said = groups(text).last().and_then(|group| strings(group).first().copied()).unwrap_or_default();
            not |= said.starts_with("not.");
            let word: String =
                said.split('.').filter(|word| !matches!(*word, "not" | "be" | "have" | "deep")).collect();
            words::strength(&plain(&word))
        }
        _ => words::strength(end),
    };
    match found {
        Some(Strength::Exact | Strength::Unordered) if not => Some(Strength::Presence),
        other => other,
    }
}

/// What an assertion looks at: what is given to the root of a chain, or what is no literal among the arguments.
fn subject(name: &str, text: &str) -> String {
    let all = groups(text);
    if first(name) == "verify" && name.contains('.') {
        return compact(text.rsplit_once(last(name)).map_or(text, |(head, _)| head)) + last(name);
    }
    let chained = matches!(first(name), "expect" | "assertThat") && name.contains('.');
    let first_group = all.first().copied().unwrap_or_default();
    if chained {
        return compact(first_group);
    }
    if name.contains(".Should")
        || name.contains(".should")
        || name.contains(".must_")
        || last(name).starts_with("assert_called")
    {
        let end = [".Should", ".should", ".must_", ".assert_"]
            .iter()
            .filter_map(|word| text.find(word))
            .min()
            .unwrap_or(text.len());
        return compact(text.get(..end).unwrap_or_default());
    }
    // A call without brackets: `assert_not_nil @json["lines"]`.
    let bare = text.split_once(' ').filter(|(head, _)| head.chars().all(|c| c.is_alphanumeric() || c == '_'));
    let arguments = match bare {
        Some((_, rest)) if all.is_empty() || !rest.starts_with('(') => elements(rest),
        _ => elements(first_group),
    };
    let telling = |one: &&&str| {
        !names(one).is_empty() && !matches!(**one, "t" | "True" | "False" | "true" | "false" | "null" | "None" | "nil")
    };
    // Of two names the one that calls or reads something is looked at, the other is expected.
    let called = arguments.iter().filter(telling).find(|one| one.contains(['.', '(']));
    let looked = called.or_else(|| arguments.iter().find(telling)).map(|one| compact(one)).unwrap_or_default();
    // A variable of the instance looks at the same as one of the test.
    looked.trim_start_matches('@').to_owned()
}

/// A call of what asserts something in its place.
pub(super) fn of_helper(item: &Item, source: &Source) -> Check {
    new(item, source, About::Value, None, compact(source.slice(item.span)))
}

/// An assertion that stands in a mark.
pub(super) fn of_mark(mark: &Item, source: &Source) -> Check {
    new(mark, source, About::Failure, Some(Strength::Exact), String::new())
}

/// Assertions of Kotest that are no calls: `total shouldBe 3`.
pub(super) fn infix(source: &Source, span: Span) -> Vec<Check> {
    let mut out = Vec::new();
    let mut start = span.start;
    for line in source.slice(span).split_inclusive('\n') {
        let place = Span::new(start, start + line.trim_end().len());
        start += line.len();
        // To its grammar a type in front of a lambda is a comparison: `assertFailsWith<SoldOut> { … }`.
        let raising = ["assertFailsWith<", "assertThrows<", "shouldThrow<", "shouldThrowExactly<"];
        if let Some(call) = raising.iter().find_map(|word| line.find(word)).and_then(|at| line.get(at..)) {
            let name = call.split('<').next().unwrap_or_default().to_owned();
            let text = call.trim().to_owned();
            let item =
                Item { what: What::Call, name: name.clone(), text: text.clone(), span: place, inside: None, end: 0 };
            let mut check = new(&item, source, About::Failure, Some(Strength::Exact), String::new());
            check.failure = Some(failure(&text, &name));
            out.push(check);
            continue;
        }
        let mut words = line.split_whitespace();
        let Some(word) =
            words.find(|word| word.starts_with("should") && word.len() > 6 && !word.contains(['(', '"', '{']))
        else {
            continue;
        };
        let item = Item {
            what: What::Call,
            name: word.to_owned(),
            text: line.trim().to_owned(),
            span: place,
            inside: None,
            end: 0,
        };
        let matcher = plain(word);
        let strength = match matcher.strip_prefix("not") {
            Some(_) => Some(Strength::Presence),
            None => words::strength(&matcher),
        };
        let subject = line.split(word).next().map(compact).unwrap_or_default();
        out.push(new(&item, source, About::Value, strength, subject));
    }
    out
}
