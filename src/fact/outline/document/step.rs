//! Steps of a pipeline: they run one after the other, and what fails ends them.

use super::{NodeId, Reader, What};
use crate::source::Span;

impl<'d> Reader<'d, '_> {
    pub(super) fn steps(&mut self, id: NodeId, depth: usize) {
        for step in self.document.items(id) {
            self.step(*step, depth);
        }
    }

    fn step(&mut self, step: NodeId, depth: usize) {
        let span = self.span(step);
        let condition = self.scalar(step, "if").or_else(|| self.scalar(step, "when"));
        let goes_on = self.scalar(step, "continue-on-error").is_some_and(|value| value == "true");
        self.behind(condition, span, |reader| {
            reader.swallowed(goes_on, span, |reader| {
                if let Some(uses) = reader.scalar(step, "uses") {
                    let name =
                        uses.split('@').next().unwrap_or_default().rsplit('/').next().unwrap_or_default().to_owned();
                    reader.item(What::Call, &name, uses, span, |reader| {
                        if let Some(with) = reader.document.get(step, "with") {
                            reader.value("with", with, depth + 3);
                        }
                    });
                } else {
                    reader.value("", step, depth + 3);
                }
            });
        });
    }

    /// What runs only where a condition holds.
    pub(super) fn behind(&mut self, condition: Option<String>, span: Span, inside: impl FnOnce(&mut Reader<'d, '_>)) {
        match condition {
            None => inside(self),
            Some(condition) => {
                let bare = condition.trim().trim_start_matches("${{").trim_end_matches("}}").trim().to_owned();
                self.item(What::Check, "", bare, span, |reader| {
                    reader.item(What::Then, "", String::new(), span, inside);
                });
            }
        }
    }

    /// What may fail without anything coming of it.
    pub(super) fn swallowed(&mut self, goes_on: bool, span: Span, inside: impl FnOnce(&mut Reader<'d, '_>)) {
        if !goes_on {
            return inside(self);
        }
        self.item(What::Attempt, "", String::new(), span, |reader| {
            inside(reader);
            reader.item(What::Handler, "", String::new(), span, |_| {});
        });
    }
}
