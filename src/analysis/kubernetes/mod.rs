//! Kubernetes: what a cluster deletes, makes anew or refuses when manifests, charts, kustomizations, and what Flux and
//! Argo CD are told, are applied as a change leaves them.
//!
//! Files are applied by somebody who is not seen: a pipeline, an operator in the cluster. Who it is says what becomes of
//! an object that is gone from its source; it is looked for near the file, and where it is not found, nothing is certain.

mod chart;
mod fixed;
mod generator;
mod guard;
mod helper;
mod kustomize;
mod managed;
mod object;
mod quantity;
mod release;
mod removal;
mod rename;
mod said;
mod sides;
mod switch;
mod table;
mod transform;
mod values;
mod volumes;
mod worth;

use super::{Analysis, Judgement, Scene, Spot, Verdict};
use crate::repo::{ChangeSet, FileDiff, Status};
use managed::Managers;
use sides::Sides;

/// What a cluster and those who apply to it will do.
pub(super) const ANALYSIS: Analysis = Analysis { name: "kubernetes", concerns, judge };

/// Whether a change has manifests, or what makes some, that stood before.
fn concerns(change: &ChangeSet) -> bool {
    let stood = |file: &FileDiff| file.status != Status::Added;
    !change.hunks_only
        && change.files.iter().any(|file| {
            // A kustomization that is new chooses among what was applied as a whole.
            sides::is_of_kustomize(&file.path)
                || (stood(file) && (sides::concerns(file) || sides::is_of_helm(&file.path)))
        })
}

/// Judges a change.
fn judge(scene: &mut Scene<'_>) -> Vec<Judgement> {
    let change = scene.change;
    let sides = Sides::of(scene);
    let mut managers = Managers::new(change, &sides);
    let (mut verdicts, told) = volumes::judge(scene, &sides, &mut managers);
    verdicts.extend(fixed::judge(scene, &sides, &mut managers, &told));
    verdicts.extend(removal::judge(scene, &sides, &mut managers));
    verdicts.extend(release::renamed(scene, &sides, &mut managers));
    verdicts.extend(release::moved(scene, &sides));
    verdicts.extend(transform::relabelled(scene, &sides, &mut managers));
    verdicts.extend(values::judge(scene, &sides));
    verdicts.extend(chart::judge(&sides));
    verdicts.extend(generator::judge(&sides));
    let shown = verdicts.into_iter().map(|verdict| in_the_change(scene, &sides, verdict));
    shown.map(Verdict::judgement).collect()
}

/// What a value does to a template that stays as it is, is shown at the value.
fn in_the_change(scene: &Scene<'_>, sides: &Sides, mut verdict: Verdict) -> Verdict {
    let changed = |spot: &Spot| scene.diff(spot.side, &spot.path).is_some();
    if !changed(&verdict.spot)
        && let Some(spot) = sides.switch_of(&verdict.spot.path)
    {
        verdict.evidence.push(format!("a value turns a condition in {}", verdict.spot.path));
        verdict.spot = spot;
        verdict.before = verdict.before.filter(changed);
    }
    verdict
}
