//! What the change adds that takes a guard away: `@AllowAnonymous`, `skip_before_action :authenticate`, `timeout=None`.

use super::given::{is_nothing, last_arguments};
use super::moved::{Search, waives, waives_what_it_is_handed};
use super::program::Program;
use super::say::Loss;
use super::words::{has, last};
use crate::fact::outline::{Item, Outline, What};
use crate::fact::{Confidence, TargetClass};
use crate::rule::guard::{GuardSpec, snake};
use crate::source::Side;

/// Guards that something new says not to ask: `@AllowAnonymous`, `skip_before_action :authenticate`.
pub(super) fn waived(search: &Search<'_, '_>, program: &Program<'_>) -> Vec<Loss> {
    let (before, after) = (program.outline(Side::Before), program.outline(Side::After));
    let mut losses = Vec::new();
    for (at, item) in after.items.iter().enumerate() {
        if !matches!(item.what, What::Mark | What::Call | What::Option | What::Binding)
            || !program.is_changed(Side::After, at)
        {
            continue;
        }
        for rule in search.rules {
            let Some(spec) = rule.guard.as_ref() else { continue };
            let text = written(item);
            if !(waives(&text, spec) || waives_what_it_is_handed(item, spec)) {
                continue;
            }
            // What is new has nothing to lose, and what was waived before is no news.
            let unit = after.definition_of(at);
            let stood = unit.is_none_or(|unit| {
                before.items.iter().any(|other| {
                    other.what == What::Definition && after.items.get(unit).is_some_and(|item| item.name == other.name)
                })
            });
            let waived_before = before.items.iter().any(|other| {
                other.what == item.what
                    && ends_alike(item, other)
                    && (is_narrow(item) || !is_narrow(other))
                    && (waives(&written(other), spec) || waives_what_it_is_handed(other, spec))
                    && same_place(program, other, at)
            });
            if !stood || waived_before || losses.iter().any(|loss: &Loss| loss.rule == rule.id) {
                continue;
            }
            let index = search.programs.iter().position(|other| std::ptr::eq(other, program)).unwrap_or_default();
            losses.push(Loss {
                rule: rule.id.clone(),
                class: spec.class,
                noun: spec.noun.clone(),
                confidence: spec.confidence.unwrap_or(Confidence::High),
                program: index,
                at,
                before: None,
                operation: unit
                    .and_then(|unit| after.items.get(unit))
                    .map(|item| item.name.clone())
                    .unwrap_or_default(),
                text: item.text.clone(),
                evidence: vec!["what is added takes it away".to_owned()],
            });
            break;
        }
    }
    losses
}

/// Settings that limit or protect, and are set to nothing: `timeout=None`, `SAMESITE = "None"`.
pub(super) fn switched_off(search: &Search<'_, '_>, at: usize, program: &Program<'_>) -> Vec<Loss> {
    let (before, after) = (program.outline(Side::Before), program.outline(Side::After));
    let sets = |item: &Item| matches!(item.what, What::Option | What::Binding);
    let mut losses = Vec::new();
    for (index, item) in after.items.iter().enumerate().filter(|(_, item)| sets(item) && is_nothing(&item.text)) {
        // What a cache keeps for ever waits for nobody.
        let of_cache = after
            .nearest(index, What::Call)
            .and_then(|at| after.items.get(at))
            .is_some_and(|call| snake(&call.name).contains("cache"));
        if of_cache || !program.is_changed(Side::After, index) {
            continue;
        }
        let was_set = |other: &&Item| {
            other.what == item.what
                && other.name == item.name
                && !is_nothing(&other.text)
                && same_place(program, other, index)
        };
        // What was nothing before, and grew later, is what it was.
        let was_nothing = |other: &Item| {
            other.what == item.what
                && other.name == item.name
                && is_nothing(&other.text)
                && same_place(program, other, index)
        };
        if before.items.iter().any(was_nothing) {
            continue;
        }
        let Some(stood) = before.items.iter().position(|other| was_set(&other)) else { continue };
        // Who still sets it elsewhere in the same place has two of them.
        let named = [snake(last(&item.name))];
        let is_set = |spec: &GuardSpec| spec.ambient || spec.class == Some(TargetClass::T3);
        let known = search
            .rules
            .iter()
            .find(|rule| rule.guard.as_ref().is_some_and(|spec| is_set(spec) && has(&named, &spec.options)));
        let Some((rule, spec)) = known.and_then(|rule| Some((rule, rule.guard.as_ref()?))) else { continue };
        losses.push(Loss {
            rule: rule.id.clone(),
            class: spec.class,
            noun: spec.noun.clone(),
            confidence: spec.confidence.unwrap_or(Confidence::High),
            program: at,
            at: index,
            before: Some((at, stood)),
            operation: item.name.clone(),
            text: before.items.get(stood).map(|item| format!("{} = {}", item.name, item.text)).unwrap_or_default(),
            evidence: vec![format!("it is {} now", item.text)],
        });
    }
    losses
}

/// Whether a hook is about some actions only.
fn is_narrow(item: &Item) -> bool {
    item.text.contains("only:") || item.text.contains("except:")
}

/// Whether two items are of the same place in a chain of calls: `anyRequest().permitAll()` is not
/// `requestMatchers("/health").permitAll()`.
fn ends_alike(item: &Item, other: &Item) -> bool {
    let end = |name: &str| name.rsplit('.').take(2).map(snake).collect::<Vec<_>>();
    let is_chain = |item: &Item| item.what == What::Call && item.text.matches('(').count() > 1;
    !(is_chain(item) && is_chain(other)) || end(&item.name) == end(&other.name)
}

/// What an item says: an option with its value, a call with what it is told by place, anything else as it is written.
fn written(item: &Item) -> String {
    match item.what {
        What::Option => said(item),
        // `JWT.decode(token, nil, false)`
        What::Call if last_arguments(&item.text).is_some_and(|given| given.trim_end().ends_with(", false)")) => {
            format!("{} {}_false", item.text, snake(last(&item.name)))
        }
        _ => item.text.clone(),
    }
}

/// An option as one name: `verify_signature_false`.
fn said(item: &Item) -> String {
    format!("{}_{}", item.name, item.text.trim_matches([' ', '"', '\'']).to_lowercase())
}

/// Whether `before` stands in a definition of the name of that around the item at `at`.
fn same_place(program: &Program<'_>, before: &Item, at: usize) -> bool {
    let name = |outline: &Outline, at: Option<usize>| {
        at.and_then(|at| outline.items.get(at)).map(|item| item.name.clone()).unwrap_or_default()
    };
    let (old, new) = (program.outline(Side::Before), program.outline(Side::After));
    let unit = before
        .inside
        .and_then(|at| if old.items.get(at)?.what == What::Definition { Some(at) } else { old.definition_of(at) });
    name(old, unit) == name(new, new.definition_of(at))
}
