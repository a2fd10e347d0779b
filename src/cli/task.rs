//! The task: what the arguments name, and what a code host or the host of an agent hands to a job.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::UsageError;
use super::args::TaskArgs;
use crate::repo::Loaded;
use crate::source::limits;
use crate::task::{Given, Task, TaskSource, of_github_event, of_merge_request};

/// What is said of the change that was loaded.
pub(super) fn task(args: &TaskArgs, loaded: &mut Loaded) -> Result<Task, UsageError> {
    let given = given(args)?.without_hosts(&loaded.history);
    Task::discover(&given, loaded).map_err(|e| {
        UsageError::new("the task does not read", e, "blastlint config schema contract; --task-id NAME:ID names one")
    })
}

fn given(args: &TaskArgs) -> Result<Given, UsageError> {
    let mut hosted = Vec::new();
    hosted.extend(of_github()?);
    hosted.extend(of_gitlab());
    hosted.extend(variable("COPILOT_AGENT_PROMPT").map(|text| (TaskSource::Prompt, of_merge_request("", &text))));
    let contract = args.contract.as_deref().map(|file| Ok((file.display().to_string(), text_of(file, "contract")?)));
    let texts = [args.task.clone(), args.task_file.as_deref().map(of_file).transpose()?];
    let text = texts.into_iter().flatten().collect::<Vec<_>>().join("\n\n");
    Ok(Given {
        text: (!text.is_empty()).then_some(text),
        trust: args.task_trust,
        contract: contract.transpose()?,
        hosted,
        id: args.task_id.clone(),
        branch: branch(),
    })
}

/// The text of a file; of one that git has a message written in, without what git put there.
fn of_file(file: &Path) -> Result<String, UsageError> {
    const MESSAGES: [&str; 4] = ["COMMIT_EDITMSG", "MERGE_MSG", "SQUASH_MSG", "TAG_EDITMSG"];
    const SCISSORS: &str = ">8 ----";
    let text = text_of(file, "task")?;
    if !MESSAGES.iter().any(|name| file.file_name() == Some(OsStr::new(name))) {
        return Ok(text);
    }
    let own = text.lines().take_while(|line| !(line.starts_with('#') && line.contains(SCISSORS)));
    Ok(own.filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n"))
}

fn text_of(file: &Path, what: &str) -> Result<String, UsageError> {
    let mut bytes = Vec::new();
    let read = if file == Path::new("-") {
        io::stdin().lock().take(limits::TASK_BYTES).read_to_end(&mut bytes)
    } else {
        File::open(file).and_then(|file| file.take(limits::TASK_BYTES).read_to_end(&mut bytes))
    };
    let title = || format!("the {what} {} cannot be read", file.display());
    read.map_err(|e| UsageError::new(title(), e, "--task-file FILE, or --task with its text"))?;
    Ok(crate::source::decode(&bytes).0)
}

/// The event of a job of GitHub Actions, if it is about a pull request.
fn of_github() -> Result<Option<(TaskSource, crate::task::Body)>, UsageError> {
    let Some(file) = std::env::var_os("GITHUB_EVENT_PATH").filter(|file| !file.is_empty()) else { return Ok(None) };
    let title = || format!("the event {} does not read", Path::new(&file).display());
    let next = "unset GITHUB_EVENT_PATH, or name the file that the runner wrote";
    let mut text = String::new();
    File::open(&file)
        .and_then(|file| file.take(limits::EVENT_BYTES).read_to_string(&mut text))
        .map_err(|e| UsageError::new(title(), e, next))?;
    let body = of_github_event(&text).map_err(|e| UsageError::new(title(), e, next))?;
    Ok(body.map(|body| (TaskSource::PullRequest, body)))
}

fn of_gitlab() -> Option<(TaskSource, crate::task::Body)> {
    let title = variable("CI_MERGE_REQUEST_TITLE")?;
    let description = variable("CI_MERGE_REQUEST_DESCRIPTION").unwrap_or_default();
    Some((TaskSource::MergeRequest, of_merge_request(&title, &description)))
}

/// The branch that is linted, where a code host says so.
fn branch() -> Option<String> {
    ["GITHUB_HEAD_REF", "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME"].into_iter().find_map(variable)
}

fn variable(name: &str) -> Option<String> {
    let most = usize::try_from(limits::TASK_BYTES).unwrap_or(usize::MAX);
    let value = std::env::var_os(name)?.to_string_lossy().into_owned();
    let end = crate::source::start_of(&value, most).len();
    Some(value[..end].to_owned()).filter(|value| !value.trim().is_empty())
}
