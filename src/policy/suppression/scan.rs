//! The comments of a text that no grammar reads.

use crate::lang::Comments;
use crate::source::Span;

/// Where the comments of `text` are, in order.
pub(super) fn scan(text: &str, comments: &Comments) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut line = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(first) = rest.chars().next() else { break };
        let head = text.get(line..at).unwrap_or_default();
        if first == '\n' {
            line = at + 1;
        } else if let Some(end) = comment(rest, head, comments) {
            found.push(Span::new(at, at + end));
            line = line_start(rest, at, end, line);
            at += end;
            continue;
        } else if let Some(end) = quoted(rest, comments) {
            line = line_start(rest, at, end, line);
            at += end;
            continue;
        }
        at += first.len_utf8();
    }
    found
}

/// Where the line starts in which a piece of `rest` ends; `rest` starts at `at`, in the line that starts at `line`.
fn line_start(rest: &str, at: usize, end: usize, line: usize) -> usize {
    rest.get(..end).and_then(|piece| piece.rfind('\n')).map_or(line, |newline| at + newline + 1)
}

/// The length of the comment that `rest` starts with, if it does; `head` stands before it in its line.
fn comment(rest: &str, head: &str, comments: &Comments) -> Option<usize> {
    for (open, close) in comments.block {
        if let Some(inner) = rest.strip_prefix(open) {
            return Some(inner.find(close).map_or(rest.len(), |end| open.len() + end + close.len()));
        }
    }
    let free = head.chars().next_back().is_none_or(|c| c.is_whitespace() || ";,(){}[]".contains(c));
    let line = free && comments.line.iter().any(|sign| rest.starts_with(sign));
    let goes_on = |sign: &str| {
        let word = sign.ends_with(char::is_alphanumeric);
        word && rest.get(sign.len()..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    };
    // The sign first: a line may be all blanks, and long.
    let start =
        comments.start.iter().any(|sign| rest.starts_with(sign) && !goes_on(sign)) && head.trim_start().is_empty();
    (line || start).then(|| rest.find('\n').unwrap_or(rest.len()))
}

/// The length of the quoted text that `rest` starts with, if it does. One that is not closed ends with its line, or the text.
fn quoted(rest: &str, comments: &Comments) -> Option<usize> {
    let quote = comments.quotes.iter().find(|quote| rest.starts_with(quote.open))?;
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(quote.open.chars().count()) {
        if escaped {
            escaped = false;
        } else if Some(c) == quote.escape {
            escaped = true;
        } else if rest.get(at..).is_some_and(|rest| rest.starts_with(quote.close)) {
            return Some(at + quote.close.len());
        } else if c == '\n' && !quote.lines {
            return Some(at);
        }
    }
    Some(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{LANGUAGES, comments};
    use crate::source::RepoPath;

    #[test]
    fn comments_and_no_texts() {
        for (id, text, expected) in [
            ("sql", "a -- x\n'-- y' /* z\n w */ b", vec!["-- x", "/* z\n w */"]),
            ("sql", "'it''s -- no' -- yes", vec!["-- yes"]),
            ("sql", "'two\n-- lines'\n-- c", vec!["-- c"]),
            ("ini", "a = b ; c\n# d\nurl=x#y", vec!["; c", "# d"]),
            ("powershell", "'# no' # yes\n<# a\nb #>\n@'\n# no\n'@\n# c", vec!["# yes", "<# a\nb #>", "# c"]),
            ("batch", "REM a\nREMOVE b\n:: c\n@rem d\necho rem", vec!["REM a", ":: c", "@rem d"]),
            ("make", "a:\n\techo \"# no\" # yes\n", vec!["# yes"]),
            ("prisma", "url = \"http://x // no\" // yes", vec!["// yes"]),
            ("dockerfile", "RUN echo 'open # no\n# yes", vec!["# yes"]),
            ("sql", "/* never closed", vec!["/* never closed"]),
        ] {
            let language = LANGUAGES.iter().find(|language| language.id == id).copied();
            let found = scan(text, comments(&RepoPath::from("x"), language));
            assert_eq!(found.iter().map(|span| &text[span.start..span.end]).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
