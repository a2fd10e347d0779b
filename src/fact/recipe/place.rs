//! Where a command of a recipe runs, and what that says of the worth of what it hits: the one place that knows it.

use crate::fact::{Environment, Meaning, TargetClass};

/// Where a command runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Anywhere: it is judged as in a script.
    Anywhere,
    /// In the build of an image. Its file system is a copy of a base image that is made anew by every build and ends
    /// with it: what is removed there can be had again by building again, and no volume of production is mounted. What
    /// reaches past the build (a database, a cloud, a remote) is judged as anywhere.
    Image,
    /// In a target that is there to take away what the build makes. A path of the project is then an output; data
    /// stays data.
    Clean,
}

/// Nouns of what lies in the file system of the machine, or runs on it only while the build does.
const INSIDE: &[&str] = &[
    "path",
    "project path",
    "project files",
    "data path",
    "path that may be empty",
    "home directory",
    "system path",
    "disk",
    "installed package",
    "system package",
    "system user",
    "system service",
    "unit",
    "processes",
    "journal",
    "shell history",
    "crontab",
    "working tree",
    "network link",
];

/// Nouns of what may have come with the base image and is worth a note when it goes.
const WORTH_A_NOTE: &[&str] = &["data path", "path that may be empty", "disk", "system user", "crontab"];

impl Place {
    /// What `meaning` is worth here.
    pub(super) fn settle(self, meaning: &mut Meaning) {
        let noun = meaning.target.noun.as_str();
        let (inside, output) = match self {
            Place::Anywhere => return,
            Place::Image => (INSIDE.contains(&noun), !WORTH_A_NOTE.contains(&noun)),
            Place::Clean => (noun == "project path", true),
        };
        if inside {
            meaning.environment = Environment::Disposable;
            if output {
                meaning.target.class = TargetClass::T0;
            }
        }
    }
}
