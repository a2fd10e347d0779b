//! Failures that were heard of and are heard of no more.

use std::collections::BTreeMap;

use super::handled::{End, Fate, fate};
use super::ordinary::only_tells;
use super::{Half, Pairs, Tale, Twin};
use crate::analysis::guards::operation::{Deed, deed};
use crate::analysis::guards::words::last;
use crate::fact::outline::{Item, What};
use crate::fact::{Confidence, TargetClass};
use crate::rule::guard::snake;
use crate::source::Side;

/// A call and what becomes of its failure.
struct Called<'s> {
    at: usize,
    item: &'s Item,
    fate: Fate,
}

/// Words of calls whose failure nobody minds: they end or tidy up something, tell something, or warm something up.
const BEST_EFFORT: &[&str] = &[
    "close",
    "cleanup",
    "clean",
    "dispose",
    "kill",
    "terminate",
    "cancel",
    "abort",
    "disconnect",
    "shutdown",
    "stop",
    "unsubscribe",
    "track",
    "capture",
    "metric",
    "metrics",
    "gauge",
    "log",
    "print",
    "prefetch",
    "preload",
    "warm",
    "cache",
    "cached",
    "rollback",
    "teardown",
    "quit",
    "exit",
    "join",
    "drain",
    "sleep",
    "wait",
    "fprintf",
    "fprintln",
    "fprint",
    "telemetry",
    "analytics",
    "beep",
    "focus",
    "blur",
    "scroll",
    "release",
    "unlock",
    "detach",
    "interrupt",
    "free",
    "rm",
    "rmdir",
    "rmtree",
    "unlink",
    "remove_file",
    "remove_dir_all",
    "remove_all",
    "setsockopt",
    "chmod",
    "mkdir",
    "flush",
    "usage",
    "play",
    "pause",
    "copy_to_clipboard",
    "add_breadcrumb",
    "report",
    "heartbeat",
    "ping",
    "render",
    "draw",
    "display",
    "show",
    "hide",
    "animate",
    "vibrate",
    "invalidate",
    "evict",
    "set_deadline",
    "set_read_deadline",
    "set_write_deadline",
    "write_string",
    "write_byte",
    "printf",
    "println",
    "writeln!",
    "write!",
    "append",
    "len",
    "format",
];

/// Receivers that only tell, draw or hand over inside a process.
const ASIDE: &[&str] = &[
    "tx",
    "sender",
    "log",
    "logger",
    "console",
    "metrics",
    "stats",
    "statsd",
    "tracer",
    "span",
    "analytics",
    "telemetry",
    "sb",
    "builder",
    "buf",
    "buffer",
    "w",
    "hash",
    "hasher",
    "out",
    "stdout",
    "stderr",
    "ui",
    "window",
    "document",
    "list",
    "self.list",
];

pub(super) fn judge(pairs: &Pairs<'_, '_>) -> Vec<Tale> {
    let mut tales = Vec::new();
    for twin in &pairs.twins {
        if tidies(&twin.after) {
            continue;
        }
        let (before, after) = (calls(&twin.before), calls(&twin.after));
        let heard = heard(&before);
        let still = self::heard(&after);
        let mut told = BTreeMap::new();
        for now in after.iter().filter(|now| now.fate.end.is_some() && !is_aside(now.item)) {
            let Some(end) = now.fate.end else { continue };
            let key = key(now.item);
            let Some(was) = heard.get(&key).filter(|was| was.len() > still.get(&key).map_or(0, Vec::len)) else {
                continue;
            };
            let Some(was) = was.first().and_then(|was| before.get(*was)) else { continue };
            if twin.after.language() == "go" && !was.fate.minded || answers_no_error(pairs, now.item, &twin.after) {
                continue;
            }
            let confidence = confidence(&twin.after, now, end, was);
            let tale = tale(&twin.after, now, end, twin.before.spot(was.at), confidence);
            let best = told.entry(end.at).or_insert_with(|| tale.clone());
            if tale.as_ref().map(|tale| tale.confidence) > best.as_ref().map(|best| best.confidence) {
                *best = tale;
            }
        }
        tales.extend(told.into_values().flatten());
        tales.extend(taken_out(pairs, twin, &before, &after));
        tales.extend(unheard_callbacks(&twin.before, &twin.after));
        tales.extend(unasked(&twin.before, &twin.after));
    }
    tales
}

/// A call whose failure was heard of, in a new unit that nobody hears of it in: `runCatching { … }.getOrNull()`.
fn taken_out(pairs: &Pairs<'_, '_>, twin: &Twin<'_, '_>, before: &[Called<'_>], after: &[Called<'_>]) -> Option<Tale> {
    let gone = |called: &Called<'_>| !after.iter().any(|now| key(now.item) == key(called.item));
    let was: Vec<&Called<'_>> =
        before.iter().filter(|was| was.fate.minded && was.fate.end.is_none() && gone(was)).collect();
    if was.is_empty() {
        return None;
    }
    for half in pairs.news.iter().filter(|half| !tidies(half) && half.at.is_some()) {
        let Some(call) = called_in(&twin.after, half.name()) else { continue };
        for now in calls(half).iter().filter(|now| !is_aside(now.item)) {
            let Some(end) = now.fate.end else { continue };
            let Some(was) = was.iter().find(|was| key(was.item) == key(now.item)) else { continue };
            // What is answered in its place may be looked at by who calls.
            if end.replaced && is_looked_at(&twin.after, call) || answers_no_error(pairs, now.item, half) {
                continue;
            }
            let told = tale(half, now, end, twin.before.spot(was.at), confidence(half, now, end, was));
            if told.is_some() {
                return told;
            }
        }
    }
    None
}

/// Where `name` is called right in `half`, or handed on.
fn called_in(half: &Half<'_, '_>, name: &str) -> Option<usize> {
    let says = |item: &Item| matches!(item.what, What::Call | What::Argument) && last(&item.name) == name;
    half.items().find(|(_, item)| says(item)).map(|(at, _)| at)
}

/// Whether what a call answers is given a name, or asked.
fn is_looked_at(half: &Half<'_, '_>, call: usize) -> bool {
    let mut around = half.outline().around(call).filter_map(|up| half.item(up));
    around
        .find(|item| !matches!(item.what, What::Propagation))
        .is_some_and(|item| matches!(item.what, What::Binding | What::Check | What::Match | What::Option))
}

/// The calls right in `half` that do or ask something.
fn calls<'s>(half: &Half<'s, '_>) -> Vec<Called<'s>> {
    let calls = half.items().filter(|(_, item)| item.what == What::Call && !only_tells(item) && deed(item).is_some());
    calls.map(|(at, item)| Called { at, item, fate: fate(half, at) }).collect()
}

/// The calls whose failure is heard of, by name.
fn heard(calls: &[Called<'_>]) -> BTreeMap<String, Vec<usize>> {
    let mut heard: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, call) in calls.iter().enumerate().filter(|(_, call)| call.fate.end.is_none()) {
        heard.entry(key(call.item)).or_default().push(at);
    }
    heard
}

/// The last two parts of what is called.
fn key(item: &Item) -> String {
    let mut parts: Vec<&str> = item.name.rsplit('.').take(2).collect();
    parts.reverse();
    parts.join(".")
}

/// Whether a unit is there to tidy up: it is called so, and is told nothing of what to work on.
fn tidies(half: &Half<'_, '_>) -> bool {
    const TIDY: &[&str] = &[
        "close",
        "cleanup",
        "dispose",
        "shutdown",
        "teardown",
        "stop",
        "drop",
        "del",
        "finalize",
        "disconnect",
        "destructor",
        "unmount",
        "destroy",
    ];
    const OWN: &[&str] = &["self", "this", "ctx", "context", "cls", "signal", "ct"];
    let mut given = half.items().filter(|(_, item)| item.what == What::Parameter);
    let given_nothing = given.all(|(_, item)| OWN.contains(&snake(&item.name).trim_start_matches('&')));
    given_nothing && snake(half.name()).split('_').any(|word| TIDY.contains(&word))
}

pub(super) fn is_aside(item: &Item) -> bool {
    let step = snake(last(&item.name));
    let holder = snake(item.name.rsplit_once('.').map_or("", |(holder, _)| last(holder)));
    let first = step.split('_').next().unwrap_or_default();
    // What nobody reads: `io.Copy(io.Discard, resp.Body)`.
    let discards = item.text.contains("io.Discard");
    discards || BEST_EFFORT.contains(&step.as_str()) || BEST_EFFORT.contains(&first) || ASIDE.contains(&holder.as_str())
}

/// Whether the change takes the error out of what the called function answers.
fn answers_no_error(pairs: &Pairs<'_, '_>, item: &Item, half: &Half<'_, '_>) -> bool {
    let name = last(&item.name).to_owned();
    let failing = |text: &str| match half.language() {
        "go" => text.contains("error"),
        "rust" => text.contains("Result"),
        _ => true,
    };
    pairs.programs.iter().any(|program| {
        let mut heads = program.definitions(Side::After, &name).filter_map(|at| program.item(Side::After, at));
        heads.any(|head| !failing(&head.text))
    })
}

fn confidence(half: &Half<'_, '_>, now: &Called<'_>, end: End, was: &Called<'_>) -> Confidence {
    let writes = deed(now.item).is_some_and(|deed| deed >= Deed::Change);
    let weakened = was.fate.minded
        && matches!(half.item(end.at).map(|item| item.what), Some(What::Handler | What::Check | What::Arm));
    let in_loop = half.outline().around(now.at).any(|up| half.item(up).is_some_and(|item| item.what == What::Loop));
    // What is told while the rest goes on is a decision; so is a default for what may not be there, and nothing in place of
    // what one kind of failure kept from being read.
    let handled = half.item(end.at).filter(|item| item.what == What::Handler);
    let decided = end.told && (!writes || in_loop);
    let named = handled.is_some_and(|handler| !is_broad(&handler.name));
    let optional = !writes && !weakened && end.replaced && (named || is_optional(now.item));
    if decided || optional {
        return Confidence::Medium;
    }
    Confidence::High
}

/// Whether types of failures are all that there are.
fn is_broad(types: &str) -> bool {
    const ALL: &[&str] =
        &["exception", "base_exception", "throwable", "error", "standard_error", "runtime_exception", "runtime_error"];
    let mut words =
        types.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty()).peekable();
    words.peek().is_none() || words.any(|word| ALL.contains(&snake(word).as_str()))
}

/// Whether a call asks for what may not be there: a setting, a number in a text.
fn is_optional(item: &Item) -> bool {
    const WORDS: &[&str] = &[
        "parse",
        "var",
        "get",
        "env",
        "to_str",
        "from_str",
        "lookup",
        "find",
        "first",
        "last",
        "peek",
        "pop",
        "next",
        "loads",
        "decode",
        "exists",
        "stat",
        "metadata",
        "canonicalize",
        "current_dir",
        "home_dir",
        "hostname",
    ];
    snake(last(&item.name)).split('_').any(|word| WORDS.contains(&word))
}

fn tale(
    half: &Half<'_, '_>,
    now: &Called<'_>,
    end: End,
    before: Option<crate::analysis::Spot>,
    confidence: Confidence,
) -> Option<Tale> {
    let spot = half.spot(end.at)?;
    Some(Tale {
        rule: "error-swallowed",
        noun: "a failure",
        class: TargetClass::T1,
        confidence,
        text: now.item.text.clone(),
        spot,
        before,
        covers: None,
        unit: half.path.clone(),
        name: format!("{}()", now.item.name.trim_end_matches('!')),
        evidence: if end.told { "it is told and work goes on".to_owned() } else { "nobody hears of it".to_owned() },
    })
}

/// Calls that raised where they failed, and now answer what nobody looks at: `save!` → `save`, `all` → `allSettled`.
fn unasked(before: &Half<'_, '_>, after: &Half<'_, '_>) -> Option<Tale> {
    let raising = |item: &Item| match after.language() {
        "ruby" => Some((item.text.split('(').next()?.ends_with('!'), item.name.trim_end_matches('!').to_owned())),
        _ => matches!(item.name.as_str(), "Promise.all" | "Promise.allSettled")
            .then(|| (item.name == "Promise.all", "Promise".to_owned())),
    };
    let found = |half: &Half<'_, '_>| -> Vec<(usize, bool, String)> {
        let calls = half.items().filter(|(_, item)| item.what == What::Call);
        let writes = calls.filter(|(_, item)| {
            deed(item).is_some_and(|deed| deed >= Deed::Change) || item.name.starts_with("Promise.")
        });
        writes.filter_map(|(at, item)| raising(item).map(|(raises, name)| (at, raises, name))).collect()
    };
    let (was, now) = (found(before), found(after));
    let count = |list: &[(usize, bool, String)], raises: bool, name: &str| {
        list.iter().filter(|(_, is, other)| *is == raises && other == name).count()
    };
    // What stands last is what the function answers.
    let is_left = |at: usize| {
        let holder = after.outline().around(at).next();
        let is_block = holder.and_then(|up| after.item(up)).is_some_and(|item| {
            matches!(
                item.what,
                What::Definition | What::Then | What::Otherwise | What::Loop | What::Attempt | What::Closure
            )
        });
        let last = after.outline().children(holder).last() == Some(at);
        (is_block || holder.is_none()) && !(last && after.language() == "ruby")
    };
    let turned = now.iter().find(|(at, raises, name)| {
        !raises
            && count(&was, true, name) > count(&now, true, name)
            && count(&now, false, name) > count(&was, false, name)
            && is_left(*at)
    });
    let (at, ..) = turned?;
    let item = after.item(*at)?;
    Some(Tale {
        rule: "error-swallowed",
        noun: "a failure",
        class: TargetClass::T1,
        confidence: Confidence::High,
        spot: after.spot(*at)?,
        before: None,
        covers: None,
        unit: after.path.clone(),
        name: format!("{}()", item.name),
        text: item.text.clone(),
        evidence: "it raised where it failed; what it answers is not looked at".to_owned(),
    })
}

/// Callbacks that looked at the error they are handed, and do no longer.
fn unheard_callbacks(before: &Half<'_, '_>, after: &Half<'_, '_>) -> Vec<Tale> {
    if !matches!(after.language(), "javascript" | "typescript" | "tsx") {
        return Vec::new();
    }
    let was: Vec<(String, bool)> = callbacks(before).into_iter().map(|(name, _, looks)| (name, looks)).collect();
    let new = callbacks(after).into_iter().filter(|(name, _, looks)| {
        !looks && was.contains(&(name.clone(), true)) && !was.contains(&(name.clone(), false))
    });
    let tale = |(name, at, _): (String, usize, bool)| {
        Some(Tale {
            rule: "error-swallowed",
            noun: "a failure",
            class: TargetClass::T1,
            confidence: Confidence::High,
            spot: after.spot(at)?,
            before: None,
            covers: None,
            unit: after.path.clone(),
            text: after.item(at).map(|item| item.text.clone()).unwrap_or_default(),
            name: format!("{name}()"),
            evidence: "the error that is handed over is not looked at".to_owned(),
        })
    };
    new.filter_map(tale).collect()
}

/// The calls that hand an error to a function: their names and whether the function looks at it.
fn callbacks(half: &Half<'_, '_>) -> Vec<(String, usize, bool)> {
    let outline = half.outline();
    let mut found = Vec::new();
    for (at, item) in half.items().filter(|(_, item)| item.what == What::Closure) {
        let Some(call) = item.inside.filter(|call| half.item(*call).is_some_and(|call| call.what == What::Call)) else {
            continue;
        };
        let first = outline.children(Some(at)).find_map(|at| half.item(at).filter(|item| item.what == What::Parameter));
        let Some(name) =
            first.map(|first| first.name.as_str()).filter(|name| matches!(*name, "err" | "error" | "e" | "cause"))
        else {
            continue;
        };
        let Some(name_of_call) = half.item(call).map(|call| call.name.clone()).filter(|name| !name.ends_with("catch"))
        else {
            continue;
        };
        let body = half.slice(item.span);
        let uses = body.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| *word == name).count();
        found.push((name_of_call, call, uses > 1));
    }
    found
}
