//! Which commands and actions check something, and what for, by `rules/checks/tools.toml`.

use serde::Deserialize;

use crate::fact::catalogue::{Words, wildcard};
use crate::fact::embedded::{self, Form};

/// What a check is for. Two checks of one purpose can stand for each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Purpose {
    /// Whether it does what it should.
    Test,
    /// Whether the code holds mistakes.
    Security,
    /// Whether a dependency is known to be unsafe.
    Audit,
    /// Whether a secret is in the change.
    Secrets,
    /// What a change destroys or disarms: whether this linter looks at it.
    Change,
    /// Whether infrastructure and artefacts follow the rules.
    Infra,
    /// Whether it is written as it should be.
    Lint,
    /// Whether types fit.
    Types,
    /// Whether licences fit.
    Licence,
    /// Layout.
    Format,
    /// How much is tested.
    Coverage,
    /// Spelling.
    Spelling,
    /// Documentation.
    Docs,
    /// Whether it builds.
    Build,
    /// Not a check: what checks stand in front of.
    Deploy,
    /// By its name, whatever a project takes for checks.
    All,
}

/// How much is lost with a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// Style and numbers.
    Light,
    /// Mistakes that a reader may find as well.
    Middle,
    /// What nobody sees who does not run it.
    Heavy,
}

impl Purpose {
    /// How much is lost with a check for it.
    pub(super) fn weight(self) -> Weight {
        use Purpose::*;
        match self {
            Test | Security | Audit | Secrets | Change | Infra => Weight::Heavy,
            Lint | Types | Licence | All => Weight::Middle,
            Format | Coverage | Spelling | Docs | Build | Deploy => Weight::Light,
        }
    }

    /// What is checked, for people.
    pub(super) fn noun(self) -> &'static str {
        use Purpose::*;
        match self {
            Test => "tests",
            Security => "a security scan",
            Audit => "an audit of dependencies",
            Secrets => "a scan for secrets",
            Change => "the linter of changes",
            Infra => "a check of infrastructure",
            Lint => "a linter",
            Types => "a type checker",
            Licence => "a check of licences",
            Format => "a check of the layout",
            Coverage => "coverage",
            Spelling => "a spelling check",
            Docs => "a check of the documentation",
            Build => "a build",
            Deploy => "a deployment",
            All => "checks",
        }
    }
}

/// A check: what for, and by which tool.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Check {
    pub(super) purpose: Purpose,
    pub(super) tool: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: u32,
    wrappers: String,
    runners: String,
    preparing: String,
    lenient: String,
    skipped: String,
    goals: String,
    building: String,
    forth: String,
    back: String,
    tool: Vec<Tool>,
    named: Vec<Named>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tool {
    name: String,
    purpose: Purpose,
    run: String,
    #[serde(default)]
    uses: String,
    by: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    purpose: Purpose,
    words: String,
}

/// The compiled table.
#[derive(Debug)]
pub(super) struct Tools {
    wrappers: Vec<Vec<String>>,
    runners: Vec<Vec<String>>,
    preparing: Words,
    lenient: Words,
    skipped: Words,
    /// Programs that are given several things to do at once.
    goals: Words,
    /// What they do that builds and does not check.
    building: Words,
    /// What brings a database to another state, and what brings it back.
    forth: Vec<Vec<String>>,
    back: Vec<Vec<String>>,
    run: Vec<(Vec<String>, Check)>,
    uses: Vec<(String, Check)>,
    named: Vec<(Words, Purpose)>,
    /// A tool, and another of another purpose that has its rules.
    by: Vec<(String, String)>,
}

impl Tools {
    /// The table that is shipped.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn shipped() -> Result<Self, String> {
        let (name, text) =
            embedded::files("checks").find(|(name, _)| *name == "checks/tools.toml").ok_or("no table of tools")?;
        let file: File = Form::Json.read(text).map_err(|detail| format!("rules/{name}: {detail}"))?;
        if file.schema != 1 {
            return Err(format!("rules/{name}: schema {}", file.schema));
        }
        Ok(Self::compile(file))
    }

    fn compile(file: File) -> Self {
        let words = |text: &str| {
            let parts = text.split_whitespace().enumerate();
            parts.map(|(at, word)| program(word, at).to_owned()).collect::<Vec<String>>()
        };
        let mut run: Vec<(Vec<String>, Check)> = Vec::new();
        let mut uses = Vec::new();
        for tool in &file.tool {
            let check = Check { purpose: tool.purpose, tool: tool.name.clone() };
            run.extend(tool.run.split('|').map(|text| (words(text), check.clone())));
            uses.extend(
                tool.uses.split('|').filter(|text| !text.is_empty()).map(|text| (text.to_owned(), check.clone())),
            );
        }
        // The most specific first: `cargo fmt` before `cargo`.
        run.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        let mut wrappers: Vec<Vec<String>> = file.wrappers.split('|').map(words).collect();
        wrappers.sort_by_key(|words| std::cmp::Reverse(words.len()));
        let runners = file.runners.split('|').map(words).collect();
        Self {
            wrappers,
            runners,
            preparing: Words::new(&file.preparing),
            lenient: Words::new(&file.lenient),
            skipped: Words::new(&file.skipped),
            goals: Words::new(&file.goals),
            building: Words::new(&file.building),
            forth: file.forth.split('|').map(words).collect(),
            back: file.back.split('|').map(words).collect(),
            run,
            uses,
            by: file.tool.iter().filter_map(|tool| Some((tool.name.clone(), tool.by.clone()?))).collect(),
            named: file.named.iter().map(|named| (Words::new(&named.words), named.purpose)).collect(),
        }
    }

    /// The checks that the command of these words is; none where it is no check that is known.
    pub(super) fn of_command(&self, words: &[String]) -> Vec<Check> {
        const INSIDE: usize = 4;
        let mut rest = words;
        for _ in 0..INSIDE {
            let checks = self.of_goals(rest);
            if !checks.is_empty() {
                return checks;
            }
            if let Some(check) = self.known(rest) {
                return vec![check];
            }
            if let Some(target) = target(&self.runners, rest) {
                return self
                    .of_name(&target)
                    .into_iter()
                    .map(|purpose| Check { purpose, tool: target.clone() })
                    .collect();
            }
            let Some(inner) = self.unwrapped(rest) else { break };
            rest = inner;
        }
        script(rest).map_or_else(Vec::new, |name| {
            self.of_name(&name).into_iter().map(|purpose| Check { purpose, tool: name.clone() }).collect()
        })
    }

    /// What a program checks that is given several things to do: `mvn clean verify`.
    fn of_goals(&self, words: &[String]) -> Vec<Check> {
        let mut found: Vec<Check> = self.each_goal(words).iter().filter_map(|goal| self.known(goal)).collect();
        found.sort();
        found.dedup();
        found
    }

    /// A command for each thing that a program is given to do.
    fn each_goal(&self, words: &[String]) -> Vec<[String; 2]> {
        let Some((first, rest)) = words.split_first() else { return Vec::new() };
        let name = program(first, 0);
        if !self.goals.has(name) {
            return Vec::new();
        }
        const LEFT_OUT: &[&str] = &["-x", "--exclude-task"];
        let behind = std::iter::once(first).chain(rest);
        let wanted = rest
            .iter()
            .zip(behind)
            .filter(|(word, before)| !word.starts_with('-') && !LEFT_OUT.contains(&before.as_str()));
        wanted.map(|(word, _)| [name.to_owned(), word.clone()]).collect()
    }

    /// Whether all that a program is given to do is known to build and to check nothing.
    pub(super) fn only_builds(&self, words: &[String]) -> bool {
        let goals = self.each_goal(words);
        !goals.is_empty() && goals.iter().all(|[_, goal]| self.building.has(goal.rsplit(':').next().unwrap_or(goal)))
    }

    /// Where steps bring a database forth and back again, that is a test of the way back.
    pub(super) fn try_way_back(&self, steps: &mut [super::pipeline::Step]) {
        let is = |patterns: &[Vec<String>], words: &[String]| {
            let mut goals = self.each_goal(words);
            goals.retain(|goal| patterns.iter().any(|pattern| begins(pattern, goal)));
            !goals.is_empty() || self.inside(words).any(|words| patterns.iter().any(|pattern| begins(pattern, words)))
        };
        if !steps.iter().any(|step| is(&self.forth, &step.words)) {
            return;
        }
        for step in steps.iter_mut().filter(|step| step.checks.is_empty()) {
            if is(&self.back, &step.words) {
                step.checks.push(Check { purpose: Purpose::Test, tool: "migrations".to_owned() });
            }
        }
    }

    /// A command, and what it wraps.
    fn inside<'a>(&'a self, words: &'a [String]) -> impl Iterator<Item = &'a [String]> {
        const INSIDE: usize = 4;
        std::iter::successors(Some(words), |words| self.unwrapped(words)).take(INSIDE)
    }

    fn known(&self, words: &[String]) -> Option<Check> {
        self.run.iter().find(|(pattern, _)| begins(pattern, words)).map(|(_, check)| check.clone())
    }

    /// What a wrapper wraps.
    fn unwrapped<'a>(&self, words: &'a [String]) -> Option<&'a [String]> {
        if words.first().is_some_and(|word| is_assignment(word)) {
            return words.get(1..);
        }
        let wrapper = self.wrappers.iter().find(|wrapper| begins(wrapper, words))?;
        let mut at = wrapper.len();
        // Its options, and what they are given as far as it shows: the next word that could be a program.
        while let Some(word) = words.get(at) {
            if self.known(words.get(at..)?).is_some() || !(word.starts_with('-') || is_assignment(word) || word == "--")
            {
                break;
            }
            at += 1;
        }
        let rest = words.get(at..)?;
        // `docker compose run web pytest`, `timeout 60 pytest`: one or two words of its own stand between.
        let skips = (0..4usize)
            .find(|skip| rest.get(*skip..).is_some_and(|tail| !tail.is_empty() && self.known(tail).is_some()));
        rest.get(skips.unwrap_or_default()..).filter(|rest| !rest.is_empty())
    }

    /// The checks that an action, a task or a hook is, by its name without version.
    pub(super) fn of_action(&self, name: &str) -> Vec<Check> {
        let name = name.split('@').next().unwrap_or(name);
        self.uses
            .iter()
            .find(|(pattern, _)| wildcard(pattern, name))
            .map(|(_, check)| check.clone())
            .into_iter()
            .collect()
    }

    /// Whether `other` may take the place of the tool `gone`, though its purpose is another.
    pub(super) fn has_rules_of(&self, other: &str, gone: &str) -> bool {
        self.by.iter().any(|(tool, by)| tool == gone && by == other)
    }

    /// What a name says that it checks.
    pub(super) fn of_name(&self, name: &str) -> Vec<Purpose> {
        let lower = name.to_lowercase();
        let alone: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
        // `type-check` is `typecheck`.
        let joined: Vec<String> = alone.windows(2).map(|pair| pair.concat()).collect();
        let parts: Vec<&str> = alone.into_iter().chain(joined.iter().map(String::as_str)).collect();
        // What makes ready or tells of a check is none.
        let deploys =
            |part: &&str| self.named.iter().any(|(words, purpose)| *purpose == Purpose::Deploy && words.has(part));
        if parts.iter().any(|part| self.preparing.has(part)) && !parts.iter().any(deploys) {
            return Vec::new();
        }
        let mut found: Vec<Purpose> = self
            .named
            .iter()
            .filter(|(words, _)| parts.iter().any(|part| words.has(part)))
            .map(|(_, purpose)| *purpose)
            .collect();
        if found.len() > 1 {
            found.retain(|purpose| *purpose != Purpose::All);
        }
        if found.contains(&Purpose::Deploy) {
            found.retain(|purpose| *purpose == Purpose::Deploy);
        }
        found
    }

    /// Whether a command runs a target by its name.
    pub(super) fn runs_target(&self, words: &[String]) -> bool {
        const ALONE: &[&str] = &["make", "just", "task", "nox", "tox", "rake", "invoke", "mage", "earthly", "doit"];
        let alone = words.first().is_some_and(|word| ALONE.contains(&word.as_str())) && words.len() == 1;
        alone || target(&self.runners, words).is_some()
    }

    /// Whether the failure of a command of these words does not count, by an option of its own.
    pub(super) fn is_lenient(&self, words: &[String]) -> bool {
        self.has_option(&self.lenient, words)
    }

    /// Whether a command of these words leaves its checks out.
    pub(super) fn is_skipped(&self, words: &[String]) -> bool {
        self.has_option(&self.skipped, words)
    }

    fn has_option(&self, options: &Words, words: &[String]) -> bool {
        let pairs = words.windows(2).map(|pair| pair.join(" "));
        words.iter().cloned().chain(pairs).any(|word| options.has(&word))
    }
}

/// Whether `words` begin with `pattern`, options between them left out.
fn begins(pattern: &[String], words: &[String]) -> bool {
    let mut rest = words.iter();
    pattern.iter().enumerate().all(|(at, wanted)| {
        let found =
            rest.find(|word| at == 0 || wanted.starts_with('-') || !(word.starts_with('-') || word.starts_with('+')));
        found.is_some_and(|word| wildcard(wanted, program(word, at)))
    })
}

/// A program is known by its name, wherever it stands.
fn program(word: &str, at: usize) -> &str {
    if at > 0 {
        return word;
    }
    let word =
        word.strip_prefix("./node_modules/.bin/").or_else(|| word.strip_prefix("node_modules/.bin/")).unwrap_or(word);
    match word {
        "gradle" | "gradlew" | "gradlew.bat" | ".\\gradlew.bat" | ".\\gradlew" => return "./gradlew",
        "mvnw" | "./mvnw" | "mvnw.cmd" | "mvnd" | ".\\mvnw.cmd" => return "mvn",
        _ => {}
    }
    let in_folder =
        ["/usr/bin/", "/usr/local/bin/", ".venv/bin/", "venv/bin/", "./.venv/bin/", "./bin/", "target/debug/"];
    in_folder.iter().find_map(|folder| word.strip_prefix(folder)).unwrap_or(word)
}

fn is_assignment(word: &str) -> bool {
    word.split_once('=')
        .is_some_and(|(name, _)| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'))
}

/// The target that a runner is given: `lint` of `make -j4 lint`.
fn target(runners: &[Vec<String>], words: &[String]) -> Option<String> {
    let runner = runners.iter().filter(|runner| begins(runner, words)).max_by_key(|runner| runner.len())?;
    let mut rest = words.iter().skip(runner.len()).peekable();
    let mut targets = Vec::new();
    while let Some(word) = rest.next() {
        if matches!(
            word.as_str(),
            "-C" | "--directory" | "--prefix" | "--filter" | "--cwd" | "-f" | "--file" | "-w" | "--workspace" | "-F"
        ) {
            rest.next();
        } else if word == "--" {
            break;
        } else if matches!(word.as_str(), "-s" | "-e" | "-t" | "--session" | "--sessions") {
            targets.extend(rest.next().cloned());
        } else if !word.starts_with('-') && !is_assignment(word) && word != "run" {
            targets.push(word.clone());
        }
    }
    // What a package manager does itself.
    const OWN: &[&str] = &[
        "ci", "install", "i", "add", "remove", "update", "upgrade", "version", "config", "cache", "pack", "login",
        "link", "dlx", "exec", "view", "init", "set", "why", "prune", "dedupe", "outdated", "run", "x", "create",
    ];
    let manager =
        matches!(runner.first().map(String::as_str), Some("npm" | "yarn" | "pnpm" | "bun" | "composer" | "mix"));
    let own = runner.len() == 1 && manager;
    // Behind the name of a script stands what it is given.
    targets.truncate(if manager { 1 } else { targets.len() });
    let taken = own && targets.first().is_some_and(|target| OWN.contains(&target.as_str()));
    (!targets.is_empty() && !taken).then(|| targets.join(" "))
}

/// The name of the script that a command runs: `run-tests` of `./scripts/run-tests.sh`.
fn script(words: &[String]) -> Option<String> {
    let first = words.first()?;
    let runs = matches!(
        first.as_str(),
        "sh" | "bash"
            | "zsh"
            | "python"
            | "python3"
            | "node"
            | "ruby"
            | "pwsh"
            | "powershell"
            | "source"
            | "."
            | "perl"
            | "deno"
    );
    let word = if runs { words.iter().skip(1).find(|word| !word.starts_with('-'))? } else { first };
    let name = word.rsplit(['/', '\\']).next()?;
    let known = [".sh", ".py", ".ps1", ".js", ".mjs", ".rb", ".ts", ".bat", ".cmd", ".pl"]
        .iter()
        .find_map(|ending| name.strip_suffix(ending));
    known.or_else(|| word.contains('/').then_some(name)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn commands_are_known_by_their_purpose() {
        use Purpose::*;
        let tools = Tools::shipped().unwrap();
        for (text, purposes) in [
            ("pytest -q", vec![Test]),
            ("uv run --frozen pytest", vec![Test]),
            ("python -m pytest tests", vec![Test]),
            ("CI=1 npm test", vec![Test]),
            ("npm run lint", vec![Lint]),
            ("npm run type-check", vec![Types]),
            ("pnpm --filter web run typecheck", vec![Types]),
            ("cargo +nightly fmt --all -- --check", vec![Format]),
            ("cargo clippy --all-targets", vec![Lint]),
            ("make -C backend lint test", vec![Test, Lint]),
            ("docker compose run --rm web pytest", vec![Test]),
            ("bundle exec rspec", vec![Test]),
            ("./scripts/run-tests.sh", vec![Test]),
            ("bash ci/lint.sh", vec![Lint]),
            ("trivy fs --exit-code 1 .", vec![Audit]),
            ("./gradlew check", vec![Test]),
            ("mvn -B verify -Pintegration", vec![Test]),
            ("./scripts/deploy.sh production", vec![Deploy]),
            ("helm upgrade --install shop .", vec![Deploy]),
            ("docker compose up -d postgres", vec![]),
            ("npm ci", vec![]),
            ("pip install pytest", vec![]),
            ("echo test", vec![]),
            ("yarn install", vec![]),
            ("timeout 60 pytest", vec![Test]),
        ] {
            let found: Vec<Purpose> = tools.of_command(&words(text)).into_iter().map(|check| check.purpose).collect();
            assert_eq!(found, purposes, "{text}");
        }
    }

    #[test]
    fn actions_and_options() {
        let tools = Tools::shipped().unwrap();
        assert_eq!(tools.of_action("github/codeql-action/analyze@v3")[0].purpose, Purpose::Security);
        assert!(tools.of_action("actions/checkout@v4").is_empty());
        assert!(tools.is_lenient(&words("flake8 --exit-zero")));
        assert!(tools.is_lenient(&words("trivy fs --exit-code 0 .")));
        assert!(!tools.is_lenient(&words("trivy fs --exit-code 1 .")));
        assert!(tools.is_skipped(&words("./gradlew build -x test")));
    }
}
