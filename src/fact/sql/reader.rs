//! Reads a text statement by statement and keeps what one statement means for the next.

use rustc_hash::{FxHashMap, FxHashSet};

use super::alter::{column_type, type_of};
use super::dialect::Dialect;
use super::features::{self, Reading, name};
use super::lexer::{self, Kind, Word};
use super::narrowing::{Loss, loss};
use super::parse;
use super::sections::{section_at, sections};
use super::statements::{self, Statement, is_routine};
use crate::fact::{Confidence, Fact, FactKind, Guard, GuardKind, Lowered, Surroundings, Template, Value};
use crate::source::{Span, limits};

/// Longest rendering, in characters.
const LONGEST: usize = 400;

/// Verbs that nothing asks about more: that they parse is worth no time.
const PLAIN: [&str; 8] = ["select", "begin", "commit", "rollback", "set", "pragma", "insert", "copy"];

/// Reads one document.
pub(super) struct Reader<'t> {
    template: &'t Template,
    around: &'t Surroundings,
    dialect: Dialect,
    sections: Vec<(usize, &'static str)>,
    transaction: bool,
    temporary: FxHashSet<String>,
    types: FxHashMap<String, String>,
    out: Lowered,
}

/// Statements that sqlparser does not know and that cannot be mistaken for anything else.
const OURS: &[&str] = &["drop owned", "reassign owned", "drop tablespace", "alter table drop partition"];

/// How a text is reached.
#[derive(Clone)]
struct Reach {
    certainty: Confidence,
    depth: usize,
    /// Whether `BEGIN` opens a block here, not a transaction.
    body: bool,
    /// The `IF` before the statement.
    condition: Option<String>,
}

impl<'t> Reader<'t> {
    /// A reader of `template`.
    pub(super) fn new(template: &'t Template, around: &'t Surroundings, dialect: Dialect) -> Self {
        Self {
            template,
            around,
            dialect,
            sections: sections(&template.text),
            transaction: false,
            temporary: FxHashSet::default(),
            types: FxHashMap::default(),
            out: Lowered::default(),
        }
    }

    /// What the document says.
    pub(super) fn read(mut self) -> Lowered {
        let whole = Span::new(0, self.template.text.len());
        let reach = Reach { certainty: self.around.certainty, depth: 0, body: false, condition: None };
        self.text(whole, &reach);
        self.out.facts.sort_by_key(|fact| fact.span.start);
        self.out
    }

    /// The statements that stand at `span` of the template.
    fn text(&mut self, span: Span, reach: &Reach) {
        let Some(text) = self.template.text.get(span.start..span.end) else { return };
        let words = lexer::read(text, span.start, self.dialect);
        if let Some(open) = words.open {
            self.out.unparsed.push(self.template.host_span(open));
        }
        self.words(&words.words, reach);
    }

    fn words(&mut self, words: &[Word<'t>], reach: &Reach) {
        let mut condition = reach.condition.clone();
        for statement in statements::split(words) {
            if !self.out.has_room(self.template.host_span(spanned(statement.words))) {
                return;
            }
            self.statement(statement, &Reach { condition: condition.clone(), ..reach.clone() });
            // What an IF opens ends with the statement that it stands before, as far as words show.
            let opens = !statement.ended && statement.words.first().is_some_and(|word| word.is_any(&["if", "while"]));
            condition = if opens { Some(rendering(statement.words)) } else { reach.condition.clone() };
        }
    }

    fn statement(&mut self, statement: Statement<'_, 't>, reach: &Reach) {
        let words = trimmed(statement.words);
        let Some(first) = words.first() else { return };
        let block = first.is("begin") && !is_transaction(words, statement.ended) || first.is("end") && reach.body;
        if block || (reach.body && first.is("begin")) {
            if words.len() > 1 && reach.depth < limits::EMBEDDING {
                let rest = words.get(1..).unwrap_or_default();
                self.words(rest, &Reach { body: true, depth: reach.depth + 1, ..reach.clone() });
            }
            return;
        }
        self.inner(words, reach);
        if first.is("do") {
            return;
        }
        let readings = features::read(words);
        let asked = readings.iter().any(|reading| !PLAIN.contains(&reading.verb.as_str()));
        let parsed = !asked || parse::parses(words, self.dialect);
        if first.is("create") {
            self.remember(words);
        }
        for reading in readings {
            if !self.out.has_room(self.template.host_span(spanned(words))) {
                return;
            }
            self.fact(words, reading, parsed, reach);
        }
    }

    /// Statements inside the statement: bodies, and text that is executed.
    fn inner(&mut self, words: &[Word<'t>], reach: &Reach) {
        let Some(first) = words.first() else { return };
        if reach.depth >= limits::EMBEDDING {
            return;
        }
        let depth = reach.depth + 1;
        let literal = words.iter().find(|word| word.kind == Kind::Text);
        let capped =
            |cap: Confidence, body: bool| Reach { certainty: reach.certainty.min(cap), depth, body, ..reach.clone() };
        if is_routine(words) {
            // What a routine does is done when it is called.
            let reach = capped(Confidence::Low, true);
            let quoted = words.iter().find(|word| word.kind == Kind::Text && word.text.starts_with('$'));
            match quoted.or(literal.filter(|_| !words.iter().any(|word| word.is("begin")))) {
                Some(body) => self.text(content(body), &reach),
                None => self.words(statements::body(words), &reach),
            }
        } else if first.is("do") {
            if let Some(body) = literal {
                self.text(content(body), &capped(Confidence::Medium, true));
            }
        } else if first.is_any(&["exec", "execute"])
            || (first.is("prepare") && words.iter().any(|word| word.is("from")))
        {
            self.executed(words, &capped(Confidence::High, reach.body));
        }
    }

    /// The text that `words` execute: `EXEC ('TRUNCATE TABLE ' + @name)`. What follows the first literal is not known.
    fn executed(&mut self, words: &[Word<'t>], reach: &Reach) {
        let Some(at) = words.iter().position(|word| word.kind == Kind::Text) else { return };
        let Some(literal) = words.get(at) else { return };
        let goes_on = words.get(at + 1).is_some_and(|word| word.is_any(&["||", "+", "|"]));
        let listed = words.get(at + 1).is_some_and(|word| word.is(","));
        let text = self.slice(content(literal));
        // `EXECUTE format('DROP TABLE %I', name)` says where its holes are, `CONCAT('DROP TABLE ', name)` does not.
        if !goes_on && super::looks_like_sql(text) && !text.ends_with(char::is_whitespace) {
            return self.text(content(literal), reach);
        }
        if (goes_on || listed) && super::looks_like_sql(&format!("{text} unknown")) {
            let mut read = lexer::read(text, content(literal).start, self.dialect).words;
            read.push(Word { text: "{?}", kind: Kind::Bare, span: content(literal) });
            self.words(&read, reach);
        }
    }

    fn slice(&self, span: Span) -> &'t str {
        self.template.text.get(span.start..span.end).unwrap_or_default()
    }

    /// Keeps the types of a table's columns, to tell whether a later change narrows them.
    fn remember(&mut self, words: &[Word<'t>]) {
        let Some(open) = words.iter().position(|word| word.is("(")) else { return };
        let head = words.get(..open).unwrap_or_default();
        let mut start = head.len().saturating_sub(1);
        while start >= 2 && head.get(start - 1).is_some_and(|word| word.is(".")) {
            start -= 2;
        }
        let table = name(head, start);
        let mut depth = 0i32;
        let columns = words.get(open + 1..).unwrap_or_default().split(|word| {
            depth += i32::from(word.is("(")) - i32::from(word.is(")"));
            depth == 0 && word.is(",")
        });
        for column in columns {
            if let Some(kind) = column.get(1..).and_then(column_type) {
                self.types.insert(format!("{table}.{}", name(column, 0)).to_lowercase(), kind);
            }
        }
    }

    fn fact(&mut self, words: &[Word<'t>], mut reading: Reading<'t>, parsed: bool, reach: &Reach) {
        let shown = reading.words.take().unwrap_or_else(|| features::cut(words).to_vec());
        let object = reading.objects.first().cloned().unwrap_or_default();
        self.narrow(&shown, &object, &mut reading);
        self.mark_temporary(&object, &mut reading);
        self.fill_in_condition(&shown, &mut reading);
        reading.flags.sort();
        reading.flags.dedup();
        let begins = reading.verb == "begin";
        let ends = reading.verb == "commit" || (reading.verb == "rollback" && words.len() <= 2);
        let certain = (parsed || OURS.contains(&reading.verb.as_str())) && !reading.guessed;
        let certainty = if certain { reach.certainty } else { reach.certainty.min(Confidence::Medium) };
        let guards = self.guards(&reading, begins || ends, reach);
        let start = words.first().map_or(0, |word| word.span.start);
        let section = section_at(&self.sections, start);
        let restored = |text: &String| Value::Text(self.template_pieces(text, &shown));
        let arguments = reading.objects.iter().filter(|object| !object.is_empty()).map(restored).collect();
        self.out.facts.push(Fact {
            kind: FactKind::Statement,
            name: reading.verb,
            arguments,
            flags: reading.flags,
            receiver: None,
            rendering: self.template.restore(&rendering(&shown)).chars().take(LONGEST).collect(),
            span: self.template.host_span(spanned(words)),
            parent: section.map_or_else(|| self.around.parent.clone(), str::to_owned),
            guards,
            certainty,
            meaning: None,
        });
        self.transaction = (self.transaction || begins) && !ends;
    }

    /// `DELETE FROM t {conditions}`: what fills the hole at the end of a statement is its condition, as far as one can
    /// tell.
    fn fill_in_condition(&self, words: &[Word<'t>], reading: &mut Reading<'t>) {
        let [.., before, last] = words else { return };
        let writes = matches!(reading.verb.as_str(), "delete" | "update");
        let bounded = reading.flags.iter().any(|flag| flag == "where");
        let named = before.kind == Kind::Symbol && !before.is(")") || before.is_any(&["from", "only", "set", "update"]);
        if writes && !bounded && !named && self.template.hole(last.text).is_some() {
            reading.flags.extend(["where".to_owned(), "bound=?".to_owned()]);
            reading.guessed = true;
        }
    }

    /// An object's name with its holes as holes, where it stands as it is written; else as restored text.
    fn template_pieces(&self, object: &str, words: &[Word<'t>]) -> Vec<crate::fact::Piece> {
        let restored = self.template.restore(object);
        let word = words.iter().find(|word| restored != object && word.text == object);
        match word {
            Some(word) => self.template.pieces(word.text, word.span.start),
            None => vec![crate::fact::Piece::Literal { text: restored, span: Span::default() }],
        }
    }

    fn guards(&self, reading: &Reading<'_>, bounds_transaction: bool, reach: &Reach) -> Vec<Guard> {
        let mut guards = self.around.guards.clone();
        if self.transaction && !bounds_transaction {
            guards.push(Guard { kind: GuardKind::Transaction, text: "BEGIN".into() });
        }
        guards.extend(reach.condition.iter().map(|text| Guard { kind: GuardKind::Condition, text: text.clone() }));
        if !reading.condition.is_empty() {
            let text = self.template.restore(&rendering(&reading.condition)).chars().take(LONGEST).collect();
            guards.push(Guard { kind: GuardKind::Condition, text });
        }
        guards
    }

    fn narrow(&mut self, words: &[Word<'t>], object: &str, reading: &mut Reading<'t>) {
        let adds = reading.verb == "alter table add column";
        if !adds && reading.verb != "alter table alter column type" {
            return;
        }
        let Some(after) = type_of(words) else { return };
        let before = self.types.insert(object.to_lowercase(), after.clone());
        if let Some(found) = loss(before.as_deref(), &after).filter(|_| !adds) {
            reading.flags.push("narrowing".into());
            reading.guessed |= found == Loss::Possible;
        }
    }

    fn mark_temporary(&mut self, object: &str, reading: &mut Reading<'t>) {
        let key = object.to_lowercase();
        let marked = reading.flags.iter().any(|flag| flag == "temporary");
        if marked && reading.verb.starts_with("create") {
            self.temporary.insert(key);
        } else if object.starts_with('#') || (self.temporary.contains(&key) && !reading.verb.starts_with("create")) {
            reading.flags.push("temporary".into());
            if reading.verb == "drop table" {
                self.temporary.remove(&key);
            }
        }
    }
}

/// Whether `BEGIN` opens a transaction, not a block.
fn is_transaction(words: &[Word<'_>], ended: bool) -> bool {
    let kinds =
        ["transaction", "tran", "work", "immediate", "deferred", "exclusive", "isolation", "read", "concurrent"];
    words.get(1).map_or(ended || words.len() == 1, |word| word.is_any(&kinds))
}

/// `words` without what opens or closes a block around the statement.
fn trimmed<'w, 'a>(mut words: &'w [Word<'a>]) -> &'w [Word<'a>] {
    while let [first, rest @ ..] = words {
        if !first.is_any(&["else", "then", "try", "catch", "loop"]) {
            break;
        }
        words = rest;
    }
    while let [rest @ .., last] = words {
        let closes = last.is_any(&["end", "begin", "try", "catch", "else"]) && rest.len() > 1 && words.len() > 2;
        if !closes || last.is("begin") && rest.last().is_some_and(|word| word.is(".")) {
            break;
        }
        words = rest;
    }
    words
}

/// The place of what stands between the quotes of a literal.
fn content(word: &Word<'_>) -> Span {
    let text = word.text;
    let (open, close) = match text.find(['\'', '$']) {
        Some(at) if text.get(at..).is_some_and(|rest| rest.starts_with('$')) => {
            let mark = text.get(1..).and_then(|rest| rest.find('$')).map_or(0, |end| end + 2);
            (mark, mark)
        }
        Some(at) => (at + 1, 1),
        None => (0, 0),
    };
    let end = word.span.end.saturating_sub(close);
    Span::new((word.span.start + open).min(end), end)
}

fn spanned(words: &[Word<'_>]) -> Span {
    let start = words.first().map_or(0, |word| word.span.start);
    Span::new(start, words.last().map_or(start, |word| word.span.end))
}

/// The words on one line, spaced alike whatever the layout; keywords in lower case.
fn rendering(words: &[Word<'_>]) -> String {
    let mut out = String::new();
    let mut tight = true;
    for word in words {
        // A long statement is cut: what no one sees need not be built.
        if out.len() > LONGEST * 8 {
            break;
        }
        if !(tight || word.is_any(&[".", ",", ")", "::"])) {
            out.push(' ');
        }
        let written = word.text.chars().take(LONGEST);
        if word.kind == Kind::Bare && is_keyword(word.text) {
            out.extend(written.flat_map(char::to_lowercase));
        } else {
            out.extend(written);
        }
        tight = word.is_any(&[".", "(", "::"]);
    }
    out
}

fn is_keyword(word: &str) -> bool {
    /// No keyword is longer.
    const KEYWORD: usize = 64;
    if word.len() > KEYWORD {
        return false;
    }
    let upper = word.to_uppercase();
    sqlparser::keywords::ALL_KEYWORDS.binary_search(&upper.as_str()).is_ok()
}
