//! What a test asks before and after.

use super::brought::Brought;
use super::case::Case;
use super::check::Check;
use super::couple::{couple, shares, weaker_link, wider_tolerance};
use super::failure::Failure;
use super::pair::{self, Pairs, Place, Suites};
use super::say::Weakened;
use super::subject::Code;
use super::suite::Suite;
use super::words::Strength;
use crate::analysis::Spot;
use crate::fact::Confidence;
use crate::repo::ChangeSet;
use crate::source::{Side, Span};
use crate::task::Task;

/// What is looked at.
pub(super) struct Compared<'a> {
    pub(super) change: &'a ChangeSet,
    pub(super) before: &'a Suites,
    pub(super) after: &'a Suites,
    pub(super) pairs: &'a Pairs,
    pub(super) brought: &'a Brought,
    pub(super) code: &'a Code,
    /// What the change is said to be for.
    pub(super) task: &'a Task,
}

/// A test on both sides.
#[derive(Clone, Copy)]
pub(super) struct Both<'a> {
    pub(super) before: &'a Case,
    pub(super) after: &'a Case,
    pub(super) file: usize,
    pub(super) stood: usize,
    /// Whether it is called otherwise and was known by what it says.
    renamed: bool,
    suite: &'a Suite,
}

impl<'a> Compared<'a> {
    /// Every test that stands on both sides.
    pub(super) fn both(&self) -> impl Iterator<Item = Both<'a>> {
        let (before, after) = (self.before, self.after);
        let renamed = &self.pairs.renamed;
        let of = move |(gone, came): &(Place, Place)| {
            Some(Both {
                before: pair::at(before, *gone)?,
                after: pair::at(after, *came)?,
                file: came.0,
                stood: gone.0,
                renamed: renamed.contains(came),
                suite: after.get(&came.0)?,
            })
        };
        self.pairs.stay.iter().filter_map(of)
    }

    /// What tests that stay no longer ask.
    pub(super) fn judge(&self) -> Vec<Weakened> {
        self.both().flat_map(|both| self.of(both)).collect()
    }

    fn of(&self, both: Both<'_>) -> Vec<Weakened> {
        let mut out = Vec::new();
        out.extend(self.left(both));
        let (same, changed, gone, came) = couple(&both.before.checks, &both.after.checks);
        out.extend(same.iter().filter_map(|(before, after)| self.ignored(both, before, after, true)));
        out.extend(same.iter().filter_map(|(before, after)| self.wider(both, before, after)));
        out.extend(changed.iter().filter_map(|(before, after)| self.ignored(both, before, after, false)));
        for (before, after) in &changed {
            out.extend(self.loosened(both, before, after, &came));
        }
        out.extend(self.removed(both, &gone, &came, changed.len()));
        out.extend(self.expected(both, &changed));
        out
    }

    pub(super) fn spot(&self, both: Both<'_>, span: Span) -> Option<Spot> {
        let after = self.change.files.get(both.file)?.after.as_ref()?;
        Some(Spot { path: after.path.clone(), side: Side::After, span })
    }

    pub(super) fn stood(&self, both: Both<'_>, span: Span) -> Option<Spot> {
        let before = self.change.files.get(both.stood)?.before.as_ref()?;
        Some(Spot { path: before.path.clone(), side: Side::Before, span })
    }

    fn say(
        &self,
        both: Both<'_>,
        rule: &'static str,
        confidence: Confidence,
        (after, before): (Span, Option<Span>),
        reason: String,
    ) -> Option<Weakened> {
        // What is called otherwise may be about something else.
        let confidence = if both.renamed { confidence.min(Confidence::Medium) } else { confidence };
        Some(Weakened {
            rule,
            confidence,
            spot: self.spot(both, after)?,
            before: before.and_then(|span| self.stood(both, span)),
            name: both.after.path(),
            reason,
            evidence: vec![format!(
                "it asked {} things before and {} now",
                both.before.checks.len(),
                both.after.checks.len()
            )],
        })
    }

    /// A test that ends before it looks at anything.
    fn left(&self, both: Both<'_>) -> Option<Weakened> {
        let span = both.after.left.filter(|_| both.before.left.is_none() && !both.before.checks.is_empty())?;
        self.say(
            both,
            "test-failure-ignored",
            Confidence::High,
            (span, None),
            "returns before its assertions".to_owned(),
        )
    }

    /// An assertion whose failure is taken and forgotten, or that is reached only sometimes.
    fn ignored(&self, both: Both<'_>, before: &Check, after: &Check, same: bool) -> Option<Weakened> {
        if after.swallowed && !before.swallowed {
            return self.say(
                both,
                "test-failure-ignored",
                Confidence::High,
                (after.span, Some(before.span)),
                "a handler takes the failure of an assertion and goes on".to_owned(),
            );
        }
        let more = both.after.checks.len() > both.before.checks.len();
        let waits = before.text.contains("resolves") || before.text.contains("rejects");
        if before.awaited && !after.awaited && waits && after.text.starts_with("expect(") {
            let reason = "nothing waits for an assertion any more, so that its failure comes too late".to_owned();
            let places = (after.span, Some(before.span));
            return self.say(both, "test-failure-ignored", Confidence::High, places, reason);
        }
        // In Go a condition is how an assertion is written.
        let told = same || both.suite.language != "go";
        if told
            && !both.before.checks.iter().any(|check| check.conditional)
            && after.conditional
            && !before.conditional
            && !more
            && both.after.checks.iter().all(|check| check.conditional)
        {
            return self.say(
                both,
                "test-failure-ignored",
                Confidence::Medium,
                (after.span, Some(before.span)),
                "its assertions are reached only under a condition".to_owned(),
            );
        }
        None
    }

    fn loosened(&self, both: Both<'_>, before: &Check, after: &Check, came: &[&Check]) -> Option<Weakened> {
        let places = (after.span, Some(before.span));
        if let (Some(was), Some(is)) = (&before.failure, &after.failure) {
            let more = was.types.iter().all(|name| is.types.contains(name)) && is.types.len() > was.types.len();
            let wider = is.is_wide() && !was.is_wide() || (more && !was.types.is_empty());
            let silent = was.text && !is.text && !came.iter().any(|check| asks_for_text(check));
            return match (wider, silent) {
                (true, _) => self.say(both, "test-exception-widened", Confidence::High, places, wider_failure(was, is)),
                (false, true) if was.types.is_empty() || is.types.iter().any(|name| was.types.contains(name)) => self
                    .say(
                        both,
                        "test-exception-widened",
                        Confidence::High,
                        places,
                        "the text of the failure is not looked at any more".to_owned(),
                    ),
                _ => None,
            };
        }
        if before.about != after.about {
            return None;
        }
        if let Some(found) = self.wider(both, before, after) {
            return Some(found);
        }
        if let (Some(was), Some(is)) = (before.times.first(), after.times.first())
            && *is >= *was * 2.0
            && before.times.len() == 1
        {
            return self.say(
                both,
                "test-tolerance-widened",
                Confidence::Medium,
                places,
                format!("an assertion may take {is} where it was {was}"),
            );
        }
        const LONG: f64 = 10_000.0;
        if before.times.is_empty() && after.times.first().is_some_and(|time| *time >= LONG) {
            let reason = "an assertion may take very long".to_owned();
            return self.say(both, "test-tolerance-widened", Confidence::Medium, places, reason);
        }
        let inside = !after.names.is_empty() && shares(&after.names, &before.names) == 100;
        let related = before.subject == after.subject || inside || shares(&before.names, &after.names) >= 50;
        // Others that came may ask it piece by piece.
        let rebuilt =
            came.iter().any(|check| check.strength >= before.strength && shares(&before.names, &check.names) >= 30);
        if !related || rebuilt {
            return None;
        }
        if before.strength.is_none() && after.strength.is_none() && after.any > before.any {
            let reason = "lets any value pass where one was asked for".to_owned();
            return self.say(both, "test-assertion-loosened", Confidence::High, places, reason);
        }
        let (was, is) = weaker_link(before, after).or_else(|| Some((before.strength?, after.strength?)))?;
        if is < was {
            let confidence = match (was, is) {
                (_, Strength::Nothing)
                | (Strength::Exact | Strength::Unordered, Strength::Presence | Strength::Part) => Confidence::High,
                _ => Confidence::Medium,
            };
            return self.say(
                both,
                "test-assertion-loosened",
                confidence,
                places,
                format!("asked for {} and now for {}", words_of(was), words_of(is)),
            );
        }
        if after.any > before.any && is == was {
            return self.say(
                both,
                "test-assertion-loosened",
                Confidence::High,
                places,
                "lets any value pass where one was asked for".to_owned(),
            );
        }
        None
    }

    /// An assertion that lets a number be further off.
    fn wider(&self, both: Both<'_>, before: &Check, after: &Check) -> Option<Weakened> {
        let reason = wider_tolerance(before, after)?;
        self.say(both, "test-tolerance-widened", Confidence::High, (after.span, Some(before.span)), reason)
    }

    fn removed(&self, both: Both<'_>, gone: &[&Check], came: &[&Check], changed: usize) -> Option<Weakened> {
        if both.after.fails > both.before.fails {
            return None;
        }
        let lost: Vec<&&Check> = gone.iter().filter(|check| self.is_lost(both, check, came)).collect();
        let first = lost.first()?;
        // What holds whatever comes asks nothing.
        let asks = |case: &Case| case.checks.iter().filter(|check| check.strength != Some(Strength::Nothing)).count();
        let (was, is) = (asks(both.before), asks(both.after));
        let nothing = is == 0;
        // As many assertions as before: it was written anew.
        if !nothing && is >= was {
            return None;
        }
        if both.after.skip.is_some() && both.before.skip.is_none() {
            return None;
        }
        let telling = lost.iter().any(|check| check.strength.is_none_or(|strength| strength >= Strength::Part));
        let rewritten = came.iter().any(|check| check.strength != Some(Strength::Nothing)) || changed >= 2 * lost.len();
        // What it calls now and did not call before may ask for it, out of sight.
        let helped = both
            .after
            .calls
            .difference(&both.before.calls)
            .any(|call| !is_print(call) && !super::words::ROOTS.contains(&call.trim_end_matches('!')));
        let rewritten = rewritten || (helped && !nothing);
        let confidence =
            if nothing && !helped || (telling && !rewritten) { Confidence::High } else { Confidence::Medium };
        let reason = match (nothing, lost.len()) {
            (true, _) => "asks nothing any more".to_owned(),
            (false, 1) => "loses an assertion".to_owned(),
            (false, count) => format!("loses {count} assertions"),
        };
        let place = self.hunk(both, first.span);
        self.say(both, "test-assertion-removed", confidence, (place, Some(first.span)), reason)
    }

    /// Where on the after side a place of the before side was taken out.
    fn hunk(&self, both: Both<'_>, span: Span) -> Span {
        let place = || {
            let file = self.change.files.get(both.stood).filter(|_| both.stood == both.file)?;
            let (before, after) = (file.before.as_ref()?, file.after.as_ref()?);
            let line = before.lines.line_of(span.start);
            let hunk = file.hunks.iter().find(|hunk| hunk.before.contains(&line))?;
            let shown = hunk.after.start.min(after.lines.count().saturating_sub(1));
            let found = after.line_span(&(shown..shown + 1));
            both.after.span.touches(found).then_some(found)
        };
        place().unwrap_or(both.after.head)
    }

    /// Whether an assertion that is gone stands nowhere else, and nothing that came asks the same.
    fn is_lost(&self, both: Both<'_>, check: &Check, came: &[&Check]) -> bool {
        // Something less is asked by what asks for all of the same.
        let weak = check.strength.is_some_and(|strength| strength < Strength::Exact);
        let stronger = weak
            && both.after.checks.iter().any(|other| {
                let same = !check.subject.is_empty()
                    && (other.subject == check.subject || other.text.contains(&check.subject));
                let whole = other.strength == Some(Strength::Exact)
                    && !check.names.is_empty()
                    && check.names.is_subset(&other.names);
                other.strength >= check.strength && (same || whole)
            });
        let merged = came.iter().any(|other| {
            other.strength >= check.strength
                && (shares(&check.names, &other.names) >= 50
                    || check.literals.iter().any(|literal| literal.len() > 3 && other.literals.contains(literal)))
        });
        // One that changed may ask for it now, too.
        let joined = both.after.checks.iter().any(|other| {
            let known = both.before.checks.iter().any(|was| was.text == other.text);
            !known
                && !check.literals.is_empty()
                && other.literals.len() > check.literals.len()
                && shares(&check.names, &other.names) >= 50
                && check.literals.iter().all(|literal| other.literals.contains(literal))
        });
        let helped = both.after.calls.difference(&both.before.calls).any(|call| self.is_helper(both, call));
        let gone = self.code.loses(check.names.iter().filter(|name| name.len() >= 3)).is_some()
            || self.code.loses(check.literals.iter().filter(|text| text.len() >= 4)).is_some();
        // A literal that has left this test and stands among what came is asked for there.
        let count = |case: &Case, literal: &String| case.literals.iter().filter(|own| *own == literal).count();
        let listed = check.literals.iter().filter(|literal| literal.len() > 3).any(|literal| {
            self.brought.holds_literal(literal) && count(both.after, literal) < count(both.before, literal)
        });
        let known = |text: &String| both.before.checks.iter().any(|was| was.text == *text);
        let spelled = both.after.checks.iter().filter(|other| !known(&other.text)).any(|other| {
            let own =
                check.literals.iter().filter(|literal| literal.len() > 3 && !check.subject.contains(literal.as_str()));
            own.into_iter().any(|literal| squeezed(&other.text).contains(&squeezed(literal)))
        });
        !(stronger || spelled || merged || joined || helped || gone || listed || self.brought.holds_check(&check.text))
    }

    /// Whether what is called asks something for the test.
    fn is_helper(&self, both: Both<'_>, call: &str) -> bool {
        const WORDS: &[&str] = &[
            "assert", "check", "verify", "expect", "ensure", "validate", "should", "must", "require", "compare",
            "match", "snapshot", "golden",
        ];
        if super::words::ROOTS.contains(&call.trim_end_matches('!')) {
            return false;
        }
        let lower = call.to_lowercase();
        let known = WORDS.iter().any(|word| lower.contains(word))
            && !matches!(call, "assert" | "expect" | "toBeTruthy" | "assertTrue");
        let here = both.suite.others.get(call).is_some_and(|other| other.checks > 0);
        let near = || self.after.values().any(|suite| suite.others.get(call).is_some_and(|other| other.checks > 0));
        known && super::words::strength(&super::words::plain(call)).is_none() && !both.before.calls.contains(call)
            || here
            || near()
    }

    /// Expected values that change together with the code, in a change that is said to keep what it does.
    fn expected(&self, both: Both<'_>, changed: &[(&Check, &Check)]) -> Option<Weakened> {
        if !self.code.any {
            return None;
        }
        let flipped =
            |(before, after): &&(&Check, &Check)| before.strength == after.strength && before.text != after.text;
        let task = self.task.of(&self.change.files.get(both.file)?.path);
        let (spans, confidence, reason) = if task.says_only_refactor() {
            // What goes from the code as well has another name.
            let renamed = |check: &Check| self.code.loses(&check.literals).is_some();
            let reworded = |before: &Check, after: &Check| task.says_rename() && differs_in_words(before, after);
            let same = |(before, after): &&(&Check, &Check)| {
                before.names == after.names
                    && before.literals != after.literals
                    && !renamed(before)
                    && !reworded(before, after)
            };
            let (before, after) = changed.iter().filter(flipped).find(same)?;
            let reason = "expects another value, and the change is said to keep what the code does";
            ((after.span, Some(before.span)), Confidence::High, reason)
        } else {
            // Without a word about what is meant, only a test that says the contrary and nothing else anew is told of.
            let (before, after) = changed.iter().filter(flipped).find(|(before, after)| is_contrary(before, after))?;
            let alone = both.before.name == both.after.name
                && changed.len() == 1
                && both.before.checks.len() == both.after.checks.len();
            if !alone || both.before.lines.len() != both.after.lines.len() {
                return None;
            }
            (
                (after.span, Some(before.span)),
                Confidence::Medium,
                "expects the contrary, together with the code that it tests",
            )
        };
        self.say(both, "test-expectation-changed", confidence, spans, reason.to_owned())
    }
}

/// Whether what was refused is let through now, or what was true is false.
fn is_contrary(before: &Check, after: &Check) -> bool {
    let turned = [("True", "False"), ("true", "false"), ("Truthy", "Falsy"), ("Ok(", "Err(")]
        .iter()
        .any(|(a, b)| before.text.replace(a, b) == after.text || before.text.replace(b, a) == after.text);
    let only = |check: &Check, other: &Check| -> Vec<String> {
        check.literals.iter().filter(|literal| !other.literals.contains(literal)).cloned().collect()
    };
    let status = |literals: Vec<String>| match literals.as_slice() {
        [one] => one.parse::<u16>().ok(),
        _ => None,
    };
    let passed = match (status(only(before, after)), status(only(after, before))) {
        (Some(was), Some(is)) => (400..500).contains(&was) && (200..400).contains(&is),
        _ => false,
    };
    turned || passed
}

/// Whether the literals in which two assertions differ are words and no numbers.
fn differs_in_words(before: &Check, after: &Check) -> bool {
    let mut gone = before.literals.iter().filter(|literal| !after.literals.contains(literal));
    gone.all(|literal| literal.contains(char::is_alphabetic) && !literal.contains(|c: char| c.is_ascii_digit()))
}

/// A text without blanks.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Whether a call only shows something.
fn is_print(call: &str) -> bool {
    const WORDS: &[&str] = &[
        "print",
        "log",
        "info",
        "debug",
        "warn",
        "println",
        "println!",
        "printf",
        "Printf",
        "Println",
        "puts",
        "p",
        "echo",
        "WriteLine",
        "drop",
        "dbg!",
        "error",
        "Log",
        "Logf",
        "var_dump",
        "sleep",
        "pass",
        "eprintln!",
    ];
    WORDS.contains(&call)
}

/// Whether an assertion looks at the text of a failure.
fn asks_for_text(check: &Check) -> bool {
    const WORDS: &[&str] = &[
        "message",
        "getMessage",
        "Message",
        "str",
        "value",
        "args",
        "error",
        "err",
        "e",
        "exc",
        "reason",
        "excinfo",
        "exception",
        "description",
    ];
    check.names.iter().any(|name| WORDS.contains(&name.as_str()))
}

fn wider_failure(was: &Failure, is: &Failure) -> String {
    let now = if is.types.is_empty() { "any failure".to_owned() } else { is.types.join(" or ") };
    let before =
        if was.types.is_empty() { "one that says what is expected".to_owned() } else { was.types.join(" or ") };
    format!("{now} will do in place of {before}")
}

fn words_of(strength: Strength) -> &'static str {
    match strength {
        Strength::Nothing => "nothing",
        Strength::Presence => "something to be there",
        Strength::Part => "a part, a kind or a bound",
        Strength::Unordered => "all of it in any order",
        Strength::Exact => "the exact value",
    }
}
