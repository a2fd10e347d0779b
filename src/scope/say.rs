//! Why a file is taken to be out of scope, and what speaks for it: counts that a reader can check.

use super::bag::both;
use super::features::Features;
use super::ground::Ground;
use crate::source::start_of;

/// Most identifiers that are named, and the longest that is shown whole.
const NAMED: usize = 3;
const LONGEST: usize = 48;

/// What is to be said of the file at `at`: first what speaks against it, then, with a `+`, what speaks for it.
pub(crate) fn evidence(at: usize, features: &Features) -> Vec<String> {
    let mut against = Vec::new();
    let mut speaks_for = Vec::new();
    words(at, features, &mut against, &mut speaks_for);
    identifiers(at, features, &mut against, &mut speaks_for);
    past(at, features, &mut against, &mut speaks_for);
    against.extend(speaks_for.into_iter().map(|text| format!("+ {text}")));
    against
}

/// Whether the words of the task are said.
fn words(at: usize, features: &Features, against: &mut Vec<String>, speaks_for: &mut Vec<String>) {
    let ground = &features.ground;
    let (Some(own), Some(edit)) = (features.files.own.get(at), features.files.edits.get(at)) else { return };
    if ground.weights.is_empty() {
        return;
    }
    if own.no_hit_around > 0.0 {
        against.push("no task word in path, changed lines or the lines around them".into());
    } else if own.no_hit > 0.0 {
        against.push("no task word in path or changed lines".into());
    } else {
        let mut hits = ground.hits(&edit.changed.forms.set());
        hits.extend(ground.hits(&edit.whole.path_forms));
        hits.sort_by(|a, b| weight(ground, *b).total_cmp(&weight(ground, *a)).then(a.cmp(b)));
        hits.dedup();
        let said: Vec<String> = hits.iter().take(NAMED).map(|form| format!("`{}`", spelled(ground, *form))).collect();
        speaks_for.push(format!("of the task it says {}", said.join(", ")));
    }
    if own.named_path > 0.0 || own.named_stem > 0.0 {
        speaks_for.push("the task names it".into());
    }
    if own.prefix_miss > 0.0 {
        against.push(format!("the task is about {}", ground.asked.prefix.join(", ")));
    }
}

fn weight(ground: &Ground, form: u32) -> f64 {
    ground.weights.get(&form).copied().unwrap_or_default()
}

/// A word of the task of the form, as the task writes it.
fn spelled(ground: &Ground, form: u32) -> String {
    let form = ground.words.forms.text(form);
    let written =
        super::words::telling(&ground.asked.lower).find(|word| super::words::parts(word).any(|part| part == form));
    written.unwrap_or(form).to_owned()
}

/// Whether what it changes is changed elsewhere, too.
fn identifiers(at: usize, features: &Features, against: &mut Vec<String>, speaks_for: &mut Vec<String>) {
    let edits = &features.files.edits;
    let Some(edit) = edits.get(at).filter(|_| edits.len() > 1) else { return };
    let own = &edit.changed.net_idents;
    let rarity = |ident: u32| features.ground.rarity.ident(ident);
    // The file that shares the most, and the rarest of what it shares.
    let others = edits.iter().enumerate().filter(|(other, _)| *other != at);
    let shared = others.map(|(_, other)| (other, both(own, &other.changed.idents).collect::<Vec<u32>>()));
    let weigh = |idents: &[u32]| idents.iter().map(|ident| rarity(*ident).max(0.0)).sum::<f64>();
    let best = shared.max_by(|a, b| weigh(&a.1).total_cmp(&weigh(&b.1)));
    match best.filter(|(_, idents)| !idents.is_empty()) {
        None if own.is_empty() => {}
        None => {
            let count = own.len();
            let all = if count == 1 {
                "its one changed identifier does not occur".into()
            } else {
                format!("none of its {count} changed identifiers occurs")
            };
            against.push(format!("{all} in the other changed lines"));
        }
        Some((other, mut idents)) => {
            idents.sort_by(|a, b| rarity(*b).total_cmp(&rarity(*a)).then(a.cmp(b)));
            let named: Vec<String> = idents
                .iter()
                .take(NAMED)
                .map(|ident| format!("`{}`", short(features.ground.words.idents.text(*ident))))
                .collect();
            let (count, of) = (idents.len(), own.len());
            speaks_for.push(format!("{count} of its {of} changed identifiers in {}: {}", other.path, named.join(", ")));
        }
    }
}

fn short(ident: &str) -> String {
    if ident.len() <= LONGEST { ident.to_owned() } else { format!("{}…", start_of(ident, LONGEST)) }
}

/// Whether it was changed together with the others before.
fn past(at: usize, features: &Features, against: &mut Vec<String>, speaks_for: &mut Vec<String>) {
    let (Some(known), edits) = (features.known.get(at), &features.files.edits) else { return };
    let (commits, alone) = (features.ground.lore.len(), known.commits.len());
    // One commit may be the one that brought everything.
    if alone < 2 || edits.len() < 2 {
        return;
    }
    let others = features.known.iter().zip(edits).enumerate().filter(|(other, _)| *other != at);
    let together = others.map(|(_, (other, edit))| (both(&known.commits, &other.commits).count(), edit));
    match together.max_by_key(|(count, _)| *count) {
        Some((0, _)) => against.push(format!("never changed together in {commits} commits (this file alone: {alone})")),
        Some((1, _)) => {}
        Some((count, edit)) => speaks_for.push(format!("changed with {} in {count} of its {alone} commits", edit.path)),
        None => {}
    }
}
