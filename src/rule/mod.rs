//! Rules as data: TOML predicates over a change. The written form and the compiled form are two types.

mod beside;
mod file;
pub mod guard;
mod guards;
mod judge;
mod own;
mod restored;

use crate::change::{ArgumentPlace, ChangeKind, Changes};
use crate::fact::catalogue::Words;
use crate::fact::embedded::Form;
use crate::fact::role::Role;
use crate::fact::{Effect, Extent, Fact, FactKind, GuardKind, Interest, TargetClass, bounds, embedded, setting};
use crate::finding::{Family, Level};
pub use file::RuleError;
pub use judge::{Clause, Verdict};
pub use own::{MOST as MOST_RULES, OwnFile};

/// A compiled rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Flat kebab-case id, the stem of its file.
    pub id: String,
    /// Its family, the folder of its file.
    pub family: Family,
    /// What is wrong, as a short sentence without a full stop.
    pub title: String,
    /// The analysis that judges by it; without one, its predicates do.
    pub analysis: Option<String>,
    /// Whether it speaks only where no other rule concerns the change.
    pub fallback: bool,
    /// The loudest level it may reach.
    pub cap: Option<Level>,
    /// Whether a comment or a commit may say that its findings stand. Not where it guards who says so.
    pub inline: bool,
    /// Files of these roles do this as a matter of routine: one level lower there.
    pub routine: Vec<Role>,
    /// Which changes it judges.
    pub on: Vec<ChangeKind>,
    /// Guards of which one stood in front of the same act before and is gone; empty where none need be.
    pub lost: Vec<GuardKind>,
    /// What the after fact must be; of what is removed, the fact before.
    pub after: Predicate,
    /// What the before fact must be, where there must be one.
    pub before: Option<Predicate>,
    /// How the fact must differ from what it was before.
    pub became: Option<Became>,
    /// What keeps it silent.
    pub unless: Unless,
    /// How the guards are known whose loss it is about.
    pub guard: Option<guard::GuardSpec>,
    /// Template of the message.
    pub message: String,
    /// What to do instead.
    pub help: String,
    /// Why it matters.
    pub why: String,
    /// Commands, statements or code that reach the goal without the danger; each is itself silent (tested).
    pub alternatives: Vec<String>,
    /// Honest CWE numbers.
    pub cwe: Vec<u32>,
    /// Further tags.
    pub tags: Vec<String>,
    /// The file that it stands in, of a rule of the repository; none of a shipped one.
    pub from: Option<String>,
}

impl Rule {
    /// Whether the policy judges by it: what it says of itself, nothing can put away.
    pub fn is_of_policy(&self) -> bool {
        self.analysis.as_deref() == Some("policy")
    }

    /// Whether the repository brings it along.
    pub fn is_own(&self) -> bool {
        self.from.is_some()
    }
}

/// What a fact must be: every list that is not empty must hold it.
#[derive(Clone, Debug, Default)]
pub struct Predicate {
    /// Kinds of fact.
    pub kind: Vec<FactKind>,
    /// Names, with `*`.
    pub name: Vec<Words>,
    /// Rows of the catalogue, with `*`.
    pub row: Vec<Words>,
    /// Effects.
    pub effect: Vec<Effect>,
    /// Nouns of the target.
    pub noun: Vec<Words>,
    /// Nouns that the target must not be.
    pub no_noun: Vec<Words>,
    /// Names of the target, with `*`.
    pub target: Vec<Words>,
    /// Classes of the target.
    pub class: Vec<TargetClass>,
    /// Extents.
    pub extent: Vec<Extent>,
    /// Flags that must all be there.
    pub flags: Vec<Words>,
    /// Flags that must all be missing.
    pub no_flags: Vec<Words>,
}

/// What keeps a rule silent: any one suffices.
#[derive(Clone, Debug, Default)]
pub struct Unless {
    /// Flags of the fact.
    pub flags: Vec<Words>,
    /// Guards that dominate it.
    pub guards: Vec<GuardKind>,
    /// That the same script brings it back: what it stopped, it starts again.
    pub restored: bool,
    /// Another fact beside it.
    pub also: Vec<Also>,
}

/// How a fact differs from what it was before, beyond what either side says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Became {
    /// It reaches what it reached before, and more.
    Wider,
    /// One of its conditions is now the opposite.
    Inverted,
    /// A setting that protected does no longer.
    Unprotected,
    /// A setting protects less than it did.
    Weakened,
}

impl Became {
    fn holds(self, before: Option<&Fact>, after: Option<&Fact>, changes: &Changes) -> bool {
        let both =
            |holds: fn(&Fact, &Fact) -> bool| before.zip(after).is_some_and(|(before, after)| holds(before, after));
        match self {
            Self::Wider => both(bounds::widened),
            Self::Inverted => both(bounds::inverted),
            Self::Weakened => both(setting::weakened),
            // A resource that is new, or gone, had nothing to lose.
            Self::Unprotected => {
                let stands = |fact: &Fact| changes.resources.kept.contains(&fact.parent);
                let told = |fact: &Fact| stands(fact) && !is_in_class(fact, changes);
                setting::unprotected(before, after)
                    && (both(|_, _| true) || before.or(after).is_some_and(told))
                    && !before.filter(|_| after.is_none()).is_some_and(|fact| given_to_all(fact, changes))
            }
        }
    }
}

/// Whether a kustomization gives to all that it applies what `fact` set on one of them.
fn given_to_all(fact: &Fact, changes: &Changes) -> bool {
    const KUSTOMIZATION: &str = "Kustomization";
    let mut added = changes.changes.iter().filter(|change| change.before.is_none());
    added.any(|change| {
        let given = change.after.and_then(|index| changes.after.get(index)).map(|placed| &placed.fact);
        given.is_some_and(|given| {
            given.name == fact.name && given.parent.starts_with(KUSTOMIZATION) && setting::protects(given)
        })
    })
}

/// Whether the class that a setting is about protects itself.
fn is_in_class(fact: &Fact, changes: &Changes) -> bool {
    let class = fact.parent.split_once('.').map(|(class, _)| class.to_owned());
    class.is_some_and(|class| changes.resources.guarded.contains(&(class, fact.name.clone())))
}

/// Another fact that explains this one: created in the same change, renamed into its place.
#[derive(Clone, Debug)]
pub struct Also {
    /// What it is called.
    pub name: Words,
    /// Which of its arguments must name the same object; none for any.
    pub argument: Option<ArgumentPlace>,
    /// Keyword arguments that must say the same in both calls.
    pub alike: Vec<String>,
    /// How near it must stand.
    pub within: Within,
    /// Flags of which it must carry one; none for any.
    pub flags: Option<Words>,
    /// Whether it must stand after: what is switched off for a while is switched on again, what is renamed into the
    /// place of a table is no copy of it before it is dropped.
    pub later: bool,
    /// Whether it must stand before: what is made anew after it was destroyed is destroyed all the same.
    pub earlier: bool,
}

/// How near a joined fact must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Within {
    /// In the same definition of the same file.
    Definition,
    /// In the same file.
    File,
    /// Anywhere in the change.
    Change,
}

/// All rules of a run, sorted by id.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    /// The rules.
    pub rules: Vec<Rule>,
}

impl RuleSet {
    /// The rules that the binary carries.
    ///
    /// # Errors
    /// None in a released binary: a test loads every shipped rule.
    pub fn shipped() -> Result<Self, RuleError> {
        let mut rules = Vec::new();
        for family in <Family as strum::IntoEnumIterator>::iter() {
            for (path, text) in embedded::files(&family.to_string()) {
                rules.push(file::read(path, family, text, Form::Json)?);
            }
        }
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(Self { rules })
    }

    /// The rules that judge facts by their predicates.
    pub fn predicates(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(|rule| rule.analysis.is_none())
    }

    /// The rule called `id`.
    pub fn get(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// The calls that rules look for beside another fact.
    pub fn interest(&self) -> Interest {
        Interest::of(self.rules.iter().flat_map(|rule| &rule.unless.also).map(|also| also.name.clone()).collect())
    }

    /// Checks that `name` is a rule or a family.
    ///
    /// # Errors
    /// The name, where it is neither.
    pub fn check_name(&self, name: &str) -> Result<(), String> {
        let known = self.get(name).is_some() || name.parse::<Family>().is_ok();
        if known { Ok(()) } else { Err(name.to_owned()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_rule_loads_as_it_is_written() {
        let shipped = RuleSet::shipped().unwrap();
        assert!(shipped.rules.len() >= 40);
        for family in <Family as strum::IntoEnumIterator>::iter() {
            for (path, text) in embedded::written(&family.to_string()) {
                let written = file::read(&path, family, &text, Form::Toml).unwrap();
                assert_eq!(format!("{written:?}"), format!("{:?}", shipped.get(&written.id).unwrap()));
            }
        }
    }
}
