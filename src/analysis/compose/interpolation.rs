//! `${DATA_DIR:-./data}` in the texts of Compose: what `.env` gives, or what stands where it gives nothing.

use super::environment::Variables;

/// Bytes of a text from which on nothing is put into it any more.
const LONGEST: usize = 1 << 16;

/// `text` with each variable that is given, or has a default, replaced by it; the others stay as `${NAME}`.
pub(super) fn resolved(text: &str, given: &Variables) -> String {
    /// A default may hold another variable: what was put in is read again, so many times.
    const NESTED: usize = 4;
    let mut text = text.to_owned();
    for _ in 0..NESTED {
        let (once, nested) = resolved_once(&text, given);
        text = once;
        if !nested {
            break;
        }
    }
    text
}

/// One pass, and whether a default was put in that holds a variable itself.
fn resolved_once(text: &str, given: &Variables) -> (String, bool) {
    let mut out = String::new();
    let mut nested = false;
    let mut rest = text;
    let known = |name: &str, out: &str| given.get(name).filter(|_| out.len() < LONGEST);
    while let Some(at) = rest.find('$') {
        out.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at + 1..).unwrap_or_default();
        if let Some(after) = rest.strip_prefix('$') {
            out.push('$');
            rest = after;
        } else if let Some(inner) = rest.strip_prefix('{') {
            let end = closing(inner);
            let body = inner.get(..end).unwrap_or_default();
            rest = inner.get(end + 1..).unwrap_or_default();
            let name_ends = body.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(body.len());
            let (name, told) = body.split_at(name_ends);
            let default = told.strip_prefix(":-").or_else(|| told.strip_prefix('-'));
            // `:+` stands for something else where the variable is given.
            let plain = !told.starts_with([':', '+']) || told.starts_with(":-") || told.starts_with(":?");
            // With a colon, one that is given as nothing is not given.
            let value = known(name, &out).filter(|value| plain && (!value.is_empty() || !told.starts_with(':')));
            match (value, default) {
                (Some(value), _) => out.push_str(value),
                (None, Some(default)) => {
                    nested |= default.contains('$');
                    out.push_str(default);
                }
                (None, None) => {
                    out.push_str("${");
                    out.push_str(name);
                    out.push('}');
                }
            }
        } else {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
            let (name, after) = rest.split_at(end);
            if name.is_empty() {
                out.push('$');
            } else if let Some(value) = known(name, &out) {
                out.push_str(value);
            } else {
                out.push_str("${");
                out.push_str(name);
                out.push('}');
            }
            rest = after;
        }
    }
    out.push_str(rest);
    (out, nested)
}

/// Where the brace closes that stands in front of `inner`; its end where none does.
fn closing(inner: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return at,
            '}' => depth -= 1,
            _ => {}
        }
    }
    inner.len()
}

/// The parts of a text between colons, those inside `${…}` left alone.
pub(super) fn parts(text: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut from) = (Vec::new(), 0_usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            // `C:\data:/data`
            ':' if depth == 0 && !(at == 1 && text.get(2..3).is_some_and(|next| next == "\\" || next == "/")) => {
                parts.push(text.get(from..at).unwrap_or_default());
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text.get(from..).unwrap_or_default());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_worth_their_defaults() {
        for (text, expected) in [
            ("${DATA:-./data}/pg", "./data/pg"),
            ("$DATA/pg", "${DATA}/pg"),
            ("${DATA:?must be set}", "${DATA}"),
            ("${A:-${B:-x}}", "x"),
            ("${A:-${B}}/c", "${B}/c"),
            ("a$$b", "a$b"),
            ("${open", "${open}"),
            ("$", "$"),
        ] {
            assert_eq!(resolved(text, &Variables::default()), expected, "{text}");
        }
    }

    #[test]
    fn variables_that_are_given_are_worth_that() {
        let mut given = Variables::default();
        given.set("DATA", "/srv");
        given.set("NONE", "");
        for (text, expected) in [
            ("${DATA:-./data}/pg", "/srv/pg"),
            ("$DATA/pg", "/srv/pg"),
            ("${DATA:?must be set}", "/srv"),
            ("${NONE:-x}", "x"),
            ("${NONE-x}", ""),
            ("${DATA:+other}", "${DATA}"),
        ] {
            assert_eq!(resolved(text, &given), expected, "{text}");
        }
    }

    #[test]
    fn a_mount_is_cut_at_its_colons() {
        assert_eq!(parts("${D:-./d}:/data:ro"), ["${D:-./d}", "/data", "ro"]);
        assert_eq!(parts("C:\\d:/data"), ["C:\\d", "/data"]);
        assert_eq!(parts("/data"), ["/data"]);
    }
}
