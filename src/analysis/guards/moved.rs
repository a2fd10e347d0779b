//! Whether a guard that is gone stands elsewhere on the way to the same operation.

use super::condition::{asks_for_emptiness, parts};
use super::pairing::Place;
use super::program::Program;
use super::protection::{Protection, behind, block_leaves, is_nothing, waives_by_name, without_constructor};
use super::spoken;
use super::words::{all_names, has, last, names};
use crate::fact::outline::{Item, Outline, What};
use crate::repo::FileDiff;
use crate::rule::Rule;
use crate::rule::guard::{GuardSpec, Look, Pattern, snake};
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
            || (hops > 0 && (self.by_callee(lost.rule, place, "") || self.by_callers(lost, place, hops)))
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
                let is_new = || program.is_changed(Side::After, guard.at) || head(&guard.text) == head(&lost.text);
                // What a query was limited to may be asked of what it found.
                let of_what_is_found =
                    lost.reach.chain.is_some() && guard.was_asked && outline.definition_of(guard.at) == unit;
                (guard.covers(at, outline) || of_what_is_found || spoken::stands_for(outline, guard, at))
                    && (!each || is_new())
                    && !is_left_unasked(lost, program, guard)
            })
        })
    }

    /// Whether something that is called on the way holds such a guard. `own` is what the place itself belongs to.
    fn by_callee(&self, rule: usize, (program, at): Place, own: &str) -> bool {
        let Some(program) = self.programs.get(program) else { return false };
        let outline = program.outline(Side::After);
        let unit = outline.definition_of(at);
        let end = outline.items.get(at).map_or(at, |item| item.end);
        let is_call = outline.items.get(at).is_some_and(|item| item.what == What::Call);
        let passed = |call: usize| {
            let wraps = outline.items.get(call).is_some_and(|item| call < at && at < item.end);
            let own_argument = is_call && at <= call && call < end;
            wraps || own_argument || behind(outline, call).behind.is_some_and(|(from, end)| from <= at && at < end)
        };
        let range = unit.map_or(0, |unit| unit + 1)..end.max(at + 1);
        let named = range.filter(|call| {
            outline.items.get(*call).is_some_and(|item| matches!(item.what, What::Call | What::Argument))
        });
        // What marks it may hold the guard too.
        let marks = unit.into_iter().flat_map(|unit| outline.children(Some(unit)));
        let marks = marks.filter(|at| outline.items.get(*at).is_some_and(|item| item.what == What::Mark));
        let mut names = named
            .filter(|call| passed(*call))
            .chain(marks)
            .filter_map(|at| outline.items.get(at))
            .map(|item| last(&item.name));
        names.any(|name| name != own && self.defined_with(rule, name))
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
        !sites.is_empty()
            && sites.iter().take(SITES).all(|site| {
                self.covered(lost, *site)
                    || self.by_class(lost.rule, *site)
                    || self.by_callee(lost.rule, *site, name)
                    || (hops > 1 && self.by_callers(lost, *site, hops - 1))
            })
    }

    /// Whether a base of the class around `place`, defined in the change, holds such a guard.
    fn by_class(&self, rule: usize, (program, at): Place) -> bool {
        let Some(program) = self.programs.get(program) else { return false };
        let outline = program.outline(Side::After);
        let classes = std::iter::once(at).chain(outline.around(at)).filter_map(|up| outline.items.get(up));
        let heads = classes
            .filter(|item| item.what == What::Definition)
            .map(|item| without_constructor(item.text.strip_prefix(item.name.as_str()).unwrap_or_default()));
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
        let words = |name: &String| name.split('.').map(str::to_owned).collect::<Vec<_>>();
        let asks =
            self.rules.get(lost.rule).and_then(|rule| rule.guard.as_ref()).is_some_and(|spec| spec.look == Look::Empty);
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
                What::Check => leads(outline, other, at) && self.could_replace(lost, &new_parts(program, &item.text)),
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
                    && self.is_refusing(last(&item.name))
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
    fn could_replace(&self, lost: &Protection, condition: &str) -> bool {
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
                || !parts(condition).iter().all(|part| asks_for_emptiness(part)))
    }

    /// Whether a function of the change called `name` refuses something: a check in it leaves.
    fn is_refusing(&self, name: &str) -> bool {
        self.programs.iter().any(|program| {
            let outline = program.outline(Side::After);
            program.definitions(Side::After, name).any(|at| {
                let end = outline.items.get(at).map_or(at, |item| item.end);
                (at..end).any(|at| {
                    let is_check = outline.items.get(at).is_some_and(|item| item.what == What::Check);
                    is_check && outline.children(Some(at)).any(|then| block_leaves(outline, then))
                })
            })
        })
    }

    /// Whether a mark, or a base, that nobody knows stands where the lost one stood.
    fn is_marked_anew(&self, lost: &Protection, program: &Program<'_>, unit: usize) -> bool {
        let (before, after) = (program.outline(Side::Before), program.outline(Side::After));
        let was = before.items.get(lost.at).filter(|item| item.text == lost.text).map(|item| item.what);
        let had = |text: &str| before.items.iter().any(|item| item.what == What::Mark && item.text == text);
        let unknown = |item: &Item| {
            let name = [snake(&item.name)];
            let is_known = self
                .rules
                .iter()
                .any(|rule| rule.guard.as_ref().is_some_and(|spec| spec.is_named(&name) || has(&name, &spec.marks)));
            !is_known && could_guard(&name[0]) && !had(&item.text)
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
                let is_new = program.is_changed(Side::After, guard.at);
                let apart = outline.definition_of(guard.at) != outline.definition_of(place.1) || index != place.0;
                let in_front = apart || guard.at < place.1;
                let root = program_root(self.programs.get(place.0), place.1);
                let wraps = !root.is_empty() && index == place.0 && names(&guard.text).iter().any(|name| *name == root);
                is_new
                    && (wraps && guard.at > place.1
                        || (in_front && registers(outline, guard.at))
                        || spec.ambient
                        || (outline.definition_of(guard.at).is_none()
                            && !guard.covers(place.1, outline)
                            && index == place.0
                            && in_list(outline, guard.at)))
                    || is_new
                        && apart
                        && (outline.definition_of(guard.at).is_none()
                            || (spec.typed
                                && guard.reach.inside.is_some_and(|at| {
                                    outline.items.get(at).is_some_and(|i| i.what == What::Definition)
                                }))
                            || self.is_named_elsewhere(program, guard.at))
            })
        });
        by_program
            || self.is_mounted(spec)
            || self.is_listed(spec)
            || (spec.typed && (self.is_of_new_type() || self.is_of_new_parameter(lost)))
            || self.is_configured(spec, place)
            || (spec.constrained && self.is_constrained(place))
    }

    /// Whether a call that serves several operations is handed such a guard now: `.route_layer(from_extractor::<AdminUser>())`.
    fn is_mounted(&self, spec: &GuardSpec) -> bool {
        const MOUNTS: &[&str] = &[
            "use",
            "layer",
            "route_layer",
            "wrap",
            "add_middleware",
            "with",
            "group",
            "before_action",
            "before_request",
            "add_open_behavior",
        ];
        spec.handed
            && self.programs.iter().any(|program| {
                let items = program.outline(Side::After).items.iter().enumerate();
                let mut mounts = items.filter(|(at, item)| {
                    item.what == What::Call
                        && MOUNTS.contains(&snake(last(&item.name)).as_str())
                        && program.is_changed(Side::After, *at)
                });
                mounts.any(|(_, item)| {
                    let given = item.text.rsplit_once(last(&item.name)).map_or("", |(_, given)| given);
                    spec.is_named(&names(given.split('{').next().unwrap_or(given)))
                })
            })
    }

    /// Whether a list at the top of a program, or a setting, names such a guard now: `"django.middleware.csrf.CsrfViewMiddleware"`.
    fn is_listed(&self, spec: &GuardSpec) -> bool {
        self.programs.iter().any(|program| {
            let outline = program.outline(Side::After);
            let mut texts =
                outline.items.iter().enumerate().filter(|(_, item)| matches!(item.what, What::Text | What::Option));
            texts.any(|(at, item)| {
                program.is_changed(Side::After, at)
                    && outline.definition_of(at).is_none()
                    && outline.nearest(at, What::Binding).is_some()
                    && (spec.is_named(&all_names(&item.text))
                        || (item.what == What::Option
                            && !is_nothing(&item.text)
                            && spec.is_named(&[snake(&item.name)])))
            })
        })
    }

    /// Whether a type that the change makes refuses what does not fit, and is used in other lines that it brings.
    fn is_of_new_type(&self) -> bool {
        self.programs.iter().any(|program| {
            let outline = program.outline(Side::After);
            let refuses = |at: usize| {
                let item = outline.items.get(at);
                item.is_some_and(|item| {
                    item.what == What::Check && outline.children(Some(at)).any(|then| block_leaves(outline, then))
                })
            };
            let mut new = (0..outline.items.len()).filter(|at| refuses(*at) && program.is_changed(Side::After, *at));
            new.any(|at| {
                let class = outline.around(at).filter_map(|up| outline.items.get(up));
                let is_type = class
                    .filter(|item| item.what == What::Definition && item.name.starts_with(char::is_uppercase))
                    .next();
                is_type.is_some_and(|class| {
                    !program.outline(Side::Before).items.iter().any(|item| item.name == class.name)
                }) && self.is_named_elsewhere(program, at)
            })
        })
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

    /// Whether a parameter that the guard looked at has a type that says more.
    fn is_of_new_parameter(&self, lost: &Protection) -> bool {
        self.programs.iter().any(|program| {
            let items = program.outline(Side::After).items.iter().enumerate();
            let mut changed =
                items.filter(|(at, item)| item.what == What::Parameter && program.is_changed(Side::After, *at));
            changed.any(|(_, item)| is_new_type(program, item, lost))
        })
    }

    /// Whether a constraint of the database that the change brings makes a check needless.
    fn is_constrained(&self, place: Place) -> bool {
        let own = self.programs.get(place.0);
        let is_new =
            |file: &FileDiff, line: &str| own.is_none_or(|own| !std::ptr::eq(own.file, file)) || !was_said(file, line);
        let of_program = |program: &Program<'_>| {
            let items = program.outline(Side::After).items.iter().enumerate();
            let mut changed = items.filter(|(at, _)| program.is_changed(Side::After, *at)).map(|(_, item)| item);
            changed.any(|item| match item.what {
                What::Text => is_constraint(&item.text),
                What::Call => CONSTRAINS.contains(&snake(last(&item.name)).as_str()),
                What::Option => {
                    matches!(
                        (snake(&item.name).as_str(), item.text.as_str()),
                        ("unique", "true" | "True") | ("null", "false" | "False")
                    )
                }
                _ => false,
            })
        };
        self.elsewhere.iter().any(|(file, line)| is_constraint(line) && is_new(file, line))
            || self.programs.iter().any(of_program)
    }
}

/// Calls by which a program declares a constraint of the database.
const CONSTRAINS: &[&str] = &[
    "check_constraint",
    "unique_constraint",
    "add_check_constraint",
    "add_foreign_key",
    "is_unique",
    "has_check_constraint",
    "add_constraint",
    "create_unique_index",
    "unique_index",
    "exclusion_constraint",
    "foreign_key_constraint",
    "validate_constraint",
];

/// Whether a line of SQL constrains what a table takes, or who sees its rows.
fn is_constraint(line: &str) -> bool {
    const WORDS: &[&str] = &[
        "check (",
        "check(",
        " unique",
        "not null",
        "foreign key",
        " references ",
        "exclude using",
        "create policy",
        "row level security",
        "add constraint",
        "on conflict",
        "create trigger",
        "revoke ",
    ];
    let lower = format!(" {}", line.to_lowercase());
    WORDS.iter().any(|words| lower.contains(words))
}

/// Whether the before side has the same.
fn stood_before(program: &Program<'_>, item: &Item) -> bool {
    program.outline(Side::Before).items.iter().any(|before| before.what == item.what && before.text == item.text)
}

/// Whether `text` mentions one of `subjects`.
fn mentions(text: &str, subjects: &[String]) -> bool {
    names(text).iter().any(|name| name.split('.').any(|part| subjects.iter().any(|subject| subject == part)))
}

/// Whether the before side of a file starts a statement as `line` does: it is the same one, written otherwise.
fn was_said(file: &FileDiff, line: &str) -> bool {
    let start = |text: &str| text.split_whitespace().take(3).collect::<Vec<_>>().join(" ").to_lowercase();
    let own = start(line);
    file.before.as_ref().is_some_and(|before| before.text.lines().any(|other| start(other) == own))
}

/// What is written up to the code that it holds.
fn head(text: &str) -> &str {
    let end = ["{", " do ", " do|", "=>"].iter().filter_map(|mark| text.find(mark)).min().unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

/// The parts of a condition that no check of the before side had.
fn new_parts(program: &Program<'_>, condition: &str) -> String {
    let before = program.outline(Side::Before).items.iter().filter(|item| item.what == What::Check);
    let known: Vec<String> = before.flat_map(|item| parts(&item.text)).collect();
    parts(condition).into_iter().filter(|part| !known.contains(part)).collect::<Vec<_>>().join(" && ")
}

/// Whether the item at `at` is a class: a definition with others in it, and no parameters.
fn is_class(outline: &Outline, at: usize) -> bool {
    let holds = |what| outline.children(Some(at)).any(|at| outline.items.get(at).is_some_and(|item| item.what == what));
    outline.items.get(at).is_some_and(|item| item.what == What::Definition)
        && holds(What::Definition)
        && !holds(What::Parameter)
}

/// What the operation at `at` is done on: `mux` of `mux.Handle`.
fn program_root(program: Option<&Program<'_>>, at: usize) -> String {
    let item = program.and_then(|program| program.item(Side::After, at)).filter(|item| item.name.contains('.'));
    item.map(|item| snake(item.name.split('.').next().unwrap_or_default())).unwrap_or_default()
}

/// Whether the item at `at` is one of a list of what every request passes.
fn in_list(outline: &Outline, at: usize) -> bool {
    outline.nearest(at, What::Binding).is_some()
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

/// Whether a mark that nobody knows is called as one that could guard.
fn could_guard(name: &str) -> bool {
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

/// Whether `guard` is the call whose answer `lost` looked at, and nobody looks at it now.
fn is_left_unasked(lost: &Protection, program: &Program<'_>, guard: &Protection) -> bool {
    let call = program.item(Side::After, guard.at).filter(|item| item.what == What::Call && !guard.was_asked);
    call.is_some_and(|item| is_told_only(item, lost))
}

/// Calls that fail where there is nothing.
const RAISES: &[&str] = &[
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
    item.what == What::Call && ((waives_by_name(&step) && spec.is_named(&given)) || (off && spec.is_named(&[step])))
}
