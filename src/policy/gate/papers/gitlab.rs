//! GitLab: approvals, the state of approval rules, notes, versions and the merge request itself. Approvals name no commit:
//! when they were given must be told by something that the author does not write.

use serde_json::Value;

use super::{Host, Papers, Said, Verdict, name, text, time};

/// Takes `value` if it is something of GitLab. `seen` is the commit that an envelope says was looked at.
pub(super) fn take(papers: &mut Papers, value: &Value, seen: Option<&str>) -> bool {
    let before = papers.said.len();
    let mut known = false;
    if let Some(list) = value.get("approved_by").and_then(Value::as_array) {
        papers.said.extend(list.iter().filter_map(|one| approval(one, seen)));
        known = true;
    }
    if let Some(rules) = value.get("rules").and_then(Value::as_array) {
        let lists = rules.iter().filter_map(|rule| rule.get("approved_by").and_then(Value::as_array));
        papers.said.extend(lists.flatten().filter_map(|one| approval(one, seen)));
        known = true;
    }
    if let Some(resets) = value.get("reset_approvals_on_push").and_then(Value::as_bool) {
        papers.resets |= resets;
        known = true;
    }
    if value.get("head_commit_sha").is_some() {
        let version = text(value, "/head_commit_sha").zip(time(value, "/created_at"));
        papers.pushes.extend(version.map(|(head, at)| (head.to_owned(), at)));
        known = true;
    }
    if value.get("iid").is_some() && value.get("sha").is_some() {
        papers.heads.extend(text(value, "/sha").map(str::to_owned));
        papers.authors.extend(name(value, "/author/username"));
        known = true;
    }
    if value.get("body").is_some() && text(value, "/author/username").is_some() {
        note(papers, value, seen);
        known = true;
    }
    known || papers.said.len() > before
}

/// `{"user": {"username": …}, "approved_at": …}`, or the user itself.
fn approval(value: &Value, seen: Option<&str>) -> Option<Said> {
    let user = value.get("user").unwrap_or(value);
    Some(Said {
        by: name(user, "/username")?,
        host: Host::Gitlab,
        verdict: Verdict::Approved,
        at: time(value, "/approved_at"),
        commit: seen.map(str::to_owned),
        machine: user.get("bot").and_then(Value::as_bool).unwrap_or_default(),
        member: None,
    })
}

/// A note that the code host has written itself; people can write the same words.
fn note(papers: &mut Papers, value: &Value, seen: Option<&str>) {
    if value.get("system").and_then(Value::as_bool) != Some(true) {
        return;
    }
    let (Some(body), Some(by), at) =
        (text(value, "/body"), name(value, "/author/username"), time(value, "/created_at"))
    else {
        return;
    };
    let verdict = match body.trim() {
        "approved this merge request" => Verdict::Approved,
        "unapproved this merge request" | "reset approvals from this merge request" => Verdict::Dismissed,
        "requested changes" => Verdict::ChangesRequested,
        // What is pushed is told by versions: a push that only takes commits away leaves no note.
        _ => return,
    };
    let commit = seen.map(str::to_owned);
    papers.said.push(Said { by, host: Host::GitlabNote, verdict, at, commit, machine: false, member: None });
}
