//! What the nodes of each grammar mention: the only place that knows the grammars.

use std::num::NonZeroU16;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use tree_sitter::{Language, Node};

/// Kinds of nodes, by what they mention.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) definitions: &'static [&'static str],
    pub(super) calls: &'static [&'static str],
    pub(super) assignments: &'static [&'static str],
    pub(super) asserts: &'static [&'static str],
    pub(super) strings: &'static [&'static str],
    pub(super) lists: &'static [&'static str],
    /// Ids of the fields of the grammar: looking one up by its name goes through all names each time.
    fields: LazyLock<FxHashMap<String, NonZeroU16>>,
    /// Last names of calls that show text and do not run it.
    pub(super) prints: &'static [&'static str],
    /// Last names of calls that run what a builder has put together.
    pub(super) ends: &'static [&'static str],
}

static PYTHON: Table = Table {
    fields: LazyLock::new(|| fields(&tree_sitter_python::LANGUAGE.into())),
    definitions: &["function_definition", "class_definition"],
    calls: &["call"],
    assignments: &["assignment"],
    asserts: &["assert_statement"],
    strings: &["string", "concatenated_string"],
    lists: &["list", "tuple"],
    prints: &[
        "print",
        "debug",
        "info",
        "warning",
        "warn",
        "error",
        "exception",
        "critical",
        "write",
        "echo",
        "secho",
        "append",
        "fail",
        "skip",
        "Exception",
        "ValueError",
        "RuntimeError",
        "CommandError",
        "assertIn",
        "assertEqual",
        "help",
        "add_argument",
    ],
    ends: &[],
};

static RUST: Table = Table {
    fields: LazyLock::new(|| fields(&tree_sitter_rust::LANGUAGE.into())),
    definitions: &["function_item", "impl_item", "mod_item", "trait_item"],
    calls: &["call_expression"],
    assignments: &["let_declaration", "const_item", "static_item"],
    asserts: &[],
    strings: &["string_literal", "raw_string_literal"],
    lists: &["array_expression", "tuple_expression"],
    prints: &[
        "expect",
        "context",
        "with_context",
        "contains",
        "starts_with",
        "push_str",
        "debug",
        "info",
        "warn",
        "error",
        "anyhow",
        "to_string",
        "from",
        "into",
    ],
    ends: &["status", "output", "spawn", "exec"],
};

impl Table {
    /// The child of `node` in the field called `name`.
    pub(super) fn field<'tree>(&self, node: Node<'tree>, name: &str) -> Option<Node<'tree>> {
        node.child_by_field_id(self.fields.get(name)?.get())
    }
}

fn fields(grammar: &Language) -> FxHashMap<String, NonZeroU16> {
    let ids = (1..=grammar.field_count()).filter_map(|id| NonZeroU16::new(u16::try_from(id).ok()?));
    ids.filter_map(|id| Some((grammar.field_name_for_id(id.get())?.to_owned(), id))).collect()
}

/// The table of a language.
pub(super) fn table(language: &str) -> Option<&'static Table> {
    match language {
        "python" => Some(&PYTHON),
        "rust" => Some(&RUST),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::LANGUAGES;

    #[test]
    fn every_kind_is_in_its_grammar() {
        for id in ["python", "rust"] {
            let table = table(id).unwrap();
            let grammar = LANGUAGES.iter().find(|l| l.id == id).unwrap().grammar.unwrap()();
            let kinds = [table.definitions, table.calls, table.assignments, table.asserts, table.strings, table.lists];
            for kind in kinds.into_iter().flatten() {
                assert_ne!(grammar.id_for_node_kind(kind, true), 0, "{id}: {kind}");
            }
        }
    }
}
