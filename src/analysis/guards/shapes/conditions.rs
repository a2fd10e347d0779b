//! Conditions that were switched on or off as a whole: `false && …`, `|| true`, `if (true)`.

use super::constant::authorises;
use super::{Half, Tale, Twin};
use crate::analysis::guards::condition::parts;
use crate::analysis::guards::operation::{Deed, deed};
use crate::analysis::guards::reach::block_leaves;
use crate::fact::outline::What;
use crate::fact::{Confidence, TargetClass};

/// Conditions that were switched on or off as a whole.
pub(super) fn conditions(twin: &Twin<'_, '_>) -> Vec<Tale> {
    let (before, after) = (&twin.before, &twin.after);
    let checks = |half: &Half<'_, '_>| -> Vec<String> {
        half.items().filter(|(_, item)| item.what == What::Check).map(|(_, item)| item.text.clone()).collect()
    };
    let (was, still) = (checks(before), checks(after));
    let mut tales = Vec::new();
    for (at, item) in after.items().filter(|(_, item)| item.what == What::Check) {
        let Some((holds, rest)) = switched(&item.text) else { continue };
        if !after.is_changed(at) || was.contains(&item.text) || !lets_pass(after, at, holds) {
            continue;
        }
        let same = |text: &&String| {
            !still.contains(text)
                && (rest.is_empty() && is_alike(twin, at, text)
                    || !rest.is_empty() && squeezed(text) == squeezed(&rest))
        };
        let Some(gone) = was.iter().find(same) else { continue };
        let was_at = |text: &str| {
            before.items().find(|(_, item)| item.what == What::Check && item.text == text).map(|(at, _)| at)
        };
        let authorises = authorises(gone, "", gone);
        tales.extend(after.spot(at).map(|spot| Tale {
            rule: "check-made-constant",
            noun: "a check",
            class: if authorises { TargetClass::T3 } else { TargetClass::T1 },
            confidence: Confidence::High,
            spot,
            before: None,
            covers: was_at(gone).and_then(|at| before.extent(at)),
            unit: after.path.clone(),
            name: gone.clone(),
            text: item.text.clone(),
            evidence: format!("whatever `{gone}` says, the same way is taken"),
        }));
    }
    tales
}

/// A condition without layout and outer brackets.
pub(super) fn squeezed(text: &str) -> String {
    let text: String = text.split_whitespace().collect();
    text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(&text).to_owned()
}

/// What a condition always is whatever its other part says, and that part: `false && x`, `true || x`, `true`.
pub(super) fn switched(text: &str) -> Option<(bool, String)> {
    let truth = |part: &str| match part.trim() {
        "true" | "True" | "1" => Some(true),
        "false" | "False" | "0" => Some(false),
        _ => None,
    };
    if let Some(holds) = truth(text) {
        return Some((holds, String::new()));
    }
    let parts = parts(text);
    let (all, any) = (text.contains("&&") || text.contains(" and "), text.contains("||") || text.contains(" or "));
    let at = parts.iter().position(|part| truth(part).is_some())?;
    let holds = truth(parts.get(at)?)?;
    if parts.len() < 2 || (at != 0 && at + 1 != parts.len()) {
        return None;
    }
    // Only the joint beside the constant counts.
    let joint = if at == 0 {
        text.trim_start_matches(|c: char| c.is_alphanumeric()).trim_start()
    } else {
        text.trim_end_matches(|c: char| c.is_alphanumeric()).trim_end()
    };
    let is_all = if at == 0 {
        joint.starts_with("&&") || joint.starts_with("and ")
    } else {
        joint.ends_with("&&") || joint.ends_with(" and")
    };
    let decides = (is_all && all && !holds) || (!is_all && any && holds);
    let joint_len = if is_all {
        if joint.contains("&&") && (joint.starts_with("&&") || joint.ends_with("&&")) { 2 } else { 3 }
    } else {
        2
    };
    let rest = if at == 0 { joint.get(joint_len..)? } else { joint.get(..joint.len() - joint_len)? };
    decides.then(|| (holds, rest.trim().to_owned()))
}

/// Whether a condition that always `holds`, or never, lets pass what it looked at before.
pub(super) fn lets_pass(half: &Half<'_, '_>, check: usize, holds: bool) -> bool {
    let branch = |what: What| {
        half.outline().children(Some(check)).find(|at| half.item(*at).is_some_and(|item| item.what == what))
    };
    let refuses = |at: usize| block_leaves(half.outline(), at);
    match (branch(What::Then), branch(What::Otherwise), holds) {
        (Some(then), _, false) => refuses(then),
        (_, Some(other), true) if refuses(other) => true,
        (Some(then), _, true) => {
            let inside = half.outline().within(then);
            !refuses(then)
                && inside
                    .iter()
                    .any(|item| item.what == What::Call && deed(item).is_some_and(|deed| deed >= Deed::Change))
        }
        _ => false,
    }
}

/// Whether the check of before with the condition `text` led to what the one at `at` leads to.
pub(super) fn is_alike(twin: &Twin<'_, '_>, at: usize, text: &str) -> bool {
    let said = |half: &Half<'_, '_>, check: usize| -> Vec<String> {
        let then =
            half.outline().children(Some(check)).find(|at| half.item(*at).is_some_and(|item| item.what == What::Then));
        then.map(|then| half.outline().within(then).iter().map(|item| item.text.clone()).collect()).unwrap_or_default()
    };
    let was = twin.before.items().find(|(_, item)| item.what == What::Check && item.text == text);
    was.is_some_and(|(was, _)| said(&twin.before, was) == said(&twin.after, at))
}
