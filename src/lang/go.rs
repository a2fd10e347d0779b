//! Go.

use std::sync::LazyLock;

use tree_sitter::Node;

use super::Language;
use super::kind::{Host, Kind, Kinds, PLAIN, Part, Parts, Shape, Table};
use crate::source::Source;

pub(super) static LANGUAGE: Language = Language {
    id: "go",
    extensions: &["go"],
    file_names: &[],
    shebangs: &[],
    grammar: Some(|| tree_sitter_go::LANGUAGE.into()),
    host: Some(&HOST),
};

static HOST: Host = Host {
    rows: "go",
    kinds: &[KINDS],
    parts: PARTS,
    shapes: &[
        (Shape::Comment, &["comment"]),
        (Shape::Slice, &["slice_expression"]),
        (Shape::Type, &["type_declaration"]),
        (Shape::Made, &["composite_literal"]),
    ],
    prints: &[
        "Println",
        "Printf",
        "Print",
        "Fprintf",
        "Fprintln",
        "Errorf",
        "New",
        "Fatal",
        "Fatalf",
        "Log",
        "Logf",
        "Error",
        "Info",
        "Infof",
        "Warn",
        "Warnf",
        "Debug",
        "Debugf",
        "Wrap",
        "Wrapf",
        "Contains",
        "HasPrefix",
        "Equal",
        "Msg",
        "Skip",
        "Panicf",
        "Sprintf",
        "Run",
    ],
    formats: &["fmt.Sprintf"],
    imported,
    table: LazyLock::new(|| Table::new(&tree_sitter_go::LANGUAGE.into(), &[KINDS], PARTS)),
    ..PLAIN
};

const KINDS: Kinds = &[
    (Kind::Silent, &["comment", "parameter_list", "type_declaration", "package_clause", "type_arguments"]),
    (Kind::Definition, &["function_declaration", "method_declaration"]),
    (Kind::Call, &["call_expression"]),
    (Kind::Declaration, &["const_declaration", "var_declaration", "var_spec_list"]),
    (Kind::Binding, &["const_spec", "var_spec", "short_var_declaration", "assignment_statement"]),
    (Kind::Import, &["import_declaration"]),
    (Kind::ExpressionStatement, &["expression_statement"]),
    (Kind::Sequence, &["statement_list"]),
    (Kind::Conditional, &["if_statement"]),
    (Kind::Loop, &["for_statement"]),
    (Kind::Binary, &["binary_expression"]),
    (Kind::Match, &["expression_switch_statement"]),
    (Kind::Finally, &["defer_statement"]),
    (Kind::Closure, &["func_literal"]),
    (Kind::Exit, &["return_statement", "continue_statement", "break_statement", "goto_statement"]),
    (Kind::Text, &["interpreted_string_literal", "raw_string_literal"]),
    (Kind::Content, &["interpreted_string_literal_content", "raw_string_literal_content"]),
    (Kind::Escape, &["escape_sequence"]),
    (Kind::Dictionary, &["literal_value"]),
    (Kind::Pair, &["keyed_element"]),
    (Kind::Splat, &["variadic_argument"]),
    (Kind::Name, &["identifier"]),
    (Kind::Literal, &["int_literal", "float_literal", "true", "false", "nil"]),
    (
        Kind::Wrapper,
        &["parenthesized_expression", "unary_expression", "composite_literal", "literal_element", "expression_list"],
    ),
    (Kind::Member, &["selector_expression"]),
];

const PARTS: Parts = &[
    (Part::Name, &["name"]),
    (Part::Callee, &["function"]),
    (Part::Arguments, &["arguments"]),
    (Part::Object, &["operand"]),
    (Part::Member, &["field"]),
    (Part::Bound, &["left", "name"]),
    (Part::Worth, &["right", "value", "body", "operand"]),
    (Part::Key, &["key"]),
    (Part::Left, &["left"]),
    (Part::Right, &["right"]),
    (Part::Operator, &["operator"]),
    (Part::First, &["initializer"]),
    (Part::Condition, &["condition"]),
    (Part::Then, &["consequence"]),
    (Part::Else, &["alternative"]),
    (Part::Body, &["body"]),
    (Part::Subject, &["value"]),
    (Part::Pattern, &["value"]),
    (Part::Parameters, &["parameters"]),
];

/// `import run "os/exec"`: a package goes by the last part of its path, versions left out, whatever it is called here.
fn imported(node: Node<'_>, source: &Source) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = vec![node];
    while let Some(node) = rest.pop() {
        let mut cursor = node.walk();
        rest.extend(node.named_children(&mut cursor).filter(|child| child.kind().starts_with("import_spec")));
        let text = |name| node.child_by_field_name(name).map(|part| source.slice(part.byte_range().into()));
        let Some(path) = text("path") else { continue };
        let mut parts = path.trim_matches(['"', '`']).rsplit('/');
        let is_version = |part: &&str| part.strip_prefix('v').is_some_and(|number| number.parse::<u32>().is_ok());
        let package = parts.find(|part| !is_version(part)).unwrap_or_default();
        // `gopkg.in/yaml.v3`
        let package = package.split(".v").next().unwrap_or_default();
        found.push((text("name").unwrap_or(package).to_owned(), package.to_owned()));
    }
    found
}
