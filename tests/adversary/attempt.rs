//! One attempt to get something destructive past the linter, and what must be told of it.

use std::collections::BTreeSet;

use crate::repository::{Files, Put, Repository, Told};

/// The script that every attempt may change: it stood before and does no harm.
pub(crate) const START: &str = "#!/bin/sh\nset -e\necho start\n";
/// The act: a script removes the data of the application.
pub(crate) const REMOVE: &str = "#!/bin/sh\nset -e\necho start\nrm -rf /var/lib/app\n";
/// The act: a table goes.
pub(crate) const DROP: &str = "DROP TABLE orders;\n";

/// What must be told.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Caught {
    /// The rules stand at level error, and the run fails.
    Errors(&'static [&'static str]),
    /// The same, and further rules stand, at whatever level.
    With(&'static [&'static str], &'static [&'static str]),
    /// The rule stands as a warning: the role of the file lowers it, as the taxonomy says.
    Warning(&'static str),
    /// The same, as a note.
    Note(&'static str),
    /// What is not seen is a gap of this kind, and the run fails under `--strict`.
    Gap(&'static str),
    /// The run ends in an error that says this: never an empty pass.
    Refused(&'static str),
}

/// An attempt: a repository, what its author changes, and what is said beside it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attempt {
    pub(crate) name: &'static str,
    pub(crate) before: Files,
    pub(crate) after: Files,
    pub(crate) message: &'static str,
    pub(crate) variables: &'static [(&'static str, &'static str)],
    pub(crate) args: &'static [&'static str],
    pub(crate) caught: Caught,
}

/// An attempt with the script before and nothing said beside it: a row states only what is its own.
pub(crate) const PLAIN: Attempt = Attempt {
    name: "",
    before: &[("run.sh", Put::Text(START))],
    after: &[("run.sh", Put::Text(REMOVE))],
    message: "Tidy up",
    variables: &[],
    args: &[],
    caught: Caught::Errors(&["data-path-removed"]),
};

/// Runs all of `attempts` and tells of every one that got past.
#[track_caller]
pub(crate) fn all_caught(attempts: &[Attempt]) {
    let past: Vec<String> = attempts.iter().filter_map(|attempt| past(attempt).err()).collect();
    assert!(past.is_empty(), "{} of {} got past:\n{}", past.len(), attempts.len(), past.join("\n"));
}

fn past(attempt: &Attempt) -> Result<(), String> {
    let repository = Repository::new(attempt.before);
    repository.commit(attempt.after, attempt.message);
    caught(&repository, attempt)
}

/// Whether what the last commit of `repository` does is caught as `attempt` says.
pub(crate) fn caught(repository: &Repository, attempt: &Attempt) -> Result<(), String> {
    let args: Vec<&str> = ["HEAD~1..HEAD"].iter().chain(attempt.args).copied().collect();
    let wrong = |what: &str, told: &Told| {
        Err(format!(
            "- {}: {what}; exit {}, stands {:?}, gaps {}",
            attempt.name,
            told.code,
            told.stands().into_iter().collect::<BTreeSet<_>>(),
            told.gaps()
        ))
    };
    if let Caught::Refused(said) = attempt.caught {
        let all: Vec<&str> = ["check"].iter().chain(&args).copied().collect();
        let (code, out) = repository.run(attempt.variables, &all);
        let refused = code == 2 && out.contains(said);
        return if refused { Ok(()) } else { Err(format!("- {}: exit {code}: {out}", attempt.name)) };
    }
    let told = repository.told(attempt.variables, &args);
    match attempt.caught {
        Caught::Errors(rules) | Caught::With(rules, _) => {
            if let Some(rule) = rules.iter().find(|rule| !told.has("error", rule)) {
                return wrong(&format!("{rule} is no error"), &told);
            }
            if told.code != 1 {
                return wrong("the run passes", &told);
            }
            let also = if let Caught::With(_, also) = attempt.caught { also } else { &[] };
            let stands = told.stands();
            match also.iter().find(|rule| !stands.iter().any(|(_, stands)| stands == *rule)) {
                Some(rule) => wrong(&format!("nothing tells of {rule}"), &told),
                None => Ok(()),
            }
        }
        Caught::Note(rule) if told.has("note", rule) => Ok(()),
        Caught::Note(rule) => wrong(&format!("{rule} is no note"), &told),
        Caught::Warning(rule) if told.has("warning", rule) => Ok(()),
        Caught::Warning(rule) => wrong(&format!("{rule} is no warning"), &told),
        Caught::Gap(kind) => {
            let strict: Vec<&str> = args.iter().copied().chain(["--strict"]).collect();
            let strictly = repository.told(attempt.variables, &strict);
            if !told.gaps().contains(kind) {
                wrong(&format!("no gap says {kind}"), &told)
            } else if strictly.code == 0 {
                wrong("the run passes under --strict", &strictly)
            } else {
                Ok(())
            }
        }
        Caught::Refused(_) => Ok(()),
    }
}

impl Attempt {
    /// The same, caught in another way.
    pub(crate) const fn caught(self, caught: Caught) -> Self {
        Self { caught, ..self }
    }
}
