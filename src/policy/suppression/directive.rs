//! What a suppression says: `allow RULE[,RULE] reason="…" [until=DATE]`.

use crate::policy::date::Date;
use crate::source::secrets;

/// What stands in front of it.
pub(super) const MARK: &str = "blastlint:";
/// Most rules that one may name; nobody reads more.
const RULES: usize = 20;
/// Longest text that is kept of what should be a day, in characters.
const DAY: usize = 40;
/// Longest reason that is kept, in characters.
const REASON: usize = 300;

/// What one says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    /// The rules, as they are written.
    pub(super) rules: Vec<String>,
    /// Why; none where nothing is said.
    pub(super) reason: Option<String>,
    /// The last day on which it holds.
    pub(super) until: Until,
}

/// How long a suppression holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Until {
    /// As long as it stands.
    #[default]
    Always,
    /// To the end of a day.
    Day(Date),
    /// Until something that is no day.
    Unreadable(String),
}

impl Until {
    /// Whether it is over.
    pub(super) fn is_over(&self, today: Date) -> bool {
        match self {
            Until::Always => false,
            Until::Day(day) => *day < today,
            Until::Unreadable(_) => true,
        }
    }

    /// The day, as it is written.
    pub(super) fn day(&self) -> Option<String> {
        if let Until::Day(day) = self { Some(day.to_string()) } else { None }
    }
}

impl Words {
    /// Reads what stands behind the mark; none where it allows nothing.
    pub(super) fn read(text: &str) -> Option<Self> {
        let rest = text.trim_start().strip_prefix("allow")?;
        if rest.starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_') {
            return None;
        }
        let (rules, rest) = names(rest);
        let until = value(rest, "until").map(|text| match Date::read(&text) {
            Some(day) => Until::Day(day),
            None => Until::Unreadable(text.chars().take(DAY).collect()),
        });
        Some(Self {
            rules,
            reason: value(rest, "reason").and_then(|text| said(&text)),
            until: until.unwrap_or_default(),
        })
    }
}

/// A reason, if there is one in `text`: words, secrets masked.
pub(in crate::policy) fn said(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().filter(|c| c.is_alphabetic()).count() < 3 {
        return None;
    }
    let text = secrets::mask(&text, secrets::Setting::Prose);
    Some(text.chars().take(REASON).collect())
}

/// The names that a text begins with, between commas, and the rest.
pub(super) fn names(text: &str) -> (Vec<String>, &str) {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    loop {
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_')).unwrap_or(rest.len());
        let (name, behind) = rest.split_at(end);
        // `reason=` is no rule.
        if name.is_empty() || behind.starts_with('=') {
            return (found, rest);
        }
        if found.len() < RULES {
            found.push(name.chars().take(80).collect());
        }
        rest = behind;
        match behind.trim_start().strip_prefix(',') {
            Some(more) => rest = more.trim_start(),
            None => return (found, rest),
        }
    }
}

/// The value of `key` in `text`: between quotes, or the next word. What stands in another value is no key.
fn value(text: &str, key: &str) -> Option<String> {
    let mut rest = text;
    while let Some((head, behind)) = rest.split_once('=') {
        let name = head.rsplit(char::is_whitespace).next().unwrap_or_default();
        let quote = behind.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (own, more) = match quote {
            Some(quote) => behind[1..].split_once(quote)?,
            None => behind.split_at(behind.find(char::is_whitespace).unwrap_or(behind.len())),
        };
        if name == key {
            // A comment may end right behind a word.
            let bare = own.trim_end_matches("*/").trim_end_matches("-->");
            return Some(if quote.is_some() { own } else { bare }.to_owned());
        }
        rest = more;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said() {
        let day = |text| Until::Day(Date::read(text).unwrap());
        for (text, rules, reason, until) in [
            (" allow a-b reason=\"moved to S3\"", vec!["a-b"], Some("moved to S3"), Until::Always),
            ("allow a, b-c reason='x yz' until=2027-01-31 */", vec!["a", "b-c"], Some("x yz"), day("2027-01-31")),
            ("allow a until=2027-01-31*/", vec!["a"], None, day("2027-01-31")),
            (
                "allow a until=soon reason=\"until=2027-01-31\"",
                vec!["a"],
                Some("until=2027-01-31"),
                Until::Unreadable("soon".into()),
            ),
            ("allow a because it is fine", vec!["a"], None, Until::Always),
            ("allow a reason=\"\"", vec!["a"], None, Until::Always),
            ("allow a reason=\"..\"", vec!["a"], None, Until::Always),
            ("allow a reason=\"open", vec!["a"], None, Until::Always),
            ("allow reason=\"no rule\"", vec![], Some("no rule"), Until::Always),
            ("allow", vec![], None, Until::Always),
        ] {
            let expected = Words {
                rules: rules.into_iter().map(str::to_owned).collect(),
                reason: reason.map(str::to_owned),
                until,
            };
            assert_eq!(Words::read(text), Some(expected), "{text}");
        }
        for text in ["allowed a", "deny a", "", "allow-list"] {
            assert_eq!(Words::read(text), None, "{text}");
        }
    }

    #[test]
    fn secrets_are_no_reason_to_show() {
        let words = Words::read("allow a reason=\"password=hunter2secret\"").unwrap();
        assert!(!words.reason.unwrap().contains("hunter2"));
    }
}
