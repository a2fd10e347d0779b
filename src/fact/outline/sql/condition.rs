//! What limits a statement: conditions that hold it to what somebody owns, limits, what happens where a row is there.

use super::{Reader, What, plain};
use crate::fact::sql::lexer::{Kind, Word};

/// Words that end a condition.
const ENDS: &[&str] = &[
    "and",
    "or",
    "group",
    "order",
    "limit",
    "for",
    "returning",
    "union",
    "having",
    "window",
    "offset",
    "fetch",
    "on",
    "where",
    "join",
    "left",
    "inner",
    "with",
    "set",
    "from",
];

/// What says who asks.
const ASKERS: &[&str] = &[
    "current_setting",
    "uid",
    "jwt",
    "current_user",
    "session_user",
    "sys_context",
    "session_context",
    "suser_name",
    "user_id",
    "current_tenant",
    "current_role",
    "current_tenant_id",
    "current_user_id",
];

impl Reader<'_, '_> {
    /// The options of a statement.
    pub(super) fn limits(&mut self, words: &[Word<'_>]) {
        // Who merges or replaces looks whether the row is there.
        if words.first().is_some_and(|first| first.is_any(&["merge", "replace"])) {
            self.option("on_conflict", words.get(..1));
        }
        for (at, word) in words.iter().enumerate() {
            let next = words.get(at + 1);
            let rest = words.get(at + 1..).unwrap_or_default();
            if word.is_any(&["where", "and", "using"]) {
                self.held(rest);
            }
            let is_number = next.is_some_and(|next| matches!(next.kind, Kind::Number | Kind::Parameter | Kind::Bare));
            let several = next.is_some_and(|next| next.text != "1");
            if word.is("limit") && is_number && several {
                self.option("limit", words.get(at..at + 2));
            } else if word.is("fetch") && next.is_some_and(|next| next.is_any(&["first", "next"])) {
                self.option("limit", words.get(at..at + 3));
            } else if word.is("top") && at < 3 && next.is_some_and(|next| next.is("(") || next.kind == Kind::Number) {
                self.option("limit", words.get(at..at + 2));
            } else if word.is("rownum") {
                self.option("limit", words.get(at..at + 3));
            } else if word.is("on") && next.is_some_and(|next| next.is_any(&["conflict", "duplicate"])) {
                self.option("on_conflict", words.get(at..));
            } else if word.is("ignore") && at == 1 {
                self.option("ignore_conflicts", words.get(at..at + 1));
            } else if word.is("exists")
                && at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| word.is("not"))
                && words.first().is_some_and(|first| first.is("insert"))
            {
                self.option("skip_duplicates", words.get(at..at + 1));
            }
        }
    }

    fn option(&mut self, name: &str, words: Option<&[Word<'_>]>) {
        if let Some(words) = words.filter(|words| !words.is_empty()) {
            self.item(What::Option, name, words, |_| {});
        }
    }

    /// `tenant_id = $1`: a column held to what is handed in, or to whoever asks.
    fn held(&mut self, words: &[Word<'_>]) {
        let words =
            if words.first().is_some_and(|word| word.is("(")) { words.get(1..).unwrap_or_default() } else { words };
        let Some((name, length)) = super::named(words) else { return };
        if !words.get(length).is_some_and(|sign| sign.is("=")) {
            return;
        }
        let right = words.get(length + 1..).unwrap_or_default();
        let mut depth = 0i32;
        let end = right.iter().position(|word| {
            depth += i32::from(word.is("(")) - i32::from(word.is(")"));
            depth < 0 || word.kind == Kind::End || (depth == 0 && word.is_any(ENDS))
        });
        let right = right.get(..end.unwrap_or(right.len())).unwrap_or_default();
        let asks = right.iter().any(|word| {
            word.kind == Kind::Parameter || (word.kind == Kind::Bare && ASKERS.contains(&plain(word).as_str()))
        });
        // A variable of a routine stands alone; a column of another table has a dot.
        let variable = self.nested > 0
            && matches!(right, [only] if only.kind == Kind::Bare && !only.is_any(&["true", "false", "null"]));
        if asks || variable {
            let whole = words.get(..length + 1 + right.len());
            self.option(&name, whole);
        }
    }
}
