//! Was this change written by an agent? Always only a reason to look harder: that nothing tells of one proves nothing.

mod book;
mod notes;

use serde::{Deserialize, Serialize};

use crate::repo::{ChangeSet, Commit};
use book::{BOOK, Known};

/// Who wrote a change, as far as it shows.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
    strum::Display,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Kind {
    /// Nothing is known of who wrote it.
    #[default]
    Unknown,
    /// Nothing shows that it was anybody else.
    Person,
    /// A program that follows a list wrote some of it.
    Bot,
    /// An agent wrote some of it.
    Agent,
}

/// Who wrote a change, and what tells so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Provenance {
    /// Who.
    pub kind: Kind,
    /// What tells so, in words a reader can check.
    pub evidence: Vec<String>,
}

/// Most that is said of it.
const EVIDENCE: usize = 8;

/// Longest message of a commit that is read, in bytes.
const MESSAGE: usize = 64 * 1024;

/// The references of notes that tell of agents.
pub fn notes() -> &'static [String] {
    &BOOK.notes
}

/// What kind of account has this name, if it is none of a person.
pub fn of_account(login: &str) -> Option<Kind> {
    let known = |list: &[Known]| list.iter().any(|known| known.has_login(login));
    if known(&BOOK.agents) {
        return Some(Kind::Agent);
    }
    let lower = login.to_ascii_lowercase();
    // `project_12_bot_ab12` is what a code host calls the owner of a token.
    let of_token = ["project_", "group_"].iter().any(|start| lower.starts_with(start)) && lower.contains("_bot");
    (known(&BOOK.bots) || lower.ends_with("[bot]") || of_token).then_some(Kind::Bot)
}

/// What kind of author this is, if it is no person.
pub fn of_author(name: &str, mail: &str) -> Option<Kind> {
    if BOOK.agents.iter().any(|known| known.signs(name, mail)) {
        return Some(Kind::Agent);
    }
    let account = [Some(name), book::login_of(mail)].into_iter().flatten().find_map(of_account);
    account.or_else(|| BOOK.bots.iter().any(|known| known.signs(name, mail)).then_some(Kind::Bot))
}

/// The account that a hidden address of a code host names.
pub fn login_of(mail: &str) -> Option<&str> {
    book::login_of(mail)
}

impl Provenance {
    /// Who wrote `change`, made of `commits`, on one of `branches`.
    pub fn of(commits: &[Commit], branches: &[String], change: &ChangeSet) -> Self {
        let mut found: Vec<(Kind, String)> = Vec::new();
        for commit in commits {
            of_commit(commit, &mut found);
        }
        for branch in branches {
            let lower = branch.to_lowercase();
            let known = BOOK.agents.iter().find(|known| known.branches.iter().any(|start| lower.starts_with(start)));
            found.extend(known.map(|known| (Kind::Agent, format!("{}: the branch is called {branch}", known.name))));
        }
        found.extend(notes::records(change).into_iter().map(|said| (Kind::Agent, said)));
        let nobody = if commits.is_empty() { Kind::Unknown } else { Kind::Person };
        let kind = found.iter().map(|(kind, _)| *kind).max().unwrap_or(nobody);
        let mut evidence: Vec<String> = Vec::new();
        for (_, said) in found.into_iter().filter(|(of, _)| *of == kind) {
            if evidence.len() < EVIDENCE && !evidence.contains(&said) {
                evidence.push(said);
            }
        }
        Self { kind, evidence }
    }

    /// Whether an agent wrote some of it.
    pub fn is_agent(&self) -> bool {
        self.kind == Kind::Agent
    }
}

fn of_commit(commit: &Commit, found: &mut Vec<(Kind, String)>) {
    let short = commit.id.get(..12).unwrap_or(&commit.id);
    for (who, author) in [("author", &commit.author), ("committer", &commit.committer)] {
        if let Some(kind) = of_author(&author.name, &author.mail) {
            found.push((kind, format!("the {who} of {short} is {} <{}>", author.name, author.mail)));
        }
    }
    for line in crate::source::start_of(&commit.message, MESSAGE).lines() {
        if let Some((kind, name)) = of_line(line) {
            found.push((kind, format!("{name}: the message of {short} says `{}`", line.trim())));
        }
    }
    if notes::tells_of_agent(&commit.notes) {
        found.push((Kind::Agent, format!("a note of {short} keeps what an agent wrote")));
    }
}

/// Whom a line of a message names: a trailer, or a line that a tool leaves.
fn of_line(line: &str) -> Option<(Kind, &'static str)> {
    let lower = line.trim().to_lowercase();
    let agents = || BOOK.agents.iter();
    if let Some(known) = agents().find(|known| known.lines.iter().any(|said| lower.contains(said.as_str()))) {
        return Some((Kind::Agent, &known.name));
    }
    let (key, value) = lower.split_once(':')?;
    let (name, mail) = value.split_once('<').map_or((value, ""), |(name, mail)| (name, mail.trim_end_matches('>')));
    let named = |known: &&Known| match key {
        "co-authored-by" | "co-developed-by" => known.signs(name, mail),
        "assisted-by" | "generated-by" => known.signs(name, mail) || known.helped(value),
        _ => false,
    };
    let agent = agents().find(named).map(|known| (Kind::Agent, known.name.as_str()));
    agent.or_else(|| BOOK.bots.iter().find(named).map(|known| (Kind::Bot, known.name.as_str())))
}

#[cfg(test)]
mod tests;
