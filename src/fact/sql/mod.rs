//! SQL statements as facts.
//!
//! What a statement does is read from its words, which no dialect and no syntax error can blind; that the parser of the
//! dialect takes it whole is what makes the reading certain.

mod alter;
mod bounds;
mod condition;
mod dialect;
mod features;
pub(super) mod lexer;
mod narrowing;
mod parse;
mod policy;
mod prose;
mod reader;
mod sections;
pub(super) mod statements;
#[cfg(test)]
mod tests;

use super::{Lowered, Surroundings, Template};
pub use dialect::Dialect;
pub use prose::looks_like_sql;

/// The statements of `template`, in the dialect that its text shows.
pub fn lower(template: &Template, around: &Surroundings) -> Lowered {
    lower_in(template, around, Dialect::detect(&template.text, ""))
}

/// The statements of `template`, in a known dialect.
pub fn lower_in(template: &Template, around: &Surroundings, dialect: Dialect) -> Lowered {
    reader::Reader::new(template, around, dialect).read()
}
