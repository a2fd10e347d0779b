//! Files with checks that are read by their lines: makefiles and scripts.

use super::pipeline::{Around, Job, Step, is_cd, of_commands, of_script};
use super::read::locate;
use super::script::{Command, commands, commands_of_file, stops};
use super::tools::Tools;
use crate::source::{Source, Span};

/// The targets of a makefile or a justfile.
pub(super) fn make(tools: &Tools, source: &Source) -> Vec<Job> {
    let mut jobs: Vec<Job> = Vec::new();
    let mut at = 0;
    for line in source.text.split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end().len());
        at += line.len();
        if line.starts_with(['\t', ' ']) {
            if let Some(job) = jobs.last_mut() {
                let around = Around { title: job.name.clone(), span: span_of(line, span), ..Around::default() };
                let text = line.trim();
                let steps = of_script(tools, text, |_| around.span, &around);
                // The name of a target says what it is for only to whoever calls it.
                let known = steps.into_iter().map(|step| Step { checks: tools.of_command(&step.words), ..step });
                job.steps.extend(known);
            }
        } else if let Some((name, needs)) = rule(line) {
            let around = Around { span, ..Around::default() };
            let needed = needs.split_whitespace().map(|need| format!("make {need}"));
            let steps = needed.flat_map(|text| of_script(tools, &text, |_| span, &around)).collect();
            jobs.push(Job { name, span, steps, ..Job::default() });
        }
    }
    jobs
}

fn span_of(line: &str, span: Span) -> Span {
    Span::new(span.start + line.len() - line.trim_start().len(), span.end)
}

/// The target that a line opens, and what it needs.
fn rule(line: &str) -> Option<(String, &str)> {
    let (name, rest) = line.split_once(':')?;
    let simple =
        !name.is_empty() && !name.contains(['=', '#', '$', '"']) && !rest.starts_with('=') && !name.starts_with('.');
    let needs = rest.split(['#', ';', '|', '=', '$']).next().unwrap_or_default();
    simple.then(|| (name.split_whitespace().next().unwrap_or_default().trim_start_matches('@').to_owned(), needs))
}

/// A script as one job.
pub(super) fn script(tools: &Tools, source: &Source) -> Vec<Job> {
    let text = &source.text;
    if text.len() > 256 * 1024
        || text.starts_with("#!")
            && !["sh", "bash", "zsh", "ksh"].iter().any(|shell| {
                text.lines().next().is_some_and(|line| line.ends_with(shell) || line.contains(&format!("{shell} ")))
            })
    {
        return Vec::new();
    }
    let place = |command: &Command| locate(text, command).unwrap_or_default();
    let name = source.path.file_name();
    let mut steps: Vec<Step> = of_commands(tools, commands(text), place, &Around::default());
    // Husky runs its files by `sh -e`.
    let stops = source.path.to_text().contains(".husky/") || stops(text);
    for (step, command) in steps.iter_mut().zip(commands_of_file(text).into_iter().filter(|command| !is_cd(command))) {
        step.loose = command.tolerated && !step.lenient;
    }
    vec![Job { name, steps, goes_on: !stops, ..Job::default() }]
}
