//! An entry of `.pre-commit-config.yaml`, put behind those that are there where that is safe.

/// What of a file of hooks stands in the way, or the file with the entry behind its last one.
pub(super) fn appended(text: &str, entry: &str) -> Result<String, &'static str> {
    if text.contains('\t') || text.contains('\r') {
        return Err("it has tabs or carriage returns");
    }
    let lines: Vec<&str> = text.lines().collect();
    let says = |line: &&&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    if lines.iter().any(|line| line.starts_with("---") || line.starts_with("...") || line.starts_with('%')) {
        return Err("it has marks of a document");
    }
    let is_key = |line: &str| line.starts_with(|c: char| !c.is_whitespace() && c != '-');
    let last = lines.iter().rposition(|line| is_key(line) && says(&line)).ok_or("it holds no `repos`")?;
    let (Some(head), Some(body)) = (lines.get(last), lines.get(last + 1..)) else { return Err("it holds no `repos`") };
    let head = head.split('#').next().unwrap_or_default().trim_end();
    if head != "repos:" {
        return Err("`repos` is not a list in lines of its own at the end of the file");
    }
    let first = body.iter().find(says).ok_or("`repos` is empty")?;
    let indent = first.len() - first.trim_start().len();
    let deeper =
        |line: &&str| line.len() - line.trim_start().len() > indent || line.get(indent..).is_some_and(starts_item);
    if !first.trim_start().starts_with("- ") || !body.iter().filter(says).all(deeper) {
        return Err("the entries of `repos` are not in one column");
    }
    // Text in a block keeps the lines behind it for itself only if they are deeper: an entry never is.
    let margin = " ".repeat(indent);
    let entry: String = entry.lines().map(|line| format!("{margin}{line}\n")).collect();
    let gap = if text.ends_with('\n') { "" } else { "\n" };
    Ok(format!("{text}{gap}{entry}"))
}

fn starts_item(rest: &str) -> bool {
    rest.starts_with("- ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_put_behind_the_last_where_that_is_safe() {
        let entry = "- repo: local\n  hooks: []\n";
        for (was, is) in [
            ("repos:\n- repo: a\n  hooks: []\n", "repos:\n- repo: a\n  hooks: []\n- repo: local\n  hooks: []\n"),
            (
                "x: 1\nrepos: # all\n\n  - repo: a\n    # b\n",
                "x: 1\nrepos: # all\n\n  - repo: a\n    # b\n  - repo: local\n    hooks: []\n",
            ),
            ("repos:\n  - repo: a", "repos:\n  - repo: a\n  - repo: local\n    hooks: []\n"),
        ] {
            assert_eq!(appended(was, entry).as_deref(), Ok(is), "{was}");
        }
        for was in [
            "",
            "repos: []\n",
            "repos: [{repo: a}]\n",
            "repos:\n",
            "repos:\n- repo: a\nfail_fast: true\n",
            "---\nrepos:\n- repo: a\n",
            "repos:\n\t- repo: a\n",
            "repos:\n  - repo: a\n - repo: b\n",
            "repos:\n  x: 1\n",
            "'repos':\n- repo: a\n",
        ] {
            assert!(appended(was, entry).is_err(), "{was}");
        }
    }
}
