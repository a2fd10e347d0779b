//! JavaScript and TypeScript, which share all that is read of them.

use std::sync::LazyLock;

use tree_sitter::Node;

use super::Language;
use super::kind::{Host, Kind, Part, Table};
use crate::source::Source;

pub(super) static JAVASCRIPT: Language = Language {
    id: "javascript",
    extensions: &["js", "mjs", "cjs", "jsx"],
    file_names: &["Jakefile"],
    shebangs: &["node", "bun", "deno", "zx"],
    grammar: Some(|| tree_sitter_javascript::LANGUAGE.into()),
    host: Some(&HOST),
};

pub(super) static TYPESCRIPT: Language = Language {
    id: "typescript",
    extensions: &["ts", "mts", "cts"],
    file_names: &[],
    shebangs: &["ts-node", "tsx"],
    grammar: Some(|| tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into()),
    host: Some(&TYPED_HOST),
};

pub(super) static TSX: Language = Language {
    id: "tsx",
    extensions: &["tsx"],
    file_names: &[],
    shebangs: &[],
    grammar: Some(|| tree_sitter_typescript::LANGUAGE_TSX.into()),
    host: Some(&TSX_HOST),
};

static HOST: Host = Host {
    rows: "javascript",
    kinds: &[KINDS],
    parts: PARTS,
    prints: PRINTS,
    ends: &[],
    formats: &[],
    not: "!",
    imported,
    required: Some(required),
    table: LazyLock::new(|| Table::new(&tree_sitter_javascript::LANGUAGE.into(), &[KINDS], PARTS)),
};

static TYPED_HOST: Host = Host {
    kinds: &[KINDS, TYPES],
    table: LazyLock::new(|| Table::new(&tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into(), &[KINDS, TYPES], PARTS)),
    ..HOST
};

static TSX_HOST: Host = Host {
    kinds: &[KINDS, TYPES],
    table: LazyLock::new(|| Table::new(&tree_sitter_typescript::LANGUAGE_TSX.into(), &[KINDS, TYPES], PARTS)),
    ..HOST
};

const PRINTS: &[&str] = &[
    "log",
    "info",
    "warn",
    "error",
    "debug",
    "trace",
    "Error",
    "TypeError",
    "RangeError",
    "describe",
    "it",
    "test",
    "expect",
    "toBe",
    "toEqual",
    "toMatch",
    "toContain",
    "toThrow",
    "equal",
    "strictEqual",
    "deepEqual",
    "includes",
    "startsWith",
    "replace",
];

const KINDS: &[(Kind, &[&str])] = &[
    (
        Kind::Silent,
        &["comment", "hash_bang_line", "regex", "jsx_text", "formal_parameters", "object_pattern", "array_pattern"],
    ),
    (
        Kind::Definition,
        &["function_declaration", "generator_function_declaration", "method_definition", "class_declaration"],
    ),
    (Kind::Call, &["call_expression", "new_expression"]),
    (Kind::Binding, &["variable_declarator", "assignment_expression"]),
    (Kind::Declaration, &["lexical_declaration", "variable_declaration", "export_statement"]),
    (Kind::Growth, &["augmented_assignment_expression"]),
    (Kind::Import, &["import_statement"]),
    (Kind::ExpressionStatement, &["expression_statement"]),
    (Kind::Conditional, &["if_statement"]),
    (Kind::Loop, &["for_statement", "for_in_statement", "while_statement", "do_statement"]),
    (Kind::Ternary, &["ternary_expression"]),
    (Kind::Binary, &["binary_expression"]),
    (Kind::Match, &["switch_statement"]),
    (Kind::Try, &["try_statement"]),
    (Kind::Finally, &["finally_clause"]),
    (Kind::Closure, &["arrow_function", "function_expression", "generator_function"]),
    (Kind::Raise, &["throw_statement"]),
    (Kind::Exit, &["return_statement", "continue_statement", "break_statement"]),
    (Kind::Text, &["string", "template_string"]),
    (Kind::Content, &["string_fragment"]),
    (Kind::Escape, &["escape_sequence"]),
    (Kind::Interpolation, &["template_substitution"]),
    (Kind::List, &["array"]),
    (Kind::Splat, &["spread_element"]),
    (Kind::Dictionary, &["object"]),
    (Kind::Pair, &["pair"]),
    (Kind::Name, &["identifier", "shorthand_property_identifier"]),
    (Kind::Root, &["this", "super", "import"]),
    (Kind::Literal, &["number", "true", "false", "null", "undefined"]),
    (Kind::Wrapper, &["parenthesized_expression", "await_expression"]),
    (Kind::Member, &["member_expression"]),
];

const TYPES: &[(Kind, &[&str])] = &[
    (
        Kind::Silent,
        &[
            "type_annotation",
            "interface_declaration",
            "type_alias_declaration",
            "type_arguments",
            "type_parameters",
            "enum_declaration",
        ],
    ),
    (Kind::Definition, &["abstract_class_declaration", "internal_module"]),
    (Kind::Binding, &["public_field_definition"]),
    (Kind::Wrapper, &["as_expression", "non_null_expression", "satisfies_expression"]),
];

const PARTS: &[(Part, &[&str])] = &[
    (Part::Name, &["name"]),
    (Part::Callee, &["function", "constructor"]),
    (Part::Arguments, &["arguments"]),
    (Part::Object, &["object"]),
    (Part::Member, &["property"]),
    (Part::Bound, &["name", "left"]),
    (Part::Worth, &["value", "right"]),
    (Part::Key, &["key"]),
    (Part::Left, &["left"]),
    (Part::Right, &["right"]),
    (Part::Operator, &["operator"]),
    (Part::Condition, &["condition"]),
    (Part::Then, &["consequence"]),
    (Part::Else, &["alternative"]),
    (Part::Body, &["body"]),
    (Part::Subject, &["value"]),
    (Part::Pattern, &["value"]),
    (Part::Parameters, &["parameters", "parameter"]),
];

/// The module of a quoted name: `node:fs/promises` is `fs.promises`.
fn module(quoted: Node<'_>, source: &Source) -> String {
    let text = source.slice(quoted.byte_range().into()).trim_matches(['"', '\'', '`']);
    text.strip_prefix("node:").unwrap_or(text).replace('/', ".")
}

/// `import fs, { rm as remove } from "fs/promises"`.
fn imported(node: Node<'_>, source: &Source) -> Vec<(String, String)> {
    let Some(module) = node.child_by_field_name("source").map(|quoted| module(quoted, source)) else {
        return Vec::new();
    };
    let text = |node: Node<'_>| source.slice(node.byte_range().into()).to_owned();
    let mut found = Vec::new();
    let mut cursor = node.walk();
    let Some(clause) = node.named_children(&mut cursor).find(|child| child.kind() == "import_clause") else {
        return found;
    };
    for part in clause.named_children(&mut clause.walk()) {
        match part.kind() {
            "identifier" => found.push((text(part), module.clone())),
            "namespace_import" => found.extend(part.named_child(0).map(|name| (text(name), module.clone()))),
            _ => {
                for item in part.named_children(&mut part.walk()) {
                    if let Some(name) = item.child_by_field_name("name") {
                        let local = item.child_by_field_name("alias").unwrap_or(name);
                        found.push((text(local), format!("{module}.{}", text(name))));
                    }
                }
            }
        }
    }
    found
}

/// `const { exec, rm: remove } = require("child_process")`.
fn required(binding: Node<'_>, source: &Source) -> Vec<(String, String)> {
    let text = |node: Node<'_>| source.slice(node.byte_range().into()).to_owned();
    let module = || {
        let mut value = binding.child_by_field_name("value")?;
        let mut members = Vec::new();
        for _ in 0..4 {
            match value.kind() {
                "await_expression" | "parenthesized_expression" => value = value.named_child(0)?,
                "member_expression" => {
                    members.push(text(value.child_by_field_name("property")?));
                    value = value.child_by_field_name("object")?;
                }
                _ => break,
            }
        }
        let called = value.child_by_field_name("function").filter(|_| value.kind() == "call_expression")?;
        let quoted = value.child_by_field_name("arguments")?.named_child(0).filter(|node| node.kind() == "string")?;
        let requires = matches!(text(called).as_str(), "require" | "import");
        let path: Vec<String> = std::iter::once(module(quoted, source)).chain(members.into_iter().rev()).collect();
        requires.then(|| path.join("."))
    };
    let Some((name, module)) = binding.child_by_field_name("name").zip(module()) else { return Vec::new() };
    if name.kind() == "identifier" {
        return vec![(text(name), module)];
    }
    let mut cursor = name.walk();
    let parts = name.named_children(&mut cursor).filter_map(|part| {
        let field = |field| part.child_by_field_name(field).map(text);
        let (key, local) = (field("key"), field("value"));
        let key = key.unwrap_or_else(|| text(part));
        Some((local.unwrap_or_else(|| key.clone()), format!("{module}.{key}")))
            .filter(|(local, _)| !local.contains('{'))
    });
    parts.collect()
}
