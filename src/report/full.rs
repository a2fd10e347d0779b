//! For people: the after side with the place marked, the before side beside it where it read otherwise.

use std::fmt;
use std::io::{self, Write};

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};

use super::masked::Masked;
use super::neutral::inert_lines;
use super::snippet::Snippet;
use super::{Reporter, Style, gap_line, neutral, neutral_lines, primary, source_of, summary, suppression_line};
use crate::finding::{BeforePlace, Finding, Fix, Level};
use crate::lint::Report;
use crate::source::{Side, Source, Span};

pub(super) struct Full(pub(super) Style);

/// One frame: what is said, and a few lines of one side with one place marked, where there is a text to show.
#[derive(Debug)]
struct Frame {
    title: String,
    code: Option<String>,
    severity: miette::Severity,
    help: Option<String>,
    snippet: Option<Snippet>,
    /// What is said at the place.
    said: &'static str,
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
        self.snippet.as_ref().map(|snippet| snippet as &dyn SourceCode)
    }
    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let snippet = self.snippet.as_ref()?;
        let said = match snippet.left_out {
            0 => self.said.to_owned(),
            more => format!("{}, and {more} more lines", self.said),
        };
        let mark = (snippet.mark.start, snippet.mark.end.saturating_sub(snippet.mark.start));
        Some(Box::new(std::iter::once(LabeledSpan::new_primary_with_span(Some(said), mark))))
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
        let mut masked = Masked::default();
        let aside = report.suppressed.iter().filter(|_| self.0.suppressed);
        for (finding, aside) in report.findings.iter().map(|one| (one, false)).chain(aside.map(|one| (one, true))) {
            let mut text = String::new();
            let mut frame = frame(report, &mut masked, finding);
            if aside {
                frame.title = format!("set aside: {}", frame.title);
            }
            if aside || finding.pending().is_some() {
                frame.help = frame.help.map(|help| format!("{}\n{help}", suppression_line(finding)));
            }
            if self.0.ascii {
                frame.help = frame.help.map(|help| help.replace(" × ", " x "));
            }
            handler.render_report(&mut text, &frame).map_err(io::Error::other)?;
            writeln!(out, "{}", inert_lines(&text))?;
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

fn frame<'a>(report: &'a Report, masked: &mut Masked<'a>, finding: &Finding) -> Frame {
    let severity = match finding.level {
        Level::Error => miette::Severity::Error,
        Level::Warning => miette::Severity::Warning,
        Level::Note => miette::Severity::Advice,
    };
    let label = primary(finding);
    let place = label.and_then(|label| Some((source_of(report, label)?, label.side, label.span)));
    let removed = label.is_some_and(|label| label.side == Side::Before);
    let mark = if removed { " (before)" } else { "" };
    let snippet = place.map(|(source, side, span)| snippet(masked, source, side, span, mark));
    let gate = if finding.gate { "; a senior must approve" } else { "" };
    let mut help =
        format!("{}: {}{gate}\ninstead: {}", finding.radius, neutral(&finding.reason), neutral(&finding.help));
    for fix in &finding.fixes {
        help.push_str(&fix_text(fix));
    }
    if let (None, Some(label)) = (&snippet, label) {
        // A finding is shown whether or not there is a text to show with it.
        help = format!("in {}, whose text is not at hand\n{help}", neutral(&label.path.to_text()));
    }
    Frame {
        title: neutral(&format!("{}: {}", finding.title, finding.message)),
        code: Some(finding.rule.clone()),
        severity,
        help: Some(help),
        snippet,
        said: if removed { "gone" } else { "here" },
        // What is gone is shown already.
        related: finding.before.iter().filter(|_| !removed).map(|place| before(report, masked, place)).collect(),
    }
}

/// A fix as it can be copied.
fn fix_text(fix: &Fix) -> String {
    let texts: Vec<String> = fix.edits.iter().map(|edit| neutral_lines(edit.text.trim_matches('\n'))).collect();
    format!("\nfix: {}, in {}:\n{}", neutral(&fix.description), neutral(&fix.path.to_text()), texts.join("\n"))
}

/// The place before the change, as a frame of its own below that of the finding.
fn before<'a>(report: &'a Report, masked: &mut Masked<'a>, place: &BeforePlace) -> Frame {
    let mut sources = report.change.files.iter().filter_map(|file| file.before.as_ref());
    let source = sources.find(|source| source.path == place.path);
    let snippet = source.map(|source| snippet(masked, source, Side::Before, place.span, " (before)"));
    let title = match snippet {
        Some(_) => "before the change".to_owned(),
        None => neutral(&format!("before the change: {}:{}", place.path, place.start_line)),
    };
    let said = "as it stood before";
    Frame { title, code: None, severity: miette::Severity::Advice, help: None, snippet, said, related: Vec::new() }
}

fn snippet<'a>(masked: &mut Masked<'a>, source: &'a Source, side: Side, span: Span, mark: &str) -> Snippet {
    Snippet::new(source, masked.text(source, side), span, &format!("{}{mark}", source.path))
}
