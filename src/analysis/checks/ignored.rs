//! Checks that still stand there and whose failure nobody is told of any more.

use rustc_hash::{FxHashMap, FxHashSet};

use super::book::{Book, Gate, count, gates};
use super::say::{Loss, Loud, Nature};
use super::tools::Weight;

/// Judges what counted before and does not now.
pub(super) fn judge(book: &Book<'_>) -> Vec<Loss> {
    let (before, after) = (gates(&book.before), gates(&book.after));
    let (stood, stands) = (count(&before), count(&after));
    let mut told: FxHashSet<(String, usize)> = FxHashSet::default();
    let mut found = Vec::new();
    for (at, gate) in after.iter().enumerate().filter(|(_, gate)| !gate.counts() || goes_on(gate)) {
        let Some(counted) = counterpart(gate, &before, stood.get(&gate.key()), &stands) else { continue };
        // A script that went on before is no weaker.
        if gate.counts() && counted.job.goes_on {
            continue;
        }
        // The same check, and it counts there.
        let others = stands.get(&gate.key()).into_iter().flatten();
        if others
            .filter(|other| **other != at)
            .filter_map(|other| after.get(*other))
            .any(|other| other.counts() && !goes_on(other))
        {
            continue;
        }
        // A tool that is called in another way beside it, and counts there.
        let tool =
            |other: &&Gate<'_>| other.counts() && other.checks().any(|one| gate.checks().any(|check| one == check));
        if !stood.contains_key(&gate.key()) && after.iter().any(|other| tool(&other)) {
            continue;
        }
        let Some(check) = gate.checks().max_by_key(|check| check.purpose.weight()) else { continue };
        let loud = if check.purpose.weight() == Weight::Light { Loud::Note } else { Loud::Warning };
        let (span, how) = how(gate);
        if told.insert((gate.pipeline.path.to_text(), span.start)) {
            let name = if gate.job.name.is_empty() { gate.step.text.clone() } else { gate.job.name.clone() };
            let mut loss = Loss::after("ci-failure-ignored", loud, &gate.pipeline.path, span).told(
                check.purpose.noun(),
                name,
                format!("`{}` {how}", gate.step.text),
            );
            loss.before = Some((counted.pipeline.path.clone(), counted.step.span));
            found.push(loss.of(Nature::Check));
        }
    }
    found
}

/// Whether the script goes on where the check fails.
fn goes_on(gate: &Gate<'_>) -> bool {
    gate.job.goes_on && gate.step.loose
}

/// The check of the before side that `gate` is now, if it counted there.
fn counterpart<'b>(
    gate: &Gate<'_>,
    before: &[Gate<'b>],
    same: Option<&Vec<usize>>,
    stands: &FxHashMap<(&str, &str), Vec<usize>>,
) -> Option<Gate<'b>> {
    if let Some(same) = same {
        let same: Vec<&Gate<'b>> = same.iter().filter_map(|at| before.get(*at)).collect();
        // What did not count in the same job has not changed.
        let own =
            same.iter().filter(|other| other.job.name == gate.job.name && other.pipeline.path == gate.pipeline.path);
        return match own.clone().next() {
            Some(_) => own.copied().find(|other| other.counts()).copied(),
            None => same.iter().all(|other| other.counts()).then(|| same.first().copied().copied()).flatten(),
        };
    }
    let alike = |other: &&Gate<'_>| {
        other.pipeline.system == gate.pipeline.system
            && other.counts()
            && other.checks().any(|one| gate.checks().any(|check| one == check))
    };
    let in_job = |other: &&Gate<'_>| alike(other) && other.job.name == gate.job.name;
    // One that stands nowhere as it did has moved to another job, or to one of another name.
    let moved = |other: &&Gate<'_>| {
        alike(other) && other.pipeline.path == gate.pipeline.path && !stands.contains_key(&other.key())
    };
    before.iter().find(in_job).or_else(|| before.iter().find(moved)).copied()
}

/// Where it stands that a failure does not count, and how to say so.
fn how(gate: &Gate<'_>) -> (crate::source::Span, &'static str) {
    if let Some(span) = gate.job.off {
        return (span, "never runs any more");
    }
    if let Some(span) = gate.job.lenient {
        return (span, "may fail, and the pipeline goes on");
    }
    if gate.step.off {
        return (gate.step.span, "never runs any more");
    }
    (gate.step.span, "may fail, and nobody is told")
}
