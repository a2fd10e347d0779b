//! A script as its commands, and which of them may fail without anybody being told.

/// A command of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Command {
    /// Its words.
    pub(super) words: Vec<String>,
    /// Whether the script goes on where it fails.
    pub(super) tolerated: bool,
}

impl Command {
    /// Its words on one line.
    #[cfg(test)]
    pub(super) fn text(&self) -> String {
        self.words.join(" ")
    }
}

/// What stands behind a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    /// `&&` or a pipe: both are one to whoever asks whether it failed.
    Joined,
    /// `||`.
    Else,
    /// The end of a line, `;`, `&`.
    End,
    /// `;` with more behind it on the line.
    Next,
}

/// The commands of `script`, in order, of which the first that fails ends it unless it says otherwise.
pub(super) fn commands(script: &str) -> Vec<Command> {
    of_text(script, true)
}

/// The commands of a script that goes on after a failure unless it says otherwise.
pub(super) fn commands_of_file(script: &str) -> Vec<Command> {
    of_text(script, false)
}

/// Whether a script says that the first failure ends it.
pub(super) fn stops(script: &str) -> bool {
    let shebang = script
        .lines()
        .next()
        .filter(|line| line.starts_with("#!"))
        .is_some_and(|line| line.contains(" -e") || line.contains(" -xe") || line.contains(" -eu"));
    let says = |line: &str| {
        line.trim().strip_prefix("set -").is_some_and(|rest| {
            rest.split_whitespace().next().is_some_and(|option| !option.starts_with('-') && option.contains('e'))
                || rest.contains("errexit")
        })
    };
    shebang || script.lines().any(says)
}

fn of_text(script: &str, strict: bool) -> Vec<Command> {
    let mut found: Vec<Command> = Vec::new();
    let asks = ["$?", "exit $", "exit \"$", "${PIPESTATUS", "return $"].iter().any(|text| script.contains(text));
    let mut lenient = !strict && !asks;
    let mut inherited = lenient;
    let (mut depth, mut ended) = (0usize, false);
    for line in lines(script) {
        let pieces = pieces(&line);
        let texts: Vec<&str> = pieces.iter().map(|(text, _)| text.as_str()).collect();
        let asked = ["if ", "while ", "until ", "elif ", "! "].iter().any(|word| line.trim_start().starts_with(word));
        for (at, (text, _)) in pieces.iter().enumerate() {
            let (words, prefixed) = words(text);
            if words.first().is_some_and(|word| word == "set") {
                inherited = false;
                lenient = match words.get(1).map(String::as_str) {
                    Some(option) if option.starts_with('+') && option.contains('e') => !asks,
                    Some(option) if option.starts_with('-') && !option.starts_with("--") && option.contains('e') => {
                        false
                    }
                    _ => lenient,
                };
            }
            ended |=
                depth == 0 && at == 0 && texts.len() == 1 && text.trim() == "exit 0" && !line.starts_with([' ', '\t']);
            if !words.is_empty() {
                let tolerated = ended
                    || (lenient && !asked && !ends_script(&pieces, at))
                    || prefixed
                    || is_tolerated(&pieces, &texts, at);
                found.push(Command { words, tolerated });
            }
            depth = nested(depth, text);
        }
    }
    // What comes last says how the script ends.
    if (inherited || !strict)
        && lenient
        && !ended
        && let Some(last) = found
            .iter_mut()
            .rev()
            .find(|command| !matches!(command.words.first().map(String::as_str), Some("fi" | "done" | "}" | "esac")))
    {
        last.tolerated = false;
    }
    found
}

/// How deep in blocks a script is after the piece `text`.
fn nested(depth: usize, text: &str) -> usize {
    let word = text.split_whitespace().next().unwrap_or_default();
    let opens = matches!(word, "if" | "for" | "while" | "until" | "case") || text.trim_end().ends_with('{');
    let closes = matches!(word, "fi" | "done" | "esac" | "}");
    (depth + usize::from(opens)).saturating_sub(usize::from(closes))
}

/// Whether the script ends where the command at `at` fails: `pytest || exit 1`.
fn ends_script(pieces: &[(String, Then)], at: usize) -> bool {
    let mut behind = pieces.iter().enumerate().skip(at).skip_while(|(_, (_, then))| *then == Then::Joined);
    let Some((index, (_, Then::Else))) = behind.next() else { return false };
    let rest = pieces.iter().skip(index + 1).map(|(text, _)| text.trim().trim_start_matches(['{', '(']).trim());
    rest.into_iter().any(|text| text.starts_with("exit") && !text.starts_with("exit 0") || text.starts_with("return 1"))
}

/// Whether what comes behind the command at `at` takes its failure for nothing.
fn is_tolerated(pieces: &[(String, Then)], texts: &[&str], at: usize) -> bool {
    let rest = || texts.iter().skip(at + 1);
    let fails = |text: &&&str| {
        let text = text.trim().trim_end_matches(['}', ')', ';']).trim_end();
        text.starts_with("exit ") && text != "exit 0"
            || text == "exit"
            || text == "false"
            || text.starts_with("return 1")
    };
    let calms = |text: &str| {
        let text = text.trim().trim_start_matches(['{', '(', ' ']).trim_end_matches([')', '}', ';', ' ', '\\']);
        let first = text.split_whitespace().next().unwrap_or_default();
        matches!(
            first,
            "true" | ":" | "echo" | "printf" | "/bin/true" | "Write-Host" | "Write-Warning" | "warn" | "@echo"
        ) || text == "exit 0"
            || text == "return 0"
    };
    for (index, (_, then)) in pieces.iter().enumerate().skip(at) {
        let next = pieces.get(index + 1).map(|(text, _)| text.as_str());
        match (then, next) {
            (Then::Joined, Some(_)) => {}
            (Then::Else, Some(next)) => return calms(next) && !rest().any(|text| fails(&text)),
            (Then::Next, Some(next)) => {
                let next = next.trim();
                return matches!(next, "true" | ":" | "exit 0" | "/bin/true");
            }
            _ => return false,
        }
    }
    false
}

/// The lines of a script, those that go on put together, without the text of here-documents.
fn lines(script: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut open = String::new();
    let mut until: Option<String> = None;
    for line in script.lines() {
        if let Some(end) = &until {
            if line.trim() == end {
                until = None;
            }
            continue;
        }
        let trimmed = line.trim_end();
        let goes_on = trimmed.ends_with('\\') || ["&&", "||", "|"].iter().any(|end| trimmed.ends_with(end));
        open.push_str(trimmed.trim_end_matches('\\'));
        open.push(' ');
        if !goes_on {
            until = here_document(&open);
            lines.push(std::mem::take(&mut open));
        }
    }
    lines.push(open);
    lines
}

/// The word that ends the here-document which `line` opens.
fn here_document(line: &str) -> Option<String> {
    let (_, rest) = line.split_once("<<")?;
    let rest = rest.trim_start_matches(['-', '~', ' ']);
    let word: String =
        rest.trim_start_matches(['"', '\'']).chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!word.is_empty() && !rest.starts_with('<')).then_some(word)
}

/// The commands of one line, each with what stands behind it.
fn pieces(line: &str) -> Vec<(String, Then)> {
    let mut pieces = Vec::new();
    let mut open = String::new();
    let (mut quote, mut depth) = (None, 0usize);
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                open.push(c);
                open.extend(chars.next());
                continue;
            }
            '\'' | '"' if quote == Some(c) => quote = None,
            '\'' | '"' if quote.is_none() => quote = Some(c),
            '#' if quote.is_none() && open.chars().next_back().is_none_or(char::is_whitespace) => break,
            '(' if quote.is_none() && open.ends_with('$') => depth += 1,
            ')' if quote.is_none() && depth > 0 => depth -= 1,
            '&' | '|' | ';' if quote.is_none() && depth == 0 => {
                let double = chars.peek() == Some(&c);
                // `2>&1`, `|&`.
                if c == '&' && !double && (open.ends_with('>') || chars.peek() == Some(&'>')) {
                    open.push(c);
                    continue;
                }
                if double {
                    chars.next();
                }
                let then = match (c, double) {
                    ('|', true) => Then::Else,
                    ('|', false) | ('&', true) => Then::Joined,
                    _ => Then::Next,
                };
                pieces.push((std::mem::take(&mut open), then));
                continue;
            }
            _ => {}
        }
        open.push(c);
    }
    pieces.push((open, Then::End));
    pieces
}

/// The words of a command, keywords in front of it left out; and whether a makefile is told to go on where it fails.
fn words(text: &str) -> (Vec<String>, bool) {
    let text = text.trim();
    let marks = text.chars().take_while(|c| matches!(c, '@' | '-' | '+')).count();
    let prefixed = text.get(..marks).is_some_and(|marks| marks.contains('-'));
    let text = text.get(marks..).unwrap_or_default();
    let bare = |word: &str| word.trim_matches(['"', '\'']).to_owned();
    let words: Vec<String> = text
        .split_whitespace()
        .skip_while(|word| {
            matches!(*word, "if" | "then" | "else" | "elif" | "do" | "while" | "until" | "!" | "{" | "(" | "&" | "call")
        })
        .map(bare)
        .filter(|word| !word.is_empty())
        .collect();
    (words, prefixed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_commands_may_fail() {
        for (script, expected) in [
            ("pytest", vec![("pytest", false)]),
            ("pytest || true", vec![("pytest", true), ("true", false)]),
            ("cd app && pytest -q || echo failed", vec![("cd app", true), ("pytest -q", true), ("echo failed", false)]),
            ("pytest || (echo failed; exit 1)", vec![("pytest", false), ("(echo failed", false), ("exit 1)", false)]),
            ("eslint . ; exit 0", vec![("eslint .", true), ("exit 0", false)]),
            (
                "set +e\npytest\nset -e\nmypy",
                vec![("set +e", true), ("pytest", true), ("set -e", false), ("mypy", false)],
            ),
            (
                "set +e\npytest\ncode=$?\nexit $code",
                vec![("set +e", false), ("pytest", false), ("code=$?", false), ("exit $code", false)],
            ),
            ("pytest \\\n  -q | tee log || :", vec![("pytest -q", true), ("tee log", true), (":", false)]),
            ("-pytest", vec![("pytest", true)]),
            ("@pytest", vec![("pytest", false)]),
            ("if ! pytest; then exit 1; fi", vec![("pytest", false), ("exit 1", false), ("fi", false)]),
            ("cat <<EOF > x\npytest\nEOF\nmypy", vec![("cat <<EOF > x", false), ("mypy", false)]),
            ("pytest 2>&1 # || true", vec![("pytest 2>&1", false)]),
        ] {
            let found: Vec<(String, bool)> =
                commands(script).into_iter().map(|one| (one.text(), one.tolerated)).collect();
            let expected: Vec<(String, bool)> =
                expected.into_iter().map(|(text, lenient)| (text.to_owned(), lenient)).collect();
            assert_eq!(found, expected, "{script}");
        }
    }
}
