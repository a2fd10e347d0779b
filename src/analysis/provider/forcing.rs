//! What a change of one path does to its resource, and how sure that is.

use serde_json::Value;

/// How sure it is that a change replaces its resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It does not: nothing changes, or the platform updates the resource as it stands.
    InPlace,
    /// It may: what decides is not in the source.
    May,
    /// It does, unless the platform reads both values as one.
    Likely,
    /// It does.
    Will,
}

/// When a change of a listed path replaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// With every change of the value.
    Always,
    /// With some: a smaller size, an earlier version.
    Conditional,
}

/// What holds where a path is not written down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unwritten<'r> {
    /// Nothing: to add the value, or to take it away, is a change like any other.
    Nothing,
    /// What the platform made of it. To take the value away changes nothing, nor does it with what stands in a block
    /// that is taken away; a value that is added may be the one that is already there. In providers that are written
    /// with Terraform's plugin framework, a change elsewhere in the resource may bring the value into play again.
    Kept,
    /// This value.
    Default(&'r Value),
    /// This value by the schema, but the platform may compare only what is written.
    Declared(&'r Value),
    /// What the block of the provider, or the environment, says: a region, a project.
    Provider,
}

/// What a source says at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written<'v> {
    /// Nothing is written there, or `null`.
    Nothing,
    /// A value that is known, without its quotes.
    Literal(&'v str),
    /// An expression whose value the source does not hold.
    Unknown,
}

/// Why a change of a path replaces its resource.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forcing<'r> {
    /// The entry of the table that says so: `engine`, `network_interface.*`.
    pub listed: &'r str,
    /// With which changes.
    pub when: When,
    /// Spellings that differ may be one value: upper and lower case, an ARN and a name, the layout of JSON.
    pub suppressed: bool,
    /// What holds where it is not written.
    pub unwritten: Unwritten<'r>,
}

impl Forcing<'_> {
    /// What it means that the path says `before` on one side and `after` on the other.
    pub fn verdict(&self, before: Written<'_>, after: Written<'_>) -> Verdict {
        use Written::{Literal, Nothing, Unknown};
        match (before, after, self.unwritten) {
            (Nothing, Nothing, _) | (_, Nothing, Unwritten::Kept) => Verdict::InPlace,
            (Unknown, ..) | (_, Unknown, _) => Verdict::May,
            (Literal(before), Literal(after), _) => self.changed(before, after),
            (Nothing, Literal(_), Unwritten::Kept) | (.., Unwritten::Provider) => Verdict::May,
            (Nothing, Literal(value), Unwritten::Default(default)) => self.unless(default, value, Verdict::InPlace),
            (Literal(value), Nothing, Unwritten::Default(default)) => self.unless(default, value, Verdict::InPlace),
            (Nothing, Literal(value), Unwritten::Declared(default)) => self.unless(default, value, Verdict::May),
            (Literal(value), Nothing, Unwritten::Declared(default)) => self.unless(default, value, Verdict::May),
            (.., Unwritten::Nothing) => self.most(),
        }
    }

    /// What it means to write or take away `value`, if that is not what holds anyway.
    fn unless(&self, default: &Value, value: &str, verdict: Verdict) -> Verdict {
        let number = || default.as_f64().zip(value.trim().parse().ok()).is_some_and(|(a, b): (f64, f64)| a == b);
        match self.changed(&plain(default), value) {
            Verdict::InPlace => verdict,
            _ if number() => verdict,
            changed => changed,
        }
    }

    fn changed(&self, before: &str, after: &str) -> Verdict {
        if before == after || self.suppressed && one(before, after) {
            return Verdict::InPlace;
        }
        match self.when {
            When::Conditional => self.resized(before, after),
            // Two plain words are no two spellings of one.
            When::Always if self.suppressed && is_word(before) && is_word(after) => Verdict::Will,
            When::Always => self.most(),
        }
    }

    /// The most that can be said without the values.
    fn most(&self) -> Verdict {
        match self.when {
            When::Conditional => Verdict::May,
            When::Always if self.suppressed => Verdict::Likely,
            When::Always => Verdict::Will,
        }
    }

    /// Sizes grow in place, and cannot shrink.
    fn resized(&self, before: &str, after: &str) -> Verdict {
        const SIZES: [&str; 5] = ["size", "storage", "capacity", "_gb", "shard_count"];
        let last = self.listed.rsplit(['.', '/']).next().unwrap_or_default().to_ascii_lowercase();
        match (before.trim().parse::<f64>(), after.trim().parse::<f64>()) {
            (Ok(before), Ok(after))
                if before.is_finite() && after.is_finite() && SIZES.iter().any(|size| last.contains(size)) =>
            {
                if after < before { Verdict::Likely } else { Verdict::InPlace }
            }
            _ => Verdict::May,
        }
    }
}

/// Whether a value is a word and nothing that is spelled in many ways: no link, no document, no time.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

/// A value of a table as a source would write it.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Whether two spellings are one value to a platform that compares loosely.
fn one(a: &str, b: &str) -> bool {
    let json = |text: &str| text.trim_start().starts_with(['{', '[']).then(|| serde_json::from_str::<Value>(text).ok());
    if let (Some(Some(a)), Some(Some(b))) = (json(a), json(b)) {
        return a == b;
    }
    let (a, b) = (loose(a), loose(b));
    let (short, long) = if a.len() < b.len() { (&a, &b) } else { (&b, &a) };
    // A link or an ARN ends in the name that may stand for it.
    let link = ["arn:", "projects/", "/subscriptions/", "://"].iter().any(|mark| long.contains(mark));
    let names = |front: &str| !short.is_empty() && front.ends_with(['/', ':']);
    a == b || link && long.strip_suffix(short.as_str()).is_some_and(names)
}

/// Without case, white space and a dot at the end.
fn loose(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    text.trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::Unwritten::{Declared, Default as Set, Kept, Nothing as Null, Provider};
    use super::Verdict::{InPlace, Likely, May, Will};
    use super::When::{Always, Conditional};
    use super::Written::{Literal, Nothing, Unknown};
    use super::*;

    fn forcing<'r>(listed: &'r str, when: When, suppressed: bool, unwritten: Unwritten<'r>) -> Forcing<'r> {
        Forcing { listed, when, suppressed, unwritten }
    }

    #[test]
    fn a_value_that_changes_appears_or_goes() {
        let default = Value::from(27017);
        let on = Value::from(true);
        let half = Value::from(0.5);
        let plain = |unwritten| forcing("engine", Always, false, unwritten);
        for (forcing, before, after, expected) in [
            (plain(Null), Literal("mysql"), Literal("postgres"), Will),
            (plain(Null), Literal("mysql"), Literal("mysql"), InPlace),
            (plain(Null), Literal("mysql"), Nothing, Will),
            (plain(Null), Nothing, Literal("mysql"), Will),
            (plain(Null), Nothing, Nothing, InPlace),
            (plain(Null), Literal("mysql"), Unknown, May),
            (plain(Kept), Literal("mysql"), Nothing, InPlace),
            (plain(Kept), Unknown, Nothing, InPlace),
            (plain(Kept), Nothing, Literal("mysql"), May),
            (plain(Kept), Literal("mysql"), Literal("postgres"), Will),
            (plain(Set(&default)), Nothing, Literal("27017"), InPlace),
            (plain(Set(&default)), Literal("27017"), Nothing, InPlace),
            (plain(Set(&default)), Literal("27018"), Nothing, Will),
            (plain(Set(&on)), Nothing, Literal("true"), InPlace),
            (plain(Set(&on)), Nothing, Literal("false"), Will),
            (plain(Set(&half)), Nothing, Literal("0.50"), InPlace),
            (plain(Declared(&on)), Nothing, Literal("true"), May),
            (plain(Declared(&on)), Nothing, Literal("false"), Will),
            (plain(Provider), Literal("eu-west-1"), Literal("us-east-1"), Will),
            (plain(Provider), Nothing, Literal("us-east-1"), May),
            (plain(Provider), Literal("us-east-1"), Nothing, May),
            (forcing("a", Conditional, false, Null), Nothing, Literal("x"), May),
        ] {
            assert_eq!(forcing.verdict(before, after), expected, "{forcing:?} {before:?} {after:?}");
        }
    }

    #[test]
    fn spellings_of_one_value() {
        let sup = forcing("location", Always, true, Null);
        for (before, after, expected) in [
            ("West Europe", "westeurope", InPlace),
            ("westeurope", "northeurope", Will),
            ("example.com.", "example.com", InPlace),
            ("projects/p/global/networks/main", "main", InPlace),
            ("arn:aws:kms:eu-west-1:1:key/abc", "abc", InPlace),
            ("projects/p/global/networks/main", "ain", Likely),
            ("customers/main", "main", Likely),
            (r#"{"a": 1, "b": 2}"#, r#"{"b":2,"a":1}"#, InPlace),
            (r#"{"a": 1}"#, r#"{"a": 2}"#, Likely),
        ] {
            assert_eq!(sup.verdict(Literal(before), Literal(after)), expected, "{before} {after}");
        }
        let strict = forcing("location", Always, false, Null);
        assert_eq!(strict.verdict(Literal("a"), Literal("A")), Will);
        // Versions are no numbers.
        assert_eq!(strict.verdict(Literal("13.10"), Literal("13.1")), Will);
    }

    #[test]
    fn sizes_grow_in_place() {
        let size = forcing("settings.disk_size", Conditional, false, Null);
        assert_eq!(size.verdict(Literal("100"), Literal("50")), Likely);
        assert_eq!(size.verdict(Literal("50"), Literal("100")), InPlace);
        assert_eq!(size.verdict(Literal("50"), Literal("many")), May);
        assert_eq!(size.verdict(Literal("50"), Literal("nan")), May);
        let version = forcing("engine_version", Conditional, false, Null);
        assert_eq!(version.verdict(Literal("7"), Literal("6")), May);
    }
}
