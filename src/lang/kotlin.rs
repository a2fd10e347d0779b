//! Kotlin, which calls what Java has and reads its rows.

use std::sync::LazyLock;

use super::Language;
use super::java::{LISTS, PRINTS, TESTS};
use super::kind::{Host, Kind, Kinds, PLAIN, Part, Parts, Place, Places, Shape, Table};

pub(super) static LANGUAGE: Language = Language {
    id: "kotlin",
    extensions: &["kt", "kts"],
    file_names: &[],
    shebangs: &["kotlin"],
    grammar: Some(|| tree_sitter_kotlin_ng::LANGUAGE.into()),
    host: Some(&HOST),
};

static HOST: Host = Host {
    rows: "java",
    kinds: &[KINDS],
    parts: PARTS,
    places: PLACES,
    shapes: &[
        (Shape::Comment, &["line_comment", "block_comment"]),
        (Shape::Mark, &["annotation"]),
        (Shape::Handler, &["catch_block"]),
    ],
    prints: PRINTS,
    formats: &["String.format"],
    lists: LISTS,
    dollars: true,
    // The short name of a class is what rows say.
    tests: TESTS,
    table: LazyLock::new(|| Table::placed(&tree_sitter_kotlin_ng::LANGUAGE.into(), &[KINDS], PARTS, PLACES)),
    ..PLAIN
};

const KINDS: Kinds = &[
    (
        Kind::Silent,
        &[
            "line_comment",
            "block_comment",
            "package_header",
            "function_value_parameters",
            "class_parameters",
            "lambda_parameters",
            "type_arguments",
            "type_parameters",
            "nullable_type",
        ],
    ),
    (Kind::Mark, &["modifiers"]),
    (Kind::Definition, &["function_declaration", "class_declaration", "object_declaration", "companion_object"]),
    // An annotation is given text as a call is: `@Query("…")`.
    (Kind::Call, &["call_expression", "constructor_invocation"]),
    (Kind::Argument, &["value_argument"]),
    (Kind::Binding, &["property_declaration", "assignment"]),
    (Kind::Import, &["import"]),
    (Kind::Conditional, &["if_expression"]),
    (Kind::Loop, &["for_statement", "while_statement", "do_while_statement"]),
    (Kind::Binary, &["binary_expression"]),
    (Kind::Match, &["when_expression"]),
    (Kind::Try, &["try_expression"]),
    (Kind::Finally, &["finally_block"]),
    (Kind::Closure, &["lambda_literal", "anonymous_function"]),
    (Kind::Raise, &["throw_expression"]),
    (Kind::Exit, &["return_expression"]),
    (Kind::Text, &["string_literal", "multiline_string_literal"]),
    (Kind::Content, &["string_content"]),
    (Kind::Escape, &["escape_sequence"]),
    (Kind::Interpolation, &["interpolation"]),
    (Kind::Splat, &["spread_expression"]),
    (Kind::Name, &["identifier"]),
    (Kind::Root, &["this_expression", "super_expression", "user_type"]),
    (Kind::Literal, &["number_literal", "float_literal", "character_literal"]),
    (
        Kind::Wrapper,
        &["variable_declaration", "parenthesized_expression", "as_expression", "unary_expression", "annotated_lambda"],
    ),
    (Kind::Member, &["navigation_expression", "index_expression"]),
];

const PARTS: Parts = &[
    (Part::Name, &["name"]),
    (Part::Bound, &["left"]),
    (Part::Worth, &["right", "argument"]),
    (Part::Left, &["left"]),
    (Part::Right, &["right"]),
    (Part::Operator, &["operator"]),
    (Part::Condition, &["condition"]),
    (Part::Pattern, &["condition"]),
];

const PLACES: Places = &[
    ("call_expression", Part::Callee, Place::At(0)),
    ("call_expression", Part::Arguments, Place::At(1)),
    ("constructor_invocation", Part::Callee, Place::At(0)),
    ("constructor_invocation", Part::Arguments, Place::At(1)),
    ("navigation_expression", Part::Object, Place::At(0)),
    ("navigation_expression", Part::Member, Place::At(-1)),
    ("index_expression", Part::Object, Place::At(0)),
    ("index_expression", Part::Member, Place::At(1)),
    ("property_declaration", Part::Bound, Place::At(0)),
    ("property_declaration", Part::Worth, Place::At(1)),
    ("if_expression", Part::Then, Place::At(1)),
    ("if_expression", Part::Else, Place::At(2)),
    ("for_statement", Part::Bound, Place::At(0)),
    ("for_statement", Part::Worth, Place::At(1)),
    ("function_declaration", Part::Parameters, Place::Of("function_value_parameters")),
    ("lambda_literal", Part::Parameters, Place::Of("lambda_parameters")),
    ("lambda_literal", Part::Body, Place::At(-1)),
    ("value_argument", Part::Name, Place::At(-2)),
    ("value_argument", Part::Worth, Place::At(-1)),
];
