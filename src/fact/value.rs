//! What an argument is worth: literal text with holes, a list, a call, or nothing we know.

use serde::Serialize;

use crate::source::Span;

/// A value as far as shallow, local constant propagation gets.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// Text: literal pieces and holes.
    Text(Vec<Piece>),
    /// A list or tuple.
    List(Vec<Value>),
    /// A map, as far as its keys are written down.
    Map(Vec<(String, Value)>),
    /// The result of a call.
    Call {
        /// The callee as a dotted path; the arguments of inner calls are left out (`User.objects.all().delete`).
        callee: String,
        /// What a method is called on.
        receiver: Option<Box<Value>>,
        /// Positional arguments.
        arguments: Vec<Value>,
    },
    /// A name that is bound to nothing we know.
    Name(String),
    /// A number, a truth value, a null, as written.
    Literal(String),
    /// Anything else; it keeps its place.
    Unknown,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Piece {
    /// Literal text, decoded.
    Literal {
        /// The text.
        text: String,
        /// Where it stands in the file.
        span: Span,
    },
    /// Something that is only known when it runs.
    Hole {
        /// The name or expression that fills it.
        name: String,
        /// What is known of what fills it.
        origin: Origin,
        /// Where it stands in the file.
        span: Span,
    },
}

/// What is known of a value that is only there at run time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// A temporary file or directory that the same code made.
    Temporary,
    /// Cannot be empty: checked, or given a default.
    NotEmpty,
    /// Nothing is known.
    Unknown,
}

impl Value {
    /// A literal text without a place.
    pub fn text(text: impl Into<String>) -> Self {
        Value::Text(vec![Piece::Literal { text: text.into(), span: Span::default() }])
    }

    /// The text, where no hole is in it.
    pub fn as_literal(&self) -> Option<String> {
        match self {
            Value::Text(pieces) => pieces
                .iter()
                .map(|piece| match piece {
                    Piece::Literal { text, .. } => Some(text.as_str()),
                    Piece::Hole { .. } => None,
                })
                .collect(),
            Value::Literal(text) => Some(text.clone()),
            _ => None,
        }
    }

    /// Whether the two say the same, wherever they stand.
    pub fn alike(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Text(a), Value::Text(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.alike(b)),
            (Value::List(a), Value::List(b)) => Value::all_alike(a, b),
            (Value::Map(a), Value::Map(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|((a, one), (b, other))| a == b && one.alike(other))
            }
            (
                Value::Call { callee: a, receiver: on_a, arguments: to_a },
                Value::Call { callee: b, receiver: on_b, arguments: to_b },
            ) => {
                let on = match (on_a, on_b) {
                    (Some(a), Some(b)) => a.alike(b),
                    (a, b) => a.is_none() && b.is_none(),
                };
                a == b && on && Value::all_alike(to_a, to_b)
            }
            _ => self == other,
        }
    }

    /// Whether two rows of values say the same, one by one.
    pub fn all_alike(a: &[Value], b: &[Value]) -> bool {
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.alike(b))
    }

    /// Whether it has grown past what a program writes down: names that double each other must not fill the memory.
    pub fn is_large(&self) -> bool {
        const PARTS: usize = 2_000;
        const BYTES: usize = 64 * 1024;
        let (mut parts, mut bytes) = (0, 0);
        let mut rest = vec![self];
        while let Some(value) = rest.pop() {
            match value {
                Value::Text(pieces) => {
                    parts += pieces.len();
                    bytes += pieces.iter().map(Piece::len).sum::<usize>();
                }
                Value::List(items) => rest.extend(items),
                Value::Map(pairs) => rest.extend(pairs.iter().map(|(_, value)| value)),
                Value::Call { receiver, arguments, .. } => {
                    rest.extend(receiver.as_deref().into_iter().chain(arguments))
                }
                Value::Name(text) | Value::Literal(text) => bytes += text.len(),
                Value::Unknown => {}
            }
            parts += 1;
            if parts > PARTS || bytes > BYTES {
                return true;
            }
        }
        false
    }

    /// Adds `key=value` for every key of a map, and `key.inner=value` for those of the maps in it, however they are
    /// listed: options that are given as a map read like keywords. `prefix` stands in front of each.
    pub fn named(&self, prefix: &str, out: &mut Vec<String>) {
        /// So many are kept; a table of data is no list of options.
        const MOST: usize = 64;
        let (Value::Map(_) | Value::List(_)) = self else { return };
        let mut rest = vec![(prefix.to_owned(), self, 0)];
        while let Some((path, value, depth)) = rest.pop() {
            match value {
                _ if out.len() >= MOST || depth > 8 => return,
                Value::List(items) => {
                    let maps = items.iter().filter(|item| matches!(item, Value::Map(_)));
                    rest.extend(maps.map(|item| (path.clone(), item, depth + 1)));
                }
                Value::Map(pairs) => {
                    for (key, value) in pairs.iter().rev() {
                        let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                        out.push(format!("{path}={}", value.render()));
                        rest.push((path, value, depth + 1));
                    }
                }
                _ => {}
            }
        }
    }

    /// A chain of calls with the arguments of every one of them, `diesel.update(users.filter(…)).set(…)`: what
    /// [`Value::render`] leaves out.
    pub fn render_chain(&self) -> String {
        match self {
            Value::Call { callee, receiver, arguments } => {
                let arguments = arguments.iter().map(Value::render_chain).collect::<Vec<_>>().join(", ");
                match receiver.as_deref() {
                    Some(on @ Value::Call { .. }) => {
                        let last = callee.rsplit('.').next().unwrap_or_default();
                        format!("{}.{last}({arguments})", on.render_chain())
                    }
                    _ => format!("{callee}({arguments})"),
                }
            }
            _ => self.render(),
        }
    }

    /// The value on one line, holes as `{name}`: for identities and messages.
    pub fn render(&self) -> String {
        match self {
            Value::Text(pieces) => pieces.iter().map(Piece::render).collect(),
            Value::List(items) => {
                format!("[{}]", items.iter().map(Value::render).collect::<Vec<_>>().join(", "))
            }
            Value::Map(pairs) => {
                let pairs = pairs.iter().map(|(key, value)| format!("{key}: {}", value.render()));
                format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
            }
            Value::Call { callee, arguments, .. } => {
                format!("{callee}({})", arguments.iter().map(Value::render).collect::<Vec<_>>().join(", "))
            }
            Value::Name(name) => format!("{{{name}}}"),
            Value::Literal(text) => text.clone(),
            Value::Unknown => "{?}".to_owned(),
        }
    }
}

impl Piece {
    fn alike(&self, other: &Piece) -> bool {
        match (self, other) {
            (Piece::Literal { text: a, .. }, Piece::Literal { text: b, .. }) => a == b,
            (Piece::Hole { name: a, origin: from_a, .. }, Piece::Hole { name: b, origin: from_b, .. }) => {
                a == b && from_a == from_b
            }
            _ => false,
        }
    }

    fn len(&self) -> usize {
        match self {
            Piece::Literal { text, .. } => text.len(),
            Piece::Hole { name, .. } => name.len(),
        }
    }

    /// The piece on one line.
    pub fn render(&self) -> String {
        match self {
            Piece::Literal { text, .. } => text.clone(),
            Piece::Hole { name, .. } => format!("{{{name}}}"),
        }
    }
}
