//! What a team wants of the rules: levels per rule and path, what is selected, what may stand. The one place that filters.

mod allow;
pub mod baseline;
mod config;
mod date;
mod files;
pub mod gate;
pub mod migrate;
mod own;
mod say;
mod suppression;

pub use baseline::Baseline;
pub use config::{AllowEntry, Config, ConfigError, NAMES, Override, RuleLevel};
pub use date::Date;
pub use files::{Files, RULES, Trust, own_rules};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::analysis::Judgement;
use crate::finding::{Finding, Level, Standing, Suppression};
use crate::repo::{ChangeSet, History};
use crate::rule::RuleSet;
use crate::scope::FileLevels;
use crate::source::RepoPath;
use allow::Allow;
use suppression::{Answer, Inline, Trailers};

/// A compiled policy.
#[derive(Debug, Default)]
pub struct Policy {
    select: Vec<String>,
    ignore: Vec<String>,
    rules: Vec<(String, RuleLevel)>,
    overrides: Vec<(Gitignore, Vec<(String, RuleLevel)>)>,
    scope: Option<FileLevels>,
    allows: Vec<Allow>,
    /// The name of the file that it stands in.
    file: String,
    baseline: Baseline,
    trust: Trust,
    today: Date,
}

/// What a policy is applied to, besides the findings.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The change.
    pub change: &'a ChangeSet,
    /// Where its commits are.
    pub history: &'a History,
    /// The rules.
    pub rules: &'a RuleSet,
}

/// What a policy makes of findings.
#[derive(Debug, Default)]
pub struct Applied {
    /// Those that stand, what is pending among them.
    pub findings: Vec<Finding>,
    /// Those that it sets aside.
    pub suppressed: Vec<Finding>,
    /// What it has to say itself.
    pub judgements: Vec<Judgement>,
    /// What must be said of the run as a whole.
    pub remarks: Vec<String>,
}

/// A matcher of patterns in the syntax of `.gitignore`.
fn patterns(paths: &[String]) -> Result<Gitignore, ConfigError> {
    let mut builder = GitignoreBuilder::new("");
    for pattern in paths {
        builder
            .add_line(None, pattern)
            .map_err(|e| ConfigError::Pattern { pattern: pattern.clone(), detail: e.to_string() })?;
    }
    builder.build().map_err(|e| ConfigError::Pattern { pattern: paths.join(", "), detail: e.to_string() })
}

impl Policy {
    /// The policy of `config`, with rules and families chosen on the command line.
    ///
    /// # Errors
    /// A path pattern that does not read.
    pub fn new(config: &Config, select: &[String], ignore: &[String]) -> Result<Self, ConfigError> {
        let pairs = |levels: &std::collections::BTreeMap<String, RuleLevel>| {
            levels.iter().map(|(k, v)| (k.clone(), *v)).collect()
        };
        let compile = |o: &Override| Ok((patterns(&o.paths)?, pairs(&o.rules)));
        Ok(Self {
            select: select.to_vec(),
            ignore: ignore.to_vec(),
            scope: config.scope,
            rules: pairs(&config.rules),
            overrides: config.overrides.iter().map(compile).collect::<Result<_, ConfigError>>()?,
            allows: config.allows.iter().map(Allow::new).collect::<Result<_, ConfigError>>()?,
            file: "the configuration".to_owned(),
            ..Self::default()
        })
    }

    /// From which score on scope is loud, where the configuration says so.
    pub fn scope(&self) -> Option<FileLevels> {
        self.scope
    }

    /// The policy that stands in the files that `trust` believes.
    ///
    /// # Errors
    /// A file that does not read.
    pub fn of(files: &Files, rules: &RuleSet) -> Result<Self, ConfigError> {
        let config = files.config.as_ref().map(|(name, text)| Config::read(name, text, rules)).transpose()?;
        let policy = Self::new(&config.unwrap_or_default(), &[], &[])?;
        let text = files.baseline.as_deref();
        let baseline = text.map(|text| Baseline::read(baseline::PATH, text)).transpose()?;
        Ok(policy.standing_in(files.config.as_ref().map(|(name, _)| *name)).with(baseline.unwrap_or_default()))
    }

    /// The same, of the file called `name`.
    #[must_use]
    pub fn standing_in(self, name: Option<&str>) -> Self {
        let file = name.map_or(self.file, str::to_owned);
        Self { file, ..self }
    }

    /// The same, with what is known and may stand.
    #[must_use]
    pub fn with(self, baseline: Baseline) -> Self {
        Self { baseline, ..self }
    }

    /// The same, for who believes `trust`.
    #[must_use]
    pub fn trusting(self, trust: Trust) -> Self {
        Self { trust, ..self }
    }

    /// The same, on the day `today`.
    #[must_use]
    pub fn on(self, today: Date) -> Self {
        Self { today, ..self }
    }

    /// Applies the policy: levels first, then what may stand.
    pub fn apply(&self, findings: Vec<Finding>, ground: &Ground<'_>) -> Applied {
        let mut inline = Inline::read(ground.change);
        let mut trailers = Trailers::of(ground.history);
        let mut applied = Applied { judgements: self.baseline.stale(&findings, ground.change), ..Applied::default() };
        for mut finding in findings {
            // Comments are asked in any case: what is set aside uses the comment above it.
            let mut answer = self.say(&finding, ground.rules, &mut inline);
            let Some(level) = self.level(&finding) else {
                applied.suppressed.push(finding);
                continue;
            };
            finding.level = level;
            finding.gate &= level == Level::Error;
            if answer.suppression.is_none() && may_be_allowed(&finding, ground.rules) {
                answer = answer.or(trailers.say(&finding));
            }
            finding.evidence.append(&mut answer.remarks);
            finding.suppression = answer.suppression.map(|said| self.believed(said));
            let stands = finding.suppression.as_ref().is_none_or(|said| said.standing == Standing::Pending);
            if stands { applied.findings.push(finding) } else { applied.suppressed.push(finding) }
        }
        applied.judgements.extend(inline.judgements(ground.rules, self.today));
        applied.judgements.extend(trailers.judgements(ground.change, ground.rules));
        applied.judgements.extend(own::judge(ground.change, &self.file, ground.rules));
        applied.remarks = self.remarks(&applied.suppressed);
        applied
    }

    /// Gives levels to what the policy said itself. Nothing else puts it away.
    pub fn levelled(&self, findings: Vec<Finding>) -> (Vec<Finding>, Vec<Finding>) {
        let (mut stand, mut aside) = (Vec::new(), Vec::new());
        for mut finding in findings {
            match self.level(&finding) {
                Some(level) => {
                    finding.level = level;
                    finding.gate &= level == Level::Error;
                    stand.push(finding);
                }
                None => aside.push(finding),
            }
        }
        (stand, aside)
    }

    /// What the configuration, the baseline and comments say of a finding.
    fn say(&self, finding: &Finding, rules: &RuleSet, inline: &mut Inline<'_>) -> Answer {
        let comment = inline.of(finding, self.today);
        let mut answer = self.baseline.say(finding, self.today);
        for allow in &self.allows {
            answer = answer.or(allow.say(finding, &self.file, self.today));
        }
        if may_be_allowed(finding, rules) { answer.or(comment) } else { answer }
    }

    /// What becomes of a suppression that nobody approved.
    fn believed(&self, mut said: Suppression) -> Suppression {
        if said.standing == Standing::Pending {
            said.standing = match self.trust {
                Trust::Before => Standing::Pending,
                Trust::Local => Standing::Obeyed,
                Trust::After => Standing::Accepted,
            };
        }
        said
    }

    fn remarks(&self, suppressed: &[Finding]) -> Vec<String> {
        let obeyed = |one: &&Finding| one.suppression.as_ref().is_some_and(|said| said.standing == Standing::Obeyed);
        let obeyed = suppressed.iter().filter(obeyed).count();
        let mut remarks = Vec::new();
        if self.trust == Trust::After {
            remarks.push(
                "configuration, baseline and suppressions are read as the change leaves them (--trust worktree): \
                 whoever wrote the change wrote them"
                    .to_owned(),
            );
        }
        if obeyed > 0 {
            let findings = if obeyed == 1 { "1 finding is" } else { &format!("{obeyed} findings are") };
            remarks.push(format!(
                "{findings} set aside by suppressions that arrive in this change: obeyed here, where CI will ask for approval"
            ));
        }
        remarks
    }

    fn level(&self, finding: &Finding) -> Option<Level> {
        let path = finding.labels.first().map(|label| label.path.clone()).unwrap_or_default();
        self.level_in(finding, &path)
    }

    fn level_in(&self, finding: &Finding, path: &RepoPath) -> Option<Level> {
        let family = finding.family.to_string();
        let named = |names: &[String]| names.iter().any(|name| *name == finding.rule || *name == family);
        if (!self.select.is_empty() && !named(&self.select)) || named(&self.ignore) {
            return None;
        }
        let of = |levels: &[(String, RuleLevel)]| {
            let exact = levels.iter().find(|(name, _)| *name == finding.rule);
            exact.or_else(|| levels.iter().find(|(name, _)| *name == family)).map(|(_, level)| *level)
        };
        let by_path = self.overrides.iter().rev().find_map(|(matcher, levels)| {
            let inside = path.is_inside() && matcher.matched_path_or_any_parents(path.to_text(), false).is_ignore();
            inside.then(|| of(levels)).flatten()
        });
        match by_path.or_else(|| of(&self.rules)) {
            Some(RuleLevel::Off) => None,
            Some(RuleLevel::Note) => Some(Level::Note),
            Some(RuleLevel::Warning) => Some(Level::Warning),
            Some(RuleLevel::Error) => Some(Level::Error),
            None => Some(finding.level),
        }
    }
}

/// Whether a comment or a commit may say that a finding stands.
fn may_be_allowed(finding: &Finding, rules: &RuleSet) -> bool {
    rules.get(&finding.rule).is_none_or(|rule| rule.inline)
}
