//! Whether something new in front of an operation does what the lost guard did.

use super::condition::{asks_for_emptiness, parts};
use super::moved::Search;
use super::moved::is_told_only;
use super::pairing::Place;
use super::program::Program;
use super::protection::Protection;
use super::reach::{behind, block_leaves};
use super::words::{has, last, names};
use crate::fact::outline::{Item, Outline, What};
use crate::rule::guard::{Look, snake};
use crate::source::Side;

impl Search<'_, '_> {
    /// Whether something new in front of the operation looks like a guard of its own, though what it does is not seen.
    pub(super) fn is_replaced(&self, lost: &Protection, (program, at): Place) -> bool {
        let Some(program) = self.programs.get(program) else { return false };
        let outline = program.outline(Side::After);
        let words = |name: &String| name.split('.').map(str::to_owned).collect::<Vec<_>>();
        // A condition takes the place of no record.
        let spec = self.rules.get(lost.rule).and_then(|rule| rule.guard.as_ref());
        let beside = spec.is_some_and(|spec| spec.beside);
        let asks = spec.is_some_and(|spec| spec.look == Look::Empty);
        let mut subjects: Vec<String> = lost.subjects.iter().flat_map(words).collect();
        // What the names that it looked at were worth.
        let bound = program.outline(Side::Before).items.iter();
        let bound = bound.filter(|item| {
            item.what == What::Binding && names(&item.name).iter().any(|name| lost.subjects.contains(name))
        });
        let worth: Vec<String> = bound.flat_map(|item| names(&item.text)).collect();
        subjects.extend(worth.iter().flat_map(words));
        let unit = if outline.items.get(at).is_some_and(|item| item.what == What::Definition) {
            Some(at)
        } else {
            outline.definition_of(at)
        };
        let start = unit.map_or(0, |unit| unit + 1);
        let in_front = (start..at).any(|other| {
            let Some(item) = outline.items.get(other).filter(|_| program.is_changed(Side::After, other)) else {
                return false;
            };
            let looks = match item.what {
                _ if stood_before(program, item) => false,
                What::Call => {
                    !item.text.starts_with("require(")
                        && is_guardish(&item.name)
                        && !outline.is_in_condition(other)
                        && !is_told_only(item, lost)
                }
                What::Check => {
                    !beside && leads(outline, other, at) && self.could_replace(lost, &new_parts(program, &item.text))
                }
                What::Match => other < at && at < item.end,
                _ => false,
            };
            let own = if item.what == What::Check { new_parts(program, &item.text) } else { item.text.clone() };
            let mentioned = [own, bound_text(outline, start, other, &item.text)].join(" ");
            looks
                && names(&mentioned)
                    .iter()
                    .any(|name| name.split('.').any(|part| subjects.iter().any(|subject| subject == part)))
        });
        let refuses = (start..at).any(|other| {
            let call = outline
                .items
                .get(other)
                .filter(|item| item.what == What::Call && program.is_changed(Side::After, other));
            call.is_some_and(|item| {
                let passes = behind(outline, other).behind.is_some_and(|(from, end)| from <= at && at < end);
                passes
                    && !stood_before(program, item)
                    && self.is_refusing(last(&item.name), lost)
                    && mentions(&item.text, &subjects)
            })
        });
        let raises = asks
            && (start..outline.items.len()).any(|other| {
                let item = outline
                    .items
                    .get(other)
                    .filter(|_| program.is_changed(Side::After, other) && outline.definition_of(other) == unit);
                item.is_some_and(|item| item.what == What::Call && RAISES.contains(&snake(last(&item.name)).as_str()))
            });
        in_front || refuses || raises || unit.is_some_and(|unit| self.is_marked_anew(lost, program, unit))
    }

    /// Whether a check could do what the lost guard did: whether something failed, or is there at all, says nothing of who may.
    pub(super) fn could_replace(&self, lost: &Protection, condition: &str) -> bool {
        if condition.is_empty() {
            return false;
        }
        let failed = |name: &String| matches!(last(name), "err" | "error" | "e" | "ex");
        let only_failure = parts(condition)
            .iter()
            .all(|part| names(part).iter().any(failed) && !names(part).iter().any(|name| is_guardish(name)));
        let asks_what_is = self.rules.get(lost.rule).and_then(|rule| rule.guard.as_ref());
        let may_be_empty = asks_what_is.is_some_and(|spec| spec.look == Look::Empty || spec.each);
        !only_failure
            && (may_be_empty
                || asks_for_emptiness(&lost.text)
                || !parts(condition).iter().all(|part| asks_for_emptiness(part) || asks_for_a_file(part)))
    }

    /// Whether a function of the change called `name` refuses something: a check in it leaves.
    pub(super) fn is_refusing(&self, name: &str, lost: &Protection) -> bool {
        self.programs.iter().any(|program| {
            let outline = program.outline(Side::After);
            program.definitions(Side::After, name).any(|at| {
                let end = outline.items.get(at).map_or(at, |item| item.end);
                (at..end).any(|at| {
                    let check = outline.items.get(at).filter(|item| item.what == What::Check);
                    // What stood there all along has taken over nothing.
                    let is_new = |item: &Item| !self.programs.iter().any(|program| stood_before(program, item));
                    check.is_some_and(|item| is_new(item) && self.could_replace(lost, &item.text))
                        && outline.children(Some(at)).any(|then| block_leaves(outline, then))
                })
            })
        })
    }

    /// Whether a class of the change is called `base`: what it guards is seen, and was asked for.
    fn is_seen_whole(&self, base: &str) -> bool {
        self.programs.iter().any(|program| {
            let outline = program.outline(Side::After);
            let mut items = outline.items.iter().enumerate().filter(|(_, item)| item.what == What::Definition);
            let ends = |path: &str| path.strip_suffix(base).is_some_and(|head| head.is_empty() || head.ends_with('.'));
            items.any(|(at, _)| ends(&snake(&outline.path(at)).replace("::", ".")))
        })
    }

    /// Whether a mark, or a base, that nobody knows stands where the lost one stood.
    pub(super) fn is_marked_anew(&self, lost: &Protection, program: &Program<'_>, unit: usize) -> bool {
        let (before, after) = (program.outline(Side::Before), program.outline(Side::After));
        let was = before.items.get(lost.at).filter(|item| item.text == lost.text).map(|item| item.what);
        let had = |text: &str| before.items.iter().any(|item| item.what == What::Mark && item.text == text);
        let is_known = |name: &String| {
            let name = std::slice::from_ref(name);
            let mut specs = self.rules.iter().filter_map(|rule| rule.guard.as_ref());
            specs.any(|spec| spec.is_named(name) || has(name, &spec.marks))
        };
        let unknown = |item: &Item| {
            let name = snake(&item.name);
            !is_known(&name) && could_guard(&name) && !had(&item.text)
        };
        let new_marks =
            after.children(Some(unit)).filter_map(|at| after.items.get(at)).filter(|item| item.what == What::Mark);
        let marked = was == Some(What::Mark) && new_marks.into_iter().any(unknown);
        let class = std::iter::once(unit).chain(after.around(unit)).find(|at| is_class(after, *at));
        let class = class.and_then(|at| after.items.get(at)).map_or("", |item| item.name.as_str());
        let head = |outline: &Outline| {
            let mut items = outline.items.iter().enumerate();
            let class = items.find(|(at, item)| item.name == class && is_class(outline, *at)).map(|(_, item)| item);
            class.map(|item| names(item.text.strip_prefix(item.name.as_str()).unwrap_or_default())).unwrap_or_default()
        };
        let of_class = was.is_some_and(|was| {
            matches!(was, What::Definition | What::Call | What::Argument | What::Mark | What::Binding)
        }) && lost.reach.inside.is_some();
        let (old, new) = (head(before), head(after));
        marked
            || (of_class
                && !class.is_empty()
                && new.iter().any(|base| {
                    !old.contains(base) && !self.is_seen_whole(base) && !is_known(base) && could_be_base(base)
                })
                && new != old
                && after.items.get(unit).is_some_and(|item| item.what == What::Definition)
                && new.len() >= old.len())
    }
}

/// Whether a part of a condition asks whether a file is there, wherever it is.
fn asks_for_a_file(part: &str) -> bool {
    const ASKS: &[&str] = &["is_file", "is_dir", "exists", "exist?", "file?", "isFile", "isRegularFile", "File.Exists"];
    ASKS.iter().any(|words| part.contains(words))
}

/// Whether the before side has the same.
pub(super) fn stood_before(program: &Program<'_>, item: &Item) -> bool {
    program.outline(Side::Before).items.iter().any(|before| before.what == item.what && before.text == item.text)
}

/// Whether `text` mentions one of `subjects`.
pub(super) fn mentions(text: &str, subjects: &[String]) -> bool {
    names(text).iter().any(|name| name.split('.').any(|part| subjects.iter().any(|subject| subject == part)))
}

/// The parts of a condition that no check of the before side had.
pub(super) fn new_parts(program: &Program<'_>, condition: &str) -> String {
    let before = program.outline(Side::Before).items.iter().filter(|item| item.what == What::Check);
    let known: Vec<String> = before.flat_map(|item| parts(&item.text)).collect();
    parts(condition).into_iter().filter(|part| !known.contains(part)).collect::<Vec<_>>().join(" && ")
}

/// Whether the item at `at` is a class: a definition with others in it, and no parameters.
pub(super) fn is_class(outline: &Outline, at: usize) -> bool {
    let holds = |what| outline.children(Some(at)).any(|at| outline.items.get(at).is_some_and(|item| item.what == what));
    outline.items.get(at).is_some_and(|item| item.what == What::Definition)
        && holds(What::Definition)
        && !holds(What::Parameter)
}

/// What the names in `text` were bound to, between `start` and `at`.
pub(super) fn bound_text(outline: &Outline, start: usize, at: usize, text: &str) -> String {
    let mentioned = names(text);
    let bindings = outline.items.get(start..at).unwrap_or_default().iter().filter(|item| item.what == What::Binding);
    let bound = bindings.filter(|item| names(&item.name).iter().any(|name| mentioned.contains(name)));
    bound.map(|item| item.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Whether a class that nobody sees may guard what is derived from it.
fn could_be_base(name: &str) -> bool {
    could_guard(name) || ["base", "abstract", "common", "api", "application"].iter().any(|word| name.contains(word))
}

/// Whether a mark that nobody knows is called as one that could guard.
pub(super) fn could_guard(name: &str) -> bool {
    const WORDS: &[&str] = &[
        "auth",
        "login",
        "signed",
        "user",
        "session",
        "role",
        "perm",
        "access",
        "secur",
        "guard",
        "requir",
        "protect",
        "only",
        "policy",
        "admin",
        "member",
        "owner",
        "limit",
        "throttle",
        "lock",
        "valid",
        "check",
        "verif",
        "atomic",
        "transaction",
        "confirm",
        "ensure",
        "allow",
        "restrict",
        "audit",
        "retry",
        "timeout",
        "breaker",
        "tenant",
        "scope",
        "token",
        "approv",
        "sign",
        "flag",
        "gate",
        "once",
        "profile",
    ];
    WORDS.iter().any(|word| name.contains(word))
}

/// Calls that fail where there is nothing.
pub(super) const RAISES: &[&str] = &[
    "or_else_throw",
    "unwrap",
    "expect",
    "get_object_or_404",
    "ok_or",
    "ok_or_else",
    "require_non_null",
    "first_or_fail",
    "find_or_fail",
    "single",
    "check_not_null",
    "find_by!",
    "find_unique_or_throw",
    "find_first_or_throw",
    "one",
    "get_or_404",
    "first_or_404",
    "context",
];

/// Whether a check leads away from what stands at `at`, or to it.
pub(super) fn leads(outline: &Outline, check: usize, at: usize) -> bool {
    let holds = outline.items.get(check).is_some_and(|item| check < at && at < item.end);
    holds || outline.children(Some(check)).any(|branch| block_leaves(outline, branch))
}

/// Whether a call is named as what guards is named.
pub(super) fn is_guardish(name: &str) -> bool {
    let name = snake(last(name));
    let first = name.split('_').next().unwrap_or_default();
    const VERBS: &[&str] = &[
        "check",
        "ensure",
        "require",
        "requires",
        "validate",
        "verify",
        "assert",
        "guard",
        "authorize",
        "authorise",
        "authenticate",
        "can",
        "must",
        "enforce",
        "protect",
        "refuse",
        "reject",
        "deny",
        "forbid",
        "precondition",
        "preconditions",
        "confirm",
    ];
    VERBS.contains(&first) || ["guard", "validator", "policy", "precondition"].iter().any(|word| name.contains(word))
}
