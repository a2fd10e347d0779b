//! What deploys, and what it no longer waits for: checks, and people.

use super::book::Book;
use super::pipeline::{Job, Pipeline};
use super::say::{Loss, Loud};
use super::system::Place;
use super::tools::{Purpose, Weight};
use crate::fact::role::is_for_trying;

/// Judges the jobs that deploy on both sides.
pub(super) fn judge(book: &Book<'_>) -> Vec<Loss> {
    let mut found = Vec::new();
    for before in book.before.iter().filter(|pipeline| pipeline.place == Place::Pipeline) {
        let Some(after) = book.after.iter().find(|after| after.path == before.path && after.system == before.system)
        else {
            continue;
        };
        for (at, job) in before.jobs.iter().enumerate().filter(|(_, job)| job.deploys() || asks_to_deploy(job)) {
            let Some((now_at, now)) = counterpart(before, job, after) else { continue };
            let old = Waits { pipeline: before, at, job };
            let new = Waits { pipeline: after, at: now_at, job: now };
            found.extend(checks(&old, &new));
            found.extend(approval(book, &old, &new));
        }
    }
    found
}

struct Waits<'b> {
    pipeline: &'b Pipeline,
    at: usize,
    job: &'b Job,
}

impl Waits<'_> {
    /// What is checked before it starts.
    fn purposes(&self) -> Vec<Purpose> {
        let before = self.pipeline.upstream(self.at);
        let jobs = before.iter().filter_map(|at| self.pipeline.jobs.get(*at));
        let mut found: Vec<Purpose> = jobs.chain([self.job]).flat_map(Job::purposes).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// What makes it wait for a person.
    fn asks(&self) -> Option<&super::pipeline::Asks> {
        let before = self.pipeline.upstream(self.at);
        let jobs = before.iter().filter_map(|at| self.pipeline.jobs.get(*at));
        std::iter::once(self.job).chain(jobs).find_map(|job| job.asks.as_ref())
    }
}

/// Whether a job is an environment that something is deployed to.
fn asks_to_deploy(job: &Job) -> bool {
    job.asks.is_some() && job.steps.iter().any(|step| step.unknown || !step.checks.is_empty())
}

/// The job that `job` is after the change: by its name, or by what it deploys with.
fn counterpart<'b>(before: &Pipeline, job: &Job, after: &'b Pipeline) -> Option<(usize, &'b Job)> {
    let named = after.jobs.iter().enumerate().find(|(_, other)| other.name == job.name && !other.name.is_empty());
    // A deployment that has moved to another job is judged there.
    let text = |job: &Job| {
        job.steps
            .iter()
            .find(|step| step.checks.iter().any(|check| check.purpose == Purpose::Deploy))
            .map(|step| step.text.clone())
    };
    let own = text(job);
    let same = || {
        after.jobs.iter().enumerate().find(|(_, other)| {
            own.is_some() && text(other) == own && before.jobs.iter().all(|old| old.name != other.name)
        })
    };
    named.filter(|(_, other)| own.is_none() || text(other).is_some()).or_else(same)
}

fn checks(old: &Waits<'_>, new: &Waits<'_>) -> Option<Loss> {
    let (before, after) = (old.purposes(), new.purposes());
    if goes_on(&new.job.condition)
        && !goes_on(&old.job.condition)
        && before.iter().any(|purpose| purpose.weight() == Weight::Heavy)
    {
        let reason = format!("`{}` lets it start where they have failed", new.job.condition);
        return Some(Loss::after("ci-dependency-removed", Loud::Warning, &new.pipeline.path, new.job.span).told(
            "checks",
            new.job.name.clone(),
            reason,
        ));
    }
    let lost: Vec<Purpose> = before
        .iter()
        .copied()
        .filter(|purpose| purpose.weight() == Weight::Heavy && !after.contains(purpose))
        .collect();
    let purpose = *lost.first()?;
    let unseen = new
        .pipeline
        .upstream(new.at)
        .iter()
        .filter_map(|at| new.pipeline.jobs.get(*at))
        .flat_map(|job| &job.steps)
        .any(|step| {
            step.unknown && !old.pipeline.jobs.iter().flat_map(|job| &job.steps).any(|known| known.text == step.text)
        });
    // A check that is gone as a whole is told of where it stood.
    let stays = new.pipeline.jobs.iter().any(|job| job.purposes().contains(&purpose));
    if !stays || unseen || after.contains(&Purpose::All) {
        return None;
    }
    let loud =
        if is_for_trying(&new.job.name) || is_for_trying(&new.job.environment) { Loud::Note } else { Loud::Warning };
    let reason = format!("it starts without {}, which still run beside it", purpose.noun());
    let mut loss = Loss::after("ci-dependency-removed", loud, &new.pipeline.path, new.job.span).told(
        purpose.noun(),
        new.job.name.clone(),
        reason,
    );
    loss.before = Some((old.pipeline.path.clone(), old.job.span));
    Some(loss)
}

/// Whether a job starts whatever became of those before it.
fn goes_on(condition: &str) -> bool {
    let whatever =
        ["always()", "!cancelled()", "failure()", "succeededOrFailed()"].iter().any(|text| condition.contains(text));
    whatever && !condition.contains("needs.") && !condition.contains("success") && !condition.contains("dependencies.")
}

/// Whether what is asked for is no environment, or one that only a run names.
fn is_wide(text: &str) -> bool {
    text.contains(['{', '$']) || ["manual", "approval", "input", "block"].iter().any(|word| text.contains(word))
}

/// Whether the job calls a pipeline that asks, or one that is not seen.
fn asks_inside(book: &Book<'_>, job: &Job) -> bool {
    let called: Vec<&str> =
        job.steps.iter().map(|step| step.text.as_str()).filter(|text| text.contains("/workflows/")).collect();
    let pipelines = || book.after.iter().chain(book.known_others());
    called.iter().any(|text| {
        let own = pipelines().find(|pipeline| text.trim_start_matches("./") == pipeline.path.to_text());
        own.is_none_or(|pipeline| pipeline.jobs.iter().any(|job| job.asks.is_some()))
    })
}

fn approval(book: &Book<'_>, old: &Waits<'_>, new: &Waits<'_>) -> Option<Loss> {
    let asked = old.asks()?;
    let production = |text: &str| crate::fact::role::environment_of(text) == crate::fact::Environment::Production;
    if let Some(asks) = new.asks() {
        // Another environment has other people to ask, or none.
        if !production(&asked.text) || production(&asks.text) || is_wide(&asks.text) {
            return None;
        }
        let reason = format!("`{}` stood in front of it, now `{}` does", asked.text, asks.text);
        let loss = Loss::after("ci-approval-removed", Loud::Warning, &new.pipeline.path, asks.span);
        return Some(loss.told("an approval", new.job.name.clone(), reason));
    }
    if asks_inside(book, new.job) {
        return None;
    }
    let (name, environment) = (&new.job.name, &old.job.environment);
    let trying = [name.as_str(), environment.as_str(), asked.text.as_str()].into_iter().any(is_for_trying);
    let pages = asked.text.contains("github-pages") || asked.text.contains("pages");
    let system = book.systems.get(old.pipeline.system).map(|system| system.id.as_str()).unwrap_or_default();
    // An environment of GitHub asks only where it has been told to, outside the repository.
    let sure = system != "github-actions" || production(&asked.text);
    let loud = match (trying || pages, sure) {
        (true, _) => Loud::Note,
        (false, true) => Loud::Error,
        (false, false) => Loud::Warning,
    };
    let reason = format!("`{}` stood in front of it", asked.text);
    let mut loss = Loss::after("ci-approval-removed", loud, &new.pipeline.path, new.job.span).told(
        "an approval",
        name.clone(),
        reason,
    );
    loss.before = Some((old.pipeline.path.clone(), asked.span));
    Some(loss)
}
