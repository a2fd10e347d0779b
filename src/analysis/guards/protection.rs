//! What stands in front of the operations of an outline, and how far it reaches.

use super::condition::{asks_for_emptiness, bound, clamps, compares, parts};
use super::operation::LISTS;
use super::spoken;
use super::vocabulary::Vocabulary;
use super::words::{all_names, has, last, names};
use crate::fact::TargetClass;
use crate::fact::outline::{Item, Outline, Speech, What};
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
    /// Whether its answer was looked at.
    pub(super) was_asked: bool,
}

/// How far a guard reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reach {
    /// All that stands in an item, and the item itself.
    pub(super) inside: Option<usize>,
    /// The calls of a chain, and the code that they are handed.
    pub(super) chain: Option<usize>,
    /// What comes behind it: the first item, and one past the last of its block.
    pub(super) behind: Option<(usize, usize)>,
}

impl Reach {
    pub(super) fn inside(at: usize) -> Self {
        Self { inside: Some(at), ..Self::default() }
    }

    fn chain(at: usize) -> Self {
        Self { chain: Some(at), ..Self::default() }
    }

    pub(super) fn behind(from: usize, end: usize) -> Self {
        Self { behind: Some((from, end)), ..Self::default() }
    }
}

impl Protection {
    /// Whether it stands in front of the item at `at`.
    pub(super) fn covers(&self, at: usize, outline: &Outline) -> bool {
        let holds = |holder: usize| outline.items.get(holder).is_some_and(|item| holder <= at && at < item.end);
        self.reach.inside.is_some_and(holds)
            || self.reach.behind.is_some_and(|(from, end)| from <= at && at < end)
            || self.reach.chain.is_some_and(|chain| holds(chain) && is_of_chain(outline, chain, at))
    }
}

/// Whether the item at `at` is a call of the chain, or code that one of its calls is handed.
fn is_of_chain(outline: &Outline, chain: usize, at: usize) -> bool {
    let start = |at: usize| outline.items.get(at).map(|item| item.span.start);
    let closure = outline.nearest(at, What::Closure);
    start(at) == start(chain) || closure.is_some_and(|closure| closure > chain)
}

/// The guards of an outline, of all kinds that `rules` know.
pub(super) fn protections(outline: &Outline, rules: &[&Rule], vocabulary: &Vocabulary) -> Vec<Protection> {
    if outline.speech != Speech::Program {
        return spoken::protections(outline, rules);
    }
    let mut found = Vec::new();
    for (at, item) in outline.items.iter().enumerate() {
        let seen = Seen { outline, at };
        match item.what {
            What::Check | What::Assertion => found.extend(seen.checked(rules, &item.text)),
            What::Call if is_assertion(item) && !outline.is_in_condition(at) => {
                found.extend(seen.checked(rules, &argument(&item.text)));
            }
            _ if vocabulary.is_in(&item.name) || vocabulary.is_in(&item.text) => found.extend(seen.named(rules)),
            _ => {}
        }
    }
    // What is tested is tested without what guards it.
    found.retain(|guard| !is_test(outline, guard.at));
    found
}

/// Whether the item at `at` stands in a test.
fn is_test(outline: &Outline, at: usize) -> bool {
    let tests = |item: &Item| match item.what {
        What::Definition => item.name == "tests" || item.name.starts_with("test_") || item.name == "test",
        What::Call => matches!(item.name.as_str(), "describe" | "it" | "test" | "context" | "specify"),
        _ => false,
    };
    outline.around(at).any(|up| {
        let marks =
            || outline.children(Some(up)).filter_map(|at| outline.items.get(at)).filter(|item| item.what == What::Mark);
        outline.items.get(up).is_some_and(|item| {
            tests(item) || (item.what == What::Definition && marks().any(|mark| is_test_mark(&mark.text)))
        })
    })
}

fn is_test_mark(mark: &str) -> bool {
    names(mark)
        .iter()
        .any(|name| matches!(last(name), "test" | "fact" | "theory" | "parameterized_test" | "test_method" | "rstest"))
        && !mark.contains("not(test")
}

/// Whether a call ends the program, or raises, unless what it is given holds: `ensure!(…)`, `assert(…)`.
fn is_assertion(item: &Item) -> bool {
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

/// The rules that know guards, with their places, the lowest rank first.
pub(super) fn by_rank<'r>(rules: &'r [&'r Rule]) -> impl Iterator<Item = (usize, &'r GuardSpec)> {
    rules.iter().enumerate().filter_map(|(at, rule)| Some((at, rule.guard.as_ref()?)))
}

/// Whether a part of a condition is a guard of `spec` by its words.
fn says(spec: &GuardSpec, part: &str, mentioned: &[String]) -> bool {
    let by_condition = has(mentioned, &spec.conditions) && (!spec.compares || compares(part));
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

struct Seen<'a> {
    outline: &'a Outline,
    at: usize,
}

impl Seen<'_> {
    fn item(&self) -> Option<&Item> {
        self.outline.items.get(self.at)
    }

    /// The guards that the item is by what it is called: of several kinds, the one of the lowest rank. A mark may name more
    /// than one: `@UseGuards(SessionGuard, RolesGuard)`.
    fn named(&self, rules: &[&Rule]) -> Vec<Protection> {
        let Some(item) = self.item().filter(|_| !self.is_part_of_another(rules)) else { return Vec::new() };
        let protection = |rule: usize, spec: &GuardSpec, reach: Reach| Protection {
            rule,
            at: self.at,
            reach: if spec.beside { self.unit() } else { reach },
            subjects: names(&item.text),
            text: item.text.clone(),
            is_named: true,
            was_asked: false,
        };
        if item.what == What::Mark {
            let mut found: Vec<Protection> = Vec::new();
            for name in names(&item.text) {
                let name = [name];
                let known = by_rank(rules).find(|(_, spec)| spec.is_named(&name) || has(&name, &spec.marks));
                // Besides what the mark itself is, it may say who passes it.
                let is_more = |spec: &GuardSpec| found.is_empty() || spec.class == Some(TargetClass::T3);
                if let Some((rule, spec)) =
                    known.filter(|(rule, spec)| is_more(spec) && !found.iter().any(|other| other.rule == *rule))
                {
                    found.push(protection(rule, spec, self.marked()));
                }
            }
            return found;
        }
        let known = by_rank(rules).find_map(|(rule, spec)| Some((rule, spec, self.reach(item, spec)?)));
        known.map(|(rule, spec, reach)| protection(rule, spec, reach)).into_iter().collect()
    }

    /// Whether the item is an option of a call that is a guard itself: `rateLimit({ limit: 10 })`.
    fn is_part_of_another(&self, rules: &[&Rule]) -> bool {
        let is_option = self.item().is_some_and(|item| item.what == What::Option);
        let call = self.outline.nearest(self.at, What::Call).filter(|_| is_option);
        call.is_some_and(|call| {
            let name = self.outline.items.get(call).map(|item| [snake(&item.name)]);
            name.is_some_and(|name| {
                by_rank(rules)
                    .any(|(_, spec)| spec.within.is_empty() && (spec.is_named(&name) || has(&name, &spec.calls)))
            })
        })
    }

    /// How far the item reaches as a guard of `spec`, if it is one.
    fn reach(&self, item: &Item, spec: &GuardSpec) -> Option<Reach> {
        match item.what {
            What::Parameter if item.text != item.name && !spec.beside && spec.class == Some(TargetClass::T3) => {
                spec.is_named(&names(&item.text)).then(|| self.marked())
            }
            What::Definition if self.is_class() => spec.is_named(&bases(item)).then(|| Reach::inside(self.at)),
            What::Frame => spec.is_named(&names(&item.text)).then(|| Reach::inside(self.at)),
            What::Argument if spec.handed => {
                spec.is_named(&[snake(&item.name)]).then(|| self.handed()).flatten().filter(|_| !self.is_waived())
            }
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
        definition.map_or_else(|| Reach::behind(0, self.outline.items.len()), Reach::inside)
    }

    /// The definition around the item, or all of the file.
    fn unit(&self) -> Reach {
        self.marked()
    }

    fn is_class(&self) -> bool {
        let inside = |what| {
            self.outline.children(Some(self.at)).any(|at| self.outline.items.get(at).is_some_and(|i| i.what == what))
        };
        let is_type = self.item().is_some_and(|item| item.name.starts_with(char::is_uppercase));
        !inside(What::Parameter) && (inside(What::Definition) || is_type)
    }

    /// A name that a call is handed: `router.delete("/x", requireAuth, remove)` guards what else it is handed.
    fn handed(&self) -> Option<Reach> {
        let is_answer = self.item().is_some_and(|item| {
            matches!(snake(last(&item.name)).split('_').next(), Some("is" | "has" | "can" | "should" | "was"))
        });
        if is_answer {
            return None;
        }
        let call = self
            .outline
            .around(self.at)
            .find(|at| self.outline.items.get(*at).is_some_and(|item| item.what == What::Call))?;
        let step = self.outline.items.get(call).map(|item| snake(last(&item.name))).unwrap_or_default();
        if !ROUTES.contains(&step.as_str()) {
            return None;
        }
        // `router.use(requireAuth)` is about all that is registered behind it.
        let is_for_all = matches!(
            step.as_str(),
            "use" | "add_middleware" | "register" | "add_hook" | "with" | "use_global_guards" | "use_middleware"
        );
        let whole = || {
            if is_for_all {
                Reach { chain: Some(self.chain(call)), ..behind(self.outline, call) }
            } else {
                Reach::inside(call)
            }
        };
        Some(self.hooked(call).unwrap_or_else(whole))
    }

    /// Whether the call that is handed the name takes it away.
    fn is_waived(&self) -> bool {
        let call = self.outline.nearest(self.at, What::Call).and_then(|at| self.outline.items.get(at));
        call.is_some_and(|call| waives_by_name(&snake(last(&call.name))))
    }

    /// A call in the body of a class is about all of it: `before_action :authenticate`.
    fn hooked(&self, at: usize) -> Option<Reach> {
        let around = self.outline.items.get(at)?.inside?;
        let holder = Seen { outline: self.outline, at: around };
        (self.outline.items.get(around)?.what == What::Definition && holder.is_class()).then(|| Reach::inside(around))
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
        // `{ preHandler: requireRole("operator") }`
        let is_hook = HOOKS.iter().any(|hook| named[0].contains(hook));
        let guards = !is_nothing(&item.text)
            && spec.handed
            && is_hook
            && (spec.is_named(&named) || spec.is_named(&names(&item.text)));
        let call = || {
            self.outline
                .around(self.at)
                .find(|at| self.outline.items.get(*at).is_some_and(|item| item.what == What::Call))
        };
        let holder = self.outline.around(self.at).next().and_then(|at| Some((at, self.outline.items.get(at)?.what)));
        (limits || guards).then(|| match (holder, call()) {
            (Some((at, What::Loop)), _) => Reach::inside(at),
            (Some((at, What::Binding)), None) => self.hooked(at).unwrap_or_else(|| behind(self.outline, at)),
            (_, Some(call)) => self.of_chain(call),
            (_, None) => self.unit(),
        })
    }

    /// How far what limits a call reaches: its whole chain; where the chain is bound, what is done with it; where a loop goes
    /// through it, the loop; in the body of a class, the class.
    fn of_chain(&self, call: usize) -> Reach {
        let chain = self.chain(call);
        let holder = self.outline.around(chain).next().and_then(|at| Some((at, self.outline.items.get(at)?.what)));
        match holder {
            Some((at, What::Binding)) => self.hooked(at).unwrap_or_else(|| {
                let behind = behind(self.outline, at).behind.map(|(_, end)| (at, end));
                Reach { chain: Some(chain), behind, ..Reach::default() }
            }),
            Some((at, What::Loop)) => Reach::inside(at),
            _ => self.hooked(chain).unwrap_or(Reach::chain(chain)),
        }
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
            return (spec.is_named(&names(&item.text)) && !is_nothing(&item.text)).then_some(class);
        }
        let sets = item.name.contains('.') && has(&[snake(last(&item.name))], &spec.options) && spec.within.is_empty();
        (sets && !is_nothing(&item.text)).then(|| self.unit())
    }

    /// The text of a statement: `… WHERE tenant_id = $1 LIMIT 100 FOR UPDATE`.
    fn statement(&self, item: &Item, spec: &GuardSpec) -> Option<Reach> {
        let list = self.outline.nearest(self.at, What::Binding).filter(|at| {
            self.outline.items.get(*at).is_some_and(|item| LISTS.iter().any(|word| snake(&item.name).contains(word)))
        });
        if let Some(list) = list {
            return spec.is_named(&all_names(&item.text)).then(|| Reach::inside(list));
        }
        let lower = item.text.to_lowercase();
        let is_sql = ["select ", "update ", "delete ", "insert "].iter().any(|word| lower.contains(word));
        let says = || spec.texts.iter().any(|text| lower.contains(text.as_str()));
        let filters = || {
            let condition = lower.split_once(" where ").map(|(_, rest)| rest);
            condition.is_some_and(|condition| !spec.within.is_empty() && has(&all_names(condition), &spec.options))
        };
        let itself = spec.statements.iter().any(|text| lower.contains(text.as_str()));
        if !itself && (!is_sql || !(says() || filters())) {
            return None;
        }
        let call = self
            .outline
            .around(self.at)
            .find(|at| self.outline.items.get(*at).is_some_and(|item| item.what == What::Call));
        Some(match call {
            Some(call) if itself => behind(self.outline, self.chain(call)),
            Some(call) => self.of_chain(call),
            None => self.unit(),
        })
    }

    fn call(&self, item: &Item, spec: &GuardSpec) -> Option<Reach> {
        if self.outline.is_in_condition(self.at) || self.is_only_asked() || self.is_only_made() {
            return None;
        }
        let step = [snake(last(&item.name))];
        let given = argument(&item.text);
        if self.limits(item, &step, &given, spec) {
            return Some(self.of_chain(self.at));
        }
        if spec.look == Look::Clamp
            && matches!(step[0].as_str(), "min" | "clamp" | "coerce_at_most" | "coerce_in")
            && clamps(&format!("< {given}"))
        {
            return Some(self.unit());
        }
        let name = [snake(&item.name)];
        let in_strings = NAMED_IN_STRINGS.contains(&step[0].as_str()) && spec.is_named(&all_names(&given));
        let is_called = || spec.within.is_empty() && has(&name, &spec.calls);
        if !(spec.is_named(&name) || is_called() || in_strings) {
            return None;
        }
        Some(self.hooked(self.at).unwrap_or_else(|| self.guards_of_call()))
    }

    /// Whether the call is a step that limits the chain it belongs to: `.limit(100)`, `.where(owner: user)`.
    fn limits(&self, item: &Item, step: &[String], given: &str, spec: &GuardSpec) -> bool {
        if spec.within.is_empty() {
            // `first` gives one; `first(100)` no more than so many.
            let counts = step.first().is_none_or(|step| step != "first")
                || given.chars().all(|c| c.is_ascii_digit() || c.is_uppercase() || c == '_');
            return has(step, &spec.options)
                && item.name.contains('.')
                && !given.is_empty()
                && !is_nothing(given)
                && counts;
        }
        let of_owner = || has(&owners(&item.name), &spec.calls);
        has(step, &spec.within) && (has(&all_names(given), &spec.options) || of_owner())
    }

    /// How far a call that is a guard reaches: into what it is handed, along its chain, or behind it.
    fn guards_of_call(&self) -> Reach {
        let inner = self.outline.within(self.at);
        let start = self.item().map(|item| item.span.start);
        let wraps = inner
            .iter()
            .any(|item| item.what == What::Closure || (item.what == What::Call && Some(item.span.start) != start));
        let is_step = inner.iter().any(|item| item.what == What::Call && Some(item.span.start) == start);
        let outer =
            self.outline.around(self.at).next().and_then(|at| self.outline.items.get(at).map(|item| (at, item.what)));
        match outer {
            _ if wraps && is_step => {
                // What a lock gives is held from here on, whatever is made of its failure.
                let yields = self.item().is_some_and(|item| last(&item.name).starts_with("unwrap"));
                let behind = behind(self.outline, self.at).behind.filter(|_| yields);
                Reach { inside: Some(self.at), chain: Some(self.chain(self.at)), behind }
            }
            // `mux.Handle("/orders", authenticated(list))`, `asyncio.run(wait_for(fetch(), 5))`
            Some((call, What::Call)) if wraps && !self.is_chained(call) => Reach::inside(call),
            Some((option, What::Option)) => Reach::inside(self.outline.nearest(option, What::Call).unwrap_or(self.at)),
            _ if self.sets_up() => self.unit(),
            _ if wraps => Reach::inside(self.at),
            _ if is_step => Reach { behind: behind(self.outline, self.at).behind, ..self.of_chain(self.at) },
            // `Depends(current_user)` among the arguments of another call.
            Some((call, What::Call)) if !self.is_chained(call) => Reach::inside(call),
            Some((_, What::Parameter | What::Mark)) => self.marked(),
            _ => behind(self.outline, self.at),
        }
    }

    /// Whether the call is one of those that put a program together: `pipeline.AddCircuitBreaker(…)`.
    fn sets_up(&self) -> bool {
        let step = self.item().map(|item| snake(last(&item.name))).unwrap_or_default();
        ["add", "use", "enable", "configure", "install", "register", "set"]
            .contains(&step.split('_').next().unwrap_or_default())
    }

    /// Whether the call only makes what guards where it is used: `const mutex = new Mutex()`.
    fn is_only_made(&self) -> bool {
        let is_type = self.item().is_some_and(|item| {
            let is_bare_type = !item.name.contains('.') && item.name.starts_with(char::is_uppercase);
            item.text.starts_with("new ") || item.name.ends_with(".new") || is_bare_type
        });
        let holder = self.outline.around(self.at).next().and_then(|at| self.outline.items.get(at));
        is_type && holder.is_some_and(|item| item.what == What::Binding)
    }

    /// Whether the answer of a question is kept and nothing more: what is done with it is seen where it is asked for.
    fn is_only_asked(&self) -> bool {
        let first = self.item().map(|item| snake(last(&item.name))).unwrap_or_default();
        let asks = matches!(
            first.split('_').next(),
            Some("is" | "has" | "can" | "verify" | "check" | "compare" | "matches" | "equals" | "may" | "should")
        );
        let kept = self.outline.around(self.at).find_map(|up| match self.outline.items.get(up)?.what {
            What::Call | What::Propagation | What::Argument => None,
            what => Some(what == What::Binding),
        });
        asks && kept == Some(true)
    }

    /// Whether the call is a step of `outer`: `begin(…)` in `begin(…).commit()`.
    fn is_chained(&self, outer: usize) -> bool {
        let item = self.item();
        item.zip(self.outline.items.get(outer)).is_some_and(|(inner, outer)| inner.span.start == outer.span.start)
    }

    /// The guards that the parts of a condition may be, the likeliest of each first: by its words, by what it answers where
    /// it refuses, by what it looks like.
    fn checked(&self, rules: &[&Rule], condition: &str) -> Vec<Protection> {
        let answers = refusal(self.outline, self.at).map(|said| answers(&said)).unwrap_or_default();
        let answered = by_rank(rules).find(|(_, spec)| has(&answers, &spec.answers));
        let is_precious = |spec: &GuardSpec| spec.class == Some(TargetClass::T3);
        let asserted = by_rank(rules).find(|(_, spec)| self.is_asserted() && spec.is_named(&["assert".to_owned()]));
        let mut found = Vec::new();
        for part in parts(condition).into_iter().flat_map(|part| self.bound_parts(part)) {
            let mentioned = self.with_what_is_bound(names(&part));
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
    fn bound_parts(&self, part: String) -> Vec<String> {
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
    fn clamps_in_place(&self) -> bool {
        let inside = self.outline.within(self.at);
        self.item().is_some_and(|item| item.what == What::Check)
            && !inside.iter().any(|item| {
                item.what == What::Raise
                    || (item.what == What::Call && ENDS.contains(&snake(last(&item.name)).as_str()))
            })
            && inside.iter().any(|item| matches!(item.what, What::Binding | What::Leave))
    }

    fn is_asserted(&self) -> bool {
        self.item().is_some_and(|item| item.what != What::Check)
    }

    /// `names`, and what those of them are worth that a binding before gives a value: `const ok = verify(body); if (!ok) …`.
    fn with_what_is_bound(&self, names_of: Vec<String>) -> Vec<String> {
        let start = self.outline.definition_of(self.at).unwrap_or(0);
        let before = self.outline.items.get(start..self.at).unwrap_or_default();
        let bindings = before.iter().filter(|item| {
            item.what == What::Binding
                && names_of.iter().any(|name| name.split('.').next() == Some(snake(first_word(&item.name)).as_str()))
        });
        // What is called, and what that is of: what it is given says nothing of it.
        let worth: Vec<String> = bindings
            .flat_map(|item| {
                names(item.text.trim_start_matches("Boolean(").trim_start_matches("bool(")).into_iter().take(2)
            })
            .collect();
        [names_of, worth].concat()
    }

    /// Where a check leads: behind it where it leaves, and into its branches.
    fn led(&self) -> Reach {
        if self.is_asserted() || leaves(self.outline, self.at) {
            let other = self
                .outline
                .children(Some(self.at))
                .find(|at| self.outline.items.get(*at).is_some_and(|item| item.what == What::Otherwise));
            return Reach { behind: behind(self.outline, self.at).behind, inside: other, chain: None };
        }
        Reach::inside(self.at)
    }
}

/// What comes behind the statement that the item at `at` belongs to, up to the end of its block.
pub(super) fn behind(outline: &Outline, at: usize) -> Reach {
    let mut from = outline.items.get(at).map_or(at, |item| item.end);
    let mut in_statement = true;
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
        // What failed in an attempt that swallows it has guarded nothing behind it.
        if is_block || (item.what == What::Attempt && swallows(outline, up)) {
            return Reach::behind(from, item.end);
        }
        in_statement &= !matches!(item.what, What::Frame | What::Attempt);
        if in_statement {
            from = item.end;
        }
    }
    Reach::behind(from, outline.items.len())
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

/// Options by which a call is told what stands in front of it.
const HOOKS: &[&str] = &[
    "handler",
    "middleware",
    "guard",
    "dependenc",
    "before",
    "on_request",
    "validat",
    "auth",
    "security",
    "permission",
    "polic",
    "schema",
    "body",
    "role",
    "access",
    "hook",
    "filter",
    "interceptor",
    "precondition",
    "throttle",
    "rate_limit",
    "config",
    "pre",
    "requires",
];

/// Calls that put an operation behind what they are handed.
pub(super) const ROUTES: &[&str] = &[
    "get",
    "post",
    "put",
    "patch",
    "delete",
    "all",
    "any",
    "handle",
    "handle_func",
    "route",
    "use",
    "with",
    "group",
    "wrap",
    "layer",
    "route_layer",
    "before_action",
    "before",
    "before_request",
    "add_middleware",
    "register",
    "add_hook",
    "middleware",
    "method",
    "options",
    "head",
    "map_post",
    "map_get",
    "map_put",
    "map_delete",
    "depends",
    "add_url_rule",
    "add_api_route",
    "include_router",
    "scope",
    "service",
    "resource",
    "mount",
    "path",
    "prepend_before_action",
    "around_action",
    "use_guards",
    "use_global_guards",
    "chain",
    "compose",
    "pipe",
    "apply",
    "add_filter",
    "add_filter_before",
    "security",
    "filter",
    "mutation",
    "query",
    "procedure",
    "protected_procedure",
];

/// Calls that are told by a string what guards: `Route::middleware("auth")`.
const NAMED_IN_STRINGS: &[&str] = &["middleware", "with_middleware", "uses", "plugin"];

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
pub(super) fn refusal(outline: &Outline, check: usize) -> Option<String> {
    let then =
        outline.children(Some(check)).find(|at| outline.items.get(*at).is_some_and(|item| item.what == What::Then))?;
    if !block_leaves(outline, then) {
        return None;
    }
    let said = outline.children(Some(then)).filter_map(|at| outline.items.get(at)).map(|item| item.text.as_str());
    Some(said.collect::<Vec<_>>().join(" "))
}

/// Whether a call called `step` takes away what it is handed: `skip_before_action`, `withoutMiddleware`.
pub(super) fn waives_by_name(step: &str) -> bool {
    ["skip", "without", "exempt", "disable", "ignore", "except", "unless", "allow", "bypass"]
        .iter()
        .any(|word| step.split('_').next() == Some(word))
}

/// The first name that a binding gives a value: `a, err`, `const ok`.
fn first_word(text: &str) -> &str {
    let part = |c: char| !(c.is_alphanumeric() || c == '_');
    text.split(part)
        .find(|word| !word.is_empty() && !matches!(*word, "mut" | "let" | "const" | "var"))
        .unwrap_or_default()
}

/// What a class is derived from, as far as its head says.
fn bases(item: &Item) -> Vec<String> {
    names(without_constructor(item.text.strip_prefix(item.name.as_str()).unwrap_or(&item.text)))
}

/// The head of a class without what its constructor takes, which is no base: `Shelf(private val store: Store) : Closeable`.
pub(super) fn without_constructor(head: &str) -> &str {
    let taken = head.trim_start().strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let has_types = |list: &str| list.split(',').any(|one| one.trim().contains(' '));
    taken.filter(|(list, _)| has_types(list)).map_or(head, |(_, rest)| rest)
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

/// What the receiver of a query belongs to: `user` of `user.cards.find`; a class is nobody's.
fn owners(name: &str) -> Vec<String> {
    let receiver = receiver(name);
    let own = receiver.strip_prefix("this.").or_else(|| receiver.strip_prefix("self.")).unwrap_or(receiver);
    let parts: Vec<&str> = own.split('.').collect();
    let owned = parts.iter().take(parts.len().saturating_sub(1));
    owned
        .filter(|part| !part.starts_with(char::is_uppercase))
        .map(|part| snake(part.trim_start_matches(['@', '$'])))
        .collect()
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
