//! What the stated task does to a finding: asked for by who may ask, it is a note; said by nobody, it weighs more.

use crate::fact::{Environment, Meaning, Reversibility, TargetClass};
use crate::finding::{Family, Level, Radius};
use crate::source::RepoPath;
use crate::task::{Deed, Task, Trust, Wanted};

/// What stands before the task.
pub(super) struct Stand<'a> {
    pub(super) meaning: &'a Meaning,
    pub(super) family: Family,
    pub(super) environment: Environment,
    pub(super) path: &'a RepoPath,
}

/// How far a finding was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Nobody stated a task, or it is nothing that a task would speak of.
    Open,
    /// The task speaks of it, and is not trusted so far that it could grant it.
    Mentioned,
    /// A trusted task asks for it.
    Granted,
    /// The task does not mention it.
    Unsaid,
    /// The task says that it is not to be done.
    Forbidden,
    /// A contract says that no such thing is to come about: by which word, and which contract.
    Denied(String, String),
}

impl Asked {
    /// How far `task` asks for what stands before it.
    pub(super) fn of(task: &Task, stand: &Stand<'_>) -> Self {
        let about_the_task = stand.family == Family::OutOfScope;
        if !task.is_given() || stand.environment == Environment::Disposable || about_the_task {
            return Asked::Open;
        }
        if let Some(denied) = denied(task, stand) {
            return denied;
        }
        let path = stand.path.to_text();
        let deed = Deed::of(stand.meaning, &path, stand.family == Family::Unscoped);
        match task.wants(&deed) {
            Wanted::Named => Asked::Granted,
            Wanted::Mentioned => Asked::Mentioned,
            Wanted::Forbidden => Asked::Forbidden,
            // Of code that git brings back, whoever judges has asked the task already.
            Wanted::Unsaid if stand.family == Family::Destroy && stand.meaning.reversibility == Reversibility::Git => {
                Asked::Open
            }
            Wanted::Unsaid => Asked::Unsaid,
        }
    }

    /// Whether a trusted task asks for it.
    pub(super) fn is_granted(&self) -> bool {
        *self == Asked::Granted
    }

    /// The radius, given what it is by itself: what reaches data or what runs, and nobody asked for, reaches further than
    /// whoever reviews expects.
    pub(super) fn radius(&self, own: Radius, class: TargetClass) -> Radius {
        match self {
            Asked::Unsaid | Asked::Forbidden | Asked::Denied(..) if class >= TargetClass::T4 && own > Radius::Low => {
                own.raised()
            }
            _ => own,
        }
    }

    /// The level, given what it is by itself.
    pub(super) fn level(&self, own: Level) -> Level {
        match self {
            Asked::Granted => Level::Note,
            // A breach of a contract is one whatever it weighs.
            Asked::Denied(..) => Level::Error,
            _ => own,
        }
    }

    /// What to say of it, as the end of a sentence.
    pub(super) fn said(&self, class: TargetClass) -> String {
        match self {
            Asked::Granted => "; the task asks for it".to_owned(),
            Asked::Forbidden => "; the task says that it is not to be done".to_owned(),
            Asked::Denied(word, name) => format!("; the contract ({name}) denies `{word}`"),
            Asked::Unsaid if class >= TargetClass::T4 => "; the task does not mention it".to_owned(),
            Asked::Open | Asked::Mentioned | Asked::Unsaid => String::new(),
        }
    }
}

/// Which contract says that it is not to come about. Who grants the same in a contract that is trusted more is heard
/// first: a contract is one text, and a grant in it an exception.
fn denied(task: &Task, stand: &Stand<'_>) -> Option<Asked> {
    let (effect, family) = (stand.meaning.effect.to_string(), stand.family.to_string());
    let class = format!("{:?}", stand.meaning.target.class);
    let names = [effect.as_str(), family.as_str(), class.as_str(), stand.meaning.target.noun.as_str()];
    let path = stand.path.to_text();
    let deed = Deed::of(stand.meaning, &path, stand.family == Family::Unscoped);
    task.contracts().iter().find_map(|contract| {
        let word = contract.denies(&names)?;
        let trusted = contract.trust == Trust::Requester;
        let excepted = trusted && contract.grants().any(|grant| deed.wanted(grant) == Wanted::Named);
        (!excepted).then(|| Asked::Denied(word.to_owned(), contract.name.clone()))
    })
}
