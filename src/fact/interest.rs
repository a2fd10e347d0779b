//! Which calls are worth a fact although the catalogue gives them no meaning.

use super::catalogue::Words;

/// Most calls of a program mean nothing to any rule: a fact for each would cost more than all else. Commands and
/// statements are always facts.
#[derive(Clone, Debug, Default)]
pub struct Interest {
    names: Vec<Words>,
    all: bool,
}

impl Interest {
    /// Every call, for showing what is seen.
    pub fn all() -> Self {
        Self { names: Vec::new(), all: true }
    }

    /// The calls that rules look for beside another fact.
    pub fn of(names: Vec<Words>) -> Self {
        Self { names, all: false }
    }

    /// Whether everything is asked for.
    pub fn is_all(&self) -> bool {
        self.all
    }

    /// Whether a call of `name` is worth a fact.
    pub fn holds(&self, name: &str) -> bool {
        self.all || creates(name) || self.names.iter().any(|words| words.has(name))
    }
}

/// Whether a name says that something comes into being: `create table`, `op.add_column`. What a change creates, it may
/// take away again.
pub fn creates(name: &str) -> bool {
    name.split(|c: char| !c.is_alphanumeric()).any(|word| {
        ["create", "add", "rename", "mkdir", "makedirs"].iter().any(|creating| word.eq_ignore_ascii_case(creating))
    })
}
