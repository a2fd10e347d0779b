//! Tolerances that an assertion has from a helper or a constant of its file: `money(12.0)`, `rel=TOLERANCE`.

use std::collections::BTreeMap;

use super::case::Case;
use super::check::Check;
use super::text::{names, numbers};
use super::tolerance::tolerances;
use crate::fact::outline::{Item, Outline, What};
use crate::source::Source;

type Tolerance = (String, f64, bool);

/// What of a file says how far off numbers may be, by its name.
#[derive(Default)]
struct Near {
    helpers: BTreeMap<String, Vec<Tolerance>>,
    constants: BTreeMap<String, f64>,
}

/// Gives the assertions of `cases` the tolerances that stand elsewhere in their file.
pub(super) fn give(cases: &mut [Case], outline: &Outline, source: &Source) {
    let near = Near::of(outline, source);
    if near.helpers.is_empty() && near.constants.is_empty() {
        return;
    }
    for check in cases.iter_mut().flat_map(|case| &mut case.checks).filter(|check| check.tolerances.is_empty()) {
        check.tolerances = near.of_check(check);
    }
}

impl Near {
    fn of(outline: &Outline, source: &Source) -> Self {
        let mut near = Self::default();
        for item in &outline.items {
            match item.what {
                What::Definition => near.helper(item, source),
                What::Binding => {
                    near.helper(item, source);
                    near.constant(item);
                }
                _ => {}
            }
        }
        near
    }

    /// A function that makes the value that is compared with, and does nothing else.
    fn helper(&mut self, item: &Item, source: &Source) {
        // Longer, it is a test or asserts by itself.
        const LINES: usize = 5;
        let text = source.slice(item.span);
        let gives =
            text.contains("return ") || text.contains("=>") || text.contains("lambda") || text.contains("partial(");
        let says = |word: &str| text.contains(word);
        let asserts = ["assert", "expect("].into_iter().any(says);
        if !gives || asserts || text.lines().count() > LINES {
            return;
        }
        let found = tolerances(text);
        if !found.is_empty() {
            self.helpers.insert(item.name.clone(), found);
        }
    }

    fn constant(&mut self, item: &Item) {
        let value = item.text.trim();
        let number = value.starts_with(|c: char| c.is_ascii_digit() || c == '.') && value.len() < 24;
        if let Some(number) = numbers(value).first().filter(|_| number) {
            self.constants.insert(item.name.clone(), *number);
        }
    }

    fn of_check(&self, check: &Check) -> Vec<Tolerance> {
        let called = |name: &&&str| self.helpers.contains_key(**name) && check.text.contains(&format!("{name}("));
        let words = names(&check.text);
        let mut found: Vec<Tolerance> =
            words.iter().filter(called).filter_map(|name| self.helpers.get(*name)).flatten().cloned().collect();
        let constants = words.iter().filter_map(|name| Some((*name, self.constants.get(*name)?)));
        // Where the number stands, a tolerance would be read.
        for (name, number) in constants {
            let filled = check.text.replace(&format!("={name}"), &format!("={number}"));
            let filled = filled.replace(&format!(",{name})"), &format!(",{number})"));
            found.extend(tolerances(&filled));
        }
        found
    }
}
