//! What keeps an instance from being deleted when Terraform tries: by its settings before the change, since a destroy goes
//! by what is in the state.

use super::expression::Form;
use super::module::Body;
use super::predict::Instance;
use super::tree::Tree;
use crate::analysis::provider::guard::{Act, Side};
use crate::analysis::provider::{self, Written};

/// Whether a platform deletes an instance when it is told to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Guarded {
    /// It does.
    Open,
    /// The named guard makes it refuse.
    Refused(String),
    /// It refuses as long as there is something in it.
    Unless(String),
    /// It leaves it as it is.
    Kept,
}

/// How `instance`, which stands in the tree before, is guarded.
pub(super) fn guarded(tree: &Tree, instance: &Instance) -> Guarded {
    let Some((of, ..)) = &instance.address.resource else { return Guarded::Open };
    let Some(table) = provider::terraform(of) else { return Guarded::Open };
    let mut found = Guarded::Open;
    for guard in table.guards() {
        if guard.meaning.as_ref().is_none_or(|meaning| meaning.side == Some(Side::Config)) {
            continue;
        }
        let value = written(tree, instance, guard.attribute);
        let written = match &value {
            None => Written::Nothing,
            Some(Some(text)) => Written::Literal(text),
            Some(None) => Written::Unknown,
        };
        let name = guard.attribute.to_owned();
        match guard.acts(written) {
            Some(Act::Keeps) => return Guarded::Kept,
            Some(Act::Refuses) => found = Guarded::Refused(name),
            Some(Act::RefusesFull) if found == Guarded::Open => found = Guarded::Unless(name),
            _ => {}
        }
    }
    found
}

/// What is written at the dotted `path`: nothing, a text, or what is not known.
fn written(tree: &Tree, instance: &Instance, path: &str) -> Option<Option<String>> {
    let mut body: &Body = &instance.block.body;
    let mut steps = path.split('.').peekable();
    while let Some(step) = steps.next() {
        if steps.peek().is_none() {
            let attribute = body.attribute(step)?;
            if attribute.value.form == Form::Null {
                return None;
            }
            let value = tree.evaluate(&attribute.value, instance.node, &instance.frame);
            return Some(value.scalar().map(|text| text.to_string()));
        }
        body = &body.blocks(step).next()?.body;
    }
    None
}
