//! Where in a TOML file something is written: what an error about it shows, and where a value came from.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{LineIndex, start_of};

/// Longest line that is shown, in bytes.
const LONGEST: usize = 160;
/// Deepest nesting that is looked into.
const DEPTH: usize = 16;

/// A file of TOML, and where its parts stand. A text that is no TOML has none.
#[derive(Debug)]
pub struct Written<'a> {
    file: &'a str,
    text: &'a str,
    lines: LineIndex,
    parts: Vec<Part>,
}

/// A key or an entry, with what stands in it.
#[derive(Debug)]
struct Part {
    way: Vec<String>,
    key: Option<Range<usize>>,
    value: Range<usize>,
    leaf: bool,
}

impl<'a> Written<'a> {
    /// The parts of `text`, the content of `file`.
    pub fn new(file: &'a str, text: &'a str) -> Self {
        let mut parts = Vec::new();
        if let Ok(table) = DeTable::parse(text) {
            of_table(table.get_ref(), &mut Vec::new(), &mut parts);
        }
        Self { file, text, lines: LineIndex::new(text), parts }
    }

    /// What is wrong with what stands at `way`, with the line: keys, and the numbers of entries. Of a key that is an entry of
    /// a table the key is shown, of an entry of a list the value. What is not there is told of the nearest that is.
    pub fn wrong(&self, way: &[&str], detail: &str) -> String {
        let mut way = way;
        loop {
            if let Some(part) = self.part(way) {
                return self.shown(part.key.clone().unwrap_or_else(|| part.value.clone()), detail);
            }
            match way.split_last() {
                Some((_, rest)) => way = rest,
                None => return format!("{}: {detail}", self.file),
            }
        }
    }

    /// The number of the line where what stands at `way` begins, from 1.
    pub fn line(&self, way: &[String]) -> Option<usize> {
        let part = self.parts.iter().find(|part| part.way == way)?;
        Some(self.lines.line_of(part.key.as_ref().map_or(part.value.start, |key| key.start)) + 1)
    }

    /// Every value that is no table and no list of tables, in the order of the text, with where it ends.
    pub fn values(&self) -> impl Iterator<Item = (&[String], usize)> {
        self.parts
            .iter()
            .filter(|part| part.leaf && part.key.is_some())
            .map(|part| (part.way.as_slice(), part.value.end))
    }

    fn part(&self, way: &[&str]) -> Option<&Part> {
        self.parts.iter().find(|part| part.way.iter().map(String::as_str).eq(way.iter().copied()))
    }

    /// `detail`, with the line that holds `span` and carets below it.
    pub fn shown(&self, span: Range<usize>, detail: &str) -> String {
        let number = self.lines.line_of(span.start);
        let start = self.text.get(..span.start).and_then(|text| text.rfind('\n')).map_or(0, |at| at + 1);
        let line = self.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let column = self.text.get(start..span.start).map_or(0, |text| text.chars().count());
        let end = span.end.min(start + line.len()).max(span.start);
        let width = self.text.get(span.start..end).map_or(1, |text| text.chars().count()).max(1);
        let cut = start_of(line, LONGEST);
        let digits = (number + 1).to_string();
        let margin = " ".repeat(digits.len());
        let file = self.file;
        let head = format!("{file}:{digits}: {detail}\n{margin} |\n{digits} | {cut}");
        // What is missing at the end of a line is shown behind it.
        let room = (cut.chars().count() + usize::from(cut.len() == line.len())).saturating_sub(column);
        if room == 0 {
            return head;
        }
        // What stands in front keeps its tabs, so that the carets stand below.
        let front: String = cut.chars().take(column).map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
        let carets = "^".repeat(width.min(room));
        format!("{head}\n{margin} | {front}{carets}")
    }
}

fn of_table(table: &DeTable<'_>, way: &mut Vec<String>, parts: &mut Vec<Part>) {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    for (key, value) in entries {
        way.push(key.get_ref().to_string());
        of_value(Some(key.span()), value, way, parts);
        way.pop();
    }
}

fn of_value(key: Option<Range<usize>>, value: &Spanned<DeValue<'_>>, way: &mut Vec<String>, parts: &mut Vec<Part>) {
    let inner = value.get_ref();
    let tables = |list: &[Spanned<DeValue<'_>>]| list.iter().any(|item| item.get_ref().is_table());
    let leaf = !inner.is_table() && !inner.as_array().is_some_and(|list| tables(list));
    parts.push(Part { way: way.clone(), key, value: value.span(), leaf });
    if way.len() >= DEPTH {
        return;
    }
    match inner {
        DeValue::Table(table) => of_table(table, way, parts),
        DeValue::Array(list) => {
            for (at, item) in list.iter().enumerate() {
                way.push(at.to_string());
                of_value(None, item, way, parts);
                way.pop();
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "a = 1\n[rules]\n\t\"x\" = \"off\"\n[[allow]]\nrules = [\"one\", \"two\"]\n";

    #[test]
    fn an_error_shows_the_line() {
        let written = Written::new("b.toml", TEXT);
        let two = "b.toml:5: no\n  |\n5 | rules = [\"one\", \"two\"]\n  |                 ^^^^^";
        assert_eq!(written.wrong(&["allow", "0", "rules", "1"], "no"), two);
        assert_eq!(written.wrong(&["rules", "x"], "no"), "b.toml:3: no\n  |\n3 | \t\"x\" = \"off\"\n  | \t^^^");
        assert_eq!(written.wrong(&["a", "none"], "no"), "b.toml:1: no\n  |\n1 | a = 1\n  | ^");
        assert_eq!(written.wrong(&["none"], "no"), "b.toml: no");
        assert_eq!(Written::new("b.toml", "[").wrong(&["a"], "no"), "b.toml: no");
    }

    #[test]
    fn values_have_a_line_and_an_end() {
        let written = Written::new("b.toml", TEXT);
        let values: Vec<(String, usize)> = written.values().map(|(way, end)| (way.join("."), end)).collect();
        let names: Vec<&str> = values.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["a", "rules.x", "allow.0.rules"]);
        assert_eq!(values[0].1, 5);
        assert_eq!(written.line(&["allow".into(), "0".into(), "rules".into()]), Some(5));
    }

    #[test]
    fn no_text_is_too_long_or_too_deep() {
        let deep = format!("a = {}1{}", "[".repeat(60), "]".repeat(60));
        Written::new("b.toml", &deep).wrong(&["a"], "no");
        let long = format!("{} = 1", "ä".repeat(500));
        assert!(Written::new("b.toml", &long).wrong(&[&"ä".repeat(500)], "no").len() < 600);
    }
}
