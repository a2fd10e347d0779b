//! Templates in YAML: what a template engine puts in is taken out before parsing, at the same length, and comes back as
//! holes.

use super::Format;
use crate::fact::{Origin, Piece};
use crate::source::{Source, Span};

/// Where the actions of a template stand in a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Mask {
    actions: Vec<Action>,
}

#[derive(Clone, Debug)]
struct Action {
    span: Span,
    /// The expression; none where the action stands alone on its line and gives no text of its own.
    name: Option<String>,
    /// Where content starts on its line, where it stands before all else in a block scalar: a blank line there must not
    /// be longer than the content is indented.
    content: Option<usize>,
}

impl Mask {
    /// The actions in `text`: `{{ … }}`, but not `${{ … }}`, which is plain text to YAML.
    pub(super) fn of(format: Format, text: &str) -> Self {
        let mut mask = Self::default();
        if format != Format::Yaml {
            return mask;
        }
        let mut at = 0;
        while let Some(open) = text.get(at..).and_then(|rest| rest.find("{{")).map(|found| at + found) {
            let dollar = text.get(..open).is_some_and(|before| before.ends_with('$'));
            let close = text.get(open + 2..).and_then(|rest| rest.find("}}")).map(|found| open + 2 + found + 2);
            at = match close {
                Some(close) if dollar => close,
                Some(close) => {
                    let name = Some(name(text, open, close));
                    mask.actions.push(Action { span: Span::new(open, close), name, content: None });
                    close
                }
                None => break,
            };
        }
        mask.alone(text);
        mask
    }

    /// An action that stands alone on its line puts whole lines in, or none: nothing of it is YAML.
    fn alone(&mut self, text: &str) {
        let mut first = 0;
        while let Some(start) = self.actions.get(first).map(|action| action.span.start) {
            let line = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
            let blank = |from: usize, to: usize| text.get(from..to).is_some_and(|between| between.trim().is_empty());
            let (mut last, mut alone) = (first, blank(line, start));
            let mut end = text.len();
            while let Some(action) = self.actions.get(last) {
                let rest = text.get(action.span.end..).unwrap_or_default();
                end = rest.find('\n').map_or(text.len(), |found| action.span.end + found);
                match self.actions.get(last + 1).filter(|next| next.span.start < end) {
                    Some(next) => {
                        alone &= blank(action.span.end, next.span.start);
                        last += 1;
                    }
                    None => break,
                }
            }
            alone &= self.actions.get(last).is_some_and(|action| blank(action.span.end, end));
            let content = if alone { opens_block(text, line) } else { None };
            for action in self.actions.iter_mut().take(last + 1).skip(first).filter(|_| alone) {
                action.name = None;
                action.content = content.map(|column| line + column);
            }
            if let (Some(column), Some(action)) = (content, self.actions.get_mut(first)) {
                action.span.start = action.span.start.min(line + column);
            }
            first = last + 1;
        }
    }

    /// `source` with spaces and placeholders for its actions; none where it has none.
    pub(super) fn source(&self, source: &Source) -> Option<Source> {
        if self.actions.is_empty() {
            return None;
        }
        let mut text = String::with_capacity(source.text.len());
        let mut at = 0;
        for action in &self.actions {
            text.push_str(source.text.get(at..action.span.start).unwrap_or_default());
            for (at, byte) in source.slice(action.span).bytes().enumerate() {
                let content = action.content.is_some_and(|content| action.span.start + at >= content);
                let filler = if action.name.is_some() || content { 'x' } else { ' ' };
                text.push(if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { filler });
            }
            at = action.span.end;
        }
        text.push_str(source.text.get(at..).unwrap_or_default());
        Some(Source::new(source.path.clone(), text.as_bytes()))
    }

    /// The text under `span`, with holes for the actions in it.
    pub(super) fn pieces(&self, text: &str, span: Span) -> Vec<Piece> {
        let first = self.actions.partition_point(|action| action.span.end <= span.start);
        let mut pieces = Vec::new();
        let mut at = span.start;
        for action in self.actions.iter().skip(first).take_while(|action| action.span.start < span.end) {
            literal(&mut pieces, text, Span::new(at, action.span.start));
            if let Some(name) = &action.name {
                pieces.push(Piece::Hole { name: name.clone(), origin: Origin::Unknown, span: action.span });
            }
            at = action.span.end;
        }
        literal(&mut pieces, text, Span::new(at, span.end));
        pieces
    }
}

/// The column at which the content of a block scalar starts, where the action alone on the line at `line` stands before
/// the first of it.
fn opens_block(text: &str, line: usize) -> Option<usize> {
    const SEARCHED: usize = 16;
    let is_content = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with("{{");
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut before = text.get(..line)?.lines().rev().take(SEARCHED);
    let header = before.find(is_content)?;
    let mark = header.split(" #").next()?.trim_end().rsplit([' ', ':']).next()?;
    if !mark.starts_with(['|', '>']) || !mark.chars().skip(1).all(|c| matches!(c, '-' | '+' | '1'..='9')) {
        return None;
    }
    let mut from = text.get(line..)?.lines();
    let own = indent(from.next()?);
    let next = from.take(SEARCHED).find(is_content).map(indent).filter(|next| *next > indent(header));
    next.or_else(|| (own > indent(header)).then_some(own))
}

fn literal(pieces: &mut Vec<Piece>, text: &str, span: Span) {
    if let Some(part) = text.get(span.start..span.end).filter(|part| !part.is_empty()) {
        pieces.push(Piece::Literal { text: part.to_owned(), span });
    }
}

/// The expression between the braces, without trim marks.
fn name(text: &str, open: usize, close: usize) -> String {
    let inner = text.get(open + 2..close.saturating_sub(2)).unwrap_or_default();
    inner.trim_matches(|c: char| c == '-' || c.is_whitespace()).to_owned()
}
