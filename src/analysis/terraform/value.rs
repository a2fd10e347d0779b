//! Values of expressions, as far as source alone tells them.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Longest description of an unknown value, in bytes; a longer one is told by its hash.
const DESCRIPTION: usize = 2_048;

/// The value of an expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Null,
    Bool(bool),
    /// As it is written, without zeros that say nothing.
    Number(Rc<str>),
    Text(Rc<str>),
    List(Rc<Vec<Value>>),
    Map(Rc<BTreeMap<Rc<str>, Value>>),
    /// What only the platform knows.
    Unknown(Rc<Unknown>),
}

/// What is known of a value that is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unknown {
    /// The same text is the same value, as long as nothing of what it needs changes.
    pub(super) text: Rc<str>,
    /// What it is made of.
    pub(super) needs: BTreeSet<Need>,
}

/// An attribute of a resource that a value is made of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Need {
    /// The resource, without the keys of its instances: `module.db.aws_db_instance.main`.
    pub(super) resource: Rc<str>,
    /// The attribute; empty for all of it.
    pub(super) attribute: Rc<str>,
}

impl Value {
    pub(super) fn text(text: &str) -> Self {
        Value::Text(text.into())
    }

    pub(super) fn number(text: &str) -> Self {
        let plain = match text.parse::<f64>() {
            Ok(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
            Ok(number) => number.to_string(),
            Err(_) => text.to_owned(),
        };
        Value::Number(plain.into())
    }

    /// What `text` describes.
    pub(super) fn unknown(text: String, needs: BTreeSet<Need>) -> Self {
        let text = if text.len() > DESCRIPTION { crate::finding::digest(&text) } else { text };
        Value::Unknown(Rc::new(Unknown { text: text.into(), needs }))
    }

    /// Whether it is known through and through.
    pub(super) fn is_known(&self) -> bool {
        match self {
            Value::Unknown(_) => false,
            Value::List(items) => items.iter().all(Value::is_known),
            Value::Map(map) => map.values().all(Value::is_known),
            _ => true,
        }
    }

    /// What every part of it needs.
    pub(super) fn needs(&self) -> BTreeSet<Need> {
        let mut needs = BTreeSet::new();
        self.collect(&mut needs);
        needs
    }

    fn collect(&self, needs: &mut BTreeSet<Need>) {
        match self {
            Value::Unknown(unknown) => needs.extend(unknown.needs.iter().cloned()),
            Value::List(items) => items.iter().for_each(|item| item.collect(needs)),
            Value::Map(map) => map.values().for_each(|value| value.collect(needs)),
            _ => {}
        }
    }

    /// The text of a scalar that is known.
    pub(super) fn scalar(&self) -> Option<Rc<str>> {
        match self {
            Value::Bool(value) => Some(if *value { "true".into() } else { "false".into() }),
            Value::Number(text) | Value::Text(text) => Some(text.clone()),
            _ => None,
        }
    }

    pub(super) fn truth(&self) -> Option<bool> {
        match self.scalar()?.as_ref() {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    pub(super) fn float(&self) -> Option<f64> {
        self.scalar()?.parse().ok()
    }

    /// Whether the two are the same to Terraform, which turns a number into a text where one is asked for.
    pub(super) fn same(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::List(a), Value::List(b)) => a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| a.same(b)),
            (Value::Map(a), Value::Map(b)) => {
                a.len() == b.len() && a.iter().zip(b.iter()).all(|((k, a), (l, b))| k == l && a.same(b))
            }
            (Value::Unknown(a), Value::Unknown(b)) => a.text == b.text,
            (Value::Null, Value::Null) => true,
            _ => self.scalar().zip(other.scalar()).is_some_and(|(a, b)| a == b),
        }
    }

    /// One line that reads the same for the same value, cut where it gets long. Of our own use; it is never shown.
    pub(super) fn describe(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        if out.len() > 4 * DESCRIPTION {
            return;
        }
        match self {
            Value::Null => out.push_str("null"),
            Value::Bool(_) | Value::Number(_) => out.push_str(&self.scalar().unwrap_or_default()),
            Value::Text(text) => out.push_str(&format!("{text:?}")),
            Value::Unknown(unknown) => out.push_str(&unknown.text),
            Value::List(items) => {
                out.push('[');
                items.iter().for_each(|item| {
                    item.write(out);
                    out.push(',');
                });
                out.push(']');
            }
            Value::Map(map) => {
                out.push('{');
                map.iter().for_each(|(key, value)| {
                    out.push_str(key);
                    out.push('=');
                    value.write(out);
                    out.push(',');
                });
                out.push('}');
            }
        }
    }
}
