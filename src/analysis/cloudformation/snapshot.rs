//! Snapshots of jest: templates in the notation of its printer, made into JSON of the same length, so that every place
//! stays where it is.

use crate::source::Source;

/// The values of a snapshot as JSON, one behind the other, and their names.
pub(super) fn json(source: &Source) -> (Source, Vec<String>) {
    let mut out: Vec<u8> = source.text.bytes().map(|byte| if byte == b'\n' { byte } else { b' ' }).collect();
    let mut names = Vec::new();
    let mut at = 0;
    while let Some((name, start, end)) = next(&source.text, at) {
        if let (Some(body), Some(place)) = (source.text.as_bytes().get(start..end), out.get_mut(start..end)) {
            place.copy_from_slice(body);
            rewrite(place);
            let holds = place.iter().any(|byte| !byte.is_ascii_whitespace());
            names.extend(holds.then_some(name));
        }
        at = end;
    }
    (Source::new(source.path.clone(), &out), names)
}

/// The next ``exports[`name`] = `body`;`` from `at` on: its name, where its body starts and ends.
fn next(text: &str, at: usize) -> Option<(String, usize, usize)> {
    let from = at + text.get(at..)?.find("exports[`")? + "exports[`".len();
    let name_end = from + text.get(from..)?.find("`] = `")?;
    let start = name_end + "`] = `".len();
    let bytes = text.as_bytes();
    let mut end = start;
    // A backquote of the body is escaped.
    while let Some(byte) = bytes.get(end) {
        match byte {
            b'\\' => end += 2,
            b'`' => break,
            _ => end += 1,
        }
    }
    Some((text.get(from..name_end)?.to_owned(), start, end.min(text.len())))
}

/// Rewrites the printer's notation in place.
fn rewrite(body: &mut [u8]) {
    let mut at = 0;
    let mut text = false;
    let mut comma: Option<usize> = None;
    while let Some(byte) = body.get(at).copied() {
        if text {
            at += within(body, at, &mut text);
            continue;
        }
        match byte {
            b'"' => {
                text = true;
                comma = None;
            }
            b',' => comma = Some(at),
            b'}' | b']' => {
                // A comma behind the last item is none of JSON.
                if let Some(place) = comma.take().and_then(|comma| body.get_mut(comma)) {
                    *place = b' ';
                }
            }
            byte if byte.is_ascii_whitespace() => {}
            byte if byte.is_ascii_alphabetic() => {
                at += word(body, at);
                comma = None;
                continue;
            }
            _ => comma = None,
        }
        at += 1;
    }
}

/// One step within a text: escapes of the template literal are undone, and a quote that ends nothing is none.
fn within(body: &mut [u8], at: usize, text: &mut bool) -> usize {
    match body.get(at) {
        Some(b'\\') => {
            // `\\"` is an escaped quote, whose own backslash the template literal escapes.
            let doubled = body.get(at + 1) == Some(&b'\\');
            let escapes = matches!(body.get(at + 2), Some(b'"' | b'n' | b't' | b'/' | b'\\'));
            if !doubled || !escapes {
                if let Some(place) = body.get_mut(at) {
                    *place = b' ';
                }
                if let Some(place) = body.get_mut(at + 1) {
                    *place = b' ';
                }
                return 2;
            }
            if let Some(place) = body.get_mut(at) {
                *place = b' ';
            }
            3
        }
        Some(b'"') => {
            if ends(body.get(at + 1..).unwrap_or_default()) {
                *text = false;
            } else if let Some(place) = body.get_mut(at) {
                *place = b'\'';
            }
            1
        }
        Some(byte) if byte.is_ascii_control() => {
            if let Some(place) = body.get_mut(at) {
                *place = b' ';
            }
            1
        }
        _ => 1,
    }
}

/// Whether a quote in front of `rest` ends a text: the line ends, or a value follows.
fn ends(rest: &[u8]) -> bool {
    let rest = rest.strip_prefix(b",").unwrap_or(rest);
    rest.is_empty() || rest.starts_with(b"\n") || rest.starts_with(b"\r") || rest.starts_with(b": ")
}

/// A bare word: the name of a class in front of what it holds, or a value that JSON does not know.
fn word(body: &mut [u8], at: usize) -> usize {
    let rest = body.get(at..).unwrap_or_default();
    let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let of = rest.get(..length).unwrap_or_default();
    if matches!(of, b"true" | b"false" | b"null") {
        return length;
    }
    let opens = matches!(rest.get(length + 1), Some(b'{' | b'['));
    // `Any<String>`, `[Function]`, `undefined`.
    let line = rest.iter().take_while(|byte| !matches!(byte, b',' | b'\n' | b']' | b'}')).count();
    let width = if opens { length } else { line.max(length) };
    for (index, place) in body.iter_mut().skip(at).take(width).enumerate() {
        *place = match (opens, index) {
            (false, 0) => b'0',
            _ => b' ',
        };
    }
    width
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::RepoPath;

    #[test]
    fn what_jest_prints_is_json_of_the_same_length() {
        let text = "// Jest Snapshot v1\n\nexports[`the stack 1`] = `\nObject {\n  \"Resources\": Object {\n    \"Db\": Object {\n      \"Name\": \"say \\\\\"x\\\\\" and \\`y\\`\",\n      \"List\": Array [\n        Any<String>,\n        1,\n      ],\n    },\n  },\n}\n`;\n\nexports[`newer 1`] = `\n{\n  \"a\": \"plain \"quoted\" text\",\n}\n`;\n";
        let source = Source::new(RepoPath::from("a.snap"), text.as_bytes());
        let (json, names) = json(&source);
        assert_eq!(json.text.len(), text.len());
        assert_eq!(names, ["the stack 1", "newer 1"]);
        let values: Vec<serde_json::Value> =
            serde_json::Deserializer::from_str(&json.text).into_iter().collect::<Result<_, _>>().unwrap();
        assert_eq!(values.len(), 2);
        assert_eq!(values[0]["Resources"]["Db"]["List"][1], 1);
        assert_eq!(values[1]["a"], "plain 'quoted' text");
        assert_eq!(json.text.find("\"Db\""), text.find("\"Db\""));
    }
}
