//! Conditions that were switched on or off as a whole: `false && …`, `|| true`, `if (true)`.

use super::constant::authorises;
use super::{Half, Tale, Twin};
use crate::analysis::guards::condition::parts;
use crate::analysis::guards::operation::{Deed, deed};
use crate::analysis::guards::reach::block_leaves;
use crate::fact::outline::What;
use crate::fact::{Confidence, TargetClass};
use crate::rule::guard::snake;

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
    if let Some(holds) = truth(text).or_else(|| always(text)) {
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

/// What a comparison with several values always is: `state != LOCKED || state != SUSPENDED` holds, `a == 1 && a == 2` does not.
pub(super) fn always(text: &str) -> Option<bool> {
    let text = text.trim();
    let joined = |signs: [&str; 2]| signs.iter().any(|sign| text.contains(sign));
    let (all, any) = (joined(["&&", " and "]), joined(["||", " or "]));
    let parts = parts(text);
    let compared: Vec<(bool, &str, &str)> = parts.iter().map(|part| comparison(part)).collect::<Option<_>>()?;
    let (equal, what, _) = *compared.first()?;
    let same = compared.iter().all(|(is, of, value)| *is == equal && *of == what && is_fixed(value));
    let distinct =
        compared.iter().enumerate().all(|(at, one)| compared.iter().skip(at + 1).all(|other| other.2 != one.2));
    let holds = match (all, any, equal) {
        (false, true, false) => true,
        (true, false, true) => false,
        _ => return None,
    };
    (compared.len() > 1 && same && distinct && !goes_on(what) && !text.starts_with("!(") && !text.starts_with("not "))
        .then_some(holds)
}

/// Whether what is looked at is another thing each time: `scanner.next()`.
fn goes_on(what: &str) -> bool {
    const WORDS: &[&str] =
        &["next", "read", "random", "rand", "pop", "poll", "recv", "receive", "shift", "take", "advance"];
    what.contains('(') && snake(what).split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word))
}

/// Whether two things are held to be the same, and which: `a != B`, `!B.equals(a)`.
fn comparison(part: &str) -> Option<(bool, &str, &str)> {
    const SIGNS: &[(&str, bool)] = &[
        ("!==", false),
        ("===", true),
        ("!=", false),
        ("<>", false),
        ("==", true),
        (" is not ", false),
        (" is ", true),
    ];
    let part = part.trim();
    let signed = SIGNS.iter().find_map(|(sign, equal)| Some((*equal, part.split_once(sign)?)));
    if let Some((equal, (left, right))) = signed {
        return Some(ordered(equal, left.trim(), right.trim()));
    }
    let (equal, rest) = part.strip_prefix('!').map_or((true, part), |rest| (false, rest));
    let (left, right) = rest.split_once(".equals(")?;
    Some(ordered(equal, left.trim(), right.strip_suffix(')')?.trim()))
}

/// What is looked at, and the value that it is held against.
fn ordered<'t>(equal: bool, left: &'t str, right: &'t str) -> (bool, &'t str, &'t str) {
    if is_fixed(left) && !is_fixed(right) { (equal, right, left) } else { (equal, left, right) }
}

/// Whether a value is the same each time: a number, a text, a member of an enumeration. What is not there is more than one.
fn is_fixed(value: &str) -> bool {
    let quoted = value.len() > 1 && value.starts_with(['"', '\'', ':']) && !value.contains(['#', '$', '{']);
    let number = value.starts_with(|c: char| c.is_ascii_digit()) && value.chars().all(|c| c.is_ascii_alphanumeric());
    let member = value.rsplit(['.', ':']).next().unwrap_or(value);
    let is_path = value.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | ':'));
    let is_named = is_path && member.starts_with(char::is_uppercase) && !matches!(member, "None" | "NaN" | "NULL");
    quoted || number || is_named
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
