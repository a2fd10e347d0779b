//! The ways of a migration that stands in one file: dbmate, goose, sql-migrate, plain comments.

/// Where each section of a text starts, in order, and its name.
pub(super) fn sections(text: &str) -> Vec<(usize, &'static str)> {
    let mut at = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some(way) = way(line) {
            found.push((at, way));
        }
        at += line.len();
    }
    found
}

/// The section that byte `at` stands in.
pub(super) fn section_at(sections: &[(usize, &'static str)], at: usize) -> Option<&'static str> {
    let before = sections.partition_point(|(start, _)| *start <= at);
    before.checked_sub(1).and_then(|index| sections.get(index)).map(|(_, way)| *way)
}

fn way(line: &str) -> Option<&'static str> {
    let comment = line.trim().strip_prefix("--")?.to_lowercase();
    let words: Vec<&str> = comment
        .split(|c: char| c.is_whitespace() || matches!(c, '+' | ':' | '-' | '='))
        .filter(|word| !word.is_empty())
        .collect();
    let way = match words.as_slice() {
        ["goose" | "migrate" | "migration" | "micrate", way, ..] => way,
        [way] | [way, "migration" | "section"] => way,
        _ => return None,
    };
    match *way {
        "down" | "rollback" | "revert" => Some("down"),
        "up" => Some("up"),
        _ => None,
    }
}
