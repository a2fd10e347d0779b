//! Guards that are calls: in front of what comes behind, around what they are handed, along their chain.

use super::condition::clamps;
use super::given::{argument, compared, is_nothing, owners};
use super::hooks::NAMED_IN_STRINGS;
use super::protection::Seen;
use super::reach::{Reach, behind};
use super::replaced::is_guardish;
use super::words::{all_names, has, last};
use crate::fact::outline::{Item, What};
use crate::rule::guard::{GuardSpec, Look, snake};

impl Seen<'_> {
    pub(super) fn call(&self, item: &Item, spec: &GuardSpec) -> Option<Reach> {
        // The timer of a browser is no timeout of a call.
        let is_timer = matches!(item.name.as_str(), "setTimeout" | "clearTimeout" | "setInterval");
        if is_timer
            || self.outline.is_in_condition(self.at)
            || self.is_only_asked()
            || self.is_only_made()
            || self.is_only_fetched()
        {
            return None;
        }
        let step = [snake(last(&item.name))];
        let given = argument(&item.text);
        if self.limits(item, &step, &given, spec) {
            // `connection.setReadTimeout(5000)` is about what is done with the connection later.
            return Some(if self.sets_up() && self.stands_alone() { self.unit() } else { self.of_chain(self.at) });
        }
        if spec.look == Look::Clamp
            && matches!(step[0].as_str(), "min" | "clamp" | "coerce_at_most" | "coerce_in")
            && clamps(&format!("< {given}"))
        {
            return Some(self.unit());
        }
        let name = [snake(&item.name), spec.anywhere.then(|| self.typed(item)).flatten().unwrap_or_default()];
        let in_strings = NAMED_IN_STRINGS.contains(&step[0].as_str()) && spec.is_named(&all_names(&given));
        let is_called = || spec.within.is_empty() && has(&name, &spec.calls);
        if !(spec.is_named(&name) || is_called() || in_strings) {
            return None;
        }
        Some(self.hooked(self.at).unwrap_or_else(|| self.guards_of_call()))
    }

    /// Whether the call is a step that limits the chain it belongs to: `.limit(100)`, `.where(owner: user)`.
    pub(super) fn limits(&self, item: &Item, step: &[String], given: &str, spec: &GuardSpec) -> bool {
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
        has(step, &spec.within) && (has(&compared(given), &spec.options) || of_owner())
    }

    /// How far a call that is a guard reaches: into what it is handed, along its chain, or behind it.
    pub(super) fn guards_of_call(&self) -> Reach {
        let inner = self.outline.within(self.at);
        let start = self.item().map(|item| item.span.start);
        let has_closure = inner.iter().any(|item| item.what == What::Closure);
        let wraps = has_closure || inner.iter().any(|item| item.what == What::Call && Some(item.span.start) != start);
        let is_step = inner.iter().any(|item| item.what == What::Call && Some(item.span.start) == start);
        let outer =
            self.outline.around(self.at).next().and_then(|at| self.outline.items.get(at).map(|item| (at, item.what)));
        match outer {
            _ if wraps && is_step => {
                // What a lock gives is held from here on, whatever is made of its failure.
                let yields = self.item().is_some_and(|item| last(&item.name).starts_with("unwrap"));
                let is_kept = !has_closure && matches!(outer, Some((_, What::Binding)));
                let behind = behind(self.outline, self.at).behind.filter(|_| yields || is_kept);
                Reach { inside: Some(self.at), chain: Some(self.chain(self.at)), behind }
            }
            // `mux.Handle("/orders", authenticated(list))`, `asyncio.run(wait_for(fetch(), 5))`
            Some((call, What::Call)) if wraps && !self.is_chained(call) => Reach::inside(call),
            Some((option, What::Option)) => Reach::inside(self.outline.nearest(option, What::Call).unwrap_or(self.at)),
            _ if self.sets_up() => self.unit(),
            // `verify(body, request.header("x-signature"))` is handed no act.
            _ if wraps && !has_closure && self.item().is_some_and(|item| is_guardish(&item.name)) => {
                Reach { inside: Some(self.at), ..behind(self.outline, self.at) }
            }
            _ if wraps => Reach::inside(self.at),
            _ if is_step => Reach { behind: behind(self.outline, self.at).behind, ..self.of_chain(self.at) },
            // `app.useGlobalPipes(new ValidationPipe())` is about all that comes behind it.
            Some((call, What::Call)) if !self.is_chained(call) && self.is_for_all(call) => {
                Reach { chain: Some(self.chain(call)), ..behind(self.outline, call) }
            }
            // `Depends(current_user)` among the arguments of another call.
            Some((call, What::Call)) if !self.is_chained(call) => Reach::inside(call),
            Some((_, What::Parameter | What::Mark)) => self.marked(),
            // `Route::middleware("auth")->group(…)`
            Some((_, What::Call)) => Reach { chain: Some(self.chain(self.at)), ..behind(self.outline, self.at) },
            _ => behind(self.outline, self.at),
        }
    }

    /// Whether the call is one of those that put a program together: `pipeline.AddCircuitBreaker(…)`.
    pub(super) fn sets_up(&self) -> bool {
        let step = self.item().map(|item| snake(last(&item.name))).unwrap_or_default();
        ["add", "use", "enable", "configure", "install", "register", "set"]
            .contains(&step.split('_').next().unwrap_or_default())
    }

    /// The call by the type of the field that it is of: `c.cb.Execute` where a type says `cb *gobreaker.CircuitBreaker`.
    fn typed(&self, item: &Item) -> Option<String> {
        let (of, step) = item.name.rsplit_once('.')?;
        let field = last(of);
        let types = self.outline.items.iter().filter(|item| item.what == What::Type);
        let mut said = types.filter_map(|item| {
            let (_, rest) =
                item.text.split_once(&format!(" {field} ")).or_else(|| item.text.split_once(&format!(" {field}: ")))?;
            let name = rest.trim_start_matches(['*', '&', ' ']).split([' ', ',', '[', '<', '}']).next()?;
            (!name.is_empty()).then(|| format!("{}.{}", snake(&name.replace("::", ".")), snake(step)))
        });
        said.next_back()
    }

    /// Whether the call is a statement of its own.
    fn stands_alone(&self) -> bool {
        self.holder().is_none_or(|what| {
            matches!(
                what,
                What::Definition
                    | What::Closure
                    | What::Then
                    | What::Otherwise
                    | What::Attempt
                    | What::Frame
                    | What::Loop
            )
        })
    }

    /// Whether the call only makes what guards where it is used: `const mutex = new Mutex()`.
    pub(super) fn is_only_made(&self) -> bool {
        let is_type = self.item().is_some_and(|item| {
            let is_bare_type = !item.name.contains('.') && item.name.starts_with(char::is_uppercase);
            item.text.starts_with("new ") || item.name.ends_with(".new") || is_bare_type
        });
        is_type && self.holder() == Some(What::Binding)
    }

    /// Whether the call gives what a chain asks for a value: `protocol := config.Authentication().Protocol(host)`.
    fn is_only_fetched(&self) -> bool {
        let takes_nothing = self.item().is_some_and(|item| item.text.ends_with("()"));
        let chain = self.chain(self.at);
        let holder = self.outline.around(chain).next().and_then(|at| self.outline.items.get(at));
        takes_nothing
            && !self.item().is_some_and(|item| is_guardish(&item.name))
            && chain != self.at
            && holder.is_some_and(|item| matches!(item.what, What::Binding | What::Argument | What::Option))
    }

    /// Whether the answer of a question is kept and nothing more: what is done with it is seen where it is asked for.
    pub(super) fn is_only_asked(&self) -> bool {
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
    pub(super) fn is_chained(&self, outer: usize) -> bool {
        let item = self.item();
        item.zip(self.outline.items.get(outer)).is_some_and(|(inner, outer)| inner.span.start == outer.span.start)
    }

    /// The whole chain of calls that the item belongs to.
    pub(super) fn chain(&self, from: usize) -> usize {
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

    /// How far what limits a call reaches: its whole chain; where the chain is bound, what is done with it; where a loop goes
    /// through it, the loop; in the body of a class, the class.
    pub(super) fn of_chain(&self, call: usize) -> Reach {
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
}
