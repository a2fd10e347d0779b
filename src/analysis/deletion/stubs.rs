//! Files that stay and of which most is gone: emptied, cut off, or with a stub where code stood.

use super::census::{Census, Gone};
use super::kind::{Kind, kind_of};
use super::lines::{count, is_comment};
use super::say::Loss;
use super::scale;
use crate::analysis::{Judgement, Spot};
use crate::change::ChangeKind;
use crate::fact::role::{Role, role_of};
use crate::fact::{Confidence, Extent, Reversibility, TargetClass};
use crate::repo::{ChangeSet, FileDiff, Status};
use crate::source::{Side, Source, Span};

/// Judges the files that stay.
pub(super) fn judge(change: &ChangeSet, census: &Census) -> Vec<Judgement> {
    let emptied = census.gone.iter().filter(|gone| gone.emptied && !gone.moved).filter_map(|gone| empty(change, gone));
    let stays = |file: &&FileDiff| matches!(file.status, Status::Modified | Status::Renamed);
    let stubbed = change.files.iter().filter(stays).filter_map(|file| stub(file, census));
    emptied.chain(stubbed).collect()
}

/// How far above a word that does nothing the head of its function may stand: a docstring is between.
const HEAD_LINES: usize = 12;

fn loss(name: String, confidence: Confidence, reason: String, evidence: String) -> Loss {
    Loss {
        rule: "file-stubbed",
        // Git has the text. What calls it still runs, and finds nothing there: a part of what runs is taken out.
        class: TargetClass::T4,
        extent: Extent::One,
        undo: Reversibility::Git,
        confidence,
        noun: "file",
        name,
        reason,
        evidence: vec![evidence],
    }
}

/// A file of code of which nothing is left.
fn empty(change: &ChangeSet, gone: &Gone) -> Option<Judgement> {
    if matches!(gone.kind, Kind::Other | Kind::Test | Kind::Data) {
        return None;
    }
    let name = gone.path.rsplit('/').next().unwrap_or_default();
    // Files that only pass on what others say lose it with them.
    let passes_on = ["__init__.", "index.", "mod.", "kustomization."].iter().any(|start| name.starts_with(start));
    let confidence = if passes_on { Confidence::Medium } else { Confidence::High };
    let reason = format!("all of its {} lines are gone or commented out, and the file stays", gone.lines);
    loss(gone.path.clone(), confidence, reason, "none of it stands elsewhere in the change".to_owned())
        .of_files(change, &[gone])
}

/// A file in which a few words stand where code stood.
fn stub(file: &FileDiff, census: &Census) -> Option<Judgement> {
    let (before, after) = (file.before.as_ref()?, file.after.as_ref()?);
    let path = file.path.to_text();
    let (role, kind) = kind_of(&path, &after.text);
    let told = matches!(role, Role::Docs | Role::Example | Role::Fixture | Role::Generated | Role::Vendored);
    if told || role_of(&path).lowers() && kind != Kind::Test {
        return None;
    }
    let weighed: Vec<Weighed> = file
        .hunks
        .iter()
        .map(|hunk| {
            let text = before.slice(before.line_span(&hunk.before));
            let came = after.line_span(&hunk.after);
            let (lines, kept) = (count(text), census.brought.holds(text));
            Weighed { lost: lines.saturating_sub(kept), came: count(after.slice(came)), span: came }
        })
        .collect();
    let lost: usize = weighed.iter().map(|hunk| hunk.lost.saturating_sub(hunk.came)).sum();
    let stood = count(&before.text);
    let found = placeholder(before, after, &weighed, lost)
        .or_else(|| (kind == Kind::Source).then(|| bodies(after, &weighed, stood)).flatten())
        .or_else(|| (kind == Kind::Source).then(|| cut_off(before, after, stood)).flatten())?;
    let evidence = format!("{lost} of {stood} meaningful lines are gone and stand nowhere else in the change");
    let spot = Spot { path: file.path.clone(), side: Side::After, span: found.span };
    Some(loss(path, found.confidence, found.reason, evidence).at(spot, ChangeKind::Modified))
}

/// A hunk: meaningful lines that it loses for good, and that it brings.
struct Weighed {
    lost: usize,
    came: usize,
    span: Span,
}

struct Found {
    span: Span,
    confidence: Confidence,
    reason: String,
}

/// A comment that says that code stands where none does.
fn placeholder(before: &Source, after: &Source, hunks: &[Weighed], lost: usize) -> Option<Found> {
    let span = hunks
        .iter()
        .find_map(|hunk| line(after, hunk.span, &|line, _, _| is_placeholder(line) && !before.text.contains(line)))?;
    let reason = format!("a comment says that the rest is unchanged, and {lost} lines of it are gone");
    (lost >= scale::PLACEHOLDER_LINES).then_some(Found { span, confidence: Confidence::High, reason })
}

/// Stubs where bodies stood.
fn bodies(after: &Source, hunks: &[Weighed], stood: usize) -> Option<Found> {
    // A hunk that brings as much as it loses is a rewrite, whatever word is in it.
    let replaced = hunks.iter().filter(|hunk| hunk.lost >= 4 && hunk.came * 3 <= hunk.lost);
    let found: Vec<(Span, usize)> =
        replaced.filter_map(|hunk| Some((line(after, hunk.span, &is_stub)?, hunk.lost))).collect();
    let lost: usize = found.iter().map(|(_, lost)| lost).sum();
    let (span, _) = found.first()?;
    let most = lost * 100 >= stood * 40 || found.len() > 1;
    let reason = format!("{lost} lines of code are gone where a stub stands now");
    let confidence = if most { Confidence::High } else { Confidence::Medium };
    (lost >= scale::STUB_LINES).then_some(Found { span: *span, confidence, reason })
}

/// The head of what stood, cut off in the middle of a block.
fn cut_off(before: &Source, after: &Source, stood: usize) -> Option<Found> {
    // A comment at the end is one about what is missing, whatever it says.
    let mut head = after.text.trim_end();
    while let Some((above, last)) = head.rsplit_once('\n').filter(|(_, last)| is_comment(last.trim())) {
        (head, _) = (above.trim_end(), last);
    }
    if head.is_empty() || !before.text.starts_with(head) {
        return None;
    }
    let open = |text: &str| {
        let of = |marks: [char; 3]| text.chars().filter(|c| marks.contains(c)).count();
        of(['{', '(', '[']).saturating_sub(of(['}', ')', ']']))
    };
    let lost = stood.saturating_sub(count(head));
    let start = head.rfind('\n').map_or(0, |at| at + 1);
    let span = Span::new(start, head.len());
    // What closes at the margin closes everything; brackets in texts are counted, too.
    let last = head.get(start..).unwrap_or_default();
    let closed = last.starts_with(['}', ')', ']']) || last == "end";
    let inside = (!closed && open(head) > open(&before.text)) || head.ends_with([':', ',', '\\', '=', '(']);
    let (confidence, reason) = if inside {
        (Confidence::High, format!("it ends in the middle of a block, {lost} lines before it did"))
    } else {
        (Confidence::Medium, format!("the last {lost} lines are cut off, and nothing takes their place"))
    };
    (lost >= scale::FILE_LINES && (inside || lost * 2 >= stood)).then_some(Found { span, confidence, reason })
}

/// The first line in `span` for which `is` holds of it, the name of the file and the text above, without the blanks
/// around it.
fn line(source: &Source, span: Span, is: &dyn Fn(&str, &str, &str) -> bool) -> Option<Span> {
    let name = source.path.file_name();
    let mut start = span.start;
    for line in source.slice(span).split_inclusive('\n') {
        let text = line.trim();
        let above = source.text.get(..start).unwrap_or_default();
        if !text.is_empty() && is(text, &name, above) {
            let from = start + line.len() - line.trim_start().len();
            return Some(Span::new(from, from + text.len()));
        }
        start += line.len();
    }
    None
}

/// `# ... rest of code unchanged ...`, `// existing code here`.
fn is_placeholder(line: &str) -> bool {
    const STARTS: &[&str] = &["#", "//", "/*", "--", "<!--", ";", "*", "{/*", "..."];
    const PARTS: &[&str] = &[
        "code",
        "file",
        "function",
        "functions",
        "methods",
        "class",
        "implementation",
        "logic",
        "module",
        "imports",
        "handlers",
        "resources",
        "config",
        "configuration",
        "content",
        "contents",
        "it",
        "tests",
        "component",
        "components",
        "routes",
        "template",
        "styles",
        "script",
    ];
    let lower = line.to_lowercase();
    if line.len() > 120 || !STARTS.iter().any(|start| lower.starts_with(start)) {
        return false;
    }
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    let dots = lower.contains("...") || lower.contains('…');
    let after = |first: &[&str], then: &[&str]| {
        words.windows(2).any(|pair| matches!(pair, [a, b] if first.contains(a) && then.contains(b)))
    };
    let stays = has(&["unchanged", "same", "here", "remains", "remain", "stays", "before", "omitted"]);
    let rest = has(&["rest", "remaining", "remainder"]) && has(PARTS) && (stays || dots);
    let existing = after(&["existing", "previous", "original", "other", "unchanged"], PARTS)
        && (dots || has(&["here", "unchanged", "remains", "remain", "above", "below"]));
    let unchanged = dots && has(&["unchanged", "omitted", "existing"]) && words.len() <= 8;
    let brevity = lower.contains("omitted for brevity") || lower.contains("truncated for brevity");
    words.len() <= 14 && (rest || existing || unchanged || brevity)
}

/// What stands for a body that is to be written. A word that does nothing is one right below the head of a function.
fn is_stub(line: &str, file: &str, above: &str) -> bool {
    const STARTS: &[&str] = &[
        "raise NotImplementedError",
        "todo!(",
        "unimplemented!(",
        "throw new NotImplementedException",
        "throw new UnsupportedOperationException",
        "fatalError(",
        "TODO(",
    ];
    const SAID: &[&str] =
        &["todo: implement", "todo implement", "not implemented", "not yet implemented", "fixme: implement"];
    let python = file.ends_with(".py");
    let lower = line.to_lowercase();
    let head = || above.lines().rev().take(HEAD_LINES).find(|line| line.trim_end().ends_with(':'));
    let of_function = || head().is_some_and(|head| head.contains("def ") || head.trim_start().starts_with(')'));
    let said = lower.contains(['"', '\'', '`']) || lower.starts_with('#') || lower.starts_with("//");
    (python && matches!(line, "pass" | "...") && of_function())
        || STARTS.iter().any(|start| line.starts_with(start))
        || (said && SAID.iter().any(|words| lower.contains(words)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_that_stand_for_code() {
        for text in [
            "# ... rest of code unchanged ...",
            "// ... existing code ...",
            "// existing code here",
            "/* ... rest of the file remains the same ... */",
            "# (remaining functions unchanged)",
            "// ...rest of component",
            "    // ... rest of implementation".trim(),
            "<!-- ... existing content ... -->",
            "-- rest of the file unchanged",
            "// … unchanged …",
            "# ... other methods omitted for brevity ...",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in [
            "# the rest of the queue is drained on the next run",
            "// existing orders are left alone",
            "let rest = code.unchanged();",
            "# keep the same code for retries",
            "// ...",
            "# Existing file is overwritten",
            "* Returns the remaining tests to run",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn bodies_to_be_written() {
        for (text, file, stub) in [
            ("pass", "a.py", true),
            ("pass", "a.sh", false),
            ("This method is not implemented in the base class.", "a.py", false),
            ("raise NotImplementedError", "a.py", true),
            ("todo!()", "a.rs", true),
            ("throw new Error(\"Not implemented\");", "a.ts", true),
            ("// TODO: implement", "a.go", true),
            ("return total", "a.py", false),
        ] {
            assert_eq!(is_stub(text, file, "def run(self):\n    \"\"\"Runs.\"\"\"\n"), stub, "{text}");
        }
        assert!(!is_stub("pass", "a.py", "if TYPE_CHECKING:\n"));
    }
}
