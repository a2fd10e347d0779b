//! Whether a guard that is gone stands elsewhere on the way to the same operation.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::given::{waives_by_name, without_constructor};
use super::pairing::Place;
use super::program::Program;
use super::protection::Protection;
use super::reach::behind;
use super::spoken;
use super::words::{has, last, names};
use crate::fact::outline::{Item, What};
use crate::repo::FileDiff;
use crate::rule::Rule;
use crate::rule::guard::{GuardSpec, snake};
use crate::source::Side;

/// How many calls away from an operation a guard is followed.
const HOPS: usize = 2;

/// What is looked through for a guard.
pub(super) struct Search<'s, 'a> {
    pub(super) programs: &'s [Program<'a>],
    pub(super) rules: &'s [&'s Rule],
    /// Lines that the change brings into files that are no programs of a host language, each with its file.
    pub(super) elsewhere: &'s [(&'s FileDiff, String)],
    /// The names in the lines that the change brings, each with its program and place; read when first asked for.
    pub(super) brought: OnceCell<FxHashMap<String, Vec<Place>>>,
}

impl Search<'_, '_> {
    /// Whether a guard of the kind of `lost`, or one as strict, stands in front of what is at `place` now.
    pub(super) fn is_guarded(&self, lost: &Protection, place: Place) -> bool {
        self.guarded_within(lost, place, HOPS)
    }

    pub(super) fn guarded_within(&self, lost: &Protection, place: Place, hops: usize) -> bool {
        self.covered(lost, place)
            || self.by_class(lost.rule, place)
            || (hops > 0 && (self.by_callee(lost.rule, place, "") || self.by_callers(lost, place, hops)))
    }

    /// Whether `protection` is of `rule` or of one that is as strict.
    pub(super) fn serves(&self, protection: &Protection, rule: usize) -> bool {
        let as_strict = || {
            let spec = self.rules.get(rule).and_then(|rule| rule.guard.as_ref());
            let other = self.rules.get(protection.rule).map(|rule| rule.id.as_str());
            spec.zip(other).is_some_and(|(spec, other)| spec.covered_by.iter().any(|id| id == other))
        };
        protection.rule == rule || as_strict()
    }

    pub(super) fn covered(&self, lost: &Protection, (program, at): Place) -> bool {
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
    pub(super) fn by_callee(&self, rule: usize, (program, at): Place, own: &str) -> bool {
        let Some(program) = self.programs.get(program) else { return false };
        let outline = program.outline(Side::After);
        let unit = outline.definition_of(at);
        let end = outline.items.get(at).map_or(at, |item| item.end);
        let is_call = outline.items.get(at).is_some_and(|item| item.what == What::Call);
        let is_name = |at: usize| outline.items.get(at).is_some_and(|item| item.what == What::Argument);
        // What another call is handed stands in front of nothing, but for what is about all behind it.
        let is_hung = |call: usize| {
            let holder = outline.nearest(call, What::Call).and_then(|at| outline.items.get(at));
            holder.is_some_and(|item| {
                matches!(snake(last(&item.name)).as_str(), "register" | "mount" | "include_router" | "use")
            })
        };
        let passed = |call: usize| {
            let wraps = outline.items.get(call).is_some_and(|item| call < at && at < item.end);
            let own_argument = is_call && at <= call && call < end;
            wraps
                || own_argument
                || !(is_name(call) && is_hung(call))
                    && behind(outline, call).behind.is_some_and(|(from, end)| from <= at && at < end)
        };
        let range = unit.map_or(0, |unit| unit + 1)..end.max(at + 1);
        let named = range.filter(|call| {
            outline.items.get(*call).is_some_and(|item| matches!(item.what, What::Call | What::Argument))
        });
        // What marks it may hold the guard too.
        let marks = unit.into_iter().flat_map(|unit| outline.children(Some(unit)));
        let marks = marks.filter(|at| outline.items.get(*at).is_some_and(|item| item.what == What::Mark));
        // A method of another object may go by the name of the one that it is called in.
        let own_unit = unit.and_then(|unit| outline.items.get(unit)).map_or("", |item| item.name.as_str());
        let mut names = named
            .filter(|call| passed(*call))
            .chain(marks)
            .filter_map(|at| outline.items.get(at))
            .map(|item| last(&item.name));
        names.any(|name| name != own && name != own_unit && self.defined_with(rule, name))
    }

    /// Whether a definition called `name` in the change holds a guard of `rule`.
    pub(super) fn defined_with(&self, rule: usize, name: &str) -> bool {
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
    pub(super) fn by_callers(&self, lost: &Protection, (here, at): Place, hops: usize) -> bool {
        let Some(own) = self.programs.get(here) else { return false };
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
            // Who calls another of the same name from within is no caller.
            let own = |at: &usize| {
                index == here
                    && unit
                        .is_some_and(|unit| unit <= *at && outline.items.get(unit).is_some_and(|item| *at < item.end))
            };
            sites.extend(program.mentions(Side::After, name).filter(|at| !own(at)).map(|at| (index, at)));
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
    pub(super) fn by_class(&self, rule: usize, (program, at): Place) -> bool {
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
}

/// What is written up to the code that it holds.
pub(super) fn head(text: &str) -> &str {
    let end = ["{", " do ", " do|", "=>"].iter().filter_map(|mark| text.find(mark)).min().unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

/// Whether a call is the one whose answer was looked at, and nobody does any more.
pub(super) fn is_told_only(item: &Item, lost: &Protection) -> bool {
    lost.was_asked && lost.subjects.iter().any(|subject| last(subject) == snake(last(&item.name)))
}

/// Whether `guard` is the call whose answer `lost` looked at, and nobody looks at it now.
pub(super) fn is_left_unasked(lost: &Protection, program: &Program<'_>, guard: &Protection) -> bool {
    let call = program.item(Side::After, guard.at).filter(|item| item.what == What::Call && !guard.was_asked);
    call.is_some_and(|item| is_told_only(item, lost))
}

/// How many callers are looked at.
pub(super) const SITES: usize = 20;

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
