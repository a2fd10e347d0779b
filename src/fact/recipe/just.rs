//! Files of `just`: recipes whose lines are each their own shell, or that are a script as a whole.

use rustc_hash::{FxHashMap, FxHashSet};

use super::asked::{is_asked, passed};
use super::lines::{self, Line};
use super::{By, Recipe, Run, guard, literal};
use crate::fact::{Guard, GuardKind, Origin, Piece};
use crate::source::{Source, Span};

const SHELLS: &[&str] = &["sh", "bash", "dash", "zsh", "ksh", "ash"];

/// How long a text may be that a name is replaced by: a file of names and uses must not grow as their product.
const LONGEST: usize = 256;

#[derive(Default)]
struct Entry<'t> {
    name: String,
    needs: Vec<&'t str>,
    body: Vec<Line<'t>>,
    guards: Vec<Guard>,
    /// Names that the entry itself gives values to.
    own: FxHashMap<String, String>,
    /// `[script]`, with what runs it where that is said.
    script: Option<String>,
}

#[derive(Default)]
struct File<'t> {
    bound: FxHashMap<String, String>,
    entries: Vec<Entry<'t>>,
    /// Attributes in front of the next entry.
    pending: Entry<'t>,
    unread_shell: bool,
    /// What runs a body that is a script.
    interpreter: Option<String>,
    exits_on_error: bool,
    /// Whether a body is a script where nothing else is said.
    default_script: bool,
    recipe: Recipe,
}

pub(super) fn read(source: &Source) -> Recipe {
    let mut file = File::default();
    let mut open = false;
    for line in lines::of(&source.text, 0) {
        if line.text.trim().is_empty() || (open && line.text.starts_with([' ', '\t'])) {
            file.entries.last_mut().filter(|_| open).into_iter().for_each(|entry| entry.body.push(line));
            continue;
        }
        open = !line.text.starts_with('#') && file.line(line);
    }
    file.runs()
}

impl<'t> File<'t> {
    /// A line at the margin. Whether a body may follow.
    fn line(&mut self, line: Line<'t>) -> bool {
        if line.text.starts_with('[') {
            self.attribute(line.text);
            return false;
        }
        if let Some(setting) = line.text.strip_prefix("set ") {
            self.setting(setting);
            return false;
        }
        if let Some((name, value)) = assignment(line) {
            self.assign(line, name, value);
            return false;
        }
        let Some((head, needs)) = line.split_once(':') else { return false };
        let mut words = head.text.trim_start_matches('@').split_whitespace();
        let name = words.next().unwrap_or_default().to_owned();
        let defaults = words.filter_map(|word| word.split_once('='));
        let defaults = defaults.map(|(name, value)| (name.trim_start_matches(['*', '+', '$']).to_owned(), value));
        let own = defaults.filter_map(|(name, value)| Some((name, quoted(value)?.to_owned()))).collect();
        let needs = needs.text.split('#').next().unwrap_or_default();
        let needs = needs.split([' ', '\t', '(', ')']).filter(|word| !word.is_empty()).collect();
        self.entries.push(Entry { name, needs, own, ..std::mem::take(&mut self.pending) });
        true
    }

    fn setting(&mut self, setting: &str) {
        let (name, value) = setting.split_once(":=").unwrap_or((setting, "true"));
        let mut words = value.split(['"', '\'']).skip(1).step_by(2);
        let program = words.next();
        match name.trim() {
            "shell" => self.unread_shell |= program.is_some_and(|program| !is_shell(program)),
            "script-interpreter" => {
                self.interpreter = program.map(str::to_owned);
                self.exits_on_error = words.any(|word| word.starts_with("-e"));
            }
            "default-script" => self.default_script = value.trim() == "true",
            _ => {}
        }
    }

    fn attribute(&mut self, text: &str) {
        let inner = text.trim_start_matches('[');
        if inner.split([',', ']']).any(|word| word.trim().split(['(', ':']).next() == Some("confirm")) {
            self.pending.guards.push(guard(GuardKind::Confirmation, text));
        }
        if let Some(script) = inner.strip_prefix("script") {
            self.pending.script = Some(script.split(['"', '\'']).nth(1).unwrap_or_default().to_owned());
        }
    }

    fn assign(&mut self, line: Line<'t>, name: Line<'t>, value: Line<'t>) {
        let exported = name.text.strip_prefix("export ");
        let plain = exported.unwrap_or(name.text).trim();
        if let Some(command) = value.text.strip_prefix('`').and_then(|text| text.strip_suffix('`')) {
            let pieces = vec![literal(command.trim_matches('`'), value.start + 1)];
            self.recipe.runs.push(Run::new(By::Shell, pieces, Span::new(value.start, value.end()), ""));
        }
        let Some(text) = quoted(value.text) else { return };
        if exported.is_some() {
            let pieces = vec![literal(text, value.start + 1)];
            let span = Span::new(line.start, value.end());
            self.recipe.runs.push(Run::new(By::Set(plain.to_owned()), pieces, span, ""));
        }
        if text.len() <= LONGEST {
            self.bound.insert(plain.to_owned(), text.to_owned());
        }
    }

    fn runs(mut self) -> Recipe {
        let mut recipe = std::mem::take(&mut self.recipe);
        let asks = |entry: &&Entry<'_>| !entry.guards.is_empty() || entry.body.iter().any(|line| is_asked(line.text));
        let asking: FxHashSet<&str> = self.entries.iter().filter(asks).map(|entry| entry.name.as_str()).collect();
        for entry in &self.entries {
            let mut guards = entry.guards.clone();
            let asked = entry.needs.iter().find(|needed| asking.contains(**needed));
            guards.extend(asked.map(|needed| guard(GuardKind::Confirmation, needed)));
            let shebang = entry.body.first().map(|line| line.text.trim()).filter(|text| text.starts_with("#!"));
            let by_default = self.default_script.then_some("");
            match (shebang, entry.script.as_deref().or(by_default)) {
                (Some(line), _) => recipe.runs.extend(self.script(entry, guards, super::interpreter(line))),
                (None, Some("")) => {
                    let exits = self.exits_on_error.then(|| guard(GuardKind::ExitOnError, "set -e"));
                    guards.extend(exits);
                    let program = self.interpreter.as_deref().unwrap_or("sh");
                    recipe.runs.extend(self.script(entry, guards, interpreted(program)));
                }
                (None, Some(program)) => recipe.runs.extend(self.script(entry, guards, interpreted(program))),
                (None, None) => self.lines(entry, guards, &mut recipe),
            }
        }
        recipe.runs.sort_by_key(|run| run.span.start);
        recipe
    }

    /// The body as one script, without what all lines are indented by.
    fn script(&self, entry: &Entry<'_>, guards: Vec<Guard>, language: Option<&'static str>) -> Option<Run> {
        let shown = entry.body.iter().filter(|line| !line.text.trim().is_empty());
        let indent = shown.map(|line| line.text.len() - line.text.trim_start().len()).min()?;
        let mut pieces = Vec::new();
        for line in &entry.body {
            let line = line.from(indent);
            pieces.extend(self.interpolated(line, entry));
            pieces.push(literal("\n", line.end()));
        }
        let span = Span::new(entry.body.first()?.start, entry.body.last()?.end());
        let by = match language {
            Some("bash") => By::Shell,
            Some(id) => By::Program(id),
            None => By::Unread,
        };
        Some(Run { guards, ..Run::new(by, pieces, span, &entry.name) })
    }

    fn lines(&self, entry: &Entry<'_>, mut guards: Vec<Guard>, recipe: &mut Recipe) {
        let mut at = 0;
        while let Some(first) = entry.body.get(at).map(|line| line.trim()) {
            let mut pieces = Vec::new();
            let start = first.from(first.text.len() - first.text.trim_start_matches(['@', '-']).len());
            let mut line = start;
            loop {
                at += 1;
                pieces.extend(self.interpolated(line, entry));
                let next = entry.body.get(at).filter(|_| lines::goes_on(line.text, '\\'));
                let Some(next) = next else { break };
                pieces.push(literal("\n", line.end()));
                line = *next;
            }
            if start.text.is_empty() || start.text.starts_with('#') {
                continue;
            }
            let by = if self.unread_shell { By::Unread } else { By::Shell };
            let span = Span::new(start.start, line.end());
            recipe.runs.push(Run { guards: guards.clone(), ..Run::new(by, pieces, span, &entry.name) });
            guards.extend(passed(first.text));
        }
    }

    /// `{{name}}`, `{{ expression }}`, and `{{{{` for two braces.
    fn interpolated(&self, line: Line<'_>, entry: &Entry<'_>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut rest = line;
        while let Some(open) = rest.text.find("{{") {
            let head = rest.text.get(..open).unwrap_or_default();
            let inner = rest.text.get(open + 2..).unwrap_or_default();
            pieces.extend(Some(literal(head, rest.start)).filter(|_| !head.is_empty()));
            if inner.starts_with("{{") {
                pieces.push(Piece::Literal {
                    text: "{{".to_owned(),
                    span: Span::new(rest.start + open, rest.start + open + 4),
                });
                rest = rest.from(open + 4);
                continue;
            }
            let Some(close) = inner.find("}}") else {
                rest = rest.from(open);
                break;
            };
            let name = inner.get(..close).unwrap_or_default().trim();
            let end = open + 2 + close + 2;
            let span = Span::new(rest.start + open, rest.start + end);
            let text = entry.own.get(name).or_else(|| self.bound.get(name));
            pieces.push(match text {
                Some(text) => Piece::Literal { text: text.clone(), span },
                None => Piece::Hole { name: name.to_owned(), origin: Origin::Unknown, span },
            });
            rest = rest.from(end);
        }
        pieces.extend(Some(rest.piece()).filter(|_| !rest.text.is_empty()));
        pieces
    }
}

/// The id of the language that a program of this name reads.
fn interpreted(program: &str) -> Option<&'static str> {
    super::interpreter(&format!("#!{program}"))
}

fn is_shell(program: &str) -> bool {
    SHELLS.contains(&program.rsplit('/').next().unwrap_or_default())
}

/// `name := value`, `export name := value`
fn assignment(line: Line<'_>) -> Option<(Line<'_>, Line<'_>)> {
    let at = line.text.find(":=")?;
    let (name, value) = (Line { text: line.text.get(..at)?, ..line }, line.from(at + 2));
    // A colon in front is that of a recipe: `build: (test x := y)`.
    (!name.text.contains([':', '"', '\'', '('])).then(|| (name.trim(), value.trim()))
}

/// The text between quotes, where nothing else stands there and no escape.
fn quoted(value: &str) -> Option<&str> {
    let value = value.trim();
    let inner = |quote: char| value.strip_prefix(quote)?.strip_suffix(quote).filter(|text| !text.contains(quote));
    inner('\'').or_else(|| inner('"').filter(|text| !text.contains('\\')))
}

#[cfg(test)]
mod tests {
    use super::super::hold;

    #[test]
    fn what_just_runs() {
        hold(
            "justfile",
            &[
                ("a:\n  @rm x\n\n  -ls \\\n    y\nb:\n\trm z", &["rm x ^a", "ls y ^a", "rm z ^b"]),
                ("d := '/srv/x'\na p=\"q\" r:\n  rm {{d}} {{ p }} {{r}}/y", &["rm /srv/x q {r}/y ^a"]),
                ("a:\n  #!/usr/bin/env bash\n  set -e\n  rm x", &["set -e ^a", "rm x ^a @exit-on-error"]),
                ("[confirm(\"sure?\")]\na:\n  rm x\nb: a\n  rm y", &["rm x ^a @confirmation", "rm y ^b @confirmation"]),
                ("v := `git tag -d x`", &["git tag -d x"]),
                ("set shell := ['nu', '-c']\na:\n  rm x", &["unread \"rm x\""]),
                ("[script('fish')]\na:\n  rm x", &["unread \"  rm x\""]),
                ("a:\n  echo {{{{x}}\n  rm {{x", &["echo {{x}} ^a", "rm {{x ^a"]),
                (
                    "set default-script\nset script-interpreter := ['bash', '-euo']\na:\n  if x; then\n    rm y\n  fi",
                    &["x ^a @exit-on-error", "rm y ^a @exit-on-error"],
                ),
                ("export HUSKY := \"0\"", &["HUSKY=0"]),
                ("a:\n  @read x && [ $x = y ]\n  rm z", &["read x ^a", "rm z ^a @confirmation"]),
            ],
        );
    }

    #[test]
    fn a_body_in_another_language_is_read_in_it() {
        let told = super::super::told(
            "justfile",
            "a:\n  #!/usr/bin/env python3\n  import shutil\n  shutil.rmtree('/srv/x')\n",
        );
        assert!(told.iter().any(|fact| fact.starts_with("shutil.rmtree") && fact.ends_with("^a")), "{told:?}");
    }
}
