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
    takes(&text, dialect).is_ok() || (dialect != Dialect::Generic && takes(&text, Dialect::Generic).is_ok())
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
