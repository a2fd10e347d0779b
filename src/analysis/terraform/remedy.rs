//! What to write so that Terraform knows that one address has become another.

use crate::analysis::Scene;
use crate::finding::{Edit, Fix};
use crate::source::{RepoPath, Side, Span};

/// Most `moved` blocks that one fix holds.
const MOST: usize = 50;

/// `moved` blocks for `pairs` of addresses, put behind the byte `at` of the file at `path`; none where that file is not
/// part of the change or is not written in HCL.
pub(super) fn moved(scene: &Scene<'_>, path: &RepoPath, at: usize, pairs: &[(String, String)]) -> Option<Fix> {
    scene.diff(Side::After, path)?.after.as_ref()?;
    if path.file_name().ends_with(".json") || pairs.is_empty() || pairs.len() > MOST {
        return None;
    }
    let block = |(from, to): &(String, String)| format!("\n\nmoved {{\n  from = {from}\n  to   = {to}\n}}");
    let description = match pairs {
        [(from, to)] => format!("say that {from} is now {to}"),
        _ => format!("say what each of the {} instances has become", pairs.len()),
    };
    let text = pairs.iter().map(block).collect();
    Some(Fix { description, path: path.clone(), edits: vec![Edit { span: Span::new(at, at), text }] })
}

/// A `removed` block that keeps `address` and stops managing it, at the end of the file at `path`.
pub(super) fn removed(scene: &Scene<'_>, path: &RepoPath, address: &str) -> Option<Fix> {
    let after = scene.diff(Side::After, path)?.after.as_ref()?;
    if path.file_name().ends_with(".json") {
        return None;
    }
    let end = after.text.len();
    let gap = if after.text.ends_with('\n') || after.text.is_empty() { "\n" } else { "\n\n" };
    let text = format!("{gap}removed {{\n  from = {address}\n\n  lifecycle {{\n    destroy = false\n  }}\n}}\n");
    let description = format!("keep {address} and stop managing it");
    Some(Fix { description, path: path.clone(), edits: vec![Edit { span: Span::new(end, end), text }] })
}
