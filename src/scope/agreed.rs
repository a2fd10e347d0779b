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
    if let Some(why) = said.iter().find_map(|(covers, contract)| contract.why(covers)) {
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
