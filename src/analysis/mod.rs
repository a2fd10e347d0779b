//! The judgements that no predicate over one fact can say: what a platform deletes and makes anew when the change is
//! applied, and how much of what existed a change takes away.
//!
//! An analysis reads both sides of the repository as far as it must and gives judgements. Each names the rule that
//! documents it; radius, level and gate follow from its meaning by the same tables as for any rule.

mod checks;
mod cloudformation;
mod compose;
mod deletion;
mod guards;
mod help;
mod history;
mod judgement;
mod kubernetes;
mod overlap;
pub mod plan;
mod program;
pub mod provider;
mod rewrite;
mod scene;
mod task;
mod terraform;
mod testing;
mod verdict;

use crate::repo::{ChangeSet, History, Tree};
use crate::rule::RuleSet;
use crate::scope::FileLevels;
use crate::source::Gap;
use crate::task::Task;
pub use judgement::{Judgement, Spot};
use plan::Plans;
pub use provider::Class;
pub use scene::{Scene, Text};
pub use verdict::{Action, Verdict, is_precious};

/// One analysis.
pub struct Analysis {
    /// What it is called where it fails.
    pub name: &'static str,
    /// Whether a change has anything for it, seen from paths and texts alone.
    pub concerns: fn(&ChangeSet) -> bool,
    /// Judges a change.
    pub judge: fn(&mut Scene<'_>) -> Vec<Judgement>,
}

/// What is known of a change besides its files.
#[derive(Debug, Default)]
pub struct Witnesses {
    /// What platforms say that they will do.
    pub plans: Plans,
    /// The task, as far as it is said elsewhere than in the commits of the change.
    pub task: Task,
    /// From which score on scope is loud, where a configuration says so.
    pub scope: Option<FileLevels>,
}

/// Every analysis, in the order in which they run.
pub const ANALYSES: &[Analysis] = &[
    terraform::ANALYSIS,
    cloudformation::ANALYSIS,
    program::ANALYSIS,
    kubernetes::ANALYSIS,
    compose::ANALYSIS,
    checks::ANALYSIS,
    guards::ANALYSIS,
    testing::ANALYSIS,
    // Last, since they may use up what may be read beyond the change.
    deletion::ANALYSIS,
    rewrite::ANALYSIS,
    history::ANALYSIS,
    task::ANALYSIS,
];

/// Whether any analysis has something to look at in `change`.
pub fn concern(change: &ChangeSet) -> bool {
    ANALYSES.iter().any(|analysis| (analysis.concerns)(change))
}

/// Runs every analysis that `change` concerns, and puts what plans say in the place of what was predicted; what is found,
/// and what was not seen.
///
/// A panic in one is a gap and keeps no other from its work.
pub fn run(
    change: &ChangeSet,
    before: (Tree, History),
    witnesses: &Witnesses,
    rules: &RuleSet,
) -> (Vec<Judgement>, Vec<Gap>) {
    let (judgements, mut gaps) = run_all(ANALYSES, change, before, (witnesses.task.clone(), witnesses.scope), rules);
    if witnesses.plans.is_empty() {
        return (judgements, gaps);
    }
    let (judgements, open) = plan::settle(judgements, &witnesses.plans, change);
    gaps.extend(open);
    (judgements, gaps)
}

fn run_all(
    analyses: &[Analysis],
    change: &ChangeSet,
    (mut before, history): (Tree, History),
    (given, levels): (Task, Option<FileLevels>),
    rules: &RuleSet,
) -> (Vec<Judgement>, Vec<Gap>) {
    let concerned: Vec<&Analysis> = analyses.iter().filter(|analysis| (analysis.concerns)(change)).collect();
    if concerned.is_empty() {
        before.finish();
    }
    let mut scene = Scene::new(change, before, rules).told(history, given).at(levels);
    let mut judgements = Vec::new();
    for analysis in concerned {
        let judged = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| (analysis.judge)(&mut scene)));
        match judged {
            Ok(judged) => judgements.extend(
                judged
                    .into_iter()
                    .map(|one| Judgement { help: one.help.or_else(|| help::of(analysis.name, &one.rule)), ..one }),
            ),
            Err(_) => scene.failed(&format!("the analysis `{}` panicked", analysis.name)),
        }
    }
    (overlap::told_once(judgements, rules), scene.gaps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_analysis_that_panics_is_a_gap_and_keeps_no_other_from_its_work() {
        let broken = Analysis { name: "broken", concerns: |_| true, judge: |_| panic!("a bug") };
        let idle = Analysis { name: "idle", concerns: |_| false, judge: |_| panic!("never asked") };
        let before = (Tree::Nothing, History::Nothing);
        let (judgements, gaps) =
            run_all(&[broken, idle], &ChangeSet::default(), before, Default::default(), &RuleSet::default());
        assert!(judgements.is_empty());
        assert!(gaps[0].reason.to_string().contains("`broken` panicked"), "{gaps:?}");
    }
}
