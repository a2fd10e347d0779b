//! Shell scripts and their kin, line by line.

use rustc_hash::FxHashSet;

use super::Tale;
use super::lines::{Exit, Line, assignment, command, exits, functions, lines};
use super::switches::FLAGS;
use crate::analysis::Spot;
use crate::fact::role::{Role, role_of};
use crate::fact::{Confidence, TargetClass};
use crate::lang::detect;
use crate::repo::{ChangeSet, Content, FileDiff};
use crate::source::{Side, Source, Span};
use std::collections::BTreeMap;

/// Languages whose lines are commands or assignments.
const SCRIPTS: &[&str] = &["bash", "dotenv", "make", "dockerfile", "just", "yaml"];

/// Whether a file is read by its lines.
pub(super) fn is_script(file: &FileDiff) -> bool {
    let path = file.path.to_text();
    let source = file.after.as_ref().filter(|_| file.content == Content::Text);
    source
        .is_some_and(|source| detect(&source.path, &source.text).is_some_and(|language| SCRIPTS.contains(&language.id)))
        && !matches!(role_of(&path), Role::Test | Role::Fixture | Role::Vendored)
}

pub(super) fn judge(change: &ChangeSet) -> Vec<Tale> {
    let mut tales = Vec::new();
    for file in change.files.iter().filter(|file| is_script(file)) {
        let (Some(before), Some(after)) = (&file.before, &file.after) else { continue };
        let (was, now) = (lines(before), lines(after));
        let texts = |lines: &[Line]| lines.iter().map(|line| line.text.clone()).collect();
        let sides = Sides { known: [texts(&was), texts(&now)], was, now, after };
        let is_shell = detect(&after.path, &after.text).is_some_and(|language| language.id == "bash");
        let is_yaml = detect(&after.path, &after.text).is_some_and(|language| language.id == "yaml");
        if !is_yaml {
            tales.extend(sides.switched());
        }
        tales.extend(sides.flag_gone());
        if is_shell {
            tales.extend(sides.swallowed());
            tales.extend(sides.succeeds());
            tales.extend(sides.evaluated());
            tales.extend(sides.constant());
        }
    }
    tales
}

struct Sides<'a> {
    was: Vec<Line>,
    now: Vec<Line>,
    /// The texts of the lines of each side.
    known: [FxHashSet<String>; 2],
    after: &'a Source,
}

impl Sides<'_> {
    fn tale(&self, rule: &'static str, noun: &'static str, line: &Line, evidence: String) -> Tale {
        let first = self.after.slice(line.span).lines().next().unwrap_or_default().len().max(1);
        let end = (line.span.start + first).min(line.span.end);
        Tale {
            rule,
            noun,
            class: TargetClass::T1,
            confidence: Confidence::High,
            spot: Spot { path: self.after.path.clone(), side: Side::After, span: Span::new(line.span.start, end) },
            before: None,
            covers: None,
            unit: String::new(),
            name: command(&line.text).unwrap_or("the script").to_owned(),
            text: line.text.clone(),
            evidence,
        }
    }

    fn is_new(&self, line: &Line) -> bool {
        !self.known[0].contains(&line.text)
    }

    fn is_gone(&self, line: &Line) -> bool {
        !self.known[1].contains(&line.text)
    }

    /// `DRY_RUN=${DRY_RUN:-1}` that has become `DRY_RUN=${DRY_RUN:-0}`.
    fn switched(&self) -> Option<Tale> {
        let first = |lines: &[Line]| -> BTreeMap<String, (bool, usize)> {
            let mut found = BTreeMap::new();
            for (at, line) in lines.iter().enumerate() {
                if let Some((name, way, on)) = assignment(&line.text) {
                    found.entry(name).or_insert((way.is_careful(on), at));
                }
            }
            found
        };
        let (was, now) = (first(&self.was), first(&self.now));
        let turned = was.iter().filter(|(_, (careful, _))| *careful).find_map(|(name, (_, from))| {
            let (_, at) = now.get(name).filter(|(careful, _)| !careful)?;
            Some((self.was.get(*from)?, self.now.get(*at)?))
        });
        turned.map(|(was, line)| {
            self.tale("dry-run-default-flipped", "a dry run", line, format!("`{}` stood there before", was.text))
        })
    }

    /// A command that was given a switch to only say what it would do.
    fn flag_gone(&self) -> Option<Tale> {
        let without = |text: &str| text.split(' ').filter(|word| !FLAGS.contains(word)).collect::<Vec<_>>().join(" ");
        let has = |text: &str| text.split(' ').any(|word| FLAGS.contains(&word));
        let gone = self.was.iter().filter(|line| has(&line.text) && self.is_gone(line));
        for was in gone {
            let bare = without(&was.text);
            let same = self
                .now
                .iter()
                .filter(|line| self.is_new(line))
                .find(|line| line.text == bare || is_same_command(&line.text, &bare));
            if let Some(line) = same.filter(|line| !has(&line.text) && !line.text.to_lowercase().contains("dry")) {
                return Some(self.tale(
                    "dry-run-default-flipped",
                    "a dry run",
                    line,
                    format!("`{}` stood there before", was.text),
                ));
            }
        }
        None
    }

    /// `pg_restore … || true`
    fn swallowed(&self) -> Vec<Tale> {
        let ignored = |text: &str| -> Option<String> {
            let at = ["|| true", "|| :", "; true", "|| echo "]
                .iter()
                .find_map(|end| text.rfind(end).filter(|at| !text.get(*at..).unwrap_or_default().contains("exit")))?;
            text.get(..at).map(|head| head.trim().to_owned())
        };
        let heard = |lines: &[Line], name: &str| {
            lines
                .iter()
                .filter(|line| {
                    ignored(&line.text).is_none() && !line.text.contains("||") && command(&line.text) == Some(name)
                })
                .count()
        };
        let mut tales = Vec::new();
        for line in self.now.iter().filter(|line| self.is_new(line)) {
            let Some(bare) = ignored(&line.text) else { continue };
            let Some(name) = command(&bare).filter(|name| !is_best_effort(name, &bare)) else { continue };
            if heard(&self.was, name) > heard(&self.now, name) {
                tales.push(self.tale(
                    "error-swallowed",
                    "a failure",
                    line,
                    "the script stopped here before".to_owned(),
                ));
            }
        }
        tales
    }

    /// `exit 1` that has become `exit 0` under the same condition.
    fn succeeds(&self) -> Vec<Tale> {
        let (was, now) = (exits(&self.was), exits(&self.now));
        let count = |list: &[Exit], key: &str, fails: bool| {
            list.iter().filter(|exit| exit.key == key && exit.fails == fails).count()
        };
        let turned = now.iter().filter(|exit| !exit.fails).filter(|exit| {
            count(&was, &exit.key, true) > count(&now, &exit.key, true)
                && count(&now, &exit.key, false) > count(&was, &exit.key, false)
        });
        turned
            .filter_map(|exit| {
                Some(self.tale(
                    "failure-made-success",
                    "a failure",
                    self.now.get(exit.at)?,
                    format!("it failed under `{}` before", exit.key),
                ))
            })
            .collect()
    }

    /// A list of arguments that has become a text for `eval`.
    fn evaluated(&self) -> Option<Tale> {
        let evaluates = |text: &str| {
            let shell =
                ["bash -c \"", "sh -c \"", "bash -lc \""].iter().any(|word| text.contains(word)) && text.contains('$');
            let eval = text.split([';', '&', '|']).any(|part| part.trim().starts_with("eval ") && part.contains('$'));
            (eval && !text.contains("$(") && !text.contains("printf %q") && !text.contains("@Q"))
                || (shell && !text.contains("ssh "))
        };
        let count = |lines: &[Line]| lines.iter().filter(|line| evaluates(&line.text)).count();
        let lists = |lines: &[Line]| lines.iter().filter(|line| line.text.contains("[@]}\"")).count();
        let program = |text: &str| {
            text.split(['"', ' ', '=', '\''])
                .find(|word| word.len() > 2 && !word.contains('$') && !matches!(*word, "eval" | "bash" | "sh"))
                .map(str::to_owned)
        };
        if count(&self.now) <= count(&self.was) {
            return None;
        }
        let line = self.now.iter().find(|line| self.is_new(line) && evaluates(&line.text))?;
        let same = program(&line.text).is_some_and(|name| {
            self.was.iter().any(|was| self.is_gone(was) && command(&was.text) == Some(name.as_str()))
        });
        (lists(&self.was) > lists(&self.now) || same).then(|| {
            self.tale("shell-interpretation-enabled", "a list of arguments", line, "values are read as code".to_owned())
        })
    }

    /// A function that asked something and answers the same to everyone.
    fn constant(&self) -> Option<Tale> {
        let (was, now) = (functions(&self.was), functions(&self.now));
        let constant = |body: &[usize], lines: &[Line]| -> Option<bool> {
            let [only] = body else { return None };
            match lines.get(*only)?.text.as_str() {
                "return 0" | "true" | ":" => Some(true),
                "return 1" | "false" => Some(false),
                _ => None,
            }
        };
        let found = now.iter().find_map(|(name, body)| {
            let says = constant(body, &self.now)?;
            let before = was.get(name).filter(|body| !body.is_empty() && constant(body, &self.was).is_none())?;
            let asked = before.iter().any(|at| {
                self.was
                    .get(*at)
                    .is_some_and(|line| ["[", "test ", "grep", "==", "if "].iter().any(|word| line.text.contains(word)))
            });
            let words: Vec<&str> = name.split(['_', '-']).collect();
            let bad = words.iter().any(|word| super::outcomes::NEGATIVE.contains(word));
            let good = words.iter().any(|word| {
                [
                    "is",
                    "can",
                    "has",
                    "check",
                    "verify",
                    "valid",
                    "allowed",
                    "may",
                    "confirm",
                    "require",
                    "ensure",
                    "validate",
                    "confirmed",
                    "approved",
                    "safe",
                ]
                .contains(word)
            });
            let passes = if bad { !says } else { good && says };
            (asked && passes).then(|| body.first().copied()).flatten()
        })?;
        Some(self.tale(
            "check-made-constant",
            "a check",
            self.now.get(found)?,
            "what it looked at is not looked at any more".to_owned(),
        ))
    }
}

/// Whether two lines run the same program on the same first thing.
fn is_same_command(a: &str, b: &str) -> bool {
    let flat = |text: &str| text.trim_start_matches("- ").split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (a, b) = (flat(a), flat(b));
    let head = |words: &[String]| words.iter().take(2).cloned().collect::<Vec<_>>();
    let kept = b.iter().filter(|word| a.contains(word)).count();
    !b.is_empty() && head(&a) == head(&b) && kept * 10 >= b.len() * 7
}

/// Commands whose failure says little: they tidy up, look, or ask for what may be there already.
fn is_best_effort(name: &str, text: &str) -> bool {
    const NAMES: &[&str] = &[
        "rm",
        "kill",
        "pkill",
        "killall",
        "grep",
        "egrep",
        "rg",
        "umount",
        "mkdir",
        "diff",
        "cmp",
        "command",
        "which",
        "unset",
        "read",
        "cat",
        "let",
        "ls",
        "find",
        "wait",
        "test",
        "rmdir",
        "unlink",
        "stty",
        "tput",
        "clear",
        "echo",
        "printf",
        "sleep",
        "trap",
        "pushd",
        "popd",
        "cd",
        "head",
        "tail",
        "sed",
        "awk",
        "chown",
        "chmod",
        "id",
        "type",
        "shopt",
        "ulimit",
        "modprobe",
        "swapoff",
        "journalctl",
        "logger",
        "which",
        "notify-send",
        "ln",
        "tee",
        "wc",
        "jq",
        "xdg-open",
        "open",
        "pgrep",
        "lsof",
        "ps",
        "df",
        "du",
        "stat",
        "file",
        "return",
        "source",
        ".",
        "userdel",
        "groupadd",
        "useradd",
        "adduser",
        "addgroup",
        "losetup",
        "sysctl",
        "touch",
    ];
    let name = name.rsplit('/').next().unwrap_or(name);
    const TIDY: &[&str] = &[
        " stop",
        " rm",
        " down",
        " delete",
        " kill",
        " prune",
        " logs",
        " remove",
        " status",
        " diff",
        " describe",
        " get",
        " inspect",
        " disable",
        " create network",
        " network create",
        " uninstall",
        "--if-exists",
        " show",
        " list",
        " clean",
        " ping",
        " version",
        "--version",
        " cache",
        " config",
        " worktree",
        " branch -",
    ];
    NAMES.contains(&name) || TIDY.iter().any(|word| text.contains(word)) || text.contains("$(")
}
