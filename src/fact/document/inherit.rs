//! Maps that say by a key what else they hold: jobs of GitLab that extend another.

use rustc_hash::FxHashSet;

use super::{Content, Document, NodeId, Pair};

/// How far a chain of maps is followed, and how many of one key: with more, nobody reads it either.
const FAR: usize = 8;

impl Document {
    /// Gives each map at the top that names others by `key` what they hold and it does not say itself; the names of
    /// those others.
    pub(crate) fn inherit(&mut self, key: &str) -> FxHashSet<String> {
        let mut parents = FxHashSet::default();
        for root in self.roots.clone() {
            let jobs: Vec<NodeId> = self.pairs(root).iter().map(|pair| pair.value).collect();
            let more: Vec<(NodeId, Vec<Pair>)> = jobs
                .into_iter()
                .filter(|job| self.get(*job, key).is_some())
                .map(|job| (job, self.inherited(root, job, key, &mut parents)))
                .collect();
            for (job, pairs) in more {
                if let Some(Content::Map(own)) = self.nodes.get_mut(job).map(|node| &mut node.content) {
                    own.extend(pairs);
                }
            }
        }
        self.index();
        parents
    }

    /// What `job` has from those that it names, the nearest first.
    fn inherited(&self, root: NodeId, job: NodeId, key: &str, parents: &mut FxHashSet<String>) -> Vec<Pair> {
        let mut known: FxHashSet<String> = self.pairs(job).iter().map(|pair| pair.key.clone()).collect();
        let mut found = Vec::new();
        let mut level = self.named(job, key);
        for _ in 0..FAR {
            let mut next = Vec::new();
            for name in level.into_iter().take(FAR) {
                let Some(parent) = self.get(root, &name).filter(|parent| *parent != job) else { continue };
                next.extend(self.named(parent, key));
                let new = self.pairs(parent).iter().filter(|pair| known.insert(pair.key.clone()));
                found.extend(new.cloned());
                parents.insert(name);
            }
            level = next;
        }
        found
    }

    /// The names that stand at `key`, the one that counts most first.
    fn named(&self, job: NodeId, key: &str) -> Vec<String> {
        let Some(node) = self.get(job, key) else { return Vec::new() };
        let items = self.items(node).iter().rev().filter_map(|item| self.rendered(*item));
        items.chain(self.rendered(node)).filter(|name| !name.is_empty()).collect()
    }
}
