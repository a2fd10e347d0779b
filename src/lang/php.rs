//! PHP.

use std::sync::LazyLock;

use tree_sitter::Node;

use super::Language;
use super::kind::{Host, Kind, Kinds, PLAIN, Part, Parts, Place, Places, Shape, Table};
use crate::source::Source;

pub(super) static LANGUAGE: Language = Language {
    id: "php",
    extensions: &["php", "phtml", "inc"],
    file_names: &["artisan"],
    shebangs: &["php"],
    grammar: Some(|| tree_sitter_php::LANGUAGE_PHP.into()),
    host: Some(&HOST),
};

static HOST: Host = Host {
    rows: "php",
    kinds: &[KINDS],
    parts: PARTS,
    places: PLACES,
    shapes: &[(Shape::Comment, &["comment"]), (Shape::Mark, &["attribute"]), (Shape::Handler, &["catch_clause"])],
    prints: &[
        "printf",
        "error_log",
        "trigger_error",
        "var_dump",
        "print_r",
        "dump",
        "info",
        "warn",
        "warning",
        "error",
        "debug",
        "notice",
        "critical",
        "line",
        "comment",
        "writeln",
        "success",
        "note",
        "str_contains",
        "str_starts_with",
        "strpos",
        "stripos",
        "preg_match",
        "preg_replace",
        "str_replace",
        "assertSame",
        "assertEquals",
        "assertStringContainsString",
        "expectExceptionMessage",
        "__",
        "define",
    ],
    formats: &["sprintf"],
    imported,
    tests: &[
        "Test",
        "DataProvider",
        "Before",
        "After",
        "BeforeClass",
        "AfterClass",
        "it",
        "test",
        "beforeEach",
        "afterEach",
    ],
    table: LazyLock::new(|| Table::placed(&tree_sitter_php::LANGUAGE_PHP.into(), &[KINDS], PARTS, PLACES)),
    ..PLAIN
};

const KINDS: Kinds = &[
    (
        Kind::Silent,
        &[
            "comment",
            "formal_parameters",
            "base_clause",
            "class_interface_clause",
            "cast_type",
            "type_list",
            "text",
            "anonymous_function_use_clause",
        ],
    ),
    (Kind::Mark, &["attribute_list", "visibility_modifier", "static_modifier"]),
    (
        Kind::Definition,
        &[
            "function_definition",
            "method_declaration",
            "class_declaration",
            "trait_declaration",
            "enum_declaration",
            "interface_declaration",
            "anonymous_class",
        ],
    ),
    (
        Kind::Call,
        &[
            "function_call_expression",
            "member_call_expression",
            "nullsafe_member_call_expression",
            "scoped_call_expression",
            "object_creation_expression",
        ],
    ),
    (Kind::Shell, &["shell_command_expression"]),
    (Kind::Argument, &["argument", "array_element_initializer"]),
    (Kind::Declaration, &["const_declaration", "property_declaration"]),
    (Kind::Binding, &["assignment_expression", "const_element", "property_element"]),
    (Kind::Growth, &["augmented_assignment_expression"]),
    (Kind::Import, &["namespace_use_declaration"]),
    (Kind::ExpressionStatement, &["expression_statement"]),
    (Kind::Conditional, &["if_statement"]),
    (Kind::ElseIf, &["else_if_clause"]),
    (Kind::Loop, &["for_statement", "foreach_statement", "while_statement", "do_statement"]),
    (Kind::Ternary, &["conditional_expression"]),
    (Kind::Binary, &["binary_expression"]),
    (Kind::Match, &["switch_statement", "match_expression"]),
    (Kind::Try, &["try_statement"]),
    (Kind::Finally, &["finally_clause"]),
    (Kind::Closure, &["anonymous_function", "arrow_function"]),
    (Kind::Raise, &["throw_expression"]),
    (Kind::Exit, &["return_statement", "continue_statement", "break_statement", "exit_statement", "goto_statement"]),
    (Kind::Text, &["string", "encapsed_string", "heredoc_body", "nowdoc_body"]),
    (Kind::Content, &["string_content", "nowdoc_string"]),
    (Kind::Escape, &["escape_sequence"]),
    (Kind::Dictionary, &["array_creation_expression"]),
    (Kind::Splat, &["variadic_unpacking"]),
    (Kind::Name, &["name"]),
    (Kind::Root, &["qualified_name", "relative_scope"]),
    (Kind::Literal, &["integer", "float", "boolean", "null"]),
    (
        Kind::Wrapper,
        &[
            // `$a` is known by its name as the field `a` is.
            "variable_name",
            "parenthesized_expression",
            "cast_expression",
            "error_suppression_expression",
            "clone_expression",
            "heredoc",
            "nowdoc",
            "by_ref",
        ],
    ),
    (
        Kind::Member,
        &[
            "member_access_expression",
            "nullsafe_member_access_expression",
            "scoped_property_access_expression",
            "class_constant_access_expression",
            "subscript_expression",
        ],
    ),
];

const PARTS: Parts = &[
    (Part::Name, &["name"]),
    (Part::Callee, &["function"]),
    (Part::Arguments, &["arguments"]),
    (Part::Object, &["object", "scope"]),
    (Part::Member, &["name"]),
    (Part::Bound, &["left", "name"]),
    (Part::Worth, &["right", "value", "default_value"]),
    (Part::Left, &["left"]),
    (Part::Right, &["right"]),
    (Part::Operator, &["operator"]),
    (Part::Condition, &["condition"]),
    (Part::Then, &["body"]),
    (Part::Else, &["alternative"]),
    (Part::Body, &["body"]),
    (Part::Subject, &["condition"]),
    (Part::Pattern, &["value", "conditional_expressions"]),
    (Part::Parameters, &["parameters"]),
];

const PLACES: Places = &[
    ("object_creation_expression", Part::Callee, Place::At(0)),
    ("object_creation_expression", Part::Arguments, Place::Of("arguments")),
    ("argument", Part::Worth, Place::At(-1)),
    ("array_element_initializer", Part::Name, Place::At(-2)),
    ("array_element_initializer", Part::Worth, Place::At(-1)),
    ("const_element", Part::Bound, Place::At(0)),
    ("const_element", Part::Worth, Place::At(1)),
    ("foreach_statement", Part::Worth, Place::At(0)),
    ("foreach_statement", Part::Bound, Place::At(1)),
    ("subscript_expression", Part::Object, Place::At(0)),
    ("subscript_expression", Part::Member, Place::At(1)),
    ("class_constant_access_expression", Part::Object, Place::At(0)),
    ("class_constant_access_expression", Part::Member, Place::At(-1)),
];

/// `use Illuminate\Support\Facades\Schema as S`: a class goes by the last part of its name, whatever it is called here.
fn imported(node: Node<'_>, source: &Source) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = vec![node];
    while let Some(node) = rest.pop() {
        let mut cursor = node.walk();
        rest.extend(node.named_children(&mut cursor).filter(|child| child.kind().starts_with("namespace_use")));
        let Some(alias) = node.child_by_field_name("alias") else { continue };
        let text = |node: Node<'_>| source.slice(node.byte_range().into()).to_owned();
        let class = node.named_child(0).map(text).unwrap_or_default();
        found.push((text(alias), class.rsplit('\\').next().unwrap_or_default().to_owned()));
    }
    found
}
