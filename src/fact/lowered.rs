//! What lowering a document yields, and what surrounds the place where it stands.

use super::{Confidence, Fact, Guard};
use crate::source::{Span, limits};

/// What surrounds a document that is lowered: nothing for a file, the call that holds it for an embedded one.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// Path of the enclosing definition.
    pub parent: String,
    /// Guards that dominate the place.
    pub guards: Vec<Guard>,
    /// How sure it is that the text is executed.
    pub certainty: Confidence,
    /// How many documents enclose this one.
    pub depth: usize,
}

impl Default for Surroundings {
    fn default() -> Self {
        Self { parent: String::new(), guards: Vec::new(), certainty: Confidence::High, depth: 0 }
    }
}

/// The facts of a document, and what of it could not be read.
#[derive(Clone, Debug, Default)]
pub struct Lowered {
    /// Facts in the order of their spans.
    pub facts: Vec<Fact>,
    /// Places in the file that could not be parsed.
    pub unparsed: Vec<Span>,
    /// The first place that was left out because there were more facts than are kept.
    pub crowded: Option<Span>,
}

impl Lowered {
    /// Adds what another document yields.
    pub fn extend(&mut self, other: Lowered) {
        self.facts.extend(other.facts);
        self.unparsed.extend(other.unparsed);
        self.crowded = self.crowded.or(other.crowded);
    }

    /// Puts the facts in the order of their spans, and the flags of each in order, each once.
    pub(crate) fn in_order(mut self) -> Self {
        for fact in &mut self.facts {
            fact.flags.sort();
            fact.flags.dedup();
        }
        self.facts.sort_by_key(|fact| fact.span.start);
        self
    }

    /// Whether another fact may be kept; where none may, `place` is left out.
    pub fn has_room(&mut self, place: Span) -> bool {
        let room = self.facts.len() < limits::FACTS;
        if !room {
            self.crowded.get_or_insert(place);
        }
        room
    }
}
