//! Defaults of switches between saying what would be done and doing it.

use super::declared::{in_call, of_bare_field, of_binding, of_call, of_field, of_mark, of_parameter, of_property};
use super::{Half, Pairs, Tale, Twin};
use crate::analysis::guards::program::Program;
use crate::analysis::guards::words::last;
use crate::fact::outline::{Item, What};
use crate::fact::{Confidence, TargetClass};
use crate::rule::guard::snake;
use crate::source::{Side, Span};

/// A declared switch and its default.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Switch {
    way: Way,
    /// Whether nothing is done where nobody says otherwise; none where somebody has to.
    careful: Option<bool>,
    span: Span,
    unit: String,
    text: String,
}

/// What a switch decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// On, it is only said what would be done: `dry_run`.
    Dry,
    /// On, it is done: `apply`.
    Wet,
    /// On, nobody is asked: `yes`.
    Unasked,
}

impl Way {
    /// Whether the switch is at its careful side where it is `on`.
    pub(super) fn is_careful(self, on: bool) -> bool {
        on == (self == Self::Dry)
    }

    /// The rule that its turning is told by, and what is lost.
    fn rule(self) -> (&'static str, &'static str) {
        match self {
            Self::Dry | Self::Wet => ("dry-run-default-flipped", "a dry run"),
            Self::Unasked => ("confirmation-removed", "the confirmation"),
        }
    }
}

/// Names that mean that nothing is done.
const DRY: &[&str] = &[
    "dry_run",
    "dryrun",
    "dry",
    "is_dry_run",
    "simulate",
    "simulation",
    "noop",
    "no_op",
    "what_if",
    "whatif",
    "check_only",
    "pretend",
    "no_act",
    "just_print",
    "preview_only",
    "plan_only",
    "list_only",
    "report_only",
];

/// Names that mean that it is done.
const WET: &[&str] = &[
    "apply",
    "really_delete",
    "live_run",
    "no_dry_run",
    "for_real",
    "really",
    "do_it",
    "apply_changes",
    "write_changes",
    "execute",
    "wet_run",
    "live",
    "perform_delete",
    "do_delete",
    "commit_changes",
    "confirm_delete",
];

/// Names that mean that nobody is asked.
const UNASKED: &[&str] = &[
    "yes",
    "assume_yes",
    "force_yes",
    "always_yes",
    "skip_confirm",
    "skip_confirmation",
    "no_confirm",
    "no_confirmation",
    "without_confirmation",
    "skip_prompt",
    "no_prompt",
    "auto_approve",
    "auto_confirm",
    "non_interactive",
    "noninteractive",
];

/// What a switch called `name` decides, if it is one.
pub(super) fn switch(name: &str) -> Option<Way> {
    let name = snake(name.trim_start_matches(['-', '$', '@', ':', '&', '*']));
    let name: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
    let holds = |known: &str| {
        name == known
            || name.ends_with(&format!("_{known}"))
            || name == format!("{known}_default")
            || name == format!("{known}_by_default")
            || name == format!("default_{known}")
            || name.ends_with(&format!("_{known}_by_default"))
    };
    if WET.iter().any(|known| name == *known || (known.contains('_') && holds(known))) {
        return Some(Way::Wet);
    }
    if UNASKED.iter().any(|known| name == *known || (known.contains('_') && holds(known))) {
        return Some(Way::Unasked);
    }
    DRY.iter()
        .any(|known| if known.contains('_') || *known == "dryrun" { holds(known) } else { name == *known })
        .then_some(Way::Dry)
}

/// What a switch called `name` decides, if it is whether anything is done.
pub(super) fn acts(name: &str) -> Option<Way> {
    switch(name).filter(|way| *way != Way::Unasked)
}

/// What a value says of a switch that is off or on.
pub(super) fn truth(text: &str) -> Option<bool> {
    let bare = text.trim().trim_end_matches([';', ',', ')']).trim().trim_matches(['"', '\'', '`']).to_lowercase();
    match bare.as_str() {
        "true" | "1" | "yes" | "on" | "y" | "store_false" | "default_true" | "boolean.true" => Some(true),
        "false" | "0" | "no" | "off" | "n" | "" | "store_true" | "default_false" | "boolean.false" | "nil" | "none"
        | "null" | "undefined" => Some(false),
        _ => None,
    }
}

/// Arguments with which a program only says what it would do.
pub(super) const FLAGS: &[&str] = &[
    "--dry-run",
    "--dry-run=client",
    "--dry-run=server",
    "--dryrun",
    "--dry-run=true",
    "--simulate",
    "--just-print",
    "--what-if",
    "-WhatIf",
    "--pretend",
    "--no-act",
    "--noop",
    "--check-only",
    "--dry",
];

/// A program that is run as before, but for the argument with which it only said what it would do.
fn unflagged(twin: &Twin<'_, '_>) -> Option<Tale> {
    let said = |item: &Item| item.text.trim_matches(['"', '\'', '`']).to_owned();
    let flagged = |half: &Half<'_, '_>| {
        half.items().find(|(_, item)| item.what == What::Text && FLAGS.contains(&said(item).as_str())).map(|(at, _)| at)
    };
    let flag = flagged(&twin.before)?;
    let text = twin.after.text().to_lowercase();
    if ["dry", "simulate", "whatif", "pretend", "noop"].iter().any(|word| text.contains(word)) {
        return None;
    }
    let holder = |half: &Half<'_, '_>, at: usize| {
        half.outline()
            .around(at)
            .find(|up| half.item(*up).is_some_and(|item| matches!(item.what, What::Call | What::Binding)))
    };
    let first = |half: &Half<'_, '_>, at: usize| {
        half.outline().within(at).iter().find(|item| item.what == What::Text).map(said)
    };
    let was = holder(&twin.before, flag)?;
    let command = first(&twin.before, was).filter(|command| !FLAGS.contains(&command.as_str()))?;
    let same = |(at, item): &(usize, &Item)| {
        matches!(item.what, What::Call | What::Binding) && first(&twin.after, *at).as_ref() == Some(&command)
    };
    let (now, item) = twin.after.items().find(same)?;
    Some(Tale {
        rule: "dry-run-default-flipped",
        noun: "a dry run",
        class: TargetClass::T1,
        confidence: Confidence::High,
        spot: twin.after.spot(now)?,
        before: twin.before.spot(was),
        covers: None,
        unit: twin.after.path.clone(),
        name: command,
        text: item.text.clone(),
        evidence: "it was run so that it only said what it would do".to_owned(),
    })
}

pub(super) fn judge(pairs: &Pairs<'_, '_>) -> Vec<Tale> {
    let mut tales: Vec<Tale> = pairs.twins.iter().filter_map(unflagged).collect();
    tales.extend(defaults(pairs));
    tales
}

/// Defaults that turned.
fn defaults(pairs: &Pairs<'_, '_>) -> Vec<Tale> {
    let sides: Vec<(Vec<Switch>, Vec<Switch>)> = pairs
        .programs
        .iter()
        .map(|program| (switches(program, Side::Before), switches(program, Side::After)))
        .collect();
    let mut tales = Vec::new();
    for (at, program) in pairs.programs.iter().enumerate() {
        let Some((before, after)) = sides.get(at) else { continue };
        for was in before.iter().filter(|was| was.careful == Some(true) && program.touches(Side::Before, was.span)) {
            // Of several in one place, the one that reads the same is the same.
            let of_it = || after.iter().filter(|now| now.unit == was.unit && now.way == was.way);
            let same = of_it().find(|now| now.text == was.text).or_else(|| of_it().next());
            match same.map(|now| now.careful) {
                Some(Some(false)) => tales.extend(same.and_then(|now| tale(program, now, program, was))),
                Some(_) => {}
                None => {
                    let told = elsewhere(pairs.programs, &sides, program, was);
                    tales.extend(told.or_else(|| zeroed(program, was)));
                }
            }
        }
    }
    tales
}

/// A field of Go that is left out is off.
fn zeroed(program: &Program<'_>, was: &Switch) -> Option<Tale> {
    let (before, after) = (program.outline(Side::Before), program.outline(Side::After));
    let gone = before
        .items
        .iter()
        .find(|item| item.what == What::Option && item.span == was.span)
        .filter(|_| program.language() == "go" && was.way == Way::Dry)?;
    let beside = before
        .items
        .iter()
        .filter(|item| item.what == What::Option && item.inside == gone.inside && item.span != gone.span);
    let same = |now: &(usize, &Item), old: &Item| {
        now.1.what == What::Option
            && now.1.name == old.name
            && after.definition_of(now.0).map(|at| after.path(at)).unwrap_or_default() == was.unit
    };
    let mut beside = beside.filter_map(|old| after.items.iter().enumerate().find(|now| same(now, old)));
    let (_, item) = beside.next()?;
    if after.items.iter().any(|item| switch(last(&item.name)).is_some()) {
        return None;
    }
    let now = Switch {
        way: Way::Dry,
        careful: Some(false),
        span: item.span,
        unit: was.unit.clone(),
        text: item.text.clone(),
    };
    tale(program, &now, program, was)
}

/// The switch that took the place of one that is gone, in whatever file of the change.
fn elsewhere(
    programs: &[Program<'_>],
    sides: &[(Vec<Switch>, Vec<Switch>)],
    from: &Program<'_>,
    was: &Switch,
) -> Option<Tale> {
    let new = || {
        programs.iter().zip(sides).flat_map(|(program, (before, after))| {
            let is_new = |now: &&Switch| {
                now.way.rule() == was.way.rule()
                    && program.touches(Side::After, now.span)
                    && !before
                        .iter()
                        .any(|old| old.unit == now.unit && old.way == now.way && old.careful == now.careful)
            };
            after.iter().filter(is_new).map(move |now| (program, now))
        })
    };
    if new().any(|(_, now)| now.careful != Some(false)) {
        return None;
    }
    let (program, now) = new().next()?;
    tale(program, now, from, was)
}

fn tale(program: &Program<'_>, now: &Switch, from: &Program<'_>, was: &Switch) -> Option<Tale> {
    let spot = |program: &Program<'_>, side: Side, switch: &Switch| {
        let source = program.source(side)?;
        let first = source.slice(switch.span).lines().next().unwrap_or_default().len().max(1);
        let end = (switch.span.start + first).min(switch.span.end);
        Some(crate::analysis::Spot { path: source.path.clone(), side, span: Span::new(switch.span.start, end) })
    };
    let (rule, noun) = was.way.rule();
    Some(Tale {
        rule,
        noun,
        class: TargetClass::T1,
        confidence: Confidence::High,
        spot: spot(program, Side::After, now)?,
        before: spot(from, Side::Before, was),
        covers: None,
        unit: now.unit.clone(),
        name: now.unit.rsplit('.').next().unwrap_or_default().to_owned(),
        text: now.text.clone(),
        evidence: format!("`{}` stood there before", was.text),
    })
}

/// The switches that one side of a program declares.
fn switches(program: &Program<'_>, side: Side) -> Vec<Switch> {
    let outline = program.outline(side);
    let mut found: Vec<Switch> = Vec::new();
    for (at, item) in outline.items.iter().enumerate() {
        let whole = program.source(side).map(|source| source.slice(item.span)).unwrap_or_default();
        let said = match item.what {
            What::Parameter => of_parameter(&item.text, program.language()),
            What::Binding if item.text.is_empty() && matches!(program.language(), "java" | "csharp") => {
                of_bare_field(outline, at, item)
            }
            What::Binding => of_binding(outline, at, item),
            What::Definition => of_property(item),
            What::Option if !in_call(outline, at) => {
                switch(&item.name).zip(truth(&item.text)).map(|(way, on)| (way, Some(way.is_careful(on))))
            }
            What::Call => of_call(outline, at, item, program.language()),
            What::Mark => of_mark(&item.text),
            What::Type => of_field(whole),
            _ => None,
        };
        let unit = outline.definition_of(at).map(|at| outline.path(at)).unwrap_or_default();
        let unit = if item.what == What::Type { item.name.clone() } else { unit };
        let known = |way: Way| {
            found.iter().any(|other| other.way == way && other.unit == unit && other.span.contains(item.span))
        };
        let Some((way, careful)) = said.filter(|(way, _)| !known(*way)) else { continue };
        found.push(Switch { way, careful, span: item.span, unit, text: item.text.clone() });
    }
    found
}
