//! Units of systemd: what `ExecStart=` and its kin run. No shell reads them: words are split, variables replaced.

use rustc_hash::FxHashMap;

use super::lines::{self, Line};
use super::{By, Recipe, Run, literal};
use crate::fact::{Origin, Piece, Value};
use crate::source::{Source, Span};

/// So many variables are followed.
const KEPT: usize = 256;

pub(super) fn read(source: &Source) -> Recipe {
    let mut recipe = Recipe::default();
    let mut known: FxHashMap<String, String> = FxHashMap::default();
    let all = lines::of(&source.text, 0);
    let mut at = 0;
    while let Some(line) = all.get(at).map(|line| line.trim()) {
        at += 1;
        if line.text.starts_with(['#', ';', '[']) {
            continue;
        }
        let Some((key, value)) = line.split_once('=') else { continue };
        let mut value = vec![value.trim()];
        // A comment between continued lines is left out.
        while value.last().is_some_and(|line| lines::goes_on(line.text, '\\')) {
            let Some(next) = all.get(at) else { break };
            at += 1;
            if !next.trim().text.starts_with(['#', ';']) {
                value.push(next.trim());
            }
        }
        match key.text.trim() {
            "Environment" => set(&value, &mut known, &mut recipe),
            key if key.starts_with("Exec") => run(key, &value, &known, &mut recipe),
            _ => {}
        }
    }
    recipe
}

fn set(value: &[Line<'_>], known: &mut FxHashMap<String, String>, recipe: &mut Recipe) {
    for word in words(value, &FxHashMap::default()) {
        let Value::Text(pieces) = &word else { continue };
        let [Piece::Literal { text, span }] = pieces.as_slice() else { continue };
        let Some((name, text)) = text.split_once('=') else { continue };
        if known.len() < KEPT {
            known.insert(name.to_owned(), text.to_owned());
        }
        let pieces = vec![Piece::Literal { text: text.to_owned(), span: *span }];
        recipe.runs.push(Run::new(By::Set(name.to_owned()), pieces, *span, ""));
    }
}

fn run(key: &str, value: &[Line<'_>], known: &FxHashMap<String, String>, recipe: &mut Recipe) {
    let (Some(first), Some(last)) = (value.first(), value.last()) else { return };
    let command = first.text.trim_start_matches(['@', '-', '+', '!', ':', '|']);
    let signs = first.text.get(..first.text.len() - command.len()).unwrap_or_default();
    let mut lines = value.to_vec();
    lines.splice(..1, [first.from(signs.len())]);
    let span = Span::new(first.start + signs.len(), last.end().max(first.start + signs.len()));
    let all = words(&lines, known);
    for (index, words) in all.split(|word| word.render() == ";").enumerate() {
        let mut words = words.to_vec();
        // `@` gives the program another name for itself.
        if signs.contains('@') && index == 0 && words.len() > 1 {
            words.remove(1);
        }
        if !words.is_empty() {
            recipe.runs.push(Run::new(By::Argv(words), Vec::new(), span, key));
        }
    }
}

/// The words of the lines: split at blanks, without quotes, with variables replaced.
fn words(lines: &[Line<'_>], known: &FxHashMap<String, String>) -> Vec<Value> {
    let mut words = Vec::new();
    let mut word: Option<Vec<Piece>> = None;
    let mut quote = None;
    for line in lines {
        let text = if lines::goes_on(line.text, '\\') { line.text.trim_end_matches('\\') } else { line.text };
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let here = |from: usize, to: usize| Span::new(line.start + from, line.start + to);
            match c {
                _ if quote.is_none() && c.is_whitespace() => words.extend(word.take().map(Value::Text)),
                '"' | '\'' if quote.is_none() => {
                    quote = Some(c);
                    word.get_or_insert_default();
                }
                _ if quote == Some(c) => quote = None,
                '\\' => {
                    let (next, escaped) = chars.next().unwrap_or((at, c));
                    let span = here(at, next + escaped.len_utf8());
                    push(word.get_or_insert_default(), Piece::Literal { text: escaped.to_string(), span });
                }
                '$' => {
                    let (piece, taken) = variable(text, at, known, line.start);
                    push(word.get_or_insert_default(), piece);
                    while chars.next_if(|(next, _)| *next < at + taken).is_some() {}
                }
                _ => push(word.get_or_insert_default(), literal(c.encode_utf8(&mut [0; 4]), line.start + at)),
            }
        }
        if quote.is_none() {
            words.extend(word.take().map(Value::Text));
        }
    }
    words.extend(word.map(Value::Text));
    words
}

/// `$NAME`, `${NAME}`, `$$`: what it stands for, and how many bytes it takes.
fn variable(text: &str, at: usize, known: &FxHashMap<String, String>, start: usize) -> (Piece, usize) {
    let rest = text.get(at + 1..).unwrap_or_default();
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let (name, taken) = match rest.strip_prefix('{') {
        Some(inner) => inner.split_once('}').map_or(("", 1), |(name, _)| (name, name.len() + 3)),
        None => {
            let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
            (rest.get(..end).unwrap_or_default(), end + 1)
        }
    };
    let span = |taken: usize| Span::new(start + at, start + at + taken);
    if rest.starts_with('$') {
        return (Piece::Literal { text: "$".to_owned(), span: span(2) }, 2);
    }
    match known.get(name) {
        _ if name.is_empty() => (Piece::Literal { text: "$".to_owned(), span: span(1) }, 1),
        Some(text) => (Piece::Literal { text: text.clone(), span: span(taken) }, taken),
        None => (Piece::Hole { name: format!("${name}"), origin: Origin::Unknown, span: span(taken) }, taken),
    }
}

/// Adds a piece; a text goes on with the next that stands right behind it.
fn push(pieces: &mut Vec<Piece>, piece: Piece) {
    let exact = |text: &str, span: &Span| text.len() == span.end.saturating_sub(span.start);
    if let (Some(Piece::Literal { text: last, span: at }), Piece::Literal { text, span }) = (pieces.last_mut(), &piece)
        && at.end == span.start
        && exact(last, at)
        && exact(text, span)
    {
        last.push_str(text);
        at.end = span.end;
        return;
    }
    pieces.push(piece);
}

#[cfg(test)]
mod tests {
    use super::super::hold;

    #[test]
    fn what_a_unit_runs() {
        hold(
            "x.service",
            &[
                ("[Service]\nExecStart=-/bin/rm -rf /srv/x\n", &["rm -rf /srv/x ^ExecStart"]),
                ("ExecStopPost=@/bin/rm zap \\\n# c\n  -r 'a b'", &["rm -r a b ^ExecStopPost"]),
                ("Environment=\"D=/srv/x y\" E=1\nExecStart=rm ${D} $E $$X $Z", &["rm /srv/x y 1 $X {$Z} ^ExecStart"]),
                ("ExecStart=sh -c 'rm x; ls'", &["sh -c rm x; ls ^ExecStart", "rm x ^ExecStart", "ls ^ExecStart"]),
                ("ExecStart=a ; rm b", &["a ^ExecStart", "rm b ^ExecStart"]),
                ("Environment=NODE_TLS_REJECT_UNAUTHORIZED=0", &["NODE_TLS_REJECT_UNAUTHORIZED=0"]),
                ("ExecStart=", &[]),
            ],
        );
    }
}
