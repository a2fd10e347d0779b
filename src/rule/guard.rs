//! How a guard is known in a program: by the words of what marks, checks, wraps and limits an operation.

use serde::Deserialize;

use crate::fact::{Confidence, TargetClass};

/// Recognises the guards of one kind, and says what it means that one is gone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GuardSpec {
    /// What is lost: `authentication`.
    pub noun: String,
    /// How precious what it stood in front of is.
    pub class: Option<TargetClass>,
    /// How sure a loss is that is plain to see.
    pub confidence: Option<Confidence>,
    /// What must stand behind it for its loss to matter.
    pub front: Front,
    /// Where a thing could be guards of several kinds, it is one of the lowest rank.
    pub rank: u32,
    /// Names of marks, calls, frames, middleware and types that are such a guard.
    pub names: Vec<Pattern>,
    /// Names that are one only as a mark.
    pub marks: Vec<Pattern>,
    /// Names that are one only as a call.
    pub calls: Vec<Pattern>,
    /// Names in a condition that is such a guard where it leads away, or around what it guards.
    pub conditions: Vec<Pattern>,
    /// Words of what is answered where such a condition refuses.
    pub answers: Vec<Pattern>,
    /// Names of options and of steps in a chain of calls that limit the operation they belong to.
    pub options: Vec<Pattern>,
    /// Words in the text of a statement that do so.
    pub texts: Vec<String>,
    /// Words in the text of a statement that is such a guard itself.
    pub statements: Vec<String>,
    /// Names of commands, tasks and statements that are such a guard.
    pub commands: Vec<Pattern>,
    /// Names in the condition of a script or of a step.
    pub tests: Vec<Pattern>,
    /// Options of commands and of tasks.
    pub switches: Vec<Pattern>,
    /// Keys of a document that are such a guard of what they are declared in.
    pub keys: Vec<Pattern>,
    /// Keys that are one while they say an amount: only that they say none takes it away.
    pub dials: Vec<Pattern>,
    /// What a document lists among middlewares, plugins and filters.
    pub entries: Vec<Pattern>,
    /// Names that take such a guard away where they are added.
    pub waivers: Vec<Pattern>,
    /// Rules whose guards are as strict: what they guard, this one guards too.
    pub covered_by: Vec<String>,
    /// Whether one place of a program, or of its configuration, may guard all of it.
    pub ambient: bool,
    /// Whether a type may take its place.
    pub typed: bool,
    /// Whether what it looks at must be what the operation is given.
    pub same_subject: bool,
    /// Whether it counts beside the operation too, and behind it: a record that it was done.
    pub beside: bool,
    /// Whether each is a guard of its own: one that was there before does not stand in for one that is gone.
    pub each: bool,
    /// Whether what a check answers is only a hint that it is one.
    pub guesses: bool,
    /// Whether a constraint of the database may take its place.
    pub constrained: bool,
    /// Whether it is one by its name alone where a call is handed it: a middleware.
    pub handed: bool,
    /// Whether any part of a path may name it, and not only what is called last: `limiter.wait()`.
    pub anywhere: bool,
    /// Whether it goes by a name that is taken out everywhere once it has served.
    pub retires: bool,
    /// Whether a condition has to compare something to be one.
    pub compares: bool,
    /// Calls and options that an option must stand in to count: `where`, `filter`.
    pub within: Vec<Pattern>,
    /// What a condition without telling words must look like.
    pub look: Look,
}

impl GuardSpec {
    /// Whether one of `names` is the name of such a guard.
    pub fn is_named(&self, names: &[String]) -> bool {
        let is_it = |pattern: &Pattern, name: &String| {
            if self.anywhere { pattern.is_in(name) } else { pattern.is_last_of(name) }
        };
        names.iter().any(|name| self.names.iter().any(|pattern| is_it(pattern, name)))
    }

    /// Every pattern that it goes by.
    pub fn patterns(&self) -> impl Iterator<Item = &Pattern> {
        [&self.names, &self.marks, &self.calls, &self.conditions, &self.options, &self.waivers, &self.within]
            .into_iter()
            .flatten()
    }
}

/// What a condition looks like that is a guard whatever the names in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Look {
    /// Only words tell.
    #[default]
    Words,
    /// Something is asked to be there, or to hold something.
    Empty,
    /// A number of things is held against a bound.
    Bound,
    /// A number is held below a bound.
    Clamp,
}

/// What must stand behind a guard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Front {
    /// Anything that is done.
    #[default]
    Anything,
    /// Something that writes, sends or runs.
    Change,
    /// At least two of these.
    Changes,
    /// Something that deletes.
    Destruction,
    /// Something that deletes, or that changes one after the other.
    Many,
    /// Something that reads or writes a file.
    File,
    /// Something that asks another system.
    Remote,
}

/// A name to look for: whole words of an identifier in snake case, `login_required`; `=user` is the last identifier of a path
/// as a whole, `authenticat*` any end of the last word. With a dot it is the end of a dotted path: `context.with_timeout`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    text: String,
    exact: bool,
    open: bool,
}

impl Pattern {
    fn new(text: &str) -> Self {
        let (text, exact) = text.strip_prefix('=').map_or((text, false), |rest| (rest, true));
        if text.contains('.') {
            return Self { text: text.to_owned(), exact, open: false };
        }
        let (text, open) = text.strip_suffix('*').map_or((text, false), |rest| (rest, true));
        Self { text: text.to_owned(), exact, open }
    }

    /// The word that it starts with, which stands in whatever it is found in.
    pub fn stem(&self) -> &str {
        self.text.split(['_', '.']).find(|word| !word.is_empty()).unwrap_or_default()
    }

    /// Whether it is found in the last part of `name`, or, with a dot, at its end.
    pub fn is_last_of(&self, name: &str) -> bool {
        if self.text.contains('.') {
            self.is_in(name)
        } else {
            self.is_in_part(name.rsplit('.').next().unwrap_or(name))
        }
    }

    /// Whether it is found in `name`, a dotted path in snake case.
    pub fn is_in(&self, name: &str) -> bool {
        if self.text.contains('.') {
            return ends_in(name, &self.text);
        }
        if self.exact {
            return self.is_in_part(name.rsplit('.').next().unwrap_or(name));
        }
        name.split('.').any(|part| self.is_in_part(part))
    }

    fn is_in_part(&self, part: &str) -> bool {
        let text = self.text.as_str();
        if self.exact {
            return if self.open { part.starts_with(text) } else { part == text };
        }
        part.match_indices(text).any(|(at, _)| {
            let (head, tail) = (part.get(..at).unwrap_or_default(), part.get(at + text.len()..).unwrap_or_default());
            (head.is_empty() || head.ends_with('_')) && (self.open || tail.is_empty() || tail.starts_with('_'))
        })
    }
}

/// Whether a dotted path ends in `end`, whose first word may be the last of a longer one: `order_input.parse` in `input.parse`.
fn ends_in(name: &str, end: &str) -> bool {
    let (end, open) = end.strip_suffix('*').map_or((end, false), |bare| (bare, true));
    let starts = |head: &str| head.is_empty() || head.ends_with(['.', '_']);
    if open {
        return name.match_indices(end).any(|(at, _)| name.get(..at).is_some_and(starts));
    }
    name.strip_suffix(end).is_some_and(starts)
}

/// `requireHTTPAuth` → `require_http_auth`, part by part of a dotted path.
pub fn snake(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    let chars: Vec<char> = name.chars().collect();
    for (at, c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        let lower_next = chars.get(at + 1).is_some_and(|next| next.is_lowercase());
        let starts = c.is_uppercase()
            && before.is_some_and(|b| b.is_lowercase() || b.is_ascii_digit() || (b.is_uppercase() && lower_next));
        if starts {
            out.push('_');
        }
        match c {
            '-' => out.push('_'),
            '$' => {}
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// The written form.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct GuardFile {
    noun: String,
    class: Option<TargetClass>,
    confidence: Option<Confidence>,
    front: Front,
    rank: u32,
    names: Vec<String>,
    marks: Vec<String>,
    calls: Vec<String>,
    conditions: Vec<String>,
    answers: Vec<String>,
    options: Vec<String>,
    texts: Vec<String>,
    statements: Vec<String>,
    commands: Vec<String>,
    tests: Vec<String>,
    switches: Vec<String>,
    keys: Vec<String>,
    dials: Vec<String>,
    entries: Vec<String>,
    waivers: Vec<String>,
    covered_by: Vec<String>,
    ambient: bool,
    typed: bool,
    same_subject: bool,
    beside: bool,
    each: bool,
    compares: bool,
    guesses: bool,
    retires: bool,
    constrained: bool,
    handed: bool,
    anywhere: bool,
    within: Vec<String>,
    look: Look,
}

impl GuardFile {
    pub(super) fn compile(self) -> GuardSpec {
        let patterns = |texts: Vec<String>| texts.iter().map(|text| Pattern::new(text)).collect();
        GuardSpec {
            noun: self.noun,
            class: self.class,
            confidence: self.confidence,
            front: self.front,
            rank: self.rank,
            names: patterns(self.names),
            marks: patterns(self.marks),
            calls: patterns(self.calls),
            conditions: patterns(self.conditions),
            answers: patterns(self.answers),
            options: patterns(self.options),
            texts: self.texts,
            statements: self.statements,
            commands: patterns(self.commands),
            tests: patterns(self.tests),
            switches: patterns(self.switches),
            keys: patterns(self.keys),
            dials: patterns(self.dials),
            entries: patterns(self.entries),
            waivers: patterns(self.waivers),
            covered_by: self.covered_by,
            ambient: self.ambient,
            typed: self.typed,
            same_subject: self.same_subject,
            beside: self.beside,
            each: self.each,
            compares: self.compares,
            guesses: self.guesses,
            retires: self.retires,
            constrained: self.constrained,
            handed: self.handed,
            anywhere: self.anywhere,
            within: patterns(self.within),
            look: self.look,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_snake_case() {
        for (name, expected) in [
            ("requireHTTPAuth", "require_http_auth"),
            ("LoginRequiredMixin", "login_required_mixin"),
            ("tenant_id", "tenant_id"),
            ("app.useGuards", "app.use_guards"),
            ("before-action", "before_action"),
        ] {
            assert_eq!(snake(name), expected);
        }
    }

    #[test]
    fn words_of_a_name() {
        for (pattern, name, found) in [
            ("login_required", "login_required_mixin", true),
            ("login_required", "not_login_requireds", false),
            ("authenticat*", "authenticate_user", true),
            ("=user", "user", true),
            ("=user", "user_id", false),
            ("lock", "block", false),
            ("lock", "with_lock", true),
            ("context.with_timeout", "context.with_timeout", true),
            ("admin", "current_user.is_admin", true),
        ] {
            assert_eq!(Pattern::new(pattern).is_in(name), found, "{pattern} in {name}");
        }
    }
}
