//! Guards that are conditions: checks that lead away or into a branch, and assertions.

use super::condition::{asks_for_emptiness, bound, clamps, compares, parts};
use super::given::{argument, first_word};
use super::protection::{Protection, Seen, by_rank};
use super::reach::{ENDS, Reach, behind, leaves, refusal};
use super::words::{all_names, has, last, names};
use crate::fact::TargetClass;
use crate::fact::outline::{Item, What};
use crate::rule::Rule;
use crate::rule::guard::{Front, GuardSpec, Look, snake};

impl Seen<'_> {
    /// The guards that the parts of a condition may be, the likeliest of each first: by its words, by what it answers where
    /// it refuses, by what it looks like.
    pub(super) fn checked(&self, rules: &[&Rule], condition: &str) -> Vec<Protection> {
        let answers = refusal(self.outline, self.at).map(|said| answers(&said)).unwrap_or_default();
        let answered = by_rank(rules).find(|(_, spec)| has(&answers, &spec.answers));
        let is_precious = |spec: &GuardSpec| spec.class == Some(TargetClass::T3);
        let asserted = by_rank(rules).find(|(_, spec)| self.is_asserted() && spec.is_named(&["assert".to_owned()]));
        // A transaction is no condition, whatever runs in it is asked.
        let by_rank = |rules| by_rank(rules).filter(|(_, spec)| spec.front != Front::Changes);
        let mut found = Vec::new();
        for part in parts(condition).into_iter().flat_map(|part| self.bound_parts(part)) {
            let mentioned = self.with_what_is_bound(&part);
            let by_words = by_rank(rules).find(|(_, spec)| says(spec, &part, &mentioned)).map(|known| (known, true));
            let by_answer = answered.map(|known| (known, !known.1.guesses));
            let clamped = |spec: &GuardSpec| spec.look != Look::Clamp || self.clamps_in_place();
            let by_look =
                by_rank(rules).filter(|(_, spec)| looks(spec, &part) && clamped(spec)).map(|known| (known, true));
            let (sure, unsure): (Option<_>, Option<_>) =
                if answered.is_some_and(|(_, spec)| is_precious(spec)) { (by_answer, None) } else { (None, by_answer) };
            let asserted = asserted.map(|known| (known, true));
            for ((rule, spec), is_named) in
                by_words.into_iter().chain(sure).chain(by_look).chain(unsure).chain(asserted)
            {
                let reach = if spec.beside || spec.look == Look::Clamp { self.unit() } else { self.led() };
                found.push(Protection {
                    rule,
                    at: self.at,
                    reach,
                    subjects: mentioned.clone(),
                    text: part.clone(),
                    is_named,
                    was_asked: !self.is_asserted(),
                });
            }
        }
        found
    }

    /// A part that is only a name is what that was bound to: `let incomplete = a.is_empty() || b.is_empty(); ensure!(!incomplete)`.
    pub(super) fn bound_parts(&self, part: String) -> Vec<String> {
        let name = part.trim_start_matches(['!', '(', ' ']).trim_start_matches("not ").trim_end_matches(')');
        let start = self.outline.definition_of(self.at).unwrap_or(0);
        let before = self.outline.items.get(start..self.at).unwrap_or_default();
        let bound = before
            .iter()
            .rev()
            .find(|item| item.what == What::Binding && !name.is_empty() && first_word(&item.name) == name);
        match bound {
            Some(item)
                if [" || ", " && ", " or ", " and ", "==", "!=", "<", ">"]
                    .iter()
                    .any(|joint| item.text.contains(joint)) =>
            {
                parts(&item.text)
            }
            _ => vec![part],
        }
    }

    /// Whether where the check leads nothing is refused: a value takes the place of another.
    pub(super) fn clamps_in_place(&self) -> bool {
        let inside = self.outline.within(self.at);
        self.item().is_some_and(|item| item.what == What::Check)
            && !inside.iter().any(|item| {
                item.what == What::Raise
                    || (item.what == What::Call && ENDS.contains(&snake(last(&item.name)).as_str()))
            })
            && inside.iter().any(|item| matches!(item.what, What::Binding | What::Leave))
    }

    pub(super) fn is_asserted(&self) -> bool {
        self.item().is_some_and(|item| item.what != What::Check)
    }

    /// `names`, and what those of them are worth that a binding before gives a value: `const ok = verify(body); if (!ok) …`.
    pub(super) fn with_what_is_bound(&self, part: &str) -> Vec<String> {
        let start = self.outline.definition_of(self.at).unwrap_or(0);
        let before = self.outline.items.get(start..self.at).unwrap_or_default();
        // What a call in it is given is not what it asks.
        let asked = names(&without_arguments(part));
        let bindings = before.iter().filter(|item| {
            item.what == What::Binding
                && asked.iter().any(|name| name.split('.').next() == Some(snake(first_word(&item.name)).as_str()))
        });
        // What is called, and what that is of: what it is given says nothing of it.
        let worth: Vec<String> = bindings
            .flat_map(|item| {
                names(item.text.trim_start_matches("Boolean(").trim_start_matches("bool(")).into_iter().take(2)
            })
            .collect();
        [names(part), worth].concat()
    }

    /// Where a check leads: behind it where it leaves, and into its branches.
    pub(super) fn led(&self) -> Reach {
        if self.is_asserted() || leaves(self.outline, self.at) {
            let other = self
                .outline
                .children(Some(self.at))
                .find(|at| self.outline.items.get(*at).is_some_and(|item| item.what == What::Otherwise));
            // `if (mayWrite) { save(); return }` stands in front of what it leads to, too.
            let then = (!self.is_asserted() && self.item().is_some_and(|item| affirms(&item.text))).then_some(self.at);
            return Reach { behind: behind(self.outline, self.at).behind, inside: other.or(then), chain: None };
        }
        Reach::inside(self.at)
    }
}

/// Whether a condition says that something holds, as far as its words tell.
fn affirms(condition: &str) -> bool {
    let lower = condition.to_lowercase();
    !lower.trim_start_matches('(').starts_with(['!'])
        && !["not ", "!=", "!==", "== null", "== nil", "is none", "== false", "<", ">", "err"]
            .iter()
            .any(|word| lower.contains(word))
}

/// Whether a call ends the program, or raises, unless what it is given holds: `ensure!(…)`, `assert(…)`.
pub(super) fn is_assertion(item: &Item) -> bool {
    const ASSERTS: &[&str] = &[
        "assert",
        "ensure",
        "debug_assert",
        "invariant",
        "require",
        "check_argument",
        "check_state",
        "precondition",
        "check",
    ];
    let name = snake(last(&item.name));
    // `policy.require(user)` is called as it is named, and `require("fs")` brings in a module.
    let is_bare = !item.name.contains('.')
        || ["assert", "Assert", "Preconditions", "Debug", "Contract"].iter().any(|of| item.name.starts_with(of));
    let given = argument(&item.text);
    ASSERTS.contains(&name.as_str()) && is_bare && !given.starts_with(['"', '\'', '`']) && item.text.contains('(')
}

/// Whether a part of a condition is a guard of `spec` by its words.
pub(super) fn says(spec: &GuardSpec, part: &str, mentioned: &[String]) -> bool {
    // That an address is set says nothing of where it leads.
    let is_address = |name: &&String| ["url", "uri", "dsn", "host", "name"].iter().any(|end| name.ends_with(end));
    let tells = |name: &&String| !is_address(name) || compares(part);
    let by_condition = mentioned.iter().any(|name| has(std::slice::from_ref(name), &spec.conditions) && tells(&name))
        && (!spec.compares || compares(part));
    by_condition || spec.is_named(mentioned) || (spec.within.is_empty() && has(mentioned, &spec.calls))
}

/// Whether it is one by what it looks like.
pub(super) fn looks(spec: &GuardSpec, part: &str) -> bool {
    match spec.look {
        Look::Words => false,
        Look::Empty => asks_for_emptiness(part),
        Look::Bound => bound(part).is_some(),
        Look::Clamp => clamps(part),
    }
}

/// The names in what a check answers; a number of three digits is the status of a response.
pub(super) fn answers(said: &str) -> Vec<String> {
    let numbers = said
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|n| n.len() == 3 && n.chars().all(|c| c.is_ascii_digit()));
    let statuses = numbers.map(|number| format!("http_{number}"));
    all_names(said).into_iter().chain(statuses).collect()
}

/// A condition without what its calls are given: `free(tx, room)` → `free()`. What is looked for in a list is what is asked
/// about: `["demo", "test"].includes(target)`.
fn without_arguments(part: &str) -> String {
    const LOOKS_FOR: &[&str] = &["includes", "contains", "Contains", "include?", "has", "indexOf", "in_array"];
    let (mut out, mut depth, mut before) = (String::new(), 0usize, ' ');
    for c in part.chars() {
        let looks_for = || LOOKS_FOR.iter().any(|step| out.ends_with(step));
        let opens_call = c == '(' && (before.is_alphanumeric() || before == '_') && !looks_for();
        match c {
            '(' if opens_call || depth > 0 => depth += 1,
            ')' if depth > 0 => depth -= 1,
            c if depth == 0 => out.push(c),
            _ => {}
        }
        before = c;
    }
    out
}
