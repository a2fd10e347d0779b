//! The known agents and bots, of `rules/provenance/agents.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::fact::embedded::{Form, files};

/// All that is known.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Book {
    /// References of notes in which tools keep who wrote what.
    pub(super) notes: Vec<String>,
    /// Agents.
    #[serde(rename = "agent")]
    pub(super) agents: Vec<Known>,
    /// Programs that follow a list.
    #[serde(rename = "bot")]
    pub(super) bots: Vec<Known>,
}

/// One of them. What it is known by is in lower case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Known {
    pub(super) name: String,
    #[serde(default)]
    pub(super) names: Vec<String>,
    #[serde(default)]
    pub(super) tools: Vec<String>,
    #[serde(default)]
    pub(super) mails: Vec<String>,
    #[serde(default)]
    pub(super) logins: Vec<String>,
    #[serde(default)]
    pub(super) branches: Vec<String>,
    #[serde(default)]
    pub(super) lines: Vec<String>,
}

/// The book. A binary whose book does not read knows nobody, and a test would fail.
pub(super) static BOOK: LazyLock<Book> = LazyLock::new(|| {
    let read = |(_, text)| Form::Json.read::<Book>(text).ok();
    files("provenance").find_map(read).unwrap_or_default()
});

impl Known {
    /// Whether an account is this one.
    pub(super) fn has_login(&self, login: &str) -> bool {
        self.logins.iter().any(|known| known.eq_ignore_ascii_case(login))
    }

    /// Whether a name and mail address are its own.
    pub(super) fn signs(&self, name: &str, mail: &str) -> bool {
        let (name, mail) = (name.trim().to_lowercase(), mail.trim().to_lowercase());
        self.mails.contains(&mail)
            || login_of(&mail).is_some_and(|login| self.has_login(login))
            || self.has_login(&name)
            || self.names.iter().any(|known| is_version_of(&name, known) || name.ends_with(&format!("({known})")))
    }

    /// Whether it is what a trailer says that helped: `claude:opus-4 [tool]`.
    pub(super) fn helped(&self, said: &str) -> bool {
        let said = said.trim().to_lowercase();
        let end = said.find(|c: char| c == ':' || c == '(' || c == '<' || c.is_whitespace()).unwrap_or(said.len());
        let first = said.get(..end).unwrap_or_default();
        self.tools.iter().any(|tool| tool == first)
    }
}

/// Whether `name` is `known`, or `known` and a version or the like behind it; never a longer name of a person.
fn is_version_of(name: &str, known: &str) -> bool {
    let Some(rest) = name.strip_prefix(known) else { return false };
    let rest = rest.trim_start_matches([' ', '-', '/', ':']);
    rest.is_empty() || rest.starts_with(['(', '[']) || rest.contains(|c: char| c.is_ascii_digit()) || rest == "agent"
}

/// The account in an address that a code host gives out: `12+LOGIN@users.noreply.github.com`.
pub(super) fn login_of(mail: &str) -> Option<&str> {
    let (local, host) = mail.split_once('@')?;
    let hidden = host.starts_with("users.noreply.");
    hidden.then(|| local.split_once('+').map_or(local, |(_, login)| login))
}
