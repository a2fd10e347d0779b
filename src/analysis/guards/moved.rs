//! Whether a guard that is gone stands elsewhere on the way to the same operation.

use super::pairing::Place;
use super::program::Program;
use super::protection::{Protection, block_leaves, waives_by_name};
use super::spoken;
use super::words::{all_names, has, last, names};
use crate::fact::outline::{Item, Outline, What};
use crate::repo::FileDiff;
use crate::rule::Rule;
use crate::rule::guard::{GuardSpec, Pattern, snake};
use crate::source::Side;

/// How many calls away from an operation a guard is followed.
const HOPS: usize = 2;

/// What is looked through for a guard.
pub(super) struct Search<'s, 'a> {
    pub(super) programs: &'s [Program<'a>],
    pub(super) rules: &'s [&'s Rule],
    /// Lines that the change brings into files that are no programs of a host language, each with its file.
    pub(super) elsewhere: &'s [(&'s FileDiff, String)],
}

impl Search<'_, '_> {
    /// Whether a guard of the kind of `lost`, or one as strict, stands in front of what is at `place` now.
    pub(super) fn is_guarded(&self, lost: &Protection, place: Place) -> bool {
        self.guarded_within(lost, place, HOPS)
    }

    fn guarded_within(&self, lost: &Protection, place: Place, hops: usize) -> bool {
        self.covered(lost, place)
            || self.by_class(lost.rule, place)
            || (hops > 0 && (self.by_callee(lost.rule, place) || self.by_callers(lost, place, hops)))
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

    fn covered(&self, lost: &Protection, (program, at): Place) -> bool {
        let spec = self.rules.get(lost.rule).and_then(|rule| rule.guard.as_ref());
        let holder = self.programs.get(program).zip(spec);
        let by_default = |(program, spec): (&Program<'_>, &GuardSpec)| {
            spoken::may_be_default(program.outline(Side::Before), lost, spec, program.outline(Side::After), at)
        };
        if holder.is_some_and(by_default) {
            return true;
        }
        let each = spec.is_some_and(|spec| spec.each);
        self.programs.get(program).is_some_and(|program| {
            let outline = program.outline(Side::After);
            let unit = outline.definition_of(at);
            let guards = program.protections(Side::After).iter();
            let mut guards = guards.filter(|guard| guard.at != at && self.serves(guard, lost.rule));
            guards.any(|guard| {
                let is_new = || program.is_changed(Side::After, guard.at) || guard.text == lost.text;
                // What a query was limited to may be asked of what it found.
                let of_what_is_found =
                    lost.reach.chain.is_some() && guard.was_asked && outline.definition_of(guard.at) == unit;
                (guard.covers(at, outline) || of_what_is_found || spoken::stands_for(outline, guard, at))
                    && (!each || is_new())
                    && !is_left_unasked(lost, program, guard)
            })
        })
    }

    /// Whether something that is called on the way holds such a guard.
    fn by_callee(&self, rule: usize, (program, at): Place) -> bool {
        let Some(program) = self.programs.get(program) else { return false };
        let outline = program.outline(Side::After);
        let unit = outline.definition_of(at);
        let range =
            unit.map_or(0..outline.items.len(), |unit| unit + 1..outline.items.get(unit).map_or(0, |item| item.end));
        let own_end = outline.items.get(at).map_or(at, |item| item.end);
        let is_call = outline.items.get(at).is_some_and(|item| item.what == What::Call);
        let called =
            range.filter(|call| *call < at || (is_call && *call < own_end)).filter_map(|call| outline.items.get(call));
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
            // A script is called by its name.
            if program.script() == Some(name) {
                return program.protections(Side::After).iter().any(|guard| self.serves(guard, rule));
            }
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
    fn by_callers(&self, lost: &Protection, (program, at): Place, hops: usize) -> bool {
        let Some(own) = self.programs.get(program) else { return false };
        let outline = own.outline(Side::After);
        let is_unit = outline.items.get(at).is_some_and(|item| item.what == What::Definition);
        let unit = Some(at).filter(|_| is_unit).or_else(|| outline.definition_of(at));
        let name = match unit {
            Some(unit) => outline.items.get(unit).map(|item| item.name.as_str()),
            None => own.script(),
        };
        let Some(name) = name.filter(|name| !name.is_empty()) else { return false };
        let mut sites = Vec::new();
        for (index, program) in self.programs.iter().enumerate() {
            let handed = program.outline(Side::After).items.iter().enumerate();
            let handed =
                handed.filter(|(_, item)| item.what == What::Argument && last(&item.name) == name).map(|(at, _)| at);
            sites.extend(program.calls(Side::After, name).chain(handed).map(|at| (index, at)));
        }
        !sites.is_empty() && sites.iter().take(SITES).all(|site| self.guarded_within(lost, *site, hops - 1))
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
        let parts = |name: &String| name.split('.').map(str::to_owned).collect::<Vec<_>>();
        let subjects: Vec<String> = lost.subjects.iter().flat_map(parts).collect();
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
                What::Call => is_guardish(&item.name) && !outline.is_in_condition(other) && !is_told_only(item, lost),
                What::Check => leads(outline, other, at),
                What::Match => other < at && at < item.end,
                _ => false,
            };
            let mentioned = [item.text.clone(), bound_text(outline, start, other, &item.text)].join(" ");
            looks
                && names(&mentioned)
                    .iter()
                    .any(|name| name.split('.').any(|part| subjects.iter().any(|subject| subject == part)))
        });
        in_front || unit.is_some_and(|unit| self.is_marked_anew(lost, program, unit))
    }

    /// Whether a mark, or a base, that nobody knows stands where the lost one stood.
    fn is_marked_anew(&self, lost: &Protection, program: &Program<'_>, unit: usize) -> bool {
        let (before, after) = (program.outline(Side::Before), program.outline(Side::After));
        let was = before.items.get(lost.at).filter(|item| item.text == lost.text).map(|item| item.what);
        let path = after.path(unit);
        let had = |text: &str| before.items.iter().any(|item| item.what == What::Mark && item.text == text);
        let unknown = |item: &Item| {
            let name = [snake(&item.name)];
            let is_known = self
                .rules
                .iter()
                .any(|rule| rule.guard.as_ref().is_some_and(|spec| has(&name, &spec.names) || has(&name, &spec.marks)));
            !is_known && !is_unguarding(&name[0]) && !had(&item.text)
        };
        let new_marks =
            after.children(Some(unit)).filter_map(|at| after.items.get(at)).filter(|item| item.what == What::Mark);
        let marked = was == Some(What::Mark) && new_marks.into_iter().any(unknown);
        let class = path.split('.').next().unwrap_or_default();
        let head = |outline: &Outline| {
            let class = outline.items.iter().find(|item| item.what == What::Definition && item.name == class);
            class.map(|item| names(item.text.strip_prefix(item.name.as_str()).unwrap_or_default())).unwrap_or_default()
        };
        let of_class = was.is_some_and(|was| {
            matches!(was, What::Definition | What::Call | What::Argument | What::Mark | What::Binding)
        }) && lost.reach.inside.is_some();
        let (old, new) = (head(before), head(after));
        marked
            || (of_class
                && !class.is_empty()
                && new.iter().any(|base| !old.contains(base))
                && new != old
                && after.items.get(unit).is_some_and(|item| item.what == What::Definition)
                && new.len() >= old.len())
    }

    /// Whether the change brings such a guard to another place that the operation passes: a router, a middleware, a base, a
    /// configuration, something that is named where the program is put together; or a type or a constraint takes its place.
    pub(super) fn is_elsewhere(&self, lost: &Protection, place: Place) -> bool {
        let Some(spec) = self.rules.get(lost.rule).and_then(|rule| rule.guard.as_ref()) else { return false };
        let by_program = self.programs.iter().enumerate().any(|(index, program)| {
            let outline = program.outline(Side::After);
            let mut new = program.protections(Side::After).iter().filter(|guard| self.serves(guard, lost.rule));
            new.any(|guard| {
                let is_new = program.is_changed(Side::After, guard.at) && guard.text != lost.text;
                let apart = outline.definition_of(guard.at) != outline.definition_of(place.1) || index != place.0;
                is_new
                    && apart
                    && (spec.ambient
                        || registers(outline, guard.at)
                        || outline.definition_of(guard.at).is_none()
                        || (spec.typed
                            && guard
                                .reach
                                .inside
                                .is_some_and(|at| outline.items.get(at).is_some_and(|i| i.what == What::Definition)))
                        || self.is_named_elsewhere(program, guard.at))
            })
        });
        by_program || self.is_configured(spec, place) || (spec.typed && self.is_constrained(lost))
    }

    /// Whether the definition, the class or the name that the item at `at` belongs to is mentioned in another line that the
    /// change brings: where it is mounted, inherited, called or listed.
    fn is_named_elsewhere(&self, program: &Program<'_>, at: usize) -> bool {
        let outline = program.outline(Side::After);
        let holders: Vec<&Item> = std::iter::once(at)
            .chain(outline.around(at))
            .filter_map(|up| outline.items.get(up))
            .filter(|item| matches!(item.what, What::Definition | What::Binding) && item.name.len() > 2)
            .collect();
        holders.iter().any(|holder| {
            let name = snake(holder.name.split(['<', ' ', ',']).next().unwrap_or_default());
            let mentions = |line: &str| all_names(line).iter().any(|found| found.split('.').any(|part| part == name));
            let outside = |other: &Program<'_>, at: usize| {
                !std::ptr::eq(other, program) || !(holder.span.start <= at && at < holder.span.end)
            };
            let in_programs = self
                .programs
                .iter()
                .any(|other| other.added_lines().any(|(at, line)| outside(other, at) && mentions(line)));
            in_programs || self.elsewhere.iter().any(|(_, line)| mentions(line))
        })
    }

    fn is_configured(&self, spec: &GuardSpec, place: Place) -> bool {
        let own = self.programs.get(place.0).map(|program| program.file);
        let apart = |file: &FileDiff| own.is_none_or(|own| !std::ptr::eq(own, file));
        let patterns: Vec<&Pattern> = spec.names.iter().chain(&spec.options).collect();
        self.elsewhere
            .iter()
            .filter(|(file, _)| apart(file))
            .any(|(_, line)| names(line).iter().any(|name| patterns.iter().any(|pattern| pattern.is_in(name))))
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
        self.elsewhere.iter().any(|(_, line)| constrained(line))
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

/// What the names in `text` were bound to, between `start` and `at`.
fn bound_text(outline: &Outline, start: usize, at: usize, text: &str) -> String {
    let mentioned = names(text);
    let bindings = outline.items.get(start..at).unwrap_or_default().iter().filter(|item| item.what == What::Binding);
    let bound = bindings.filter(|item| names(&item.name).iter().any(|name| mentioned.contains(name)));
    bound.map(|item| item.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Whether a call is the one whose answer was looked at, and nobody does any more.
fn is_told_only(item: &Item, lost: &Protection) -> bool {
    lost.was_asked && lost.subjects.iter().any(|subject| last(subject) == snake(last(&item.name)))
}

/// Marks that are no guards, whatever they are called.
fn is_unguarding(name: &str) -> bool {
    const MARKS: &[&str] = &[
        "route",
        "get",
        "post",
        "put",
        "patch",
        "delete",
        "cache",
        "deprecated",
        "override",
        "staticmethod",
        "classmethod",
        "property",
        "wraps",
        "csrf",
        "exempt",
        "require_post",
        "require_get",
        "require_http_methods",
        "async",
        "mapping",
        "http_get",
        "http_post",
        "http_put",
        "http_delete",
        "test",
        "inline",
        "derive",
        "doc",
        "allow",
        "cfg",
        "instrument",
        "produces",
        "operation",
        "api",
        "tag",
        "swagger",
        "summary",
        "response",
        "interceptors",
        "use_interceptors",
        "injectable",
        "transactional",
        "suppress_warnings",
        "nullable",
        "json",
        "param",
        "logged",
        "timed",
        "trace",
        "action",
        "task",
        "anonymous",
    ];
    name.split(['_', '.']).any(|word| MARKS.contains(&word)) || MARKS.contains(&name)
}

/// Whether `guard` is the call whose answer `lost` looked at, and nobody looks at it now.
fn is_left_unasked(lost: &Protection, program: &Program<'_>, guard: &Protection) -> bool {
    let call = program.item(Side::After, guard.at).filter(|item| item.what == What::Call && !guard.was_asked);
    let same = |name: &str| lost.subjects.iter().any(|subject| last(subject) == name);
    lost.was_asked
        && program.is_changed(Side::After, guard.at)
        && call.is_some_and(|item| same(&snake(last(&item.name))))
}

/// How many callers are looked at.
const SITES: usize = 20;

/// Whether a parameter that the guard looked at has another type than it had.
fn is_new_type(program: &Program<'_>, parameter: &Item, lost: &Protection) -> bool {
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
        // What a trigger does is done for everybody who changes the table; who may call a routine is said once.
        "trigger",
        "grant",
    ];
    if spoken::is_default(outline, at) {
        return true;
    }
    let is_registration = |name: &str| {
        let step = snake(last(name));
        REGISTERS.contains(&step.as_str())
            || ["add_", "use_", "configure", "register", "with_"].iter().any(|start| step.starts_with(start))
    };
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

/// Whether `text` names something that takes such a guard away.
pub(super) fn waives(text: &str, spec: &GuardSpec) -> bool {
    has(&names(text), &spec.waivers)
}

/// Whether a call switches off what it is handed, or itself: `skip_before_action :authenticate`, `.csrf(Configurer::disable)`.
pub(super) fn waives_what_it_is_handed(item: &Item, spec: &GuardSpec) -> bool {
    let step = snake(last(&item.name));
    let given = item.text.rsplit_once(last(&item.name)).map_or("", |(_, rest)| rest);
    let given = names(given.get(..given.len().min(200)).unwrap_or_default());
    let off = given.iter().any(|name| matches!(last(name), "disable" | "disabled"));
    item.what == What::Call
        && ((waives_by_name(&step) && has(&given, &spec.names)) || (off && has(&[step], &spec.names)))
}
