//! Diff content is hostile: what could drive a terminal, hide text or command a CI system is written out.

use crate::source::Span;

/// `text` with control, bidirectional and invisible characters written as `\u{…}`, on one line.
pub fn neutral(text: &str) -> String {
    write_out(text, Lines::Joined, Span::default()).0
}

/// Like [`neutral`], but line ends and tabs stay.
pub fn neutral_lines(text: &str) -> String {
    write_out(text, Lines::Kept, Span::default()).0
}

/// Like [`neutral_lines`], for output that no frame or list of ours holds together: no line is a command of a CI system.
pub fn neutral_page(text: &str) -> String {
    inert_lines(&neutral_lines(text))
}

/// A line of JSON with the same characters as [`neutral`] written as JSON writes them, so that it still says the same.
pub fn neutral_json(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for (at, c) in line.char_indices() {
        if is_hidden(c) || commands(&line[at..]) {
            let mut units = [0; 2];
            out.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            out.push(c);
        }
    }
    out
}

/// Like [`neutral_lines`], with the bytes that `mark` has become.
pub(super) fn neutral_marked(text: &str, mark: Span) -> (String, Span) {
    write_out(text, Lines::Kept, mark)
}

/// `text` without a line that a CI system takes for a command: such a line starts with `::`, blanks aside.
///
/// [`neutral`] cannot see to it: `std::fs` is harmless until a frame wraps a line there.
pub(super) fn inert_lines(text: &str) -> String {
    let line = |line: &str| {
        let command = line.trim_start();
        let blanks = &line[..line.len() - command.len()];
        if command.starts_with("::") { format!("{blanks}\\u{{3a}}{}", &command[1..]) } else { line.to_owned() }
    };
    text.split_inclusive('\n').map(line).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    Joined,
    Kept,
}

fn write_out(text: &str, lines: Lines, mark: Span) -> (String, Span) {
    let mut out = String::with_capacity(text.len());
    let (mut start, mut end) = (None, None);
    for (at, c) in text.char_indices() {
        start = start.or((at >= mark.start).then_some(out.len()));
        end = end.or((at >= mark.end).then_some(out.len()));
        match c {
            '\n' | '\t' if lines == Lines::Joined => out.push(' '),
            '\n' | '\t' => out.push(c),
            _ if is_hidden(c) || commands(&text[at..]) => out.extend(c.escape_unicode()),
            _ => out.push(c),
        }
    }
    let mark = Span::new(start.unwrap_or(out.len()), end.unwrap_or(out.len()));
    (out, mark)
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether a command of GitHub Actions (`##[group]`) or Azure Pipelines (`##vso[task…]`) starts here. Both are looked
/// for anywhere in a line of the log.
fn commands(text: &str) -> bool {
    text.starts_with("##") && ["##[", "##vso["].iter().any(|command| text.starts_with(command))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_drives_a_terminal() {
        assert_eq!(neutral("a\u{1b}[31mb\u{202e}c\nd"), "a\\u{1b}[31mb\\u{202e}c d");
        assert_eq!(neutral_lines("a\n\r"), "a\n\\u{d}");
    }

    #[test]
    fn nothing_commands_a_ci_system() {
        for text in ["x ##[stop-commands]y", "###[group]", "##vso[task.setvariable variable=a]b"] {
            for shown in [neutral(text), neutral_lines(text), neutral_marked(text, Span::new(0, 2)).0] {
                assert!(!shown.contains("##[") && !shown.contains("##vso["), "{shown}");
            }
        }
        assert_eq!(neutral("## [x](y) #[derive(Debug)]"), "## [x](y) #[derive(Debug)]");
        assert_eq!(inert_lines("a ::b\n  ::c::d\n::"), "a ::b\n  \\u{3a}:c::d\n\\u{3a}:");
    }

    #[test]
    fn json_says_the_same() {
        let text = "a\u{202e}\u{e0001}##[b] é\u{7f}";
        let line = neutral_json(&serde_json::to_string(text).unwrap());
        assert!(
            line.is_ascii() || !line.contains(['\u{202e}', '\u{e0001}', '\u{7f}']) && !line.contains("##["),
            "{line}"
        );
        assert_eq!(serde_json::from_str::<String>(&line).unwrap(), text);
    }

    #[test]
    fn a_mark_moves_along() {
        let (shown, mark) = neutral_marked("é\u{1b}rm\u{202e}x", Span::new(3, 5));
        assert_eq!(&shown[mark.start..mark.end], "rm");
        let (shown, mark) = neutral_marked("abc", Span::new(1, 9));
        assert_eq!(&shown[mark.start..mark.end], "bc");
    }
}
