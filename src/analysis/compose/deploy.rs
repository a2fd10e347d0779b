//! What scripts call a project or a stack of a swarm on the command line: the name starts those of its volumes.

use std::collections::BTreeMap;

use crate::analysis::{Action, Class, Spot, Verdict};
use crate::fact::Confidence;
use crate::repo::{ChangeSet, Content, FileDiff};
use crate::source::{Side, Source, Span};

/// What a line holds that brings a project up under a name.
const COMMANDS: [&str; 3] = ["docker stack deploy", "docker compose ", "docker-compose "];

/// Options that are followed by a value.
const VALUED: &[&str] = &[
    "-c",
    "--compose-file",
    "--orchestrator",
    "--resolve-image",
    "-f",
    "--file",
    "--env-file",
    "--profile",
    "--project-directory",
];

/// Whether a change may touch such a line.
pub(super) fn concerns(change: &ChangeSet) -> bool {
    change.files.iter().any(|file| {
        file.before
            .as_ref()
            .zip(file.after.as_ref())
            .is_some_and(|(before, after)| names_one(before) && names_one(after))
    })
}

fn names_one(source: &Source) -> bool {
    let holds = |mark: &str| memchr::memmem::find(source.text.as_bytes(), mark.as_bytes()).is_some();
    holds("stack deploy") || holds("compose ") && (holds(" -p") || holds("--project-name"))
}

/// The verdicts on names that changed.
pub(super) fn verdicts(change: &ChangeSet) -> Vec<Verdict> {
    change.files.iter().filter(|file| file.content == Content::Text).filter_map(renamed).collect()
}

/// One name that is gone and one that came, in the same file.
fn renamed(file: &FileDiff) -> Option<Verdict> {
    let (before, after) = file.before.as_ref().zip(file.after.as_ref())?;
    if !names_one(before) || !names_one(after) {
        return None;
    }
    let (was, is) = (names(before), names(after));
    let mut gone = was.iter().filter(|(name, _)| !is.contains_key(*name));
    let mut new = is.iter().filter(|(name, _)| !was.contains_key(*name));
    let ((_, was_at), (name, at)) = gone.next().zip(new.next())?;
    if gone.next().is_some() || new.next().is_some() {
        return None;
    }
    let spot = |source: &Source, side, span| Spot { path: source.path.clone(), side, span };
    Some(Verdict {
        rule: "state-left-behind",
        address: name.clone(),
        of: "project".to_owned(),
        class: Class::Data,
        action: Action::Orphan,
        count: 1,
        reason: "it is brought up under another name, which starts the names of its volumes".to_owned(),
        certainty: Confidence::Medium,
        source: "the rules of Docker Compose".to_owned(),
        spot: spot(after, Side::After, *at),
        before: Some(spot(before, Side::Before, *was_at)),
        evidence: Vec::new(),
        fixes: Vec::new(),
    })
}

/// The names that a text gives to projects and stacks, and where; those that are only known at run time are left out.
fn names(source: &Source) -> BTreeMap<String, Span> {
    let mut found = BTreeMap::new();
    let mut at = 0;
    for line in source.text.split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end().len());
        at += line.len();
        let command = COMMANDS.iter().find_map(|command| Some((*command, line.split_once(command)?.1)));
        let name = command.and_then(|(command, rest)| name(command, rest));
        if let Some(name) =
            name.filter(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
        {
            found.entry(name.to_owned()).or_insert(span);
        }
    }
    found
}

/// The name in what follows a command.
fn name<'a>(command: &str, rest: &'a str) -> Option<&'a str> {
    let rest = rest.split(['&', '|', ';', '#', '"', '\'', '`']).next().unwrap_or_default();
    let words: Vec<&str> = rest.split_whitespace().collect();
    if command == "docker stack deploy" {
        let value = |at: usize| at > 0 && words.get(at - 1).is_some_and(|before| VALUED.contains(before));
        let free = |(at, word): &(usize, &&str)| !word.starts_with('-') && !value(*at);
        return words.iter().enumerate().rfind(free).map(|(_, word)| *word);
    }
    let told = words.iter().position(|word| matches!(*word, "-p" | "--project-name"));
    let after = told.and_then(|at| words.get(at + 1)).copied();
    after.or_else(|| words.iter().find_map(|word| word.strip_prefix("--project-name=")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::RepoPath;

    #[test]
    fn names_on_the_command_line() {
        for (line, expected) in [
            ("docker stack deploy -c docker-compose.yml shop", vec!["shop"]),
            ("docker stack deploy --prune --compose-file a.yml shop && echo done", vec!["shop"]),
            ("docker stack deploy -c docker-compose.yml $STACK", vec![]),
            ("  docker compose -p shop up -d", vec!["shop"]),
            ("docker-compose -f a.yml --project-name=shop up", vec!["shop"]),
            ("docker compose up -d", vec![]),
            ("mkdir -p shop", vec![]),
        ] {
            let source = Source::new(RepoPath::from("deploy.sh"), line.as_bytes());
            assert_eq!(names(&source).into_keys().collect::<Vec<_>>(), expected, "{line}");
        }
    }
}
