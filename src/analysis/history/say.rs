//! The judgement on files that go back: one for the change, which names them all.

use super::undone::{Undone, Witness};
use crate::analysis::{Judgement, Scene, Spot};
use crate::change::ChangeKind;
use crate::fact::{Confidence, Effect, Environment, Extent, Meaning, Reversibility, Target};
use crate::repo::{FileDiff, Step};
use crate::source::{Side, Span};
use crate::task::Task;

/// Most files and commits that are named.
const NAMES: usize = 10;

/// The judgement on `undone`, shown at the file that goes back most; none where the task explains it.
pub(super) fn judgement(scene: &mut Scene<'_>, undone: &[Undone<'_>], task: &Task) -> Option<Judgement> {
    let witness = Witness::of(scene.within());
    // What runs decides; a test or a setting that goes back with it is named beside it.
    let runs = undone.iter().any(|one| one.candidate.runs());
    let weighed: Vec<&Undone<'_>> = undone.iter().filter(|one| !runs || one.candidate.runs()).collect();
    let confidence = witness.weigh(&weighed, task)?;
    let first = weighed.iter().max_by_key(|one| (one.candidate.size(), std::cmp::Reverse(&one.candidate.file.path)))?;
    let mut steps: Vec<&Step> = undone.iter().flat_map(|one| one.steps.iter().copied()).collect();
    steps.sort_by(|a, b| (b.time, &b.id).cmp(&(a.time, &a.id)));
    steps.dedup_by(|a, b| a.id == b.id);
    let spot = |file: &FileDiff| Spot { path: file.path.clone(), side: Side::After, span: changed(file) };
    let rest = undone.iter().filter(|one| one.candidate.file.path != first.candidate.file.path);
    let file = first.candidate.file;
    Some(Judgement {
        rule: "file-rolled-back".into(),
        change: ChangeKind::Modified,
        meaning: meaning(first, confidence),
        spot: spot(file),
        before: None,
        related: rest.take(NAMES).map(|one| (spot(one.candidate.file), format!("again {}", as_before(one)))).collect(),
        name: "file".to_owned(),
        address: file.path.to_text(),
        reason: reason(first, undone.len(), steps.len(), task),
        evidence: evidence(scene.change.files.len(), undone, &steps),
        fixes: Vec::new(),
        help: None,
    })
}

fn meaning(undone: &Undone<'_>, confidence: Confidence) -> Meaning {
    let name = undone.candidate.file.path.to_text();
    Meaning {
        row: "the history of the repository".to_owned(),
        effect: Effect::Overwrite,
        target: Target { class: undone.candidate.class, noun: "file".to_owned(), name },
        extent: Extent::One,
        reversibility: Reversibility::Git,
        confidence,
        environment: Environment::Unknown,
        anyone: false,
    }
}

/// `as it was before 0a1b2c3 of 2024-05-06`.
fn as_before(undone: &Undone<'_>) -> String {
    undone.steps.last().map_or_else(String::new, |step| format!("as it was before {}", named(step)))
}

fn named(step: &Step) -> String {
    let id = step.id.get(..10).unwrap_or(&step.id);
    if step.time == 0 { id.to_owned() } else { format!("{id} of {}", date(step.time)) }
}

fn reason(first: &Undone<'_>, files: usize, steps: usize, task: &Task) -> String {
    let others = match files.saturating_sub(1) {
        0 => String::new(),
        1 => ", and so does 1 other file".to_owned(),
        more => format!(", and so do {more} other files"),
    };
    let commits = if steps == 1 { "1 commit".to_owned() } else { format!("{steps} commits") };
    let said =
        if task.is_stated() { format!("nothing in {} says so", task.sources()) } else { "no task says so".to_owned() };
    format!("it is {}{others}; the work of {commits} is undone, and {said}", as_before(first))
}

fn evidence(changed: usize, undone: &[Undone<'_>], steps: &[&Step]) -> Vec<String> {
    let mut said = vec![format!("{} of {changed} changed files end in an older content, to the byte", undone.len())];
    said.extend(undone.iter().take(NAMES).map(|one| {
        let commits = if one.steps.len() == 1 { "1 commit".to_owned() } else { format!("{} commits", one.steps.len()) };
        let path = &one.candidate.file.path;
        format!("{path} is {}: the work of {commits} on it is undone", as_before(one))
    }));
    said.extend(steps.iter().take(NAMES).map(|step| {
        let subject: String = step.message.lines().next().unwrap_or_default().chars().take(100).collect();
        let by = if step.author.is_empty() { String::new() } else { format!(" by {}", step.author) };
        format!("undone: {}{by}: {subject}", named(step))
    }));
    let more = steps.len().saturating_sub(NAMES);
    if more > 0 {
        said.push(format!("undone: {more} more commits"));
    }
    said
}

/// The first line that changed, as it is now.
fn changed(file: &FileDiff) -> Span {
    let Some(after) = &file.after else { return Span::default() };
    let lines = |from: usize, to: usize| (from..to).map(|line| after.line_span(&(line..line + 1)));
    let says = |span: &Span| !after.slice(*span).trim().is_empty();
    let came = file.hunks.iter().flat_map(|hunk| lines(hunk.after.start, hunk.after.end)).find(says);
    // Where lines only go, the first that stands is as good as any.
    let span = came.or_else(|| lines(0, after.lines.count()).find(says)).unwrap_or_default();
    let text = after.slice(span);
    let start = span.start + text.len() - text.trim_start().len();
    Span::new(start, start + text.trim().len())
}

/// The day, in UTC, of a time in seconds since 1970: `2024-05-06`.
fn date(time: i64) -> String {
    // Days are counted from the first of March of the year 0, so that a leap day is the last of its year.
    let days = time.div_euclid(86_400) + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let (day, month) = (day - (153 * month + 2) / 5 + 1, if month < 10 { month + 3 } else { month - 9 });
    format!("{:04}-{month:02}-{day:02}", year + era * 400 + i64::from(month <= 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (time, day) in
            [(0, "1970-01-01"), (951_782_400, "2000-02-29"), (1_714_953_600, "2024-05-06"), (-86_400, "1969-12-31")]
        {
            assert_eq!(date(time), day);
        }
    }
}
