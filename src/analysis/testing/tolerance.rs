//! How far off a number may be, and how long something may take.

use super::text::{elements, groups, numbers};
use super::words::{self, plain};

/// How far off numbers may be, in `text`.
pub(super) fn tolerances(text: &str) -> Vec<(String, f64, bool)> {
    let mut out = Vec::new();
    let lower = text.to_lowercase();
    for (name, wider) in words::TOLERANCES {
        out.extend(named(&lower, name).into_iter().map(|number| ((*name).to_owned(), number, *wider)));
    }
    for (at, _) in text.match_indices('(') {
        let head = text.get(..at).unwrap_or_default();
        let start = head.rfind(|c: char| !(c.is_alphanumeric() || c == '_')).map_or(0, |at| at + 1);
        let word = plain(head.get(start..).unwrap_or_default());
        let Some((_, place, wider)) = words::PLACED.iter().find(|(name, ..)| *name == word || plain(name) == word)
        else {
            continue;
        };
        let Some(group) = text.get(at..).map(groups).and_then(|all| all.first().copied()) else { continue };
        let given = elements(group);
        let given: Vec<&str> = given.into_iter().filter(|one| *one != "t").collect();
        let bare = given.get(*place).filter(|one| one.starts_with(|c: char| c.is_ascii_digit() || c == '.'));
        out.extend(bare.and_then(|one| numbers(one).first().copied()).map(|number| (word.clone(), number, *wider)));
    }
    // A call without brackets: `assert_in_delta 0.75, share, 0.01`.
    let bare = text.split_once(' ').filter(|(head, _)| head.chars().all(|c| c.is_alphanumeric() || c == '_'));
    if let Some((head, rest)) = bare
        && let Some((_, place, wider)) = words::PLACED.iter().find(|(name, ..)| *name == plain(head))
        && let Some(given) = elements(rest).get(*place)
    {
        out.extend(numbers(given).first().map(|number| (plain(head), *number, *wider)));
    }
    // `abs(a - b) < 0.1`.
    if lower.contains("abs(") || lower.contains(".abs()") || lower.contains("math.abs") {
        let bound =
            ["<=", "<", ">", ">="].iter().map(|operator| split_deep(text, operator)).find(|parts| parts.len() == 2);
        let number = bound.and_then(|parts| numbers(parts.last().copied().unwrap_or_default()).first().copied());
        out.extend(number.map(|number| ("abs".to_owned(), number, true)));
    }
    out
}

/// `text` split at an operator that stands once, at any depth.
fn split_deep<'a>(text: &'a str, operator: &str) -> Vec<&'a str> {
    text.split(operator).collect()
}

/// Numbers that are given by name: `delta=0.1`, `rel: 1e-3`.
fn named(text: &str, name: &str) -> Vec<f64> {
    let found = text.match_indices(name).filter_map(|(at, _)| {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        let rest = text.get(at + name.len()..)?.trim_start();
        let value = rest.strip_prefix(['=', ':']).filter(|value| !value.starts_with('='))?;
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            return None;
        }
        let value = value.trim_start().split([',', ')', '}']).next()?;
        numbers(value).first().copied().filter(|_| value.starts_with(|c: char| c.is_ascii_digit() || c == '.'))
    });
    found.collect()
}

pub(super) fn times(text: &str) -> Vec<f64> {
    words::TIMES.iter().flat_map(|name| named(text, name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_far_off_a_number_may_be() {
        for (text, expected) in [
            ("self.assertAlmostEqual(a, b, places=3)", Some((3.0, false))),
            ("assert a == pytest.approx(b, rel=1e-3)", Some((0.001, true))),
            ("expect(a).toBeCloseTo(b, 2)", Some((2.0, false))),
            ("assertEquals(a, b, 0.5)", Some((0.5, true))),
            ("assert.InDelta(t, 1.0, a, 0.1)", Some((0.1, true))),
            ("expect(a).to be_within(0.2).of(b)", Some((0.2, true))),
            ("assert!((a - b).abs() < 1e-6)", Some((0.000001, true))),
            ("assert_in_delta 0.75, a, 0.01", Some((0.01, true))),
            ("assertEquals(3, a)", None),
        ] {
            let found = tolerances(text).first().map(|(_, by, wider)| (*by, *wider));
            assert_eq!(found, expected, "{text}");
        }
    }
}
