//! The configuration and the baseline of both sides, held against each other.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

use super::Weaker;
use crate::policy::say::Weight;

/// What is weaker in a configuration.
pub(super) fn config(was: &str, is: &str) -> Vec<Weaker> {
    // What did not read before guarded nothing.
    let was: Table = was.parse().unwrap_or_default();
    let Ok(is) = is.parse::<Table>() else { return vec![unreadable("the configuration")] };
    let mut found = levels("rules", &pairs(was.get("rules")), &pairs(is.get("rules")));
    found.extend(levels("override", &overrides(&was), &overrides(&is)));
    found.extend(allowed(&was, &is));
    // A version that is not known is an error of every run from then on.
    let known = ["rules", "override", "allow", "version"];
    let others: BTreeSet<&String> = was.keys().chain(is.keys()).filter(|key| !known.contains(&key.as_str())).collect();
    found.extend(others.into_iter().filter_map(|key| other(key, was.get(key), is.get(key))));
    found
}

/// What is weaker in a baseline.
pub(super) fn baseline(was: &str, is: &str) -> Vec<Weaker> {
    let was: Table = was.parse().unwrap_or_default();
    let Ok(is) = is.parse::<Table>() else { return vec![unreadable("the baseline")] };
    let entries = |table: &Table| -> BTreeMap<(String, String), Option<String>> {
        let entries = list(table.get("finding")).iter().filter_map(Value::as_table);
        entries.map(|entry| ((text(entry, "fingerprint"), text(entry, "rule")), until(entry))).collect()
    };
    let (was, is) = (entries(&was), entries(&is));
    let longer = |(print, rule): &(String, String), until: &Option<String>| {
        let stood = was.get(&(print.clone(), rule.clone()));
        let name = format!("{rule} {print}");
        match stood {
            None => Some((name, "from now on this finding may stand".to_owned(), Weight::Error)),
            Some(stood) if is_later(stood.as_deref(), until.as_deref()) => {
                Some((name, "this finding may stand for longer".to_owned(), Weight::Error))
            }
            Some(_) => None,
        }
    };
    is.iter().filter_map(|(key, until)| longer(key, until)).collect()
}

/// What a contract allows that it did not: grants, paths, more of anything; and what it no longer forbids.
pub(super) fn contract(was: &str, is: &str) -> Vec<Weaker> {
    let was: Table = was.parse().unwrap_or_default();
    let Ok(is) = is.parse::<Table>() else { return vec![unreadable("the contract")] };
    let came = |key: &str, weight: Weight, why: &str| -> Vec<Weaker> {
        let (was, is) = (texts(&was, key), texts(&is, key));
        is.into_iter().filter(|one| !was.contains(one)).map(|one| (one, why.to_owned(), weight)).collect()
    };
    let went = |key: &str, why: &str| -> Vec<Weaker> {
        let (was, is) = (texts(&was, key), texts(&is, key));
        was.into_iter().filter(|one| !is.contains(one)).map(|one| (one, why.to_owned(), Weight::Warning)).collect()
    };
    let mut found = came("grant", Weight::Error, "from now on the task asks for it");
    // Of what did not stand before nothing is taken back.
    if !was.is_empty() {
        found.extend(came("allow", Weight::Warning, "from now on it may change"));
        found.extend(came("assume", Weight::Warning, "from now on it may change along"));
        found.extend(went("deny", "from now on it may change"));
        found.extend(went("deny_effects", "from now on it may come about"));
        let closed = |table: &Table| text(table, "mode") == "closed";
        if closed(&was) && !closed(&is) {
            found.push(("mode".to_owned(), "it is open from now on".to_owned(), Weight::Warning));
        }
        let most = |table: &Table, key: &str| table.get("budget").and_then(|budget| budget.get(key)?.as_integer());
        let spent = ["files", "lines", "new_files"].into_iter().filter(|key| match (most(&was, key), most(&is, key)) {
            (Some(was), Some(is)) => is > was,
            (was, is) => was.is_some() && is.is_none(),
        });
        found.extend(
            spent.map(|key| (format!("budget.{key}"), "more may change from now on".to_owned(), Weight::Warning)),
        );
    }
    found
}

fn unreadable(what: &str) -> Weaker {
    (what.to_owned(), "it does not read any more".to_owned(), Weight::Error)
}

/// How strict a level is; what is not written is as strict as the rule.
fn rank(level: &str) -> u8 {
    match level {
        "off" => 0,
        "note" => 1,
        "warning" => 2,
        _ => 3,
    }
}

/// Levels that fell, and levels that were raised and no longer are.
fn levels(table: &str, was: &BTreeMap<String, String>, is: &BTreeMap<String, String>) -> Vec<Weaker> {
    let of = |levels: &BTreeMap<String, String>, name: &str| levels.get(name).map_or(3, |level| rank(level));
    let fell = is.iter().filter(|(name, level)| rank(level) < of(was, name)).map(|(name, level)| {
        // Of the words of a level only those that are known get here.
        let weight = if rank(level) == 0 { Weight::Error } else { Weight::Warning };
        (format!("{table}.{name}"), format!("it is `{level}` from now on"), weight)
    });
    let raised = was.iter().filter(|(name, level)| rank(level) == 3 && !is.contains_key(*name));
    let raised = raised
        .map(|(name, _)| (format!("{table}.{name}"), "it is no longer raised to an error".to_owned(), Weight::Warning));
    fell.chain(raised).collect()
}

fn pairs(table: Option<&Value>) -> BTreeMap<String, String> {
    let entries = table.and_then(Value::as_table).into_iter().flatten();
    entries.map(|(name, level)| (name.clone(), level.as_str().unwrap_or_default().to_owned())).collect()
}

/// The levels of every path and rule.
fn overrides(table: &Table) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in list(table.get("override")).iter().filter_map(Value::as_table) {
        for path in texts(entry, "paths") {
            for (rule, level) in pairs(entry.get("rules")) {
                found.insert(format!("{rule} in {path}"), level);
            }
        }
    }
    found
}

fn allowed(was: &Table, is: &Table) -> Vec<Weaker> {
    let entries = |table: &Table| -> BTreeMap<(String, String), Option<String>> {
        let mut found = BTreeMap::new();
        for entry in list(table.get("allow")).iter().filter_map(Value::as_table) {
            for rule in texts(entry, "rules") {
                for path in texts(entry, "paths") {
                    let until = until(entry);
                    let longest = found.entry((rule.clone(), path)).or_insert_with(|| until.clone());
                    if is_later(longest.as_deref(), until.as_deref()) {
                        *longest = until;
                    }
                }
            }
        }
        found
    };
    let (was, is) = (entries(was), entries(is));
    let wider = |(key, until): (&(String, String), &Option<String>)| {
        let name = format!("{} in {}", key.0, key.1);
        match was.get(key) {
            None => Some((name, "from now on it may stand there".to_owned(), Weight::Error)),
            Some(stood) if is_later(stood.as_deref(), until.as_deref()) => {
                Some((name, "it may stand there for longer".to_owned(), Weight::Error))
            }
            Some(_) => None,
        }
    };
    is.iter().filter_map(wider).collect()
}

/// What of the configuration asks for approvals, or what it is that nothing is known of here.
fn other(key: &str, was: Option<&Value>, is: Option<&Value>) -> Option<Weaker> {
    let gate = key == "gate";
    let Some(was) = was else { return is.and_then(|is| first(key, is)) };
    if Some(was) == is {
        return None;
    }
    let reason = match (is, gate) {
        (None, true) => "nothing asks for approvals any more",
        (None, false) => "it is gone",
        (Some(_), true) => "who must approve what is other than before",
        (Some(_), false) => "it is other than before",
    };
    Some((key.to_owned(), reason.to_owned(), if gate { Weight::Error } else { Weight::Warning }))
}

/// What is said for the first time. It asks for more, unless it asks for less than holds where nothing is written.
fn first(key: &str, is: &Value) -> Option<Weaker> {
    match key {
        "gate" if asks_less(is) => Some((
            key.to_owned(),
            "approvals that are asked for are no longer needed, or come easier".to_owned(),
            Weight::Error,
        )),
        "gate" => Some((key.to_owned(), "it says from now on who must approve what".to_owned(), Weight::Note)),
        "scope" => Some((key.to_owned(), "it says from now on when scope is loud".to_owned(), Weight::Note)),
        _ => None,
    }
}

/// Whether a gate lets something pass, or believes what whoever makes a change writes.
fn asks_less(gate: &Value) -> bool {
    let Some(gate) = gate.as_table() else { return true };
    let passes =
        |table: &Table| table.get("count").is_some_and(|count| count.as_integer().is_none_or(|count| count < 1));
    let believes = ["push_options", "commit_dates"].iter().any(|key| text(gate, key) == "trusted");
    let rules = list(gate.get("rule")).iter().filter_map(Value::as_table);
    passes(gate) || believes || text(gate, "signatures") == "good" || rules.into_iter().any(passes)
}

/// Whether the second day is later than the first; no day is later than any.
fn is_later(stood: Option<&str>, now: Option<&str>) -> bool {
    match (stood, now) {
        (Some(_), None) => true,
        (Some(stood), Some(now)) => now > stood,
        (None, _) => false,
    }
}

fn list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn text(table: &Table, key: &str) -> String {
    table.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn texts(table: &Table, key: &str) -> Vec<String> {
    list(table.get(key)).iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The last day of an entry, whether it is written as a text or as a day.
fn until(table: &Table) -> Option<String> {
    table.get("until").map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(found: Vec<Weaker>) -> Vec<(String, Weight)> {
        found.into_iter().map(|(name, _, weight)| (name, weight)).collect()
    }

    #[test]
    fn what_is_weaker_in_a_configuration() {
        let allow = |paths: &str, until: &str| {
            format!("[[allow]]\nrules = [\"a\"]\npaths = [{paths}]\nreason = \"known\"\n{until}")
        };
        let named = |name: &str, weight| vec![(name.to_owned(), weight)];
        for (was, is, expected) in [
            ("", "", vec![]),
            ("", "[rules]\na = \"off\"\n", named("rules.a", Weight::Error)),
            ("[rules]\na = \"error\"\n", "[rules]\na = \"note\"\n", named("rules.a", Weight::Warning)),
            ("[rules]\na = \"note\"\n", "[rules]\na = \"error\"\n", vec![]),
            ("[rules]\na = \"off\"\n", "", vec![]),
            ("[rules]\na = \"error\"\n", "", named("rules.a", Weight::Warning)),
            ("", "[[override]]\npaths = [\"x\"]\nrules = { a = \"off\" }\n", named("override.a in x", Weight::Error)),
            ("", &allow("\"x\"", ""), named("a in x", Weight::Error)),
            (&allow("\"x\"", ""), &allow("\"x\", \"y\"", ""), named("a in y", Weight::Error)),
            (&allow("\"x\", \"y\"", ""), &allow("\"y\"", ""), vec![]),
            (
                &allow("\"x\"", "until = \"2027-01-01\"\n"),
                &allow("\"x\"", "until = \"2028-01-01\"\n"),
                named("a in x", Weight::Error),
            ),
            (&allow("\"x\"", "until = \"2027-01-01\"\n"), &allow("\"x\"", ""), named("a in x", Weight::Error)),
            (&allow("\"x\"", ""), &allow("\"x\"", "until = \"2027-01-01\"\n"), vec![]),
            ("[gate]\nx = 1\n", "", named("gate", Weight::Error)),
            ("[gate]\nx = 2\n", "[gate]\nx = 1\n", named("gate", Weight::Error)),
            ("", "[gate]\nx = 1\n", named("gate", Weight::Note)),
            ("", "[gate]\ncount = 0\n", named("gate", Weight::Error)),
            ("", "[gate]\ncommit_dates = \"trusted\"\n", named("gate", Weight::Error)),
            ("", "[[gate.rule]]\ncount = 0\n", named("gate", Weight::Error)),
            ("", "[rules\n", named("the configuration", Weight::Error)),
        ] {
            assert_eq!(weights(config(was, is)), expected, "{was:?} to {is:?}");
        }
    }

    #[test]
    fn what_is_weaker_in_a_baseline() {
        let entry = |until: &str| format!("version = 1\n[[finding]]\nfingerprint = \"1\"\nrule = \"r\"\n{until}");
        let one = vec![("r 1".to_owned(), Weight::Error)];
        for (was, is, expected) in [
            ("version = 1\n".to_owned(), entry(""), one.clone()),
            (entry(""), "version = 1\n".to_owned(), vec![]),
            (entry("until = \"2027-01-01\"\n"), entry(""), one),
            (entry(""), entry(""), vec![]),
        ] {
            assert_eq!(weights(baseline(&was, &is)), expected, "{was} to {is}");
        }
    }
}
