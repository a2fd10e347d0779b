//! Conditions, as far as the template decides them.

use super::value::{DEPTH, Resolver, function};
use crate::fact::document::NodeId;

impl Resolver<'_> {
    /// Whether the condition called `name` holds, if the template says.
    pub(super) fn holds(&self, name: &str) -> Option<bool> {
        let id = self.template.entry("Conditions", name)?;
        self.test(id, 12)
    }

    fn test(&self, id: NodeId, depth: usize) -> Option<bool> {
        let document = &self.template.document;
        let node = document.node(id).filter(|_| depth > 0 && self.may_read(1))?;
        let (name, argument) = match (node.tag.as_deref().and_then(function), document.pairs(id)) {
            (Some(name), _) => (name, id),
            (None, [pair]) => (pair.key.clone(), pair.value),
            _ => return None,
        };
        let items = document.items(argument);
        let mut tests = items.iter().map(|item| self.test(*item, depth - 1));
        match name.as_str() {
            "Condition" => self.test(self.template.entry("Conditions", &document.rendered(argument)?)?, depth - 1),
            "Fn::Not" => tests.next().flatten().map(|held| !held),
            "Fn::And" => {
                let all: Vec<_> = tests.collect();
                if all.contains(&Some(false)) {
                    Some(false)
                } else {
                    all.into_iter().collect::<Option<Vec<_>>>().map(|_| true)
                }
            }
            "Fn::Or" => {
                let all: Vec<_> = tests.collect();
                if all.contains(&Some(true)) {
                    Some(true)
                } else {
                    all.into_iter().collect::<Option<Vec<_>>>().map(|_| false)
                }
            }
            "Fn::Equals" => match items {
                [one, other] => {
                    let text = |id: NodeId| self.value(id, &[], DEPTH / 2).as_literal();
                    Some(text(*one)? == text(*other)?)
                }
                _ => None,
            },
            _ => None,
        }
    }
}
