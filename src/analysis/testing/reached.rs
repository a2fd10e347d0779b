//! Whether an assertion is reached, and whether its failure fails the test.

use super::check;
use super::suite::Reader;
use super::text::names;
use super::words::{self, last, plain};
use crate::fact::outline::What;

impl Reader<'_> {
    /// Whether a handler around the item takes its failure and goes on.
    pub(super) fn is_swallowed(&self, at: usize, from: usize) -> bool {
        let mut inner = at;
        for around in self.outline.around(at).take_while(|around| *around + 1 >= from) {
            let Some(item) = self.outline.items.get(around) else { break };
            if item.what == What::Attempt && !self.is_in_handler(around, inner) && self.goes_on(around) {
                return true;
            }
            if item.what == What::Frame && item.text.contains("suppress(") {
                return true;
            }
            inner = around;
        }
        false
    }

    fn is_in_handler(&self, attempt: usize, inner: usize) -> bool {
        let handlers = self.outline.children(Some(attempt)).filter(|at| {
            self.outline.items.get(*at).is_some_and(|item| matches!(item.what, What::Handler | What::Finally))
        });
        let mut inside = handlers.filter_map(|at| self.outline.items.get(at).map(|item| at..item.end));
        inside.any(|range| range.contains(&inner))
    }

    /// Whether a handler of the attempt could take a failed assertion and does nothing that fails.
    fn goes_on(&self, attempt: usize) -> bool {
        let handlers = self
            .outline
            .children(Some(attempt))
            .filter(|at| self.outline.items.get(*at).is_some_and(|item| item.what == What::Handler));
        let mut any = handlers.filter(|at| {
            let Some(item) = self.outline.items.get(*at) else { return false };
            let types = item.name.as_str();
            // A catch clause without a type, or one whose type is that of failed assertions or above it.
            let wide = types.is_empty()
                || !types.contains(char::is_uppercase)
                || words::WIDE
                    .iter()
                    .chain(&[
                        "AssertionError",
                        "AssertionFailedError",
                        "AssertionFailedException",
                        "ExpectationFailedException",
                        "ExpectationNotMetError",
                        "XunitException",
                        "Minitest::Assertion",
                        "AssertionException",
                    ])
                    .any(|wide| names(types).contains(&last(wide.trim_start_matches('\\'))));
            let fails = self.outline.within(*at).iter().any(|item| {
                item.what == What::Raise
                    || item.what == What::Assertion
                    || check::read(item, self.source).is_some()
                    || (item.what == What::Call
                        && matches!(
                            plain(last(&item.name)).as_str(),
                            "fail"
                                | "fatal"
                                | "error"
                                | "failnow"
                                | "raise"
                                | "throw"
                                | "reject"
                                | "done"
                                | "exit"
                                | "abort"
                                | "rethrow"
                        ))
                    || (item.what == What::Leave && item.text.contains("false"))
            });
            wide && !fails
        });
        any.next().is_some()
    }

    pub(super) fn is_conditional(&self, at: usize, from: usize) -> bool {
        let mut around = self.outline.around(at).take_while(|around| *around + 1 >= from);
        around.any(|around| {
            self.outline
                .items
                .get(around)
                .is_some_and(|item| matches!(item.what, What::Then | What::Otherwise | What::Arm))
        })
    }
}
