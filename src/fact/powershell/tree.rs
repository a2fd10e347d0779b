//! What a PowerShell text says, as a tree. It knows just as much of the language as facts need.

use crate::source::Span;

/// Statements, one after the other.
pub(super) type Block = Vec<Statement>;

/// A statement; spans are those of the text that is read.
#[derive(Debug)]
pub(super) struct Statement {
    pub(super) kind: Kind,
    pub(super) span: Span,
}

#[derive(Debug)]
pub(super) enum Kind {
    /// `a | b && c | d`
    Chain(Vec<Part>),
    /// `$x = …`, `$x += …`
    Assign {
        target: Operand,
        appends: bool,
        value: Box<Statement>,
    },
    If {
        ways: Vec<Way>,
        otherwise: Option<Block>,
    },
    /// `foreach ($x in …) { … }`
    Each {
        variable: String,
        items: Block,
        body: Block,
    },
    /// `while`, `do … until`, `for`.
    Loop {
        head: Block,
        body: Block,
    },
    Switch {
        subject: Block,
        arms: Vec<(Span, Block)>,
    },
    Try {
        body: Block,
        catches: Vec<Block>,
        finally: Block,
    },
    Function {
        name: String,
        parameters: Vec<Parameter>,
        body: Block,
    },
    /// `param( … )`
    Parameters(Vec<Parameter>),
    /// `return`, `exit`, `throw`, `break`, `continue`, and what stands behind it.
    Leave(Block),
    /// `begin { … }`, `trap { … }`, the body of a class.
    Inner(Block),
}

/// A way through an `if`.
#[derive(Debug)]
pub(super) struct Way {
    pub(super) condition: Block,
    pub(super) text: Span,
    pub(super) body: Block,
}

/// A pipeline of a chain, and whether it runs where the one before it failed.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) or: bool,
    pub(super) stages: Vec<Stage>,
    pub(super) span: Span,
}

#[derive(Debug)]
pub(super) enum Stage {
    Command(Command),
    Expression(Expression),
}

#[derive(Debug)]
pub(super) struct Command {
    pub(super) name: Operand,
    pub(super) elements: Vec<Element>,
    /// Files that are written, and whether they are appended to.
    pub(super) written: Vec<(Operand, bool)>,
    pub(super) span: Span,
}

#[derive(Debug)]
pub(super) enum Element {
    /// `-Name`, `-Name:value`, `--option=value`.
    Dash(Operand),
    Argument(Expression),
}

/// Operands, with the operators between them, in the order in which they stand.
#[derive(Debug)]
pub(super) struct Expression {
    pub(super) first: Operand,
    pub(super) rest: Vec<(String, Operand)>,
    pub(super) span: Span,
}

#[derive(Debug)]
pub(super) struct Operand {
    /// `-not`, `!`, `[int]`.
    pub(super) unary: Vec<String>,
    pub(super) base: Base,
    pub(super) links: Vec<Link>,
    pub(super) span: Span,
}

#[derive(Debug)]
pub(super) enum Base {
    /// A string or a bare word.
    Text(Vec<Bit>),
    Variable(String),
    Splat(String),
    Number,
    Type(String),
    /// `( … )` and `$( … )`.
    Group(Block),
    /// `@( … )`
    Array(Block),
    Map(Vec<(String, Block)>),
    /// `{ … }`
    Script(Block),
}

/// A piece of a string or a word.
#[derive(Debug)]
pub(super) enum Bit {
    /// As it stands there.
    Raw(Span),
    /// What an escape stands for.
    Escaped(char, Span),
    Variable(String, Span),
    /// `$( … )`, or a variable with what is taken of it.
    Inner(Box<Operand>),
}

/// What is taken of an operand.
#[derive(Debug)]
pub(super) enum Link {
    /// `.Name`, `::Name`
    Member(String),
    Call(Vec<Expression>),
    Index(Box<Expression>),
}

/// A parameter of a function or a script.
#[derive(Debug)]
pub(super) struct Parameter {
    pub(super) name: String,
    /// Whether it cannot be empty.
    pub(super) checked: bool,
    pub(super) default: Option<Expression>,
}
