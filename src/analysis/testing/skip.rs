//! What keeps a test from running: marks, calls, names, and an end before the first assertion.

use super::case::Skip;
use super::check;
use super::failure::Failure;
use super::text::{elements, groups, names, strings};
use super::words::{self, first, last};
use crate::fact::outline::{Item, Outline, What};
use crate::source::{Source, Span};

/// What skips the test or the group at `at`.
pub(super) fn of_item(outline: &Outline, source: &Source, at: usize, language: &str) -> Option<Skip> {
    let item = outline.items.get(at)?;
    let marks =
        outline.children(Some(at)).filter_map(|at| outline.items.get(at)).filter(|item| item.what == What::Mark);
    let by_mark = marks.into_iter().find_map(|mark| of_mark(source.slice(mark.span), mark));
    by_mark
        .or_else(|| of_head(item, source))
        .or_else(|| of_option(outline, source, at))
        .or_else(|| of_body(outline, source, at, language))
}

fn of_mark(text: &str, mark: &Item) -> Option<Skip> {
    let name = last(&mark.name).to_lowercase();
    let named = |wanted: &str| {
        elements(groups(text).first().copied().unwrap_or_default())
            .into_iter()
            .find(|one| one.starts_with(wanted))
            .map(str::to_owned)
    };
    if words::is(words::SKIPS, &name) {
        return of_text(text, mark.span);
    }
    // `[Fact(Skip = "…")]`, `@Test(enabled = false)`, `#[cfg_attr(windows, ignore)]`, `#[cfg(…)]`.
    let given = named("Skip").filter(|skip| skip.contains('=')).map(|skip| Skip {
        span: mark.span,
        condition: None,
        reason: strings(&skip).iter().any(|text| !text.is_empty()),
        must_fail: false,
    });
    let off = || {
        named("enabled").filter(|off| off.contains("false")).map(|_| Skip {
            span: mark.span,
            condition: None,
            reason: false,
            must_fail: false,
        })
    };
    let cfg = || {
        let group = groups(text).last().copied().unwrap_or_default();
        let inner = text.split_once('(').map(|(_, rest)| rest).unwrap_or(group);
        let ignored = name == "cfg_attr" && inner.contains("ignore");
        let out = name == "cfg" && !inner.trim_start().starts_with("test");
        (ignored || out).then(|| {
            let condition =
                if inner.starts_with("any()") || inner.starts_with("FALSE") { None } else { Some(inner.to_owned()) };
            Skip { span: mark.span, condition, reason: true, must_fail: false }
        })
    };
    given.or_else(off).or_else(cfg)
}

/// What a mark, or a text that names one, skips by.
pub(super) fn of_text(text: &str, span: Span) -> Option<Skip> {
    let all = names(text);
    let word = all.iter().map(|word| word.trim_start_matches('@')).find(|word| words::is(words::SKIPS, word))?;
    let lower = word.to_lowercase();
    let arguments = elements(groups(text).first().copied().unwrap_or_default());
    let says = |argument: &&&str| {
        argument.split('=').next().is_some_and(|key| key.to_lowercase().contains("reason"))
            || argument.starts_with("value")
            || argument.starts_with("because")
            || argument.starts_with(['"', '\'', '`'])
            || argument.starts_with("f\"")
    };
    let equals = text.split_once('=').map(|(_, value)| value.trim_start()).filter(|_| arguments.is_empty());
    let reason = arguments.iter().filter(says).any(|one| strings(one).iter().any(|text| text.trim().len() > 2))
        || equals.is_some_and(|value| value.starts_with('"') && value.len() > 4);
    let first_argument = arguments.first().filter(|one| {
        !one.starts_with("reason")
            && !one.starts_with("strict")
            && !one.starts_with("raises")
            && !one.starts_with("run")
    });
    let asks = words::CONDITIONAL.contains(&lower.as_str())
        || (lower == "xfail" && first_argument.is_some_and(|one| !one.starts_with(['"', '\''])));
    let condition = asks.then(|| text.to_owned()).filter(|_| {
        !first_argument.is_some_and(|one| matches!(one.trim_start_matches("condition=").trim(), "True" | "true" | "1"))
    });
    let must_fail = matches!(lower.as_str(), "xfail" | "expectedfailure" | "failing");
    Some(Skip { span, condition, reason, must_fail })
}

/// `test("…", { skip: true }, …)`.
fn of_option(outline: &Outline, source: &Source, at: usize) -> Option<Skip> {
    let call = outline.items.get(at).filter(|item| item.what == What::Call)?;
    let mut options = outline.children(Some(at)).filter_map(|at| outline.items.get(at));
    let option = options.find(|item| {
        item.what == What::Option && matches!(item.name.as_str(), "skip" | "todo") && item.text != "false"
    })?;
    let known = words::TESTS.contains(&first(&call.name)) || words::GROUPS.contains(&first(&call.name));
    let literal = option.text == "true" || option.text.starts_with(['"', '\'', '`']);
    known.then(|| Skip {
        span: super::suite::head(source, call),
        condition: (!literal).then(|| option.text.clone()),
        reason: option.text.len() > 4 && literal,
        must_fail: false,
    })
}

/// `it.skip(…)`, `xit "…"`, `it "…", skip: true`, `pending "…" do`.
fn of_head(item: &Item, source: &Source) -> Option<Skip> {
    if item.what != What::Call {
        return None;
    }
    let text = source.slice(item.span);
    if item.name.is_empty() && text.starts_with("\"!") {
        let span = super::suite::head(source, item);
        return Some(Skip { span, condition: None, reason: false, must_fail: false });
    }
    let step = item.name.split('.').find(|step| words::is(words::SKIPS, step));
    let line = super::suite::head(source, item);
    if let Some(step) = step {
        let asks = words::CONDITIONAL.contains(&step.to_lowercase().as_str());
        let condition = asks.then(|| groups(text).first().copied().unwrap_or_default().to_owned());
        return Some(Skip {
            span: line,
            condition: condition.filter(|one| !matches!(one.trim(), "true" | "")),
            reason: false,
            must_fail: step == "failing",
        });
    }
    // Options in front of the block.
    let head = text
        .split([" do\n", "{\n"].iter().find(|end| text.contains(**end)).copied().unwrap_or("\n"))
        .next()
        .unwrap_or_default();
    let options = head.rsplit(['"', '\'']).next().unwrap_or_default();
    let off = ["skip: true", ":skip", "pending: true", ":pending", ":skip => true", "skip: \"", "skip: '"]
        .iter()
        .any(|word| head.contains(word) && (options.contains(word) || word.ends_with(['"', '\''])));
    off.then_some(Skip {
        span: line,
        condition: None,
        reason: head.contains("skip: \"") || head.contains("skip: '"),
        must_fail: false,
    })
}

/// A call in the body that ends the test there: `t.Skip()`, `pytest.skip("…")`.
fn of_body(outline: &Outline, source: &Source, at: usize, language: &str) -> Option<Skip> {
    let end = outline.items.get(at)?.end;
    let group = outline
        .items
        .get(at)
        .is_some_and(|item| item.what == What::Call && item.name.split('.').any(|step| words::GROUPS.contains(&step)));
    for inner in at + 1..end {
        let item = outline.items.get(inner)?;
        let name = item.name.as_str();
        let text = source.slice(item.span);
        let word = last(name);
        let called = item.what == What::Call && is_skip_call(name, word, language) && !holds_code(outline, inner);
        if !called {
            continue;
        }
        let nested: Vec<&Item> =
            outline.around(inner).take_while(|around| *around > at).filter_map(|at| outline.items.get(at)).collect();
        let deep = nested.iter().any(|item| {
            item.what == What::Call && (words::TESTS.contains(&first(&item.name)) || last(&item.name) == "Run")
        }) || (group && nested.iter().any(|item| item.what == What::Definition));
        if deep {
            continue;
        }
        let condition = nested.iter().find(|item| item.what == What::Check).map(|item| item.text.clone());
        let own = words::is(words::CONDITIONAL, word)
            || (matches!(name, "test.skip" | "test.fixme" | "test.fail")
                && elements(groups(text).first().copied().unwrap_or_default())
                    .first()
                    .is_some_and(|one| !one.starts_with(['"', '\''])));
        let condition = condition.or_else(|| own.then(|| text.to_owned()));
        let looped =
            nested.iter().any(|item| matches!(item.what, What::Loop | What::Handler | What::Arm | What::Otherwise));
        let condition = condition.or_else(|| looped.then(|| "in a branch".to_owned()));
        let constant = condition.as_deref().is_some_and(|text| {
            matches!(text.trim(), "true" | "True" | "1")
                || text.contains("assumeTrue(false")
                || text.contains("assumeFalse(true")
        });
        let reason = strings(text).iter().any(|text| text.trim().len() > 2)
            || condition.is_some() && source.slice(item.span).contains("Short");
        return Some(Skip {
            span: item.span,
            condition: condition.filter(|_| !constant),
            reason,
            must_fail: word == "xfail",
        });
    }
    None
}

fn holds_code(outline: &Outline, at: usize) -> bool {
    outline.children(Some(at)).filter_map(|at| outline.items.get(at)).any(|item| item.what == What::Closure)
}

fn is_skip_call(name: &str, word: &str, language: &str) -> bool {
    match language {
        "python" => matches!(name, "pytest.skip" | "pytest.xfail" | "self.skipTest" | "unittest.skip" | "self.skip"),
        "go" => matches!(word, "Skip" | "Skipf" | "SkipNow") && first(name).len() <= 2,
        "ruby" => matches!(name, "skip" | "pending"),
        "php" => matches!(word, "markTestSkipped" | "markTestIncomplete"),
        "java" | "kotlin" => matches!(word, "assumeTrue" | "assumeFalse" | "assumeThat"),
        "csharp" => matches!(name, "Assert.Ignore" | "Assert.Inconclusive" | "Assert.Skip" | "Skip.If" | "Skip.IfNot"),
        "rust" => false,
        _ => matches!(
            name,
            "this.skip" | "test.skip" | "test.fixme" | "ctx.skip" | "t.skip" | "context.skip" | "test.fail"
        ),
    }
}

/// Whether the test or the group at `at` keeps all others from running.
pub(super) fn is_focused(source: &Source, outline: &Outline, at: usize) -> bool {
    let Some(item) = outline.items.get(at).filter(|item| item.what == What::Call) else { return false };
    let steps: Vec<&str> = item.name.split('.').collect();
    if item.name.is_empty() && source.slice(item.span).starts_with("\"f:") {
        return true;
    }
    let known = steps
        .first()
        .is_some_and(|root| words::TESTS.contains(root) || words::GROUPS.contains(root) || *root == "RSpec");
    let focused = steps.iter().any(|step| words::FOCUS.contains(step));
    let text = source.slice(item.span);
    let head = text.lines().next().unwrap_or_default();
    let options = head.rsplit(['"', '\'']).next().unwrap_or_default();
    let by_option = outline
        .children(Some(at))
        .filter_map(|at| outline.items.get(at))
        .any(|item| item.what == What::Option && item.name == "only" && item.text == "true");
    let marked = by_option || ["focus: true", ":focus", "only: true"].iter().any(|word| options.contains(word));
    known && (focused || marked)
}

/// Where a test is left for good before it looks at anything.
pub(super) fn early_leave(outline: &Outline, source: &Source, at: usize, language: &str) -> Option<Span> {
    let end = outline.items.get(at)?.end;
    let ruby_like = language == "ruby";
    let mut inner = at + 1;
    while inner < end {
        let item = outline.items.get(inner)?;
        if check::read(item, source).is_some() {
            return None;
        }
        if item.what == What::Leave && item.text.starts_with("return") && !ruby_like {
            let mut around =
                outline.around(inner).take_while(|around| *around > at).filter_map(|at| outline.items.get(at));
            let nested = around.any(|item| {
                matches!(
                    item.what,
                    What::Check
                        | What::Then
                        | What::Otherwise
                        | What::Loop
                        | What::Arm
                        | What::Attempt
                        | What::Handler
                        | What::Definition
                        | What::Call
                ) || (item.what == What::Closure && item.inside != Some(at))
            });
            let bare = matches!(
                item.text.trim_end_matches(';').trim(),
                "return" | "return None" | "return Ok(())" | "return true" | "return null" | "return undefined"
            );
            if !nested && bare {
                return Some(item.span);
            }
        }
        inner += 1;
    }
    None
}

/// The failure that a mark asks for.
pub(super) fn expected_failure(text: &str) -> Option<Failure> {
    let panics = text.contains("should_panic");
    let expected = text.contains("expected") && text.contains(".class") || text.contains("expectedExceptions");
    let typed = text.contains("ExpectedException");
    if !panics && !expected && !typed {
        return None;
    }
    if panics {
        return Some(Failure { types: vec!["panic".to_owned()], text: text.contains("expected") });
    }
    let types = names(text)
        .into_iter()
        .filter(|name| name.ends_with("Exception") || name.ends_with("Error") || *name == "Throwable")
        .filter(|name| *name != "ExpectedException")
        .map(str::to_owned)
        .collect();
    Some(Failure { types, text: false })
}
