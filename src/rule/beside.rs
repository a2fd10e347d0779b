//! What stands beside a fact and explains it.

use super::judge::flagged;
use super::{Also, Within};
use crate::change::{Placed, SideFacts};
use crate::fact::role::is_way_back;
use crate::fact::{Extent, Fact, FactKind, GuardKind, Meaning};

/// What a script or a function has made itself, it may clean up. Statements of SQL say so rule by rule.
pub(super) fn made_before(placed: &Placed, side: SideFacts<'_>) -> bool {
    let fact = &placed.fact;
    let Some(meaning) = fact.meaning.as_ref().filter(|_| fact.kind != FactKind::Statement) else { return false };
    if made_at_path(placed, meaning, side) || brought_up_before(placed, side) {
        return true;
    }
    side.index.creators(&meaning.target.name).iter().filter_map(|index| side.facts.get(*index)).any(|other| {
        stands_before(other, placed)
            && (fact.kind == FactKind::Call || same_tool(&other.fact.name, &fact.name))
            && keywords_agree(fact, &other.fact)
    })
}

/// Whether every path that `placed` hits was made before by the same code: what the script has written, cloned or
/// created. Clean-up stands in a function of its own.
fn made_at_path(placed: &Placed, meaning: &Meaning, side: SideFacts<'_>) -> bool {
    let fact = &placed.fact;
    let cleans_up = fact.guards.iter().any(|guard| guard.kind == GuardKind::Cleanup);
    let recursive = meaning.extent != Extent::One;
    let made = |path: &str| {
        side.index.makers(path).iter().any(|(index, file)| {
            side.facts.get(*index).is_some_and(|maker| {
                maker.file == placed.file
                    && (cleans_up || maker.fact.parent == fact.parent)
                    && maker.fact.span.start < fact.span.start
                    && !(*file && recursive)
            })
        })
    };
    let mut paths = meaning.target.name.split(' ').filter(|path| !path.is_empty()).peekable();
    paths.peek().is_some() && paths.all(made)
}

/// The way back of a migration takes away what the same change brings: nothing was there before it.
pub(super) fn undoes_this_change(fact: &Fact, side: SideFacts<'_>) -> bool {
    is_way_back(&fact.parent) && fact.meaning.as_ref().is_some_and(|m| side.index.creates(&m.target.name))
}

impl Also {
    pub(super) fn stands_beside(&self, placed: &Placed, side: SideFacts<'_>) -> bool {
        let object = placed.fact.meaning.as_ref().map(|m| m.target.name.as_str()).unwrap_or_default();
        // `orders` explains what happens to `orders.email`.
        let owner = object.rsplit_once('.').map_or(object, |(owner, _)| owner);
        let called = |object| side.index.called(&self.name, self.argument.as_ref().map(|place| (place, object)));
        let named = called(object).into_iter().chain(if owner == object { Vec::new() } else { called(owner) });
        named.filter_map(|index| side.facts.get(index)).any(|other| {
            let near = match self.within {
                Within::Definition => other.file == placed.file && other.fact.parent == placed.fact.parent,
                Within::File => other.file == placed.file,
                Within::Change => true,
            };
            let place = |placed: &Placed| (placed.file, placed.fact.span.start);
            let in_order =
                (!self.earlier || place(other) < place(placed)) && (!self.later || place(other) > place(placed));
            // What only the way back of a migration does explains nothing on its way up.
            let alike = self.alike.iter().all(|name| same_keyword(name, &placed.fact, &other.fact));
            let flagged = self.flags.as_ref().is_none_or(|words| flagged(&other.fact, words));
            near && in_order
                && alike
                && flagged
                && (is_way_back(&placed.fact.parent) || !is_way_back(&other.fact.parent))
        })
    }
}

/// `docker compose down` takes away what `docker compose up` of the same project has brought.
fn brought_up_before(placed: &Placed, side: SideFacts<'_>) -> bool {
    let fact = &placed.fact;
    let says = |fact: &Fact, word: &str| fact.arguments.iter().take(8).any(|argument| argument.render() == word);
    if fact.kind != FactKind::Command || !says(fact, "down") {
        return false;
    }
    let project = |fact: &Fact| -> Vec<String> {
        let named = ["-p=", "--project-name=", "-f=", "--file=", "--context=", "-H="];
        fact.flags.iter().filter(|flag| named.iter().any(|name| flag.starts_with(name))).cloned().collect()
    };
    side.earlier(placed)
        .any(|other| stands_before(other, placed) && says(&other.fact, "up") && project(&other.fact) == project(fact))
}

/// Whether `other` comes first in the same definition.
fn stands_before(other: &Placed, placed: &Placed) -> bool {
    other.file == placed.file
        && other.fact.parent == placed.fact.parent
        && other.fact.kind == placed.fact.kind
        && other.fact.span.start < placed.fact.span.start
}

/// Whether two programs work on the same kind of thing: one program, or a couple like `createdb` and `dropdb`.
fn same_tool(maker: &str, taker: &str) -> bool {
    let without = |name: &str, verbs: &[&str]| {
        verbs.iter().find(|verb| name.contains(**verb)).map(|verb| name.replacen(verb, "", 1))
    };
    let made = without(maker, &["create", "add"]);
    maker == taker || (made.is_some() && made == without(taker, &["drop", "delete", "remove", "del"]))
}

/// Whether no keyword argument that both calls give has two values: a field `status` of one model is none of another.
fn keywords_agree(one: &Fact, other: &Fact) -> bool {
    let given = |fact: &Fact, name: &str| keyword(fact, name).is_some_and(|value| keyword(one, name) != Some(value));
    let names = one.flags.iter().filter_map(|flag| flag.split_once('=')).map(|(name, _)| name);
    one.kind != FactKind::Call || names.filter(|name| !name.starts_with("arg")).all(|name| !given(other, name))
}

fn keyword(fact: &Fact, name: &str) -> Option<String> {
    let mut values = fact.flags.iter().filter_map(|flag| flag.split_once('='));
    values.find(|(flag, _)| *flag == name).map(|(_, value)| value.to_lowercase())
}

/// Whether both calls give the keyword argument `name` the same value.
fn same_keyword(name: &str, one: &Fact, other: &Fact) -> bool {
    keyword(one, name).is_some_and(|own| keyword(other, name) == Some(own))
}
