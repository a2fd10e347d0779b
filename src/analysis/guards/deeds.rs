//! What commands, statements and tasks do, by their names.

use super::operation::Deed;
use super::words::last;
use crate::fact::outline::Item;
use crate::rule::guard::snake;

const DESTROYS: &[&str] = &[
    "rm",
    "rmdir",
    "delete",
    "remove",
    "destroy",
    "drop",
    "purge",
    "truncate",
    "unlink",
    "wipe",
    "erase",
    "clear",
    "flush",
    "terminate",
    "prune",
    "clean",
    "cleanup",
    "revoke",
    "uninstall",
    "shred",
    "absent",
    "dropdb",
    "rb",
    "undeploy",
    "deprovision",
    "reset",
    "flushall",
    "flushdb",
    "mkfs",
    "expire",
    "retire",
    "evict",
    "compact",
    "userdel",
    "groupdel",
    "deluser",
    "dropuser",
    "delpart",
];

const CHANGES: &[&str] = &[
    "cp",
    "mv",
    "ln",
    "dd",
    "tee",
    "chmod",
    "chown",
    "install",
    "tar",
    "unzip",
    "rsync",
    "scp",
    "update",
    "insert",
    "alter",
    "create",
    "createdb",
    "set",
    "put",
    "post",
    "patch",
    "apply",
    "deploy",
    "migrate",
    "import",
    "merge",
    "upsert",
    "execute",
    "exec",
    "push",
    "publish",
    "upload",
    "sync",
    "restore",
    "promote",
    "fence",
    "restart",
    "start",
    "stop",
    "reload",
    "up",
    "down",
    "scale",
    "rollout",
    "rollback",
    "upgrade",
    "failover",
    "switch",
    "release",
    "send",
    "rename",
    "move",
    "replace",
    "copy",
    "run",
    "enable",
    "disable",
    "activate",
    "add",
    "edit",
    "write",
    "grant",
    "provision",
    "rotate",
    "archive",
    "build",
    "load",
    "seed",
    "register",
    "cutover",
    "reindex",
    "vacuum",
    "present",
    "template",
    "unarchive",
    "command",
    "cancel",
    "pg_restore",
    "reprocess",
    "replay",
    "backfill",
    "process",
    "sign",
    "comment",
    "transfer",
    "charge",
    "export",
];

/// Programs that ask another system and wait for the answer.
const REMOTE: &[&str] = &[
    "curl",
    "wget",
    "ssh",
    "scp",
    "rsync",
    "sftp",
    "ftp",
    "nc",
    "psql",
    "mysql",
    "mariadb",
    "mongosh",
    "redis-cli",
    "aws",
    "gcloud",
    "az",
    "http",
    "https",
    "ldapsearch",
    "dig",
    "get_url",
    "uri",
    "clickhouse-client",
    "sqlcmd",
    "grpcurl",
];

/// Commands that tell, or only keep the script going.
const SAYS: &[&str] = &[
    "echo",
    "printf",
    "log",
    "info",
    "warn",
    "error",
    "debug",
    "die",
    "fail",
    "abort",
    "fatal",
    ":",
    "true",
    "false",
    "test",
    "[",
    "read",
    "shift",
    "trap",
    "wait",
    "sleep",
    "cd",
    "pushd",
    "popd",
    "source",
    ".",
    "cat",
    "date",
    "logger",
    "for_update",
    "trigger",
    "usage",
];

/// First words of statements that change something.
const STATEMENTS: &[&str] =
    &["update", "insert", "merge", "alter", "create", "call", "exec", "execute", "replace", "comment"];

/// The deed of a command, a statement or a task; none of what only tells.
pub(super) fn deed(item: &Item) -> Option<Deed> {
    let name = snake(last(&item.name));
    if name.is_empty() || SAYS.contains(&name.as_str()) || matches!(item.name.as_str(), "grant" | "revoke") {
        return None;
    }
    let is = |list: &[&str]| list.contains(&name.as_str()) || name.split('_').any(|word| list.contains(&word));
    let lower = item.text.get(..item.text.len().min(200)).unwrap_or(&item.text).to_lowercase();
    let first = lower.split_whitespace().next().unwrap_or_default();
    let asks = matches!(name.as_str(), "query" | "select") || (first == "select" && !name.contains("update"));
    // One file by its name is no tree.
    let one_file = name == "rm" && !lower.split_whitespace().any(|word| word.contains('*') || is_recursive(word));
    Some(match () {
        () if asks => Deed::Query,
        () if one_file => Deed::Change,
        () if is(DESTROYS) || lower.contains("delete from ") || lower.contains("drop table") => Deed::Destruction,
        () if is(CHANGES) || STATEMENTS.contains(&first) => Deed::Change,
        () => Deed::Query,
    })
}

/// `-rf`, `--recursive`
fn is_recursive(word: &str) -> bool {
    word == "--recursive" || (word.starts_with('-') && !word.starts_with("--") && word.contains(['r', 'R']))
}

/// Whether a command asks another system, or a statement keeps a database busy.
pub(super) fn is_remote(item: &Item) -> bool {
    let lower = item.text.to_lowercase();
    let first = lower.split_whitespace().next().unwrap_or_default();
    let program = item.name.split('.').next().unwrap_or_default().to_lowercase();
    STATEMENTS.contains(&first)
        || matches!(first, "select" | "delete" | "perform")
        || REMOTE.contains(&program.as_str())
}

/// Whether a command reads or writes files.
pub(super) fn is_file(item: &Item) -> bool {
    const FILES: &[&str] = &[
        "rm", "rmdir", "mv", "cp", "cat", "tar", "unzip", "dd", "tee", "ln", "chmod", "chown", "install", "rsync",
        "find",
    ];
    FILES.contains(&item.name.split('.').next().unwrap_or_default())
}

/// Whether a value switches off what it is given to: `timeout: 0s`.
pub(super) fn is_off(text: &str) -> bool {
    let bare = text.trim().trim_matches(['"', '\'']).to_lowercase();
    let zero = bare.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    matches!(
        bare.as_str(),
        "" | "null" | "~" | "none" | "false" | "off" | "no" | "disabled" | "-1" | "never" | "unlimited" | "infinity"
    ) || (zero == "0" && bare.len() <= 3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::outline::What;
    use crate::source::Span;

    fn call(name: &str, text: &str) -> Item {
        let (name, text) = (name.to_owned(), text.to_owned());
        Item { what: What::Call, name, text, span: Span::new(0, 1), inside: None, end: 1 }
    }

    #[test]
    fn deeds_of_commands() {
        for (name, text, expected) in [
            ("rm", "rm -rf $x", Some(Deed::Destruction)),
            ("rm", "rm -f $x/one", Some(Deed::Change)),
            ("orders.delete", "DELETE FROM orders", Some(Deed::Destruction)),
            ("orders.update", "UPDATE orders SET x = 1", Some(Deed::Change)),
            ("orders.select", "SELECT 1 FROM orders FOR UPDATE", Some(Deed::Query)),
            ("echo", "echo done", None),
        ] {
            assert_eq!(deed(&call(name, text)), expected, "{text}");
        }
        assert!(is_off("0s") && is_off("null") && !is_off("15s") && !is_off("300"));
    }
}
