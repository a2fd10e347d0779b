//! Defaults of switches between saying what would be done and doing it.

use super::pieces::arguments;
use super::{Half, Pairs, Tale, Twin};
use crate::analysis::guards::program::Program;
use crate::analysis::guards::words::last;
use crate::fact::outline::{Item, Outline, What};
use crate::fact::{Confidence, TargetClass};
use crate::rule::guard::snake;
use crate::source::{Side, Span};

/// A declared switch and its default.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Switch {
    /// Which way is the careful one: on for `dry_run`, off for `apply`.
    dry: bool,
    /// Whether nothing is done where nobody says otherwise; none where somebody has to.
    careful: Option<bool>,
    span: Span,
    unit: String,
    text: String,
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

/// Which way is the careful one of a switch called `name`, if it is one.
pub(super) fn switch(name: &str) -> Option<bool> {
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
        return Some(false);
    }
    DRY.iter()
        .any(|known| if known.contains('_') || *known == "dryrun" { holds(known) } else { name == *known })
        .then_some(true)
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
            let same = after.iter().find(|now| now.unit == was.unit && now.dry == was.dry);
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
        .filter(|_| program.language() == "go" && was.dry)?;
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
    let now =
        Switch { dry: true, careful: Some(false), span: item.span, unit: was.unit.clone(), text: item.text.clone() };
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
                program.touches(Side::After, now.span)
                    && !before
                        .iter()
                        .any(|old| old.unit == now.unit && old.dry == now.dry && old.careful == now.careful)
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
    Some(Tale {
        rule: "dry-run-default-flipped",
        noun: "a dry run",
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
                switch(&item.name).zip(truth(&item.text)).map(|(dry, on)| (dry, Some(on == dry)))
            }
            What::Call => of_call(outline, at, item, program.language()),
            What::Mark => of_mark(&item.text),
            What::Type => of_field(whole),
            _ => None,
        };
        let unit = outline.definition_of(at).map(|at| outline.path(at)).unwrap_or_default();
        let unit = if item.what == What::Type { item.name.clone() } else { unit };
        let known = |dry: bool| {
            found.iter().any(|other| other.dry == dry && other.unit == unit && other.span.contains(item.span))
        };
        let Some((dry, careful)) = said.filter(|(dry, _)| !known(*dry)) else { continue };
        found.push(Switch { dry, careful, span: item.span, unit, text: item.text.clone() });
    }
    found
}

/// What stands behind a name: `dry_run: bool = True`, `dryRun = true`, `dry_run: true`, `dry-run:true`.
fn behind_name(text: &str) -> Option<(bool, Option<bool>)> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '$');
    let mut at = 0usize;
    while let Some(rest) = text.get(at..) {
        let Some(start) = rest.find(part) else { break };
        let word = rest.get(start..)?;
        let end = word.find(|c: char| !part(c)).unwrap_or(word.len());
        let (name, tail) = word.split_at(end);
        if let Some(dry) = switch(name) {
            return Some((dry, default_of(tail.trim_start()).map(|on| on == dry)));
        }
        at += start + end.max(1);
    }
    None
}

/// The default that stands behind the name of a switch; none where there is none.
fn default_of(tail: &str) -> Option<bool> {
    let end = tail.find([',', ';', '}']).unwrap_or(tail.len());
    let own = tail.get(..end)?;
    let value = match own.split_once('=') {
        Some((_, value)) => value,
        None => own.strip_prefix(':')?,
    };
    let value = value.trim().trim_end_matches(['}', ')', ' ', '"', ']']).trim();
    truth(value).filter(|_| !value.is_empty())
}

/// A parameter; one of JavaScript that nobody gives is off.
fn of_parameter(text: &str, language: &str) -> Option<(bool, Option<bool>)> {
    let (dry, careful) = behind_name(text)?;
    let may_be_left_out = language == "javascript" || (text.contains('{') && text.ends_with("= {}"));
    Some((dry, careful.or(may_be_left_out.then_some(!dry))))
}

/// A constant, a field with a default, or what is read from the environment.
fn of_binding(outline: &Outline, at: usize, item: &Item) -> Option<(bool, Option<bool>)> {
    let dry = switch(last(&item.name.replace("->", ".")))?;
    let in_function = outline.definition_of(at).and_then(|at| outline.items.get(at)).is_some_and(|unit| {
        outline.items.iter().any(|other| {
            other.inside == outline.items.iter().position(|one| one == unit) && other.what == What::Parameter
        })
    });
    // What a function works out is no default, but for what it reads from outside.
    let literal = truth(&item.text).filter(|_| !item.text.is_empty());
    match literal {
        Some(on) if !in_function => Some((dry, Some(on == dry))),
        Some(_) => None,
        None => read(&item.text).map(|on| (dry, Some(on == dry))),
    }
}

/// A field that nothing is said of is off.
fn of_bare_field(outline: &Outline, at: usize, item: &Item) -> Option<(bool, Option<bool>)> {
    let holder = outline.items.get(item.inside?)?;
    let in_class = holder.what == What::Definition && outline.definition_of(at) == item.inside;
    let of_function =
        outline.children(item.inside).any(|at| outline.items.get(at).is_some_and(|item| item.what == What::Parameter));
    let dry = switch(&item.name).filter(|_| in_class && !of_function)?;
    Some((dry, Some(!dry)))
}

/// The default of what is read from outside: `os.getenv("DRY_RUN", "1") == "1"`, `process.env.DRY_RUN !== "false"`.
fn read(text: &str) -> Option<bool> {
    let flat: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut words = flat.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    let is_read = words.any(|word| switch(word).is_some())
        || ["env", "ENV", "getenv", "config", "Config", "params", "settings", "Property"]
            .iter()
            .any(|word| flat.contains(word));
    if !is_read {
        return None;
    }
    if let Some((_, value)) =
        flat.split_once(" ?? ").or_else(|| flat.split_once(" || ")).or_else(|| flat.split_once(" or "))
    {
        return truth(value.split(')').next().unwrap_or_default());
    }
    let second = flat.split_once(", ").map(|(_, rest)| rest.split([')', ',', '}']).next().unwrap_or_default());
    if let Some(on) = second.and_then(truth) {
        return Some(on);
    }
    let compared = |sign: &str| flat.split_once(sign).map(|(_, value)| value.trim()).and_then(truth);
    if let Some(on) = compared("!== ").or_else(|| compared("!= ")) {
        return Some(!on);
    }
    compared("=== ").or_else(|| compared("== ")).map(|on| !on).filter(|on| !on)
}

/// `DryRun { get; init; } = true;`
fn of_property(item: &Item) -> Option<(bool, Option<bool>)> {
    let dry = switch(&item.name).filter(|_| item.text.contains("get;"))?;
    let value = item.text.rsplit_once('}').map_or("", |(_, rest)| rest).trim();
    let on = value.strip_prefix('=').map_or(Some(false), truth)?;
    (!item.text.contains("required")).then_some((dry, Some(on == dry)))
}

/// Whether an option is one of a call, which acts by it and declares no default.
fn in_call(outline: &Outline, at: usize) -> bool {
    let mut around = outline.around(at).filter_map(|up| outline.items.get(up));
    around.find(|item| !matches!(item.what, What::Option)).is_some_and(|item| item.what == What::Call)
}

/// A call that declares an option or reads one.
fn of_call(outline: &Outline, at: usize, item: &Item, language: &str) -> Option<(bool, Option<bool>)> {
    const DECLARES: &[&str] = &[
        "add_argument",
        "option",
        "options",
        "bool",
        "bool_var",
        "bool_var_p",
        "bool_p",
        "add_option",
        "on",
        "arg",
        "new",
        "flag",
        "boolean",
        "set_default",
        "argument",
        "add_flag",
        "string",
        "define_boolean",
        "set_defaults",
        "switch",
        "bool_flag",
        "get_value",
        "bool_func",
    ];
    let name = snake(last(&item.name));
    if !DECLARES.contains(&name.as_str()) {
        return None;
    }
    let (_, given) = arguments(&item.text, language)?;
    let named = |one: &&str| {
        let said = one.trim().strip_prefix(['"', '\'', '`'])?;
        let said = said.split(['"', '\'', '`']).next()?;
        let word = said.split([' ', ',', '/', '=']).rfind(|word| switch(word).is_some() && !word.is_empty())?;
        let word = if said.contains("/--no-") { said.split('/').next()? } else { word };
        // `--no-dry-run` is a switch that is on where nobody says it.
        let negated = word.trim_start_matches('-').starts_with("no-") && word.starts_with("--");
        switch(word.trim_start_matches('-').trim_start_matches("no-")).map(|dry| (dry, negated))
    };
    let (dry, negated) = given.iter().find_map(named)?;
    let chain = outline
        .around(at)
        .map_while(|up| {
            outline.items.get(up).filter(|outer| outer.what == What::Call && outer.span.start == item.span.start)
        })
        .last();
    let whole = chain.map_or(item.text.as_str(), |outer| outer.text.as_str());
    let on = declared(whole).or_else(|| given.iter().skip(1).find_map(|one| positional(one))).unwrap_or(negated);
    Some((dry, Some(on == dry)))
}

/// What a declaration says by name: `default=True`, `defaultValue = "true"`, `default_value_t = true`.
fn declared(text: &str) -> Option<bool> {
    for word in
        ["default_value_t", "default_value(", "default_value", "defaultValue", "default", "Default(", "DefaultValue"]
    {
        for (at, _) in text.match_indices(word) {
            let rest = text.get(at + word.len()..)?.trim_start();
            let Some(value) = rest.strip_prefix(['=', ':', '(']).or(word.ends_with('(').then_some(rest)) else {
                continue;
            };
            if let Some(on) =
                truth(value.trim_start_matches(['=', ' ']).split([',', ')', '}', ']', ' ']).next().unwrap_or_default())
            {
                return Some(on);
            }
        }
    }
    let action = ["store_true", "store_false"].iter().find(|action| text.contains(**action))?;
    truth(action)
}

/// A truth value among the arguments, or a function that gives one.
fn positional(argument: &str) -> Option<bool> {
    let value = argument.trim().rsplit("=>").next().unwrap_or_default().trim();
    matches!(value, "true" | "false" | "True" | "False").then(|| value.eq_ignore_ascii_case("true"))
}

/// `@Value("${reclaim.dry-run:true}")`, `@Option(names = "--dry-run", defaultValue = "true")`
fn of_mark(text: &str) -> Option<(bool, Option<bool>)> {
    if let Some((_, rest)) = text.split_once("${") {
        let (name, value) = rest.split('}').next()?.split_once(':')?;
        let dry = switch(name.rsplit('.').next()?)?;
        return Some((dry, Some(truth(value)? == dry)));
    }
    let dry =
        text.split(['"', ' ', ',', '=']).find_map(|word| if word.starts_with("--") { switch(word) } else { None })?;
    Some((dry, Some(declared(text).unwrap_or(false) == dry)))
}

/// A field of a type with what is written on it: `#[arg(long, default_value_t = true)] pub dry_run: bool`.
fn of_field(text: &str) -> Option<(bool, Option<bool>)> {
    let lines = text.lines().map(str::trim).filter(|line| !line.starts_with("//"));
    let mut marks = String::new();
    for line in lines {
        if line.starts_with("#[") || !(line.ends_with(',') || line.ends_with('{') || line.ends_with('}')) {
            marks.push_str(line);
            marks.push(' ');
            continue;
        }
        let name = line
            .split(':')
            .next()
            .unwrap_or_default()
            .trim()
            .trim_start_matches("pub ")
            .trim_start_matches("pub(crate) ");
        match switch(name) {
            Some(dry)
                if marks.contains("arg(")
                    || marks.contains("clap(")
                    || marks.contains("serde(")
                    || marks.contains("structopt(") =>
            {
                let on = declared(&marks).unwrap_or(false);
                return Some((dry, Some(on == dry)));
            }
            Some(dry) => return Some((dry, None)),
            None => marks.clear(),
        }
    }
    None
}
