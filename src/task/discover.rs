//! Where the task is said, and how far each of these is trusted.

use super::body::without_contract;
use super::spec::{self, HOMES, Item, LIST};
use super::{Body, Contract, Said, Task, TaskSource, Trust};
use crate::repo::{ChangeSet, History, Loaded, Tree};
use crate::source::{RepoPath, decode};

/// What whoever runs the linter hands over.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// The text of `--task` or `--task-file`.
    pub text: Option<String>,
    /// How far it is trusted, and a contract that is handed over.
    pub trust: Trust,
    /// The name and the text of a contract.
    pub contract: Option<(String, String)>,
    /// What the host of the code or of an agent says of the change.
    pub hosted: Vec<(TaskSource, Body)>,
    /// Which task of a specification it is: `2.1`, `T012`, `uploads:2.1`.
    pub id: Option<String>,
    /// The branch that the change is on.
    pub branch: Option<String>,
}

/// A task that cannot be told.
#[derive(Debug, thiserror::Error)]
pub enum TaskError {
    /// A contract that does not read.
    #[error("the contract {name} does not read: {detail}")]
    Contract {
        /// Where it stands.
        name: String,
        /// Why, with the line.
        detail: String,
    },
    /// No specification holds the task.
    #[error("no specification before the change holds the task `{id}`: looked into {looked}")]
    NoItem {
        /// Its id.
        id: String,
        /// Which were looked into.
        looked: String,
    },
    /// Several do.
    #[error("several specifications hold the task `{id}`: {found}")]
    ManyItems {
        /// Its id.
        id: String,
        /// Which.
        found: String,
    },
}

/// Where the contract of a repository stands.
pub const CONTRACT: &str = ".blastlint/task.toml";

/// Most specifications that are looked into.
const SPECS: usize = 200;

impl Task {
    /// All that is said of `loaded` but by its commits: contracts, what was given, what a host says, specifications.
    ///
    /// # Errors
    /// A contract that does not read, a task that no specification holds.
    pub fn discover(given: &Given, loaded: &mut Loaded) -> Result<Task, TaskError> {
        let mut said = Vec::new();
        let mut contracts = Vec::new();
        if let Some(text) = read(&mut loaded.before, CONTRACT) {
            contracts.push(Contract::read(
                &format!("{CONTRACT}, as it stands before the change"),
                Trust::Requester,
                &text,
            )?);
        }
        if let Some((name, text)) = &given.contract {
            contracts.push(Contract::read(name, given.trust, text)?);
        }
        if let Some(text) = &given.text {
            let (text, block) = without_contract(text);
            said.push(Said::whole(TaskSource::Given, given.trust, text));
            contracts.extend(block.map(|block| Contract::read("in the task", given.trust, &block)).transpose()?);
        }
        for (source, body) in &given.hosted {
            said.push(Said::whole(*source, Trust::Author, body.text.clone()));
            said.push(Said::ruling_out(*source, ruled_out(&body.ruled_out)));
            let name = format!("in {source}");
            let block = body.contract.as_ref().map(|block| Contract::read(&name, Trust::Author, block));
            contracts.extend(block.transpose()?);
        }
        said.extend(loaded.history.asked().map(|text| Said::whole(TaskSource::Case, given.trust, text)));
        said.extend(of_specs(given, loaded)?);
        let written =
            |contract: &Contract| Said::whole(TaskSource::Contract, contract.trust, contract.written.task.clone());
        said.extend(contracts.iter().map(written).collect::<Vec<_>>());
        Ok(Task::new(said, contracts))
    }
}

/// What is ruled out, as clauses that say so.
fn ruled_out(lines: &str) -> String {
    let clause = |line: &str| format!("- {} is out of scope", line.trim().trim_start_matches(['-', '*', ' ']));
    lines.lines().filter(|line| !line.trim().is_empty()).map(clause).collect::<Vec<_>>().join("\n")
}

fn read(before: &mut Tree, path: &str) -> Option<String> {
    let bytes = before.read(&[RepoPath::from(path)]).pop().flatten()?;
    Some(decode(&bytes).0)
}

/// The task of a specification: the one that is named, else those whose boxes the change ticks.
fn of_specs(given: &Given, loaded: &mut Loaded) -> Result<Vec<Said>, TaskError> {
    match &given.id {
        Some(id) => named(id, given.branch.as_deref(), &mut loaded.before).map(|said| vec![said]),
        None => Ok(ticked(&loaded.change, &mut loaded.before)),
    }
}

fn named(id: &str, branch: Option<&str>, before: &mut Tree) -> Result<Said, TaskError> {
    let (of, id) = id.split_once(':').map_or((None, id), |(of, id)| (Some(of), id));
    let mut folders: Vec<RepoPath> =
        HOMES.iter().flat_map(|home| before.list(&RepoPath::from(*home)).folders).collect();
    folders.truncate(SPECS);
    let name = |folder: &RepoPath| folder.file_name();
    if let Some(of) = of {
        folders.retain(|folder| name(folder) == of);
    }
    // The branch says which one is meant, where it is called like one.
    let own = |folder: &RepoPath| {
        branch.is_some_and(|branch| branch.rsplit('/').next() == Some(&name(folder)) || branch == name(folder))
    };
    if folders.iter().any(own) {
        folders.retain(own);
    }
    let mut found: Vec<(String, String)> = Vec::new();
    for folder in &folders {
        let text = read(before, &format!("{}/{LIST}", folder.to_text())).unwrap_or_default();
        let item = spec::items(&text).into_iter().find(|item| item.id.eq_ignore_ascii_case(id));
        if let Some(item) = item {
            found.push((folder.to_text(), with_criteria(&item, folder, before)));
        }
    }
    match found.as_slice() {
        [(_, text)] => Ok(Said::whole(TaskSource::Spec, Trust::Requester, text.clone())),
        [] => {
            let looked = folders.iter().map(RepoPath::to_text).collect::<Vec<_>>().join(", ");
            let looked = if looked.is_empty() { HOMES.join(" and ") } else { looked };
            Err(TaskError::NoItem { id: id.to_owned(), looked })
        }
        many => {
            let found = many.iter().map(|(folder, _)| folder.as_str()).collect::<Vec<_>>().join(", ");
            Err(TaskError::ManyItems { id: id.to_owned(), found })
        }
    }
}

/// What the tasks say, as they stood before, whose boxes the change ticks.
fn ticked(change: &ChangeSet, before: &mut Tree) -> Vec<Said> {
    let mut said = Vec::new();
    for file in &change.files {
        let path = file.path.to_text();
        let Some(after) = file.after.as_ref().filter(|_| spec::is_list(&path)) else { continue };
        let stood = file.before.as_ref().map(|before| spec::items(&before.text)).unwrap_or_default();
        for item in spec::items(&after.text).iter().filter(|item| item.done) {
            let open = stood.iter().find(|one| one.id == item.id);
            if open.is_some_and(|one| one.done) {
                continue;
            }
            let folder = file.path.folder();
            said.push(match open {
                Some(open) => Said::whole(TaskSource::Spec, Trust::Requester, with_criteria(open, &folder, before)),
                // A task that comes with the change was written by its author.
                None => Said::whole(TaskSource::Spec, Trust::Author, item.with(None)),
            });
        }
    }
    said
}

fn with_criteria(item: &Item, folder: &RepoPath, before: &mut Tree) -> String {
    item.with(read(before, &format!("{}/requirements.md", folder.to_text())).as_deref())
}

impl Given {
    /// Whether what hosts say is about the change: a case and two folders are about none of theirs.
    pub fn without_hosts(self, history: &History) -> Self {
        let hosted = if matches!(history, History::Git(_)) { self.hosted } else { Vec::new() };
        Self { hosted, ..self }
    }
}
