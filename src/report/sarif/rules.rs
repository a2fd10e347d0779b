//! What a log says of its rules: those that have a result, also those that no catalogue holds.

use serde_json::{Value, json};

use crate::finding::{Finding, Level};
use crate::report::neutral;
use crate::rule::{Rule, RuleSet};

/// Longest text that code hosts take for a description, in characters.
const DESCRIPTION: usize = 1024;
/// Longest name that they take.
const NAME: usize = 255;
/// Most tags that they show.
const TAGS: usize = 10;

/// The rules of the findings of a run, each with the loudest of its findings, in the order of their ids.
pub(super) struct Rules<'a> {
    entries: Vec<(&'a Finding, Option<&'a Rule>)>,
}

impl<'a> Rules<'a> {
    /// The rules of `findings`.
    pub(super) fn of(findings: &[&'a Finding], known: &'a RuleSet) -> Self {
        let mut loudest: Vec<&Finding> = findings.to_vec();
        loudest.sort_by(|a, b| (&a.rule, b.level).cmp(&(&b.rule, a.level)));
        loudest.dedup_by(|next, kept| next.rule == kept.rule);
        Self { entries: loudest.into_iter().map(|finding| (finding, known.get(&finding.rule))).collect() }
    }

    /// Where in the list the rule of `finding` stands.
    pub(super) fn index(&self, finding: &Finding) -> Option<usize> {
        self.entries.binary_search_by(|(own, _)| own.rule.cmp(&finding.rule)).ok()
    }

    /// The list, as the log holds it.
    pub(super) fn descriptors(&self) -> Vec<Value> {
        self.entries.iter().map(|(finding, rule)| descriptor(finding, *rule)).collect()
    }
}

fn descriptor(loudest: &Finding, rule: Option<&Rule>) -> Value {
    let severity = match loudest.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "recommendation",
    };
    let id = neutral(&loudest.rule);
    let title = said(rule.map_or(&loudest.title, |rule| &rule.title), &id);
    let why = said(rule.map_or("", |rule| &rule.why), &title);
    let help = said(rule.map_or(&loudest.help, |rule| &rule.help), &title);
    let cwe = rule.into_iter().flat_map(|rule| &rule.cwe);
    let cwe = cwe.flat_map(|n| [format!("external/cwe/cwe-{n}"), format!("cwe-{n}")]);
    let own = rule.into_iter().flat_map(|rule| rule.tags.iter().map(|tag| neutral(tag)));
    let tags: Vec<String> = [loudest.family.to_string()].into_iter().chain(own).chain(cwe).take(TAGS).collect();
    json!({
        "id": id,
        "name": cut(&pascal(&id), NAME),
        "shortDescription": { "text": cut(&sentence(&title), DESCRIPTION) },
        "fullDescription": { "text": cut(&sentence(&why), DESCRIPTION) },
        "help": { "text": help, "markdown": format!("{}\n\n{}", plain_markdown(&why), plain_markdown(&help)) },
        "properties": { "tags": tags, "precision": "high", "problem.severity": severity },
    })
}

/// `text`, harmless; `otherwise` where it says nothing, since an empty description counts as a missing one.
fn said(text: &str, otherwise: &str) -> String {
    let text = neutral(text.trim());
    if text.is_empty() { otherwise.to_owned() } else { text }
}

fn sentence(text: &str) -> String {
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

/// `text` as Markdown that shows it and keeps its code spans: no HTML, no link, no image, no mention.
fn plain_markdown(text: &str) -> String {
    // Within a code span a backslash would be shown; outside it keeps the character from being syntax.
    let escaped = |part: &str| {
        part.chars()
            .flat_map(|c| "\\<>[]!@#|*_~".contains(c).then_some('\\').into_iter().chain([c]))
            .collect::<String>()
    };
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return escaped(&text.replace('`', "'"));
    }
    let part = |(n, part): (usize, &&str)| if n % 2 == 0 { escaped(part) } else { (*part).to_owned() };
    parts.iter().enumerate().map(part).collect::<Vec<_>>().join("`")
}

/// The first `most` characters of `text`.
pub(super) fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

fn pascal(id: &str) -> String {
    let word = |word: &str| {
        let mut chars = word.chars();
        chars.next().map(|c| c.to_uppercase().chain(chars).collect::<String>()).unwrap_or_default()
    };
    id.split(|c: char| !c.is_alphanumeric()).map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_one_word() {
        assert_eq!(pascal("table-dropped"), "TableDropped");
        assert_eq!(pascal("a/../b c"), "ABC");
    }

    #[test]
    fn markdown_of_a_rule_is_text_and_code() {
        assert_eq!(plain_markdown("use `rm -i <x>`, @all"), "use `rm -i <x>`, \\@all");
        assert_eq!(plain_markdown("[x](http://e) <img> `open"), "\\[x\\](http://e) \\<img\\> 'open");
    }

    #[test]
    fn nothing_is_empty_and_nothing_is_too_long() {
        assert_eq!(said(" \n", "title"), "title");
        assert_eq!(said("a\u{1b}[0m", ""), "a\\u{1b}[0m");
        assert_eq!(sentence("Why?"), "Why?");
        assert_eq!(cut("é𝄞x", 2), "é𝄞");
    }
}
