//! What speaks for two files of a change being one piece of work.

use std::sync::Arc;

use super::bag::{Direction, both};
use super::edit::Edit;
use super::ground::Ground;
use super::own::Known;
use super::path::{self, Kind};
use super::row::{flag, row};

row! {
    /// How a file is linked with another. All but the references are the same both ways.
    Pair {
        same_folder,
        same_top,
        closeness,
        same_subject,
        shared_new,
        shared_cosine,
        shared_weight,
        substitution,
        shared_lines,
        file_cosine,
        change_cosine,
        same_kind,
        same_extension,
        same_status,
        lock_and_manifest,
        names_in_change,
        names_in_file,
        named_in_change,
        named_in_file,
        uses_defined,
        defines_used,
        touches_defined,
        defines_touched,
        redefines_known,
        knows_redefined,
        together,
        together_count,
        never_together,
        folders_together,
        said_alike,
        without_past,
        /// Of hunks only: whether they are of one file, and how near they stand there.
        same_file,
        nearness,
    }
}

/// One end of a link, with what is looked at again for every other end.
pub(crate) struct End<'a> {
    pub(crate) edit: &'a Edit,
    pub(crate) known: &'a Known,
    whole: Arc<Direction>,
    changed: Direction,
    /// What its changed identifiers weigh.
    mass: f64,
}

impl<'a> End<'a> {
    fn sharing(whole: Arc<Direction>, edit: &'a Edit, known: &'a Known, ground: &Ground) -> Self {
        let weigh = |ident: &u32| ground.rarity.ident(*ident).max(0.0);
        let mass = edit.changed.net_idents.iter().map(weigh).sum::<f64>() + 1e-9;
        let changed = Direction::new(&edit.changed.forms, |form| ground.rarity.form(form));
        Self { edit, known, whole, changed, mass }
    }
}

/// The ends of `edits`; hunks of one file that stand side by side share what is known of it.
pub(crate) fn ends<'a>(edits: &'a [Edit], known: &[&'a Known], ground: &Ground) -> Vec<End<'a>> {
    let mut ends: Vec<End> = Vec::with_capacity(edits.len());
    for (edit, known) in edits.iter().zip(known) {
        let end = match ends.last().filter(|last| Arc::ptr_eq(&last.edit.whole, &edit.whole)) {
            Some(last) => End::sharing(Arc::clone(&last.whole), edit, known, ground),
            None => {
                let whole = Direction::new(&edit.whole.forms, |form| ground.rarity.form(form));
                End::sharing(Arc::new(whole), edit, known, ground)
            }
        };
        ends.push(end);
    }
    ends
}

/// The link from `a` to `b`, and the one back.
pub(crate) fn link(a: &End, b: &End, ground: &Ground) -> (Pair, Pair) {
    let mut there = Pair::default();
    places(&mut there, a.edit, b.edit);
    shared(&mut there, a, b, ground);
    history(&mut there, a.known, b.known, ground);
    let mut back = there.clone();
    references(&mut there, a.edit, b.edit, ground);
    references(&mut back, b.edit, a.edit, ground);
    (there, back)
}

/// Where they stand and what they are.
fn places(pair: &mut Pair, a: &Edit, b: &Edit) {
    let (in_a, in_b) = (path::folder(&a.path), path::folder(&b.path));
    let top = |folder: &str| folder.split('/').next().unwrap_or_default().to_owned();
    pair.same_folder = flag(in_a == in_b);
    pair.same_top = flag(top(in_a) == top(in_b));
    pair.closeness = path::closeness(&a.path, &b.path);
    let subject = path::subject(&a.path);
    pair.same_subject = flag(subject == path::subject(&b.path) && !path::is_generic(&subject));
    pair.same_kind = flag(a.kind == b.kind);
    pair.same_extension = flag(path::extension(&a.path) == path::extension(&b.path));
    pair.same_status = flag(a.status == b.status);
    let (kinds, turned) = ((a.kind, b.kind), (b.kind, a.kind));
    pair.lock_and_manifest = flag([kinds, turned].contains(&(Kind::Lock, Kind::Manifest)));
}

/// What both change.
fn shared(pair: &mut Pair, a: &End, b: &End, ground: &Ground) {
    let (one, other) = (&a.edit.changed, &b.edit.changed);
    let idents: Vec<u32> = both(&one.net_idents, &other.net_idents).collect();
    let weight: f64 = idents.iter().map(|ident| ground.rarity.ident(*ident).max(0.0)).sum();
    // What hardly any file says is new, or as good as new.
    let few = (0.01 * ground.rarity.files() as f64).max(2.0);
    let new = idents.iter().filter(|ident| f64::from(ground.rarity.places(**ident)) <= few).count();
    pair.shared_new = (new as f64).ln_1p();
    pair.shared_weight = weight.ln_1p();
    pair.shared_cosine = weight / (a.mass * b.mass).sqrt();
    let substituted = both(&one.gone, &other.gone).count() + both(&one.came, &other.came).count();
    pair.substitution = (substituted as f64).ln_1p();
    pair.shared_lines = (both(&one.lines, &other.lines).count() as f64).ln_1p();
    pair.file_cosine = a.whole.cosine(&b.whole);
    pair.change_cosine = a.changed.cosine(&b.changed);
}

/// What was done to them before.
fn history(pair: &mut Pair, a: &Known, b: &Known, ground: &Ground) {
    let together = both(&a.commits, &b.commits).count() as f64;
    let fewer = a.commits.len().min(b.commits.len()) as f64;
    pair.together = together / (fewer + 1.0);
    pair.together_count = together.ln_1p();
    pair.never_together = if together == 0.0 { fewer.ln_1p() } else { 0.0 };
    let folders = a.folder_commits.len().min(b.folder_commits.len()) as f64;
    pair.folders_together = both(&a.folder_commits, &b.folder_commits).count() as f64 / (folders + 2.0);
    pair.without_past = flag(a.commits.is_empty() || b.commits.is_empty());
    pair.said_alike = ground.lore.alike(&a.sayings, &b.sayings);
}

/// How the change of `a` is explained by `b`.
fn references(pair: &mut Pair, a: &Edit, b: &Edit, ground: &Ground) {
    let (stem_a, stem_b) = (path::telling_stem(&a.path), path::telling_stem(&b.path));
    let in_change = |stem: &str, edit: &Edit| {
        let says = |text: &str| memchr::memmem::find(text.as_bytes(), stem.as_bytes()).is_some();
        flag(stem.len() > 2 && (says(&edit.lines.added) || says(&edit.lines.removed)))
    };
    let in_file = |stem: &str, edit: &Edit| {
        let number = ground.words.idents.find(stem).filter(|_| stem.len() > 2);
        flag(number.is_some_and(|number| super::bag::has(&edit.whole.idents, number)))
    };
    pair.names_in_change = in_change(stem_b, a);
    pair.named_in_change = in_change(stem_a, b);
    pair.names_in_file = in_file(stem_b, a);
    pair.named_in_file = in_file(stem_a, b);
    let rare = |one: &[u32], other: &[u32]| {
        both(one, other).map(|ident| (ground.rarity.ident(ident) - 1.5).clamp(0.0, 6.0)).sum::<f64>().ln_1p()
    };
    pair.uses_defined = rare(&b.changed.defined, &a.changed.idents);
    pair.defines_used = rare(&a.changed.defined, &b.changed.idents);
    pair.touches_defined = rare(&b.whole.defined, &a.changed.net_idents);
    pair.defines_touched = rare(&a.whole.defined, &b.changed.net_idents);
    pair.redefines_known = rare(&a.changed.defined, &b.whole.idents);
    pair.knows_redefined = rare(&b.changed.defined, &a.whole.idents);
}
