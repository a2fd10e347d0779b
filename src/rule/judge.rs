//! A rule on a change: clause by clause, so that `explain` can show each.

use super::beside::{made_before, undoes_this_change};
use super::guards::{is_lost, protects};
use super::restored::restored;
use super::{Predicate, Rule};
use crate::change::{Change, Changes, Placed, SideFacts};
use crate::fact::catalogue::Words;
use crate::fact::role::turns_forward;
use crate::fact::{Effect, Fact, FactKind, Meaning, Reversibility, TargetClass, setting};

/// One condition of a rule, and whether it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The condition, for people.
    pub text: String,
    /// Whether it holds.
    pub holds: bool,
}

/// What a rule says of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Every clause, in the order of the rule.
    pub clauses: Vec<Clause>,
}

impl Verdict {
    /// Whether the rule fires.
    pub fn fires(&self) -> bool {
        self.clauses.iter().all(|clause| clause.holds)
    }
}

impl Rule {
    /// Judges `change`, clause by clause.
    pub fn judge(&self, change: &Change, changes: &Changes) -> Verdict {
        let mut clauses = Vec::new();
        let mut clause = |text: String, holds: bool| clauses.push(Clause { text, holds });
        clause(format!("the change is one of {}", list(&self.on)), self.on.contains(&change.kind));
        let after = change.after.and_then(|index| changes.after.get(index));
        let before = change.before.and_then(|index| changes.before.get(index));
        let Some(after) = after else {
            self.judge_removed(change, changes, &mut clause);
            return Verdict { clauses };
        };
        for (text, holds) in self.after.clauses(&after.fact) {
            clause(format!("after: {text}"), holds);
        }
        if let Some(predicate) = &self.before {
            let fact = before.map(|placed| &placed.fact);
            clause("there is a before side".into(), fact.is_some());
            for (text, holds) in fact.map(|fact| predicate.clauses(fact)).unwrap_or_default() {
                clause(format!("before: {text}"), holds);
            }
        }
        if !self.lost.is_empty() {
            let lost = before.is_some_and(|before| is_lost(&self.lost, &before.fact, &after.fact));
            clause(format!("a guard of {} stood before and is gone", list(&self.lost)), lost);
        }
        if let Some(became) = self.became {
            let before = before.map(|placed| &placed.fact);
            clause(format!("it became {became}"), became.holds(before, Some(&after.fact), changes));
        }
        let harmless = after.fact.meaning.as_ref().is_none_or(|m| m.target.class == TargetClass::T0);
        clause("the target is not disposable".into(), !harmless);
        let was_so = before.is_some_and(|b| {
            self.before.is_none()
                && self.lost.is_empty()
                && self.became.is_none()
                && self.after.holds(&b.fact)
                && !self.excused(b, changes.side_before())
                && !worse(&b.fact, &after.fact)
        });
        clause("it was not already so before".into(), !was_so);
        clause(format!("no guard of {}", list(&self.unless.guards)), !self.excused_by_guard(&after.fact));
        let safe = self.unless.flags.iter().any(|words| flagged(&after.fact, words));
        clause("none of the safe flags".into(), !safe);
        clause("it was not made by the same code before".into(), !made_before(after, changes.side_after()));
        let undoes = undoes_this_change(&after.fact, changes.side_after());
        clause("it is not the way back of what the change brings".into(), !undoes);
        if self.unless.restored {
            clause("nothing brings it back".into(), !restored(after, changes.side_after()));
        }
        for also in &self.unless.also {
            clause(format!("no {:?} beside it", also.name), !also.stands_beside(after, changes.side_after()));
        }
        Verdict { clauses }
    }

    /// Judges something that is no longer there.
    fn judge_removed(&self, change: &Change, changes: &Changes, clause: &mut impl FnMut(String, bool)) {
        let Some(before) = change.before.and_then(|index| changes.before.get(index)) else { return };
        for (text, holds) in self.after.clauses(&before.fact) {
            clause(format!("before: {text}"), holds);
        }
        if let Some(became) = self.became {
            clause(format!("it became {became}"), became.holds(Some(&before.fact), None, changes));
        }
        let guards = before.fact.kind == FactKind::Resource && means(&before.fact, |m| m.effect == Effect::Disable);
        if guards {
            let resources = &changes.resources;
            let gone = setting::folder(&before.fact).is_some_and(|folder| resources.gone.contains(folder));
            clause("what it protected did not go with it".into(), !gone);
            clause("no other of its kind takes its place".into(), !resources.added.contains(&before.fact.name));
        }
    }

    /// Whether something on its side explains `placed`.
    fn excused(&self, placed: &Placed, side: SideFacts<'_>) -> bool {
        self.excused_by_guard(&placed.fact)
            || self.unless.flags.iter().any(|words| flagged(&placed.fact, words))
            || made_before(placed, side)
            || undoes_this_change(&placed.fact, side)
            || self.unless.restored && restored(placed, side)
            || self.unless.also.iter().any(|also| also.stands_beside(placed, side))
    }

    /// Whether a fact that says what it said has lost what explained it: the table that is dropped is no longer made by
    /// the same script, the check is no longer switched on again.
    pub fn lost_its_excuse(&self, change: &Change, changes: &Changes) -> bool {
        let before = change.before.and_then(|index| changes.before.get(index));
        let after = change.after.and_then(|index| changes.after.get(index));
        before.zip(after).is_some_and(|(before, after)| {
            self.after.holds(&after.fact)
                && self.excused(before, changes.side_before())
                && !self.excused(after, changes.side_after())
        })
    }

    fn excused_by_guard(&self, fact: &Fact) -> bool {
        fact.guards.iter().any(|guard| self.unless.guards.contains(&guard.kind) && protects(guard, fact))
    }

    /// Whether the rule is about this change at all, whatever may keep it silent.
    pub fn concerns(&self, change: &Change, changes: &Changes) -> bool {
        let holds = |predicate: &Predicate, placed: Option<&Placed>| placed.is_some_and(|p| predicate.holds(&p.fact));
        let after = change.after.and_then(|index| changes.after.get(index));
        let before = change.before.and_then(|index| changes.before.get(index));
        let facts = (before.map(|placed| &placed.fact), after.map(|placed| &placed.fact));
        self.on.contains(&change.kind)
            && holds(&self.after, after.or(before))
            && self.before.as_ref().is_none_or(|predicate| holds(predicate, before))
            && (self.lost.is_empty() || after.zip(before).is_some_and(|(a, b)| is_lost(&self.lost, &b.fact, &a.fact)))
            && self.became.is_none_or(|became| became.holds(facts.0, facts.1, changes))
    }

    /// How many things the rule asks of a fact: the more specific of two rules that fire speaks. What an act does says
    /// more than what no longer stands in front of it.
    pub fn specificity(&self) -> usize {
        if !self.lost.is_empty() {
            return 0;
        }
        let compared = usize::from(self.became.is_some());
        self.after.asked() + self.before.as_ref().map_or(0, |before| 2 + before.asked()) + compared
    }
}

/// Whether `after` reaches further than `before`: another target, a wider extent, another effect, or the way forward of
/// a migration where it stood on the way back.
fn worse(before: &Fact, after: &Fact) -> bool {
    let reach = |m: &Meaning| (m.effect, m.target.noun.clone(), named(after.kind, &m.target.name));
    match (&before.meaning, &after.meaning) {
        (Some(b), Some(a)) => {
            let final_now = a.reversibility > b.reversibility && a.reversibility != Reversibility::Unknown;
            reach(b) != reach(a)
                || a.extent > b.extent
                || a.confidence > b.confidence
                || final_now
                || turns_forward(before, after)
        }
        _ => true,
    }
}

/// A name to compare: in the text of a statement a plain variable may be called otherwise and hold the same. One that
/// says that it is temporary is kept, and so is what names a thing itself: a constant, a path, a variable of a script.
fn named(kind: FactKind, name: &str) -> String {
    let plain = |hole: &str| {
        hole.chars().all(|c| c.is_lowercase() || c.is_ascii_digit() || c == '_')
            && !["tmp", "temp", "scratch", "staging", "test"].iter().any(|word| hole.contains(word))
    };
    let mut out = String::new();
    let mut rest = name;
    while let Some((text, hole, after)) = (kind == FactKind::Statement).then(|| first_hole(rest)).flatten() {
        out.push_str(text);
        out.push('{');
        out.push_str(if plain(hole) { "" } else { hole });
        out.push('}');
        rest = after;
    }
    out + rest
}

/// What stands before, in and after the first `{…}`.
fn first_hole(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (hole, after) = rest.split_once('}')?;
    Some((before, hole, after))
}

impl Predicate {
    /// Whether the fact is what the predicate asks for.
    pub fn holds(&self, fact: &Fact) -> bool {
        // What is declared is no act: a rule that is about it says so.
        (fact.kind.is_act() || !self.kind.is_empty())
            && CONDITIONS.iter().all(|condition| !(condition.asked)(self) || (condition.holds)(self, fact))
    }

    /// Every condition that is asked for, in words, and whether it holds.
    fn clauses(&self, fact: &Fact) -> Vec<(String, bool)> {
        let asked = CONDITIONS.iter().filter(|condition| (condition.asked)(self));
        asked.map(|condition| ((condition.text)(self), (condition.holds)(self, fact))).collect()
    }

    /// How many conditions are asked for.
    fn asked(&self) -> usize {
        CONDITIONS.iter().filter(|condition| (condition.asked)(self)).count()
    }
}

/// One condition that a predicate may ask for. Its text is only made for who reads it.
struct Condition {
    asked: fn(&Predicate) -> bool,
    holds: fn(&Predicate, &Fact) -> bool,
    text: fn(&Predicate) -> String,
}

const CONDITIONS: [Condition; 11] = [
    Condition {
        asked: |p| !p.kind.is_empty(),
        holds: |p, fact| p.kind.contains(&fact.kind),
        text: |p| format!("kind is {}", list(&p.kind)),
    },
    Condition {
        asked: |p| !p.name.is_empty(),
        holds: |p, fact| any(&p.name, &fact.name),
        text: |p| format!("name is {:?}", p.name),
    },
    Condition {
        asked: |p| !p.row.is_empty(),
        holds: |p, fact| means(fact, |m| any(&p.row, &m.row)),
        text: |p| format!("row is {:?}", p.row),
    },
    Condition {
        asked: |p| !p.effect.is_empty(),
        holds: |p, fact| means(fact, |m| p.effect.contains(&m.effect)),
        text: |p| format!("effect is {}", list(&p.effect)),
    },
    Condition {
        asked: |p| !p.noun.is_empty(),
        holds: |p, fact| means(fact, |m| any(&p.noun, &m.target.noun)),
        text: |p| format!("target is {:?}", p.noun),
    },
    Condition {
        asked: |p| !p.no_noun.is_empty(),
        holds: |p, fact| !means(fact, |m| any(&p.no_noun, &m.target.noun)),
        text: |p| format!("target is not {:?}", p.no_noun),
    },
    Condition {
        asked: |p| !p.target.is_empty(),
        holds: |p, fact| means(fact, |m| any(&p.target, &m.target.name)),
        text: |p| format!("target is called {:?}", p.target),
    },
    Condition {
        asked: |p| !p.class.is_empty(),
        holds: |p, fact| means(fact, |m| p.class.contains(&m.target.class)),
        text: |p| format!("class is {:?}", p.class),
    },
    Condition {
        asked: |p| !p.extent.is_empty(),
        holds: |p, fact| means(fact, |m| p.extent.contains(&m.extent)),
        text: |p| format!("extent is {}", list(&p.extent)),
    },
    Condition {
        asked: |p| !p.flags.is_empty(),
        holds: |p, fact| p.flags.iter().all(|words| flagged(fact, words)),
        text: |p| format!("flags hold {:?}", p.flags),
    },
    Condition {
        asked: |p| !p.no_flags.is_empty(),
        holds: |p, fact| !p.no_flags.iter().any(|words| flagged(fact, words)),
        text: |p| format!("flags lack {:?}", p.no_flags),
    },
];

fn any(words: &[Words], text: &str) -> bool {
    words.iter().any(|w| w.has(text))
}

fn means(fact: &Fact, holds: impl Fn(&Meaning) -> bool) -> bool {
    fact.meaning.as_ref().is_some_and(holds)
}

pub(super) fn flagged(fact: &Fact, words: &Words) -> bool {
    fact.flags.iter().any(|flag| words.has(flag))
}

fn list<T: std::fmt::Display>(items: &[T]) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
