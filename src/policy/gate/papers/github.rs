//! GitHub: reviews of the REST API and of GraphQL, and the pull request itself.

use serde_json::Value;

use super::{Host, Papers, Said, Verdict, name, text, time};

/// Takes `value` if it is something of GitHub.
pub(super) fn take(papers: &mut Papers, value: &Value) -> bool {
    if let Some(nodes) = nodes(value) {
        papers.authors.extend(pull_request(value).and_then(|pull| name(pull, "/author/login")));
        papers.said.extend(nodes.iter().filter_map(of_graph));
        return true;
    }
    if text(value, "/head/sha").is_some() && text(value, "/user/login").is_some() {
        papers.authors.extend(name(value, "/user/login"));
        return true;
    }
    let review = value.get("state").is_some() && value.get("user").is_some();
    if review && (value.get("commit_id").is_some() || value.get("submitted_at").is_some()) {
        papers.said.extend(of_rest(value));
        return true;
    }
    false
}

fn pull_request(value: &Value) -> Option<&Value> {
    ["/data/repository/pullRequest", "/repository/pullRequest", "/pullRequest"].iter().find_map(|at| value.pointer(at))
}

fn nodes(value: &Value) -> Option<&Vec<Value>> {
    let holder = pull_request(value).unwrap_or(value);
    let nodes = ["/reviews/nodes", "/latestReviews/nodes"].iter().find_map(|at| holder.pointer(at));
    // `gh pr view --json reviews` gives the list itself; only with commits it is of use.
    nodes
        .or_else(|| holder.get("reviews").filter(|list| list.is_array() && value.get("head_sha").is_none()))?
        .as_array()
}

fn verdict(state: &str) -> Option<Verdict> {
    match state.to_ascii_uppercase().as_str() {
        "APPROVED" => Some(Verdict::Approved),
        "CHANGES_REQUESTED" => Some(Verdict::ChangesRequested),
        "DISMISSED" => Some(Verdict::Dismissed),
        // A comment leaves what was said before as it is, and a review that is not submitted says nothing yet.
        _ => None,
    }
}

/// The review of an account that is gone has no user: it is nobody's.
fn of_rest(value: &Value) -> Option<Said> {
    Some(Said {
        by: name(value, "/user/login")?,
        host: Host::Github,
        verdict: verdict(text(value, "/state")?)?,
        at: time(value, "/submitted_at"),
        commit: text(value, "/commit_id").map(str::to_owned),
        machine: text(value, "/user/type").is_some_and(|kind| kind != "User"),
        member: Some(is_member(text(value, "/author_association"))),
    })
}

fn of_graph(value: &Value) -> Option<Said> {
    Some(Said {
        by: name(value, "/author/login")?,
        host: Host::Github,
        verdict: verdict(text(value, "/state")?)?,
        at: time(value, "/submittedAt"),
        commit: text(value, "/commit/oid").map(str::to_owned),
        machine: text(value, "/author/__typename").is_some_and(|kind| kind != "User" && kind != "Mannequin"),
        member: Some(is_member(text(value, "/authorAssociation"))),
    })
}

/// Anybody with an account may review what is public.
fn is_member(association: Option<&str>) -> bool {
    association.is_some_and(|word| matches!(word, "OWNER" | "MEMBER" | "COLLABORATOR"))
}
