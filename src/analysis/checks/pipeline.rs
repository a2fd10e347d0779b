//! A file with checks, neutral of its system: jobs, and in them what checks.

use super::script::{Command, commands};
use super::system::{Order, Place, System};
use super::tools::{Check, Purpose, Tools};
use crate::source::{RepoPath, Span};

/// A file with checks, on one side.
#[derive(Debug)]
pub(super) struct Pipeline {
    pub(super) path: RepoPath,
    pub(super) system: usize,
    pub(super) place: Place,
    pub(super) order: Order,
    pub(super) jobs: Vec<Job>,
    /// In which order stages come, where that is written.
    pub(super) stages: Vec<String>,
}

/// What runs as one.
#[derive(Clone, Debug, Default)]
pub(super) struct Job {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) span: Span,
    pub(super) steps: Vec<Step>,
    /// What must have passed before; none where nothing is written.
    pub(super) needs: Option<Vec<String>>,
    pub(super) stage: Option<String>,
    /// Whom or what it waits for.
    pub(super) asks: Option<Asks>,
    /// What it deploys to, by name.
    pub(super) environment: String,
    pub(super) condition: String,
    pub(super) lenient: Option<Span>,
    pub(super) off: Option<Span>,
    /// Whether it is a script that does not stop at the first failure.
    pub(super) goes_on: bool,
}

/// What makes a job wait for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asks {
    /// As it is written: `environment: production`.
    pub(super) text: String,
    pub(super) span: Span,
}

/// A command or an action of a job.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// The command, or the name of the action, without what lets it fail.
    pub(super) text: String,
    pub(super) words: Vec<String>,
    pub(super) checks: Vec<Check>,
    /// Where it is run.
    pub(super) working: String,
    /// Whether it runs something that is not seen: a script, an action, a target that is not known.
    pub(super) unknown: bool,
    pub(super) lenient: bool,
    /// When it runs, of itself alone.
    pub(super) condition: String,
    /// Whether its failure would not count in a script that goes on after one.
    pub(super) loose: bool,
    pub(super) off: bool,
    pub(super) span: Span,
}

impl Pipeline {
    pub(super) fn new(path: RepoPath, index: usize, system: &System, jobs: Vec<Job>) -> Self {
        Self { path, system: index, place: system.place, order: system.order, jobs, stages: Vec::new() }
    }

    /// The jobs that must have passed before the one at `index` starts.
    pub(super) fn upstream(&self, index: usize) -> Vec<usize> {
        let mut seen = vec![false; self.jobs.len()];
        let mut pending = vec![index];
        while let Some(at) = pending.pop() {
            for before in self.directly_before(at) {
                if let Some(seen) = seen.get_mut(before).filter(|seen| !**seen && before != index) {
                    *seen = true;
                    pending.push(before);
                }
            }
        }
        seen.iter().enumerate().filter(|(_, seen)| **seen).map(|(at, _)| at).collect()
    }

    fn directly_before(&self, index: usize) -> Vec<usize> {
        let Some(job) = self.jobs.get(index) else { return Vec::new() };
        let named = |names: &[String]| {
            let is = |other: &Job| {
                names
                    .iter()
                    .any(|name| *name == other.name || *name == other.title || Some(name) == other.stage.as_ref())
            };
            self.jobs.iter().enumerate().filter(|(_, other)| is(other)).map(|(at, _)| at).collect::<Vec<usize>>()
        };
        match (&job.needs, self.order) {
            (Some(names), _) => named(names),
            (None, Order::None) => Vec::new(),
            (None, Order::Sequence) => (0..index).collect(),
            (None, Order::Stages) => {
                let stage = job.stage.as_deref();
                let rank = |job: &Job| self.rank(job.stage.as_deref());
                let own = self.rank(stage);
                self.jobs.iter().enumerate().filter(|(_, other)| rank(other) < own).map(|(at, _)| at).collect()
            }
        }
    }

    /// Where a stage comes: in the order that is written, else in which stages are met; those of GitLab that every
    /// pipeline knows first.
    fn rank(&self, stage: Option<&str>) -> usize {
        let mut met: Vec<&str> = vec![".pre"];
        met.extend(self.stages.iter().map(String::as_str));
        if self.stages.is_empty() {
            met.extend(["build", "test"]);
        }
        for stage in self.jobs.iter().filter_map(|job| job.stage.as_deref()) {
            if !met.contains(&stage) {
                met.push(stage);
            }
        }
        let place = |stage: &str| met.iter().position(|known| *known == stage).unwrap_or(met.len());
        place(stage.unwrap_or("test"))
    }
}

impl Job {
    /// Whether it deploys or publishes.
    pub(super) fn deploys(&self) -> bool {
        let step = self.steps.iter().flat_map(|step| &step.checks).any(|check| check.purpose == Purpose::Deploy);
        step && !self.steps.is_empty()
    }

    /// What its steps check for.
    pub(super) fn purposes(&self) -> Vec<Purpose> {
        let counts = |step: &&Step| !step.lenient && !step.off;
        let mut found: Vec<Purpose> = self
            .steps
            .iter()
            .filter(counts)
            .flat_map(|step| &step.checks)
            .map(|check| check.purpose)
            .filter(|p| *p != Purpose::Deploy)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// What surrounds a script or an action.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    pub(super) title: String,
    pub(super) working: String,
    pub(super) condition: String,
    pub(super) lenient: bool,
    pub(super) off: bool,
    pub(super) span: Span,
}

/// The steps that the commands of `script` are.
pub(super) fn of_script(tools: &Tools, script: &str, place: impl Fn(&Command) -> Span, around: &Around) -> Vec<Step> {
    of_commands(tools, commands(script), place, around)
}

/// The steps that commands are.
pub(super) fn of_commands(
    tools: &Tools,
    commands: Vec<Command>,
    place: impl Fn(&Command) -> Span,
    around: &Around,
) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut working = around.working.clone();
    // Beyond this no person wrote the script.
    const COMMANDS: usize = 2_000;
    for command in commands.into_iter().take(COMMANDS) {
        if is_cd(&command) {
            working = command.words.get(1).cloned().unwrap_or_default();
            continue;
        }
        let mut checks = tools.of_command(&command.words);
        let skipped = tools.is_skipped(&command.words);
        if skipped {
            checks.retain(|check| check.purpose != Purpose::Test);
        }
        let own = tools.is_lenient(&command.words);
        steps.push(Step {
            text: plain(tools, &command.words),
            unknown: checks.is_empty() && is_opaque(tools, &command.words),
            checks,
            working: working.clone(),
            lenient: around.lenient || command.tolerated || own,
            condition: around.condition.clone(),
            loose: false,
            off: around.off,
            span: place(&command),
            words: command.words,
        });
    }
    // A step that says by its name that it checks, by a command that nobody knows.
    if steps.iter().all(|step| step.checks.is_empty()) {
        let named = named(tools, &around.title);
        if let Some(step) = steps.iter_mut().find(|step| !is_plumbing(&step.words)) {
            step.checks = named;
        }
    }
    steps
}

/// Whether a command only says where the next ones run.
pub(super) fn is_cd(command: &Command) -> bool {
    command.words.first().is_some_and(|word| word == "cd")
}

/// The step that an action is.
pub(super) fn of_action(tools: &Tools, name: &str, inputs: &[(String, String)], around: Around) -> Step {
    let short = name.split('@').next().unwrap_or(name).to_owned();
    let given =
        |key: &str| inputs.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, value)| value.as_str());
    let mut checks = tools.of_action(&short);
    let command = given("command").map(|command| format!("{short}:{command}"));
    if let Some(command) = &command {
        checks.extend(tools.of_action(command));
    }
    // `arguments: clippy` of an action that runs cargo, `goals: verify` of one that runs Maven.
    let set_up = is_set_up(&short);
    if checks.is_empty() && !set_up {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<String>>();
        let program = short.rsplit('/').next().unwrap_or_default().to_lowercase();
        let told = ["command", "args", "arguments", "goals", "run", "script", "tasks", "hook", "commands"];
        checks = told
            .iter()
            .filter_map(|key| given(key))
            .flat_map(|text| {
                let own = tools.of_command(&words(text));
                if own.is_empty() { tools.of_command(&[vec![program.clone()], words(text)].concat()) } else { own }
            })
            .collect();
    }
    if checks.is_empty() && !set_up {
        checks = named(tools, &around.title);
    }
    if checks.is_empty() && !set_up {
        checks = named(tools, short.rsplit('/').next().unwrap_or_default());
    }
    checks.sort();
    checks.dedup();
    let zero = |key: &str| given(key).is_some_and(|value| matches!(value, "0" | "false" | "none" | "never"));
    let soft = ["soft_fail", "soft-fail", "allow-failure", "continue-on-error", "warn-only", "only-warn"];
    let lenient = [
        "exit-code",
        "fail-build",
        "fail_ci",
        "fail-on",
        "fail_on",
        "fail-on-severity",
        "severity-cutoff",
        "fail-on-error",
    ]
    .iter()
    .any(|key| zero(key))
        || soft.iter().any(|key| given(key) == Some("true"));
    let words =
        std::iter::once(short.clone()).chain(inputs.iter().map(|(key, value)| format!("{key}={value}"))).collect();
    Step {
        unknown: checks.is_empty() && !set_up,
        text: command.unwrap_or(short),
        words,
        checks,
        working: around.working,
        lenient: around.lenient || lenient,
        condition: around.condition,
        loose: false,
        off: around.off,
        span: around.span,
    }
}

/// The checks that a name stands for.
fn named(tools: &Tools, title: &str) -> Vec<Check> {
    // "Check whether …" checks nothing that fails.
    let purposes = tools.of_name(title).into_iter().filter(|purpose| *purpose != Purpose::All);
    purposes.map(|purpose| Check { purpose, tool: title.to_lowercase() }).collect()
}

/// Whether an action makes ready and checks nothing.
fn is_set_up(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name);
    (name.starts_with("actions/") && name != "actions/dependency-review-action" && !name.starts_with("actions/deploy"))
        || [
            "setup",
            "install",
            "cache",
            "checkout",
            "upload",
            "download",
            "login",
            "configure",
            "toolchain",
            "artifact",
            "comment",
            "rust-cache",
            "buildx",
            "qemu",
            "paths-filter",
            "changed-files",
            "metadata",
        ]
        .iter()
        .any(|word| last.contains(word))
}

/// The command without what lets it fail, and without what is only set in front of it.
fn plain(tools: &Tools, words: &[String]) -> String {
    let keep = |word: &&String| !tools.is_lenient(std::slice::from_ref(word));
    words.iter().filter(keep).map(String::as_str).collect::<Vec<&str>>().join(" ")
}

/// Whether a command only prepares, moves or tells.
pub(super) fn is_plumbing(words: &[String]) -> bool {
    const PLUMBING: &[&str] = &[
        "echo", "printf", "cd", "mkdir", "cp", "mv", "rm", "ls", "cat", "export", "set", "sleep", "true", "curl",
        "wget", "tar", "unzip", "apt-get", "apt", "brew", "apk", "choco", "pip", "pip3", "git", "chmod", "source", ".",
        "pwd", "date", "touch", "ln", "which", "test", "[", "exit", ":", "true", "false", "@echo", "fi", "done", "yum",
        "dnf", "gem", "corepack", "rustup", "sed", "awk", "grep", "jq", "tee", "find", "head", "tail", "unset", "wait",
        "kill", "local", "read", "for", "case", "esac", "sudo", "env",
    ];
    let inline = words.get(1).is_some_and(|word| matches!(word.as_str(), "-c" | "-e" | "--version" | "--help"));
    let assigns = words.len() == 1 && words.first().is_some_and(|word| word.contains('=') && !word.starts_with('-'));
    let installs = words.get(1).is_some_and(|word| {
        matches!(
            word.as_str(),
            "ci" | "install" | "i" | "sync" | "add" | "restore" | "fetch" | "login" | "pull" | "up" | "down"
        )
    });
    inline || assigns || installs || words.first().is_none_or(|word| PLUMBING.contains(&word.as_str()))
}

/// Whether what a command does stands somewhere else: a script, a target.
pub(super) fn is_opaque(tools: &Tools, words: &[String]) -> bool {
    let Some(first) = words.first() else { return false };
    if is_plumbing(words) || tools.only_builds(words) {
        return false;
    }
    let script =
        [".sh", ".py", ".ps1", ".js", ".rb"].iter().any(|end| words.iter().take(2).any(|word| word.ends_with(end)));
    script || first.starts_with("./") || tools.runs_target(words)
}

#[cfg(test)]
mod tests {
    use super::super::read::read;
    use super::*;
    use crate::source::Source;

    /// The names of the jobs before the one called `name`, and what is checked there.
    fn before(path: &str, text: &str, name: &str) -> (Vec<String>, Vec<Purpose>) {
        let (tools, systems) = (Tools::shipped().unwrap(), System::shipped().unwrap());
        let index = systems.iter().position(|system| system.reads(path)).unwrap();
        let pipeline = read(&tools, &systems, index, &Source::new(RepoPath::from(path), text.as_bytes())).unwrap();
        let at = pipeline.jobs.iter().position(|job| job.name == name).unwrap();
        let jobs: Vec<&Job> = pipeline.upstream(at).into_iter().map(|at| &pipeline.jobs[at]).collect();
        let mut purposes: Vec<Purpose> = jobs.iter().flat_map(|job| job.purposes()).collect();
        purposes.sort();
        (jobs.into_iter().map(|job| job.name.clone()).collect(), purposes)
    }

    #[test]
    fn what_comes_first_in_each_system() {
        for (path, text, name, jobs) in [
            (
                ".github/workflows/ci.yml",
                "jobs:\n  test:\n    steps: [{ run: pytest }]\n  gate:\n    needs: test\n    steps: [{ run: echo }]\n  ship:\n    needs: [gate]\n    steps: [{ run: npm publish }]\n",
                "ship",
                vec!["test", "gate"],
            ),
            (
                ".gitlab-ci.yml",
                "stages: [test, deploy]\nunit:\n  stage: test\n  script: [pytest]\nship:\n  stage: deploy\n  script: [npm publish]\n",
                "ship",
                vec!["unit"],
            ),
            (
                ".circleci/config.yml",
                "jobs:\n  unit:\n    steps: [{ run: pytest }]\n  ship:\n    steps: [{ run: npm publish }]\nworkflows:\n  main:\n    jobs:\n      - unit\n      - ship:\n          requires: [unit]\n",
                "ship",
                vec!["unit"],
            ),
            (
                "azure-pipelines.yml",
                "stages:\n  - stage: Test\n    jobs:\n      - job: unit\n        steps: [{ script: pytest }]\n  - stage: Ship\n    jobs:\n      - job: ship\n        steps: [{ script: npm publish }]\n",
                "ship",
                vec!["unit"],
            ),
            (
                "Jenkinsfile",
                "stage('unit') {\n  sh 'pytest'\n}\nstage('ship') {\n  sh 'npm publish'\n}\n",
                "ship",
                vec!["unit"],
            ),
        ] {
            let (names, purposes) = before(path, text, name);
            assert_eq!(names, jobs, "{path}");
            assert_eq!(purposes, [Purpose::Test], "{path}");
        }
    }
}
