//! Java.

use std::sync::LazyLock;

use super::Language;
use super::kind::{Host, Kind, Kinds, PLAIN, Part, Parts, Place, Places, Shape, Table};

pub(super) static LANGUAGE: Language = Language {
    id: "java",
    extensions: &["java"],
    file_names: &[],
    shebangs: &[],
    grammar: Some(|| tree_sitter_java::LANGUAGE.into()),
    host: Some(&HOST),
};

static HOST: Host = Host {
    rows: "java",
    kinds: &[KINDS],
    parts: PARTS,
    places: PLACES,
    shapes: &[
        (Shape::Comment, &["line_comment", "block_comment"]),
        (Shape::Mark, &["marker_annotation", "annotation"]),
        (Shape::Frame, &["synchronized_statement"]),
        (Shape::Handler, &["catch_clause"]),
    ],
    prints: PRINTS,
    formats: &["String.format"],
    lists: LISTS,
    // The short name of a class is what rows say.
    tests: TESTS,
    table: LazyLock::new(|| Table::placed(&tree_sitter_java::LANGUAGE.into(), &[KINDS], PARTS, PLACES)),
    ..PLAIN
};

/// What shows its text in Java and in Kotlin.
pub(super) const PRINTS: &[&str] = &[
    "println",
    "printf",
    "print",
    "trace",
    "debug",
    "info",
    "warn",
    "error",
    "fatal",
    "severe",
    "append",
    // What a text starts with is read where it is bound, and again when it has grown.
    "StringBuilder",
    "StringBuffer",
    "contains",
    "equals",
    "startsWith",
    "endsWith",
    "matches",
    "compile",
    "replace",
    "replaceAll",
    "assertEquals",
    "assertThat",
    "assertTrue",
    "isEqualTo",
    "hasMessage",
    "hasMessageContaining",
    "fail",
    "Schema",
    "Operation",
    "DisplayName",
];

/// What marks a definition as a test in Java and in Kotlin, or as what runs around one.
pub(super) const TESTS: &[&str] = &[
    "Test",
    "ParameterizedTest",
    "RepeatedTest",
    "TestFactory",
    "Before",
    "BeforeEach",
    "BeforeAll",
    "BeforeClass",
    "BeforeMethod",
    "After",
    "AfterEach",
    "AfterAll",
    "AfterClass",
    "AfterMethod",
];

/// What gives a list in Java and in Kotlin.
pub(super) const LISTS: &[&str] =
    &["List.of", "Set.of", "Arrays.asList", "Stream.of", "arrayOf", "listOf", "mutableListOf", "setOf"];

const KINDS: Kinds = &[
    (
        Kind::Silent,
        &[
            "line_comment",
            "block_comment",
            "formal_parameters",
            "inferred_parameters",
            "package_declaration",
            "dimensions",
            "type_arguments",
            "type_parameters",
            "superclass",
            "super_interfaces",
            "throws",
            "catch_formal_parameter",
        ],
    ),
    (Kind::Mark, &["modifiers"]),
    (
        Kind::Definition,
        &[
            "method_declaration",
            "constructor_declaration",
            "compact_constructor_declaration",
            "class_declaration",
            "record_declaration",
            "enum_declaration",
            "interface_declaration",
        ],
    ),
    // An annotation is given text as a call is: `@Query("…")`. `File::delete` is called by what it is handed to.
    (Kind::Call, &["method_invocation", "object_creation_expression", "annotation", "method_reference"]),
    (Kind::Keyword, &["element_value_pair"]),
    (Kind::Declaration, &["field_declaration", "local_variable_declaration"]),
    (Kind::Binding, &["variable_declarator", "assignment_expression", "resource"]),
    (Kind::Assertion, &["assert_statement"]),
    (Kind::Import, &["import_declaration"]),
    (Kind::ExpressionStatement, &["expression_statement"]),
    (Kind::Conditional, &["if_statement"]),
    (Kind::Loop, &["for_statement", "enhanced_for_statement", "while_statement", "do_statement"]),
    (Kind::Ternary, &["ternary_expression"]),
    (Kind::Binary, &["binary_expression"]),
    (Kind::Match, &["switch_expression"]),
    (Kind::Try, &["try_statement", "try_with_resources_statement"]),
    (Kind::Finally, &["finally_clause"]),
    (Kind::Closure, &["lambda_expression"]),
    (Kind::Raise, &["throw_statement"]),
    (Kind::Exit, &["return_statement", "continue_statement", "break_statement", "yield_statement"]),
    (Kind::Text, &["string_literal"]),
    (Kind::Content, &["string_fragment", "multiline_string_fragment"]),
    (Kind::Escape, &["escape_sequence"]),
    (Kind::List, &["array_initializer", "element_value_array_initializer"]),
    (Kind::Name, &["identifier", "type_identifier"]),
    (Kind::Root, &["this", "super", "scoped_type_identifier", "scoped_identifier"]),
    (
        Kind::Literal,
        &[
            "decimal_integer_literal",
            "hex_integer_literal",
            "decimal_floating_point_literal",
            "true",
            "false",
            "null_literal",
            "character_literal",
        ],
    ),
    (
        Kind::Wrapper,
        &[
            "parenthesized_expression",
            "cast_expression",
            "unary_expression",
            "array_creation_expression",
            "generic_type",
        ],
    ),
    (Kind::Member, &["field_access", "array_access"]),
];

const PARTS: Parts = &[
    (Part::Name, &["name", "key"]),
    (Part::Callee, &["type"]),
    (Part::Arguments, &["arguments"]),
    (Part::Object, &["object", "array"]),
    (Part::Member, &["name", "field", "index"]),
    (Part::Bound, &["name", "left"]),
    (Part::Worth, &["value", "right", "operand"]),
    (Part::Left, &["left"]),
    (Part::Right, &["right"]),
    (Part::Operator, &["operator"]),
    (Part::Condition, &["condition"]),
    (Part::Then, &["consequence"]),
    (Part::Else, &["alternative"]),
    (Part::Body, &["body"]),
    (Part::Subject, &["condition"]),
    (Part::Parameters, &["parameters"]),
];

const PLACES: Places =
    &[("method_reference", Part::Object, Place::At(0)), ("method_reference", Part::Member, Place::At(-1))];
