//! What becomes of the failure of a call.

use super::Half;
use super::ordinary::{is_idle, is_narrow};
use crate::analysis::guards::words::last;
use crate::fact::outline::{Item, What};
use crate::rule::guard::snake;

/// What becomes of a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fate {
    /// Where it ends, and what is done there; none where it is handed on.
    pub(super) end: Option<End>,
    /// Whether something is done about it: it is handed on as another, or answered.
    pub(super) minded: bool,
}

/// Where a failure ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct End {
    /// What takes it: a handler, a call, a binding.
    pub(super) at: usize,
    /// Whether it is told.
    pub(super) told: bool,
    /// Whether a value stands in for what failed.
    pub(super) replaced: bool,
}

const FREE: Fate = Fate { end: None, minded: false };
const MINDED: Fate = Fate { end: None, minded: true };

fn ends(at: usize, told: bool, replaced: bool) -> Fate {
    Fate { end: Some(End { at, told, replaced }), minded: false }
}

/// What becomes of the failure of the call at `at`.
pub(super) fn fate(half: &Half<'_, '_>, at: usize) -> Fate {
    let own = match half.language() {
        "rust" => of_result(half, at),
        "go" => of_error(half, at),
        "javascript" | "typescript" | "tsx" => of_promise(half, at),
        "kotlin" => of_run_catching(half, at),
        "php" => of_silenced(half, at),
        _ => FREE,
    };
    if own != FREE || matches!(half.language(), "rust" | "go") {
        return own;
    }
    of_attempt(half, at)
}

/// The nearest attempt around a call decides, unless it lets the failure through.
fn of_attempt(half: &Half<'_, '_>, at: usize) -> Fate {
    let outline = half.outline();
    let mut minded = FREE;
    let mut shielded = false;
    for up in outline.around(at) {
        if Some(up) == half.at {
            break;
        }
        let Some(item) = half.item(up) else { break };
        match item.what {
            // What fails in a handler is not caught by its own attempt.
            What::Handler | What::Finally => shielded = true,
            What::Frame if item.text.contains("suppress(") && !is_narrow(&item.text) => return ends(up, false, false),
            What::Attempt if std::mem::take(&mut shielded) => {}
            What::Attempt => {
                let handlers = || outline.children(Some(up)).filter_map(|at| Some((at, half.item(at)?)));
                let mut handlers = handlers().filter(|(_, item)| item.what == What::Handler).peekable();
                if handlers.peek().is_none() && rescues_with_nothing(half.slice(item.span)) {
                    return ends(up, false, true);
                }
                for (at, handler) in handlers {
                    if is_narrow(&handler.name) || is_narrow_inside(half, at) {
                        continue;
                    }
                    match is_idle(half, at) {
                        Some(idle) => return ends(at, idle.told, idle.replaced),
                        None => minded = MINDED,
                    }
                }
            }
            _ => {}
        }
    }
    // What fails in a method is rescued at its end, where it has no block of its own.
    let rescues = outline.children(half.at).filter_map(|at| Some((at, half.item(at)?)));
    for (handler, item) in rescues.filter(|(handler, item)| item.what == What::Handler && *handler > at && !shielded) {
        if is_narrow(&item.name) || is_narrow_inside(half, handler) {
            continue;
        }
        match is_idle(half, handler) {
            Some(idle) => return ends(handler, idle.told, idle.replaced),
            None => minded = MINDED,
        }
    }
    minded
}

/// Whether a handler looks at what failed before it goes on.
fn is_narrow_inside(half: &Half<'_, '_>, handler: usize) -> bool {
    let checks = half.outline().children(Some(handler)).filter_map(|at| half.item(at));
    checks.into_iter().any(|item| item.what == What::Check && is_narrow(&item.text))
}

/// `upsert(x) rescue nil`
fn rescues_with_nothing(text: &str) -> bool {
    let Some((_, other)) = text.rsplit_once(" rescue ") else { return false };
    matches!(other.trim(), "nil" | "false" | "[]" | "{}" | "\"\"" | "''" | "0" | "next")
}

/// Steps that make something of a failure of Rust.
const DROPS: &[&str] =
    &["ok", "unwrap_or_default", "unwrap_or", "unwrap_or_else", "map_or", "map_or_else", "is_ok", "is_err", "err"];

fn of_result(half: &Half<'_, '_>, at: usize) -> Fate {
    let outline = half.outline();
    for up in outline.around(at) {
        if Some(up) == half.at {
            break;
        }
        let Some(item) = half.item(up) else { break };
        match item.what {
            What::Propagation | What::Leave => return MINDED,
            What::Call => {
                let step = last(&item.name);
                if matches!(step, "unwrap" | "expect" | "ok_or" | "ok_or_else" | "unwrap_or_exit") {
                    return MINDED;
                }
                if step == "drop" && !item.name.contains('.') {
                    return ends(up, false, false);
                }
                if DROPS.contains(&step) && is_step_of(half, at, item) {
                    let told = tells(&item.text);
                    // `.ok()?`, and `if x.is_ok()`, are no end.
                    let used = outline.around(up).next().and_then(|up| half.item(up)).map(|item| item.what);
                    if matches!(step, "is_ok" | "is_err") || used == Some(What::Propagation) {
                        return MINDED;
                    }
                    return ends(up, told, step != "ok" && step != "err");
                }
            }
            What::Binding if item.name == "_" => return ends(up, false, false),
            What::Check if item.text.contains("let Err(") || item.text.contains("let Ok(") => {
                return branch(half, up, What::Then, item.text.contains("let Err("));
            }
            What::Match => return arm(half, up),
            What::Closure | What::Then | What::Otherwise | What::Loop | What::Arm => break,
            _ => {}
        }
    }
    FREE
}

fn is_step_of(half: &Half<'_, '_>, at: usize, outer: &Item) -> bool {
    half.item(at).is_some_and(|inner| inner.span.start == outer.span.start)
}

fn tells(text: &str) -> bool {
    ["warn", "error", "log", "trace", "debug", "print", "report"].iter().any(|word| text.contains(word))
}

/// What is done in the branch of a check that a failure leads to.
fn branch(half: &Half<'_, '_>, check: usize, what: What, failed: bool) -> Fate {
    let mut branches =
        half.outline().children(Some(check)).filter(|at| half.item(*at).is_some_and(|item| item.what == what));
    let Some(then) = branches.next().filter(|_| failed) else { return MINDED };
    // What is answered with is an outcome of its own.
    let answers = half.outline().children(Some(then)).filter_map(|at| half.item(at));
    if answers.into_iter().any(|item| {
        item.what == What::Leave
            && item.text.trim_start_matches("return").trim_matches([' ', ';']).len() > 1
            && item.text.starts_with("return")
    }) {
        return MINDED;
    }
    is_idle(half, then).map_or(MINDED, |idle| ends(check, idle.told, idle.replaced))
}

/// What is done in the arm of a match that a failure leads to.
fn arm(half: &Half<'_, '_>, place: usize) -> Fate {
    let arms = half.outline().children(Some(place)).filter(|at| {
        half.item(*at).is_some_and(|item| item.what == What::Arm && (item.text.starts_with("Err(") || item.text == "_"))
    });
    let mut fate = FREE;
    for at in arms {
        let narrow = half.item(at).is_some_and(|item| is_narrow(&item.text));
        match is_idle(half, at).filter(|_| !narrow) {
            Some(idle) => return ends(at, idle.told, idle.replaced),
            None => fate = MINDED,
        }
    }
    fate
}

fn of_error(half: &Half<'_, '_>, at: usize) -> Fate {
    let outline = half.outline();
    let Some(up) = outline.around(at).next().filter(|up| Some(*up) != half.at) else { return ends(at, false, false) };
    let Some(item) = half.item(up) else { return FREE };
    match item.what {
        What::Binding => {
            let taker = item.name.rsplit(',').next().unwrap_or_default().trim();
            if taker == "_" {
                return ends(up, false, false);
            }
            if !is_error_name(taker) {
                return FREE;
            }
            // The check behind it, or the one that it stands in.
            let inside = outline.around(up).find(|up| half.item(*up).is_some_and(|item| item.what == What::Check));
            let behind = || {
                half.items()
                    .find(|(at, check)| *at > up && check.what == What::Check && mentions(&check.text, taker))
                    .map(|(at, _)| at)
            };
            let check = inside.filter(|check| {
                half.item(*check).is_some_and(|check| check.text.contains("err") || mentions(&check.text, taker))
            });
            let Some(check) = check.or_else(behind) else { return MINDED };
            let text = half.item(check).map(|item| item.text.clone()).unwrap_or_default();
            if !text.contains("!= nil") || is_narrow(&text) || hands_on_by_name(half, check, taker) {
                return MINDED;
            }
            branch(half, check, What::Then, true)
        }
        // A call that stands alone: whatever it answers is left.
        What::Then | What::Otherwise | What::Loop | What::Arm | What::Closure | What::Definition
            if stands_alone(half, at) =>
        {
            ends(at, false, false)
        }
        _ => FREE,
    }
}

/// Whether nothing in front of a call takes what it answers: not so in `switch err := load(id); {`.
fn stands_alone(half: &Half<'_, '_>, at: usize) -> bool {
    let text = half.program.source(half.side).map_or("", |source| source.text.as_str());
    let head = half.item(at).and_then(|item| text.get(..item.span.start)).unwrap_or_default();
    let line = head.rsplit('\n').next().unwrap_or_default();
    !line.contains(":=") && !line.contains(" = ")
}

/// Whether a bare `return` hands on what the results of its function name: `(found bool, err error)`.
fn hands_on_by_name(half: &Half<'_, '_>, check: usize, taker: &str) -> bool {
    let head = half.definition().map_or("", |head| head.text.as_str());
    let is_result = head.contains(&format!("{taker} error)"));
    is_result && half.outline().within(check).iter().any(|item| item.what == What::Leave && item.text == "return")
}

fn is_error_name(name: &str) -> bool {
    let name = snake(name);
    name.ends_with("err") || name.starts_with("err")
}

fn mentions(text: &str, name: &str) -> bool {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|word| word == name)
}

/// `save().catch(() => {})`
fn of_promise(half: &Half<'_, '_>, at: usize) -> Fate {
    for up in half.outline().around(at) {
        let Some(item) = half.item(up) else { break };
        match item.what {
            What::Call if last(&item.name) == "catch" && is_step_of(half, at, item) => {
                let mut closures = half
                    .outline()
                    .children(Some(up))
                    .filter(|at| half.item(*at).is_some_and(|item| item.what == What::Closure));
                if let Some(closure) = closures.next() {
                    let body = is_idle(half, closure);
                    return body
                        .map_or(MINDED, |idle| ends(up, idle.told, idle.replaced || gives_something(half, closure)));
                }
                let named = ["console.error)", "console.log)", "console.warn)", "noop)"]
                    .iter()
                    .any(|end| item.text.ends_with(end));
                return if named { ends(up, true, false) } else { MINDED };
            }
            What::Call | What::Propagation => {}
            _ => break,
        }
    }
    FREE
}

/// Whether a function without a block answers with more than nothing: `() => fallback()`.
fn gives_something(half: &Half<'_, '_>, closure: usize) -> bool {
    let text = half.item(closure).map(|item| half.slice(item.span)).unwrap_or_default();
    let body = text.split_once("=>").map(|(_, body)| body.trim()).unwrap_or_default();
    !(body.starts_with('{') || matches!(body, "undefined" | "null" | "void 0" | "{}"))
}

fn of_run_catching(half: &Half<'_, '_>, at: usize) -> Fate {
    let outline = half.outline();
    let mut around = outline.around(at);
    let Some(catching) = around
        .find(|up| half.item(*up).is_some_and(|item| item.what == What::Call && last(&item.name) == "runCatching"))
    else {
        return FREE;
    };
    let outer = outline.around(catching).next().and_then(|up| half.item(up));
    match outer.map(|item| item.what) {
        Some(What::Call) => {
            let text = outer.map(|item| item.text.clone()).unwrap_or_default();
            let minds = ["getOrThrow", "onFailure", "getOrElse", "fold", "recover", "exceptionOrNull", "isFailure"]
                .iter()
                .any(|step| text.contains(step));
            if minds {
                MINDED
            } else {
                ends(catching, false, text.contains("getOrDefault") || text.contains("getOrNull"))
            }
        }
        Some(What::Binding | What::Leave | What::Match | What::Check) => MINDED,
        _ => ends(catching, false, false),
    }
}

/// `@unlink($path)`
fn of_silenced(half: &Half<'_, '_>, at: usize) -> Fate {
    let source = half.program.source(half.side).map(|source| source.text.as_str()).unwrap_or_default();
    let silenced = half.item(at).and_then(|item| source.get(..item.span.start)).is_some_and(|head| head.ends_with('@'));
    if silenced { ends(at, false, false) } else { FREE }
}
