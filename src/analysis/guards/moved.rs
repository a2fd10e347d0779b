//! Whether a guard that is gone stands elsewhere on the way to the same operation.

use super::pairing::Place;
use super::program::Program;
use super::protection::{Protection, block_leaves};
use super::words::{has, last, names};
use crate::fact::outline::{Outline, What};
use crate::rule::Rule;
use crate::rule::guard::{GuardSpec, Pattern, snake};
use crate::source::Side;

/// How many calls away from an operation a guard is followed.
const HOPS: usize = 2;

/// What is looked through for a guard.
pub(super) struct Search<'s, 'a> {
    pub(super) programs: &'s [Program<'a>],
    pub(super) rules: &'s [&'s Rule],
    /// Lines that the change brings into files that are no programs.
    pub(super) elsewhere: &'s [String],
}

impl Search<'_, '_> {
    /// Whether a guard of `rule`, or one as strict, stands in front of what is at `place` now.
    pub(super) fn is_guarded(&self, rule: usize, place: Place) -> bool {
        self.guarded_within(rule, place, HOPS)
    }

    fn guarded_within(&self, rule: usize, place: Place, hops: usize) -> bool {
        self.covered(rule, place)
            || self.by_class(rule, place)
            || (hops > 0 && (self.by_callee(rule, place) || self.by_callers(rule, place, hops)))
    }

    /// Whether `protection` is of `rule` or of one that is as strict.
    fn serves(&self, protection: &Protection, rule: usize) -> bool {
        let as_strict = || {
            let spec = self.rules.get(rule).and_then(|rule| rule.guard.as_ref());
            let other = self.rules.get(protection.rule).map(|rule| rule.id.as_str());
            spec.zip(other).is_some_and(|(spec, other)| spec.covered_by.iter().any(|id| id == other))
        };
        protection.rule == rule || as_strict()
    }

    fn covered(&self, rule: usize, (program, at): Place) -> bool {
        self.programs.get(program).is_some_and(|program| {
            let outline = program.outline(Side::After);
            let guards = program.protections(Side::After).iter();
            guards.filter(|guard| guard.at != at).any(|guard| self.serves(guard, rule) && guard.covers(at, outline))
        })
    }

    /// Whether something that is called on the way holds such a guard.
    fn by_callee(&self, rule: usize, (program, at): Place) -> bool {
        let Some(program) = self.programs.get(program) else { return false };
        let outline = program.outline(Side::After);
        let unit = outline.definition_of(at);
        let range =
            unit.map_or(0..outline.items.len(), |unit| unit + 1..outline.items.get(unit).map_or(0, |item| item.end));
        let called = range.filter(|call| *call < at).filter_map(|call| outline.items.get(call));
        let wraps = outline.around(at).filter_map(|up| outline.items.get(up));
        let mut names: Vec<&str> = called
            .chain(wraps)
            .filter(|item| matches!(item.what, What::Call | What::Argument))
            .map(|item| last(&item.name))
            .collect();
        // What marks it, or what it is handed to, may hold the guard too.
        let marks =
            unit.into_iter().flat_map(|unit| outline.children(Some(unit))).filter_map(|at| outline.items.get(at));
        names.extend(marks.filter(|item| item.what == What::Mark).map(|item| last(&item.name)));
        names.extend(outline.items.get(at).filter(|item| item.what == What::Call).map(|item| last(&item.name)));
        names.iter().any(|name| self.defined_with(rule, name))
    }

    /// Whether a definition called `name` in the change holds a guard of `rule`.
    fn defined_with(&self, rule: usize, name: &str) -> bool {
        self.programs.iter().any(|program| {
            let outline = program.outline(Side::After);
            program.definitions(Side::After, name).any(|at| {
                let end = outline.items.get(at).map_or(at, |item| item.end);
                program
                    .protections(Side::After)
                    .iter()
                    .any(|guard| at <= guard.at && guard.at < end && self.serves(guard, rule))
            })
        })
    }

    /// Whether all that call the unit around `place`, as far as the change shows, are guarded.
    fn by_callers(&self, rule: usize, (program, at): Place, hops: usize) -> bool {
        let Some(own) = self.programs.get(program) else { return false };
        let outline = own.outline(Side::After);
        let is_unit = outline.items.get(at).is_some_and(|item| item.what == What::Definition);
        let Some(unit) = Some(at).filter(|_| is_unit).or_else(|| outline.definition_of(at)) else { return false };
        let Some(name) = outline.items.get(unit).map(|item| item.name.as_str()).filter(|name| !name.is_empty()) else {
            return false;
        };
        let mut sites = Vec::new();
        for (index, program) in self.programs.iter().enumerate() {
            let handed = program.outline(Side::After).items.iter().enumerate();
            let handed =
                handed.filter(|(_, item)| item.what == What::Argument && last(&item.name) == name).map(|(at, _)| at);
            sites.extend(program.calls(Side::After, name).chain(handed).map(|at| (index, at)));
        }
        !sites.is_empty() && sites.iter().take(SITES).all(|site| self.guarded_within(rule, *site, hops - 1))
    }

    /// Whether a base of the class around `place`, defined in the change, holds such a guard.
    fn by_class(&self, rule: usize, (program, at): Place) -> bool {
        let Some(program) = self.programs.get(program) else { return false };
        let outline = program.outline(Side::After);
        let classes = std::iter::once(at).chain(outline.around(at)).filter_map(|up| outline.items.get(up));
        let heads = classes
            .filter(|item| item.what == What::Definition)
            .map(|item| item.text.strip_prefix(item.name.as_str()).unwrap_or_default());
        let bases = heads.flat_map(|head| {
            let word = |c: char| !(c.is_alphanumeric() || c == '_');
            head.split(word).filter(|name| name.starts_with(char::is_uppercase)).map(str::to_owned).collect::<Vec<_>>()
        });
        bases.collect::<Vec<String>>().iter().any(|base| self.defined_with(rule, base))
    }

    /// Whether something new in front of the operation looks like a guard of its own, though what it does is not seen.
    pub(super) fn is_replaced(&self, lost: &Protection, (program, at): Place) -> bool {
        let Some(program) = self.programs.get(program) else { return false };
        let outline = program.outline(Side::After);
        let subjects: Vec<&str> = lost.subjects.iter().map(|name| last(name)).collect();
        let unit = outline.definition_of(at);
        let start = unit.map_or(0, |unit| unit + 1);
        (start..at).any(|other| {
            let Some(item) = outline.items.get(other).filter(|_| program.is_changed(Side::After, other)) else {
                return false;
            };
            let looks = match item.what {
                What::Call => is_guardish(&item.name),
                What::Check => leads(outline, other, at),
                What::Assertion | What::Propagation => true,
                _ => false,
            };
            looks && names(&item.text).iter().any(|name| name.split('.').any(|part| subjects.contains(&part)))
        })
    }

    /// Whether the change brings such a guard to a place that serves the whole program: a router, a middleware, a base,
    /// a configuration; or a type or a constraint takes its place.
    pub(super) fn is_ambient(&self, rule: usize, lost: &Protection) -> bool {
        let Some(spec) = self.rules.get(rule).and_then(|rule| rule.guard.as_ref()) else { return false };
        let by_program = self.programs.iter().any(|program| {
            let outline = program.outline(Side::After);
            let mut new = program.protections(Side::After).iter().filter(|guard| self.serves(guard, rule));
            new.any(|guard| program.is_changed(Side::After, guard.at) && (spec.ambient || registers(outline, guard.at)))
        });
        by_program || self.is_configured(spec) || (spec.typed && self.is_constrained(lost))
    }

    fn is_configured(&self, spec: &GuardSpec) -> bool {
        let patterns: Vec<&Pattern> = spec.names.iter().chain(&spec.options).collect();
        self.elsewhere
            .iter()
            .any(|line| names(line).iter().any(|name| patterns.iter().any(|pattern| pattern.is_in(name))))
    }

    /// Whether a type or a constraint of the database that the change brings makes a check needless.
    fn is_constrained(&self, lost: &Protection) -> bool {
        const CONSTRAINTS: &[&str] = &[
            "check (",
            "check(",
            "unique",
            "not null",
            "foreign key",
            "references ",
            "exclude using",
            "null: false",
            "add_check_constraint",
            "uniqueconstraint",
            "checkconstraint",
            "create policy",
            "row level security",
            "nullable=false",
            "add_foreign_key",
            "add constraint",
        ];
        let constrained = |line: &String| {
            let lower = line.to_lowercase();
            CONSTRAINTS.iter().any(|words| lower.contains(words))
        };
        self.elsewhere.iter().any(constrained)
            || self.programs.iter().any(|program| {
                let outline = program.outline(Side::After);
                let items = outline.items.iter().enumerate().filter(|(at, _)| program.is_changed(Side::After, *at));
                items.into_iter().any(|(_, item)| match item.what {
                    What::Parameter => is_new_type(program, item, lost),
                    What::Text | What::Call => constrained(&item.text),
                    _ => false,
                })
            })
    }
}

/// How many callers are looked at.
const SITES: usize = 20;

/// Whether a parameter that the guard looked at has another type than it had.
fn is_new_type(program: &Program<'_>, parameter: &crate::fact::outline::Item, lost: &Protection) -> bool {
    let is_it = lost
        .subjects
        .iter()
        .any(|name| name.split('.').next() == Some(snake(parameter.name.trim_start_matches('$')).as_str()));
    let before = program.outline(Side::Before).items.iter();
    let mut same = before.filter(|item| item.what == What::Parameter && item.name == parameter.name);
    is_it && parameter.text.len() > parameter.name.len() && same.all(|item| item.text != parameter.text)
}

/// Whether a check leads away from what stands at `at`, or to it.
fn leads(outline: &Outline, check: usize, at: usize) -> bool {
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
        "with",
    ];
    VERBS.contains(&first) || ["guard", "validator", "policy", "precondition"].iter().any(|word| name.contains(word))
}

/// Whether what stands at `at` is handed to something that serves more than one operation.
fn registers(outline: &Outline, at: usize) -> bool {
    const REGISTERS: &[&str] = &[
        "use",
        "layer",
        "route_layer",
        "add_middleware",
        "with",
        "group",
        "wrap",
        "wrap_fn",
        "register",
        "before_action",
        "before",
        "before_request",
        "add_filter",
        "include_router",
        "apirouter",
        "api_router",
        "router",
        "mount",
        "scope",
        "plugin",
        "add_hook",
        "use_global_guards",
        "middleware",
        "require_authorization",
        "map_group",
        "authorize_requests",
        "authorize_http_requests",
        "any_request",
        "request_matchers",
        "add_policy",
        "blueprint",
        "route_group",
        "authenticate",
        "namespace",
        "with_middleware",
        "before_all",
        "around_action",
        "pipeline",
        "plug",
        "apply_middleware",
        "add_interceptors",
    ];
    let is_registration = |name: &str| REGISTERS.contains(&snake(last(name)).as_str());
    let mut holders = std::iter::once(at).chain(outline.around(at)).filter_map(|up| outline.items.get(up));
    holders.any(|item| match item.what {
        What::Call => is_registration(&item.name),
        What::Binding => ["middleware", "permission_classes", "default_permission_classes", "guards"]
            .iter()
            .any(|word| snake(&item.name).contains(word)),
        // A mark or a base of a class is about all of it.
        What::Definition => {
            outline.items.get(at).is_some_and(|guard| guard.what == What::Mark)
                && item.text.starts_with(char::is_uppercase)
        }
        _ => false,
    })
}

/// Whether `names` of an added waiver are in `text`.
pub(super) fn waives(text: &str, spec: &GuardSpec) -> bool {
    has(&names(text), &spec.waivers)
}
