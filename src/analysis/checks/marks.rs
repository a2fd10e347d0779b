//! Marks by which a checker is told to pass over what it finds, by `rules/checks/marks.toml`.

use serde::Deserialize;

use crate::fact::catalogue::Words;
use crate::fact::embedded::{self, Form};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: u32,
    mark: Vec<MarkFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MarkFile {
    text: String,
    files: String,
    rule: Option<String>,
    #[serde(default)]
    bare: bool,
    codes: Codes,
    reach: Option<Reach>,
    reasons: String,
    security: Option<String>,
    blanket: Option<String>,
    usual: Option<String>,
    grave: Option<String>,
    #[serde(default)]
    mild: bool,
}

/// How a mark names the rules that it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Codes {
    /// Behind a colon.
    Colon,
    /// Behind an equals sign.
    Equals,
    /// Between square brackets.
    Brackets,
    /// Between round ones.
    Parens,
    /// As the words that follow.
    Words,
    /// Right behind the mark.
    Open,
    /// Right behind the mark, up to a colon.
    OpenColon,
    /// Not at all.
    None,
}

/// What a mark holds for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Reach {
    /// A line, or what it stands at.
    Line,
    /// The rest of the file.
    File,
}

/// A mark.
#[derive(Debug)]
pub(super) struct Mark {
    pub(super) text: String,
    files: Words,
    rule: &'static str,
    bare: bool,
    codes: Codes,
    pub(super) reach: Reach,
    reasons: Vec<String>,
    security: Option<Words>,
    blanket: Option<Words>,
    usual: Option<Words>,
    grave: Option<Words>,
    /// Whether it is told of quietly, whatever it says.
    pub(super) mild: bool,
}

/// A mark as it stands in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) rule: &'static str,
    /// Which mark of the table.
    pub(super) mark: usize,
    /// Where it starts in the line.
    pub(super) at: usize,
    /// The rules that it names; none where it holds for all.
    pub(super) codes: Vec<String>,
    pub(super) reasoned: bool,
    /// Whether it names a rule that finds mistakes, none of style.
    pub(super) grave: bool,
}

/// The three rules.
const RULES: [&str; 3] = ["lint-suppressed", "type-check-suppressed", "security-check-suppressed"];

impl Mark {
    /// Every mark that is shipped.
    ///
    /// # Errors
    /// What is wrong with the table.
    pub(super) fn shipped() -> Result<Vec<Self>, String> {
        let wanted = |(name, _): &(&str, &str)| *name == "checks/marks.toml";
        let (name, text) = embedded::files("checks").find(wanted).ok_or("no table of marks")?;
        let error = |detail: String| format!("rules/{name}: {detail}");
        let file: File = Form::Json.read(text).map_err(error)?;
        if file.schema != 1 {
            return Err(error(format!("schema {}", file.schema)));
        }
        file.mark.into_iter().map(|mark| compile(mark).map_err(error)).collect()
    }

    /// Whether it counts in a file of this name.
    pub(super) fn is_for(&self, file: &str) -> bool {
        let ending = file.rsplit_once('.').map_or(file, |(_, ending)| ending);
        self.files.has(ending) || self.files.has(file)
    }

    /// The mark in `line`, if it stands there as one.
    pub(super) fn in_line(&self, index: usize, line: &str) -> Option<Placed> {
        let at = line.find(&self.text)?;
        let head = line.get(..at)?;
        let rest = line.get(at + self.text.len()..)?;
        if !self.stands(head, rest) {
            return None;
        }
        let (codes, rest) = self.named(rest);
        let reasoned = self.is_reasoned(rest, codes.is_empty());
        // What everybody does for one reason needs none.
        let usual =
            !codes.is_empty() && codes.iter().all(|code| self.usual.as_ref().is_some_and(|usual| usual.has(code)));
        let reasoned = reasoned || usual;
        let blanket = codes.iter().any(|code| self.blanket.as_ref().is_some_and(|blanket| blanket.has(code)));
        let security = codes.iter().any(|code| self.security.as_ref().is_some_and(|security| security.has(code)));
        let grave = codes.iter().any(|code| self.grave.as_ref().is_some_and(|grave| grave.has(code)));
        let rule = if security { RULES[2] } else { self.rule };
        Some(Placed { rule, mark: index, at, codes: if blanket { Vec::new() } else { codes }, reasoned, grave })
    }

    /// Whether it stands behind the sign of a comment, or at the start of what it is part of, and in no text.
    fn stands(&self, head: &str, rest: &str) -> bool {
        let word = |c: char| c.is_alphanumeric() || c == '_';
        let goes_on =
            self.text.ends_with(char::is_alphanumeric) && rest.chars().next().is_some_and(|c| word(c) || c == '-');
        if goes_on || head.matches('"').count() % 2 == 1 || head.matches('`').count() % 2 == 1 {
            return false;
        }
        let trimmed = head.trim_end();
        if self.bare {
            return trimmed.is_empty() || self.text.starts_with('#') || trimmed.ends_with(['{', '(', ';', '=']);
        }
        const SIGNS: &[&str] = &["#", "//", "/*", "*", "<!--", "--", "{/*", "%", ";", "<%#", "/**"];
        self.text.starts_with('#') && trimmed.is_empty() || SIGNS.iter().any(|sign| trimmed.ends_with(sign))
    }

    /// The rules that are named in `rest`, and what comes behind them.
    fn named<'a>(&self, rest: &'a str) -> (Vec<String>, &'a str) {
        let list = |text: &str| {
            text.split([',', ' ', '|'])
                .map(|code| code.trim().trim_matches(['"', '\'', '{', '}']))
                .filter(|code| is_code(code))
                .map(str::to_owned)
                .collect::<Vec<String>>()
        };
        let between = |rest: &'a str, open: char, close: char| match rest
            .strip_prefix(open)
            .and_then(|inner| inner.split_once(close))
        {
            Some((inner, rest)) => (inner, rest),
            None => ("", rest),
        };
        match self.codes {
            Codes::None => (Vec::new(), rest),
            Codes::Brackets => {
                let (inner, rest) = between(rest.trim_start(), '[', ']');
                (list(inner), rest)
            }
            // The mark may hold the bracket itself.
            Codes::Parens if self.text.ends_with('(') => {
                let (inner, behind) = rest.split_once(')').unwrap_or((rest, ""));
                let codes = inner.split("reason").next().unwrap_or_default();
                (list(codes), if inner.contains("reason") || inner.contains("ustification") { rest } else { behind })
            }
            Codes::Parens => {
                let (inner, behind) = between(rest.trim_start(), '(', ')');
                (list(inner), if inner.contains("ustification") { rest } else { behind })
            }
            Codes::Colon => match rest.trim_start().strip_prefix(':') {
                Some(rest) => self.leading(rest),
                None => (Vec::new(), rest),
            },
            Codes::Equals => match rest.trim_start().strip_prefix('=') {
                Some(rest) => self.leading(rest),
                None => (Vec::new(), rest),
            },
            Codes::Words | Codes::Open => self.leading(rest),
            Codes::OpenColon => {
                let (code, rest) = rest.split_at(rest.find([':', ' ']).unwrap_or(rest.len()));
                (list(code), rest)
            }
        }
    }

    /// The codes that a text begins with, and the rest.
    fn leading<'a>(&self, text: &'a str) -> (Vec<String>, &'a str) {
        let mut codes = Vec::new();
        let mut rest = text;
        loop {
            let trimmed = rest.trim_start_matches([' ', ',', '\t']);
            let end = trimmed.find([',', ' ', '\t']).unwrap_or(trimmed.len());
            let word = trimmed.get(..end).unwrap_or_default();
            let colon = word.ends_with(':');
            let code = word.trim_matches(['"', '\'']).trim_end_matches([':', ']']);
            if !is_code(code)
                || self.reasons.iter().any(|sign| sign == word)
                || (!codes.is_empty() && !rest.trim_start_matches([' ', '\t']).starts_with(',') && !looks_coded(code))
            {
                return (codes, rest);
            }
            codes.push(code.to_owned());
            rest = trimmed.get(end..).unwrap_or_default();
            if colon {
                // What follows is the reason.
                return (codes, text.get(text.len() - rest.len() - 1..).unwrap_or(rest));
            }
        }
    }

    fn is_reasoned(&self, rest: &str, bare: bool) -> bool {
        const SAYS: usize = 8;
        let says = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count() >= SAYS && text.trim().contains(' ');
        self.reasons.iter().any(|sign| match sign.as_str() {
            "any" => says(rest.trim_end_matches("*/").trim_end_matches("-->")),
            sign => {
                rest.split_once(sign).is_some_and(|(_, reason)| says(reason))
                    && !(bare && sign == "#" && rest.trim_start().starts_with("# type"))
            }
        })
    }
}

/// Whether a word can be the name of a rule.
fn is_code(word: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || "-_/:@.*\\[]+".contains(c);
    !word.is_empty()
        && word.len() < 80
        && word.chars().all(plain)
        && (word == "*" || word.chars().any(char::is_alphanumeric))
        && !word.starts_with("--")
}

/// Whether a word reads as the name of a rule, and not as one of a sentence.
fn looks_coded(word: &str) -> bool {
    word.contains(['-', '_', '/']) || word.chars().any(|c| c.is_ascii_digit())
}

fn compile(file: MarkFile) -> Result<Mark, String> {
    let name = file.rule.as_deref().unwrap_or(RULES[0]);
    let rule = RULES
        .iter()
        .copied()
        .find(|rule| *rule == name)
        .ok_or_else(|| format!("`{}`: no rule is called `{name}`", file.text))?;
    Ok(Mark {
        rule,
        files: Words::new(&file.files),
        bare: file.bare,
        codes: file.codes,
        reach: file.reach.unwrap_or(Reach::Line),
        reasons: file.reasons.split('|').map(str::to_owned).collect(),
        security: file.security.as_deref().map(Words::new),
        blanket: file.blanket.as_deref().map(Words::new),
        usual: file.usual.as_deref().map(Words::new),
        grave: file.grave.as_deref().map(Words::new),
        mild: file.mild,
        text: file.text,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_marks_say() {
        let marks = Mark::shipped().unwrap();
        for (file, line, expected) in [
            ("a.py", "x = 1  # noqa", Some((RULES[0], vec![], false))),
            ("a.py", "x = 1  # noqa: E501", Some((RULES[0], vec!["E501"], false))),
            (
                "a.py",
                "x = 1  # noqa: E501, F401 - the header of the protocol",
                Some((RULES[0], vec!["E501", "F401"], true)),
            ),
            ("a.py", "q = f(x)  # noqa: S608", Some((RULES[2], vec!["S608"], false))),
            ("a.py", "x = y  # type: ignore", Some((RULES[1], vec![], false))),
            (
                "a.py",
                "x = y  # type: ignore[arg-type]  # stubs are wrong here",
                Some((RULES[1], vec!["arg-type"], true)),
            ),
            ("a.py", "print(\"# noqa\")", None),
            ("a.ts", "// @ts-ignore", Some((RULES[1], vec![], false))),
            ("a.ts", "// @ts-ignore the types of the library lack this", Some((RULES[1], vec![], true))),
            ("a.ts", "/* eslint-disable */", Some((RULES[0], vec![], false))),
            (
                "a.ts",
                "// eslint-disable-next-line no-console -- told to the user",
                Some((RULES[0], vec!["no-console"], true)),
            ),
            ("a.rs", "#![allow(dead_code)]", Some((RULES[0], vec!["dead_code"], false))),
            ("a.rs", "#[allow(clippy::all)]", Some((RULES[0], vec![], false))),
            (
                "a.rs",
                "#[allow(dead_code, reason = \"read by the debugger\")]",
                Some((RULES[0], vec!["dead_code"], true)),
            ),
            ("a.go", "x() //nolint", Some((RULES[0], vec![], false))),
            ("a.go", "x() //nolint:errcheck // closing a reader cannot fail", Some((RULES[0], vec!["errcheck"], true))),
            ("a.go", "x() // #nosec", Some((RULES[2], vec![], false))),
            ("a.go", "x() // #nosec G404 -- spreads load, guards nothing", Some((RULES[2], vec!["G404"], true))),
            ("a.rb", "x # rubocop:disable Metrics/MethodLength", Some((RULES[0], vec!["Metrics/MethodLength"], false))),
            ("a.rb", "# rubocop:disable all", Some((RULES[0], vec![], false))),
            ("A.java", "    @SuppressWarnings(\"unchecked\")", Some((RULES[0], vec!["unchecked"], false))),
            ("A.java", "@SuppressWarnings(\"all\")", Some((RULES[0], vec![], false))),
            ("A.cs", "#pragma warning disable CS0618", Some((RULES[0], vec!["CS0618"], false))),
            ("A.cs", "#pragma warning disable", Some((RULES[0], vec![], false))),
            (
                "main.tf",
                "  #checkov:skip=CKV_AWS_18:logs are kept by the account",
                Some((RULES[2], vec!["CKV_AWS_18"], true)),
            ),
            ("main.tf", "  #checkov:skip=CKV_AWS_18", Some((RULES[2], vec!["CKV_AWS_18"], false))),
            ("a.sh", "# shellcheck disable=SC2086", Some((RULES[0], vec!["SC2086"], false))),
            ("Dockerfile", "# hadolint ignore=DL3008", Some((RULES[0], vec!["DL3008"], false))),
            (
                "a.ts",
                "// biome-ignore lint/suspicious/noExplicitAny: the library gives nothing better",
                Some((RULES[0], vec!["lint/suspicious/noExplicitAny"], true)),
            ),
        ] {
            let found = marks
                .iter()
                .enumerate()
                .filter(|(_, mark)| mark.is_for(file))
                .find_map(|(index, mark)| mark.in_line(index, line));
            let found = found.map(|placed| (placed.rule, placed.codes, placed.reasoned));
            let expected = expected
                .map(|(rule, codes, reasoned)| (rule, codes.into_iter().map(str::to_owned).collect(), reasoned));
            assert_eq!(found, expected, "{line}");
        }
    }
}
