//! Whether the parser of a dialect takes a statement whole. Words alone say what it does; that it parses says that it is one.

use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::Tokenizer;

use super::dialect::Dialect;
use super::lexer::{Kind, Word};
use crate::source::limits;

/// Deepest nesting that the parser follows.
const DEPTH: usize = 50;

/// Whether `words` parse in `dialect`, or in none in particular.
pub(super) fn parses(words: &[Word<'_>], dialect: Dialect) -> bool {
    if words.len() > limits::SQL_TOKENS {
        return false;
    }
    let text = plain(words);
    let whole = |text: &str| {
        takes(text, dialect).is_ok() || (dialect != Dialect::Generic && takes(text, Dialect::Generic).is_ok())
    };
    whole(&text) || in_known_words(words).is_some_and(|words| whole(&plain(&words)))
}

/// A way to write what the parser knows otherwise: what stands in the statement, and what takes its place.
struct Spelling {
    verb: &'static str,
    written: &'static [&'static str],
    known: &'static [&'static str],
}

/// Ends and words of statements that some database has and the parser has not. `_` is any one word.
const SPELLINGS: [Spelling; 9] = [
    Spelling { verb: "drop", written: &["cascade", "constraints"], known: &["cascade"] },
    Spelling { verb: "drop", written: &["purge"], known: &[] },
    Spelling { verb: "drop", written: &["with", "(", "force", ")"], known: &[] },
    Spelling { verb: "drop", written: &["keyspace"], known: &["schema"] },
    Spelling { verb: "drop", written: &["on", "cluster", "_"], known: &[] },
    Spelling { verb: "drop", written: &["sync"], known: &[] },
    Spelling { verb: "truncate", written: &["on", "cluster", "_"], known: &[] },
    Spelling { verb: "truncate", written: &["drop", "storage"], known: &[] },
    Spelling { verb: "grant", written: &["@", "_"], known: &[] },
];

/// The statement in words that the parser knows, where it is written in some that it does not.
fn in_known_words<'a>(words: &[Word<'a>]) -> Option<Vec<Word<'a>>> {
    /// Longest statement that is put in other words.
    const LONGEST: usize = 400;
    let first = words.first().filter(|_| words.len() <= LONGEST)?;
    let bare = |text: &'static str| Word { text, kind: Kind::Bare, ..*first };
    let mut known = words.to_vec();
    for spelling in SPELLINGS.iter().filter(|spelling| first.is(spelling.verb)) {
        let length = spelling.written.len();
        let reads = |window: &[Word<'_>]| window.iter().zip(spelling.written).all(|(w, s)| *s == "_" || w.is(s));
        if let Some(at) = known.windows(length).position(reads) {
            known.splice(at..at + length, spelling.known.iter().map(|text| bare(text)));
        }
    }
    if first.is("delete") {
        // `DELETE t FROM …` and `DELETE t`: which table of several, and T-SQL without FROM.
        let named = known.get(1..)?.iter().position(|word| word.is_any(&["from", "where"]));
        match named.filter(|at| known.get(at + 1).is_some_and(|word| word.is("from"))) {
            Some(at) => drop(known.drain(1..=at)),
            None => known.insert(1, bare("from")),
        }
    }
    (known.len() != words.len() || first.is("drop")).then_some(known)
}

fn takes(text: &str, dialect: Dialect) -> Result<(), ParserError> {
    let dialect = dialect.parser();
    let tokens = Tokenizer::new(dialect.as_ref(), text).tokenize()?;
    let mut parser = Parser::new(dialect.as_ref()).with_recursion_limit(DEPTH).with_tokens(tokens);
    parser.parse_statements().map(|_| ())
}

/// The words with holes and parameters as every dialect takes them.
fn plain(words: &[Word<'_>]) -> String {
    let mut out = String::new();
    for word in words {
        match word.kind {
            Kind::Parameter => out.push('1'),
            Kind::Bare if word.text.contains(['{', '#']) => {
                out.extend(word.text.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }));
            }
            _ => out.push_str(word.text),
        }
        out.push(' ');
    }
    out
}
