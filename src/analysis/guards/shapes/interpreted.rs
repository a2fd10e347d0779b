//! Arguments of a program that have become part of a text that a shell reads.

use super::pieces::{Piece, arguments, list, pieces};
use super::tokens::{Kind, tokens};
use super::{Half, Pairs, Tale};
use crate::analysis::guards::words::last;
use crate::fact::outline::{Item, What};
use crate::fact::{Confidence, TargetClass};
use crate::rule::guard::snake;
use crate::source::Span;

/// A program that is run.
struct Run {
    span: Span,
    /// Values in the text that a shell reads; none where it is given a list.
    shell: Option<Vec<String>>,
    text: String,
}

pub(super) fn judge(pairs: &Pairs<'_, '_>) -> Vec<Tale> {
    let mut tales = Vec::new();
    for twin in &pairs.twins {
        let (before, after) = (runs(&twin.before), runs(&twin.after));
        let lists = |runs: &[Run]| runs.iter().filter(|run| run.shell.is_none()).count();
        let open = |runs: &[Run]| runs.iter().filter(|run| is_open(run)).count();
        if lists(&before) <= lists(&after) {
            continue;
        }
        let was = before.iter().find(|run| run.shell.is_none());
        let tale = |half: &Half<'_, '_>, now: &Run| {
            Some(Tale {
                rule: "shell-interpretation-enabled",
                noun: "a list of arguments",
                class: TargetClass::T1,
                confidence: Confidence::High,
                spot: half.spot_of(now.span)?,
                before: was.and_then(|was| twin.before.spot_of(was.span)),
                covers: None,
                unit: half.path.clone(),
                name: "command".to_owned(),
                text: now.text.clone(),
                evidence: format!("a shell reads `{}`", now.shell.clone().unwrap_or_default().join("`, `")),
            })
        };
        if open(&after) > open(&before) {
            let mut new =
                after.iter().filter(|run| is_open(run) && twin.after.program.touches(twin.after.side, run.span));
            tales.extend(new.find_map(|now| tale(&twin.after, now)));
        } else if open(&before) == 0 && after.is_empty() {
            let taken_out = pairs.news.iter().filter(|half| calls(&twin.after, half.name()));
            for half in taken_out {
                let runs = runs(half);
                tales.extend(runs.iter().find(|run| is_open(run)).and_then(|now| tale(half, now)));
            }
        }
    }
    tales
}

fn calls(half: &Half<'_, '_>, name: &str) -> bool {
    half.items().any(|(_, item)| item.what == What::Call && last(&item.name) == name)
}

fn is_open(run: &Run) -> bool {
    run.shell.as_ref().is_some_and(|values| !values.is_empty())
}

/// The programs that are run right in `half`.
fn runs(half: &Half<'_, '_>) -> Vec<Run> {
    let mut found: Vec<Run> = Vec::new();
    for (at, item) in half.items() {
        let inner = found.last().is_some_and(|last| last.span.contains(item.span));
        if item.what == What::Call && !inner {
            let shell = run(half, item).or_else(|| set_up(half, at, item));
            found.extend(shell.map(|shell| Run { span: item.span, shell, text: item.text.clone() }));
        }
    }
    if half.language() == "csharp" {
        found.extend(by_fields(half));
    }
    if matches!(half.language(), "ruby" | "php") {
        found.extend(in_backticks(half));
    }
    found
}

/// How a call runs a program, if it does: the values that a shell reads, or nothing where it is given a list.
fn run<'s>(half: &Half<'s, '_>, item: &'s Item) -> Option<Option<Vec<String>>> {
    let name = item.name.replace("->", ".");
    let step = snake(last(&name));
    let holder = snake(name.rsplit_once('.').map_or("", |(holder, _)| holder));
    let (_, given) = arguments(&item.text, half.language())?;
    let first = given.first().copied().unwrap_or_default();
    let text = |expression: &str| Some(Some(values(half, expression)));
    match half.language() {
        "python" => {
            let of_subprocess = matches!(step.as_str(), "run" | "call" | "check_call" | "check_output" | "popen")
                && matches!(holder.as_str(), "subprocess" | "sp" | "" | "asyncio.subprocess");
            let is_shell = matches!(step.as_str(), "system" | "popen") && holder == "os"
                || matches!(step.as_str(), "getoutput" | "getstatusoutput" | "create_subprocess_shell");
            if is_shell {
                return text(first);
            }
            if of_subprocess && option(&given, "shell").is_some_and(|value| value == "True") {
                return text(first);
            }
            if !of_subprocess && step != "create_subprocess_exec" {
                return None;
            }
            let whole = if step == "create_subprocess_exec" { given.clone() } else { items(half, first) };
            (!whole.is_empty()).then(|| listed(half, &whole))
        }
        "javascript" | "typescript" | "tsx" => script(half, &step, &holder, &given),
        "go" => {
            let from = usize::from(step == "command_context");
            (holder == "exec" && step.starts_with("command"))
                .then(|| listed(half, given.get(from..).unwrap_or_default()))
        }
        "rust" => chained(half, item),
        "java" | "kotlin" => {
            if item.text.contains("ProcessBuilder(") || (step == "exec" && item.text.contains("untime")) {
                let given = item.text.split_once("ProcessBuilder(").map_or(given, |_| builder(half, &item.text));
                let whole: Vec<&str> =
                    given.iter().flat_map(|one| list(one, half.language()).unwrap_or_else(|| vec![*one])).collect();
                return Some(listed(half, &whole));
            }
            None
        }
        "csharp" => {
            let starts =
                step == "process_start_info" || (step == "start" && holder.ends_with("process") && given.len() > 1);
            starts.then(|| listed(half, &given))
        }
        "ruby" => {
            let plain = holder.is_empty() || holder == "kernel";
            let runs = plain && matches!(step.as_str(), "system" | "exec" | "spawn")
                || holder == "open3"
                || (holder == "io" && step == "popen");
            let given: Vec<&str> = given.into_iter().filter(|one| !is_option(one) && !one.starts_with('{')).collect();
            match (runs, given.as_slice()) {
                (false, _) | (_, []) => None,
                (true, [one]) if list(one, "ruby").is_none() => text(one),
                _ => Some(listed(half, &given)),
            }
        }
        "php" => {
            if matches!(step.as_str(), "exec" | "shell_exec" | "system" | "passthru" | "popen") && holder.is_empty() {
                return text(first);
            }
            if step == "from_shell_commandline" {
                return text(first);
            }
            let takes_list = step == "proc_open" || step == "process";
            let whole = items(half, first);
            takes_list.then(|| if whole.is_empty() { Some(values(half, first)) } else { listed(half, &whole) })
        }
        _ => None,
    }
}

/// Calls of Node and of what stands around it.
fn script<'s>(half: &Half<'s, '_>, step: &str, holder: &str, given: &[&'s str]) -> Option<Option<Vec<String>>> {
    let own = matches!(holder, "" | "child_process" | "cp" | "child" | "util");
    let bound = half.bound(step).map(snake).unwrap_or_default();
    let is = |names: &[&str]| {
        own && (names.contains(&step) || names.iter().any(|name| bound.ends_with(&format!("promisify({name})"))))
    };
    let first = given.first().copied().unwrap_or_default();
    if is(&["exec", "exec_sync", "exec_async", "child_process.exec", "cp.exec"]) {
        return Some(Some(values(half, first)));
    }
    if !is(&[
        "exec_file",
        "exec_file_sync",
        "spawn",
        "spawn_sync",
        "execa",
        "execa_sync",
        "fork",
        "child_process.exec_file",
    ]) {
        return None;
    }
    let options = given.last().copied().unwrap_or_default();
    let in_shell = options.starts_with('{')
        && options.split([',', '{', '}']).any(|one| {
            one.split_once(':')
                .is_some_and(|(key, value)| key.trim() == "shell" && !matches!(value.trim(), "false" | "undefined"))
        });
    let rest: Vec<&str> = given.get(1).map(|second| items(half, second)).unwrap_or_default();
    if in_shell {
        let given = |one: &str| match pieces(one, half.language()) {
            None if is_open_value(half, one) => vec![one.to_owned()],
            _ => values(half, one),
        };
        let all = values(half, first).into_iter().chain(rest.into_iter().flat_map(given)).collect();
        return Some(Some(all));
    }
    let whole: Vec<&str> = std::iter::once(first).chain(rest).collect();
    Some(listed(half, &whole))
}

/// A command of Rust, step by step: `Command::new("sh").arg("-c").arg(text)`.
fn chained(half: &Half<'_, '_>, item: &Item) -> Option<Option<Vec<String>>> {
    let from = item.text.find("Command::new(")?;
    let mut rest = item.text.get(from + "Command::new".len()..)?;
    let mut whole = Vec::new();
    for _ in 0..STEPS {
        let end = closing(rest, "rust")?;
        let (_, given) = arguments(rest.get(..end)?, "rust")?;
        whole.extend(given.iter().flat_map(|one| list(one, "rust").unwrap_or_else(|| vec![*one])));
        let tail = rest.get(end..)?;
        let Some(next) = [".arg(", ".args("].iter().find(|step| tail.starts_with(**step)) else { break };
        rest = tail.get(next.len() - 1..)?;
    }
    Some(listed(half, &whole))
}

/// How many steps of a chain are followed.
const STEPS: usize = 40;

/// Where the first bracket of `text` is closed: one past it.
fn closing(text: &str, language: &str) -> Option<usize> {
    let mut depth = 0usize;
    for token in tokens(text, language) {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(token.span.end);
                }
            }
            _ => {}
        }
    }
    None
}

/// What a `ProcessBuilder` is given.
fn builder<'t>(half: &Half<'_, '_>, text: &'t str) -> Vec<&'t str> {
    let rest = text.find("ProcessBuilder(").and_then(|at| text.get(at + "ProcessBuilder".len()..)).unwrap_or_default();
    let end = closing(rest, half.language()).unwrap_or(rest.len());
    arguments(rest.get(..end).unwrap_or_default(), half.language()).map(|(_, given)| given).unwrap_or_default()
}

/// A list of arguments that is filled step by step: `start.ArgumentList.Add(x)`, `start.Arguments = $"…"`.
fn set_up(half: &Half<'_, '_>, _at: usize, item: &Item) -> Option<Option<Vec<String>>> {
    (half.language() == "csharp" && item.name.ends_with("ArgumentList.Add")).then_some(None)
}

/// A shell that is set up field by field: `FileName = "cmd.exe", Arguments = "/c …"`.
fn by_fields(half: &Half<'_, '_>) -> Option<Run> {
    let fields = || half.items().filter(|(_, item)| item.what == What::Binding);
    let (_, name) = fields().find(|(_, item)| last(&item.name) == "FileName")?;
    let (_, given) = fields().find(|(_, item)| last(&item.name) == "Arguments")?;
    let shell = listed(half, &[name.text.as_str(), given.text.as_str()])?;
    Some(Run { span: given.span, shell: Some(shell), text: given.text.clone() })
}

/// The items of a list, or of the one that a name is bound to.
fn items<'t>(half: &Half<'t, '_>, expression: &'t str) -> Vec<&'t str> {
    let language = half.language();
    if let Some(items) = list(expression, language) {
        return items;
    }
    half.bound(expression.trim()).and_then(|bound| list(bound, language)).unwrap_or_default()
}

/// A list of arguments: one that a shell reads where it is `sh -c text`.
fn listed(half: &Half<'_, '_>, whole: &[&str]) -> Option<Vec<String>> {
    let said = |one: &&str| match pieces(one, half.language())?.as_slice() {
        [Piece::Text(text), ..] => Some(text.to_lowercase()),
        _ => None,
    };
    let is_shell = |one: &&str| {
        said(one).is_some_and(|text| {
            let name = text.rsplit(['/', '\\']).next().unwrap_or_default();
            matches!(
                name.trim_end_matches(".exe"),
                "sh" | "bash" | "zsh" | "dash" | "ksh" | "cmd" | "powershell" | "pwsh"
            )
        })
    };
    let at = whole.iter().take(2).position(is_shell)?;
    let reads = |one: &&str| {
        said(one).is_some_and(|text| matches!(text.trim(), "-c" | "-lc" | "-ec" | "-ic" | "/c" | "/k" | "-command"))
    };
    if let Some(command) = whole.iter().skip(at).position(reads) {
        return whole.get(at + command + 1).map(|text| values(half, text));
    }
    // All arguments in one text: `$"-c \"…\""`
    let in_one = whole
        .iter()
        .skip(at + 1)
        .find(|one| said(one).is_some_and(|text| text.starts_with("-c ") || text.starts_with("/c ")));
    in_one.map(|text| values(half, text))
}

/// Calls whose result a shell reads as one word.
const QUOTES: &[&str] = &[
    "quote",
    "shellescape",
    "shell_escape",
    "escapeshellarg",
    "escapeshellcmd",
    "escape",
    "shlex.quote",
    "shell_quote",
    "shell_words",
    "try_quote",
    "join",
    "int",
    "to_i",
    "len",
    "parse_int",
    "number",
    "getpid",
    "itoa",
    "quoted",
];

/// What is in a list beside texts: `" ".join(["git", path])`.
fn joined(half: &Half<'_, '_>, expression: &str) -> Option<Vec<String>> {
    if !expression.contains("join(") || expression.contains("shlex") || expression.contains("Shellwords") {
        return None;
    }
    let (callee, given) = arguments(expression, half.language())?;
    let first = given.first().copied().filter(|first| !items(half, first).is_empty()).unwrap_or(callee);
    let of_list = items(half, first.trim_end_matches(".join"));
    let open = of_list.into_iter().filter(|one| pieces(one, half.language()).is_none() && is_open_value(half, one));
    Some(open.map(str::to_owned).collect())
}

/// What is filled into the text `expression`, as far as somebody may have chosen it.
fn values(half: &Half<'_, '_>, expression: &str) -> Vec<String> {
    let language = half.language();
    let is_name = expression.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | '@' | '&' | '.'));
    let name = expression.trim_start_matches(['&', '$', '@']);
    if let Some(joined) = joined(half, expression) {
        return joined;
    }
    let known = match pieces(expression, language) {
        Some(known) => known,
        None if is_name => match half.bound(name) {
            Some(bound) => pieces(bound, language).unwrap_or_else(|| vec![Piece::Hole(bound.to_owned())]),
            // A text that comes from elsewhere: whoever made it knows.
            None => return Vec::new(),
        },
        None => return Vec::new(),
    };
    let hole = |piece: Piece| match piece {
        Piece::Hole(value) => Some(value).filter(|value| is_open_value(half, value)),
        Piece::Text(_) => None,
    };
    known.into_iter().filter_map(hole).collect()
}

fn is_open_value(half: &Half<'_, '_>, value: &str) -> bool {
    let safe = |text: &str| {
        let mut words = text.split(|c: char| !(c.is_alphanumeric() || c == '_')).map(snake);
        words.any(|word| QUOTES.contains(&word.as_str()))
    };
    let name = value.trim_start_matches(['$', '&', '*', '@']);
    let last = name.rsplit(['.', ':']).next().unwrap_or(name);
    let constant = last.chars().any(char::is_uppercase)
        && last.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '_');
    if constant || safe(value) || !name.contains(char::is_alphabetic) {
        return false;
    }
    let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '_');
    match half.bound(name).filter(|_| is_name) {
        Some(bound) => {
            let known = pieces(bound, half.language());
            let constant = known.is_some_and(|known| known.iter().all(|piece| matches!(piece, Piece::Text(_))));
            !(constant || safe(bound))
        }
        None => true,
    }
}

/// The value of the keyword argument `name`.
fn option<'t>(given: &[&'t str], name: &str) -> Option<&'t str> {
    given
        .iter()
        .find_map(|one| one.split_once('=').filter(|(key, _)| key.trim() == name).map(|(_, value)| value.trim()))
}

/// Whether an argument is an option of Ruby: `exception: true`.
fn is_option(argument: &str) -> bool {
    let key = argument.split(':').next().unwrap_or_default();
    argument.contains(": ") && !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// Commands in backticks, which a shell reads.
fn in_backticks(half: &Half<'_, '_>) -> Vec<Run> {
    let Some(holder) = half.definition() else { return Vec::new() };
    let text = half.text();
    let commands =
        tokens(text, half.language()).into_iter().filter(|token| matches!(token.kind, Kind::Text { quote: '`', .. }));
    let run = |token: super::tokens::Token| {
        let span = Span::new(holder.span.start + token.span.start, holder.span.start + token.span.end);
        let inner = half.holds(span);
        let said = text.get(token.span)?;
        inner.then(|| Run { span, shell: Some(values(half, said)), text: said.to_owned() })
    };
    commands.filter_map(run).collect()
}
