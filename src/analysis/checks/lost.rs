//! Checks that stood before and stand nowhere after the change.

use rustc_hash::FxHashSet;

use super::book::{Book, Gate, gates, gone, steps};
use super::pipeline::{Pipeline, is_opaque, is_plumbing};
use super::say::{Loss, Loud};
use super::system::Place;
use super::tools::{Check, Purpose, Weight};
use crate::analysis::Scene;
use crate::repo::Status;
use crate::source::Side;

/// Judges what is lost, job by job.
pub(super) fn judge(book: &mut Book<'_>, scene: &mut Scene<'_>) -> Vec<Loss> {
    let lost = candidates(book);
    if lost.is_empty() {
        return Vec::new();
    }
    book.others(scene);
    let deleted = gone(scene.change);
    let sides = Sides::of(book);
    let mut found = Vec::new();
    let mut told: FxHashSet<(String, String)> = FxHashSet::default();
    for (pipeline, job) in lost.iter().take(JOBS) {
        let Some((before, job)) = book.before.get(*pipeline).and_then(|before| Some((before, before.jobs.get(*job)?)))
        else {
            continue;
        };
        let file_gone = scene.diff(Side::Before, &before.path).is_some_and(|file| file.status == Status::Deleted);
        // Of pipelines that all go, the analysis of deletions tells.
        if file_gone && before.place == Place::Pipeline && no_pipeline_left(book) {
            continue;
        }
        let judged = Judge { book, sides: &sides, before, deleted: &deleted };
        let Some(loss) = judged.job(job, file_gone) else { continue };
        let unit = if file_gone { String::new() } else { job.name.clone() };
        if told.insert((before.path.to_text(), unit)) {
            found.push(loss);
        }
    }
    found
}

fn no_pipeline_left(book: &Book<'_>) -> bool {
    let is = |pipeline: &Pipeline| pipeline.place == Place::Pipeline;
    !book.after.iter().any(is) && !book.known_others().iter().any(is)
}

/// The jobs of the before side of which a check does not stand on the after side as it did.
fn candidates(book: &Book<'_>) -> Vec<(usize, usize)> {
    let after = gates(&book.after);
    let kept: FxHashSet<(&str, &str)> = after.iter().map(Gate::key).collect();
    let mut found = Vec::new();
    for (at, pipeline) in book.before.iter().enumerate() {
        for (index, job) in pipeline.jobs.iter().enumerate() {
            let gates = job.steps.iter().map(|step| Gate { pipeline, job, step });
            let lost = |gate: Gate<'_>| gate.counts() && gate.checks().next().is_some() && !kept.contains(&gate.key());
            if gates.into_iter().any(lost) {
                found.push((at, index));
            }
        }
    }
    found
}

/// Most jobs that are judged of one change: with more, it is a rewrite of everything, and one tells as much as all.
const JOBS: usize = 300;

/// What stands on each side, for all that is lost.
struct Sides<'b> {
    /// What the before side checks.
    before: FxHashSet<(&'b str, &'b str)>,
    /// What the after side checks.
    kept: FxHashSet<(&'b str, &'b str)>,
    after: Vec<Gate<'b>>,
    /// What files check that the change does not touch.
    others: Vec<Gate<'b>>,
    /// Steps that came, whatever they do.
    came: Vec<Gate<'b>>,
}

impl<'b> Sides<'b> {
    fn of(book: &'b Book<'_>) -> Self {
        let key = |gate: &Gate<'b>| (gate.step.text.as_str(), gate.step.working.trim_end_matches('/'));
        let before: FxHashSet<(&str, &str)> = gates(&book.before).iter().map(key).collect();
        let after = gates(&book.after);
        let known: FxHashSet<&str> = steps(&book.before).map(|gate| gate.step.text.as_str()).collect();
        let is_new = |gate: &Gate<'_>| !known.contains(gate.step.text.as_str()) && !before.contains(&gate.key());
        let came = steps(&book.after).filter(is_new).collect();
        Self { kept: after.iter().map(key).collect(), others: gates(book.known_others()), before, after, came }
    }
}

struct Judge<'b, 'a> {
    book: &'b Book<'a>,
    sides: &'b Sides<'b>,
    before: &'b Pipeline,
    deleted: &'b [String],
}

/// What stands after the change of what a check was for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Left {
    /// Nothing.
    Nothing,
    /// Another tool for the same purpose, which was there before.
    Purpose,
    /// The same tool, called otherwise or elsewhere.
    Tool,
    /// Something came that does it, or may do it.
    Came,
}

impl Judge<'_, '_> {
    fn job(&self, job: &super::pipeline::Job, file_gone: bool) -> Option<Loss> {
        let own = job.steps.iter().map(|step| Gate { pipeline: self.before, job, step });
        let lost: Vec<Gate<'_>> = own.filter(|gate| gate.counts() && !self.sides.kept.contains(&gate.key())).collect();
        let job_stays = self
            .book
            .after
            .iter()
            .filter(|after| after.system == self.before.system)
            .any(|after| after.jobs.iter().any(|other| other.name == job.name));
        let mut worst: Option<(Loud, &Check, &Gate<'_>, Left)> = None;
        // What of the job is done elsewhere: it has moved there, but for a step.
        let mut moved = false;
        for gate in &lost {
            for check in gate.checks() {
                let left = self.left(check, gate);
                moved |= left >= Left::Tool;
                let loud = self.loud(check, left, job_stays, job, gate);
                if let Some(loud) = loud.filter(|loud| worst.as_ref().is_none_or(|(known, ..)| loud > known)) {
                    worst = Some((loud, check, gate, left));
                }
            }
        }
        let (loud, check, gate, left) = worst?;
        if self.goes_with(job) {
            return None;
        }
        let (rule, what) = match self.before.place {
            Place::Hook => ("hook-removed", job.name.clone()),
            Place::Pipeline if file_gone => ("ci-job-removed", self.before.path.file_name()),
            Place::Pipeline if !job_stays && !moved => ("ci-job-removed", job.name.clone()),
            _ => ("ci-step-removed", gate.step.text.clone()),
        };
        let reason = match left {
            Left::Nothing => format!("nothing else is seen that does what `{}` did", short(&gate.step.text)),
            Left::Purpose => format!("only other tools of this kind are left, not `{}`", short(&gate.step.text)),
            _ => format!("`{}` is run elsewhere, in another way", short(&gate.step.text)),
        };
        let span = if rule == "ci-job-removed" { job.span } else { gate.step.span };
        let lines =
            lost.iter().map(|gate| gate.step.text.as_str()).take(10).map(short).collect::<Vec<String>>().join("; ");
        Some(
            Loss::before(rule, loud, &self.before.path, span)
                .told(check.purpose.noun(), short(&what), reason)
                .seen(format!("gone: {lines}")),
        )
    }

    /// What is left of what `check` was for.
    fn left(&self, check: &Check, gate: &Gate<'_>) -> Left {
        let Sides { before, after, others, .. } = self.sides;
        let place = self.before.place;
        // What a pipeline did, a hook or a target that nothing calls does not do.
        let serves = |other: &Gate<'_>| {
            other.counts_or_lenient() && (place != Place::Pipeline || other.pipeline.place != Place::Hook)
        };
        let came = |other: &&Gate<'_>| !before.contains(&other.key()) && serves(other);
        let mut best = Left::Nothing;
        for other in after.iter().filter(came) {
            let stands = |one: &Check| {
                let taken = || one.purpose != Purpose::All && self.is_taken(other, one, gate);
                one.tool == check.tool
                    || stands_for(one.purpose, check.purpose) && !taken()
                    || self.book.tools.has_rules_of(&one.tool, &check.tool)
            };
            if other.checks().any(stands) {
                return Left::Came;
            }
        }
        if self.came_unseen(check, gate) {
            return Left::Came;
        }
        for other in after.iter().filter(|other| serves(other) && other.pipeline.place >= Place::Pipeline).chain(others)
        {
            // What somebody calls is no check by itself.
            let called = other.pipeline.path.file_name().starts_with("action.");
            let target = place == Place::Pipeline && (other.pipeline.place == Place::Target || called);
            if target || !other.counts() {
                continue;
            }
            for one in other.checks() {
                if one.tool == check.tool {
                    best = best.max(Left::Tool);
                } else if one.purpose == check.purpose {
                    best = best.max(Left::Purpose);
                }
            }
        }
        best
    }

    /// Whether `other`, which came, takes the place of what its own job did before for `one`, and so not that of `gate`,
    /// which stood in another job.
    fn is_taken(&self, other: &Gate<'_>, one: &Check, gate: &Gate<'_>) -> bool {
        let instead = |old: &super::pipeline::Step| {
            !self.sides.kept.contains(&(old.text.as_str(), old.working.trim_end_matches('/')))
                && old.checks.iter().any(|check| check.purpose == one.purpose)
        };
        let own = |job: &super::pipeline::Job| job.name == other.job.name && job.steps.iter().any(instead);
        let file = |before: &&Pipeline| before.path == other.pipeline.path;
        !other.job.name.is_empty()
            && other.job.name != gate.job.name
            && self.book.before.iter().filter(file).any(|before| before.jobs.iter().any(own))
    }

    /// Whether something came in the place of `gate` of which is not seen what it does, or only by its name.
    fn came_unseen(&self, check: &Check, gate: &Gate<'_>) -> bool {
        self.sides.came.iter().any(|other| {
            let same = other.pipeline.path == gate.pipeline.path || other.pipeline.jobs.len() == 1;
            let calls = other.step.text.contains("/workflows/") || other.step.text.contains("actions/");
            let opaque =
                other.step.unknown && !self.is_named_hook(other) && (same || calls || other.job.name == gate.job.name);
            let named = || {
                let purposes = self.book.tools.of_name(&other.step.words.join(" "));
                !is_plumbing(&other.step.words) && purposes.iter().any(|one| stands_for(*one, check.purpose))
            };
            opaque || same && other.step.checks.is_empty() && named()
        })
    }

    /// Whether a step is a hook that is known by its name alone, which says nothing of checks.
    fn is_named_hook(&self, other: &Gate<'_>) -> bool {
        other.pipeline.place == Place::Hook
            && !is_opaque(self.book.tools, &other.step.words)
            && self.book.tools.of_name(&other.step.text).is_empty()
    }

    fn loud(
        &self,
        check: &Check,
        left: Left,
        job_stays: bool,
        job: &super::pipeline::Job,
        gate: &Gate<'_>,
    ) -> Option<Loud> {
        let hook = self.before.place == Place::Hook;
        // A hook for the layout of data files guards little.
        let weight = if hook && check.tool == "file linters" { Weight::Light } else { check.purpose.weight() };
        if check.purpose == Purpose::Build {
            return None;
        }
        match (left, weight) {
            (Left::Came | Left::Tool, _) => None,
            (Left::Nothing, Weight::Heavy)
                if self.guards_deployment(job)
                    && !hook
                    && check.purpose != Purpose::Infra
                    && (!job_stays || gate.step.unknown) =>
            {
                Some(Loud::Error)
            }
            (Left::Nothing, Weight::Heavy | Weight::Middle) => Some(Loud::Warning),
            (Left::Nothing, Weight::Light) => Some(Loud::Note).filter(|_| !hook),
            (Left::Purpose, Weight::Heavy) => {
                Some(if check.purpose == Purpose::Test && !hook { Loud::Warning } else { Loud::Note })
            }
            (Left::Purpose, Weight::Middle) => Some(Loud::Note).filter(|_| !hook),
            (Left::Purpose, Weight::Light) => None,
        }
    }

    /// Whether a job that deploys came after `job`, and is still there.
    fn guards_deployment(&self, job: &super::pipeline::Job) -> bool {
        let own = self.before.jobs.iter().position(|other| other.span == job.span && other.name == job.name);
        let stays = |name: &str| {
            self.book.after.iter().any(|after| after.jobs.iter().any(|other| other.name == name && other.deploys()))
        };
        let waits = |at: usize| self.before.upstream(at).iter().any(|before| Some(*before) == own);
        self.before.place == Place::Pipeline
            && self.before.jobs.iter().enumerate().any(|(at, other)| other.deploys() && stays(&other.name) && waits(at))
    }

    /// Whether what the job was about goes with it: files of the change that are gone bear its name, or a path of its.
    fn goes_with(&self, job: &super::pipeline::Job) -> bool {
        const COMMON: &[&str] = &[
            "test",
            "tests",
            "lint",
            "check",
            "checks",
            "build",
            "main",
            "github",
            "workflows",
            "scripts",
            "workflow",
            "pipeline",
            "pipelines",
            "unit",
            "integration",
            "python",
            "javascript",
            "node",
            "rust",
            "yaml",
            "yml",
            "json",
            "release",
            "deploy",
            "file",
            "src",
            "with",
            "from",
            "tool",
            "tools",
            "make",
            "config",
            "pytest",
            "cargo",
            "docker",
        ];
        let texts = job.steps.iter().flat_map(|step| [step.text.as_str(), step.working.as_str()]);
        let stem = self.before.path.file_name();
        let all = texts.chain([job.name.as_str(), stem.as_str()]).collect::<Vec<&str>>().join(" ").to_lowercase();
        let words: FxHashSet<&str> = all
            .split(|c: char| !(c.is_alphanumeric() || c == '_'))
            .filter(|word| word.len() >= 4 && !COMMON.contains(word))
            .collect();
        let own = self.before.path.to_text();
        self.deleted.iter().filter(|path| **path != own && !path.starts_with(".github/workflows/")).any(|path| {
            let lower = path.to_lowercase();
            let mut parts = lower.split(['/', '.', '-']);
            parts.any(|part| words.contains(part))
        })
    }
}

impl Gate<'_> {
    /// Whether it runs at all.
    fn counts_or_lenient(&self) -> bool {
        !(self.step.off || self.job.off.is_some())
    }
}

/// Whether a check for `one` may take the place of a check for `other`.
fn stands_for(one: Purpose, other: Purpose) -> bool {
    use Purpose::*;
    match (one, other) {
        (All, _) => true,
        (Lint, Format | Spelling) | (Format, Lint) | (Types, Lint) | (Lint, Types) => true,
        (Audit | Security | Infra | Secrets, Audit | Security | Infra | Secrets) => true,
        (_, All) => one != Build && one != Docs,
        _ => one == other,
    }
}

fn short(text: &str) -> String {
    const LONG: usize = 80;
    let line = text.split_whitespace().collect::<Vec<&str>>().join(" ");
    if line.chars().count() <= LONG { line } else { line.chars().take(LONG).chain(['…']).collect() }
}
