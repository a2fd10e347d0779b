//! Routines, and the blocks in them.

use super::{Reader, What, named};
use crate::fact::sql::lexer::{Kind, Word};
use crate::source::limits;

/// What a statement in a block may start with, where no THEN says so.
const VERBS: &[&str] = &[
    "begin",
    "throw",
    "raiserror",
    "return",
    "update",
    "delete",
    "insert",
    "select",
    "exec",
    "execute",
    "set",
    "print",
    "rollback",
    "commit",
    "truncate",
    "merge",
];

impl<'t> Reader<'t, '_> {
    /// `CREATE FUNCTION … AS $$ … $$`, `CREATE TRIGGER …`
    pub(super) fn created(&mut self, words: &[Word<'_>]) {
        let kind = words
            .iter()
            .position(|word| word.is_any(&["function", "procedure", "proc", "trigger", "event", "package"]));
        let Some(at) = kind else { return };
        let name = words.get(at + 1..).and_then(named).map(|(name, _)| name).unwrap_or_default();
        let is_trigger = words.get(at).is_some_and(|word| word.is("trigger"));
        let returns_trigger = words.windows(2).any(|pair| matches!(pair, [a, b] if a.is("returns") && b.is("trigger")));
        let head = words.iter().position(|word| word.is_any(&["as", "begin"])).unwrap_or(words.len());
        let head = self.text(words.get(at + 1..head.max(at + 1)).unwrap_or_default());
        let define = |reader: &mut Reader<'t, '_>| {
            reader.item_of(What::Definition, &name, head, words, |reader| {
                let text = words.iter().rfind(|word| word.kind == Kind::Text && word.text.starts_with('$'));
                let inner = words.iter().position(|word| word.is("begin")).and_then(|at| words.get(at..));
                match (text, inner) {
                    (Some(text), _) => reader.body(text),
                    (None, Some(inner)) => {
                        reader.nested += 1;
                        reader.block(inner);
                    }
                    (None, None) => {
                        if let Some(text) = words.iter().rfind(|word| word.kind == Kind::Text) {
                            reader.body(text);
                        }
                    }
                }
            });
        };
        // What a trigger does, it does whoever changes the table.
        if is_trigger || returns_trigger {
            self.item_of(What::Call, "trigger", String::new(), words, define);
        } else {
            define(self);
        }
    }

    /// A block of statements, all of them in one transaction.
    pub(super) fn block(&mut self, words: &[Word<'_>]) {
        self.item_of(What::Frame, "", "transaction of a block".to_owned(), words, |reader| {
            reader.steps(words, 0, &[], 0);
        });
    }

    /// The statements from `at` up to one of `stops`; where that stands.
    fn steps(&mut self, words: &[Word<'_>], mut at: usize, stops: &[&str], depth: usize) -> usize {
        while let Some(word) = words.get(at) {
            if word.is_any(stops) || depth > limits::DEPTH / 4 {
                return at;
            }
            let next = words.get(at + 1);
            at = match () {
                () if is_end(word) || word.is_any(&["then", "else", "try", "catch", "loop"]) && stops.is_empty() => {
                    at + 1
                }
                () if word.is("declare") => words
                    .iter()
                    .enumerate()
                    .skip(at)
                    .find(|(_, word)| word.is("begin"))
                    .map_or(ended(words, at), |(at, _)| at),
                () if word.is("begin") => {
                    let begins =
                        next.is_some_and(|next| next.is_any(&["tran", "transaction", "try", "catch", "atomic"]));
                    at + 1 + usize::from(begins)
                }
                () if word.is("exception") => self.handlers(words, at + 1, depth),
                () if word.is("end") => ended(words, at),
                () if word.is("if") => self.conditional(words, at, depth),
                () if word.is_any(&["for", "while", "foreach", "loop"]) => self.looped(words, at, depth),
                () => {
                    let end = self.extent(words, at);
                    self.one(words.get(at..end).unwrap_or_default(), &[]);
                    end.max(at + 1)
                }
            };
        }
        at
    }

    /// Where the statement at `at` ends.
    fn extent(&self, words: &[Word<'_>], at: usize) -> usize {
        let mut depth = 0i32;
        for (index, word) in words.iter().enumerate().skip(at) {
            depth += i32::from(word.is("(")) - i32::from(word.is(")"));
            let separate = index > at
                && depth <= 0
                && word.is("end")
                && words.get(index + 1).is_none_or(|next| is_end(next) || next.is("if"));
            if is_end(word) || separate {
                return index;
            }
        }
        words.len()
    }

    /// `IF … THEN … ELSIF … ELSE … END IF`, and without THEN.
    fn conditional(&mut self, words: &[Word<'_>], at: usize, depth: usize) -> usize {
        let Some((condition, body)) = condition(words, at + 1) else { return at + 1 };
        let asked = words.get(at + 1..condition).unwrap_or_default();
        let ends: &[&str] = &["elsif", "elseif", "else", "end"];
        let has_then = words.get(condition).is_some_and(|word| word.is("then"));
        let close = closing(words, body, has_then);
        let whole = words.get(at..close.max(at + 1)).unwrap_or_default();
        let refuses = words.get(body).is_some_and(|word| word.is_any(&["raise", "signal", "throw", "raiserror"]));
        let mut text = self.text(asked).replace("EXISTS", "").replace("exists", "");
        if let Some(rest) = text.strip_prefix("NOT ").or_else(|| text.strip_prefix("not ")) {
            text = format!("!({})", rest.trim());
        }
        if refuses {
            text = format!("RAISE IF {text}");
        }
        self.item_of(What::Check, "", text, whole, |reader| {
            let stop = if has_then { ends } else { &[] };
            let inner = words.get(..close).unwrap_or(words);
            let end = reader.branch(What::Then, inner, body, stop, depth);
            let mut at = end;
            while inner.get(at).is_some_and(|word| word.is_any(&["elsif", "elseif"])) {
                let Some((condition, body)) = self::condition(inner, at + 1) else { break };
                let asked = inner.get(at + 1..condition).unwrap_or_default();
                let text = reader.text(asked);
                at = body;
                let whole = inner.get(condition..).unwrap_or_default();
                reader.item_of(What::Check, "", text, whole, |reader| {
                    at = reader.branch(What::Then, inner, body, ends, depth);
                });
            }
            if inner.get(at).is_some_and(|word| word.is("else")) {
                reader.branch(What::Otherwise, inner, at + 1, ends, depth);
            }
        });
        if has_then { ended(words, close) } else { close }
    }

    fn branch(&mut self, what: What, words: &[Word<'_>], at: usize, stops: &[&str], depth: usize) -> usize {
        let mut end = at;
        let rest = words.get(at..).unwrap_or_default();
        self.item_of(what, "", String::new(), rest, |reader| end = reader.steps(words, at, stops, depth + 1));
        end
    }

    /// `FOR … LOOP … END LOOP`
    fn looped(&mut self, words: &[Word<'_>], at: usize, depth: usize) -> usize {
        let body =
            words.iter().enumerate().skip(at).find(|(_, word)| word.is_any(&["loop", "do", "begin"]) || is_end(word));
        let Some((body, _)) = body.filter(|(_, word)| !is_end(word)) else { return ended(words, at) };
        let mut end = body;
        let head = words.get(at..body.max(at + 1)).unwrap_or_default();
        self.item(What::Loop, "", head, |reader| {
            end = reader.steps(words, body + 1, &["end"], depth + 1);
        });
        ended(words, end)
    }

    /// `EXCEPTION WHEN others THEN …`: what was done before it is an attempt, which is not said twice.
    fn handlers(&mut self, words: &[Word<'_>], mut at: usize, depth: usize) -> usize {
        while words.get(at).is_some_and(|word| word.is("when")) {
            let Some(then) = words.iter().enumerate().skip(at).find(|(_, word)| word.is("then")).map(|(at, _)| at)
            else {
                break;
            };
            let types = self.text(words.get(at + 1..then).unwrap_or_default());
            let whole = words.get(at..=then).unwrap_or_default();
            let name = if plain_all(&types) { String::new() } else { types };
            self.item(What::Handler, &name, whole, |reader| {
                at = reader.steps(words, then + 1, &["when", "end"], depth + 1);
            });
        }
        at
    }
}

/// Whether a statement ends there, whatever ends those of the file.
fn is_end(word: &Word<'_>) -> bool {
    word.kind == Kind::End || word.text == ";"
}

fn plain_all(types: &str) -> bool {
    types.trim().eq_ignore_ascii_case("others")
}

/// Where the condition from `at` ends, and where what it guards starts.
fn condition(words: &[Word<'_>], at: usize) -> Option<(usize, usize)> {
    let mut depth = 0i32;
    let mut cases = 0i32;
    for (index, word) in words.iter().enumerate().skip(at) {
        depth += i32::from(word.is("(")) - i32::from(word.is(")"));
        cases += i32::from(word.is("case"));
        if is_end(word) {
            return None;
        }
        if word.is("then") && cases == 0 {
            return Some((index, index + 1));
        }
        cases -= i32::from(word.is("end") && cases > 0);
        if index > at && depth == 0 && cases == 0 && word.is_any(VERBS) {
            return Some((index, index));
        }
    }
    None
}

/// Where the END of the condition whose body starts at `body` stands; without THEN where its one statement ends.
fn closing(words: &[Word<'_>], body: usize, has_then: bool) -> usize {
    let mut open = 0i32;
    let is_block = words.get(body).is_some_and(|word| word.is("begin"));
    for (index, word) in words.iter().enumerate().skip(body) {
        let before = index.checked_sub(1).and_then(|before| words.get(before));
        let ends = before.is_some_and(|before| before.is("end"));
        // `DROP TABLE IF EXISTS` opens nothing.
        let is_statement =
            before.is_some_and(|before| is_end(before) || before.is_any(&["then", "else", "begin", "loop"]));
        let opens = (word.is_any(&["begin", "case", "loop"]) && !ends) || (word.is("if") && is_statement && has_then);
        if opens {
            open += 1;
        } else if word.is("end") {
            if open == 0 {
                return index;
            }
            open -= 1;
            if open == 0 && !has_then && is_block {
                return index + 1;
            }
        } else if is_end(word) && !has_then && open == 0 {
            return index + 1;
        }
    }
    words.len()
}

/// Behind the end of the statement at `at`.
fn ended(words: &[Word<'_>], at: usize) -> usize {
    words.iter().enumerate().skip(at).find(|(_, word)| is_end(word)).map_or(words.len(), |(at, _)| at + 1)
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::*;

    #[test]
    fn names_without_case() {
        let words = crate::fact::sql::lexer::read("\"App\".\"Orders\" x", 0, crate::fact::sql::Dialect::Generic);
        assert_eq!(named(&words.words), Some(("orders".to_owned(), 3)));
        assert_eq!(plain(&words.words[0]), "app");
    }
}
