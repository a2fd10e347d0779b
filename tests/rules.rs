//! Every rule is seen to fire, and to stay silent where the same shape is harmless: the fixtures of `tests/rules/`.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::collections::BTreeMap;
use std::path::Path;

use blastlint::fact::Catalogue;
use blastlint::fact::catalogue::TargetSpec;
use blastlint::fact::path::PathKind;
use blastlint::fact::setting::settings;
use blastlint::lint::case::Fixture;
use blastlint::rule::RuleSet;
use strum::IntoEnumIterator;

fn fixtures() -> Vec<Fixture> {
    Fixture::find(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")).unwrap()
}

#[test]
fn every_fixture_has_its_findings() {
    let rules = RuleSet::shipped().unwrap();
    let wrong: Vec<String> = fixtures()
        .iter()
        .flat_map(|fixture| {
            let place = fixture.case.folder.display().to_string();
            fixture.run(&rules).into_iter().map(move |line| format!("{place}: {line}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_rule_has_one_that_fires_and_two_that_are_silent() {
    let rules = RuleSet::shipped().unwrap();
    let mut counts: BTreeMap<String, (usize, usize)> =
        rules.rules.iter().map(|rule| (rule.id.clone(), (0, 0))).collect();
    for fixture in fixtures() {
        let (fires, silent) = counts.get_mut(&fixture.rule).unwrap();
        *(if fixture.fires { fires } else { silent }) += 1;
    }
    counts.retain(|_, (fires, silent)| *fires < 1 || *silent < 2);
    assert!(counts.is_empty(), "{} rules without (fires, silent): {counts:?}", counts.len());
}

/// A noun that nothing has would make a rule that never fires.
#[test]
fn every_noun_of_a_rule_is_a_noun_of_the_catalogue() {
    let catalogue = Catalogue::shipped();
    let things = catalogue.rows().filter_map(|row| match &row.target {
        TargetSpec::Thing(_, noun) => Some(noun.as_str()),
        TargetSpec::Path => None,
    });
    let settings = settings().unwrap().iter().map(|setting| setting.noun.as_str());
    let nouns: Vec<&str> = things.chain(PathKind::iter().map(|kind| kind.worth().1)).chain(settings).collect();
    let mut unknown = Vec::new();
    for rule in RuleSet::shipped().unwrap().rules {
        let named = rule.after.noun.iter().flat_map(|words| words.patterns());
        unknown.extend(named.filter(|noun| !nouns.contains(noun)).map(|noun| format!("{}: {noun}", rule.id)));
    }
    assert!(unknown.is_empty(), "{unknown:?}");
}
