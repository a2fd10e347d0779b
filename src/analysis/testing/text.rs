//! Pieces of a text that stands on one line: brackets, elements, strings, numbers, words. No grammar is asked, since the
//! texts come from ten of them.

/// Where a character stands: how deep in brackets, and whether in a string.
struct Place {
    at: usize,
    c: char,
    depth: usize,
    quoted: bool,
}

/// Every character of `text` with its place. A bracket is as deep as what is around it.
fn places(text: &str) -> Vec<Place> {
    let mut out = Vec::with_capacity(text.len());
    let (mut depth, mut quote, mut escaped) = (0usize, None, false);
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        // `&'a` and `<'a>` are lifetimes.
        let opens = || c != '\'' || !(last.is_alphanumeric() || matches!(last, '&' | '<')) && closes(text, at);
        match quote {
            Some(open) => {
                out.push(Place { at, c, depth, quoted: true });
                if c == open && !escaped {
                    quote = None;
                }
                escaped = c == '\\' && !escaped;
            }
            None if matches!(c, '"' | '\'' | '`') && opens() => {
                quote = Some(c);
                escaped = false;
                out.push(Place { at, c, depth, quoted: true });
            }
            None => {
                if matches!(c, ')' | ']' | '}') {
                    depth = depth.saturating_sub(1);
                }
                out.push(Place { at, c, depth, quoted: false });
                if matches!(c, '(' | '[' | '{') {
                    depth += 1;
                }
            }
        }
        last = c;
    }
    out
}

/// Whether the quote at `at` is closed: one that is not is an apostrophe or a lifetime.
fn closes(text: &str, at: usize) -> bool {
    text.get(at + 1..).is_some_and(|rest| rest.contains('\''))
}

/// What stands between the brackets that open at the outermost depth, one after the other: of `f(a)(b).g(c)` these are
/// `a`, `b` and `c`.
pub(super) fn groups(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut open = None;
    for place in places(text) {
        if place.quoted || place.depth != 0 {
            continue;
        }
        match place.c {
            '(' | '[' | '{' => open = Some(place.at + 1),
            ')' | ']' | '}' => out.extend(open.take().and_then(|start| text.get(start..place.at))),
            _ => {}
        }
    }
    out
}

/// The parts of `text` between commas that stand in no bracket.
pub(super) fn elements(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    for place in places(text) {
        if place.c == ',' && place.depth == 0 && !place.quoted {
            out.extend(text.get(start..place.at));
            start = place.at + 1;
        }
    }
    out.extend(text.get(start..));
    out.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// `text` split at `operator`, where that stands in no bracket and in no string.
pub(super) fn split_at<'a>(text: &'a str, operator: &str) -> Vec<&'a str> {
    let mut out = Vec::new();
    let mut start = 0;
    for place in places(text) {
        let here = text.get(place.at..).is_some_and(|rest| rest.starts_with(operator));
        if here && place.depth == 0 && !place.quoted && place.at >= start {
            out.extend(text.get(start..place.at));
            start = place.at + operator.len();
        }
    }
    out.extend(text.get(start..));
    out
}

/// The brackets of any depth with at least two elements that are all `like` a row: `[(1, 2), (3, 4)]` is one.
pub(super) fn tables(text: &str) -> Vec<Vec<&str>> {
    let all = places(text);
    let mut open: Vec<usize> = Vec::new();
    let mut out: Vec<Vec<&str>> = Vec::new();
    for place in all.iter().filter(|place| !place.quoted) {
        match place.c {
            '(' | '[' | '{' => open.push(place.at + 1),
            ')' | ']' | '}' => {
                let inner = open.pop().and_then(|start| text.get(start..place.at));
                let rows = inner.map(elements).unwrap_or_default();
                if rows.len() >= 2 && rows.iter().all(|row| is_row(row)) {
                    out.push(rows);
                }
            }
            _ => {}
        }
    }
    out
}

/// Whether an element of a list could be a row: a bracket, with a name in front or without.
fn is_row(text: &str) -> bool {
    let bare = text.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '&' | '*' | ' ' | '!'));
    let keyed = || split_at(text, ":").get(1).or(split_at(text, "=>").get(1)).map(|value| value.trim_start());
    let opens = |text: &str| text.starts_with(['(', '[', '{']);
    text.ends_with([')', ']', '}']) && (opens(bare) || keyed().is_some_and(opens))
}

/// The words of `text` that are names, strings left out.
pub(super) fn names(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = None;
    for place in places(text) {
        let word = !place.quoted && (place.c.is_alphanumeric() || matches!(place.c, '_' | '$' | '@'));
        match (word, start) {
            (true, None) => start = Some(place.at),
            (false, Some(from)) => {
                out.extend(text.get(from..place.at));
                start = None;
            }
            _ => {}
        }
    }
    out.extend(start.and_then(|from| text.get(from..)));
    out.retain(|word| word.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '$' | '@')));
    out
}

/// The strings of `text`, without their quotes.
pub(super) fn strings(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    let all = places(text);
    for (index, place) in all.iter().enumerate() {
        let next_quoted = all.get(index + 1).is_some_and(|next| next.quoted);
        match open {
            None if place.quoted => open = Some(place.at + place.c.len_utf8()),
            Some(start) if place.quoted && (!next_quoted || is_end(text, start, place)) => {
                out.extend(text.get(start..place.at));
                open = None;
            }
            _ => {}
        }
    }
    out
}

/// Whether the place closes the string that began before `start`: two strings may touch.
fn is_end(text: &str, start: usize, place: &Place) -> bool {
    let quote = text.get(..start).and_then(|head| head.chars().next_back());
    quote == Some(place.c) && !text.get(start..place.at).is_some_and(|inner| inner.ends_with('\\'))
}

/// The strings, numbers and constants of `text`, as they are spelled, quotes aside.
pub(super) fn literals(text: &str) -> Vec<String> {
    const CONSTANTS: &[&str] =
        &["true", "false", "True", "False", "None", "null", "nil", "undefined", "NULL", "TRUE", "FALSE"];
    let mut out: Vec<String> = strings(text).into_iter().map(str::to_owned).collect();
    out.extend(names(text).into_iter().filter(|name| CONSTANTS.contains(name)).map(str::to_owned));
    out.extend(numbers(text).into_iter().map(|number| number.to_string()));
    out
}

/// The numbers of `text`, strings left out.
pub(super) fn numbers(text: &str) -> Vec<f64> {
    let mut out = Vec::new();
    let mut word = String::new();
    let mut inside_name = false;
    let mut flush = |word: &mut String, inside: bool| {
        let digits: String = word.chars().filter(|c| *c != '_').collect();
        let digits = digits.trim_end_matches(['f', 'F', 'd', 'D', 'L', 'u', 'n', 'm', '.']).to_owned();
        if !inside && word.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
            out.extend(digits.parse::<f64>().ok());
        }
        word.clear();
    };
    for place in places(text) {
        let exponent = matches!(place.c, '-' | '+')
            && word.ends_with(['e', 'E'])
            && word.starts_with(|c: char| c.is_ascii_digit());
        let part = !place.quoted && (place.c.is_alphanumeric() || matches!(place.c, '.' | '_') || exponent);
        if part {
            if word.is_empty() {
                inside_name = false;
            }
            word.push(place.c);
        } else {
            flush(&mut word, inside_name);
        }
    }
    flush(&mut word, inside_name);
    out
}

/// `text` without what a formatter may change: blanks, the kind of quotes, a comma or a semicolon at an end.
pub(super) fn compact(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for place in places(text) {
        let c = if place.quoted && matches!(place.c, '\'' | '`') { '"' } else { place.c };
        if place.quoted || !c.is_whitespace() {
            if matches!(c, ')' | ']' | '}') && !place.quoted && out.ends_with(',') {
                out.pop();
            }
            out.push(c);
        }
    }
    out.trim_end_matches([';', ',']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_and_elements() {
        assert_eq!(groups("it.each([[1, 2]])(\"adds (x)\", () => {})"), ["[[1, 2]]", "\"adds (x)\", () => {}"]);
        assert_eq!(elements("a, f(b, c), \"d, e\", [1, 2]"), ["a", "f(b, c)", "\"d, e\"", "[1, 2]"]);
        assert_eq!(split_at("a == f(b == c)", "=="), ["a ", " f(b == c)"]);
    }

    #[test]
    fn tables_of_rows() {
        assert_eq!(tables("for (a, b) in [(1, 2), (3, 4)] { f(a) }").len(), 1);
        assert_eq!(tables("[]struct{a int}{ {\"x\", 1}, {\"y\", 2}, {\"z\", 3}, }")[0].len(), 3);
        assert_eq!(tables("map[string]T{ \"x\": {1}, \"y\": {2} }")[0].len(), 2);
        assert_eq!(tables("f(a, b)").len(), 0);
    }

    #[test]
    fn words_strings_and_numbers() {
        assert_eq!(names("a.b(\"c d\", $e, 1.5f)"), ["a", "b", "$e"]);
        assert_eq!(strings("f(\"a b\", 'c', x) + \"\\\"\""), ["a b", "c", "\\\""]);
        assert_eq!(numbers("f(1, 2.5, 1e-3, x9, \"7\", 1_000)"), [1.0, 2.5, 0.001, 1000.0]);
        assert_eq!(compact("f( 'a b',\n 1, )"), compact("f(\"a b\", 1);"));
        assert_eq!(compact("fn f<'a>(x: &'a str)"), "fnf<'a>(x:&'astr)");
    }
}
