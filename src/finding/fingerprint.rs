//! The identity of a finding over time: nothing in it moves when lines shift, code is reformatted or a branch is rebased.

use siphasher::sip128::{Hasher128, SipHasher13};
use std::hash::Hasher;

/// What identifies a finding.
#[derive(Clone, Copy, Debug)]
pub struct Identity<'a> {
    /// Id of the rule.
    pub rule: &'a str,
    /// Kind of the change (`added`, `modified`).
    pub change: &'a str,
    /// Path of the enclosing definition, or empty.
    pub parent: &'a str,
    /// Kind and name of the fact.
    pub fact: &'a str,
    /// What is hit.
    pub target: &'a str,
    /// Which one it is among equal ones, in the order of the files.
    pub ordinal: usize,
}

impl Identity<'_> {
    /// 32 hex digits over the length-prefixed fields.
    pub fn fingerprint(&self) -> String {
        let mut hasher = SipHasher13::new();
        for field in [self.rule, self.change, self.parent, self.fact, self.target] {
            hasher.write_u64(field.len() as u64);
            hasher.write(field.as_bytes());
        }
        hasher.write_u64(self.ordinal as u64);
        let hash = hasher.finish128();
        format!("{:016x}{:016x}", hash.h1, hash.h2)
    }
}

/// 32 hex digits that stand for `text`.
pub fn digest(text: &str) -> String {
    let mut hasher = SipHasher13::new();
    hasher.write(text.as_bytes());
    let hash = hasher.finish128();
    format!("{:016x}{:016x}", hash.h1, hash.h2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_do_not_run_together() {
        let identity = |rule, parent| Identity { rule, change: "added", parent, fact: "", target: "", ordinal: 0 };
        assert_ne!(identity("ab", "c").fingerprint(), identity("a", "bc").fingerprint());
        assert_eq!(identity("a", "b").fingerprint(), identity("a", "b").fingerprint());
    }
}
