//! What a text says, whatever its layout: its words and signs without blanks, quotes, brackets around and commas behind.

use imara_diff::{Algorithm, Diff, InternedInput};

use crate::analysis::deletion::lines::is_comment;
use crate::source::Source;

/// The words and signs of a side, and what it imports in an order of its own.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    tokens: Vec<&'a str>,
    /// The line on which each stands.
    lines: Vec<usize>,
    imports: Vec<String>,
}

/// What two sides differ in.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Difference {
    /// Words and signs that differ, of both sides.
    pub(super) changed: usize,
    /// Words and signs of both sides.
    pub(super) all: usize,
    /// Lines of the after side on which something else is said now, in order.
    pub(super) lines: Vec<usize>,
}

impl<'a> Tokens<'a> {
    /// Reads `source`.
    pub(super) fn of(source: &'a Source) -> Self {
        let mut read = Self { tokens: Vec::new(), lines: Vec::new(), imports: Vec::new() };
        for (at, line) in source.text.lines().enumerate() {
            let said = line.trim();
            if is_comment(said) || said == "#" {
                continue;
            }
            if is_import(said) {
                let mut words: Vec<&str> = words(said).collect();
                words.sort_unstable();
                read.imports.push(words.join(" "));
                continue;
            }
            for word in words(said) {
                read.tokens.push(word);
                read.lines.push(at);
            }
        }
        read.imports.sort_unstable();
        read
    }

    /// What `after` says differently.
    pub(super) fn difference(&self, after: &Tokens<'_>) -> Difference {
        let mut input: InternedInput<&str> = InternedInput::default();
        input.update_before(self.tokens.iter().copied());
        input.update_after(after.tokens.iter().copied());
        let diff = Diff::compute(Algorithm::Histogram, &input);
        let mut found = Difference { all: self.tokens.len() + after.tokens.len(), ..Difference::default() };
        for hunk in diff.hunks() {
            let (start, end) = (hunk.after.start as usize, hunk.after.end as usize);
            found.changed += hunk.before.len() + hunk.after.len();
            // What only goes is missing where the next word stands.
            let places = start..end.max(start + 1).min(after.lines.len());
            found.lines.extend(after.lines.get(places).unwrap_or_default());
        }
        found.lines.dedup();
        let only = |one: &[String], other: &[String]| one.iter().filter(|import| !other.contains(import)).count();
        found.changed += only(&self.imports, &after.imports) + only(&after.imports, &self.imports);
        found
    }
}

/// The words and signs of a line that mean something.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut rest = line;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || "()[],;'\"`\\".contains(c));
        let first = rest.chars().next()?;
        let end = if part(first) { rest.find(|c| !part(c)).unwrap_or(rest.len()) } else { first.len_utf8() };
        let (word, behind) = rest.split_at(end);
        rest = behind;
        Some(word)
    })
}

fn is_import(line: &str) -> bool {
    let starts = ["import ", "from ", "use ", "using ", "require ", "require_relative ", "#include ", "export * from"];
    starts.iter().any(|start| line.starts_with(start)) && !line.ends_with(['(', '{'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::RepoPath;

    fn differ(before: &str, after: &str) -> (usize, Vec<usize>) {
        let source = |text: &str| Source::new(RepoPath::from("a"), text.as_bytes());
        let (before, after) = (source(before), source(after));
        let found = Tokens::of(&before).difference(&Tokens::of(&after));
        (found.changed, found.lines)
    }

    #[test]
    fn layout_is_nothing_and_a_word_is_something() {
        for (before, after, changed) in [
            ("a = f('x', 1)\n", "a = f(\n    \"x\",\n    1,\n)\n", (0, vec![])),
            ("import b\nimport a\nx()\n", "import a\nimport b\n\nx();\n", (0, vec![])),
            ("if (a) {\r\n  b();\r\n}\r\n", "if (a) {\n\tb();\n}\n", (0, vec![])),
            ("total = sum(a)\n", "total = (\n    max(a)\n)\n", (2, vec![1])),
            ("a()\nb()\nc()\n", "a()\n\nc()\n", (1, vec![2])),
            ("# one\na()\n", "# two\na()\n", (0, vec![])),
        ] {
            assert_eq!(differ(before, after), changed, "{before}");
        }
    }
}
