//! Workflow commands of GitHub Actions. Ten errors and ten warnings are shown a step, so the loudest come first.

use std::io::{self, Write};

use super::{Reporter, gap_line, neutral, primary, region, summary};
use crate::finding::Level;
use crate::lint::Report;

pub(super) struct Github;

impl Reporter for Github {
    fn render(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let mut findings: Vec<_> = report.findings.iter().collect();
        findings.sort_by_key(|finding| std::cmp::Reverse((finding.level, finding.radius)));
        for finding in findings {
            let Some(label) = primary(finding) else { continue };
            let at = region(report, label);
            let command = match finding.level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Note => "notice",
            };
            let path = property(&label.path.to_text());
            let message = data(&format!("{} ({})", neutral(&finding.message), neutral(&finding.reason)));
            let title = property(&finding.rule);
            writeln!(
                out,
                "::{command} file={path},line={},endLine={},title={title}::{message}",
                at.start_line, at.end_line
            )?;
        }
        for gap in &report.gaps {
            writeln!(out, "::notice title=blastlint::{}", data(&gap_line(gap)))?;
        }
        writeln!(out, "{}", summary(report))
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(&neutral(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_command_can_be_injected() {
        assert_eq!(property("a,b:c%\n::error"), "a%2Cb%3Cc%25 %3A%3Aerror".replace("%3Cc", "%3Ac"));
        assert_eq!(data("x\n::set-env"), "x%0A::set-env");
    }
}
