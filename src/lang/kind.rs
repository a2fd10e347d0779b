//! What the nodes of a grammar are, in words that all host languages share: the only place that knows the grammars is
//! the table of each language, and it is checked against its grammar by a test.

use std::num::NonZeroU16;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use tree_sitter::{Language, Node};

use crate::source::Source;

/// What a node is to whoever reads a host language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Says nothing by itself; what stands inside may.
    #[default]
    Other,
    /// Says nothing, and nothing inside does: comments, types, attributes.
    Silent,
    /// A function, class, module: what may be read by itself.
    Definition,
    /// A function, method or constructor is called.
    Call,
    /// A text that a shell runs where it stands: backquotes.
    Shell,
    /// A macro is invoked: its arguments are tokens.
    Macro,
    /// A name is given a value.
    Binding,
    /// What holds bindings: `const a = 1, b = 2`, `export …`.
    Declaration,
    /// A value is added to what a name is bound to.
    Growth,
    /// The program stops unless a condition holds.
    Assertion,
    /// Names come in from elsewhere.
    Import,
    /// An expression as a statement.
    ExpressionStatement,
    /// Statements one after the other.
    Sequence,
    /// `if`, as a statement or an expression.
    Conditional,
    /// `unless`: what runs where a condition does not hold.
    Unless,
    /// A further condition of the same `if`.
    ElseIf,
    /// What may run many times or never.
    Loop,
    /// A list that is made by a loop.
    Comprehension,
    /// `a if c else b`.
    Ternary,
    /// Two operands and an operator.
    Binary,
    /// One of several arms runs.
    Match,
    /// What may stop in the middle.
    Try,
    /// What runs whatever happened before.
    Finally,
    /// A block with something around it: `with`, a decorator.
    Framed,
    /// The head of such a block.
    Frame,
    /// A function without a name.
    Closure,
    /// An error is raised: its text is shown, not run.
    Raise,
    /// Control leaves the block.
    Exit,
    /// `name=value` in a call.
    Keyword,
    /// Holds an argument or an item of an array, some with a name in front.
    Argument,
    /// What is written in front of a definition about it: `@Test`, `[Fact]`, `public`.
    Mark,
    /// A string.
    Text,
    /// Strings side by side that are one.
    Texts,
    /// Where a here-document is asked for; its text is a [`Kind::Text`] further down.
    Heredoc,
    /// The literal part of a string.
    Content,
    /// An escape in it.
    Escape,
    /// An expression inside a string.
    Interpolation,
    /// A list or a tuple.
    List,
    /// The items of a list, one by one: `*items`.
    Splat,
    /// A map of keys to values.
    Dictionary,
    /// One key and its value.
    Pair,
    /// A name.
    Name,
    /// Where a path starts: `self`, `crate`, a type.
    Root,
    /// A number, a truth value, nothing.
    Literal,
    /// Parentheses, `await`, `?`: worth what is inside.
    Wrapper,
    /// A member of a value: `a.b`.
    Member,
    /// An item of a list or a map: `a[b]`.
    Item,
    /// A path: `a::b`.
    Path,
    /// A call with types: worth the function inside.
    Generic,
}

/// What a node is to whoever reads the outline of a program, where its [`Kind`] does not say so: what means nothing to
/// an act may be what guards it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A comment.
    Comment,
    /// A decorator, an attribute, an annotation: of what it stands in, or of the definition behind it.
    Mark,
    /// A statement with something around it: `with`, `using`, `lock`, `synchronized`.
    Frame,
    /// Runs where what it belongs to has failed: `catch`, `except`, `rescue`.
    Handler,
    /// A function without a name.
    Closure,
    /// Hands a failure on to the caller: `?`.
    Propagation,
    /// The first or the last of a list: `[:n]`.
    Slice,
    /// Fields and the like: a type says what its values are, and nothing is done.
    Type,
    /// A field of a value that is written out: `dry_run: true`.
    Field,
    /// A value of a named type that is written out, as what makes it: `http.Client{Timeout: t}`.
    Made,
}

/// Names of nodes by their shape.
pub type Shapes = &'static [(Shape, &'static [&'static str])];

/// A part of a node, by what it is for. Grammars call the same part by different names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What a definition, a keyword or a macro is called.
    Name,
    /// What is called.
    Callee,
    /// The arguments of a call.
    Arguments,
    /// What a member belongs to.
    Object,
    /// The name of a member.
    Member,
    /// The name that is given a value.
    Bound,
    /// The value it is given.
    Worth,
    /// The key of a pair.
    Key,
    /// The left operand.
    Left,
    /// The right operand.
    Right,
    /// The operator.
    Operator,
    /// What runs before a condition is looked at.
    First,
    /// A condition.
    Condition,
    /// What runs where it holds.
    Then,
    /// What runs where it does not.
    Else,
    /// The body of a definition, a loop, a match.
    Body,
    /// What a match looks at.
    Subject,
    /// What an arm of a match lets in.
    Pattern,
    /// The parameters of a function.
    Parameters,
    /// The trait that is implemented.
    Trait,
}

const PARTS: usize = Part::Trait as usize + 1;

/// Names of nodes by what they are.
pub type Kinds = &'static [(Kind, &'static [&'static str])];

/// Names of fields by what they hold.
pub type Parts = &'static [(Part, &'static [&'static str])];

/// Where a part stands among the children of a node, silent ones left out, where the grammar gives it no name.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// So far from the first child, or below zero from behind the last.
    At(isize),
    /// The first child that is such a node.
    Of(&'static str),
}

/// Parts that have no name, by the node that has them.
pub type Places = &'static [(&'static str, Part, Place)];

/// What a name was imported as.
pub type Known<'a> = &'a dyn Fn(&str) -> Option<String>;

/// A local name and the full dotted path of what it stands for.
pub type Imported = (String, String);

/// Reads what a binding brings in.
pub type Required = fn(Node<'_>, &Source, Known<'_>) -> Vec<Imported>;

/// What is known of a host language: a language whose programs call functions, run commands and send statements.
#[derive(Debug)]
pub struct Host {
    /// The language whose rows of the catalogue it reads.
    pub rows: &'static str,
    /// Names of nodes in the grammar, by what they are; tables that several grammars share.
    pub kinds: &'static [Kinds],
    /// Names of fields in the grammar, by what they hold; the first that a node has is taken.
    pub parts: Parts,
    /// Parts that the grammar gives no name; looked at where no field is found.
    pub places: Places,
    /// Names of nodes that an outline reads otherwise than their kind says.
    pub shapes: Shapes,
    /// Last names of calls that show text and do not run it.
    pub prints: &'static [&'static str],
    /// Last names of calls that run what a command builder has put together.
    pub ends: &'static [&'static str],
    /// Functions that put values into the `%s` of a text.
    pub formats: &'static [&'static str],
    /// Functions that give a list of what they are given: `listOf(a, b)`.
    pub lists: &'static [&'static str],
    /// Whether a name that stands by itself as a statement is a call.
    pub bare_calls: bool,
    /// Whether `$name` in a text is a value, and the grammar does not say so.
    pub dollars: bool,
    /// What stands in front of a condition that must not hold.
    pub not: &'static str,
    /// What an import brings in: the local name of each thing and its full dotted path.
    pub imported: fn(Node<'_>, &Source) -> Vec<Imported>,
    /// The module that a call brings in: `require("fs")`.
    pub loads: Option<fn(Node<'_>, &Source) -> Option<String>>,
    /// The same for a binding to a module or to a part of one, where the last argument knows what a name was imported as:
    /// `const { rm } = fs.promises`.
    pub required: Option<Required>,
    /// What a method calls the thing it belongs to; empty where fields have no values of their own.
    pub own: &'static str,
    /// Calls that are given the code of a test, and what marks a definition as one.
    pub tests: &'static [&'static str],
    /// Kinds and parts by the ids of the grammar.
    pub table: LazyLock<Table>,
}

/// A language without peculiarities: each language says only what it does otherwise.
pub(super) static PLAIN: Host = Host {
    rows: "",
    kinds: &[],
    parts: &[],
    places: &[],
    shapes: &[],
    prints: &[],
    ends: &[],
    formats: &[],
    lists: &[],
    bare_calls: false,
    dollars: false,
    not: "!",
    imported: |_, _| Vec::new(),
    loads: None,
    required: None,
    own: "",
    tests: &[],
    table: LazyLock::new(Table::default),
};

impl Host {
    /// What `node` is.
    pub fn kind(&self, node: Node<'_>) -> Kind {
        self.table.kinds.get(usize::from(node.kind_id())).copied().unwrap_or_default()
    }

    /// The shape of `node`, where it has one besides its kind.
    pub fn shape(&self, node: Node<'_>) -> Option<Shape> {
        self.shapes.iter().find(|(_, names)| names.contains(&node.kind())).map(|(shape, _)| *shape)
    }

    /// The part of `node` that is for `part`.
    pub fn part<'tree>(&self, node: Node<'tree>, part: Part) -> Option<Node<'tree>> {
        let field = self.fields(part).iter().find_map(|id| node.child_by_field_id(id.get()));
        field.or_else(|| self.placed(node, part))
    }

    fn placed<'tree>(&self, node: Node<'tree>, part: Part) -> Option<Node<'tree>> {
        let is_it = |(kind, of, _): &&(u16, Part, Place)| *kind == node.kind_id() && *of == part;
        let (_, _, place) = self.table.places.iter().find(is_it)?;
        let mut cursor = node.walk();
        let mut children = node.named_children(&mut cursor);
        if let Place::Of(kind) = place {
            return children.find(|child| child.kind() == *kind);
        }
        let mut children = children.filter(|child| !matches!(self.kind(*child), Kind::Silent | Kind::Mark));
        match place {
            Place::Of(_) => None,
            Place::At(at) if *at >= 0 => children.nth(at.unsigned_abs()),
            Place::At(at) => {
                let all: Vec<_> = children.collect();
                all.len().checked_sub(at.unsigned_abs()).and_then(|at| all.get(at)).copied()
            }
        }
    }

    /// All parts of `node` that are for `part`.
    pub fn parts<'tree>(&self, node: Node<'tree>, part: Part) -> Vec<Node<'tree>> {
        let mut cursor = node.walk();
        let fields = self.fields(part).iter();
        let found: Vec<_> =
            fields.flat_map(|id| node.children_by_field_id(*id, &mut cursor).collect::<Vec<_>>()).collect();
        if found.is_empty() { self.placed(node, part).into_iter().collect() } else { found }
    }

    fn fields(&self, part: Part) -> &[NonZeroU16] {
        self.table.fields.get(part as usize).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Kinds and parts by the ids of a grammar: looking one up by its name goes through all names each time.
#[derive(Debug, Default)]
pub struct Table {
    kinds: Vec<Kind>,
    fields: [Vec<NonZeroU16>; PARTS],
    places: Vec<(u16, Part, Place)>,
}

impl Table {
    /// Resolves names of kinds and parts; a name that the grammar does not have is left out, which a test forbids.
    pub(super) fn new(grammar: &Language, kinds: &[Kinds], parts: Parts) -> Self {
        Self::placed(grammar, kinds, parts, &[])
    }

    /// The same of a grammar that gives some parts no name.
    pub(super) fn placed(grammar: &Language, kinds: &[Kinds], parts: Parts, places: Places) -> Self {
        let mut table = Self {
            kinds: vec![Kind::Other; grammar.node_kind_count()],
            fields: std::array::from_fn(|_| Vec::new()),
            places: Vec::new(),
        };
        let pairs = kinds.iter().copied().flatten();
        let by_name: FxHashMap<&str, Kind> =
            pairs.flat_map(|(kind, names)| names.iter().map(|name| (*name, *kind))).collect();
        let of = |name: &str| by_name.get(name).copied();
        for id in 0..u16::try_from(grammar.node_kind_count()).unwrap_or(u16::MAX) {
            let named = grammar.node_kind_for_id(id).filter(|_| grammar.node_kind_is_named(id));
            if let (Some(kind), Some(slot)) = (named.and_then(of), table.kinds.get_mut(usize::from(id))) {
                *slot = kind;
            }
            let here = places.iter().filter(|(kind, ..)| grammar.node_kind_for_id(id) == Some(kind));
            table.places.extend(here.map(|(_, part, place)| (id, *part, *place)));
        }
        for (part, names) in parts {
            table.fields[*part as usize] = names.iter().filter_map(|name| grammar.field_id_for_name(name)).collect();
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::super::LANGUAGES;
    use super::Place;

    #[test]
    fn every_kind_and_every_part_is_in_its_grammar() {
        for language in LANGUAGES {
            let (Some(host), Some(grammar)) = (language.host, language.grammar) else { continue };
            let grammar = grammar();
            for name in host.kinds.iter().copied().flatten().flat_map(|(_, names)| *names) {
                assert_ne!(grammar.id_for_node_kind(name, true), 0, "{}: {name}", language.id);
            }
            for (name, _, place) in host.places {
                assert_ne!(grammar.id_for_node_kind(name, true), 0, "{}: {name}", language.id);
                if let Place::Of(name) = place {
                    assert_ne!(grammar.id_for_node_kind(name, true), 0, "{}: {name}", language.id);
                }
            }
            for name in host.shapes.iter().flat_map(|(_, names)| *names) {
                assert_ne!(grammar.id_for_node_kind(name, true), 0, "{}: {name}", language.id);
            }
            for name in host.parts.iter().flat_map(|(_, names)| *names) {
                assert!(grammar.field_id_for_name(name).is_some(), "{}: {name}", language.id);
            }
        }
    }

    #[test]
    fn no_kind_is_two_things() {
        for host in LANGUAGES.iter().filter_map(|language| language.host) {
            let mut names: Vec<&str> =
                host.kinds.iter().copied().flatten().flat_map(|(_, names)| names.iter().copied()).collect();
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all);
        }
    }
}
