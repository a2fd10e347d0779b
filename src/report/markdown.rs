//! A list in Markdown, for job summaries and comments.
//!
//! What comes from the change stands in code spans and nowhere else: there no renderer makes a mention, a link, an image
//! or HTML of it. Escapes would not do: hosts look for `@name` and for addresses in the text that Markdown has become,
//! where a backslash or an entity is gone. It is a list and no table, because renderers disagree on what `\|` is in a
//! code span of a table.

use std::io::{self, Write};

use super::{Reporter, gap_line, neutral, primary, region, summary};
use crate::lint::Report;

pub(super) struct Markdown;

impl Reporter for Markdown {
    fn render(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "## blastlint\n")?;
        for finding in &report.findings {
            let Some(label) = primary(finding) else { continue };
            let place = format!("{}:{}", label.path, region(report, label).start_line);
            let gate = if finding.gate { "; a senior must approve" } else { "" };
            writeln!(out, "- **{}** {} in {}{gate}", finding.level, finding.rule, code(&place))?;
            writeln!(out, "  - {}", code(&finding.message))?;
            writeln!(out, "  - {}: {}", finding.radius, code(&finding.reason))?;
        }
        for gap in &report.gaps {
            writeln!(out, "- {}", code(&gap_line(gap)))?;
        }
        writeln!(out, "\n{}", summary(report))
    }
}

/// `text` as a code span: fenced by one backtick more than any run in it has.
pub(super) fn code(text: &str) -> String {
    let text = neutral(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    // A blank at each end is taken off again; without them a backtick there would be one of the fence, and a text of
    // blanks would be no code.
    format!("{fence} {text} {fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_leaves_its_code_span() {
        for text in ["a", "", " ", "`", "``a`b```", "@team <b> [x](http://y) |", "a\n# b", "\\`"] {
            let code = code(text);
            let fence = code.split(' ').next().unwrap();
            let inner = code.strip_prefix(fence).unwrap().strip_suffix(fence).unwrap();
            assert!(fence.chars().all(|c| c == '`'), "{code}");
            assert!(inner.split(|c| c != '`').all(|run| run.len() < fence.len()), "{code}");
            assert!(inner.starts_with(' ') && inner.ends_with(' ') && !inner.contains('\n'), "{code}");
        }
    }
}
