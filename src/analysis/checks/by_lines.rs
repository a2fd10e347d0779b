//! Files with checks that are read by their lines: makefiles, scripts, pipelines of Jenkins.

use super::pipeline::{Around, Asks, Job, Step, is_cd, of_commands, of_script};
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

/// The stages of a pipeline of Jenkins, each a job.
pub(super) fn jenkins(tools: &Tools, source: &Source) -> Vec<Job> {
    let mut jobs: Vec<Job> = Vec::new();
    let mut caught: Vec<usize> = Vec::new();
    let mut depth = 0usize;
    let mut open: Option<(&str, String, usize)> = None;
    let mut at = 0;
    for line in source.text.split_inclusive('\n') {
        let span = Span::new(at + line.len() - line.trim_start().len(), at + line.trim_end().len());
        let start = at;
        at += line.len();
        let trimmed = line.trim();
        if let Some((quote, text, from)) = open.as_mut() {
            let ends = trimmed.contains(*quote);
            text.push_str(line.split(*quote).next().unwrap_or_default());
            if ends {
                let place = Span::new(*from, span.end.max(*from));
                let steps = shell(tools, text, place, !caught.is_empty(), source);
                job(&mut jobs).steps.extend(steps);
                open = None;
            }
            continue;
        }
        if trimmed.starts_with("//") {
            continue;
        }
        if let Some(name) = quoted_after(trimmed, "stage(").or_else(|| quoted_after(trimmed, "stage (")) {
            jobs.push(Job { name, span, ..Job::default() });
        }
        if trimmed.starts_with("input ") || trimmed.starts_with("input(") || trimmed.starts_with("input{") {
            job(&mut jobs).asks = Some(Asks { text: "input".to_owned(), span });
        }
        if trimmed.replace("return ", "").contains("expression { false }") {
            job(&mut jobs).off = Some(span);
        }
        let lenient = trimmed.contains("catchError") || trimmed.contains("warnError");
        for (quote, said) in [("'''", "sh '''"), ("\"\"\"", "sh \"\"\"")] {
            if let Some((_, rest)) = trimmed.split_once(said).filter(|(_, rest)| !rest.contains(quote)) {
                open = Some((quote, format!("{rest}\n"), start));
            }
        }
        if open.is_none()
            && let Some(command) =
                ["sh ", "sh(", "bat ", "bat(", "powershell ", "pwsh "].iter().find_map(|call| command(trimmed, call))
        {
            let status = trimmed.contains("returnStatus: true");
            let steps = shell(tools, &command, span, lenient || status || !caught.is_empty(), source);
            job(&mut jobs).steps.extend(steps);
        }
        let (opens, closes) = (line.matches('{').count(), line.matches('}').count());
        if lenient && opens > closes {
            caught.push(depth);
        }
        depth = (depth + opens).saturating_sub(closes);
        caught.retain(|from| *from < depth);
    }
    jobs
}

fn job(jobs: &mut Vec<Job>) -> &mut Job {
    if jobs.is_empty() {
        jobs.push(Job { name: "pipeline".to_owned(), ..Job::default() });
    }
    let last = jobs.len() - 1;
    &mut jobs[last]
}

fn shell(tools: &Tools, text: &str, span: Span, lenient: bool, source: &Source) -> Vec<Step> {
    let around = Around { lenient, span, ..Around::default() };
    let place = |command: &Command| locate(source.slice(span), command).map_or(span, |found| found.shifted(span.start));
    of_script(tools, text, place, &around)
}

fn quoted_after(line: &str, call: &str) -> Option<String> {
    let (_, rest) = line.split_once(call)?;
    let quote = rest.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
    rest.get(1..)?.split(quote).next().map(str::to_owned)
}

/// The text that a step of `call` runs.
fn command(line: &str, call: &str) -> Option<String> {
    let at = line
        .find(call)
        .filter(|at| *at == 0 || line.get(..*at).is_some_and(|head| head.ends_with([' ', '{', '(', '=', ';'])))?;
    let rest = line.get(at + call.len()..)?;
    let rest = rest.split_once("script:").map_or(rest, |(_, rest)| rest).trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
    let inner = rest.trim_start_matches(quote);
    let end = inner.rfind(quote)?;
    inner.get(..end).map(|text| text.trim_end_matches(quote).to_owned())
}
