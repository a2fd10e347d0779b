//! Text with holes as something a parser can read: each hole becomes a placeholder word, and spans map back to the file.

use super::value::{Origin, Piece};
use crate::source::Span;

/// A text in which holes stand as placeholder identifiers.
#[derive(Clone, Debug, Default)]
pub struct Template {
    /// What is parsed.
    pub text: String,
    segments: Vec<Segment>,
}

#[derive(Clone, Debug)]
struct Segment {
    /// Where the segment stands in `text`.
    at: Span,
    /// Where it stands in the file.
    host: Span,
    /// What fills it, for holes.
    hole: Option<(String, Origin)>,
}

/// Placeholders read as ordinary identifiers in SQL and in shell.
const PLACEHOLDER: &str = "blastlint_hole_";

impl Template {
    /// The template of `pieces`.
    pub fn new(pieces: &[Piece]) -> Self {
        let mut template = Self::default();
        for (index, piece) in pieces.iter().enumerate() {
            let start = template.text.len();
            let (host, hole) = match piece {
                Piece::Literal { text, span } => {
                    template.text.push_str(text);
                    (*span, None)
                }
                Piece::Hole { name, origin, span } => {
                    template.text.push_str(&format!("{PLACEHOLDER}{index}_"));
                    (*span, Some((name.clone(), *origin)))
                }
            };
            template.segments.push(Segment { at: Span::new(start, template.text.len()), host, hole });
        }
        template
    }

    /// A template without holes: `text` as it stands at `start` of the file.
    pub fn of_file(text: &str, start: usize) -> Self {
        let span = Span::new(start, start + text.len());
        Self::new(&[Piece::Literal { text: text.to_owned(), span }])
    }

    /// Where `span` of [`Template::text`] stands in the file. Exact where the literal is written as it reads, else the
    /// whole literal (escapes change lengths).
    pub fn host_span(&self, span: Span) -> Span {
        let mapped = self.touched(span).iter().map(|segment| {
            let exact = segment.hole.is_none()
                && segment.at.end - segment.at.start == segment.host.end.saturating_sub(segment.host.start);
            if !exact {
                return segment.host;
            }
            let start = span.start.max(segment.at.start) - segment.at.start;
            let end = span.end.min(segment.at.end).max(segment.at.start + start) - segment.at.start;
            Span::new(segment.host.start + start, segment.host.start + end)
        });
        mapped.reduce(Span::cover).unwrap_or_default()
    }

    /// The segments that `span` touches: they stand one after the other.
    fn touched(&self, span: Span) -> &[Segment] {
        let start = self.segments.partition_point(|segment| segment.at.end.max(segment.at.start + 1) <= span.start);
        let rest = self.segments.get(start..).unwrap_or_default();
        let count = rest.partition_point(|segment| segment.at.start < span.end.max(span.start + 1));
        rest.get(..count).unwrap_or_default()
    }

    /// `text`, a part of [`Template::text`] that starts at byte `offset` of it, with its placeholders turned back into holes.
    pub fn pieces(&self, text: &str, offset: usize) -> Vec<Piece> {
        let whole = Span::new(offset, offset + text.len());
        let mut pieces = Vec::new();
        let mut at = offset;
        for segment in self.touched(whole).iter().filter(|segment| segment.hole.is_some()) {
            if !whole.contains(segment.at) || segment.at.start < at {
                continue;
            }
            self.push_literal(&mut pieces, text, offset, Span::new(at, segment.at.start));
            if let Some((name, origin)) = &segment.hole {
                pieces.push(Piece::Hole { name: name.clone(), origin: *origin, span: segment.host });
            }
            at = segment.at.end;
        }
        self.push_literal(&mut pieces, text, offset, Span::new(at, whole.end));
        pieces
    }

    /// A piece of a document that was read from [`Template::text`], as it stands in the file.
    pub fn hosted(&self, piece: Piece) -> Vec<Piece> {
        match piece {
            Piece::Literal { text, span } if span.end.saturating_sub(span.start) == text.len() && !text.is_empty() => {
                self.pieces(&text, span.start)
            }
            Piece::Literal { text, span } => {
                vec![Piece::Literal { text: self.restore(&text), span: self.host_span(span) }]
            }
            Piece::Hole { name, origin, span } => vec![Piece::Hole { name, origin, span: self.host_span(span) }],
        }
    }

    fn push_literal(&self, pieces: &mut Vec<Piece>, text: &str, offset: usize, span: Span) {
        if let Some(part) = text.get(span.start - offset..span.end - offset).filter(|part| !part.is_empty()) {
            pieces.push(Piece::Literal { text: part.to_owned(), span: self.host_span(span) });
        }
    }

    /// `text` with every placeholder written as `{name}`, for messages and identities.
    pub fn restore(&self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(PLACEHOLDER) {
            out.push_str(before);
            let named = after.split_once('_').and_then(|(index, after)| Some((self.hole_at(index)?.0, after)));
            match named {
                Some((name, after)) => {
                    out.extend(["{", name, "}"]);
                    rest = after;
                }
                None => {
                    out.push_str(PLACEHOLDER);
                    rest = after;
                }
            }
        }
        out.push_str(rest);
        out
    }

    /// The hole whose placeholder has the number `index`.
    fn hole_at(&self, index: &str) -> Option<(&str, Origin)> {
        let segment = self.segments.get(index.parse::<usize>().ok()?)?;
        segment.hole.as_ref().map(|(name, origin)| (name.as_str(), *origin))
    }

    /// What is known of the hole whose placeholder is exactly `word`.
    pub fn hole(&self, word: &str) -> Option<(&str, Origin)> {
        self.hole_at(word.strip_prefix(PLACEHOLDER)?.strip_suffix('_')?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_map_back_and_holes_come_back() {
        let pieces = [
            Piece::Literal { text: "DROP TABLE ".into(), span: Span::new(10, 21) },
            Piece::Hole { name: "table".into(), origin: Origin::Unknown, span: Span::new(21, 28) },
        ];
        let template = Template::new(&pieces);
        assert_eq!(template.host_span(Span::new(5, 10)), Span::new(15, 20));
        assert_eq!(template.restore(&template.text), "DROP TABLE {table}");
        assert_eq!(template.pieces(&template.text, 0), pieces);
    }
}
