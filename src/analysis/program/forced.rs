//! Inputs that cannot be changed in place.

use super::compare::{Ending, NAMES, ending, verdict};
use super::kinds::{Kind, snake};
use super::read::Declared;
use crate::analysis::provider::{self, Written};
use crate::analysis::{Action, Class, Verdict};
use crate::fact::Confidence;

/// The keys of a table, which is replaced with them if what they are changes.
const KEYS: &str = "KeySchema";

/// Properties of constructs that are called otherwise in CloudFormation.
const PROPERTIES: &[(&str, &str)] = &[
    ("partitionKey.name", KEYS),
    ("sortKey.name", KEYS),
    ("partitionKey.type", KEYS),
    ("sortKey.type", KEYS),
    ("instanceIdentifier", "DBInstanceIdentifier"),
    ("clusterIdentifier", "DBClusterIdentifier"),
    ("databaseName", "DBName"),
    ("defaultDatabaseName", "DatabaseName"),
    ("fifo", "FifoQueue"),
    ("cidr", "CidrBlock"),
];

/// The verdicts on what is at the same address with other inputs.
pub(super) fn verdicts(before: &Declared, after: &Declared) -> Vec<Verdict> {
    let changed = before.inputs.changed(&after.inputs);
    let forcing = changed.filter(|(name, was, is)| {
        (replaces(&after.kind, name, was, is) || is_listed(after, "replaceOnChanges", name))
            && !is_listed(after, "ignoreChanges", name)
    });
    let mut names: Vec<&str> = forcing.map(|(name, ..)| name).collect();
    let only = before.inputs.only(&after.inputs);
    names.extend(only.iter().filter(|(name, value, _)| appears(after, name, value)).map(|(name, ..)| *name));
    let Some((class, first)) = after.kind.class().zip(names.first()) else { return Vec::new() };
    let reason = format!("`{}` cannot be changed in place", names.join("`, `"));
    // A name that is set by hand keeps another from being made, unless the name itself is another one.
    let beside = Some(after).filter(|_| !matches!(after.kind, Kind::Resource { .. }));
    let (rule, action) = match ending(before, beside) {
        Ending::Refused(_) => ("update-refused", Action::Refuse),
        Ending::Stays | Ending::StaysUnlessEmpty if class == Class::Data => ("state-left-behind", Action::Orphan),
        _ => ("replacement-forced", Action::Replace),
    };
    let mut found = verdict(rule, action, class, (after, Some(before)), reason);
    if action == Action::Orphan && !after.is_computed() {
        found.certainty = Confidence::High;
    }
    found.evidence.push(format!("`{first}` has another value"));
    vec![found]
}

/// Whether what one side only says replaces: a name of its own, a sort key, encryption.
fn appears(after: &Declared, name: &str, value: &str) -> bool {
    if is_listed(after, "ignoreChanges", name) {
        return false;
    }
    match &after.kind {
        Kind::Construct { of, .. } => match name {
            "sortKey.name" => of == "AWS::DynamoDB::Table",
            "storageEncrypted" => {
                value == "true" && matches!(of.as_str(), "AWS::RDS::DBInstance" | "AWS::RDS::DBCluster")
            }
            _ => NAMES.contains(&name) && replaces(&after.kind, name, "", value),
        },
        // Whether the provider says a name where the program does not is not known here.
        Kind::Resource { .. } | Kind::Container => false,
    }
}

/// Whether a change of `name` replaces what is of `kind`.
fn replaces(kind: &Kind, name: &str, was: &str, is: &str) -> bool {
    let values = (Written::Literal(was), Written::Literal(is));
    let steps = |spelled: fn(&str) -> String| name.split('.').map(spelled).collect::<Vec<String>>();
    match kind {
        Kind::Construct { of, .. } => {
            let told = PROPERTIES.iter().filter(|(own, _)| *own == name).map(|(_, property)| *property);
            told.clone().any(|property| property == KEYS && of.starts_with("AWS::DynamoDB::"))
                || told.clone().any(|property| by_cloudformation(of, &[property], values))
                || by_cloudformation(of, &borrowed(&steps(pascal)), values)
        }
        Kind::Resource { of, .. } if of.contains("::") => by_cloudformation(of, &borrowed(&steps(pascal)), values),
        Kind::Resource { of, .. } => provider::terraform(of).is_some_and(|known| {
            known.replaces(&borrowed(&steps(snake))).is_some_and(|forcing| is_likely(&forcing, values))
        }),
        Kind::Container => false,
    }
}

fn by_cloudformation(of: &str, path: &[&str], values: (Written<'_>, Written<'_>)) -> bool {
    let known = provider::cloudformation(of);
    known.is_some_and(|known| known.replaces(path).is_some_and(|forcing| is_likely(&forcing, values)))
}

/// Whether two values that are known replace what they are a part of.
fn is_likely(forcing: &provider::Forcing<'_>, (was, is): (Written<'_>, Written<'_>)) -> bool {
    matches!(forcing.verdict(was, is), provider::Verdict::Will | provider::Verdict::Likely)
}

fn borrowed(steps: &[String]) -> Vec<&str> {
    steps.iter().map(String::as_str).collect()
}

/// Whether the option `of` lists the input.
fn is_listed(after: &Declared, of: &str, name: &str) -> bool {
    let first = name.split('.').next().unwrap_or_default();
    let words = after.inputs.word(of).unwrap_or_default();
    words.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == first || snake(first) == word)
}

fn pascal(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
