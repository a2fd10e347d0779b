//! `file:line:column: level rule: message`, the form that editors parse.

use std::io::{self, Write};

use super::{Reporter, gap_line, neutral, primary, region, summary, suppression_line};
use crate::finding::Finding;
use crate::lint::Report;

pub(super) struct Concise {
    /// Whether to show what is set aside.
    pub(super) suppressed: bool,
}

impl Reporter for Concise {
    fn render(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        for finding in &report.findings {
            let said = finding.pending().map(|_| suppression_line(finding));
            line(report, finding, said, out)?;
        }
        for finding in report.suppressed.iter().filter(|_| self.suppressed) {
            line(report, finding, Some(suppression_line(finding)), out)?;
        }
        for remark in &report.remarks {
            writeln!(out, "note: {}", neutral(remark))?;
        }
        for gap in &report.gaps {
            writeln!(out, "{}", gap_line(gap))?;
        }
        writeln!(out, "{}", summary(report))
    }
}

fn line(report: &Report, finding: &Finding, said: Option<String>, out: &mut dyn Write) -> io::Result<()> {
    let Some(label) = primary(finding) else { return Ok(()) };
    let at = region(report, label);
    let path = inert(&neutral(&label.path.to_text()));
    let said = said.map(|said| format!(" [{said}]")).unwrap_or_default();
    writeln!(
        out,
        "{path}:{}:{}: {} {}: {}{said}",
        at.start_line,
        at.start_column,
        finding.level,
        finding.rule,
        neutral(&finding.message)
    )
}

/// A path that no CI system takes for a command at the start of a line (`::error`, `##[group]`).
fn inert(path: &str) -> String {
    if path.starts_with([':', '#']) { format!("./{path}") } else { path.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_is_no_workflow_command() {
        for (path, shown) in
            [("::error x::y.sh", "./::error x::y.sh"), ("##[group]a", "./##[group]a"), ("a.sh", "a.sh")]
        {
            assert_eq!(inert(path), shown);
        }
    }
}
