//! JavaScript and TypeScript, which share all that is read of them.

use std::sync::LazyLock;

use tree_sitter::Node;

use super::Language;
use super::kind::{Host, Kind, Known, PLAIN, Part, Shape, Table};
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
    kinds: &[KINDS, FIELDS],
    parts: PARTS,
    shapes: &[
        (Shape::Comment, &["comment"]),
        (Shape::Handler, &["catch_clause"]),
        (Shape::Mark, &["decorator"]),
        (Shape::Field, &["shorthand_property_identifier"]),
    ],
    prints: PRINTS,
    imported,
    loads: Some(loads),
    required: Some(required),
    own: "this",
    tests: TESTS,
    table: LazyLock::new(|| Table::new(&tree_sitter_javascript::LANGUAGE.into(), &[KINDS, FIELDS], PARTS)),
    ..PLAIN
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
    "RegExp",
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
    "match",
    "toHaveBeenCalledWith",
    "toMatchSnapshot",
    "toMatchInlineSnapshot",
    "toContainEqual",
    "toStrictEqual",
    "css`",
    "html`",
    "gql`",
    "graphql`",
];

/// What runs before, in and after tests; `after(…)` and `before(…)` are said by others too.
const TESTS: &[&str] =
    &["describe", "it", "test", "suite", "beforeEach", "afterEach", "beforeAll", "afterAll", "onTestFinished"];

const KINDS: &[(Kind, &[&str])] = &[
    (Kind::Silent, &["comment", "hash_bang_line", "jsx_text", "formal_parameters", "object_pattern", "array_pattern"]),
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
    (Kind::Literal, &["number", "regex", "true", "false", "null", "undefined"]),
    (Kind::Wrapper, &["parenthesized_expression", "await_expression"]),
    (Kind::Member, &["member_expression", "subscript_expression"]),
];

/// What only untyped code has.
const FIELDS: &[(Kind, &[&str])] = &[(Kind::Binding, &["field_definition"])];

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
    (Part::Member, &["property", "index"]),
    (Part::Bound, &["name", "left", "property"]),
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

/// The module of a quoted name: `node:fs/promises` is `fs.promises`; none where it is a file of the same project.
fn module(quoted: Node<'_>, source: &Source) -> Option<String> {
    let text = source.slice(quoted.byte_range().into()).trim_matches(['"', '\'', '`']);
    let own = text.starts_with(['.', '~', '#', '/']) || text.starts_with("@/");
    (!own).then(|| text.strip_prefix("node:").unwrap_or(text).replace('/', "."))
}

/// What a module gives under `name`; of a file of the same project only the name is known.
fn member(module: Option<&str>, name: &str) -> String {
    match module {
        Some(module) if name == "default" => module.to_owned(),
        Some(module) => format!("{module}.{name}"),
        None => name.to_owned(),
    }
}

/// `import fs, { rm as remove } from "fs/promises"` and `import fs = require("fs")`.
fn imported(node: Node<'_>, source: &Source) -> Vec<(String, String)> {
    let text = |node: Node<'_>| source.slice(node.byte_range().into()).to_owned();
    let mut found = Vec::new();
    let mut cursor = node.walk();
    let clauses = ["import_clause", "import_require_clause"];
    let Some(clause) = node.named_children(&mut cursor).find(|child| clauses.contains(&child.kind())) else {
        return found;
    };
    let quoted = node.child_by_field_name("source").or_else(|| clause.child_by_field_name("source"));
    let module = quoted.and_then(|quoted| module(quoted, source));
    let whole = |name: Node<'_>| module.as_ref().map(|module| (text(name), module.clone()));
    for part in clause.named_children(&mut clause.walk()) {
        match part.kind() {
            "identifier" => found.extend(whole(part)),
            "namespace_import" => found.extend(part.named_child(0).and_then(whole)),
            _ => {
                for item in part.named_children(&mut part.walk()) {
                    if let Some(name) = item.child_by_field_name("name") {
                        let local = item.child_by_field_name("alias").unwrap_or(name);
                        found.push((text(local), member(module.as_deref(), &text(name))));
                    }
                }
            }
        }
    }
    found
}

/// The module of `require("fs")` and `import("fs")`.
fn loads(call: Node<'_>, source: &Source) -> Option<String> {
    let called = call.child_by_field_name("function").filter(|_| call.kind() == "call_expression")?;
    if !matches!(source.slice(called.byte_range().into()), "require" | "import") {
        return None;
    }
    let quoted = call.child_by_field_name("arguments")?.named_child(0).filter(|node| node.kind() == "string")?;
    module(quoted, source)
}

/// Calls that give back the function they are given.
const SAME: &[&str] = &["promisify", "util.promisify", "pify"];

/// `const { exec, rm: remove } = require("child_process")`, `const run = promisify(exec)`, `const { rm } = fs.promises`.
fn required(binding: Node<'_>, source: &Source, known: Known<'_>) -> Vec<(String, String)> {
    let text = |node: Node<'_>| source.slice(node.byte_range().into()).to_owned();
    let module = || {
        let mut value = binding.child_by_field_name("value")?;
        let mut members = Vec::new();
        for _ in 0..8 {
            match value.kind() {
                "await_expression" | "parenthesized_expression" => value = value.named_child(0)?,
                "member_expression" => {
                    members.push(text(value.child_by_field_name("property")?));
                    value = value.child_by_field_name("object")?;
                }
                "call_expression" if members.is_empty() && SAME.contains(&callee(value, source)) => {
                    value = value.child_by_field_name("arguments")?.named_child(0)?;
                }
                _ => break,
            }
        }
        let root = match value.kind() {
            "identifier" => known(&text(value))?,
            _ => loads(value, source)?,
        };
        Some(members.into_iter().rev().fold(root, |path, name| member(Some(&path), &name)))
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
        Some((local.unwrap_or_else(|| key.clone()), member(Some(&module), &key)))
            .filter(|(local, _)| !local.contains('{'))
    });
    parts.collect()
}

fn callee<'a>(call: Node<'_>, source: &'a Source) -> &'a str {
    call.child_by_field_name("function").map(|called| source.slice(called.byte_range().into())).unwrap_or_default()
}
