//! How an expression puts a text together: what is written, and what is filled in.

use std::ops::Range;

use super::tokens::{Kind, Token, tokens};
use crate::rule::guard::snake;

/// A part of a text that is put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// As written.
    Text(String),
    /// What is filled in.
    Hole(String),
}

/// How deep an expression is followed.
const DEPTH: usize = 6;

/// The pieces of the text that the expression `text` is; none where it is no text.
pub(super) fn pieces(text: &str, language: &str) -> Option<Vec<Piece>> {
    Reader { language }.expression(text, 0).filter(|pieces| pieces.iter().any(|piece| matches!(piece, Piece::Text(_))))
}

/// The expressions between the last brackets of a call that is at the end of `text`, and what stands in front of them.
pub(super) fn arguments<'t>(text: &'t str, language: &str) -> Option<(&'t str, Vec<&'t str>)> {
    let all = tokens(text, language);
    let mut depth = 0usize;
    let mut close = None;
    for (at, token) in all.iter().enumerate().rev() {
        match token.kind {
            Kind::Close => {
                depth += 1;
                if depth == 1 && text.get(token.span.clone()) == Some(")") {
                    close.get_or_insert(at);
                }
            }
            Kind::Open => {
                depth = depth.saturating_sub(1);
                if depth == 0 && close.is_some() && text.get(token.span.clone()) == Some("(") {
                    let inner = all.get(at + 1..close?)?;
                    return Some((text.get(..token.span.start)?, split(text, inner, &Kind::Comma)));
                }
                if depth == 0 {
                    close = None;
                }
            }
            _ => {}
        }
    }
    None
}

/// The texts between tokens of the kind `at`, outside of brackets.
fn split<'t>(text: &'t str, inner: &[Token], at: &Kind) -> Vec<&'t str> {
    groups(inner, |token| token.kind == *at).into_iter().filter_map(|group| text.get(extent(group)?)).collect()
}

fn extent(tokens: &[Token]) -> Option<Range<usize>> {
    Some(tokens.first()?.span.start..tokens.last()?.span.end)
}

/// Runs of tokens between those that `is_joint`, outside of brackets.
fn groups(inner: &[Token], is_joint: impl Fn(&Token) -> bool) -> Vec<&[Token]> {
    let mut depth = 0usize;
    inner
        .split(|token| {
            match token.kind {
                Kind::Open => depth += 1,
                Kind::Close => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && is_joint(token)
        })
        .filter(|group| !group.is_empty())
        .collect()
}

/// The items of a list that is written out: `["a", b]`, `{a, b}`, `%w[a b]`; none where `text` is none.
pub(super) fn list<'t>(text: &'t str, language: &str) -> Option<Vec<&'t str>> {
    let open = text.find(['[', '{', '('])?;
    let head = text.get(..open)?.trim();
    let is_list = head.is_empty()
        || ["new", "String", "array", "List.of", "Arrays.asList", "listOf", "arrayOf", "vec!", "&", "string", "[]"]
            .iter()
            .any(|word| head.ends_with(word));
    if !is_list {
        return None;
    }
    let all = tokens(text, language);
    let from = all.iter().position(|token| token.span.start == open)?;
    let mut depth = 0usize;
    for (at, token) in all.iter().enumerate().skip(from) {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    let inner = all.get(from + 1..at)?;
                    // `new String[] {"a"}`
                    if inner.is_empty() && at + 1 < all.len() {
                        return list(text.get(token.span.end..)?, language);
                    }
                    return Some(split(text, inner, &Kind::Comma));
                }
            }
            _ => {}
        }
    }
    None
}

struct Reader<'a> {
    language: &'a str,
}

/// Calls that fill in a pattern of `%s`, or of `{}`.
const FORMATS: &[&str] = &["sprintf", "format", "format!", "f", "formatted", "concat!", "vsprintf", "printf"];

/// Calls and steps that hand a text on as it is.
const HANDS_ON: &[&str] = &[
    "text",
    "from",
    "str",
    "string",
    "to_string",
    "to_owned",
    "as_str",
    "trim",
    "strip",
    "trim_indent",
    "trim_margin",
    "squish",
    "into",
    "raw",
    "as_ref",
    "clone",
    "dedent",
    "freeze",
    "strip_indent",
    "sql",
    "arel.sql",
];

impl Reader<'_> {
    fn expression(&self, text: &str, depth: usize) -> Option<Vec<Piece>> {
        if depth > DEPTH {
            return None;
        }
        let text = bare(text.trim());
        let all = tokens(text, self.language);
        let plus = |token: &Token| match token.kind {
            Kind::Sign('+') => true,
            Kind::Sign('.') if self.language == "php" => is_joint(text, token),
            _ => false,
        };
        let operands = groups(&all, plus);
        let mut out = Vec::new();
        for operand in operands {
            out.extend(self.operand(text, operand, depth)?);
        }
        (!out.is_empty()).then_some(out)
    }

    fn operand(&self, text: &str, operand: &[Token], depth: usize) -> Option<Vec<Piece>> {
        let whole = text.get(extent(operand)?)?;
        let hole = || Some(vec![Piece::Hole(whole.to_owned())]);
        let first = operand.first()?;
        // `"…%s" % x`, and in Ruby `format` as a sign.
        let parts = groups(operand, |token| token.kind == Kind::Sign('%'));
        if let [pattern, values] = parts.as_slice()
            && let Some(written) = self.written(text, pattern)
            && matches!(self.language, "python" | "ruby")
        {
            return Some(self.filled_by_percent(&written, &self.values(text, values)));
        }
        if matches!(first.kind, Kind::Text { .. })
            || (first.kind == Kind::Word && operand.get(1).is_some_and(|second| is_tag_of(first, second)))
        {
            return self.of_text(text, operand, depth);
        }
        if matches!(first.kind, Kind::Open) && text.get(first.span.clone()) == Some("(") {
            return if whole.ends_with(')') { self.expression(bare(whole), depth + 1) } else { hole() };
        }
        let is_number = first.kind == Kind::Word && whole.starts_with(|c: char| c.is_ascii_digit());
        if is_number && operand.len() == 1 {
            return Some(vec![Piece::Text(whole.to_owned())]);
        }
        let Some((callee, given)) = arguments(whole, self.language).filter(|_| whole.ends_with(')')) else {
            return hole();
        };
        let name = snake(callee.trim().trim_start_matches('&').rsplit(['.', ':', '>', ' ']).next().unwrap_or_default());
        if FORMATS.contains(&name.as_str()) {
            return self.formatted(callee, &given, depth).or_else(hole);
        }
        // `text.append("…").append(x)`
        if name == "append" {
            let (receiver, _) = callee.rsplit_once('.')?;
            let is_name = receiver.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
            let mut out = if is_name { Vec::new() } else { self.expression(receiver, depth + 1)? };
            out.extend(self.expression(given.first()?, depth + 1)?);
            return Some(out);
        }
        if HANDS_ON.contains(&name.as_str()) {
            let inner = given.first().and_then(|first| self.expression(first, depth + 1));
            let receiver = || callee.rsplit_once('.').and_then(|(receiver, _)| self.expression(receiver, depth + 1));
            return inner.or_else(receiver).or_else(hole);
        }
        hole()
    }

    /// What an operand says that starts with a string: `"…"`, `"…" "…"`, `"…".format(x)`, `"…".trim()`.
    fn of_text(&self, text: &str, operand: &[Token], depth: usize) -> Option<Vec<Piece>> {
        let mut out = Vec::new();
        for (at, token) in operand.iter().enumerate() {
            match &token.kind {
                Kind::Text { prefix, quote, body } => {
                    out.extend(self.filled(text.get(body.clone())?, prefix, *quote));
                }
                Kind::Word if at == 0 => {}
                _ => {
                    let rest = text.get(token.span.start..extent(operand)?.end)?;
                    let step = rest.trim_start_matches(['.', '?']).split('(').next().unwrap_or_default().trim();
                    if step == "format" || step == "formatted" {
                        let (_, given) = arguments(rest, self.language)?;
                        let written: String = out.iter().map(said).collect();
                        return Some(self.filled_by_any(&written, &given));
                    }
                    if step == "concat" {
                        let (_, given) = arguments(rest, self.language)?;
                        for one in given {
                            out.extend(self.expression(one, depth + 1)?);
                        }
                        return Some(out);
                    }
                    return if rest.starts_with(['.', '?']) { Some(out) } else { None };
                }
            }
        }
        Some(out)
    }

    fn written(&self, text: &str, tokens: &[Token]) -> Option<String> {
        let of = |token: &Token| match &token.kind {
            Kind::Text { body, .. } => text.get(body.clone()).map(str::to_owned),
            Kind::Open | Kind::Close => Some(String::new()),
            _ => None,
        };
        tokens.iter().map(of).collect()
    }

    /// What stands to the right of `%`: one value or a tuple of them.
    fn values<'t>(&self, text: &'t str, tokens: &[Token]) -> Vec<&'t str> {
        let Some(range) = extent(tokens) else { return Vec::new() };
        let all = text.get(range).unwrap_or_default();
        match all.chars().next() {
            Some('(' | '[') => split(text, tokens.get(1..tokens.len() - 1).unwrap_or_default(), &Kind::Comma),
            _ => vec![all],
        }
    }

    fn formatted(&self, callee: &str, given: &[&str], depth: usize) -> Option<Vec<Piece>> {
        let (pattern, rest) = given.split_first()?;
        let Some(written) = self.expression(pattern, depth + 1) else {
            // `"…".format(x)` of a name, or `format(x, …)` of a number: what it says is not known.
            return callee.rsplit_once('.').and_then(|(receiver, _)| {
                let written: String = self.expression(receiver, depth + 1)?.iter().map(said).collect();
                Some(self.filled_by_any(&written, given))
            });
        };
        let written: String = written.iter().map(said).collect();
        Some(self.filled_by_any(&written, rest))
    }

    fn filled_by_any(&self, written: &str, values: &[&str]) -> Vec<Piece> {
        if matches!(self.language, "rust" | "csharp") || (self.language == "python" && written.contains('{')) {
            filled_by_braces(written, values)
        } else {
            self.filled_by_percent(written, values)
        }
    }

    /// `%s %d %[1]s %(name)s %1$s %%`
    fn filled_by_percent(&self, written: &str, values: &[&str]) -> Vec<Piece> {
        let mut out = Pieces::default();
        let mut next = 0usize;
        let mut rest = written;
        while let Some(at) = rest.find('%') {
            out.text(rest.get(..at).unwrap_or_default());
            let after = rest.get(at + 1..).unwrap_or_default();
            if let Some(skipped) = after.strip_prefix('%') {
                out.text("%");
                rest = skipped;
                continue;
            }
            let name = |open: char, close: char| after.strip_prefix(open).and_then(|inner| inner.split_once(close));
            let (named, tail) =
                name('(', ')').or_else(|| name('<', '>')).or_else(|| name('[', ']')).unwrap_or(("", after));
            let skip =
                tail.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | '#' | '$'))).unwrap_or(0);
            let verb = tail.get(skip..).and_then(|tail| tail.chars().next());
            rest = tail.get(skip + verb.map_or(0, char::len_utf8)..).unwrap_or_default();
            let value = values.get(next).copied().unwrap_or(if named.is_empty() { "?" } else { named });
            next += 1;
            match verb {
                Some('d' | 'i' | 'u' | 'f' | 'x' | 'b' | 'e' | 'g' | 't') => out.text("0"),
                Some('s' | 'v' | 'q' | 'r' | 'a' | 'S' | 'w') => out.hole(value),
                Some(other) => out.text(&format!("%{other}")),
                None => out.text("%"),
            }
        }
        out.text(rest);
        out.0
    }

    /// What a string says with what the language fills in.
    fn filled(&self, body: &str, prefix: &str, quote: char) -> Vec<Piece> {
        let braces = match self.language {
            "python" => prefix.contains(['f', 'F']),
            "csharp" => prefix.contains('$'),
            _ => false,
        };
        if braces {
            return filled_by_braces(body, &[]);
        }
        let (open, bare_names) = match self.language {
            "javascript" | "typescript" | "tsx" if quote == '`' => ("${", false),
            "ruby" if quote != '\'' => ("#{", false),
            "kotlin" => ("${", true),
            "php" if quote != '\'' => ("{$", true),
            _ => return vec![Piece::Text(body.to_owned())],
        };
        let mut out = Pieces::default();
        let mut rest = body;
        while let Some(at) = next_hole(rest, open, bare_names) {
            out.text(rest.get(..at).unwrap_or_default());
            let tail = rest.get(at..).unwrap_or_default();
            if let Some(inner) = tail.strip_prefix(open) {
                let end = closing(inner);
                out.hole(inner.get(..end).unwrap_or_default());
                rest = inner.get(end + 1..).unwrap_or_default();
            } else {
                let name = tail.get(1..).unwrap_or_default();
                let part = |c: char| !(c.is_alphanumeric() || c == '_');
                let end = name.find(part).unwrap_or(name.len());
                out.hole(tail.get(..end + 1).unwrap_or_default());
                rest = name.get(end..).unwrap_or_default();
            }
        }
        out.text(rest);
        out.0
    }
}

/// Where the next thing is filled in: `${x}`, or `$x` where names stand bare.
fn next_hole(text: &str, open: &str, bare_names: bool) -> Option<usize> {
    let braced = text.find(open);
    let is_name = |at: &usize| {
        text.get(at + 1..).and_then(|rest| rest.chars().next()).is_some_and(|c| c.is_alphabetic() || c == '_')
    };
    let bare = if bare_names { text.match_indices('$').map(|(at, _)| at).find(is_name) } else { None };
    [braced, bare].into_iter().flatten().min()
}

/// Where the bracket closes that was open in front of `text`.
fn closing(text: &str) -> usize {
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return at,
            '}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// `{} {0} {name} {{`
fn filled_by_braces(written: &str, values: &[&str]) -> Vec<Piece> {
    let mut out = Pieces::default();
    let mut next = 0usize;
    let mut rest = written;
    while let Some(at) = rest.find(['{', '}']) {
        out.text(rest.get(..at).unwrap_or_default());
        let tail = rest.get(at..).unwrap_or_default();
        if let Some(skipped) = tail.strip_prefix("{{").or_else(|| tail.strip_prefix("}}")) {
            out.text(tail.get(..1).unwrap_or_default());
            rest = skipped;
            continue;
        }
        let Some(inner) = tail.strip_prefix('{') else {
            rest = tail.get(1..).unwrap_or_default();
            continue;
        };
        let end = closing(inner);
        let said = inner.get(..end).unwrap_or_default();
        let name = said.split([':', '!']).next().unwrap_or_default().trim();
        let place = name.parse::<usize>().ok().or_else(|| name.is_empty().then_some(next));
        if name.is_empty() {
            next += 1;
        }
        let named = || {
            values
                .iter()
                .find_map(|value| value.split_once('=').filter(|(key, _)| key.trim() == name).map(|(_, v)| v.trim()))
        };
        let value = place.and_then(|place| values.get(place).copied()).or_else(named).unwrap_or(name);
        out.hole(value);
        rest = inner.get(end + 1..).unwrap_or_default();
    }
    out.text(rest);
    out.0
}

#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn text(&mut self, text: &str) {
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(Piece::Text(last)) => last.push_str(text),
            _ => self.0.push(Piece::Text(text.to_owned())),
        }
    }

    fn hole(&mut self, value: &str) {
        self.0.push(Piece::Hole(value.trim().to_owned()));
    }
}

/// A piece as it was written, as far as a pattern goes.
fn said(piece: &Piece) -> String {
    match piece {
        Piece::Text(text) => text.clone(),
        Piece::Hole(name) => format!("{{{name}}}"),
    }
}

/// Whether a dot of PHP joins two texts: it does not belong to a number.
fn is_joint(text: &str, token: &Token) -> bool {
    let next = text.get(token.span.end..).and_then(|rest| rest.chars().next());
    next.is_none_or(|next| !next.is_ascii_digit()) && !text.get(token.span.end..).unwrap_or_default().starts_with("..")
}

fn is_tag_of(first: &Token, second: &Token) -> bool {
    matches!(&second.kind, Kind::Text { quote: '`', .. }) && first.span.end == second.span.start
}

/// An expression without brackets around all of it, and without what only hands it on.
fn bare(text: &str) -> &str {
    let mut text = text.trim().trim_end_matches(';').trim();
    for _ in 0..DEPTH {
        let stripped = text
            .strip_prefix("await ")
            .or_else(|| text.strip_prefix("return "))
            .or_else(|| text.strip_prefix('&').filter(|rest| !rest.starts_with('&')))
            .or_else(|| enclosed(text));
        match stripped {
            Some(inner) => text = inner.trim(),
            None => break,
        }
    }
    text
}

/// What one pair of brackets encloses, where it encloses all of `text`.
fn enclosed(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('(')?.strip_suffix(')')?;
    let mut depth = 0usize;
    for c in inner.chars() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return None,
            ')' => depth -= 1,
            _ => {}
        }
    }
    Some(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, language: &str) -> String {
        let show = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Hole(name) => format!("<{name}>"),
        };
        pieces(text, language).map_or("none".to_owned(), |pieces| pieces.iter().map(show).collect())
    }

    #[test]
    fn texts_put_together_in_every_language() {
        for (language, text, expected) in [
            ("python", "f\"a {b} c {d!r:>3}\"", "a <b> c <d>"),
            ("python", "\"a '%s' b %d\" % (c, d)", "a '<c>' b 0"),
            ("python", "\"a {} {x}\".format(b, x=c)", "a <b> <c>"),
            ("python", "(\"a \" \"b\" + c)", "a b<c>"),
            ("python", "text(f\"a {b}\")", "a <b>"),
            ("typescript", "`a ${b.c({d: 1})} e` + f", "a <b.c({d: 1})> e<f>"),
            ("javascript", "\"a '\" + b + \"'\"", "a '<b>'"),
            ("go", "fmt.Sprintf(\"a '%s' %d\", b, c)", "a '<b>' 0"),
            ("go", "\"a \" + b", "a <b>"),
            ("rust", "&format!(\"a {b} {}\", c.d())", "a <b> <c.d()>"),
            ("rust", "\"a\"", "a"),
            ("java", "String.format(\"a %s\", b)", "a <b>"),
            ("csharp", "$\"a {b:N} {{c}}\"", "a <b> {c}"),
            ("kotlin", "\"a $b ${c.d}\".trimIndent()", "a <$b> <c.d>"),
            ("ruby", "\"a #{b} '#{c}'\"", "a <b> '<c>'"),
            ("php", "\"a $b {$c}\" . $d", "a <$b> <c><$d>"),
            ("go", "name", "none"),
        ] {
            assert_eq!(shown(text, language), expected, "{language}: {text}");
        }
    }

    #[test]
    fn arguments_of_the_last_call() {
        let (callee, given) = arguments("db.where(\"a, b\", f(1, 2)).limit(x)", "go").unwrap();
        assert_eq!((callee, given), ("db.where(\"a, b\", f(1, 2)).limit", vec!["x"]));
        let (callee, given) = arguments("run([\"a\", b], check=True)", "python").unwrap();
        assert_eq!((callee, given), ("run", vec!["[\"a\", b]", "check=True"]));
        assert_eq!(list("[\"a\", b]", "python").unwrap(), ["\"a\"", "b"]);
        assert_eq!(list("new String[] {\"a\", b}", "java").unwrap(), ["\"a\"", "b"]);
    }
}
