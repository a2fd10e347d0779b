//! Tasks of Ansible: modules that are called one after the other.

use super::{NodeId, Reader, What, shell};
use crate::fact::Template;

/// Keys that hold lists of tasks.
pub(super) const LISTS: &[&str] = &["tasks", "pretasks", "posttasks", "handlers", "block", "rescue", "always"];

/// Keys of a task that are not its module.
const WORDS: &[&str] = &[
    "name",
    "when",
    "register",
    "become",
    "become_user",
    "become_method",
    "vars",
    "notify",
    "tags",
    "loop",
    "until",
    "retries",
    "delay",
    "changed_when",
    "failed_when",
    "ignore_errors",
    "environment",
    "delegate_to",
    "run_once",
    "no_log",
    "check_mode",
    "args",
    "listen",
    "async",
    "poll",
    "throttle",
    "any_errors_fatal",
    "delegate_facts",
    "connection",
    "remote_user",
    "loop_control",
    "diff",
    "timeout",
    "ignore_unreachable",
    "block",
    "rescue",
    "always",
    "module_defaults",
    "collections",
    "debugger",
    "first_available_file",
];

/// Modules that run what they are given.
const RUNS: &[&str] = &["command", "shell", "raw", "script", "win_shell", "win_command"];

impl<'d> Reader<'d, '_> {
    /// Whether a list is one of tasks, or of plays that hold them.
    pub(super) fn is_tasks(&self, id: NodeId) -> bool {
        let items = self.document.items(id);
        let is_task = |item: &NodeId| {
            let pairs = self.document.pairs(*item);
            let module = |key: &str| key.contains('.') || RUNS.contains(&key) || MODULES.contains(&key);
            pairs
                .iter()
                .any(|pair| module(&pair.key) || matches!(pair.key.as_str(), "hosts" | "block" | "import_playbook"))
        };
        !items.is_empty() && items.iter().any(is_task)
    }

    pub(super) fn tasks(&mut self, id: NodeId, depth: usize) {
        for item in self.document.items(id) {
            if self.builder.is_full() || depth > crate::source::limits::DOCUMENT_DEPTH {
                return;
            }
            self.task(*item, depth + 1);
        }
    }

    fn task(&mut self, id: NodeId, depth: usize) {
        let span = self.span(id);
        if self.document.get(id, "hosts").is_some() {
            let name = self.scalar(id, "name").or_else(|| self.scalar(id, "hosts")).unwrap_or_default();
            return self.item(What::Definition, &name, name.clone(), span, |reader| {
                for list in ["pre_tasks", "roles", "tasks", "post_tasks", "handlers"] {
                    if let Some(list) = reader.document.get(id, list) {
                        reader.tasks(list, depth);
                    }
                }
            });
        }
        let condition = self.document.get(id, "when").map(|when| {
            let all = self.document.items(when).iter().filter_map(|item| self.document.rendered(*item));
            let all: Vec<String> = all.collect();
            if all.is_empty() { self.document.rendered(when).unwrap_or_default() } else { all.join(" and ") }
        });
        let goes_on = self.scalar(id, "ignore_errors").is_some_and(|value| matches!(value.as_str(), "true" | "yes"));
        self.behind(condition, span, |reader| {
            reader.swallowed(goes_on, span, |reader| {
                for list in ["block", "rescue", "always"] {
                    if let Some(list) = reader.document.get(id, list) {
                        reader.tasks(list, depth);
                    }
                }
                let module = |key: &str| !WORDS.contains(&key) && !key.starts_with("with_");
                let pair = reader.document.pairs(id).iter().find(|pair| module(&pair.key));
                if let Some(pair) = pair {
                    reader.module(id, &pair.key, pair.value);
                }
            });
        });
    }

    fn module(&mut self, task: NodeId, key: &str, given: NodeId) {
        let module = key.rsplit('.').next().unwrap_or(key);
        let span = self.span(task);
        let said = self.said(given);
        match module {
            "assert" => {
                let that = self.document.get(given, "that");
                let parts =
                    that.map(|that| self.document.items(that).iter().filter_map(|item| self.document.rendered(*item)));
                let parts: Vec<String> = parts.into_iter().flatten().collect();
                let text = if parts.is_empty() {
                    that.and_then(|that| self.document.rendered(that)).unwrap_or_default()
                } else {
                    parts.join(" and ")
                };
                return self.item(What::Assertion, "", text, span, |_| {});
            }
            "fail" => return self.item(What::Raise, "", said, span, |_| {}),
            "meta" if said.starts_with("end_") => return self.item(What::Leave, "", said, span, |_| {}),
            _ if RUNS.contains(&module) => return self.run(task, given),
            _ => {}
        }
        let state = self.scalar(given, "state").filter(|_| module != "service" && module != "systemd");
        let asks = module == "pause" && self.document.get(given, "prompt").is_some();
        let name = match state {
            Some(state) => format!("{module}.{state}"),
            None if asks => "pause.prompt".to_owned(),
            None => module.to_owned(),
        };
        self.item(What::Call, &name, said, span, |reader| {
            reader.value("", given, 3);
            for key in ["until", "retries", "timeout", "throttle"] {
                if let Some(value) = reader.document.get(task, key) {
                    let (text, span) = (reader.said(value), reader.span(value));
                    reader.item(What::Option, key, text, span, |_| {});
                }
            }
        });
    }

    fn run(&mut self, task: NodeId, given: NodeId) {
        let text = self.document.text(given).or_else(|| {
            let inner = self.document.get(given, "cmd").or_else(|| self.document.get(task, "cmd"))?;
            self.document.text(inner)
        });
        if let Some(pieces) = text {
            shell::read(&Template::new(pieces), self.builder, true);
        }
    }
}

/// Modules that are often called by their short names.
const MODULES: &[&str] = &[
    "apt",
    "yum",
    "dnf",
    "package",
    "service",
    "systemd",
    "copy",
    "template",
    "file",
    "get_url",
    "unarchive",
    "uri",
    "lineinfile",
    "git",
    "user",
    "group",
    "debug",
    "set_fact",
    "assert",
    "fail",
    "pause",
    "stat",
    "cron",
    "pip",
    "include_tasks",
    "import_tasks",
    "postgresql_db",
    "mysql_db",
    "docker_container",
    "meta",
    "synchronize",
    "wait_for",
    "firewalld",
    "ufw",
    "mount",
    "sysctl",
    "blockinfile",
    "replace",
    "fetch",
    "archive",
    "reboot",
    "include_role",
    "import_role",
    "add_host",
    "slurp",
];
