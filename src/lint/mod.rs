//! The pipeline: a change set in, a report out.

mod anchor;
mod asked;
pub mod case;
mod judge;
mod louder;
mod overlap;

use std::collections::BTreeSet;

use rayon::prelude::*;
use serde::Serialize;

use crate::analysis;
use crate::analysis::Witnesses;
use crate::analysis::plan::Plans;
use crate::change::{Changes, Placed, pair};
use crate::fact::Interest;
use crate::fact::lower::{self, FileFacts};
use crate::finding::{Finding, Level, Standing, Suppression};
use crate::lang::detect;
use crate::policy::{Applied, Ground, Policy};
use crate::repo::{ChangeSet, Content, FileDiff, Loaded, Status};
use crate::rule::RuleSet;
use crate::source::{Gap, GapReason, Side};
use crate::task::{Given, Task};

/// What came out of a run. Reporters print it and decide nothing.
#[derive(Debug)]
pub struct Report {
    /// The change that was judged; labels and before places index its texts.
    pub change: ChangeSet,
    /// The plans that were judged with it; labels index their texts too.
    pub plans: Plans,
    /// What was found, sorted by path, span and rule.
    pub findings: Vec<Finding>,
    /// What a policy set aside.
    pub suppressed: Vec<Finding>,
    /// What must be said of the run as a whole, one sentence each.
    pub remarks: Vec<String>,
    /// What was not seen, sorted, equal gaps of a file merged.
    pub gaps: Vec<Gap>,
    /// How much was looked at.
    pub stats: Stats,
    /// What was asked for, where that was said and how far it is trusted, for people; none where nobody said so.
    pub task: Option<String>,
}

/// How much was looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Stats {
    /// Changed files.
    pub files: usize,
    /// Of these, files that were read.
    pub linted: usize,
    /// Files in no language that is read.
    pub unsupported: usize,
    /// Files that `.blastlintignore` hides.
    pub hidden: usize,
    /// Facts that were looked at on both sides.
    pub facts: usize,
    /// Plans that were read.
    pub plans: usize,
}

impl Report {
    /// The loudest level, if anything was found.
    pub fn loudest(&self) -> Option<Level> {
        self.findings.iter().map(|finding| finding.level).max()
    }

    /// Sets aside what is pending where `approved`, by the places of the findings, says that somebody whom the policy
    /// names approved the change as it is.
    pub fn honour_pending(&mut self, approved: &[bool]) {
        for (at, mut finding) in std::mem::take(&mut self.findings).into_iter().enumerate() {
            if finding.pending().is_some() && approved.get(at) == Some(&true) {
                finding.suppression =
                    finding.suppression.map(|said| Suppression { standing: Standing::Obeyed, ..said });
                self.suppressed.push(finding);
            } else {
                self.findings.push(finding);
            }
        }
    }
}

/// The facts of both sides of a change, paired, and what could not be read.
#[derive(Debug, Default)]
pub struct Reading {
    /// The facts, paired.
    pub changes: Changes,
    /// What was not seen.
    pub gaps: Vec<Gap>,
    /// How many files were read.
    pub linted: usize,
    /// How many stand in no language that is read.
    pub unsupported: usize,
}

/// Reads both sides of every file of `change` and pairs what they say.
///
/// A file whose analysis panics becomes a gap: one bad file never ends the run.
///
/// `interest` says which calls are facts although the catalogue knows nothing of them.
pub fn read(change: &ChangeSet, interest: &Interest) -> Reading {
    let after = |file: &FileDiff| {
        let mut facts = FileFacts::default();
        guarded(file, &mut facts, |facts| *facts = lower::lower(file, interest));
        facts
    };
    let mut sides: Vec<FileFacts> = match change.files.as_slice() {
        // Most changes are small, and starting threads takes longer than to read one file.
        [file] => vec![after(file)],
        files => files.par_iter().map(after).collect(),
    };
    // What is dangerous now may have stood elsewhere before.
    let meant = sides.iter().flat_map(|facts| &facts.after).filter(|fact| fact.meaning.is_some());
    let words: BTreeSet<String> = meant.map(lower::anchor_word).collect();
    let words: Vec<String> = words.into_iter().collect();
    if sides.len() > 1 && !words.is_empty() {
        sides.par_iter_mut().zip(&change.files).for_each(|(facts, file)| {
            guarded(file, facts, |facts| lower::lower_before(file, facts, interest, &words));
        });
    }
    let mut reading = Reading { gaps: change.files.iter().filter_map(pointer).collect(), ..Reading::default() };
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for (file, facts) in sides.into_iter().enumerate() {
        before.extend(facts.before.into_iter().map(|fact| Placed { file, fact }));
        after.extend(facts.after.into_iter().map(|fact| Placed { file, fact }));
        reading.gaps.extend(facts.gaps);
        reading.linted += usize::from(facts.supported);
        // What is in a language and could not be read is neither; a gap tells of it.
        reading.unsupported += usize::from(!facts.supported && !in_a_language(&change.files[file]));
    }
    reading.changes = pair(before, after);
    reading
}

/// Does `work`; where it panics, the file has a gap, and keeps what was found in it before.
fn guarded(file: &FileDiff, facts: &mut FileFacts, work: impl FnOnce(&mut FileFacts)) {
    let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(&mut *facts)));
    if done.is_err() {
        facts.fail(&file.path, "the analysis of this file panicked");
    }
}

fn in_a_language(file: &FileDiff) -> bool {
    let text = file.after.as_ref().or(file.before.as_ref()).map(|source| source.text.as_str());
    detect(&file.path, text.unwrap_or_default()).is_some()
}

/// The gap of a script whose after side is a pointer, and of a submodule: whoever checks the change out gets what stands
/// behind it.
fn pointer(file: &FileDiff) -> Option<Gap> {
    if file.content == Content::Submodule && file.status != Status::Deleted {
        return Some(Gap::at(&file.path, Side::After, GapReason::Submodule));
    }
    let after = file.after.as_ref().filter(|_| file.content == Content::LfsPointer)?;
    let language = detect(&file.path, &after.text)?;
    Some(Gap::at(&file.path, Side::After, GapReason::Pointer { language: language.id.to_owned() }))
}

/// Judges what was loaded by `rules` and `policy`.
pub fn lint(loaded: impl Into<Loaded>, rules: &RuleSet, policy: &Policy) -> Report {
    let mut loaded = loaded.into();
    let (task, unread) = match Task::discover(&Given::default(), &mut loaded) {
        Ok(task) => (task, None),
        Err(error) => (Task::default(), Some(GapReason::Internal { detail: error.to_string() })),
    };
    loaded.change.gaps.extend(unread.map(|reason| Gap::of(None, reason)));
    lint_with(loaded, Witnesses { task, ..Witnesses::default() }, rules, policy)
}

/// Judges what was loaded, with what else is known of it.
pub fn lint_with(loaded: impl Into<Loaded>, witnesses: Witnesses, rules: &RuleSet, policy: &Policy) -> Report {
    let Loaded { change, before, history } = loaded.into();
    let commits = history.clone();
    let analysed = || analysis::run(&change, (before, history), &witnesses, rules);
    let facts = || read(&change, &rules.interest());
    // Most changes have nothing for an analysis, and starting threads takes longer than to see that.
    let both = if analysis::concern(&change) { rayon::join(analysed, facts) } else { (analysed(), facts()) };
    let ((judgements, unseen), reading) = both;
    let Witnesses { plans, task, scope: _ } = witnesses;
    let of_facts = |own: bool| judge::judge(rules, own, &reading.changes, &change, &task);
    let mut findings = of_facts(false);
    let judged = judge::judge_whole(rules, judgements, &change, (&plans, &task));
    let judged = judge::besides(&findings, judged);
    findings.extend(judged);
    let mut findings = overlap::settled(findings, rules, &change);
    let has_own = rules.rules.iter().any(crate::rule::Rule::is_own);
    if has_own {
        findings.extend(of_facts(true));
    }
    let ground = Ground { change: &change, history: &commits, rules };
    let Applied { mut findings, mut suppressed, judgements, remarks } =
        policy.apply(judge::in_order(findings), &ground);
    if has_own {
        findings = judge::in_order(louder::louder(findings, rules));
    }
    let (own, aside) = policy.levelled(judge::judge_whole(rules, judgements, &change, (&plans, &task)));
    suppressed.extend(aside);
    if !own.is_empty() {
        findings.extend(own);
        findings = judge::in_order(findings);
    }
    let gaps = Gap::merged(change.gaps.iter().cloned().chain(reading.gaps).chain(unseen).collect());
    let stats = Stats {
        files: change.files.len(),
        linted: reading.linted,
        unsupported: reading.unsupported,
        hidden: change.hidden,
        facts: reading.changes.before.len() + reading.changes.after.len(),
        plans: plans.len(),
    };
    let task = task.is_given().then(|| task.described());
    Report { change, plans, findings, suppressed, remarks, gaps, stats, task }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{RepoPath, Source};

    #[test]
    fn a_second_look_that_panics_keeps_what_the_first_found() {
        let file = FileDiff::added(Source::new(RepoPath::from("a.sh"), b"dropdb orders"));
        let mut facts = FileFacts::default();
        guarded(&file, &mut facts, |facts| *facts = lower::lower(&file, &Interest::default()));
        assert_eq!((facts.after.len(), facts.gaps.len()), (1, 0));
        guarded(&file, &mut facts, |_| panic!("a bug"));
        assert_eq!((facts.after.len(), facts.gaps.len(), facts.supported), (1, 1, true));
    }
}
