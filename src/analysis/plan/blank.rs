//! The text of a plan with its values taken out.

use crate::source::{Span, secrets};

/// `text` with everything blank but its line ends and `kept`, in which secrets are masked. What takes the place of a
/// character is as long as it was, in bytes and in UTF-16 units, so that every place stays where it is.
pub(super) fn blank(text: &str, mut kept: Vec<Span>) -> String {
    kept.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for span in kept {
        let (Some(gap), Some(shown)) = (text.get(at..span.start), text.get(span.start..span.end)) else { continue };
        cover(gap, &mut out);
        let masked = secrets::mask(shown, secrets::Setting::Prose);
        // A mask that is not as long as the text would move what follows.
        if masked.len() == shown.len() {
            out.push_str(&masked)
        } else {
            cover(shown, &mut out)
        }
        at = span.end;
    }
    cover(text.get(at..).unwrap_or_default(), &mut out);
    out
}

fn cover(text: &str, out: &mut String) {
    out.extend(text.chars().map(|c| match c.len_utf8() {
        _ if c == '\n' || c == '\r' => c,
        1 => ' ',
        2 => '·',
        3 => '…',
        _ => '🔒',
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stay_and_values_do_not() {
        let text = "{\"é\": \"hunter2\",\r\n\"a\": \"aws_x.y\", \"漢\": \"𝄞\"}";
        let at = text.find("\"aws").unwrap();
        let blank = blank(text, vec![Span::new(at, at + 9), Span::new(at, at + 4)]);
        assert_eq!(blank.len(), text.len());
        assert_eq!(blank.encode_utf16().count(), text.encode_utf16().count());
        assert_eq!(blank.get(at..at + 9), Some("\"aws_x.y\""));
        assert!(!blank.contains("hunter") && !blank.contains('漢') && blank.contains("\r\n"), "{blank}");
    }
}
