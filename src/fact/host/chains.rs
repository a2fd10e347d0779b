//! Chains of method calls: where one starts, what follows in it, and the command that one puts together.

use tree_sitter::Node;

use super::values::{Call, DEPTH};
use crate::fact::Value;
use crate::lang::{Host, Kind, Part};
use crate::source::Source;

/// The name that a chain of method calls starts from.
pub(super) fn chain_root<'tree>(node: Node<'tree>, host: &Host) -> Option<Node<'tree>> {
    let mut at = node;
    for _ in 0..DEPTH {
        at = match host.kind(at) {
            Kind::Name => return Some(at),
            Kind::Call => match host.part(at, Part::Callee) {
                Some(called) if matches!(host.kind(called), Kind::Member | Kind::Generic) => called,
                Some(_) => return None,
                None => host.part(at, Part::Object)?,
            },
            Kind::Generic => host.part(at, Part::Callee)?,
            Kind::Member => host.part(at, Part::Object)?,
            Kind::Wrapper => host.part(at, Part::Worth).or_else(|| at.named_child(0))?,
            _ => return None,
        };
    }
    None
}

/// The methods that are called on what `call` yields: `where`, `returning` behind `db.delete(t)`.
pub(super) fn followers(call: Node<'_>, host: &Host, source: &Source) -> Vec<String> {
    /// So many are looked at.
    const MOST: usize = 16;
    let mut names = Vec::new();
    let mut at = call;
    for _ in 0..MOST {
        let member = at.parent().filter(|member| host.part(*member, Part::Object) == Some(at));
        let outer = member.and_then(|member| member.parent()).filter(|outer| host.part(*outer, Part::Callee) == member);
        let (Some(member), Some(outer)) = (member, outer) else { break };
        names.extend(host.part(member, Part::Member).map(|name| source.slice(name.byte_range().into()).to_owned()));
        at = outer;
    }
    names
}

/// Whether a value is a command that is being put together.
pub(super) fn is_builder(value: &Value) -> bool {
    let call = Call { receiver: Some(value.clone()), ..Call::default() };
    matches!(value, Value::Call { .. })
        && command_words(&call).is_some_and(|words| !words.is_empty())
        && !has_run(value)
}

/// Whether a chain of calls has come to one that runs the command.
fn has_run(value: &Value) -> bool {
    let mut at = value;
    for _ in 0..DEPTH {
        let Value::Call { callee, receiver, .. } = at else { return false };
        if ["status", "output", "spawn", "exec"].contains(&callee.rsplit('.').next().unwrap_or_default()) {
            return true;
        }
        match receiver {
            Some(inner) => at = inner,
            None => return false,
        }
    }
    false
}

/// The words that a `Command` builder has put together.
pub(super) fn command_words(call: &Call) -> Option<Vec<Value>> {
    let mut words = Vec::new();
    let mut at = call.receiver.clone()?;
    for _ in 0..DEPTH {
        let Value::Call { callee, receiver, arguments } = at else { return None };
        match callee.rsplit('.').next().unwrap_or_default() {
            "arg" => words.extend(arguments.into_iter().next()),
            "args" => match arguments.into_iter().next() {
                Some(Value::List(items)) => words.extend(items.into_iter().rev()),
                Some(other) => words.push(other),
                None => {}
            },
            "new" if callee.ends_with("Command.new") => {
                words.extend(arguments.into_iter().next());
                words.reverse();
                return Some(words);
            }
            _ => {}
        }
        at = *receiver?;
    }
    None
}
