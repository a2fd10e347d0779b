//! Python.

use std::sync::LazyLock;

use tree_sitter::Node;

use super::kind::{Host, Kind, PLAIN, Part, Shape, Table};
use super::{Language, dotted};
use crate::source::Source;

pub(super) static LANGUAGE: Language = Language {
    id: "python",
    extensions: &["py", "pyi", "pyw"],
    file_names: &["SConstruct"],
    shebangs: &["python", "python3"],
    grammar: Some(|| tree_sitter_python::LANGUAGE.into()),
    host: Some(&HOST),
};

static HOST: Host = Host {
    rows: "python",
    kinds: &[KINDS],
    parts: PARTS,
    shapes: &[
        (Shape::Comment, &["comment"]),
        (Shape::Mark, &["decorator"]),
        (Shape::Frame, &["with_statement"]),
        (Shape::Handler, &["except_clause"]),
        (Shape::Slice, &["slice"]),
    ],
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
    not: "not ",
    imported,
    own: "self",
    table: LazyLock::new(|| Table::new(&tree_sitter_python::LANGUAGE.into(), &[KINDS], PARTS)),
    ..PLAIN
};

const KINDS: &[(Kind, &[&str])] = &[
    (
        Kind::Silent,
        &["comment", "type", "dotted_name", "global_statement", "nonlocal_statement", "type_alias_statement"],
    ),
    (Kind::Definition, &["function_definition", "class_definition"]),
    (Kind::Call, &["call"]),
    (Kind::Binding, &["assignment", "as_pattern"]),
    (Kind::Growth, &["augmented_assignment"]),
    (Kind::Assertion, &["assert_statement"]),
    (Kind::Import, &["import_statement", "import_from_statement"]),
    (Kind::ExpressionStatement, &["expression_statement"]),
    (Kind::Conditional, &["if_statement"]),
    (Kind::ElseIf, &["elif_clause"]),
    (Kind::Loop, &["while_statement", "for_statement", "for_in_clause"]),
    (Kind::Comprehension, &["list_comprehension", "set_comprehension", "generator_expression"]),
    (Kind::Ternary, &["conditional_expression"]),
    (Kind::Binary, &["boolean_operator", "binary_operator"]),
    (Kind::Match, &["match_statement"]),
    (Kind::Try, &["try_statement"]),
    (Kind::Finally, &["finally_clause"]),
    (Kind::Framed, &["with_statement", "decorated_definition"]),
    (Kind::Frame, &["with_clause", "decorator"]),
    (Kind::Closure, &["lambda"]),
    (Kind::Raise, &["raise_statement"]),
    (Kind::Exit, &["return_statement", "continue_statement", "break_statement"]),
    (Kind::Keyword, &["keyword_argument"]),
    (Kind::Text, &["string"]),
    (Kind::Texts, &["concatenated_string"]),
    (Kind::Content, &["string_content"]),
    (Kind::Interpolation, &["interpolation"]),
    (Kind::List, &["list", "tuple"]),
    (Kind::Splat, &["list_splat"]),
    (Kind::Dictionary, &["dictionary"]),
    (Kind::Pair, &["pair"]),
    (Kind::Name, &["identifier"]),
    (Kind::Literal, &["integer", "float", "true", "false", "none"]),
    (Kind::Wrapper, &["parenthesized_expression", "await", "pattern_list", "as_pattern_target"]),
    (Kind::Item, &["subscript"]),
    (Kind::Member, &["attribute"]),
];

const PARTS: &[(Part, &[&str])] = &[
    (Part::Name, &["name"]),
    (Part::Callee, &["function"]),
    (Part::Arguments, &["arguments"]),
    (Part::Object, &["object", "value"]),
    (Part::Member, &["attribute"]),
    (Part::Bound, &["left", "alias"]),
    (Part::Worth, &["right", "value"]),
    (Part::Key, &["key"]),
    (Part::Left, &["left"]),
    (Part::Right, &["right"]),
    (Part::Operator, &["operator"]),
    (Part::Condition, &["condition"]),
    (Part::Then, &["consequence"]),
    (Part::Else, &["alternative"]),
    (Part::Body, &["body"]),
    (Part::Subject, &["subject"]),
    (Part::Parameters, &["parameters"]),
];

/// `import a.b` binds `a` and needs no entry; an alias and a `from` do.
fn imported(node: Node<'_>, source: &Source) -> Vec<(String, String)> {
    let module = node.child_by_field_name("module_name").map(|module| format!("{}.", dotted(module, source)));
    let module = module.unwrap_or_default();
    let mut cursor = node.walk();
    let found = node.children_by_field_name("name", &mut cursor).filter_map(|item| {
        let part = |name| item.child_by_field_name(name).map(|part| dotted(part, source));
        match (part("name"), part("alias")) {
            (Some(name), Some(alias)) => Some((alias, format!("{module}{name}"))),
            _ if module.is_empty() => None,
            _ => {
                let name = dotted(item, source);
                Some((name.clone(), format!("{module}{name}")))
            }
        }
    });
    found.collect()
}
