//! For people: the after side with the place marked, the before side beside it where it read otherwise.

use std::fmt;
use std::io::{self, Write};

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, SourceCode};

use super::{Reporter, Style, gap_line, neutral, neutral_lines, primary, source_of, summary};
use crate::finding::{Finding, Level};
use crate::lint::Report;
use crate::source::{Source, Span, limits};

pub(super) struct Full(pub(super) Style);

/// One frame: a few lines of one side, already neutralised, with one place marked.
#[derive(Debug)]
struct Frame {
    title: String,
    code: Option<String>,
    severity: miette::Severity,
    help: Option<String>,
    source: NamedSource<String>,
    label: LabeledSpan,
    related: Vec<Frame>,
}

impl fmt::Display for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.title)
    }
}

impl std::error::Error for Frame {}

impl Diagnostic for Frame {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.code.as_ref().map(|code| Box::new(code) as Box<dyn fmt::Display>)
    }
    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }
    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.source)
    }
    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(std::iter::once(self.label.clone())))
    }
    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        (!self.related.is_empty())
            .then(|| Box::new(self.related.iter().map(|frame| frame as &dyn Diagnostic)) as Box<dyn Iterator<Item = _>>)
    }
}

impl Reporter for Full {
    fn render(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let theme = match (self.0.ascii, self.0.color) {
            (true, true) => GraphicalTheme::ascii(),
            // The ASCII theme is coloured; this one is ASCII and is not.
            (true, false) => GraphicalTheme::none(),
            (false, true) => GraphicalTheme::unicode(),
            (false, false) => GraphicalTheme::unicode_nocolor(),
        };
        let handler = GraphicalReportHandler::new_themed(theme).with_width(self.0.width).with_links(false);
        for finding in &report.findings {
            let Some(frame) = frame(report, finding) else { continue };
            let mut text = String::new();
            handler.render_report(&mut text, &frame).map_err(io::Error::other)?;
            writeln!(out, "{text}")?;
        }
        for gap in &report.gaps {
            writeln!(out, "{}", gap_line(gap))?;
        }
        writeln!(out, "{}", summary(report))
    }
}

fn frame(report: &Report, finding: &Finding) -> Option<Frame> {
    let label = primary(finding)?;
    let severity = match finding.level {
        Level::Error => miette::Severity::Error,
        Level::Warning => miette::Severity::Warning,
        Level::Note => miette::Severity::Advice,
    };
    let gate = if finding.gate { "; a senior must approve" } else { "" };
    let help = format!("{}: {}{gate}\ninstead: {}", finding.radius, neutral(&finding.reason), neutral(&finding.help));
    let source = source_of(report, label)?;
    let before = finding.before.as_ref().and_then(|place| {
        let file =
            report.change.files.iter().find(|file| file.before.as_ref().is_some_and(|s| s.path == place.path))?;
        let (name, code) = (format!("{} (before)", place.path), None);
        Some(cut(
            file.before.as_ref()?,
            place.span,
            name,
            "as it stood before",
            "before the change".into(),
            code,
            miette::Severity::Advice,
        ))
    });
    let title = neutral(&format!("{}: {}", finding.title, finding.message));
    let mut frame = cut(source, label.span, label.path.to_text(), "here", title, Some(finding.rule.clone()), severity);
    frame.help = Some(help);
    frame.related.extend(before);
    Some(frame)
}

/// The lines of `span` and one around, cut and neutralised, with the span moved along.
fn cut(
    source: &Source,
    span: Span,
    name: String,
    text: &str,
    title: String,
    code: Option<String>,
    severity: miette::Severity,
) -> Frame {
    const MOST_LINES: usize = 12;
    let first = source.lines.line_of(span.start);
    let last = source.lines.line_of(span.end.saturating_sub(1).max(span.start)).min(first + MOST_LINES);
    let (from, to) = (first.saturating_sub(1), (last + 2).min(source.lines.count()));
    // Lines above the cut stay as empty lines, so that the numbers in the margin are those of the file.
    let mut shown = "\n".repeat(from);
    let mut marked = Span::new(usize::MAX, 0);
    for line in from..to {
        let bytes = source.line_span(&(line..line + 1));
        let raw = source.slice(bytes).trim_end_matches(['\n', '\r']);
        let text: String = neutral_lines(raw).chars().take(limits::SHOWN_LINE).collect();
        if (first..=last).contains(&line) {
            let start = span.start.saturating_sub(bytes.start).min(raw.len());
            let head = neutral_lines(raw.get(..start).unwrap_or_default()).len().min(text.len());
            let tail = neutral_lines(raw.get(..span.end.saturating_sub(bytes.start).min(raw.len())).unwrap_or(raw))
                .len()
                .min(text.len());
            marked = Span::new(marked.start.min(shown.len() + head), marked.end.max(shown.len() + tail));
        }
        shown.push_str(&text);
        shown.push('\n');
    }
    let start = marked.start.min(shown.len());
    let label = LabeledSpan::new_primary_with_span(Some(text.to_owned()), (start, marked.end.saturating_sub(start)));
    Frame {
        title,
        code,
        severity,
        help: None,
        source: NamedSource::new(neutral(&name), shown),
        label,
        related: Vec::new(),
    }
}
