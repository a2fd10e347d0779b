//! What a task names: paths, and code between backticks.

use super::{Task, TaskSource};

/// The paths that a task names, and the names of code that it puts between backticks, in its first paragraphs: what comes
/// later tells of how and why.
pub fn named(task: &Task) -> Vec<String> {
    let mut names = Vec::new();
    let given = task.said.iter().filter(|said| said.source != TaskSource::Commits && !said.denies);
    for text in given.map(|said| said.text.as_str()) {
        let start: Vec<&str> = text.split("\n\n").take(2).collect();
        for word in start.iter().flat_map(|paragraph| paragraph.split_whitespace()) {
            let bare = word.trim_matches(|c: char| "()[]{}<>,;:!?\"'*".contains(c)).trim_end_matches('.');
            let code = bare.strip_prefix('`').and_then(|rest| rest.split_once('`')).map(|(name, _)| name);
            let name = code.unwrap_or(bare);
            if is_path(name) || (code.is_some() && is_identifier(name)) {
                names.push(name.to_owned());
            }
        }
    }
    names.sort();
    names.dedup();
    names
}

/// `src/upload/retry.rs`: folders and a file with an ending, and no address of the web.
fn is_path(word: &str) -> bool {
    let plain = word.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
    let ending = word.rsplit('/').next().and_then(|file| file.rsplit_once('.')).is_some_and(|(stem, ending)| {
        !stem.is_empty() && (1..=5).contains(&ending.len()) && ending.chars().all(|c| c.is_ascii_alphabetic())
    });
    plain && ending && word.contains('/') && !word.contains("//") && !word.starts_with('/') && !word.contains("www.")
}

/// `retry_upload`, `UploadClient::retry`, `upload()`: what nobody writes who does not mean code.
fn is_identifier(word: &str) -> bool {
    let bare = word.trim_end_matches("()");
    let plain = bare.chars().all(|c| c.is_ascii_alphanumeric() || "_.:".contains(c));
    let inner = || bare.chars().skip(1).any(char::is_uppercase) && bare.chars().any(char::is_lowercase);
    let telling = word.ends_with("()") || bare.contains('_') || bare.contains("::") || inner();
    plain && bare.len() > 3 && telling
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_code_are_named() {
        let task = Task::stated(
            "Retry in `UploadClient::send`, see src/upload/retry.rs.\n\n`true` and `x` and/or a/b\n\n`late_one`",
        );
        assert_eq!(named(&task), ["UploadClient::send", "src/upload/retry.rs"]);
        assert!(named(&Task::stated("See https://example.com/a/b.html or 1/2.5")).is_empty());
    }
}
