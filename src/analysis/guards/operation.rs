//! What is worth a guard: what an operation does, by its verb.

use super::deeds;
use super::words::last;
use crate::fact::outline::{Item, Speech, What};
use crate::rule::guard::{Front, snake};

/// An operation of an outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Operation {
    /// Its place in the outline.
    pub(super) at: usize,
    /// What it is called by.
    pub(super) name: String,
    /// What tells it from others of its name.
    pub(super) key: String,
    pub(super) deed: Deed,
    /// What it stands in front of whatever its name says: of what is no program.
    spoken: Option<Spoken>,
}

/// What is known of an operation of a script, a statement or a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Spoken {
    is_declared: bool,
    is_remote: bool,
    is_file: bool,
}

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Deed {
    /// A definition, as a whole.
    Definition,
    /// Something is asked or computed.
    Query,
    /// Something is written, sent or run.
    Change,
    /// Something is deleted.
    Destruction,
}

const DESTROYS: &[&str] = &[
    "delete",
    "del",
    "remove",
    "rm",
    "destroy",
    "drop",
    "purge",
    "truncate",
    "unlink",
    "rmtree",
    "rmdir",
    "wipe",
    "erase",
    "clear",
    "flush",
    "terminate",
    "prune",
    "clean",
    "cleanup",
    "revoke",
    "reset",
    "discard",
    "evict",
    "expunge",
    "deprovision",
    "uninstall",
    "shred",
    "trash",
    "flushall",
    "flushdb",
    "forget",
    "unpublish",
    "offboard",
    "anonymize",
];

const CHANGES: &[&str] = &[
    "update",
    "save",
    "insert",
    "create",
    "write",
    "put",
    "post",
    "patch",
    "set",
    "add",
    "append",
    "push",
    "send",
    "publish",
    "charge",
    "transfer",
    "pay",
    "refund",
    "capture",
    "withdraw",
    "mutate",
    "unseal",
    "unlock",
    "credit",
    "debit",
    "execute",
    "exec",
    "commit",
    "apply",
    "deploy",
    "migrate",
    "import",
    "merge",
    "upsert",
    "store",
    "enqueue",
    "dispatch",
    "submit",
    "process",
    "provision",
    "grant",
    "assign",
    "approve",
    "sync",
    "upload",
    "rename",
    "move",
    "replace",
    "copy",
    "extract",
    "unpack",
    "install",
    "persist",
    "emit",
    "notify",
    "book",
    "reserve",
    "release",
    "increment",
    "decrement",
    "incr",
    "decr",
    "handle",
    "perform",
    "run",
    "overwrite",
    "restore",
    "cancel",
    "archive",
    "register",
    "attach",
    "detach",
    "disable",
    "enable",
    "activate",
    "deactivate",
    "suspend",
    "promote",
    "rotate",
    "issue",
    "mint",
    "bill",
    "settle",
    "bulk",
    "modify",
    "edit",
    "change",
    "load",
    "loads",
    "launch",
    "spawn",
    "scale",
    "ship",
    "deliver",
    "fulfill",
    "fulfil",
    "allocate",
    "rewrite",
    "rebuild",
    "recalculate",
    "listen",
    "serve",
];

const FILES: &[&str] = &[
    "open", "read", "write", "unlink", "remove", "rmtree", "rm", "delete", "send", "file", "copy", "move", "rename",
    "save", "extract", "readfile", "download", "stream", "create", "serve", "sendfile", "path", "bytes", "text",
    "rmdir", "glob", "load", "put", "get",
];

const REMOTE: &[&str] = &[
    "get",
    "post",
    "put",
    "patch",
    "delete",
    "request",
    "fetch",
    "send",
    "call",
    "invoke",
    "execute",
    "query",
    "connect",
    "urlopen",
    "run",
    "check_output",
    "check_call",
    "do",
    "dial",
    "read",
    "publish",
    "charge",
    "submit",
    "exchange",
    "head",
    "options",
    "subprocess",
    "communicate",
    "popen",
    "wait",
    "await",
    "ping",
    "lookup",
    "search",
    "download",
    "upload",
    "open",
    "client",
];

/// Calls that tell and do nothing, or only look.
const SAYS: &[&str] = &[
    "print",
    "println",
    "log",
    "logger",
    "debug",
    "info",
    "warn",
    "warning",
    "error",
    "trace",
    "console",
    "len",
    "str",
    "format",
    "printf",
    "puts",
    "sprintf",
    "assert",
    "expect",
    "panic",
    "raise",
    "throw",
    "abort",
    "exit",
    "isinstance",
    "int",
    "list",
    "dict",
    "fatal",
    "eprintln",
    "bail",
    "some",
    "ok",
    "err",
    "none",
    "new_error",
    "errorf",
];

/// The deed of a call named `name`.
pub(super) fn deed(item: &Item) -> Option<Deed> {
    let name = snake(last(&item.name));
    let words: Vec<&str> = name.split('_').collect();
    let is = |list: &[&str]| words.iter().any(|word| is_verb(word, list));
    let receiver = snake(&item.name);
    if name.is_empty()
        || SAYS.contains(&name.as_str())
        || receiver.split('.').any(|part| matches!(part, "log" | "logger" | "logging" | "console"))
    {
        return None;
    }
    let sql = item.text.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| sql.contains(word));
    // A question about deeds is none: `can_delete`, `is_removed`, `should_purge`, `on_delete`.
    if matches!(
        words.first(),
        Some(
            &("is"
                | "has"
                | "can"
                | "should"
                | "may"
                | "on"
                | "get"
                | "find"
                | "list"
                | "count"
                | "check"
                | "verify"
                | "validate"
                | "assert"
                | "require")
        )
    ) || (words.first() == Some(&"ensure") && !is(DESTROYS))
    {
        return Some(Deed::Query);
    }
    let asked_to =
        || is(REMOTE) && DESTROYS.iter().any(|verb| verb.len() > 4 && strings(&sql).any(|text| text.contains(verb)));
    if is(DESTROYS) || asked_to() || says(&["delete from ", "drop table", "truncate table", "drop database"]) {
        Some(Deed::Destruction)
    } else if is(CHANGES) || says(&["update ", "insert into "]) {
        Some(Deed::Change)
    } else {
        Some(Deed::Query)
    }
}

/// Whether a word is one of the verbs of `list`, in any of its forms: `revoked`, `deletes`.
fn is_verb(word: &str, list: &[&str]) -> bool {
    let bare = |end: &str| word.strip_suffix(end).is_some_and(|stem| stem.len() > 2 && list.contains(&stem));
    list.contains(&word) || ["s", "d", "ed", "es", "ing"].iter().any(|end| bare(end))
}

/// What stands between quotes.
fn strings(text: &str) -> impl Iterator<Item = &str> {
    text.split(['"', '\'', '`']).skip(1).step_by(2)
}

impl Operation {
    /// Whether its loss of a guard in front of `front` matters.
    pub(super) fn is_behind(&self, front: Front) -> bool {
        let snake = snake(last(&self.name));
        let is = |list: &[&str]| snake.split('_').any(|word| is_verb(word, list));
        if let Some(spoken) = self.spoken {
            return match front {
                Front::Anything => true,
                Front::Change => spoken.is_declared || self.deed >= Deed::Change,
                Front::Changes | Front::Many => self.deed >= Deed::Change,
                Front::Destruction => self.deed == Deed::Destruction,
                Front::File => spoken.is_file,
                Front::Remote => spoken.is_declared || spoken.is_remote,
            };
        }
        match front {
            Front::Anything => true,
            Front::Change | Front::Changes | Front::Many => self.deed >= Deed::Change,
            Front::Destruction => {
                self.deed == Deed::Destruction
                    || (self.deed == Deed::Change && is(&["all", "bulk", "many", "batch", "every"]))
            }
            Front::File => self.deed != Deed::Definition && (is(FILES) || is_of_files(&self.name)),
            Front::Remote => self.deed != Deed::Definition && (is(REMOTE) || is_of_client(&self.name)),
        }
    }
}

/// Lists of what stands in front of everything that a program does.
pub(super) const LISTS: &[&str] = &[
    "middleware",
    "permission_classes",
    "guards",
    "filters",
    "plugins",
    "interceptors",
    "hooks",
    "authentication_classes",
    "throttle_classes",
];

/// Whether a call belongs to what talks to another system: `Client::builder().build()`.
fn is_of_client(name: &str) -> bool {
    const WORDS: &[&str] = &[
        "client",
        "http",
        "session",
        "server",
        "connection",
        "pool",
        "requests",
        "axios",
        "reqwest",
        "httpx",
        "redis",
        "grpc",
        "channel",
        "smtp",
        "socket",
        "transport",
    ];
    snake(name).split(['.', '_']).any(|word| WORDS.contains(&word)) && !snake(last(name)).contains("cache")
}

/// Whether a call is one of those that read and write files, and not one that only works out a path: `File.foreach`.
fn is_of_files(name: &str) -> bool {
    const OF: &[&str] = &["file", "dir", "io", "file_utils", "fs", "fs_promises", "files", "directory", "os", "shutil"];
    const WORKS_OUT: &[&str] = &[
        "join",
        "combine",
        "expand_path",
        "basename",
        "dirname",
        "extname",
        "exist",
        "exists",
        "realpath",
        "resolve",
        "normalize",
        "absolute_path",
        "get_full_path",
        "getenv",
        "getcwd",
        "environ",
        "is_file",
        "is_directory",
    ];
    let name = snake(name);
    let Some((of, step)) = name.rsplit_once('.') else { return false };
    OF.contains(&last(of)) && !WORKS_OUT.contains(&step.trim_end_matches('?'))
}

/// The operation at `at`, if it is one.
pub(super) fn operation(at: usize, item: &Item, speech: Speech) -> Option<Operation> {
    if speech != Speech::Program {
        return spoken(at, item, speech);
    }
    let each = (item.what == What::Call).then(|| done_to_each(item)).flatten();
    let item = each.as_ref().unwrap_or(item);
    let (key, deed) = match item.what {
        What::Call => (first_argument(&item.text), deed(item)?),
        What::Definition => (String::new(), Deed::Definition),
        // Something that others see too is given a value.
        What::Binding if item.name.contains(['.', '[']) || item.name.starts_with('@') => (String::new(), Deed::Change),
        // A list of what every request passes.
        What::Binding if LISTS.iter().any(|word| snake(&item.name).contains(word)) => (String::new(), Deed::Change),
        _ => return None,
    };
    let name = if item.what == What::Binding { item.name.split('[').next().unwrap_or_default() } else { &item.name };
    Some(Operation { at, name: name.to_owned(), key, deed, spoken: None })
}

/// A call that is handed a method to call is a call of that: `documents.each(&:destroy)`, `ids.forEach(store::delete)`.
fn done_to_each(item: &Item) -> Option<Item> {
    let (_, given) = item.text.rsplit_once('(')?;
    let given = given.strip_suffix(')')?;
    let is_name = |name: &str| name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '!' | '?' | '@'));
    let name = match given.strip_prefix("&:") {
        Some(step) => format!("{}.{}", item.name.rsplit_once('.')?.0, step.trim_end_matches('!')),
        None => given.split_once("::").filter(|(of, _)| !of.is_empty()).map(|(of, step)| format!("{of}.{step}"))?,
    };
    is_name(&name).then(|| Item { text: format!("{name}()"), name, ..item.clone() })
}

/// The same of a script, of statements, of a document.
fn spoken(at: usize, item: &Item, speech: Speech) -> Option<Operation> {
    let is_view = || item.text.to_lowercase().split_whitespace().take(4).any(|word| matches!(word, "view" | "policy"));
    let is_declared =
        item.what == What::Definition && (speech == Speech::Document || (speech == Speech::Statements && is_view()));
    let deed = match item.what {
        What::Call => deeds::deed(item)?,
        What::Definition if is_declared => Deed::Definition,
        _ => return None,
    };
    let key = item.text.split_whitespace().nth(1).unwrap_or_default().to_owned();
    let spoken = Spoken { is_declared, is_remote: deeds::is_remote(item), is_file: deeds::is_file(item) };
    Some(Operation { at, name: item.name.clone(), key, deed, spoken: Some(spoken) })
}

/// The text of a call up to the first comma behind its last bracket that opens: what it is given first.
fn first_argument(text: &str) -> String {
    let Some((_, rest)) = text.split_once('(') else { return String::new() };
    rest.split([',', ')']).next().unwrap_or_default().trim().to_owned()
}
