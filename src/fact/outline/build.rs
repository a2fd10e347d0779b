//! Puts an outline together, item by item, what holds others in front of them.

use super::{Item, Outline, Speech, What};
use crate::source::{Span, limits};

/// An outline in the making.
#[derive(Debug, Default)]
pub(super) struct Builder {
    pub(super) out: Outline,
    inside: Option<usize>,
}

impl Builder {
    pub(super) fn new(speech: Speech) -> Self {
        Self { out: Outline { speech, ..Outline::default() }, inside: None }
    }

    /// Adds an item and what `inside` adds to it.
    pub(super) fn item(
        &mut self,
        what: What,
        name: impl Into<String>,
        text: impl Into<String>,
        span: Span,
        inside: impl FnOnce(&mut Self),
    ) {
        if self.is_full() {
            return;
        }
        let at = self.out.items.len();
        let text = shortened(text.into());
        self.out.items.push(Item { what, name: name.into(), text, span, inside: self.inside, end: at + 1 });
        let outer = self.inside.replace(at);
        inside(self);
        self.inside = outer;
        let end = self.out.items.len();
        if let Some(item) = self.out.items.get_mut(at) {
            item.end = end;
        }
    }

    pub(super) fn is_full(&self) -> bool {
        self.out.items.len() > limits::FACTS
    }
}

/// `text` on one line, and not without end.
fn shortened(text: String) -> String {
    if text.len() <= super::TEXT && !text.contains(['\n', '\t']) {
        return text;
    }
    let mut line = String::new();
    for word in text.split_whitespace() {
        if line.len() >= super::TEXT {
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}
