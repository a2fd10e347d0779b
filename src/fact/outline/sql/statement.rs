//! One statement.

use super::{Reader, What, named, plain};
use crate::fact::sql::lexer::{Kind, Word};
use crate::fact::sql::statements::{Statement, is_routine};

/// `BEGIN`, `START TRANSACTION`, `BEGIN TRAN`.
pub(super) fn opens_transaction(words: &[Word<'_>]) -> bool {
    let second = |wanted: &[&str]| words.get(1).is_none_or(|word| word.is_any(wanted));
    match words.first() {
        Some(word) if word.is("begin") => {
            second(&["transaction", "tran", "work", "immediate", "exclusive", "isolation", "deferred"])
        }
        Some(word) if word.is("start") => words.get(1).is_some_and(|word| word.is("transaction")),
        _ => false,
    }
}

pub(super) fn closes_transaction(words: &[Word<'_>]) -> bool {
    words.first().is_some_and(|word| word.is_any(&["commit", "rollback"]) || (word.is("end") && words.len() < 3))
}

impl<'t> Reader<'t, '_> {
    /// One statement; `later` are those that come behind it.
    pub(super) fn one(&mut self, words: &[Word<'_>], later: &[Statement<'_, '_>]) {
        let Some(first) = words.first() else { return };
        let second = |wanted: &[&str]| words.get(1).is_some_and(|word| word.is_any(wanted));
        let behind = |keyword: &str| words.iter().position(|word| word.is(keyword)).and_then(|at| words.get(at + 1..));
        match plain(first).as_str() {
            _ if is_routine(words) => self.created(words),
            "do" => self.item_of(What::Frame, "", "transaction of a block".to_owned(), words, |reader| {
                if let Some(body) = words.iter().find(|word| word.kind == Kind::Text) {
                    reader.body(body);
                }
            }),
            "create" | "alter" if words.iter().take(6).any(|word| word.is("view")) => {
                let name = behind("view").map(past_exists).and_then(named);
                self.item(What::Definition, &name.map(|(name, _)| name).unwrap_or_default(), words, |r| {
                    r.limits(words)
                });
            }
            "create" | "alter" if second(&["policy"]) => {
                let name = words.get(2).map(plain).unwrap_or_default();
                self.item(What::Definition, &name, words, |reader| reader.limits(words));
            }
            "create" if copies(words, later) => {
                let table = behind("from").and_then(named).map(|(name, _)| name).unwrap_or_default();
                self.item(What::Call, &format!("{table}.copy_table"), words, |_| {});
            }
            "select" | "with" | "perform" => self.asking(words),
            "update" => self.act(words, words.get(1..), "update"),
            "delete" => self.act(words, behind("from"), "delete"),
            "insert" | "replace" | "merge" => self.act(words, behind("into"), "insert"),
            "truncate" => self.act(words, words.get(if second(&["table"]) { 2 } else { 1 }..), "truncate"),
            "lock" => self.act(words, words.get(if second(&["table", "tables"]) { 2 } else { 1 }..), "lock"),
            verb @ ("create" | "alter" | "drop" | "comment") => {
                let kind = words.iter().take(8).position(|word| {
                    word.is_any(&["table", "index", "sequence", "schema", "database", "type", "column", "role", "user"])
                });
                let object = kind.and_then(|at| words.get(at + 1..)).map(past_exists);
                self.act(words, object, verb);
            }
            "set" => self.set(words),
            "call" | "exec" => {
                let name = words.get(1..).and_then(named).map(|(name, _)| name).unwrap_or_default();
                self.item(What::Call, &name, words, |_| {});
            }
            "execute" => self.item(What::Call, "execute", words, |_| {}),
            "grant" | "revoke" => self.granted(words),
            "raise" | "signal" | "throw" | "raiserror" => {
                let fails = !second(&["notice", "warning", "info", "debug", "log"]);
                self.item(if fails { What::Raise } else { What::Comment }, "", words, |_| {});
            }
            "return" | "exit" | "continue" | "leave" => self.item(What::Leave, "", words, |_| {}),
            "assert" => self.item(What::Assertion, "", words.get(1..).unwrap_or(words), |_| {}),
            _ if words.get(1).is_some_and(|word| word.is_any(&[":=", "="])) => {
                self.item(What::Binding, &plain(first), words, |_| {});
            }
            name => self.item(What::Call, name, words, |_| {}),
        }
    }

    /// Something is done to a table.
    fn act(&mut self, words: &[Word<'_>], object: Option<&[Word<'_>]>, verb: &str) {
        let object = object.map(|object| match object.first() {
            Some(only) if only.is_any(&["only", "concurrently"]) => object.get(1..).unwrap_or_default(),
            _ => object,
        });
        let table = object.and_then(named).map(|(name, _)| name).unwrap_or_default();
        let name = if table.is_empty() { verb.to_owned() } else { format!("{table}.{verb}") };
        self.item(What::Call, &name, words, |reader| reader.limits(words));
    }

    /// `SELECT … FROM orders … FOR UPDATE`, `SELECT pg_advisory_lock(1)`, `PERFORM notify()`.
    fn asking(&mut self, words: &[Word<'_>]) {
        let from = words.iter().position(|word| word.is("from")).and_then(|at| words.get(at + 1..));
        let writes = words.windows(2).position(|pair| {
            matches!(pair, [verb, _] if verb.is_any(&["insert", "delete"]))
                || matches!(pair, [before, verb] if verb.is("update") && !before.is_any(&["for", "key"]))
        });
        let verb = match (words.first().is_some_and(|word| word.is("with")), writes) {
            (true, Some(at)) => words
                .get(at..at + 2)
                .and_then(|pair| pair.iter().find(|w| w.is_any(&["insert", "delete", "update"])))
                .map(plain),
            _ => None,
        };
        let name = match from.and_then(named) {
            Some((table, _)) => format!("{table}.{}", verb.as_deref().unwrap_or("select")),
            None => words.get(1..).and_then(named).map(|(name, _)| name).unwrap_or_default(),
        };
        self.item(What::Call, &name, words, |reader| reader.limits(words));
        let into = words.iter().position(|word| word.is("into")).filter(|_| self.nested > 0);
        if let Some((at, (variable, _))) = into.and_then(|at| Some((at, words.get(at + 1..).and_then(named)?))) {
            let text = self.text(words.get(1..at).unwrap_or_default());
            self.item_of(What::Binding, &variable, text, words, |_| {});
        }
        let lock = words.windows(2).position(|pair| {
            matches!(pair, [first, second] if first.is("for") && second.is_any(&["update", "share", "no"]))
                || matches!(pair, [first, second] if first.is("lock") && second.is("in"))
        });
        if let Some(lock) = lock.and_then(|at| words.get(at..)) {
            self.item(What::Call, "for_update", lock, |_| {});
        }
    }

    /// `SET LOCAL lock_timeout = '3s'`
    fn set(&mut self, words: &[Word<'_>]) {
        let own =
            words.iter().skip(1).position(|word| !word.is_any(&["local", "session", "global"])).map_or(1, |at| at + 1);
        let rest = words.get(own..).unwrap_or_default();
        let name = rest.first().map(|word| plain(word).trim_start_matches('@').to_owned()).unwrap_or_default();
        let value = rest.get(2..).unwrap_or_default();
        let text = self.text(value);
        self.item_of(What::Binding, &format!("session.{name}"), text, words, |_| {});
    }

    /// Who may call a routine: a mark of it, though it stands behind it.
    fn granted(&mut self, words: &[Word<'_>]) {
        let on_routine = words.iter().any(|word| word.is_any(&["function", "procedure", "routine", "execute"]));
        if !on_routine {
            return self.item(What::Call, &words.first().map(plain).unwrap_or_default(), words, |_| {});
        }
        self.item(What::Call, "grant", words, |reader| {
            if words.first().is_some_and(|word| word.is("revoke")) {
                reader.item(What::Mark, "revoke_execute", words, |_| {});
            }
        });
    }
}

/// `words` behind `IF [NOT] EXISTS`.
fn past_exists<'w, 'a>(words: &'w [Word<'a>]) -> &'w [Word<'a>] {
    let length = words.iter().take(4).take_while(|word| word.is_any(&["if", "not", "exists", "concurrently"])).count();
    words.get(length..).unwrap_or_default()
}

/// Whether a table is made of another that a later statement changes.
fn copies(words: &[Word<'_>], later: &[Statement<'_, '_>]) -> bool {
    let is_table = words.iter().take(4).any(|word| word.is("table"));
    let selects = words
        .windows(2)
        .any(|pair| matches!(pair, [first, second] if first.is("as") && second.is_any(&["select", "table"])));
    let source = words.iter().position(|word| word.is("from")).and_then(|at| words.get(at + 1..)).and_then(named);
    let Some((source, _)) = source.filter(|_| is_table && selects) else { return false };
    later.iter().any(|statement| {
        statement.words.first().is_some_and(|first| first.is_any(&["update", "delete", "alter", "drop", "truncate"]))
            && statement.words.iter().any(|word| plain(word) == source)
    })
}
