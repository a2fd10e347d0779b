//! How much a condition asks, by its operators.

use super::text::{compact, split_at};
use super::words::Strength;

/// How much a condition asks, by its operators.
pub(super) fn of_truth(expression: &str) -> Strength {
    let expression = expression.trim();
    let ways: Vec<&str> = split_at(expression, " or ").into_iter().flat_map(|part| split_at(part, "||")).collect();
    if ways.len() > 1 {
        let least = ways.iter().map(|way| of_truth_of_all(way)).min().unwrap_or(Strength::Nothing);
        // One of several values is less than one.
        return least.min(Strength::Part);
    }
    of_truth_of_all(expression)
}

fn of_truth_of_all(expression: &str) -> Strength {
    let parts = split_at(expression, " and ").into_iter().flat_map(|part| split_at(part, "&&"));
    parts.map(of_one_truth).max().unwrap_or(Strength::Nothing)
}

fn of_one_truth(part: &str) -> Strength {
    const CONSTANT: &[&str] = &["True", "true", "1", "TRUE", "1 == 1", "not False", "!false"];
    let part = part.trim().trim_start_matches('(').trim();
    let has = |operators: &[&str]| operators.iter().any(|operator| split_at(part, operator).len() > 1);
    let calls = |names: &[&str]| names.iter().any(|name| part.contains(name));
    let side = |text: &str| text.contains("sorted(") || text.contains("set(") || text.contains("Counter(");
    let any = || part.contains("ANY") && split_at(part, "==").last().is_some_and(|side| side.trim().ends_with("ANY"));
    if CONSTANT.contains(&part.trim_end_matches(')').trim()) || any() {
        Strength::Nothing
    } else if has(&[" is not ", "!=", "!=="]) {
        Strength::Presence
    } else if has(&["=="]) {
        match split_at(part, "==").as_slice() {
            [left, right] if compact(left) == compact(right) && !left.contains('(') => Strength::Nothing,
            [left, right] if side(left) && side(right) => Strength::Unordered,
            _ => Strength::Exact,
        }
    } else if has(&[" is "])
        || calls(&[
            ".equals(",
            ".eql?(",
            "Objects.equals(",
            ".Equals(",
            "_.isEqual(",
            ".SequenceEqual(",
            "reflect.DeepEqual(",
        ])
    {
        Strength::Exact
    } else if has(&[" in ", " < ", " > ", "<=", ">="])
        || calls(&[
            ".contains(",
            ".includes(",
            ".include?",
            ".starts_with(",
            ".startsWith(",
            ".startswith(",
            ".endswith(",
            ".ends_with(",
            ".endsWith(",
            ".Contains(",
            "matches!(",
            ".test(",
            "re.match(",
            "re.search(",
            "any(",
            "all(",
            "isinstance(",
            "instanceof ",
            " is ",
            ".some(",
            "str_contains(",
            "in_array(",
        ])
    {
        Strength::Part
    } else {
        Strength::Presence
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_conditions_ask() {
        use Strength::*;
        for (text, expected) in [
            ("total == 3", Exact),
            ("total is None", Exact),
            ("a.equals(b)", Exact),
            ("sorted(a) == sorted(b)", Unordered),
            ("total in (2, 3)", Part),
            ("total == 3 or total == 4", Part),
            ("total >= 0", Part),
            ("text.contains(\"x\")", Part),
            ("total", Presence),
            ("total is not None", Presence),
            ("left.is_ok()", Presence),
            ("total == 3 or True", Nothing),
            ("true", Nothing),
            ("total == total", Nothing),
            ("total == 3 and name", Exact),
        ] {
            assert_eq!(of_truth(text), expected, "{text}");
        }
    }
}
