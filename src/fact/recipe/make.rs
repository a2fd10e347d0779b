//! Makefiles: the lines of recipes, each its own shell, and what make runs while it reads.
//!
//! They are read by lines and not by a grammar: a third of real makefiles have errors in the one there is, and what it
//! would say beyond the lines (expressions, functions) is only known when make runs.

use rustc_hash::FxHashSet;

use super::asked::{ignores, is_asked, passed};
use super::expansion::{Variables, shelled};
use super::lines::{self, Line};
use super::place::Place;
use super::{By, Recipe, Run, guard};
use crate::fact::{Confidence, Guard, GuardKind, Piece};
use crate::source::{Source, Span};

const SHELLS: &[&str] = &["sh", "bash", "dash", "zsh", "ksh", "ash"];

/// A line of a makefile with the lines that continue it.
struct Logical<'t> {
    text: &'t str,
    start: usize,
}

/// A rule, or a text that is defined to be put into rules.
#[derive(Default)]
struct Rule<'t> {
    target: String,
    needs: Vec<&'t str>,
    recipe: Vec<Line<'t>>,
    conditions: Vec<Guard>,
    /// Whether it is a `define`.
    canned: bool,
}

/// What is read of a file before its recipes are.
#[derive(Default)]
struct Makefile<'t> {
    variables: Variables,
    rules: Vec<Rule<'t>>,
    recipe: Recipe,
    conditions: Vec<Guard>,
    one_shell: bool,
    prefix: Option<char>,
}

pub(super) fn read(source: &Source) -> Recipe {
    let mut file = Makefile::default();
    let mut open = false;
    let mut define: Option<Rule<'_>> = None;
    for logical in logical_lines(&source.text) {
        if let Some(rule) = &mut define {
            if logical.text.trim() == "endef" {
                file.rules.extend(define.take());
            } else {
                rule.recipe.push(Line { text: logical.text, start: logical.start });
            }
            continue;
        }
        let prefix = file.prefix.unwrap_or('\t');
        if open && logical.text.starts_with(prefix) {
            let line = Line { text: logical.text, start: logical.start }.from(prefix.len_utf8());
            file.rules.last_mut().into_iter().for_each(|rule| rule.recipe.push(line));
            continue;
        }
        let text = logical.text.trim();
        if text.is_empty() || text.starts_with('#') || file.condition(text) {
            continue;
        }
        if let Some(name) = text.strip_prefix("define ").or_else(|| text.strip_prefix("override define ")) {
            let target = name.trim().trim_end_matches(['=', ':', '?', '+', ' ']).to_owned();
            define = Some(Rule { target, canned: true, ..Rule::default() });
            continue;
        }
        open = file.line(&logical, open);
    }
    file.rules.extend(define);
    file.runs()
}

fn logical_lines(text: &str) -> Vec<Logical<'_>> {
    let physical = lines::of(text, 0);
    let mut out = Vec::new();
    let mut first: Option<usize> = None;
    for line in physical {
        let start = *first.get_or_insert(line.start);
        if !lines::goes_on(line.text, '\\') {
            out.push(Logical { text: text.get(start..line.end()).unwrap_or_default(), start });
            first = None;
        }
    }
    out.extend(first.map(|start| Logical { text: text.get(start..).unwrap_or_default(), start }));
    out
}

/// What a line is by its first sign outside of references.
enum Sign {
    /// The place of the operator, and where the value starts.
    Assigns(usize, usize),
    /// The place of the colon, and where the prerequisites start.
    Rules(usize, usize),
    Neither,
}

fn sign(text: &str) -> Sign {
    let mut depth = 0usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' | b'{' => depth += 1,
            b')' | b'}' => depth = depth.saturating_sub(1),
            b'#' if depth == 0 => return Sign::Neither,
            b'=' if depth == 0 => return Sign::Assigns(at, at + 1),
            b':' if depth == 0 => {
                let rest = text.get(at..).unwrap_or_default();
                let colons = rest.bytes().take_while(|byte| *byte == b':').count();
                return match rest.as_bytes().get(colons) {
                    Some(b'=') => Sign::Assigns(at, at + colons + 1),
                    _ => Sign::Rules(at, at + colons),
                };
            }
            _ => {}
        }
    }
    Sign::Neither
}

/// The text before a comment, which is none where the `#` is quoted.
fn uncommented(text: &str) -> &str {
    let end = text.match_indices('#').map(|(at, _)| at).find(|at| !text.get(..*at).is_some_and(|t| t.ends_with('\\')));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

impl<'t> Makefile<'t> {
    /// `ifeq`, `else`, `endif`: which condition holds for the lines behind it.
    fn condition(&mut self, text: &str) -> bool {
        let word = text.split([' ', '\t', '(']).next().unwrap_or_default();
        match word {
            "ifeq" | "ifneq" | "ifdef" | "ifndef" => {
                let asks = text.to_lowercase().contains("confirm");
                let kind = if asks { GuardKind::Confirmation } else { GuardKind::Condition };
                self.conditions.push(guard(kind, text));
            }
            "else" => {
                if let Some(open) = self.conditions.pop() {
                    self.conditions.push(guard(GuardKind::Condition, &format!("! {}", open.text)));
                }
            }
            "endif" => drop(self.conditions.pop()),
            _ => return false,
        }
        true
    }

    /// A line outside of recipes. Whether a recipe may follow.
    fn line(&mut self, logical: &Logical<'t>, open: bool) -> bool {
        let at_top =
            |found| Run::new(By::Shell, found, Span::new(logical.start, logical.start + logical.text.len()), "");
        for found in shelled(uncommented(logical.text), logical.start) {
            let pieces = self.variables.pieces(found.text, found.start, "");
            self.recipe.runs.push(at_top(pieces));
        }
        match sign(logical.text) {
            Sign::Assigns(at, value) => {
                self.assign(logical, at, value);
                open
            }
            Sign::Rules(at, needs) => self.rule(logical, at, needs),
            Sign::Neither => open && logical.text.starts_with(' '),
        }
    }

    fn assign(&mut self, logical: &Logical<'t>, at: usize, value: usize) {
        let written = logical.text.get(..at).unwrap_or_default();
        let operator = written.chars().next_back().filter(|c| matches!(c, '?' | '+' | '!'));
        let exported = written.trim_start().starts_with("export ");
        let name = written.trim_end_matches(['?', '+', '!']).split_whitespace().next_back().unwrap_or_default();
        let rest = logical.text.get(value..).unwrap_or_default();
        let text = uncommented(rest);
        let value = Line { text, start: logical.start + value }.trim();
        let span = Span::new(logical.start + written.len() - written.trim_start().len(), value.end());
        match operator {
            Some('!') => {
                let pieces = self.variables.pieces(value.text, value.start, "");
                self.recipe.runs.push(Run::new(By::Shell, pieces, span, ""));
                self.variables.blur(name);
            }
            Some('+') => self.variables.blur(name),
            _ => self.variables.bind(name, value.text),
        }
        if name == ".RECIPEPREFIX" {
            self.prefix = value.text.chars().next();
        }
        if exported {
            let pieces = self.variables.pieces(value.text, value.start, "");
            self.recipe.runs.push(Run::new(By::Set(name.to_owned()), pieces, span, ""));
        }
    }

    fn rule(&mut self, logical: &Logical<'t>, at: usize, needs: usize) -> bool {
        let target = logical.text.get(..at).unwrap_or_default().trim().trim_end_matches('&').trim();
        let rest = logical.text.get(needs..).unwrap_or_default();
        if let (Sign::Assigns(equals, _), false) = (sign(rest), rest.contains(';')) {
            let name = rest.get(..equals).unwrap_or_default();
            // It holds for one target only: nowhere else is it known.
            let name = name.trim_end_matches(['?', '+', '!', ':']).split_whitespace().next_back();
            name.into_iter().for_each(|name| self.variables.blur(name));
            return false;
        }
        self.one_shell |= target == ".ONESHELL";
        let (prerequisites, command) = match rest.split_once(';') {
            Some((head, _)) => (head, Some(needs + head.len() + 1)),
            None => (rest, None),
        };
        let line = |at: usize| Line { text: logical.text.get(at..).unwrap_or_default(), start: logical.start + at };
        self.rules.push(Rule {
            target: target.split_whitespace().collect::<Vec<_>>().join(" "),
            needs: uncommented(prerequisites).split_whitespace().collect(),
            recipe: command.map(line).into_iter().collect(),
            conditions: self.conditions.clone(),
            canned: false,
        });
        true
    }

    /// Everything that is run, now that every variable is known.
    fn runs(mut self) -> Recipe {
        let mut recipe = std::mem::take(&mut self.recipe);
        let asks = |rule: &&Rule<'_>| rule.recipe.iter().any(|line| is_asked(line.text));
        let asking: FxHashSet<&str> = self.rules.iter().filter(asks).map(|rule| rule.target.as_str()).collect();
        for rule in &self.rules {
            let mut guards = rule.conditions.clone();
            let asked = rule.needs.iter().find(|needed| asking.contains(**needed));
            guards.extend(asked.map(|needed| guard(GuardKind::Confirmation, needed)));
            if self.variables.text(".SHELLFLAGS").is_some_and(|flags| flags.starts_with("-e")) {
                guards.push(guard(GuardKind::ExitOnError, "set -e"));
            }
            self.recipe(rule, guards, &mut recipe);
        }
        recipe.runs.sort_by_key(|run| run.span.start);
        recipe
    }

    fn recipe(&self, rule: &Rule<'_>, mut guards: Vec<Guard>, recipe: &mut Recipe) {
        let other = |shell: &str| !SHELLS.contains(&shell.rsplit(['/', ' ']).next().unwrap_or_default());
        let unread = self.variables.text("SHELL").is_some_and(|shell| !shell.contains('$') && other(shell));
        let tabbed = rule.recipe.iter().any(|line| line.text.starts_with('\t'));
        let mut whole: Option<Run> = None;
        for line in &rule.recipe {
            if rule.canned && tabbed && !line.text.starts_with('\t') {
                continue;
            }
            let mut run = self.run(rule, *line, &guards);
            if unread {
                run.by = By::Unread;
            }
            for found in shelled(line.text, line.start) {
                let pieces = self.variables.pieces(found.text, found.start, &rule.target);
                recipe.runs.push(Run { text: pieces, ..run.clone() });
            }
            if self.one_shell {
                match &mut whole {
                    Some(whole) => {
                        whole.text.push(super::literal("\n", line.start.saturating_sub(1)));
                        whole.text.extend(run.text);
                        whole.span = whole.span.cover(run.span);
                    }
                    None => whole = Some(run),
                }
                continue;
            }
            if !ignores(line.text) {
                guards.extend(passed(line.text));
            }
            recipe.runs.push(run);
        }
        recipe.runs.extend(whole);
    }

    fn run(&self, rule: &Rule<'_>, line: Line<'_>, guards: &[Guard]) -> Run {
        // A line that is continued by a blank one ends there.
        let text = line.text.trim_end();
        let line = Line { text: text.strip_suffix('\\').unwrap_or(text).trim_end(), ..line };
        let pieces = bare(self.variables.pieces(line.text, line.start, &rule.target));
        let from = pieces.first().map_or(line.start, |piece| super::span_of(piece).start);
        let mut run = Run::new(By::Shell, pieces, Span::new(from, line.end().max(from)), &rule.target);
        run.guards = guards.to_vec();
        if rule.canned {
            run.certainty = Confidence::Medium;
        }
        if is_clean(&rule.target) {
            run.place = Place::Clean;
        }
        run
    }
}

/// Whether the target is there to take away what was made.
fn is_clean(target: &str) -> bool {
    let mut words = target.split(|c: char| !c.is_alphanumeric());
    words.any(|word| word.ends_with("clean") || word.starts_with("clean") || word == "clobber")
}

/// Without `@`, `-` and `+` in front, and without a variable that stands for one of them: `$(Q)rm`.
fn bare(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let next = match pieces.get(at + 1) {
            Some(Piece::Literal { text, .. }) => text.starts_with(|c: char| c.is_alphanumeric() || c == '@'),
            Some(Piece::Hole { .. }) => true,
            None => false,
        };
        match piece {
            Piece::Literal { text, span } => {
                let rest = text.trim_start_matches(['@', '-', '+', ' ', '\t']);
                if rest.is_empty() {
                    at += 1;
                    continue;
                }
                let exact = span.end.saturating_sub(span.start) == text.len();
                let start = if exact { span.start + text.len() - rest.len() } else { span.start };
                let piece = Piece::Literal { text: rest.to_owned(), span: Span::new(start, span.end) };
                pieces.drain(..at);
                if let Some(first) = pieces.first_mut() {
                    *first = piece;
                }
                return pieces;
            }
            Piece::Hole { .. } if at == 0 && next => at += 1,
            Piece::Hole { .. } => break,
        }
    }
    pieces.drain(..at.min(pieces.len()));
    pieces
}

#[cfg(test)]
mod tests {
    use super::super::hold;

    #[test]
    fn what_make_runs() {
        hold(
            "Makefile",
            &[
                ("clean:\n\t@-rm -rf build\n", &["rm -rf build ^clean"]),
                ("D := /srv/x\nclean:\n\trm -rf $(D) ${D}/a $$D\n", &["rm -rf /srv/x /srv/x/a {$D} ^clean"]),
                ("a: b\n\tcd x && \\\n\t  rm y\n\tls\n", &["cd x ^a", "rm y ^a @checked-directory", "ls ^a"]),
                ("a: ; rm x\n", &["rm x ^a"]),
                ("a:\n\trm x;\\\n\n\trm y\n", &["rm x ^a", "rm y ^a"]),
                ("a:\n\t$(RM) -r $@ $<\n", &["rm -f -r a {$<} ^a"]),
                ("a:\n\t$(Q)rm x\n\t$(Q)$(RM) y\n", &["rm x ^a", "rm -f y ^a"]),
                ("Q ?= @\na:\n\t$(Q)rm x\n", &["rm x ^a"]),
                ("ifeq ($(X),1)\nD = a\nelse\nD = b\nendif\na:\n\trm $(D)\n", &["rm {$D} ^a"]),
                ("V := $(shell git tag -d x)\n", &["git tag -d x"]),
                ("V != rm x\n", &["rm x"]),
                (".ONESHELL:\na:\n\tset -e\n\trm x\n", &["set -e ^a", "rm x ^a @exit-on-error"]),
                (".RECIPEPREFIX = >\na:\n>rm x\n", &["rm x ^a"]),
                ("define wipe\n\trm $(1)\nendef\n", &["rm {$1} ^wipe"]),
                ("SHELL = /usr/bin/python3\na:\n\tx()\n", &["unread \"x()\""]),
                ("a:\n\t@read -p 'sure? ' x; [ $$x = y ]\n\trm x\n", &["read -p sure?  x ^a", "rm x ^a @confirmation"]),
                ("sure:\n\t@read x && [ $$x = y ]\na: sure\n\trm x\n", &["read x ^sure", "rm x ^a @confirmation"]),
                ("a:\n\ttest -n \"$(D)\"\n\trm $(D)\n", &["test -n {$D} ^a", "rm {$D} ^a @not-empty"]),
                ("a: D = x\nD = y\na:\n\trm $(D)\n", &["rm {$D} ^a"]),
                ("A = $(B)\nB = $(A)$(A)\na:\n\trm $(A)\n", &[&format!("rm {} ^a", "{$A}".repeat(8))]),
                ("a:\n# rm x\n\n\t# rm y\n\trm z\n", &["rm z ^a"]),
                ("export NODE_TLS_REJECT_UNAUTHORIZED=0\n", &["NODE_TLS_REJECT_UNAUTHORIZED=0"]),
            ],
        );
    }
}
