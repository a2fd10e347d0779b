//! Rust.

use std::sync::LazyLock;

use tree_sitter::Node;

use super::kind::{Host, Kind, PLAIN, Part, Shape, Table};
use super::{Language, dotted};
use crate::source::Source;

pub(super) static LANGUAGE: Language = Language {
    id: "rust",
    extensions: &["rs"],
    file_names: &[],
    shebangs: &[],
    grammar: Some(|| tree_sitter_rust::LANGUAGE.into()),
    host: Some(&HOST),
};

static HOST: Host = Host {
    rows: "rust",
    kinds: &[KINDS],
    parts: PARTS,
    shapes: &[
        (Shape::Comment, &["line_comment", "block_comment"]),
        (Shape::Mark, &["attribute_item", "inner_attribute_item"]),
        (Shape::Propagation, &["try_expression"]),
        (Shape::Type, &["struct_item", "enum_item"]),
        (Shape::Field, &["field_initializer"]),
    ],
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
    imported,
    table: LazyLock::new(|| Table::new(&tree_sitter_rust::LANGUAGE.into(), &[KINDS], PARTS)),
    ..PLAIN
};

const KINDS: &[(Kind, &[&str])] = &[
    (
        Kind::Silent,
        &[
            "line_comment",
            "block_comment",
            "attribute_item",
            "inner_attribute_item",
            "visibility_modifier",
            "parameters",
            "closure_parameters",
            "type_parameters",
            "type_arguments",
            "where_clause",
            "reference_type",
            "generic_type",
            "scoped_type_identifier",
            "struct_item",
            "enum_item",
            "union_item",
            "type_item",
            "function_signature_item",
            "macro_definition",
            "token_tree",
            "tuple_struct_pattern",
            "struct_pattern",
            "tuple_pattern",
            "or_pattern",
            "ref_pattern",
            "mut_pattern",
            "reference_pattern",
        ],
    ),
    (Kind::Definition, &["function_item", "impl_item", "mod_item", "trait_item"]),
    (Kind::Call, &["call_expression"]),
    (Kind::Macro, &["macro_invocation"]),
    (Kind::Binding, &["let_declaration", "const_item", "static_item", "assignment_expression"]),
    (Kind::Import, &["use_declaration", "extern_crate_declaration"]),
    (Kind::ExpressionStatement, &["expression_statement"]),
    (Kind::Conditional, &["if_expression"]),
    (Kind::Loop, &["while_expression", "for_expression", "loop_expression"]),
    (Kind::Binary, &["binary_expression"]),
    (Kind::Match, &["match_expression"]),
    (Kind::Closure, &["closure_expression"]),
    (Kind::Exit, &["return_expression", "continue_expression", "break_expression"]),
    (Kind::Text, &["string_literal", "raw_string_literal"]),
    (Kind::Content, &["string_content"]),
    (Kind::Escape, &["escape_sequence"]),
    (Kind::List, &["array_expression", "tuple_expression"]),
    (Kind::Name, &["identifier"]),
    (Kind::Root, &["crate", "self", "super", "type_identifier"]),
    (Kind::Literal, &["integer_literal", "boolean_literal"]),
    (Kind::Wrapper, &["parenthesized_expression", "await_expression", "try_expression", "reference_expression"]),
    (Kind::Member, &["field_expression"]),
    (Kind::Path, &["scoped_identifier"]),
    (Kind::Generic, &["generic_function"]),
];

const PARTS: &[(Part, &[&str])] = &[
    (Part::Name, &["name", "type", "macro"]),
    (Part::Callee, &["function"]),
    (Part::Arguments, &["arguments"]),
    (Part::Object, &["value", "path"]),
    (Part::Member, &["field", "name"]),
    (Part::Bound, &["pattern", "name", "left"]),
    (Part::Worth, &["value", "right"]),
    (Part::Left, &["left"]),
    (Part::Right, &["right"]),
    (Part::Operator, &["operator"]),
    (Part::Condition, &["condition"]),
    (Part::Then, &["consequence"]),
    (Part::Else, &["alternative"]),
    (Part::Body, &["body"]),
    (Part::Subject, &["value"]),
    (Part::Pattern, &["pattern"]),
    (Part::Parameters, &["parameters"]),
    (Part::Trait, &["trait"]),
];

/// Deepest nesting of `use` lists that is followed.
const DEPTH: usize = 16;

fn imported(node: Node<'_>, source: &Source) -> Vec<(String, String)> {
    let mut found = Vec::new();
    if let Some(argument) = node.child_by_field_name("argument") {
        tree(argument, source, "", &mut found, 0);
    }
    found
}

/// A tree of `use` lists.
fn tree(node: Node<'_>, source: &Source, prefix: &str, found: &mut Vec<(String, String)>, depth: usize) {
    if depth > DEPTH {
        return;
    }
    let field = |name| node.child_by_field_name(name);
    let under = |rest: &str| if prefix.is_empty() { rest.to_owned() } else { format!("{prefix}.{rest}") };
    match node.kind() {
        "use_list" => {
            let mut cursor = node.walk();
            for item in node.named_children(&mut cursor) {
                tree(item, source, prefix, found, depth + 1);
            }
        }
        "scoped_use_list" => {
            let prefix = field("path").map_or_else(|| prefix.to_owned(), |part| under(&dotted(part, source)));
            if let Some(list) = field("list") {
                tree(list, source, &prefix, found, depth + 1);
            }
        }
        "use_as_clause" => {
            if let (Some(part), Some(alias)) = (field("path"), field("alias")) {
                found.push((dotted(alias, source), under(&dotted(part, source))));
            }
        }
        "self" => {
            let last = prefix.rsplit('.').next().unwrap_or_default();
            found.push((last.to_owned(), prefix.to_owned()));
        }
        "identifier" | "scoped_identifier" => {
            let full = under(&dotted(node, source));
            found.push((full.rsplit('.').next().unwrap_or_default().to_owned(), full));
        }
        _ => {}
    }
}
