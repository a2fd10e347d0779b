//! What was agreed on in so many words: the contracts of the task.

use crate::source::RepoPath;
use crate::task::{Contract, Covers, Trust};

/// What contracts say of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Agreed {
    /// It must not change.
    Breach,
    /// It may change.
    Allowed,
    /// Whoever changes it says that it may.
    Explained,
}

/// What contracts say of a file: the level that it has by them, or the loudest that it may have, and why.
pub(crate) fn agreed(path: &RepoPath, contracts: &[Contract]) -> Option<(Agreed, String)> {
    let said: Vec<(Covers, &Contract)> = contracts.iter().map(|contract| (contract.covers(path), contract)).collect();
    let find = |wanted: fn(&Covers) -> bool| said.iter().find(|(covers, _)| wanted(covers));
    if let Some((covers, contract)) = find(|covers| matches!(covers, Covers::Denied(_) | Covers::Outside)) {
        let why = match covers {
            Covers::Denied(pattern) => format!("the contract ({}) denies `{pattern}`", contract.name),
            _ => format!("the contract ({}) is closed and does not allow it", contract.name),
        };
        return Some((Agreed::Breach, why));
    }
    let allowed = |trust: Trust| {
        let holds = |covers: &Covers| matches!(covers, Covers::Allowed | Covers::Assumed);
        said.iter().find(|(covers, contract)| holds(covers) && contract.trust == trust)
    };
    // What an author allows himself explains, and is shown.
    let (agreed, (_, contract)) = match allowed(Trust::Requester) {
        Some(found) => (Agreed::Allowed, found),
        None => (Agreed::Explained, allowed(Trust::Author)?),
    };
    Some((agreed, format!("the contract ({}) allows it", contract.name)))
}
