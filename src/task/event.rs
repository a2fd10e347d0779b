//! What code hosts hand to a job: the payload of an event, variables.

use serde::Deserialize;

pub use super::body::Body;

#[derive(Deserialize)]
struct Event {
    pull_request: Option<PullRequest>,
}

#[derive(Deserialize)]
struct PullRequest {
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    body: Option<String>,
}

/// What the payload of an event of GitHub says of its pull request; none where it is about none.
///
/// # Errors
/// Text that is not JSON, or not of that shape.
pub fn of_github_event(text: &str) -> Result<Option<Body>, serde_json::Error> {
    let event: Event = serde_json::from_str(text)?;
    let said =
        |request: PullRequest| of_merge_request(&request.title.unwrap_or_default(), &request.body.unwrap_or_default());
    Ok(event.pull_request.map(said).filter(|body| !body.text.is_empty()))
}

/// What a title and a description say together.
pub fn of_merge_request(title: &str, description: &str) -> Body {
    let body = Body::read(description);
    Body { text: format!("{}\n\n{}", title.trim(), body.text).trim().to_owned(), ..body }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_about_a_pull_request_or_none() {
        let event =
            r#"{"action":"opened","number":7,"pull_request":{"title":"Retry uploads","body":"On 503.","draft":false}}"#;
        assert_eq!(of_github_event(event).unwrap().unwrap().text, "Retry uploads\n\nOn 503.");
        assert_eq!(of_github_event(r#"{"ref":"refs/heads/main","commits":[]}"#).unwrap(), None);
        assert_eq!(of_github_event(r#"{"pull_request":{"title":"Fix","body":null}}"#).unwrap().unwrap().text, "Fix");
        assert!(of_github_event("<html>").is_err() && of_github_event("[1]").is_err());
    }
}
