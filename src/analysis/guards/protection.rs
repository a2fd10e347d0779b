//! What stands in front of the operations of an outline, and how far it reaches.

use super::checked::is_assertion;
use super::given::{argument, bases, is_nothing, waives_by_name};
use super::hooks::{HOOKS, ROUTES};
use super::operation::LISTS;
use super::reach::{Reach, behind, is_of_chain};
use super::spoken;
use super::vocabulary::Vocabulary;
use super::words::{all_names, has, last, names};
use crate::fact::TargetClass;
use crate::fact::outline::{Item, Outline, Speech, What};
use crate::rule::Rule;
use crate::rule::guard::{Front, GuardSpec, snake};

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

impl Protection {
    /// Whether it stands in front of the item at `at`.
    pub(super) fn covers(&self, at: usize, outline: &Outline) -> bool {
        let holds = |holder: usize| outline.items.get(holder).is_some_and(|item| holder <= at && at < item.end);
        self.reach.inside.is_some_and(holds)
            || self.reach.behind.is_some_and(|(from, end)| from <= at && at < end)
            || self.reach.chain.is_some_and(|chain| holds(chain) && is_of_chain(outline, chain, at))
    }
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
    found = found.into_iter().flat_map(|guard| narrowed(outline, guard)).collect();
    // What is tested is tested without what guards it.
    found.retain(|guard| !is_test(outline, guard.at));
    found.extend(by_call(outline, rules, &found));
    found
}

/// What a function of the same file refuses stands in front of what comes behind its call: `path, err := a.path(r)`.
fn by_call(outline: &Outline, rules: &[&Rule], found: &[Protection]) -> Vec<Protection> {
    let is_precious = |guard: &&Protection| {
        let spec = rules.get(guard.rule).and_then(|rule| rule.guard.as_ref());
        spec.is_some_and(|spec| spec.class == Some(TargetClass::T3)) && guard.reach.behind.is_some()
    };
    let held = found.iter().filter(is_precious).filter_map(|guard| Some((guard, outline.definition_of(guard.at)?)));
    let mut called = Vec::new();
    for (guard, unit) in held {
        let Some(name) = outline.items.get(unit).map(|item| item.name.as_str()).filter(|name| !name.is_empty()) else {
            continue;
        };
        // `payslip.file.download` calls no function of this file; the receiver of a method of Go is short.
        let is_own = |item: &Item| match item.name.rsplit_once('.') {
            None => true,
            Some((of, _)) => matches!(of, "self" | "this" | "@" | "$this") || (of.len() <= 3 && !of.contains('.')),
        };
        let is_same =
            |item: &Item, what| item.what == what && last(&item.name) == name && (what != What::Call || is_own(item));
        if outline.items.iter().filter(|item| is_same(item, What::Definition)).count() != 1 {
            continue;
        }
        let calls = outline.items.iter().enumerate().filter(|(_, item)| is_same(item, What::Call));
        called.extend(calls.filter(|(at, _)| outline.definition_of(*at) != Some(unit)).map(|(at, call)| Protection {
            rule: guard.rule,
            at,
            reach: handed_to(outline, at),
            subjects: names(&call.text),
            text: guard.text.clone(),
            is_named: guard.is_named,
            was_asked: false,
        }));
    }
    called
}

/// A hook of a class that says which of its methods it is about stands in front of those: `only: %i[create]`.
fn narrowed(outline: &Outline, guard: Protection) -> Vec<Protection> {
    let call = || {
        let is_call = |at: &usize| outline.items.get(*at).is_some_and(|item| item.what == What::Call);
        std::iter::once(guard.at).chain(outline.around(guard.at)).find(is_call)
    };
    let class =
        guard.reach.inside.filter(|at| outline.items.get(*at).is_some_and(|item| item.what == What::Definition));
    let named = class.zip(call()).filter(|(class, call)| class < call).and_then(|(class, call)| {
        let text = &outline.items.get(call)?.text;
        let list = |word: &str| text.split_once(word).map(|(_, rest)| actions(rest));
        let (only, except) = (list("only:"), list("except:"));
        let listed = only.as_ref().or(except.as_ref())?;
        let is_about = |name: &str| listed.contains(&name) == only.is_some();
        let methods = outline.children(Some(class)).filter(|at| {
            outline.items.get(*at).is_some_and(|item| item.what == What::Definition && is_about(&item.name))
        });
        Some(methods.map(|at| Protection { reach: Reach::inside(at), ..guard.clone() }).collect::<Vec<_>>())
    });
    named.unwrap_or_else(|| vec![guard])
}

/// The names at the start of a text: of a list, all of them: `%i[show create], if: :paid?`, `:index`.
fn actions(text: &str) -> Vec<&str> {
    let text = text.trim_start();
    let end = if text.starts_with(['[', '%']) { text.find(']') } else { text.find([',', ' ', ')']) };
    let word = |c: char| !(c.is_alphanumeric() || matches!(c, '_' | '!' | '?'));
    let listed = text.get(..end.unwrap_or(text.len())).unwrap_or_default();
    let listed = listed.trim_start_matches("%i").trim_start_matches("%w");
    listed.split(word).filter(|name| !name.is_empty()).collect()
}

/// How far the answer of a call reaches: what it is handed to, and what comes behind.
fn handed_to(outline: &Outline, at: usize) -> Reach {
    let is_call =
        |up: &usize| outline.items.get(*up).is_some_and(|item| matches!(item.what, What::Call | What::Argument));
    let outer = outline.around(at).take_while(is_call).last();
    Reach { inside: outer, ..behind(outline, at) }
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

/// The rules that know guards, with their places, the lowest rank first.
pub(super) fn by_rank<'r>(rules: &'r [&'r Rule]) -> impl Iterator<Item = (usize, &'r GuardSpec)> {
    rules.iter().enumerate().filter_map(|(at, rule)| Some((at, rule.guard.as_ref()?)))
}

pub(super) struct Seen<'a> {
    pub(super) outline: &'a Outline,
    pub(super) at: usize,
}

impl Seen<'_> {
    pub(super) fn item(&self) -> Option<&Item> {
        self.outline.items.get(self.at)
    }

    /// The guards that the item is by what it is called: of several kinds, the one of the lowest rank. A mark may name more
    /// than one: `@UseGuards(SessionGuard, RolesGuard)`.
    pub(super) fn named(&self, rules: &[&Rule]) -> Vec<Protection> {
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
            for name in without_list(names(&item.text), rules) {
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
    pub(super) fn is_part_of_another(&self, rules: &[&Rule]) -> bool {
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
    pub(super) fn reach(&self, item: &Item, spec: &GuardSpec) -> Option<Reach> {
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
            // What a mark is, it is as a whole.
            What::Call if self.holder() == Some(What::Mark) => None,
            What::Call => self.call(item, spec),
            _ => None,
        }
    }

    /// What the item stands right in.
    pub(super) fn holder(&self) -> Option<What> {
        self.outline.around(self.at).next().and_then(|at| self.outline.items.get(at)).map(|item| item.what)
    }

    /// What a mark or a parameter is of.
    pub(super) fn marked(&self) -> Reach {
        let definition = self.outline.definition_of(self.at);
        definition.map_or_else(|| Reach::behind(0, self.outline.items.len()), Reach::inside)
    }

    /// The definition around the item, or all of the file.
    pub(super) fn unit(&self) -> Reach {
        self.marked()
    }

    pub(super) fn is_class(&self) -> bool {
        let inside = |what| {
            self.outline.children(Some(self.at)).any(|at| self.outline.items.get(at).is_some_and(|i| i.what == what))
        };
        let is_type = self.item().is_some_and(|item| item.name.starts_with(char::is_uppercase));
        !inside(What::Parameter) && (inside(What::Definition) || is_type)
    }

    /// A name that a call is handed: `router.delete("/x", requireAuth, remove)` guards what else it is handed.
    pub(super) fn handed(&self) -> Option<Reach> {
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
        let whole = || {
            if self.is_for_all(call) {
                Reach { chain: Some(self.chain(call)), ..behind(self.outline, call) }
            } else {
                Reach::inside(call)
            }
        };
        Some(self.hooked(call).unwrap_or_else(whole))
    }

    /// Whether what the call is handed is about all that is registered behind it: `router.use(requireAuth)`.
    pub(super) fn is_for_all(&self, call: usize) -> bool {
        let step = self.outline.items.get(call).map(|item| snake(last(&item.name))).unwrap_or_default();
        matches!(
            step.as_str(),
            "use"
                | "add_middleware"
                | "register"
                | "add_hook"
                | "with"
                | "use_global_guards"
                | "use_global_pipes"
                | "use_global_interceptors"
                | "use_middleware"
        )
    }

    /// Whether the call that is handed the name takes it away.
    pub(super) fn is_waived(&self) -> bool {
        let call = self.outline.nearest(self.at, What::Call).and_then(|at| self.outline.items.get(at));
        call.is_some_and(|call| waives_by_name(&snake(last(&call.name))))
    }

    /// A call in the body of a class is about all of it: `before_action :authenticate`.
    pub(super) fn hooked(&self, at: usize) -> Option<Reach> {
        let around = self.outline.items.get(at)?.inside?;
        let holder = Seen { outline: self.outline, at: around };
        (self.outline.items.get(around)?.what == What::Definition && holder.is_class()).then(|| Reach::inside(around))
    }

    pub(super) fn option(&self, item: &Item, spec: &GuardSpec) -> Option<Reach> {
        let named = [snake(&item.name), self.of_route(item)];
        // The first few bytes of a hash are no page of a list.
        let of_cache = self
            .outline
            .nearest(self.at, What::Call)
            .and_then(|at| self.outline.items.get(at))
            .is_some_and(|call| snake(&call.name).contains("cache"));
        if of_cache && spec.front == Front::Remote {
            return None;
        }
        let few = item.name == "slice" && item.text.parse::<u32>().is_ok_and(|count| count < FEW);
        let limits = !few && has(&named, &spec.options) && !is_nothing(&item.text) && self.stands_within(spec);
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
        // `const where = email ? { teamId, email } : { teamId }` says it of what the binding is given to.
        let is_part = |what: What| matches!(what, What::Check | What::Option);
        let around = self.outline.around(self.at).filter_map(|at| Some((at, self.outline.items.get(at)?.what)));
        let bound = around.clone().find(|(_, what)| !is_part(*what)).filter(|(_, what)| *what == What::Binding);
        let holder = bound.or_else(|| around.clone().next());
        (limits || guards).then(|| match (holder, call()) {
            (Some((at, What::Loop)), _) => Reach::inside(at),
            (Some((at, What::Binding)), None) => self.hooked(at).unwrap_or_else(|| behind(self.outline, at)),
            (_, Some(call)) => self.of_chain(call),
            (_, None) => self.unit(),
        })
    }

    /// The option with the call that it is of, where that is one that puts an operation behind others: `post.schema`.
    fn of_route(&self, item: &Item) -> String {
        let call = self.outline.nearest(self.at, What::Call).and_then(|at| self.outline.items.get(at));
        let step = call.map(|call| snake(last(&call.name))).filter(|step| ROUTES.contains(&step.as_str()));
        step.map(|_| format!("route.{}", snake(&item.name))).unwrap_or_default()
    }

    /// Whether a call or an option around the item is one of those that it has to stand in.
    pub(super) fn stands_within(&self, spec: &GuardSpec) -> bool {
        spec.within.is_empty()
            || self.outline.around(self.at).take(6).filter_map(|at| self.outline.items.get(at)).any(|item| {
                matches!(item.what, What::Call | What::Option | What::Binding)
                    && has(&[snake(last(&item.name))], &spec.within)
            })
    }

    pub(super) fn binding(&self, item: &Item, spec: &GuardSpec) -> Option<Reach> {
        let in_class = self.hooked(self.at);
        if let Some(class) = in_class {
            return (spec.is_named(&names(&item.text)) && !is_nothing(&item.text)).then_some(class);
        }
        let sets = item.name.contains('.') && has(&[snake(last(&item.name))], &spec.options) && spec.within.is_empty();
        (sets && !is_nothing(&item.text)).then(|| self.unit())
    }

    /// The text of a statement: `… WHERE tenant_id = $1 LIMIT 100 FOR UPDATE`.
    pub(super) fn statement(&self, item: &Item, spec: &GuardSpec) -> Option<Reach> {
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
        let itself = spec.statements.iter().any(|text| lower.contains(text.as_str())) || is_command(&lower, spec);
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
}

/// The names of a mark, without that of the list that it is: `@permission_classes([IsAuthenticated])` asks who has signed in.
fn without_list(mut names: Vec<String>, rules: &[&Rule]) -> Vec<String> {
    let is_known = |name: &String| by_rank(rules).any(|(_, spec)| spec.is_named(std::slice::from_ref(name)));
    let is_list = names.first().is_some_and(|name| LISTS.contains(&name.as_str()));
    if is_list && names.iter().skip(1).any(is_known) {
        names.remove(0);
    }
    names
}

/// Whether a text is a command that is such a guard, with its options: `` `pg_dump --format=custom "${url}"` ``.
fn is_command(text: &str, spec: &GuardSpec) -> bool {
    const QUOTES: [char; 3] = ['"', '\'', '`'];
    // `f"…"`, `r"…"`, `$"…"`
    let quoted = text.trim_start_matches(['f', 'r', '$']);
    let bare = if quoted.starts_with(QUOTES) { quoted } else { text }.trim_start_matches(QUOTES);
    let name = bare.split_whitespace().next().unwrap_or_default();
    bare.contains(" -") && has(&[snake(name)], &spec.commands)
}

/// A list that is cut to less than this is cut for another reason than its length.
const FEW: u32 = 20;
