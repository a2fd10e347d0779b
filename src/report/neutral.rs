//! Diff content is hostile: what could drive a terminal or hide text is written out.

/// `text` with control, bidirectional and invisible characters written as `\u{…}`, on one line.
pub fn neutral(text: &str) -> String {
    text.chars().map(|c| if c == '\n' || c == '\t' { ' ' } else { c }).flat_map(visible).collect()
}

/// Like [`neutral`], but line ends and tabs stay.
pub fn neutral_lines(text: &str) -> String {
    text.chars().flat_map(|c| if c == '\n' || c == '\t' { vec![c] } else { visible(c) }).collect()
}

fn visible(c: char) -> Vec<char> {
    let hidden = c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
    if hidden { c.escape_unicode().collect() } else { vec![c] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_drives_a_terminal() {
        assert_eq!(neutral("a\u{1b}[31mb\u{202e}c\nd"), "a\\u{1b}[31mb\\u{202e}c d");
        assert_eq!(neutral_lines("a\n\r"), "a\n\\u{d}");
    }
}
