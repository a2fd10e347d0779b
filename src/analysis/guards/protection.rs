//! What stands in front of the operations of an outline, and how far it reaches.

use super::condition::{asks_for_emptiness, bound, parts};
use super::words::{all_names, has, last, names};
use crate::fact::outline::{Item, Outline, What};
use crate::rule::Rule;
use crate::rule::guard::{GuardSpec, Look, snake};

/// A guard in an outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Protection {
    /// Which of the rules knows it.
    pub(super) rule: usize,
    /// Where it stands.
    pub(super) at: usize,
    pub(super) reach: Reach,
    /// What it looks at.
    pub(super) subjects: Vec<String>,
    /// The text that is lost with it.
    pub(super) text: String,
    /// Whether it is known by its words, not only by what it answers.
    pub(super) is_named: bool,
}

/// How far a guard reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// All that stands in an item, and the item itself.
    Inside(usize),
    /// What comes behind it in the block that ends at `end`; `from` is where that starts.
    Behind {
        /// The first item behind it.
        from: usize,
        /// One past the last.
        end: usize,
    },
}

impl Protection {
    /// Whether it stands in front of the item at `at`.
    pub(super) fn covers(&self, at: usize, outline: &Outline) -> bool {
        match self.reach {
            Reach::Inside(holder) => outline.items.get(holder).is_some_and(|item| holder <= at && at < item.end),
            Reach::Behind { from, end } => from <= at && at < end,
        }
    }
}

/// The guards of an outline, of all kinds that `rules` know.
pub(super) fn protections(outline: &Outline, rules: &[&Rule]) -> Vec<Protection> {
    let mut found = Vec::new();
    for at in 0..outline.items.len() {
        let seen = Seen { outline, at };
        for (rule, spec) in rules.iter().enumerate().filter_map(|(at, rule)| Some((at, rule.guard.as_ref()?))) {
            seen.by(rule, spec, &mut found);
        }
        seen.unnamed_check(rules, &mut found);
    }
    found
}

struct Seen<'a> {
    outline: &'a Outline,
    at: usize,
}

impl Seen<'_> {
    fn item(&self) -> Option<&Item> {
        self.outline.items.get(self.at)
    }

    fn by(&self, rule: usize, spec: &GuardSpec, found: &mut Vec<Protection>) {
        let Some(item) = self.item() else { return };
        match item.what {
            What::Check | What::Assertion => self.check(item, rule, spec, found),
            _ => {
                let Some(reach) = self.reach(item, spec) else { return };
                let reach = if spec.beside { self.unit() } else { reach };
                let subjects = names(&item.text);
                found.push(Protection { rule, at: self.at, reach, subjects, text: item.text.clone(), is_named: true });
            }
        }
    }

    /// How far the item reaches as a guard of `spec`, if it is one.
    fn reach(&self, item: &Item, spec: &GuardSpec) -> Option<Reach> {
        match item.what {
            What::Mark => has(&mark_names(item), &spec.names).then(|| self.marked()),
            What::Parameter if item.text != item.name => has(&names(&item.text), &spec.names).then(|| self.marked()),
            What::Definition if self.is_class() => has(&bases(item), &spec.names).then_some(Reach::Inside(self.at)),
            What::Frame => has(&names(&item.text), &spec.names).then_some(Reach::Inside(self.at)),
            What::Argument => has(&[snake(&item.name)], &spec.names).then(|| self.handed()).flatten(),
            What::Option => self.option(item, spec),
            What::Binding => self.binding(item, spec),
            What::Text => self.statement(item, spec),
            What::Call => self.call(item, spec),
            _ => None,
        }
    }

    /// What a mark or a parameter is of.
    fn marked(&self) -> Reach {
        let definition = self.outline.definition_of(self.at);
        definition.map_or(Reach::Behind { from: 0, end: self.outline.items.len() }, Reach::Inside)
    }

    /// The definition around the item, or all of the file.
    fn unit(&self) -> Reach {
        self.marked()
    }

    fn is_class(&self) -> bool {
        let inside = |what| {
            self.outline.children(Some(self.at)).any(|at| self.outline.items.get(at).is_some_and(|i| i.what == what))
        };
        !inside(What::Parameter) && inside(What::Definition)
    }

    /// A name that a call is handed: `router.delete("/x", requireAuth, remove)` guards what else it is handed.
    fn handed(&self) -> Option<Reach> {
        let call = self
            .outline
            .around(self.at)
            .find(|at| self.outline.items.get(*at).is_some_and(|item| item.what == What::Call))?;
        self.hooked(call).or(Some(Reach::Inside(call)))
    }

    /// A call in the body of a class is about all of it: `before_action :authenticate`.
    fn hooked(&self, at: usize) -> Option<Reach> {
        let around = self.outline.items.get(at)?.inside?;
        let holder = Seen { outline: self.outline, at: around };
        (self.outline.items.get(around)?.what == What::Definition && holder.is_class()).then_some(Reach::Inside(around))
    }

    /// The whole chain of calls that the item belongs to.
    fn chain(&self, from: usize) -> usize {
        let mut at = from;
        for up in self.outline.around(from) {
            let Some(item) = self.outline.items.get(up) else { break };
            match item.what {
                What::Call => at = up,
                What::Option | What::Argument | What::Propagation => {}
                _ => break,
            }
        }
        at
    }

    fn option(&self, item: &Item, spec: &GuardSpec) -> Option<Reach> {
        let named = [snake(&item.name)];
        let limits = has(&named, &spec.options) && !is_nothing(&item.text) && self.stands_within(spec);
        let guards = !is_nothing(&item.text) && (has(&named, &spec.names) || has(&names(&item.text), &spec.names));
        let call = || {
            self.outline
                .around(self.at)
                .find(|at| self.outline.items.get(*at).is_some_and(|item| item.what == What::Call))
        };
        (limits || guards).then(|| call().map_or_else(|| self.unit(), |call| Reach::Inside(self.chain(call))))
    }

    /// Whether a call or an option around the item is one of those that it has to stand in.
    fn stands_within(&self, spec: &GuardSpec) -> bool {
        spec.within.is_empty()
            || self.outline.around(self.at).take(6).filter_map(|at| self.outline.items.get(at)).any(|item| {
                matches!(item.what, What::Call | What::Option) && has(&[snake(last(&item.name))], &spec.within)
            })
    }

    fn binding(&self, item: &Item, spec: &GuardSpec) -> Option<Reach> {
        let in_class = self.hooked(self.at);
        if let Some(class) = in_class {
            return (has(&names(&item.text), &spec.names) && !is_nothing(&item.text)).then_some(class);
        }
        let sets = item.name.contains('.') && has(&[snake(last(&item.name))], &spec.options) && spec.within.is_empty();
        (sets && !is_nothing(&item.text)).then(|| self.unit())
    }

    /// The text of a statement: `… WHERE tenant_id = $1 LIMIT 100 FOR UPDATE`.
    fn statement(&self, item: &Item, spec: &GuardSpec) -> Option<Reach> {
        let lower = item.text.to_lowercase();
        let is_sql = ["select ", "update ", "delete ", "insert "].iter().any(|word| lower.contains(word));
        let says = || spec.texts.iter().any(|text| lower.contains(text.as_str()));
        let filters = || {
            let condition = lower.split_once(" where ").map(|(_, rest)| rest);
            condition.is_some_and(|condition| !spec.within.is_empty() && has(&all_names(condition), &spec.options))
        };
        if !is_sql || !(says() || filters()) {
            return None;
        }
        let call = self
            .outline
            .around(self.at)
            .find(|at| self.outline.items.get(*at).is_some_and(|item| item.what == What::Call));
        Some(call.map_or_else(|| self.unit(), |call| Reach::Inside(self.chain(call))))
    }

    fn call(&self, item: &Item, spec: &GuardSpec) -> Option<Reach> {
        let name = snake(&item.name);
        if self.is_in_condition() {
            return None;
        }
        let step = snake(last(&item.name));
        let is_step = item.name.contains('.');
        let limits = has(std::slice::from_ref(&step), &spec.options)
            && spec.within.is_empty()
            && is_step
            && !is_nothing(&argument(&item.text));
        let filters = !spec.within.is_empty()
            && has(std::slice::from_ref(&step), &spec.within)
            && (has(&all_names(&argument(&item.text)), &spec.options)
                || has(&names(receiver(&item.name)), &spec.names));
        if limits || filters {
            return Some(Reach::Inside(self.chain(self.at)));
        }
        if !spec.within.is_empty() || !has(&[name], &spec.names) {
            return None;
        }
        if let Some(class) = self.hooked(self.at) {
            return Some(class);
        }
        let holds_code = self.outline.within(self.at).iter().any(|item| item.what == What::Closure);
        if holds_code {
            return Some(Reach::Inside(self.at));
        }
        // `Depends(current_user)` among the arguments of another call.
        let outer =
            self.outline.around(self.at).next().and_then(|at| self.outline.items.get(at).map(|item| (at, item.what)));
        match outer {
            Some((call, What::Call)) if !self.is_chained(call) => Some(Reach::Inside(call)),
            Some((_, What::Parameter | What::Mark)) => Some(self.marked()),
            _ => Some(behind(self.outline, self.at)),
        }
    }

    /// Whether the call is a step of `outer`: `begin(…)` in `begin(…).commit()`.
    fn is_chained(&self, outer: usize) -> bool {
        let item = self.item();
        item.zip(self.outline.items.get(outer)).is_some_and(|(inner, outer)| inner.span.start == outer.span.start)
    }

    /// Whether the item is asked by the condition of a check, which is the guard then.
    fn is_in_condition(&self) -> bool {
        for up in self.outline.around(self.at) {
            match self.outline.items.get(up).map(|item| item.what) {
                Some(What::Check | What::Assertion) => return true,
                Some(What::Call | What::Option | What::Argument | What::Propagation) => {}
                _ => return false,
            }
        }
        false
    }

    fn check(&self, item: &Item, rule: usize, spec: &GuardSpec, found: &mut Vec<Protection>) {
        for part in parts(&item.text) {
            let mentioned = names(&part);
            let by_look = match spec.look {
                Look::Words => false,
                Look::Empty => asks_for_emptiness(&part),
                Look::Bound => bound(&part).is_some(),
            };
            let by_words = has(&mentioned, &spec.conditions) || has(&mentioned, &spec.names);
            if by_look || by_words {
                let reach = if spec.beside { self.unit() } else { self.led(item) };
                found.push(Protection { rule, at: self.at, reach, subjects: mentioned, text: part, is_named: true });
            }
        }
    }

    /// A check that no word of its condition tells is known by what it answers where it refuses.
    fn unnamed_check(&self, rules: &[&Rule], found: &mut Vec<Protection>) {
        let Some(item) = self.item().filter(|item| item.what == What::Check) else { return };
        if found.iter().any(|protection| protection.at == self.at) {
            return;
        }
        let Some(refusal) = refusal(self.outline, self.at) else { return };
        let answered = all_names(&refusal);
        let numbers: Vec<String> = refusal
            .split(|c: char| !c.is_ascii_digit())
            .filter(|n| n.len() == 3)
            .map(|n| format!("http_{n}"))
            .collect();
        let answers = [answered, numbers].concat();
        let known = rules.iter().enumerate().filter_map(|(at, rule)| Some((at, rule.guard.as_ref()?)));
        for (rule, spec) in known.filter(|(_, spec)| has(&answers, &spec.answers)).take(1) {
            let (reach, subjects) = (if spec.beside { self.unit() } else { self.led(item) }, names(&item.text));
            found.push(Protection { rule, at: self.at, reach, subjects, text: item.text.clone(), is_named: false });
        }
    }

    /// Where a check leads: behind it where it leaves, and into its branches.
    fn led(&self, item: &Item) -> Reach {
        if item.what == What::Assertion || leaves(self.outline, self.at) {
            let Reach::Behind { end, .. } = behind(self.outline, self.at) else { return Reach::Inside(self.at) };
            // What stands in its other branch is behind it too.
            return Reach::Behind { from: self.at + 1, end };
        }
        Reach::Inside(self.at)
    }
}

/// What comes behind the statement that the item at `at` belongs to, up to the end of its block.
fn behind(outline: &Outline, at: usize) -> Reach {
    let mut from = outline.items.get(at).map_or(at, |item| item.end);
    for up in outline.around(at) {
        let Some(item) = outline.items.get(up) else { break };
        let is_block = matches!(
            item.what,
            What::Definition
                | What::Then
                | What::Otherwise
                | What::Loop
                | What::Handler
                | What::Finally
                | What::Closure
                | What::Arm
        );
        if is_block {
            return Reach::Behind { from, end: item.end };
        }
        // What failed in an attempt that swallows it has guarded nothing behind it.
        if item.what == What::Attempt && swallows(outline, up) {
            return Reach::Behind { from, end: item.end };
        }
        from = item.end;
    }
    Reach::Behind { from, end: outline.items.len() }
}

/// Whether an attempt has a handler that goes on.
fn swallows(outline: &Outline, attempt: usize) -> bool {
    let handlers = outline
        .children(Some(attempt))
        .filter(|at| outline.items.get(*at).is_some_and(|item| item.what == What::Handler));
    let mut handlers = handlers.peekable();
    handlers.peek().is_some() && handlers.any(|at| !block_leaves(outline, at))
}

/// Whether what a check leads to never comes out of its end.
pub(super) fn leaves(outline: &Outline, check: usize) -> bool {
    let mut branches =
        outline.children(Some(check)).filter(|at| outline.items.get(*at).is_some_and(|item| item.what == What::Then));
    branches.any(|then| block_leaves(outline, then))
}

/// Whether control leaves a block: something right in it returns, raises or ends the program.
pub(super) fn block_leaves(outline: &Outline, block: usize) -> bool {
    outline.children(Some(block)).filter_map(|at| outline.items.get(at)).any(|item| match item.what {
        What::Leave | What::Raise => true,
        What::Call => ENDS.contains(&snake(last(&item.name)).as_str()),
        _ => false,
    })
}

/// Calls after which nothing of the block runs.
const ENDS: &[&str] = &[
    "raise",
    "abort",
    "exit",
    "die",
    "panic",
    "fatal",
    "fatalf",
    "bail",
    "fail",
    "halt",
    "process_exit",
    "throw",
    "error",
    "redirect_to",
    "unreachable",
    "todo",
    "skip",
    "not_found",
    "forbid",
    "deny",
    "reject",
    "unauthorized",
    "forbidden",
    "render_error",
    "quit",
    "_exit",
    "head",
];

/// What a check says where it refuses: all that is written in the branch that leaves.
fn refusal(outline: &Outline, check: usize) -> Option<String> {
    let then =
        outline.children(Some(check)).find(|at| outline.items.get(*at).is_some_and(|item| item.what == What::Then))?;
    if !block_leaves(outline, then) {
        return None;
    }
    let said = outline.children(Some(then)).filter_map(|at| outline.items.get(at)).map(|item| item.text.as_str());
    Some(said.collect::<Vec<_>>().join(" "))
}

/// The names of a mark: what it is called and what it is given, strings left out.
fn mark_names(item: &Item) -> Vec<String> {
    names(&item.text)
}

/// What a class is derived from, as far as its head says.
fn bases(item: &Item) -> Vec<String> {
    names(item.text.strip_prefix(item.name.as_str()).unwrap_or(&item.text))
}

/// What a call is given, without the code in it.
fn argument(text: &str) -> String {
    let given = text.rsplit_once('(').filter(|_| text.matches('(').count() == 1).map(|(_, rest)| rest);
    let all = text.split_once('(').map_or("", |(_, rest)| rest);
    let last_call = given.unwrap_or_else(|| last_arguments(text).unwrap_or(all));
    last_call.trim_end_matches(')').split(['{', '|']).next().unwrap_or_default().trim().to_owned()
        + if last_call.contains('{') { " {" } else { "" }
}

/// The arguments of the last call of a chain.
fn last_arguments(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    for (at, byte) in bytes.iter().enumerate().rev() {
        match byte {
            b')' => depth += 1,
            b'(' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return text.get(at + 1..);
                }
            }
            _ => {}
        }
    }
    None
}

/// What a method is called on.
fn receiver(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(receiver, _)| receiver)
}

/// Whether a value switches off what it is given to: `timeout=None`.
pub(super) fn is_nothing(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let bare = lower.trim_matches(['"', '\'', ')', '(', ' ', ':']);
    matches!(
        bare,
        "none"
            | "null"
            | "nil"
            | "0"
            | "false"
            | "undefined"
            | "-1"
            | "infinity"
            | "inf"
            | "math.inf"
            | "float(\"inf\")"
            | "off"
            | "[]"
            | "timespan.zero"
            | "timeout.infinite"
            | "timeout.infinitetimespan"
            | "duration::max"
            | "duration.zero"
            | "number.max_safe_integer"
            | "0.0"
            | "no"
            | "disabled"
            | "std::time::duration::max"
    )
}
