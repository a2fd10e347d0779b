//! A list in Markdown, for job summaries and comments.
//!
//! What comes from the change stands in code spans and nowhere else: there no renderer makes a mention, a link, an image
//! or HTML of it. Escapes would not do: hosts look for `@name` and for addresses in the text that Markdown has become,
//! where a backslash or an entity is gone. It is a list and no table, because renderers disagree on what `\|` is in a
//! code span of a table.

use std::io::{self, Write};

use super::{Reporter, gap_line, neutral, primary, region, summary, suppression_line};
use crate::finding::Finding;
use crate::lint::Report;

pub(super) struct Markdown {
    /// Whether to show what is set aside.
    pub(super) suppressed: bool,
}

impl Reporter for Markdown {
    fn render(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "## blastlint\n")?;
        for finding in &report.findings {
            item(report, finding, out)?;
            if finding.pending().is_some() {
                writeln!(out, "  - {}", code(&suppression_line(finding)))?;
            }
        }
        for finding in report.suppressed.iter().filter(|_| self.suppressed) {
            item(report, finding, out)?;
            writeln!(out, "  - {}", code(&suppression_line(finding)))?;
        }
        for remark in &report.remarks {
            writeln!(out, "- {}", code(remark))?;
        }
        for gap in &report.gaps {
            writeln!(out, "- {}", code(&gap_line(gap)))?;
        }
        writeln!(out, "\n{}", summary(report))
    }
}

fn item(report: &Report, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    let Some(label) = primary(finding) else { return Ok(()) };
    let place = format!("{}:{}", label.path, region(report, label).start_line);
    let gate = if finding.gate { "; a senior must approve" } else { "" };
    writeln!(out, "- **{}** {} in {}{gate}", finding.level, finding.rule, code(&place))?;
    writeln!(out, "  - {}", code(&finding.message))?;
    writeln!(out, "  - {}: {}", finding.radius, code(&finding.reason))
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
