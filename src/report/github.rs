//! Workflow commands of GitHub Actions. Ten errors, ten warnings and ten notices are shown a step, so the loudest come
//! first, and gaps come before notes.

use std::io::{self, Write};

use super::{Reporter, gap_line, neutral, primary, region, summary, suppression_line};
use crate::finding::{Finding, Level};
use crate::lint::Report;
use crate::source::Gap;

/// Notices that the host shows of a step.
const SHOWN: usize = 10;

pub(super) struct Github;

impl Reporter for Github {
    fn render(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let mut findings: Vec<_> = report.findings.iter().collect();
        findings.sort_by_key(|finding| std::cmp::Reverse((finding.level, finding.radius)));
        let (notes, loud): (Vec<_>, Vec<_>) = findings.into_iter().partition(|finding| finding.level == Level::Note);
        for finding in loud {
            annotation(report, finding, out)?;
        }
        gaps(&report.gaps, out)?;
        for finding in notes {
            annotation(report, finding, out)?;
        }
        for remark in &report.remarks {
            writeln!(out, "::notice title=blastlint::{}", data(&neutral(remark)))?;
        }
        writeln!(out, "{}", summary(report))
    }
}

fn annotation(report: &Report, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    let Some(label) = primary(finding) else { return Ok(()) };
    let at = region(report, label);
    let command = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let path = property(&label.path.to_text());
    let pending = finding.pending().map(|_| format!(" [{}]", suppression_line(finding))).unwrap_or_default();
    let message = data(&format!("{} ({}){pending}", neutral(&finding.message), neutral(&finding.reason)));
    let title = property(&finding.rule);
    writeln!(out, "::{command} file={path},line={},endLine={},title={title}::{message}", at.start_line, at.end_line)
}

/// A notice for each gap; where they are more than are shown, the first says how many, and the log lists every one.
fn gaps(gaps: &[Gap], out: &mut dyn Write) -> io::Result<()> {
    if gaps.len() > SHOWN {
        writeln!(out, "::notice title=blastlint::{} gaps in what was seen; the log lists them", gaps.len())?;
    }
    for gap in gaps {
        let line = gap_line(gap);
        match gaps.len() {
            // Plain lines of the log. They start with words of ours and are no command.
            more if more > SHOWN => writeln!(out, "{line}")?,
            _ => writeln!(out, "::notice title=blastlint::{}", data(&line))?,
        }
    }
    Ok(())
}

pub(super) fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

pub(super) fn property(text: &str) -> String {
    data(&neutral(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_command_can_be_injected() {
        for (text, written) in
            [("a,b:c%\n::error", "a%2Cb%3Ac%25 %3A%3Aerror"), ("x\r\n::y", "x\\u{d} %3A%3Ay"), ("%0A", "%250A")]
        {
            assert_eq!(property(text), written);
        }
        assert_eq!(data("x\r\n::set-env"), "x%0D%0A::set-env");
    }
}
