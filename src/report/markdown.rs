//! A Markdown table, for job summaries and comments.

use std::io::{self, Write};

use super::{Reporter, gap_line, neutral, primary, region, summary};
use crate::lint::Report;

pub(super) struct Markdown;

impl Reporter for Markdown {
    fn render(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "## blastlint\n")?;
        if !report.findings.is_empty() {
            writeln!(out, "| level | rule | where | what | reach |\n|---|---|---|---|---|")?;
        }
        for finding in &report.findings {
            let Some(label) = primary(finding) else { continue };
            let place = format!("{}:{}", label.path, region(report, label).start_line);
            let cells = [
                finding.level.to_string(),
                finding.rule.clone(),
                place,
                finding.message.clone(),
                format!("{}: {}", finding.radius, finding.reason),
            ];
            writeln!(out, "| {} |", cells.map(|cell| escaped(&cell)).join(" | "))?;
        }
        for gap in &report.gaps {
            writeln!(out, "\n- {}", escaped(&gap_line(gap)))?;
        }
        writeln!(out, "\n{}", summary(report))
    }
}

/// Text that no Markdown renderer takes for anything but text.
fn escaped(text: &str) -> String {
    let special = |c: char| "\\`*_{}[]()<>#|!@&~".contains(c);
    neutral(text).chars().flat_map(|c| if special(c) { vec!['\\', c] } else { vec![c] }).collect()
}
