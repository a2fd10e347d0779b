//! Specifications that agents work through: `.kiro/specs/<name>/` and `specs/<branch>/`, lists of tasks with a box each.

/// One task of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// `2.1` or `T012`.
    pub(super) id: String,
    /// Whether its box is ticked.
    pub(super) done: bool,
    /// What it says, with what stands below it and the title of the task that it is part of.
    pub(super) text: String,
    /// The criteria that it names, `1.2`.
    criteria: Vec<String>,
}

/// The folders of specifications, and how their lists are called.
pub(super) const HOMES: [&str; 2] = [".kiro/specs", "specs"];
pub(super) const LIST: &str = "tasks.md";

/// The specification that a path is a part of, by its name.
pub fn name_of(path: &str) -> Option<&str> {
    const PARTS: [&str; 5] = ["tasks.md", "requirements.md", "design.md", "spec.md", "plan.md"];
    let inside = HOMES.iter().find_map(|home| path.strip_prefix(home)?.strip_prefix('/'))?;
    let (name, file) = inside.split_once('/')?;
    PARTS.contains(&file).then_some(name)
}

/// Whether a path is a list of tasks.
pub(super) fn is_list(path: &str) -> bool {
    name_of(path).is_some() && path.ends_with(&format!("/{LIST}"))
}

/// The tasks of a list.
pub(super) fn items(text: &str) -> Vec<Item> {
    let mut items: Vec<(usize, Item)> = Vec::new();
    let mut above: Vec<(usize, String)> = Vec::new();
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        if let Some((done, id, title)) = boxed(line) {
            above.retain(|(outer, _)| *outer < indent);
            let whole: Vec<&str> = above.iter().map(|(_, title)| title.as_str()).chain([title]).collect();
            items.push((indent, Item { id, done, text: whole.join("\n"), criteria: Vec::new() }));
            above.push((indent, title.to_owned()));
        } else if let Some((outer, item)) =
            items.last_mut().filter(|(outer, _)| indent > *outer || line.trim().is_empty())
        {
            let _ = outer;
            match criteria(line) {
                Some(named) => item.criteria.extend(named),
                None if !line.trim().is_empty() => item.text = format!("{}\n{}", item.text, line.trim()),
                None => {}
            }
        }
    }
    items.into_iter().map(|(_, item)| item).collect()
}

/// `- [ ] 2.1 Retry uploads`: whether it is done, its id, its title.
fn boxed(line: &str) -> Option<(bool, String, &str)> {
    let rest = line.trim_start().strip_prefix(['-', '*'])?.trim_start().strip_prefix('[')?;
    let (mark, rest) = rest.split_once(']')?;
    let done = match mark.trim() {
        "" => false,
        "x" | "X" => true,
        _ => return None,
    };
    // Kiro marks what may be left out by a star.
    let rest = rest.trim_start().trim_start_matches('*').trim_start();
    let (id, title) = rest.split_once(' ').unwrap_or((rest, ""));
    let id = id.trim_end_matches(['.', ':']);
    let number = !id.is_empty() && id.chars().all(|c| c.is_ascii_digit() || c == '.');
    let coded =
        id.strip_prefix('T').is_some_and(|number| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()));
    (number || coded).then(|| (done, id.to_owned(), title.trim()))
}

/// `- _Requirements: 1.2, 3.1_`.
fn criteria(line: &str) -> Option<Vec<String>> {
    let bare = line.trim().trim_start_matches(['-', '*', ' ']).trim_matches('_');
    let listed = bare.strip_prefix("Requirements:").or_else(|| bare.strip_prefix("Requirement:"))?;
    Some(listed.split(',').map(|one| one.trim().trim_matches('_').to_owned()).filter(|one| !one.is_empty()).collect())
}

impl Item {
    /// What it says together with the criteria of `requirements` that it names.
    pub(super) fn with(&self, requirements: Option<&str>) -> String {
        let found = requirements.map(|text| criteria_of(text, &self.criteria)).unwrap_or_default();
        std::iter::once(self.text.clone()).chain(found).collect::<Vec<_>>().join("\n")
    }
}

/// The lines of the criteria `wanted`: `1.2` is the second of the requirement 1, `1` is all of that.
fn criteria_of(text: &str, wanted: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    let mut requirement = String::new();
    for line in text.lines() {
        let bare = line.trim();
        if bare.starts_with('#') {
            let title = bare.trim_start_matches('#').trim();
            if let Some(rest) = title.strip_prefix("Requirement ") {
                requirement = rest.chars().take_while(char::is_ascii_digit).collect();
            }
        } else if let Some((number, rest)) = bare.split_once(['.', ')']) {
            let counted = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
            let own = format!("{requirement}.{number}");
            if counted && wanted.iter().any(|one| *one == own || *one == requirement) {
                found.push(rest.trim().to_owned());
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIRO: &str = "# Implementation Plan\n\n- [x] 1. Set up the client\n- [ ] 2. Uploads\n  - [ ] 2.1 Retry on 503\n    - back \
        off\n    - _Requirements: 1.2_\n  - [ ]* 2.2 Tests\n";
    const REQUIREMENTS: &str = "### Requirement 1\n\n**User Story:** As a user\n\n#### Acceptance Criteria\n\n1. WHEN it works \
        THE SYSTEM SHALL be quiet\n2. WHEN the store answers 503 THE SYSTEM SHALL try again\n\n### Requirement 2\n\n1. WHEN x\n";

    #[test]
    fn tasks_have_ids_boxes_and_criteria() {
        let found = items(KIRO);
        let ids: Vec<(&str, bool)> = found.iter().map(|item| (item.id.as_str(), item.done)).collect();
        assert_eq!(ids, [("1", true), ("2", false), ("2.1", false), ("2.2", false)]);
        let retry = "Uploads\nRetry on 503\n- back off\nWHEN the store answers 503 THE SYSTEM SHALL try again";
        assert_eq!(found[2].with(Some(REQUIREMENTS)), retry);
    }

    #[test]
    fn tasks_of_the_other_kind_are_coded() {
        let found = items(
            "## Phase 3\n- [ ] T012 [P] [US1] Create the model in src/models/x.py\n- [X] T013 Wire it\n- [ ] no id\n",
        );
        let said: Vec<_> = found.iter().map(|item| (item.id.as_str(), item.done, item.text.as_str())).collect();
        assert_eq!(said, [("T012", false, "[P] [US1] Create the model in src/models/x.py"), ("T013", true, "Wire it")]);
    }

    #[test]
    fn lists_are_known_by_their_paths() {
        assert_eq!(name_of(".kiro/specs/uploads/design.md"), Some("uploads"));
        assert!(is_list("specs/001-uploads/tasks.md") && !is_list("specs/001-uploads/spec.md"));
        assert_eq!((name_of("specs/tasks.md"), name_of("docs/specs/a/tasks.md")), (None, None));
    }
}
