//! A rule on a change: clause by clause, so that `explain` can show each.

use super::{Also, Predicate, Rule, Within};
use crate::change::{Change, Changes, Placed};
use crate::fact::catalogue::Words;
use crate::fact::role::is_way_back;
use crate::fact::{Fact, FactKind, Meaning, TargetClass};

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
            clause("there is an after side".into(), false);
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
        let harmless = after.fact.meaning.as_ref().is_none_or(|m| m.target.class == TargetClass::T0);
        clause("the target is not disposable".into(), !harmless);
        let was_so = before.is_some_and(|b| {
            self.before.is_none()
                && self.after.holds(&b.fact)
                && !self.excused_by_guard(&b.fact)
                && !worse(&b.fact, &after.fact)
        });
        clause("it was not already so before".into(), !was_so);
        clause(format!("no guard of {}", list(&self.unless.guards)), !self.excused_by_guard(&after.fact));
        let safe = self.unless.flags.iter().any(|words| flagged(&after.fact, words));
        clause("none of the safe flags".into(), !safe);
        clause("it was not made by the same code before".into(), !made_before(after, changes));
        clause("it is not the way back of what the change brings".into(), !undoes_this_change(&after.fact, changes));
        for also in &self.unless.also {
            clause(format!("no {:?} beside it", also.name), !also.stands_beside(after, changes));
        }
        Verdict { clauses }
    }

    fn excused_by_guard(&self, fact: &Fact) -> bool {
        fact.guards.iter().any(|guard| self.unless.guards.contains(&guard.kind))
    }

    /// Whether the rule is about this change at all, whatever may keep it silent.
    pub fn concerns(&self, change: &Change, changes: &Changes) -> bool {
        let holds = |predicate: &Predicate, placed: Option<&Placed>| placed.is_some_and(|p| predicate.holds(&p.fact));
        let after = change.after.and_then(|index| changes.after.get(index));
        let before = change.before.and_then(|index| changes.before.get(index));
        self.on.contains(&change.kind)
            && holds(&self.after, after)
            && self.before.as_ref().is_none_or(|predicate| holds(predicate, before))
    }

    /// How many things the rule asks of a fact: the more specific of two rules that fire speaks.
    pub fn specificity(&self) -> usize {
        self.after.asked() + self.before.as_ref().map_or(0, |before| 2 + before.asked())
    }
}

/// Whether `after` reaches further than `before`: another target, a wider extent, another effect.
fn worse(before: &Fact, after: &Fact) -> bool {
    let reach = |m: &Meaning| (m.effect, m.target.noun.clone(), m.target.name.clone());
    match (&before.meaning, &after.meaning) {
        (Some(b), Some(a)) => reach(b) != reach(a) || a.extent > b.extent || a.confidence > b.confidence,
        _ => true,
    }
}

impl Predicate {
    /// Whether the fact is what the predicate asks for.
    pub fn holds(&self, fact: &Fact) -> bool {
        CONDITIONS.iter().all(|condition| !(condition.asked)(self) || (condition.holds)(self, fact))
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

const CONDITIONS: [Condition; 9] = [
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

fn flagged(fact: &Fact, words: &Words) -> bool {
    fact.flags.iter().any(|flag| words.has(flag))
}

/// What a script or a function has made itself, it may clean up. Statements of SQL say so rule by rule.
fn made_before(placed: &Placed, changes: &Changes) -> bool {
    let fact = &placed.fact;
    let Some(meaning) = fact.meaning.as_ref().filter(|_| fact.kind != FactKind::Statement) else { return false };
    if brought_up_before(placed, changes) {
        return true;
    }
    changes
        .index
        .creators(&meaning.target.name)
        .iter()
        .filter_map(|index| changes.after.get(*index))
        .any(|other| stands_before(other, placed) && (fact.kind == FactKind::Call || other.fact.name == fact.name))
}

/// `docker compose down` takes away what `docker compose up` of the same project has brought.
fn brought_up_before(placed: &Placed, changes: &Changes) -> bool {
    let fact = &placed.fact;
    let says = |fact: &Fact, word: &str| fact.arguments.iter().take(8).any(|argument| argument.render() == word);
    if fact.kind != FactKind::Command || !says(fact, "down") {
        return false;
    }
    let project = |fact: &Fact| -> Vec<String> {
        let named = ["-p=", "--project-name=", "-f=", "--file=", "--context=", "-H="];
        fact.flags.iter().filter(|flag| named.iter().any(|name| flag.starts_with(name))).cloned().collect()
    };
    let same = changes.index.called(&Words::new(&fact.name), None);
    same.into_iter()
        .filter_map(|index| changes.after.get(index))
        .any(|other| stands_before(other, placed) && says(&other.fact, "up") && project(&other.fact) == project(fact))
}

/// Whether `other` comes first in the same definition.
fn stands_before(other: &Placed, placed: &Placed) -> bool {
    other.file == placed.file
        && other.fact.parent == placed.fact.parent
        && other.fact.kind == placed.fact.kind
        && other.fact.span.start < placed.fact.span.start
}

/// The way back of a migration takes away what the same change brings: nothing was there before it.
fn undoes_this_change(fact: &Fact, changes: &Changes) -> bool {
    is_way_back(&fact.parent) && fact.meaning.as_ref().is_some_and(|m| changes.index.creates(&m.target.name))
}

impl Also {
    fn stands_beside(&self, placed: &Placed, changes: &Changes) -> bool {
        let object = placed.fact.meaning.as_ref().map(|m| m.target.name.as_str()).unwrap_or_default();
        // `orders` explains what happens to `orders.email`.
        let owner = object.rsplit_once('.').map_or(object, |(owner, _)| owner);
        let called = |object| changes.index.called(&self.name, self.argument.map(|place| (place, object)));
        let named = called(object).into_iter().chain(if owner == object { Vec::new() } else { called(owner) });
        named.filter_map(|index| changes.after.get(index)).any(|other| {
            let near = match self.within {
                Within::Definition => other.file == placed.file && other.fact.parent == placed.fact.parent,
                Within::File => other.file == placed.file,
                Within::Change => true,
            };
            let place = |placed: &Placed| (placed.file, placed.fact.span.start);
            let in_order = !self.earlier || place(other) < place(placed);
            // What only the way back of a migration does explains nothing on its way up.
            near && in_order && (is_way_back(&placed.fact.parent) || !is_way_back(&other.fact.parent))
        })
    }
}

fn list<T: std::fmt::Display>(items: &[T]) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
