//! Resources that a program declares, as CDK and Pulumi do: a constructor with an id, and its settings as keywords.

mod handed;

use super::{Place, Setting, State, fact, resource, settings};
use crate::fact::catalogue::last;
use crate::fact::{Confidence, Fact, FactKind, Lowered};
use crate::source::Span;

/// The dialect of the rows that are about programs.
const DIALECT: &str = "code";

/// What a program names that declares resources.
const MARKS: [&str; 11] = [
    "aws-cdk",
    "aws_cdk",
    "awscdk",
    "cdktf",
    "Amazon.CDK",
    "@pulumi/",
    "pulumi_",
    "import pulumi",
    "pulumi/sdk",
    "using Pulumi",
    "com.pulumi",
];

/// Whether the program in `text` may declare resources.
pub(crate) fn declares(text: &str) -> bool {
    MARKS.iter().any(|mark| memchr::memmem::find(text.as_bytes(), mark.as_bytes()).is_some())
}

/// Adds the resources and settings that the calls in `lowered` declare.
///
/// # Errors
/// What is wrong with the table of settings.
pub(crate) fn add(lowered: &mut Lowered, text: &str) -> Result<(), String> {
    let places = settings()?.iter().flat_map(|setting| setting.places.iter().map(move |place| (setting, place)));
    let places: Vec<(&Setting, &Place)> = places.filter(|(_, place)| place.dialect.has(DIALECT)).collect();
    let mut declared = Vec::new();
    for (at, call) in lowered.facts.iter().enumerate().filter(|(_, fact)| fact.kind == FactKind::Call) {
        let own = address(call);
        declared.extend(own.as_ref().map(|address| resource(last(&call.name), address, call.span)));
        let address = own.clone().or_else(|| enclosing(&lowered.facts, at).and_then(address));
        let address = address.unwrap_or_else(|| call.parent.clone());
        declared.extend(places.iter().filter_map(|(setting, place)| set(setting, place, call, &address)));
        if let Some(handed) = own.and_then(|_| handed::Handed::to(call, text)) {
            let open = places.iter().filter(|(_, place)| place.unwritten() == Some(State::Open));
            declared.extend(open.filter_map(|(setting, place)| {
                let value = handed.value(|key| place.keys.has(key))?;
                Some(as_fact(setting, place, &address, ("options", &value, call.span)))
            }));
        }
    }
    lowered.facts.extend(declared);
    lowered.facts.sort_by_key(|fact| fact.span.start);
    Ok(())
}

/// What `call` sets at `place`.
fn set(setting: &Setting, place: &Place, call: &Fact, address: &str) -> Option<Fact> {
    let (key, value) =
        call.flags.iter().filter_map(|flag| flag.split_once('=')).find(|(key, _)| place.keys.has(key))?;
    Some(as_fact(setting, place, address, (key, value, call.span)))
}

/// The fact that `key` is set to what is written as `value`.
fn as_fact(setting: &Setting, place: &Place, address: &str, (key, value, span): (&str, &str, Span)) -> Fact {
    // The name of a constant is its value: `{cdk.RemovalPolicy.DESTROY}`.
    let value = value.trim_matches(['{', '}']);
    let bare = wrapped(value);
    let constant =
        bare != value || !value.contains('.') || last(value).chars().all(|c| c.is_ascii_uppercase() || c == '_');
    // What is only known at run time keeps its hole.
    let unknown = format!("{{{value}}}");
    let value = if constant { bare } else { unknown.as_str() };
    let mut fact = fact(setting, place, address, (key, value, span));
    fact.certainty = Confidence::Medium;
    fact
}

/// The value in `pulumi.Bool(true)`; a number of days in `Duration.days(7)` is told by its unit.
fn wrapped(value: &str) -> &str {
    let inner = value.strip_suffix(')').and_then(|call| call.rsplit_once('('));
    match inner {
        Some((name, inner)) if ["Bool", "String", "Int", "days", "of"].contains(&last(name)) => inner,
        _ => value,
    }
}

/// The type and the id of what `call` declares: `Bucket.Uploads`; none of a call that is no constructor with an id.
fn address(call: &Fact) -> Option<String> {
    let of = last(&call.name).trim_start_matches("New");
    let id = |at: &str| call.flags.iter().find_map(|flag| flag.strip_prefix(at)).filter(|id| !id.contains('{'));
    let constructor = of.starts_with(|c: char| c.is_ascii_uppercase());
    constructor.then(|| id("arg1=").or_else(|| id("arg0="))).flatten().map(|id| format!("{of}.{id}"))
}

/// The call inside which the call at `at` stands: what holds `opts=ResourceOptions(protect=True)`.
fn enclosing(facts: &[Fact], at: usize) -> Option<&Fact> {
    const NEIGHBOURS: usize = 64;
    let inner = facts.get(at)?;
    let earlier = facts.get(at.saturating_sub(NEIGHBOURS)..at)?.iter().rev();
    let later = facts.get(at + 1..)?.iter().take(NEIGHBOURS);
    earlier
        .chain(later)
        .find(|fact| fact.kind == FactKind::Call && fact.span.contains(inner.span) && address(fact).is_some())
}
