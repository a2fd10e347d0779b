//! Pipelines of Jenkins, read by their lines: stages, and in them what runs commands, itself or by a function of the
//! file.

use super::pipeline::{Around, Asks, Job, Step, of_script};
use super::read::locate;
use super::script::Command;
use super::tools::Tools;
use crate::source::{Source, Span};

/// What runs a command that is a text.
const RUNS: &[&str] = &["sh ", "sh(", "bat ", "bat(", "powershell ", "pwsh "];

/// The stages of a pipeline of Jenkins, each a job.
pub(super) fn read(tools: &Tools, source: &Source) -> Vec<Job> {
    let functions = functions(&source.text);
    let mut jobs: Vec<Job> = Vec::new();
    let (mut depth, mut caught): (usize, Vec<usize>) = (0, Vec::new());
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
        // What a function does is done where it is called.
        let inside = functions.iter().any(|function| function.body.contains(&start));
        if trimmed.starts_with("//") || inside {
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
        if let Some((quote, rest)) = opens_text(trimmed) {
            open = Some((quote, format!("{rest}\n"), start));
        }
        let called = functions.iter().flat_map(|function| function.commands_of(trimmed)).map(|text| (text, false));
        let own = RUNS.iter().find_map(|call| command(trimmed, call)).filter(|_| open.is_none());
        let own = own.map(|text| (text, trimmed.contains("returnStatus: true")));
        for (text, unseen) in own.into_iter().chain(called) {
            let steps = shell(tools, &text, span, lenient || unseen || !caught.is_empty(), source);
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

/// The quote of a text over several lines that a line opens, and what stands behind it.
fn opens_text(line: &str) -> Option<(&'static str, &str)> {
    [("'''", "sh '''"), ("\"\"\"", "sh \"\"\"")]
        .into_iter()
        .filter_map(|(quote, said)| Some((quote, line.split_once(said)?.1)))
        .find(|(quote, rest)| !rest.contains(quote))
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

/// A function of the file that runs commands.
struct Function<'a> {
    name: &'a str,
    parameters: Vec<&'a str>,
    /// Where its lines stand.
    body: std::ops::Range<usize>,
    commands: Vec<String>,
}

/// The functions of a file that it calls itself.
fn functions(text: &str) -> Vec<Function<'_>> {
    // Beyond this it is a program, and no pipeline.
    const FUNCTIONS: usize = 40;
    let heads = text.match_indices("def ").filter(|(at, _)| text.get(..*at).is_some_and(begins_line));
    let found = heads.filter_map(|(at, _)| function(text, at)).take(FUNCTIONS);
    found.filter(|function| function.is_called(text)).collect()
}

fn begins_line(head: &str) -> bool {
    head.is_empty() || head.ends_with('\n')
}

/// The function whose head starts at `at`: `def gradle(String tasks) {`.
fn function(text: &str, at: usize) -> Option<Function<'_>> {
    let rest = text.get(at + "def ".len()..)?;
    let head = rest.lines().next()?;
    let (name, inner) = head.split_once('(')?;
    let (given, behind) = inner.split_once(')')?;
    if name.contains(['=', ' ']) || !behind.trim_start().starts_with('{') {
        return None;
    }
    let end = rest.find("\n}")?;
    let body = rest.get(head.len()..end)?;
    let last = |one| str::split_whitespace(one).next_back();
    let parameters = given.split(',').filter_map(|one: &str| last(one.split('=').next().unwrap_or(one))).collect();
    let start = at + "def ".len();
    // The closing brace is one of its lines.
    Some(Function { name, parameters, body: at..start + end + 2, commands: texts(body) })
}

/// The commands that the lines of a body run.
fn texts(body: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut lines = body.lines();
    while let Some(line) = lines.next() {
        let trimmed = line.trim();
        if let Some((quote, rest)) = opens_text(trimmed) {
            let inner = lines.by_ref().take_while(|line| !line.contains(quote)).collect::<Vec<&str>>();
            found.push(std::iter::once(rest).chain(inner).collect::<Vec<&str>>().join("\n"));
        } else if !trimmed.starts_with("//") {
            found.extend(RUNS.iter().find_map(|call| command(trimmed, call)));
        }
    }
    found
}

impl Function<'_> {
    fn is_called(&self, text: &str) -> bool {
        text.match_indices(self.name)
            .filter(|(at, _)| !self.body.contains(at))
            .any(|(at, _)| self.given(text.get(at..).unwrap_or_default()).is_some() && self.stands(text, at))
    }

    /// Whether the name at `at` is no part of another.
    fn stands(&self, text: &str, at: usize) -> bool {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        before.is_none_or(|c| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '\'' | '"')))
    }

    /// What it is given in a call that `text` begins with.
    fn given<'t>(&self, text: &'t str) -> Option<&'t str> {
        let rest = text.strip_prefix(self.name)?;
        let line = rest.lines().next().unwrap_or_default();
        if let Some(inner) = line.strip_prefix('(') {
            return Some(inner.rsplit_once(')').map_or(inner, |(inner, _)| inner));
        }
        Some(line.trim_start()).filter(|given| line.starts_with(' ') && given.starts_with(['\'', '"']))
    }

    /// The commands that a line runs by it.
    fn commands_of(&self, line: &str) -> Vec<String> {
        let calls = line.match_indices(self.name).filter(|(at, _)| self.stands(line, *at));
        let given = calls.filter_map(|(at, _)| self.given(line.get(at..)?));
        given.flat_map(|given| self.commands.iter().map(|command| self.filled(command, given))).collect()
    }

    /// A command with what the function is given in the place of its parameters.
    fn filled(&self, command: &str, given: &str) -> String {
        let values = literals(given);
        let named = |parameter: &str| {
            let (_, rest) = given.split_once(&format!("{parameter}:"))?;
            literals(rest).into_iter().next()
        };
        let mut text = command.to_owned();
        for (at, parameter) in self.parameters.iter().enumerate() {
            let Some(value) = named(parameter).or_else(|| values.get(at).copied()) else { continue };
            text = text.replace(&format!("${{{parameter}}}"), value).replace(&format!("${parameter}"), value);
        }
        text
    }
}

/// The texts between quotes.
fn literals(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\'', '"']) {
        let inner = rest.get(at + 1..).unwrap_or_default();
        let quote = rest.get(at..=at).unwrap_or("'");
        let Some((value, behind)) = inner.split_once(quote) else { break };
        found.push(value);
        rest = behind;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::RepoPath;

    #[test]
    fn functions_run_where_they_are_called() {
        let text = "def gradle(String tasks) {\n    sh \"./gradlew --parallel ${tasks}\"\n}\n\ndef unused() {\n    sh 'make lint'\n}\n\npipeline {\n    stage('Verify') {\n        script { gradle('detekt test') }\n    }\n}\n";
        let tools = Tools::shipped().unwrap();
        let jobs = read(&tools, &Source::new(RepoPath::from("Jenkinsfile"), text.as_bytes()));
        let steps: Vec<(&str, Vec<&str>)> = jobs
            .iter()
            .map(|job| (job.name.as_str(), job.steps.iter().map(|step| step.text.as_str()).collect()))
            .collect();
        assert_eq!(steps, [("pipeline", vec!["make lint"]), ("Verify", vec!["./gradlew --parallel detekt test"])]);
    }
}
