//! Checks that answer the same to everyone.

use super::conditions::{always, conditions};
use super::failures::is_aside;
use super::ordinary::only_tells;
use super::outcomes::NEGATIVE;
use super::{Half, Pairs, Tale, Twin};
use crate::fact::outline::{Item, What};
use crate::fact::{Confidence, TargetClass};
use crate::rule::guard::snake;

pub(super) fn judge(pairs: &Pairs<'_, '_>) -> Vec<Tale> {
    let mut tales = Vec::new();
    for twin in pairs.twins.iter().filter(|twin| twin.before.name() == twin.after.name()) {
        tales.extend(predicate(pairs, twin));
        tales.extend(conditions(twin));
    }
    tales
}

/// What a function that checks says to everyone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Constant {
    Yes,
    No,
    /// Nothing: it lets everything pass that it does not refuse.
    Nothing,
}

/// A function that asked something, and answers the same to everyone.
fn predicate(pairs: &Pairs<'_, '_>, twin: &Twin<'_, '_>) -> Option<Tale> {
    let (before, after) = (body(&twin.before)?, body(&twin.after)?);
    let now = constant(&after).or_else(|| constant_behind(&twin.after))?;
    if constant(&before).is_some() || !asks(&before) || is_double(&twin.after.path) {
        return None;
    }
    let definition = twin.after.at?;
    let passes = passes(&twin.after)?;
    let lets_through = match now {
        Constant::Yes => passes == Constant::Yes,
        Constant::No => passes == Constant::No,
        Constant::Nothing => passes == Constant::Nothing && refuses(&before),
    };
    if !lets_through || is_overridden(pairs, twin) {
        return None;
    }
    let file = twin.after.program.source(twin.after.side)?.path.to_text();
    let authorises = authorises(&twin.after.path, &file, &before);
    Some(Tale {
        rule: "check-made-constant",
        noun: "a check",
        class: if authorises { TargetClass::T3 } else { TargetClass::T1 },
        confidence: Confidence::High,
        spot: twin.after.spot(definition)?,
        before: twin.before.spot(twin.before.at?),
        covers: twin.before.extent(twin.before.at?),
        unit: twin.after.path.clone(),
        name: twin.after.name().to_owned(),
        text: after,
        evidence: "what it looked at is not looked at any more".to_owned(),
    })
}

/// Whether another type answers the question that this one leaves to it.
fn is_overridden(pairs: &Pairs<'_, '_>, twin: &Twin<'_, '_>) -> bool {
    let other = |half: &Half<'_, '_>| {
        half.name() == twin.after.name()
            && half.path != twin.after.path
            && body(half).is_some_and(|body| constant(&body).is_none())
    };
    pairs.news.iter().any(other)
}

/// Doubles of tests, and what is there to allow everything.
fn is_double(path: &str) -> bool {
    let path = snake(path);
    [
        "fake",
        "mock",
        "stub",
        "noop",
        "no_op",
        "dummy",
        "allow_all",
        "allow_any",
        "null",
        "always",
        "test",
        "permissive",
        "insecure",
        "unrestricted",
        "public",
    ]
    .iter()
    .any(|word| path.contains(word))
}

/// What a function does, without comments, on one line; none where it does nothing.
fn body(half: &Half<'_, '_>) -> Option<String> {
    let definition = half.definition()?;
    let outline = half.outline();
    let source = half.program.source(half.side)?;
    let mut from = definition.span.start;
    let mut skipped = Vec::new();
    for at in outline.children(half.at) {
        let item = half.item(at)?;
        match item.what {
            What::Mark | What::Parameter => from = from.max(item.span.end),
            What::Comment => skipped.push(item.span),
            What::Text if half.language() == "python" && skipped.is_empty() => skipped.push(item.span),
            What::Definition | What::Type => return None,
            _ => {}
        }
    }
    skipped.extend(half.items().filter(|(_, item)| item.what == What::Comment).map(|(_, item)| item.span));
    skipped.sort();
    skipped.dedup();
    let mut text = String::new();
    let mut at = from;
    for span in skipped.iter().filter(|span| span.start >= from) {
        text.push_str(source.text.get(at..span.start)?);
        at = span.end.max(at);
    }
    text.push_str(source.text.get(at..definition.span.end)?);
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let block = match half.language() {
        "python" => line
            .split_once("):")
            .or_else(|| line.split_once("]:"))
            .or_else(|| arrow(&line))
            .or_else(|| line.split_once(':'))
            .map(|(_, body)| body),
        "ruby" => {
            let name = half.name();
            let rest = line.split_once(name).map_or(line.as_str(), |(_, rest)| rest);
            Some(rest.trim_start_matches(')').trim().trim_end_matches("end").trim_start_matches(['=', ';', ' ']))
        }
        _ => match (line.find('{'), line.find("=>").or_else(|| line.find(" = "))) {
            (Some(brace), Some(arrow)) if arrow < brace => line.get(arrow + 2..),
            (Some(brace), _) => {
                line.get(brace + 1..).map(|body| body.trim().trim_end_matches(';').trim_end().trim_end_matches('}'))
            }
            (None, Some(arrow)) => line.get(arrow + 2..),
            _ => None,
        },
    };
    block.map(|block| block.trim().to_owned())
}

/// Behind the type that a function of Python answers with.
fn arrow(line: &str) -> Option<(&str, &str)> {
    let (_, rest) = line.split_once("->")?;
    rest.split_once(':')
}

/// What a body always says; none where it depends on something.
fn constant(body: &str) -> Option<Constant> {
    let mut text = body.trim().trim_end_matches(';').trim();
    text = text.strip_prefix("return").map_or(text, str::trim);
    for (open, close) in [
        ("Task.FromResult(", ")"),
        ("Promise.resolve(", ")"),
        ("Ok(", ")"),
        ("ValueTask.FromResult(", ")"),
        ("Future.value(", ")"),
        ("Mono.just(", ")"),
        ("new(", ")"),
        ("of(", ")"),
        ("(", ")"),
        ("{ return ", ";"),
        ("Result.success(", ")"),
    ] {
        if let Some(inner) = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) {
            text = inner.trim();
        }
    }
    match text {
        "true" | "True" | "TRUE" | "Boolean.TRUE" | "true, nil" => Some(Constant::Yes),
        "false" | "False" | "FALSE" | "Boolean.FALSE" | "false, nil" => Some(Constant::No),
        "" | "pass" | "nil" | "None" | "()" | "Unit" | "null" | "undefined" | "..." | "Task.CompletedTask" => {
            Some(Constant::Nothing)
        }
        _ => match always(text) {
            Some(true) => Some(Constant::Yes),
            Some(false) => Some(Constant::No),
            None => None,
        },
    }
}

/// What a function answers whatever it has told or worked out before.
fn constant_behind(half: &Half<'_, '_>) -> Option<Constant> {
    let inside: Vec<&Item> = half.outline().children(half.at).filter_map(|at| half.item(at)).collect();
    let is_idle = |item: &&&Item| match item.what {
        What::Mark | What::Parameter | What::Comment | What::Binding | What::Text => true,
        What::Call => only_tells(item) || is_aside(item),
        _ => false,
    };
    let said = inside.iter().take_while(is_idle).count();
    let answer = match inside.get(said..)? {
        [] if matches!(half.language(), "rust" | "ruby") => last_line(half.text())?,
        [end] if end.what == What::Leave => end.text.as_str(),
        _ => return None,
    };
    // Where nothing is said in front, its body as a whole is looked at.
    let says = inside.iter().take(said).any(|item| matches!(item.what, What::Call | What::Binding));
    constant(answer).filter(|answer| says && *answer != Constant::Nothing)
}

/// The last line of a function that is no bracket.
fn last_line(text: &str) -> Option<&str> {
    text.lines().map(str::trim).rfind(|line| !matches!(*line, "" | "}" | "end"))
}

/// Whether a body looked at something, and was no constant under another name or a stub.
fn asks(body: &str) -> bool {
    let stub =
        ["NotImplemented", "todo!", "unimplemented!", "TODO", "not implemented"].iter().any(|word| body.contains(word));
    const ASKING: [char; 10] = ['(', '.', '=', '<', '>', '&', '|', '[', '!', '?'];
    !stub && (body.contains(ASKING) || body.contains(" in "))
}

/// Whether a body refused something.
fn refuses(body: &str) -> bool {
    [
        "raise",
        "throw",
        "Err(",
        "bail!",
        "ensure!",
        "errors.New",
        "fmt.Errorf",
        "abort",
        "assert",
        "panic",
        "return err",
        "redirect",
        "render",
        "head ",
        "die(",
        "exit",
    ]
    .iter()
    .any(|word| body.contains(word))
}

/// First words of names that ask whether something may be.
const MAY: &[&str] = &[
    "can",
    "may",
    "is",
    "has",
    "are",
    "was",
    "allow",
    "allows",
    "allowed",
    "permits",
    "permit",
    "permitted",
    "should",
    "owns",
    "check",
    "verify",
    "validate",
    "valid",
    "authorize",
    "authorise",
    "authorized",
    "authenticate",
    "confirm",
    "confirmed",
    "matches",
    "accepts",
    "within",
    "ensure",
];

/// Words that make an answer `true` let something pass.
const GOOD: &[&str] = &[
    "can",
    "may",
    "allow",
    "allows",
    "allowed",
    "permits",
    "permit",
    "permitted",
    "permission",
    "permissions",
    "authorized",
    "authorised",
    "authorize",
    "authorise",
    "authenticated",
    "authenticate",
    "valid",
    "verify",
    "verified",
    "validate",
    "validated",
    "owns",
    "owner",
    "admin",
    "member",
    "staff",
    "superuser",
    "role",
    "trusted",
    "safe",
    "signed",
    "check",
    "confirm",
    "confirmed",
    "approved",
    "eligible",
    "activate",
    "matches",
    "access",
    "accessible",
    "within",
    "healthy",
    "approval",
    "entitled",
    "licensed",
    "visible",
    "editable",
    "deletable",
    "writable",
];

/// Whether a word says that something may be done with a thing: `refundable`; not what a thing is made like.
fn is_doable(word: &str) -> bool {
    const MADE: &[&str] = &[
        "nullable",
        "available",
        "enable",
        "disable",
        "serializable",
        "iterable",
        "variable",
        "table",
        "mutable",
        "immutable",
        "comparable",
        "hashable",
        "callable",
        "readable",
        "resizable",
        "scrollable",
        "clickable",
        "selectable",
        "sortable",
        "filterable",
        "draggable",
        "droppable",
        "focusable",
        "collapsible",
        "expandable",
        "configurable",
        "searchable",
        "printable",
        "disposable",
        "traversable",
        "displayable",
        "renderable",
        "cacheable",
        "compatible",
        "possible",
        "reachable",
        "applicable",
        "stable",
        "retryable",
        "retriable",
        "recoverable",
    ];
    (word.ends_with("able") || word.ends_with("ible")) && !MADE.contains(&word)
}

/// What a check answers to let something pass; none where the function is no check.
fn passes(half: &Half<'_, '_>) -> Option<Constant> {
    let name = snake(half.name());
    let name = name.trim_end_matches(['?', '!']);
    let words: Vec<&str> = name.split('_').filter(|word| *word != "async").collect();
    let first = words.first().copied().unwrap_or_default();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let needs = matches!(first, "requires" | "needs" | "must") || name.contains("needs_") || name.contains("requires_");
    let answers = half.text().contains("return")
        || half.text().contains("=>")
        || !matches!(half.language(), "python" | "javascript" | "typescript" | "tsx");
    let policy = snake(&half.path).split('.').any(|part| part.ends_with("policy"))
        && (half.language() == "php" || half.name().ends_with('?'));
    let is_check = MAY.contains(&first) || has(GOOD) || policy;
    let is_good = has(GOOD) || words.len() > 1 && words.last().is_some_and(|word| is_doable(word));
    // A function that answers nothing refuses by raising.
    let refuser = matches!(
        first,
        "ensure"
            | "require"
            | "check"
            | "validate"
            | "verify"
            | "assert"
            | "authorize"
            | "authorise"
            | "authenticate"
            | "enforce"
            | "guard"
            | "deny"
            | "refuse"
            | "reject"
            | "forbid"
    );
    let says_nothing = body(half).and_then(|body| constant(&body)) == Some(Constant::Nothing);
    match () {
        () if says_nothing && refuser => Some(Constant::Nothing),
        () if says_nothing || !answers => None,
        () if needs || has(NEGATIVE) => Some(Constant::No),
        () if is_check && is_good || policy => Some(Constant::Yes),
        () => None,
    }
}

/// Whether a check is about who may do something.
pub(super) fn authorises(path: &str, file: &str, body: &str) -> bool {
    const WORDS: &[&str] = &[
        "can",
        "may",
        "permission",
        "permissions",
        "permitted",
        "permits",
        "access",
        "authorize",
        "authorise",
        "authorized",
        "authorised",
        "authorization",
        "admin",
        "role",
        "roles",
        "policy",
        "policies",
        "owner",
        "owns",
        "tenant",
        "acl",
        "auth",
        "authenticated",
        "authenticate",
        "allowed",
        "allows",
        "superuser",
        "staff",
        "guard",
        "privilege",
        "privileges",
    ];
    let has = |text: &str| snake(text).split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word));
    let subject = [
        "user",
        "role",
        "owner",
        "principal",
        "claims",
        "account",
        "member",
        "permission",
        "tenant",
        "scope",
        "session",
    ]
    .iter()
    .any(|word| body.to_lowercase().contains(word));
    (has(path) || has(file)) && (subject || has(path))
}
