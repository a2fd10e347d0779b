//! Guards in what is no program: scripts, statements of a database, documents.
//!
//! Words mean other things here. A variable `ROLE` of a script is no permission, and a key `auth` may be anything. So each
//! rule has words of its own for commands, tests, switches and keys, and only those count.

use super::checked::{answers, looks};
use super::condition::parts;
use super::deeds::is_off;
use super::protection::{Protection, by_rank};
use super::reach::{Reach, behind, refusal};
use super::words::{has, last, names};
use crate::fact::TargetClass;
use crate::fact::outline::{Item, Outline, Speech, What};
use crate::rule::Rule;
use crate::rule::guard::{GuardSpec, snake};

/// The guards of an outline that is of no program.
pub(super) fn protections(outline: &Outline, rules: &[&Rule]) -> Vec<Protection> {
    let mut found: Vec<Protection> = Vec::new();
    for (at, item) in outline.items.iter().enumerate() {
        let spoken = Spoken { outline, at, item };
        match item.what {
            What::Check | What::Assertion => found.extend(spoken.checked(rules)),
            _ => {
                let known = by_rank(rules).find_map(|(rule, spec)| Some((rule, spec, spoken.reach(spec)?)));
                let Some((rule, spec, reach)) = known else { continue };
                // What stands in a key that is such a guard is a part of it.
                let is_part = |guard: &Protection| guard.rule == rule && outline.around(at).any(|up| up == guard.at);
                if found.iter().rev().take(NESTED).any(is_part) {
                    continue;
                }
                let reach = if spec.beside { spoken.unit() } else { reach };
                found.push(spoken.protection(rule, reach, &spoken.said(), true));
            }
        }
    }
    found
}

/// How many guards back one is looked for that holds another.
const NESTED: usize = 8;

/// Whether `guard`, of a document, stands for what is declared at `at`: within it, around it, or in a part that it names.
pub(super) fn stands_for(outline: &Outline, guard: &Protection, at: usize) -> bool {
    if outline.speech != Speech::Document {
        return false;
    }
    let holder = outline.definition_of(guard.at);
    let within = |holder: usize, at: usize| holder == at || outline.around(at).any(|up| up == holder);
    let Some(holder) = holder else { return false };
    let names_it = || {
        let name = outline.items.get(holder).map(|item| item.name.as_str()).unwrap_or_default();
        outline.within(at).iter().any(|item| item.what == What::Argument && item.name == name)
    };
    within(at, guard.at) || (within(holder, at) && is_whole(outline, guard.at)) || names_it()
}

/// Whether a key stands for all that is declared below it, by its place or its name.
fn is_whole(outline: &Outline, at: usize) -> bool {
    outline.items.get(at).is_some_and(|item| matches!(item.what, What::Option | What::Argument))
}

/// Whether a key holds for the whole document: `DefaultAuthorizer`, `Globals`.
pub(super) fn is_default(outline: &Outline, at: usize) -> bool {
    let wide = |item: &Item| {
        let name = snake(&item.name);
        matches!(name.split('_').next(), Some("default" | "defaults" | "global" | "globals"))
    };
    outline.speech == Speech::Document
        && std::iter::once(at).chain(outline.around(at)).filter_map(|up| outline.items.get(up)).any(wide)
}

/// Whether a key that is merely gone may be what it was by default.
pub(super) fn may_be_default(
    before: &Outline,
    lost: &Protection,
    spec: &GuardSpec,
    after: &Outline,
    at: usize,
) -> bool {
    let Some(item) = before.items.get(lost.at).filter(|_| before.speech == Speech::Document) else { return false };
    let name = [snake(&item.name)];
    let flips_only = item.what == What::Option && has(&name, &spec.dials) && !has(&name, &spec.keys);
    flips_only && !is_of_mesh(before, lost.at) && !after.within(at).iter().any(|other| other.name == item.name)
}

/// Whether what is declared there waits for as long as it takes unless something says otherwise.
fn is_of_mesh(outline: &Outline, at: usize) -> bool {
    const KINDS: &[&str] = &["VirtualService/", "HTTPRoute/", "DestinationRule/", "GRPCRoute/", "ServiceRouter/"];
    outline
        .around(at)
        .filter_map(|up| outline.items.get(up))
        .any(|item| KINDS.iter().any(|kind| item.name.starts_with(kind)))
}

struct Spoken<'a> {
    outline: &'a Outline,
    at: usize,
    item: &'a Item,
}

impl Spoken<'_> {
    fn protection(&self, rule: usize, reach: Reach, text: &str, is_named: bool) -> Protection {
        Protection {
            rule,
            at: self.at,
            reach,
            subjects: names(text),
            text: text.to_owned(),
            is_named,
            was_asked: self.item.what == What::Check,
        }
    }

    /// The guard as it was written, about.
    fn said(&self) -> String {
        match self.item.what {
            What::Option if self.outline.speech == Speech::Commands => {
                format!("--{} {}", self.item.name, self.item.text)
            }
            What::Option if self.outline.speech == Speech::Document => {
                format!("{}: {}", self.item.name, self.item.text)
            }
            _ => self.item.text.clone(),
        }
    }

    fn reach(&self, spec: &GuardSpec) -> Option<Reach> {
        let name = [snake(&self.item.name)];
        let in_routine = self.outline.speech == Speech::Statements;
        match self.item.what {
            What::Call => {
                let in_code = in_routine && !self.item.name.contains('.') && has(&name, &spec.names);
                let is_guard = (in_code || has(&name, &spec.commands)) && !self.outline.is_in_condition(self.at);
                is_guard.then(|| behind(self.outline, self.at))
            }
            What::Frame => has(&names(&self.item.text), &spec.commands).then(|| Reach::inside(self.at)),
            What::Mark => has(&name, &spec.marks).then(|| self.routine()),
            What::Binding if in_routine && self.item.name.contains('.') => {
                let sets = has(&[snake(last(&self.item.name))], &spec.options) && !is_off(&self.item.text);
                sets.then(|| behind(self.outline, self.at))
            }
            What::Option => self.option(spec, &name),
            What::Argument if self.outline.speech == Speech::Document => {
                has(&name, &spec.entries).then(|| self.holder()).flatten()
            }
            _ => None,
        }
    }

    fn option(&self, spec: &GuardSpec, name: &[String]) -> Option<Reach> {
        if is_off(&self.item.text) {
            return None;
        }
        let call = self.outline.around(self.at).find(|up| {
            self.outline.items.get(*up).is_some_and(|item| !matches!(item.what, What::Option | What::Argument))
        });
        let is_call = call.and_then(|at| self.outline.items.get(at)).is_some_and(|item| item.what == What::Call);
        let known = match self.outline.speech {
            Speech::Statements => &spec.options,
            _ if is_call => &spec.switches,
            Speech::Document if has(name, &spec.dials) && is_amount(&self.item.text) => &spec.dials,
            Speech::Document => &spec.keys,
            _ => return None,
        };
        if !has(name, known) {
            return None;
        }
        if is_call { call.map(Reach::inside) } else { self.holder() }
    }

    /// What is declared, and nothing that is declared inside it.
    fn holder(&self) -> Option<Reach> {
        let holder = self.outline.definition_of(self.at)?;
        Some(Reach::behind(holder, holder + 1))
    }

    fn unit(&self) -> Reach {
        let unit = self.outline.definition_of(self.at);
        unit.map_or_else(|| Reach::behind(0, self.outline.items.len()), Reach::inside)
    }

    /// The routine that a mark behind it names.
    fn routine(&self) -> Reach {
        let named = names(&self.item.text);
        let is_it = |item: &Item| item.what == What::Definition && named.iter().any(|name| last(name) == item.name);
        let found = self.outline.items.iter().position(is_it);
        found.map_or_else(|| Reach::behind(0, self.outline.items.len()), Reach::inside)
    }

    /// The guards that the parts of a condition may be: by their words, by what they look like, by what is answered.
    fn checked(&self, rules: &[&Rule]) -> Vec<Protection> {
        let in_routine = self.outline.speech == Speech::Statements;
        let refused = refusal(self.outline, self.at).map(|said| answers(&said)).unwrap_or_default();
        let heard = |spec: &GuardSpec| in_routine || !spec.tests.is_empty();
        let by_words = |spec: &GuardSpec, mentioned: &[String]| {
            has(mentioned, &spec.tests)
                || has(mentioned, &spec.commands)
                || (in_routine && (has(mentioned, &spec.conditions) || has(mentioned, &spec.names)))
        };
        let (asserted, raises) = (["assert".to_owned()], ["raise".to_owned()]);
        let is_asserted = self.item.what == What::Assertion && self.outline.speech != Speech::Commands;
        let mut found = Vec::new();
        for part in parts(&self.item.text) {
            let mentioned = self.with_what_is_bound(names(&part));
            let words: Vec<String> = mentioned.iter().filter(|word| *word != "raise").cloned().collect();
            let known = by_rank(rules).find(|(_, spec)| by_words(spec, &words)).map(|known| (known, true));
            let raised = by_rank(rules).find(|(_, spec)| words.len() < mentioned.len() && has(&raises, &spec.tests));
            let raised = raised.map(|known| (known, true));
            let answered = by_rank(rules).find(|(_, spec)| heard(spec) && has(&refused, &spec.answers));
            let answered = answered.map(|known| (known, known.1.class == Some(TargetClass::T3)));
            let counted = self.counted(&part);
            let shaped = by_rank(rules).filter(|(_, spec)| looks(spec, &counted)).map(|known| (known, true));
            let held = by_rank(rules).find(|(_, spec)| is_asserted && has(&asserted, &spec.commands));
            let held = held.map(|known| (known, true));
            for ((rule, spec), is_named) in known.into_iter().chain(shaped).chain(answered).chain(raised).chain(held) {
                let reach = if spec.beside { self.unit() } else { self.led() };
                found.push(Protection { subjects: mentioned.clone(), ..self.protection(rule, reach, &part, is_named) });
            }
        }
        found
    }

    /// A part in which what was counted is called so: `n=$(… | wc -l)`, `SELECT count(*) INTO n`.
    fn counted(&self, part: &str) -> String {
        let start = self.outline.definition_of(self.at).unwrap_or(0);
        let earlier = self.outline.items.get(start..self.at).unwrap_or_default();
        let counts = |item: &&Item| {
            let text = item.text.to_lowercase();
            item.what == What::Binding
                && ["wc -l", "count(", "| wc", "--count", "jq length"].iter().any(|word| text.contains(word))
        };
        let names: Vec<&str> = earlier.iter().filter(counts).map(|item| item.name.as_str()).collect();
        let words = part.split(' ').map(|word| {
            let bare = word.trim_start_matches(['$', '{', '(']).trim_end_matches(['}', ')']);
            if names.contains(&bare) { "$count" } else { word }
        });
        words.collect::<Vec<_>>().join(" ")
    }

    /// `mentioned`, and what those of them were given: `host=$(hostname)`.
    fn with_what_is_bound(&self, mentioned: Vec<String>) -> Vec<String> {
        let start = self.outline.definition_of(self.at).unwrap_or(0);
        let earlier = self.outline.items.get(start..self.at).unwrap_or_default();
        let bound = earlier.iter().filter(|item| item.what == What::Binding && mentioned.contains(&snake(&item.name)));
        let worth: Vec<String> = bound.flat_map(|item| names(&item.text)).collect();
        [mentioned, worth].concat()
    }

    /// Where a condition leads: behind it where it leaves, and into its branches.
    fn led(&self) -> Reach {
        let leaves = self.item.what == What::Assertion || refusal(self.outline, self.at).is_some();
        if leaves {
            let end = behind(self.outline, self.at).behind.map_or(self.at, |(_, end)| end);
            return Reach::behind(self.at + 1, end);
        }
        Reach::inside(self.at)
    }
}

/// Whether a value says how much: a number, a duration, a size.
fn is_amount(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit()) && text.len() < 40
}
