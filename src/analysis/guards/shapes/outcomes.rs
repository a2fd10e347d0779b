//! Branches that ended in failure and end in success.

use std::collections::BTreeMap;

use super::ordinary::{is_narrow, only_tells};
use super::{Half, Pairs, Tale, Twin};
use crate::analysis::guards::words::last;
use crate::fact::outline::{Item, What};
use crate::fact::{Confidence, TargetClass};
use crate::rule::guard::snake;

/// What leads to the end of a function.
const THE_END: &str = "the end";

/// What leads to a handler.
const CAUGHT: &str = "catch";

/// How a branch ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Failure,
    Success,
    Other,
}

/// A branch and how it ends.
struct Branch {
    /// What leads to it: the condition, the failures that are caught, the pattern.
    key: String,
    /// Where its end stands, or its head.
    at: usize,
    outcome: Outcome,
    /// How many ways out of it are failures.
    failures: usize,
    /// Whether what ends it is a truth value, which may be an answer and no failure.
    is_bool: bool,
    /// Whether something else is done in it than to tell.
    acts: bool,
    /// Whether it does nothing but tell, to its end.
    only_tells: bool,
    /// Whether it tells of something that went wrong.
    complains: bool,
    text: String,
}

pub(super) fn judge(pairs: &Pairs<'_, '_>) -> Vec<Tale> {
    let twins = pairs.twins.iter().filter(|twin| twin.before.name() == twin.after.name());
    twins.flat_map(turned).collect()
}

fn turned(twin: &Twin<'_, '_>) -> Vec<Tale> {
    let (before, after) = (branches(&twin.before), branches(&twin.after));
    let count = |branches: &[Branch], key: &str, outcome: Outcome| {
        branches.iter().filter(|branch| branch.key == key && branch.outcome == outcome).count()
    };
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    let mut tales = Vec::new();
    for now in after.iter().filter(|now| now.outcome == Outcome::Success && twin.after.is_changed(now.at)) {
        let fewer =
            count(&before, &now.key, Outcome::Failure).saturating_sub(count(&after, &now.key, Outcome::Failure));
        let more = count(&after, &now.key, Outcome::Success).saturating_sub(count(&before, &now.key, Outcome::Success));
        let left = told.entry(now.key.as_str()).or_default();
        let was = before.iter().find(|was| was.key == now.key && was.outcome == Outcome::Failure);
        let Some(was) = was.filter(|_| *left < fewer.min(more)) else { continue };
        if !is_failure(twin, was, now) || stands_elsewhere(was, &before, &after) {
            continue;
        }
        *left += 1;
        tales.extend(tale(twin, was, now));
    }
    tales.extend(passed_on(twin, &before, &after));
    tales
}

/// A failure that is only told of where it was answered, in front of an end that answers success: `Err(e) => warn!("{e}"),`
/// and `Ok(())` behind the match.
fn passed_on(twin: &Twin<'_, '_>, before: &[Branch], after: &[Branch]) -> Option<Tale> {
    let end = |branches: &[Branch]| branches.iter().find(|branch| branch.key == THE_END).map(|branch| branch.outcome);
    if end(after) != Some(Outcome::Success) || end(before) == Some(Outcome::Success) {
        return None;
    }
    let of = |branches: &'_ [Branch], key: &str, outcome: Outcome| {
        branches.iter().filter(|branch| branch.key == key && branch.outcome == outcome).count()
    };
    let is_passed_on = |now: &&Branch| {
        now.outcome == Outcome::Other
            && now.only_tells
            && now.key.starts_with("case ")
            && twin.after.is_changed(now.at)
            && of(before, &now.key, Outcome::Failure) > of(after, &now.key, Outcome::Failure)
            && of(after, &now.key, Outcome::Other) > of(before, &now.key, Outcome::Other)
    };
    let now = after.iter().find(is_passed_on).filter(|now| !is_narrow(&now.key))?;
    let was = before.iter().find(|was| was.key == now.key && was.outcome == Outcome::Failure)?;
    tale(twin, was, now)
}

/// Whether the failure that ended a branch ends another one now, with the same words.
fn stands_elsewhere(was: &Branch, before: &[Branch], after: &[Branch]) -> bool {
    let Some(words) = words(&was.text) else { return false };
    let says = |branches: &[Branch], key: &str| {
        branches.iter().any(|branch| {
            branch.key == key && branch.outcome == Outcome::Failure && self::words(&branch.text) == Some(words)
        })
    };
    after.iter().any(|now| now.key != was.key && says(after, &now.key) && !says(before, &now.key))
}

/// What a failure says of itself: the first text in it that is more than a word.
fn words(text: &str) -> Option<&str> {
    let mut quoted = text.split(['"', '\'', '`']).skip(1).step_by(2);
    quoted.find(|words| words.trim().contains(' '))
}

/// Whether what was there before was a failure, not only another answer.
fn is_failure(twin: &Twin<'_, '_>, was: &Branch, now: &Branch) -> bool {
    // Where it still fails in part, the rest was told apart from that; and so it was at the end of a function that fails as
    // often as before.
    let at_end = now.key == THE_END;
    let still = if at_end { now.failures >= was.failures } else { now.failures > 0 };
    if is_narrow(&now.key) || still {
        return false;
    }
    if !(was.is_bool && now.is_bool) {
        return true;
    }
    let name = snake(twin.after.name());
    !NEGATIVE.iter().any(|word| name.split('_').any(|part| part == *word))
        && (was.complains || now.complains || answers_for_something(&name) || is_failing(&now.key))
}

/// Words of names of which the answer `true` is the bad one.
pub(super) const NEGATIVE: &[&str] = &[
    "expired",
    "expires",
    "broken",
    "blocked",
    "banned",
    "denied",
    "forbidden",
    "locked",
    "failed",
    "fails",
    "invalid",
    "missing",
    "empty",
    "dirty",
    "stale",
    "revoked",
    "suspended",
    "disabled",
    "deleted",
    "exceeded",
    "exceeds",
    "limited",
    "throttled",
    "error",
    "errors",
    "corrupt",
    "corrupted",
    "spam",
    "suspicious",
    "protected",
    "readonly",
    "sealed",
    "frozen",
    "overdue",
    "outdated",
    "production",
    "prod",
    "skip",
    "ignore",
    "reject",
    "deny",
    "block",
];

fn answers_for_something(name: &str) -> bool {
    const WORDS: &[&str] = &[
        "verify",
        "verified",
        "check",
        "checks",
        "validate",
        "valid",
        "can",
        "may",
        "allowed",
        "allows",
        "allow",
        "authorized",
        "authorised",
        "authorize",
        "permitted",
        "healthy",
        "ready",
        "complete",
        "completed",
        "confirm",
        "confirmed",
        "safe",
        "trusted",
        "matches",
        "owns",
        "has",
        "authenticate",
        "authenticated",
        "save",
        "send",
        "sync",
        "upload",
        "deploy",
        "apply",
        "migrate",
        "restore",
        "backup",
        "delete",
        "charge",
        "pay",
    ];
    name.split('_').any(|part| WORDS.contains(&part.trim_end_matches(['?', '!'])))
}

/// Whether a condition asks for something that went wrong.
fn is_failing(key: &str) -> bool {
    let lower = key.to_lowercase();
    ["err", "returncode", "exit", "!ok", "not ok", "fail", "except", "catch", "rescue", "status", "!res", "invalid"]
        .iter()
        .any(|word| lower.contains(word))
}

fn tale(twin: &Twin<'_, '_>, was: &Branch, now: &Branch) -> Option<Tale> {
    // What is done about it may be the way in which it is heard of now.
    let confidence = if now.acts && !was.acts { Confidence::Medium } else { Confidence::High };
    Some(Tale {
        rule: "failure-made-success",
        noun: "a failure",
        class: TargetClass::T1,
        confidence,
        spot: twin.after.spot(now.at)?,
        before: twin.before.spot(was.at),
        covers: twin.before.outline().around(was.at).find(|up| leads(twin, *up)).and_then(|up| twin.before.extent(up)),
        unit: twin.after.path.clone(),
        name: now.key.clone(),
        text: now.text.clone(),
        evidence: format!("`{}` stood there before", was.text),
    })
}

/// Whether what stands at `at` of before leads to a branch.
fn leads(twin: &Twin<'_, '_>, at: usize) -> bool {
    twin.before.item(at).is_some_and(|item| matches!(item.what, What::Check | What::Handler | What::Match))
}

/// The branches right in `half`, and its end.
fn branches(half: &Half<'_, '_>) -> Vec<Branch> {
    let mut found = Vec::new();
    for (at, item) in half.items() {
        let key = match item.what {
            What::Then => half.item(item.inside.unwrap_or(at)).map(|check| squeezed(&check.text)),
            What::Otherwise => {
                half.item(item.inside.unwrap_or(at)).map(|check| format!("else {}", squeezed(&check.text)))
            }
            What::Handler => Some(caught(half, &item.name)),
            What::Arm => Some(format!("case {}", pattern(&item.text))),
            What::Closure => half.item(item.inside.unwrap_or(at)).map(|call| callback(half, &call.name)),
            _ => None,
        };
        found.extend(key.and_then(|key| branch(half, Some(at), key)));
    }
    if let Some(at) = half.at {
        found.extend(branch(half, Some(at), THE_END.to_owned()));
    }
    found
}

/// What leads to a handler of the failures `types`.
fn caught(half: &Half<'_, '_>, types: &str) -> String {
    // What is caught in JavaScript has no type; whatever name it is given.
    let untyped = matches!(half.language(), "javascript" | "typescript" | "tsx");
    if untyped { CAUGHT.to_owned() } else { format!("{CAUGHT} {types}") }
}

/// What leads to a function that the call `name` is handed. The one of a promise that failed is a handler.
fn callback(half: &Half<'_, '_>, name: &str) -> String {
    if last(name) == "catch" { caught(half, "") } else { format!("callback of {name}") }
}

/// A pattern without the name that it gives what it holds.
fn pattern(text: &str) -> String {
    let text = squeezed(text);
    let plain = |inner: &str| inner.chars().all(|c| c.is_lowercase() || c.is_ascii_digit() || c == '_');
    match text.split_once('(') {
        Some((head, inner)) if plain(inner.trim_end_matches(')')) => head.to_owned(),
        _ => text,
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn branch(half: &Half<'_, '_>, block: Option<usize>, key: String) -> Option<Branch> {
    let outline = half.outline();
    let inside: Vec<usize> = outline.children(block).collect();
    let fails = |at: &usize| half.item(*at).is_some_and(|item| outcome(half, item).0 == Outcome::Failure);
    let failures =
        block.map_or(0, |block| (block + 1..half.item(block).map_or(0, |item| item.end)).filter(fails).count());
    let of = |at: &usize| half.item(*at).filter(|item| item.what != What::Definition);
    let end = inside.iter().rev().find(|at| of(at).is_some_and(|item| !matches!(item.what, What::Comment)))?;
    let item = of(end)?;
    // `head :ok` and then `return`
    let said = inside.iter().rev().skip_while(|at| *at != end).nth(1).and_then(of).filter(|_| item.text == "return");
    let outcome = outcome(half, said.unwrap_or(item));
    let others = || inside.iter().filter(|at| *at != end).filter_map(of);
    let acts = others().any(|item| {
        item.what == What::Call && !only_tells(item) || matches!(item.what, What::Binding) && !item.text.is_empty()
    });
    let complains = others().any(|item| {
        let name = item.name.to_lowercase();
        item.what == What::Call
            && ["warn", "error", "exception", "critical", "fatal"].iter().any(|word| name.contains(word))
    });
    Some(Branch {
        key,
        at: *end,
        failures,
        outcome: outcome.0,
        is_bool: outcome.1,
        acts,
        only_tells: !acts && item.what == What::Call && only_tells(item),
        complains,
        text: item.text.clone(),
    })
}

/// How an item ends what it stands in, and whether by a truth value.
fn outcome(half: &Half<'_, '_>, item: &Item) -> (Outcome, bool) {
    match item.what {
        What::Raise => (Outcome::Failure, false),
        What::Leave => {
            let text = item.text.trim_end_matches(';').trim();
            let value = text.strip_prefix("return").map(str::trim);
            match value {
                Some(code) if is_main(half) && code.parse::<u8>().is_ok() => {
                    (if code == "0" { Outcome::Success } else { Outcome::Failure }, false)
                }
                Some(value) => of_value(half, value),
                None => (Outcome::Other, false),
            }
        }
        What::Call if matches!(last(&item.name), "raise" | "fail" | "abort" | "panic" | "panic!") => {
            (Outcome::Failure, false)
        }
        What::Call if only_tells(item) => (Outcome::Other, false),
        What::Call => of_value(half, item.text.trim_end_matches(';')),
        _ => (Outcome::Other, false),
    }
}

/// Whether what a function returns is the status of a program.
fn is_main(half: &Half<'_, '_>) -> bool {
    matches!(snake(half.name()).as_str(), "main" | "run" | "handle" | "cli" | "execute" | "call" | "_main" | "invoke")
}

/// Whether a value says that something failed.
fn of_value(half: &Half<'_, '_>, value: &str) -> (Outcome, bool) {
    let value = value.trim().trim_start_matches("await ").trim();
    let lower = value.to_lowercase();
    match lower.as_str() {
        "true" => return (Outcome::Success, true),
        "false" => return (Outcome::Failure, true),
        _ => {}
    }
    if half.language() == "go" {
        return (of_go(half, value), false);
    }
    let callee = value.split(['(', '{']).next().unwrap_or_default().trim();
    let name = snake(callee.trim_start_matches("new ").rsplit(['.', ':']).next().unwrap_or_default());
    let given = value.split_once('(').map_or("", |(_, rest)| rest.trim_end_matches(')')).trim();
    if matches!(name.as_str(), "exit" | "_exit" | "exit_process" | "set_exit_code") || value.starts_with("exit ") {
        let code = given.split(',').next().unwrap_or_default();
        let code = if value.starts_with("exit ") { value.trim_start_matches("exit ").trim() } else { code };
        return match code {
            "0" | "true" | "EXIT_SUCCESS" => (Outcome::Success, false),
            "" => (Outcome::Other, false),
            _ => (Outcome::Failure, false),
        };
    }
    let is_call = value.contains('(');
    if is_call && FAILS.contains(&name.as_str()) || FAILS_WITH.iter().any(|word| lower.contains(word)) {
        return (Outcome::Failure, false);
    }
    if is_call && SUCCEEDS.contains(&name.as_str()) && !given.contains("false")
        || SUCCEEDS_WITH.iter().any(|word| lower.contains(word))
    {
        return (Outcome::Success, false);
    }
    (Outcome::Other, false)
}

const FAILS: &[&str] = &[
    "err",
    "failure",
    "bad_request",
    "forbid",
    "forbidden",
    "unauthorized",
    "unprocessable_entity",
    "conflict",
    "problem",
    "reject",
    "raise",
    "abort",
    "panic",
    "bail!",
    "panic!",
    "fail",
    "error",
    "failed",
    "die",
    "throw",
    "invalid",
    "denied",
    "http_exception",
    "fatal",
    "fatalf",
    "from_exception",
    "internal_server_error",
];

const FAILS_WITH: &[&str] = &[
    "ok: false",
    "success: false",
    "\"ok\": false",
    "\"success\": false",
    "'ok': false",
    "'success': false",
    "valid: false",
    "status: 4",
    "status: 5",
    "status=4",
    "status=5",
    "status(4",
    "status(5",
    "success=false",
    ":unprocessable",
    ":forbidden",
    ":unauthorized",
    ":bad_request",
    ":conflict",
    ":internal_server_error",
    ":payment_required",
    "ok=false",
];

const SUCCEEDS: &[&str] =
    &["ok", "success", "succeed", "succeeded", "resolve", "of_success", "accepted", "no_content", "created"];

const SUCCEEDS_WITH: &[&str] = &[
    "ok: true",
    "success: true",
    "\"ok\": true",
    "\"success\": true",
    "'ok': true",
    "'success': true",
    "valid: true",
    "status: 200",
    "status=200",
    "status(200",
    "success=true",
    ":ok",
    ":no_content",
    ":created",
    ":accepted",
    "ok=true",
];

/// The last of what is returned in Go is the error.
fn of_go(half: &Half<'_, '_>, value: &str) -> Outcome {
    let failing = half.definition().is_some_and(|head| {
        let results =
            head.text.rsplit_once(')').map_or("", |(head, last)| if last.trim().is_empty() { head } else { last });
        results.trim().trim_end_matches(')').trim_end().ends_with("error")
    });
    if value.starts_with("os.Exit(") {
        return if value == "os.Exit(0)" { Outcome::Success } else { Outcome::Failure };
    }
    if value.starts_with("log.Fatal") || value.starts_with("panic(") {
        return Outcome::Failure;
    }
    if !failing {
        return Outcome::Other;
    }
    let last = super::pieces::arguments(&format!("f({value})"), "go")
        .and_then(|(_, given)| given.last().map(|last| (*last).to_owned()));
    match last.as_deref().map(str::trim) {
        Some("nil") => Outcome::Success,
        Some(last) if last.contains("rr") || last.starts_with("fmt.Errorf") || last.starts_with("status.Error") => {
            Outcome::Failure
        }
        _ => Outcome::Other,
    }
}
