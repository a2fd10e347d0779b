//! The outline of statements: what is done to which table, behind which conditions of a routine, in which transaction.

mod condition;
mod routine;
mod statement;

use super::build::Builder;
use super::{Outline, Speech, What};
use crate::fact::sql::lexer::{self, Kind, Word};
use crate::fact::sql::statements::{Statement, split};
use crate::fact::{Template, sql::Dialect};
use crate::source::{Source, Span};

/// The outline of a file of statements.
pub(super) fn outline(source: &Source) -> Outline {
    let mut builder = Builder::new(Speech::Statements);
    let dialect = Dialect::detect(&source.text, &source.path.to_text());
    read_in(&Template::of_file(&source.text, 0), &mut builder, dialect);
    builder.out
}

/// Adds what the statements in `template` do.
pub(super) fn read(template: &Template, builder: &mut Builder) {
    read_in(template, builder, Dialect::detect(&template.text, ""));
}

fn read_in(template: &Template, builder: &mut Builder, dialect: Dialect) {
    let words = lexer::read(&template.text, 0, dialect);
    if let Some(open) = words.open {
        builder.out.unparsed.push(template.host_span(open));
    }
    Reader { template, builder, dialect, nested: 0 }.all(&words.words);
}

/// Whether statements only ask.
pub(super) fn only_asks(text: &str) -> bool {
    let lower = text.trim_start().to_lowercase();
    let writes = ["insert ", "update ", "delete ", "drop ", "truncate ", "alter ", "call "];
    ["select", "show", "explain", "with"].iter().any(|first| lower.starts_with(first))
        && !writes.iter().any(|word| lower.contains(word))
}

struct Reader<'t, 'b> {
    template: &'t Template,
    builder: &'b mut Builder,
    dialect: Dialect,
    /// How many texts deep.
    nested: usize,
}

/// A body in a body in a body is as deep as anybody writes.
const NESTED: usize = 3;

impl<'t> Reader<'t, '_> {
    fn span(&self, words: &[Word<'_>]) -> Span {
        let own = words.first().zip(words.last()).map(|(first, last)| first.span.cover(last.span));
        self.template.host_span(own.unwrap_or_default())
    }

    /// The words as they are written, on one line.
    fn text(&self, words: &[Word<'_>]) -> String {
        let own = words.first().zip(words.last()).map(|(first, last)| first.span.cover(last.span)).unwrap_or_default();
        self.template.restore(self.template.text.get(own.start..own.end).unwrap_or_default())
    }

    fn item(&mut self, what: What, name: &str, words: &[Word<'_>], inside: impl FnOnce(&mut Reader<'t, '_>)) {
        let text = self.text(words);
        self.item_of(what, name, text, words, inside);
    }

    fn item_of(
        &mut self,
        what: What,
        name: &str,
        text: String,
        words: &[Word<'_>],
        inside: impl FnOnce(&mut Reader<'t, '_>),
    ) {
        let (template, dialect, nested) = (self.template, self.dialect, self.nested);
        let span = self.span(words);
        self.builder.item(what, name, text, span, |builder| {
            inside(&mut Reader { template, builder, dialect, nested });
        });
    }

    /// The statements of a text, those between BEGIN and COMMIT in a frame.
    fn all(&mut self, words: &[Word<'_>]) {
        let statements = split(words);
        let mut at = 0;
        while let Some(statement) = statements.get(at) {
            at += 1;
            if !statement::opens_transaction(statement.words) {
                let later = statements.get(at..).unwrap_or_default();
                self.one(statement.words, later);
                continue;
            }
            let rest = statements.get(at..).unwrap_or_default();
            let length = rest.iter().position(|other| statement::closes_transaction(other.words));
            let inner = rest.get(..length.unwrap_or(rest.len())).unwrap_or_default();
            let whole = around(words, statement, inner.last().unwrap_or(statement));
            self.item_of(What::Frame, "", "begin transaction".to_owned(), whole, |reader| {
                for (at, statement) in inner.iter().enumerate() {
                    reader.one(statement.words, inner.get(at + 1..).unwrap_or_default());
                }
            });
            at += inner.len() + usize::from(length.is_some());
        }
    }

    /// What a text in the statements says: the body of a routine.
    fn body(&mut self, word: &Word<'_>) {
        let quote = if word.text.starts_with('$') {
            word.text.get(1..).and_then(|rest| rest.find('$')).map_or(0, |end| end + 2)
        } else {
            1
        };
        let inner = word.text.get(quote..word.text.len().saturating_sub(quote)).unwrap_or_default();
        if self.nested >= NESTED {
            return;
        }
        let words = lexer::read(inner, word.span.start + quote, self.dialect);
        self.nested += 1;
        self.routine(&words.words);
        self.nested -= 1;
    }

    /// A body: a block, or statements one after the other.
    fn routine(&mut self, words: &[Word<'_>]) {
        let is_block = words.iter().take(200).any(|word| word.is("begin"));
        if is_block { self.block(words) } else { self.all(words) }
    }
}

/// The words from one statement to another.
fn around<'w, 'a>(words: &'w [Word<'a>], first: &Statement<'_, '_>, last: &Statement<'_, '_>) -> &'w [Word<'a>] {
    let start = first.words.first().map_or(0, |word| word.span.start);
    let end = last.words.last().map_or(start, |word| word.span.end);
    let from = words.partition_point(|word| word.span.start < start);
    let to = words.partition_point(|word| word.span.end <= end);
    words.get(from..to.max(from)).unwrap_or_default()
}

/// A name without its quotes, in lower case.
fn plain(word: &Word<'_>) -> String {
    word.text.trim_matches(['"', '`', '[', ']', '\'']).to_lowercase()
}

/// The name at the start of `words`, without schema: `"app"."orders"` → `orders`; and how many words it has.
fn named(words: &[Word<'_>]) -> Option<(String, usize)> {
    let is_name = |word: &&Word<'_>| matches!(word.kind, Kind::Bare | Kind::Quoted);
    let mut at = 0;
    let mut name = plain(words.first().filter(is_name)?);
    while words.get(at + 1).is_some_and(|dot| dot.text == ".") {
        let Some(next) = words.get(at + 2).filter(is_name) else { break };
        name = plain(next);
        at += 2;
    }
    Some((name, at + 1))
}
