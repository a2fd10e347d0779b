//! The name of a stack where it is deployed: under another name it is another stack, and empty.

use crate::analysis::{Action, Class, Scene, Spot, Verdict};
use crate::fact::Confidence;
use crate::fact::document;
use crate::fact::role::{Role, is_ephemeral, role_of};
use crate::lang;
use crate::repo::FileDiff;
use crate::source::{Side, Source, Span};

/// Whether the file may say where a stack is deployed, on both sides.
pub(super) fn concerns(file: &FileDiff) -> bool {
    let says = |source: &Option<Source>| source.as_ref().is_some_and(|source| !mark(source).is_empty());
    // What a reader is told to type deploys nothing by itself.
    role_of(&file.path.to_text()) != Role::Docs && says(&file.before) && says(&file.after)
}

fn mark(source: &Source) -> &'static str {
    let holds = |mark: &str| memchr::memmem::find(source.text.as_bytes(), mark.as_bytes()).is_some();
    if is_configuration(source) {
        if holds("stack_name") { "stack_name" } else { "" }
    } else if holds(OPTION) {
        OPTION
    } else {
        ""
    }
}

const OPTION: &str = "--stack-name";

/// Most commands of one file that are looked at.
const COMMANDS: usize = 40;

fn is_configuration(source: &Source) -> bool {
    let name = source.path.file_name();
    name.starts_with("samconfig") && name.ends_with(".toml")
}

/// The stacks that are deployed under another name after the change.
pub(super) fn verdicts(scene: &Scene<'_>) -> Vec<Verdict> {
    let mut out = Vec::new();
    for file in scene.change.files.iter().filter(|file| concerns(file)) {
        let (Some(before), Some(after)) = (&file.before, &file.after) else { continue };
        let gone = only(names(before), after);
        let come = only(names(after), before);
        // One that comes without one that goes is a stack more.
        if gone.len() != come.len() {
            continue;
        }
        out.extend(gone.into_iter().zip(come).map(|(one, other)| verdict(before, after, one, other)));
    }
    out
}

fn verdict(before: &Source, after: &Source, one: (String, Span), other: (String, Span)) -> Verdict {
    Verdict {
        rule: "state-left-behind",
        address: other.0,
        of: "AWS::CloudFormation::Stack".to_owned(),
        class: Class::Data,
        action: Action::Orphan,
        count: 1,
        reason: format!("it was deployed as {}, and under another name it is a second stack", one.0),
        certainty: Confidence::Medium,
        source: "the rules of CloudFormation".to_owned(),
        spot: Spot { path: after.path.clone(), side: Side::After, span: other.1 },
        before: Some(Spot { path: before.path.clone(), side: Side::Before, span: one.1 }),
        evidence: Vec::new(),
        fixes: Vec::new(),
    }
}

/// The names that the other side says nowhere, each once.
fn only(names: Vec<(String, Span)>, other: &Source) -> Vec<(String, Span)> {
    let mut out: Vec<(String, Span)> = Vec::new();
    for (name, span) in names {
        let literal = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        let known = out.iter().any(|(known, _)| *known == name) || mentions(&other.text, &name);
        if literal && !name.is_empty() && !known && !is_ephemeral(&name) {
            out.push((name, span));
        }
    }
    out
}

/// Whether `name` stands in `text` as a whole word.
fn mentions(text: &str, name: &str) -> bool {
    let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).and_then(|front| front.chars().next_back());
        let after = text.get(at + name.len()..).and_then(|rest| rest.chars().next());
        !word(before) && !word(after)
    })
}

/// The names under which `source` deploys stacks.
fn names(source: &Source) -> Vec<(String, Span)> {
    if is_configuration(source) { configured(source) } else { given(source) }
}

fn configured(source: &Source) -> Vec<(String, Span)> {
    let Some(language) = lang::LANGUAGES.iter().copied().find(|language| language.id == "toml") else {
        return Vec::new();
    };
    let Ok(Some(document)) = document::read(language, source) else { return Vec::new() };
    let named = document
        .entries()
        .into_iter()
        .filter(|entry| matches!(entry.path.last(), Some(document::Step::Key(key)) if key == "stack_name"));
    named.map(|entry| (entry.value.iter().map(crate::fact::Piece::render).collect(), entry.span)).collect()
}

/// Names that stand behind the option of a command that deploys.
fn given(source: &Source) -> Vec<(String, Span)> {
    let text = source.text.as_str();
    let mut out = Vec::new();
    for (at, _) in text.match_indices(OPTION).take(COMMANDS) {
        let from = at + OPTION.len();
        let rest = text.get(from..).unwrap_or_default();
        let lead = rest.len() - rest.trim_start_matches([' ', '=', '"', '\'', ',', '\\']).len();
        let word = rest.get(lead..).unwrap_or_default();
        let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ',' | ')' | ';' | '\\' | '`');
        let word = word.split(ends).next().unwrap_or_default();
        if lead == 0 || word.is_empty() || !deploys(text.get(..at).unwrap_or_default()) {
            continue;
        }
        let start = from + lead;
        match word.strip_prefix('$') {
            Some(variable) => out.extend(assigned(text, variable.trim_matches(['{', '}', '(', ')']))),
            None => out.push((word.to_owned(), Span::new(start, start + word.len()))),
        }
    }
    out
}

/// Whether the command of which `front` is the beginning deploys a stack.
fn deploys(front: &str) -> bool {
    const REACH: usize = 400;
    let start = (front.len().saturating_sub(REACH)..front.len()).find(|at| front.is_char_boundary(*at)).unwrap_or(0);
    let near = front.get(start..).unwrap_or_default();
    let command = ["sam ", "aws ", "rain "].into_iter().filter_map(|program| near.rfind(program)).max();
    let command = command.and_then(|at| near.get(at..)).unwrap_or_default();
    let verbs =
        ["sam deploy", "sam sync", "cloudformation deploy", "create-stack", "update-stack", "create-change-set"];
    verbs.into_iter().any(|verb| command.contains(verb))
}

/// What a variable is set to, if only once and to a text.
fn assigned(text: &str, variable: &str) -> Option<(String, Span)> {
    if variable.is_empty() {
        return None;
    }
    let mut found = None;
    for (at, _) in text.match_indices(variable) {
        let starts =
            text.get(..at).is_some_and(|front| !front.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$'));
        let rest = text.get(at + variable.len()..).unwrap_or_default();
        let sign = rest.len() - rest.trim_start_matches([' ', '?', ':']).len();
        let sets = rest.get(sign..).is_some_and(|rest| rest.starts_with('=')) || rest.starts_with(": ");
        if !starts || !sets {
            continue;
        }
        let lead = rest.len() - rest.trim_start_matches([' ', '=', ':', '?', '"', '\'']).len();
        let word = rest.get(lead..).unwrap_or_default();
        let word = word.split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';')).next().unwrap_or_default();
        let start = at + variable.len() + lead;
        if found.replace((word.to_owned(), Span::new(start, start + word.len()))).is_some() {
            return None;
        }
    }
    found
}
