//! The lines of a script, and what single lines say.

use std::collections::BTreeMap;

use super::switches::{Way, acts, truth};
use crate::source::{Source, Span};

/// A line, with those that it goes on in, without blanks and comments.
pub(super) struct Line {
    pub(super) text: String,
    pub(super) span: Span,
    /// How far in it stands.
    pub(super) indent: usize,
}

/// The lines of a script.
pub(super) fn lines(source: &Source) -> Vec<Line> {
    let mut found: Vec<Line> = Vec::new();
    let mut open: Option<Line> = None;
    let mut at = 0usize;
    for whole in source.text.split_inclusive('\n') {
        let start = at + (whole.len() - whole.trim_start().len());
        let end = at + whole.trim_end().len();
        let text = whole.trim();
        at += whole.len();
        let goes_on = text.ends_with('\\');
        let text = text.trim_end_matches('\\').trim();
        if text.is_empty() || text.starts_with('#') {
            found.extend(open.take());
            continue;
        }
        let line = match open.take() {
            Some(mut line) => {
                line.text.push(' ');
                line.text.push_str(text);
                line.span.end = end;
                line
            }
            None => Line {
                text: text.to_owned(),
                span: Span::new(start, end.max(start)),
                indent: whole.len() - whole.trim_start().len(),
            },
        };
        if goes_on {
            open = Some(line);
        } else {
            found.push(line);
        }
    }
    found.extend(open);
    found
}

/// A switch that a line sets where nobody else has: its name, what it decides, whether it is on.
pub(super) fn assignment(text: &str) -> Option<(String, Way, bool)> {
    let text = text
        .trim_start_matches("export ")
        .trim_start_matches("ENV ")
        .trim_start_matches("ARG ")
        .trim_start_matches("readonly ")
        .trim_start_matches("local ")
        .trim_start_matches(": ");
    let text = text.trim_matches('"');
    if let Some(inner) = text.strip_prefix("${") {
        let (name, value) = inner.split_once(":=").or_else(|| inner.split_once(":-"))?;
        return Some((name.to_owned(), acts(name)?, truth(value.split('}').next()?)?));
    }
    let (name, value) = text.split_once('=')?;
    let name = name.trim().trim_end_matches(['?', ':']).trim();
    if name.contains(' ') {
        return None;
    }
    let way = acts(name)?;
    let value = value.trim().trim_matches('"').trim_matches('\'');
    let default = value.split_once(":-").or_else(|| value.split_once(":=")).map(|(_, rest)| rest.trim_end_matches('}'));
    // A flag that is handed on: `DRY_RUN="--dry-run"`, and none where it is empty.
    let on = match default.unwrap_or(value) {
        flag if flag.starts_with("--") => Some(true),
        plain => truth(plain.split([' ', '#']).next().unwrap_or_default()),
    };
    Some((name.to_owned(), way, on?))
}

/// The program that a line runs, behind assignments and what only stands in front.
pub(super) fn command(text: &str) -> Option<&str> {
    let mut words = text.split_whitespace().skip_while(|word| {
        let assigns = word
            .split_once('=')
            .is_some_and(|(name, _)| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_'));
        assigns
            || matches!(
                *word,
                "if" | "then" | "do" | "!" | "sudo" | "time" | "exec" | "env" | "nohup" | "-" | "run:" | "RUN"
            )
    });
    words.next().filter(|word| word.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '/' | '$' | '_')))
}

/// A place where a script ends, or a function of it.
pub(super) struct Exit {
    /// The condition around it.
    pub(super) key: String,
    pub(super) fails: bool,
    pub(super) at: usize,
}

pub(super) fn exits(lines: &[Line]) -> Vec<Exit> {
    let mut found = Vec::new();
    let mut around: Vec<String> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let text = line.text.as_str();
        if let Some(condition) = text.strip_prefix("if ").or_else(|| text.strip_prefix("elif ")) {
            if text.starts_with("elif ") {
                around.pop();
            }
            let condition = condition.split(';').next().unwrap_or_default().trim_end_matches(" then");
            around.push(condition.trim().to_owned());
        } else if text == "else" || text.starts_with("else ") {
            let condition = around.pop().unwrap_or_default();
            around.push(format!("not ({condition})"));
        }
        if let Some(code) = exit_code(text) {
            let inline =
                ["|| ", "&& "].iter().find_map(|joint| text.split_once(joint)).map(|(head, _)| head.trim().to_owned());
            let key = inline.or_else(|| around.last().cloned());
            found.extend(key.map(|key| Exit { key, fails: code, at }));
        }
        if text == "fi" || text.starts_with("fi ") || text.starts_with("fi;") || text.ends_with("; fi") {
            around.pop();
        }
    }
    found
}

/// Whether a line ends with failure; none where it does not end, or nobody knows how.
pub(super) fn exit_code(text: &str) -> Option<bool> {
    let rest = ["exit ", "return "].iter().find_map(|word| {
        let at = text.rfind(word)?;
        let head = text.get(..at)?.trim_end();
        (head.is_empty() || head.ends_with(['|', '&', ';', '{']) || head.ends_with("then"))
            .then(|| text.get(at + word.len()..))
            .flatten()
    })?;
    let code = rest.split([';', ' ', '}']).next()?.trim();
    match code {
        "0" => Some(false),
        _ => code.parse::<u32>().ok().map(|_| true),
    }
}

/// The functions of a script and the lines in each.
pub(super) fn functions(lines: &[Line]) -> BTreeMap<String, Vec<usize>> {
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut open: Option<(String, usize)> = None;
    for (at, line) in lines.iter().enumerate() {
        let text = line.text.as_str();
        if let Some((name, indent)) = &open {
            if text == "}" && line.indent <= *indent {
                open = None;
            } else {
                found.entry(name.clone()).or_default().push(at);
            }
            continue;
        }
        let head = text.strip_prefix("function ").unwrap_or(text);
        let Some((name, rest)) =
            head.split_once("()").or_else(|| if text.starts_with("function ") { head.split_once(' ') } else { None })
        else {
            continue;
        };
        let name = name.trim().to_owned();
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        if is_name && rest.trim() == "{" {
            found.entry(name.clone()).or_default();
            open = Some((name, line.indent));
        }
    }
    found
}
