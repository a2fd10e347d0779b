//! Where a verdict is shown: in a file of the change, at what brings it about.

use super::group::Group;
use super::judge::View;
use super::module::Block;
use super::predict::Planned;
use super::roots;
use crate::analysis::{Scene, Spot};
use crate::repo::{FileDiff, Hunk};
use crate::source::{RepoPath, Side, Span};

/// Finds places.
pub(super) struct Places<'a> {
    view: &'a View<'a>,
    /// Where a name that others refer to has got another value.
    causes: Vec<Spot>,
}

impl<'a> Places<'a> {
    pub(super) fn new(view: &'a View<'a>) -> Self {
        Self { view, causes: causes(view) }
    }

    /// Of what is deleted, and where it stood before: the block that came in its place, else the one that is gone.
    pub(super) fn of_group(&self, group: &Group<'_>) -> Option<(Spot, Option<Spot>)> {
        let before = self.touched(Side::Before, &group.before);
        let after = group.after.as_ref().and_then(|block| self.touched(Side::After, block));
        match (after, before) {
            (Some(after), before) => Some((after, before)),
            (None, Some(before)) => Some((before, None)),
            (None, None) => Some((self.causes.first()?.clone(), None)),
        }
    }

    /// Of what stands on both sides: `span` of its block after the change, the block, or what it refers to.
    pub(super) fn of_instance(&self, one: &Planned, span: Option<Span>) -> Option<(Spot, Option<Spot>)> {
        let block = &one.after.as_ref()?.block;
        let before = one.before.as_ref().and_then(|before| self.touched(Side::Before, &before.block));
        let own = self.touched(Side::After, block).map(|spot| Spot { span: span.unwrap_or(spot.span), ..spot });
        let spot = own.or_else(|| self.causes.first().cloned()).or_else(|| before.clone())?;
        Some((spot, before))
    }

    /// Of a block on both sides, or one that is gone: itself, or what it refers to.
    pub(super) fn of_blocks(&self, before: &Block, after: Option<&Block>) -> Option<(Spot, Option<Spot>)> {
        let before = self.touched(Side::Before, before);
        let own = after.and_then(|block| self.touched(Side::After, block));
        let spot = own.or_else(|| before.clone().filter(|_| after.is_none()));
        Some((spot.or_else(|| self.causes.first().cloned())?, before))
    }

    /// The head of a block that the change touches; the whole block where it is gone.
    fn touched(&self, side: Side, block: &Block) -> Option<Spot> {
        is_touched(self.view.scene, side, block).then(|| {
            let span = if side == Side::After { block.head } else { block.span };
            Spot { span, ..block.spot(side) }
        })
    }
}

/// Whether a hunk of the change touches `block`.
pub(super) fn is_touched(scene: &Scene<'_>, side: Side, block: &Block) -> bool {
    touches(scene, &block.spot(side))
}

fn touches(scene: &Scene<'_>, spot: &Spot) -> bool {
    let Some(file) = scene.diff(spot.side, &spot.path) else { return false };
    let source = if spot.side == Side::Before { file.before.as_ref() } else { file.after.as_ref() };
    let Some(source) = source else { return false };
    // A file that is called otherwise now, or lies elsewhere, is gone from its module with all that is in it.
    let other = if spot.side == Side::Before { Some(&file.path) } else { file.before_path.as_ref() };
    let away = |other: &RepoPath| !super::module::is_source(other) || other.folder() != spot.path.folder();
    if other.is_some_and(away) {
        return true;
    }
    let first = source.lines.line_of(spot.span.start);
    let last = source.lines.line_of(spot.span.end.saturating_sub(1).max(spot.span.start));
    let lines = |hunk: &Hunk| if spot.side == Side::Before { hunk.before.clone() } else { hunk.after.clone() };
    file.hunks.iter().map(lines).any(|lines| lines.start <= last && first < lines.end.max(lines.start + 1))
}

/// Variables, locals, calls and values that read otherwise than before; then whatever else the change touches.
fn causes(view: &View<'_>) -> Vec<Spot> {
    let mut causes = Vec::new();
    for node in &view.after.nodes {
        let module = &node.module;
        let blocks = module.variables.values().chain(module.calls.values()).chain(module.resources.values());
        causes.extend(blocks.map(|block| Spot { span: block.head, ..block.spot(Side::After) }));
        let locals = module.locals.values();
        causes.extend(locals.map(|(path, local)| Spot {
            path: RepoPath::clone(path),
            side: Side::After,
            span: local.span,
        }));
    }
    causes.retain(|spot| touches(view.scene, spot));
    // Values of variables, and what is gone.
    let (values, data): (Vec<&FileDiff>, Vec<&FileDiff>) =
        view.scene.change.files.iter().partition(|file| roots::matters(&file.path));
    for file in values.into_iter().chain(data.into_iter().filter(|file| roots::is_data(&file.path))) {
        let hunk = file.hunks.first();
        let after = hunk.zip(file.after.as_ref()).map(|(hunk, source)| (Side::After, source, hunk.after.clone()));
        let before =
            || hunk.zip(file.before.as_ref()).map(|(hunk, source)| (Side::Before, source, hunk.before.clone()));
        if let Some((side, source, lines)) = after.filter(|(.., lines)| !lines.is_empty()).or_else(before) {
            causes.push(Spot { path: source.path.clone(), side, span: source.line_span(&lines) });
        }
    }
    causes
}
