//! The tests of one side of a file.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::case::{Case, Rows, Skip};
use super::check::{self, Check};
use super::mock::{self, Mock};
use super::text::{groups, names, numbers, strings};
use super::title::{is_class, is_python_function, title_of};
use super::words::{self, first, last};
use super::{near, rows, skip};
use crate::fact::outline::{Item, Outline, What};
use crate::fact::role::{Role, role_of};
use crate::source::{Source, Span};

/// Most tests of a file that are read.
const CASES: usize = 3_000;

/// A definition that is no test.
#[derive(Clone, Debug)]
pub(super) struct Other {
    /// How many assertions it holds.
    pub(super) checks: usize,
    /// Its lines that say something, the one that names it first.
    pub(super) lines: Vec<u64>,
    /// The line that names it.
    pub(super) head: Span,
    /// Whether it has marks, as what is handed to tests has.
    pub(super) is_fixture: bool,
}

/// What one side of a file tests.
#[derive(Debug, Default)]
pub(super) struct Suite {
    pub(super) cases: Vec<Case>,
    /// Definitions that are no tests.
    pub(super) others: BTreeMap<String, Other>,
    /// Stand-ins, wherever in the file.
    pub(super) mocks: Vec<Mock>,
    /// Places at which tests or groups keep all others from running.
    pub(super) focused: Vec<Span>,
    /// How often failed tests are run again, and where that is said.
    pub(super) retries: Vec<(f64, Span)>,
    /// Last names of everything that is called.
    pub(super) called: BTreeSet<String>,
    /// Rows that stand by themselves, by what they are called.
    pub(super) tables: BTreeMap<String, Rows>,
    pub(super) language: &'static str,
}

/// Whether the file at `path`, of `language`, could hold tests.
pub(super) fn may_test(path: &str, language: &str, text: &str) -> bool {
    let named = matches!(role_of(path), Role::Test | Role::Fixture) || path.contains("test") || path.contains("spec");
    named || (language == "rust" && text.contains("test"))
}

/// The tests of `source`, whose outline is `outline`.
pub(super) fn of(source: &Source, outline: &Outline, language: &'static str) -> Suite {
    let suite = Suite { language, ..Suite::default() };
    let mut reader = Reader { source, outline, language, helpers: BTreeSet::new(), suite };
    reader.helpers = reader.find_helpers();
    reader.level(0..outline.items.len(), &[], None);
    reader.whole();
    near::give(&mut reader.suite.cases, outline, source);
    reader.suite
}

/// The group of what is no test and asserts for them.
pub(super) const HELPER: &str = "(for tests)";

pub(super) struct Reader<'a> {
    pub(super) source: &'a Source,
    pub(super) outline: &'a Outline,
    language: &'static str,
    /// Functions of the file that assert something for tests.
    helpers: BTreeSet<String>,
    suite: Suite,
}

impl Reader<'_> {
    /// Reads what stands right in `range`, with the names of the groups around it and what skips them.
    fn level(&mut self, range: Range<usize>, around: &[String], skipped: Option<&Skip>) {
        let mut pending = vec![(range, around.to_vec(), skipped.cloned())];
        while let Some((range, around, skipped)) = pending.pop() {
            let mut at = range.start;
            let module = self.module_skip(&range, &around);
            let skipped = skipped.or(module);
            while at < range.end {
                let Some(item) = self.outline.items.get(at) else { break };
                let next = item.end.max(at + 1);
                if self.suite.cases.len() >= CASES {
                    return;
                }
                if let Some(name) = self.test_name(at, item) {
                    self.case(at, item, name, &around, skipped.as_ref());
                } else if let Some(name) = self.group_name(item) {
                    let own = skip::of_item(self.outline, self.source, at, self.language).or_else(|| skipped.clone());
                    if skip::is_focused(self.source, self.outline, at) {
                        self.suite.focused.push(head(self.source, item));
                    }
                    let table = rows::of_item(self.outline, self.source, at, self.language);
                    if table.marked && item.what == What::Call {
                        self.suite.tables.insert(format!("group {name}"), table);
                    }
                    let inner = around.iter().cloned().chain([name]).collect();
                    pending.push((at + 1..next, inner, own));
                } else if matches!(
                    item.what,
                    What::Closure | What::Then | What::Loop | What::Call | What::Frame | What::Attempt | What::Binding
                ) && next > at + 1
                    && self.may_hold(item)
                {
                    pending.push((at + 1..next, around.clone(), skipped.clone()));
                } else if item.what == What::Definition {
                    self.other(at, item);
                }
                at = next;
            }
        }
        self.suite.cases.sort_by_key(|case| case.span.start);
    }

    /// Functions that are no tests and assert something.
    fn find_helpers(&self) -> BTreeSet<String> {
        const HOOKS: &[&str] = &["setUp", "tearDown", "setup", "teardown", "before", "after"];
        let functions = self.outline.items.iter().enumerate().filter(|(_, item)| item.what == What::Definition);
        let helps = functions.filter(|(at, item)| {
            !HOOKS.contains(&item.name.as_str())
                && item.name.len() > 2
                && !is_class(self.source, item)
                && !self.is_test_definition(*at, item)
                && self.is_of_tests(*at)
                && !self.checks(at + 1..item.end.max(at + 1)).is_empty()
        });
        helps.map(|(_, item)| item.name.clone()).collect()
    }

    /// Whether what stands at `at` belongs to tests, and not to the code that stands in the same file.
    fn is_of_tests(&self, at: usize) -> bool {
        let inline = || {
            self.outline.around(at).filter_map(|at| self.outline.items.get(at)).any(|item| item.name.contains("test"))
        };
        role_of(&self.source.path.to_text()) == Role::Test || inline()
    }

    fn other(&mut self, at: usize, item: &Item) {
        if self.helpers.contains(&item.name) {
            self.helper(at, item);
        }
        let table = rows::of_item(self.outline, self.source, at, self.language);
        if !table.texts.is_empty() && self.is_of_tests(at) {
            self.suite.tables.insert(item.name.clone(), table);
        }
        let head = head(self.source, item);
        let other = Other {
            checks: self.checks(at + 1..item.end.max(at + 1)).len(),
            lines: super::case::lines(self.source.slice(Span::new(head.start, item.span.end))),
            head,
            is_fixture: self.marks(at).any(|mark| mark.name.to_lowercase().contains("fixture")),
        };
        let known = self.suite.others.get(&item.name).map_or(0, |known| known.checks);
        if known <= other.checks {
            self.suite.others.insert(item.name.clone(), other);
        }
    }

    /// What asserts for tests is compared as they are.
    fn helper(&mut self, at: usize, item: &Item) {
        self.case(at, item, item.name.clone(), &[HELPER.to_owned()], None);
        if let Some(case) = self.suite.cases.last_mut() {
            (case.rows, case.skip) = (Rows::default(), None);
        }
    }

    /// Whether tests may stand inside `item` although it is neither a group nor a test.
    fn may_hold(&self, item: &Item) -> bool {
        item.what != What::Call || !matches!(first(&item.name), "expect" | "assert" | "require")
    }

    /// `pytestmark = pytest.mark.skip`, `pytest.skip(allow_module_level=True)`.
    fn module_skip(&self, range: &Range<usize>, around: &[String]) -> Option<Skip> {
        if self.language == "go" && around.is_empty() {
            return self.build_tag();
        }
        if self.language != "python" {
            return None;
        }
        let mut at = range.start;
        while at < range.end {
            let item = self.outline.items.get(at)?;
            let text = self.source.slice(item.span);
            let marked = item.what == What::Binding && item.name == "pytestmark";
            let called = around.is_empty() && item.what == What::Call && text.contains("allow_module_level");
            if marked || called {
                let found = skip::of_text(text, item.span);
                if found.is_some() {
                    return found;
                }
            }
            at = item.end.max(at + 1);
        }
        None
    }

    /// `//go:build ignore`: the file is compiled only where the tag is given.
    fn build_tag(&self) -> Option<Skip> {
        let head = self.source.text.split("\npackage ").next().unwrap_or_default();
        let at = head.find("//go:build ")?;
        let line = head.get(at..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let tag = line.trim_start_matches("//go:build ").trim();
        let condition = (tag != "ignore").then(|| format!("build tag {tag}"));
        Some(Skip { span: Span::new(at, at + line.len()), reason: condition.is_some(), condition, must_fail: false })
    }

    fn marks(&self, at: usize) -> impl Iterator<Item = &Item> {
        self.outline
            .children(Some(at))
            .filter_map(|at| self.outline.items.get(at))
            .filter(|item| item.what == What::Mark)
    }

    /// What the test at `at` is called, if it is one.
    fn test_name(&self, at: usize, item: &Item) -> Option<String> {
        match item.what {
            What::Definition => self.is_test_definition(at, item).then(|| item.name.clone()),
            What::Call => self.test_call(at, item),
            _ => None,
        }
    }

    fn is_test_definition(&self, at: usize, item: &Item) -> bool {
        let name = item.name.as_str();
        let around = self.outline.definition_of(at).and_then(|at| self.outline.items.get(at));
        let marked = || {
            self.marks(at).any(|mark| {
                words::is(words::MARKS, last(&mark.name))
                    || last(&mark.name).ends_with("_test")
                    || last(&mark.name).ends_with("Fact")
                    || last(&mark.name).ends_with("Theory")
            })
        };
        let is_function = item.text.contains('(');
        match self.language {
            "python" => {
                let class = around.is_none_or(|around| {
                    !around.text.contains("def ")
                        && (around.name.starts_with("Test")
                            || around.text.contains("Test")
                            || around.name.ends_with("Tests"))
                        && !is_python_function(self.source, around)
                });
                name.starts_with("test") && is_function && !is_class(self.source, item) && class
            }
            "rust" | "csharp" => marked(),
            "java" | "kotlin" => {
                marked()
                    || (name.starts_with("test")
                        && is_function
                        && around.is_some_and(|around| around.text.contains("TestCase")))
            }
            "go" => {
                let upper =
                    |prefix: &str| name.strip_prefix(prefix).is_some_and(|rest| !rest.starts_with(char::is_lowercase));
                self.source.path.to_text().ends_with("_test.go")
                    && (upper("Test") || upper("Fuzz"))
                    && name != "TestMain"
            }
            "ruby" => name.starts_with("test_"),
            "php" => (name.starts_with("test") && around.is_some()) || marked() || self.doc_says_test(item),
            _ => false,
        }
    }

    /// `/** @test */` in front of a method.
    fn doc_says_test(&self, item: &Item) -> bool {
        let head = self.source.text.get(..item.span.start).unwrap_or_default().trim_end();
        let start = if head.ends_with("*/") { head.rfind("/*") } else { None };
        start.and_then(|start| head.get(start..)).is_some_and(|comment| comment.contains("@test"))
    }

    /// The title of a call that is given a test.
    fn test_call(&self, at: usize, item: &Item) -> Option<String> {
        let (root, end) = (first(&item.name), last(&item.name));
        let text = self.source.slice(item.span);
        if self.language == "go" {
            let title = matches!(end, "Run") && item.name.split('.').count() == 2 && root.len() <= 2;
            let named = groups(text).first().is_some_and(|group| group.trim_start().starts_with(['"', '`']));
            return (title && named).then(|| title_of(text)).flatten();
        }
        if self.language == "kotlin" && item.name.is_empty() && text.starts_with('"') && text.contains('{') {
            let title = strings(text).first().map(|title| (*title).to_owned())?;
            return Some(title.trim_start_matches('!').trim_start_matches("f:").to_owned());
        }
        if !words::TESTS.contains(&root)
            || matches!(
                end,
                "describe"
                    | "step"
                    | "use"
                    | "extend"
                    | "beforeEach"
                    | "afterEach"
                    | "beforeAll"
                    | "afterAll"
                    | "to"
                    | "not_to"
                    | "serial"
                    | "info"
                    | "slow"
                    | "setTimeout"
            )
        {
            return None;
        }
        if item.name.contains("describe") {
            return None;
        }
        match self.language {
            "javascript" | "typescript" | "tsx" | "jsx" => {}
            "ruby" | "kotlin" | "php" => {}
            _ => return None,
        }
        let mut given = self.outline.children(Some(at)).filter_map(|at| self.outline.items.get(at));
        let code = given.any(|item| item.what == What::Closure) || text.contains("=>") || text.contains("function");
        let planned = matches!(end, "todo" | "skip" | "fixme") && text.contains(['"', '\'', '`']);
        let titled = title_of(text);
        let bare = self.language == "ruby" && titled.is_none() && code && text.len() < 400 && !item.name.contains('.');
        match titled {
            Some(title) if code || planned => Some(title),
            None if bare => Some(super::text::compact(text)),
            _ => None,
        }
    }

    fn group_name(&self, item: &Item) -> Option<String> {
        match item.what {
            What::Definition => {
                let class = is_class(self.source, item);
                (class || (self.language == "go" && item.name.starts_with("Test"))).then(|| item.name.clone())
            }
            What::Call => {
                let group = item.name.split('.').any(|step| words::GROUPS.contains(&step));
                let named =
                    matches!(self.language, "javascript" | "typescript" | "tsx" | "jsx" | "ruby" | "kotlin" | "php");
                (group && named).then(|| title_of(self.source.slice(item.span)).unwrap_or_else(|| item.name.clone()))
            }
            _ => None,
        }
    }

    fn case(&mut self, at: usize, item: &Item, name: String, around: &[String], skipped: Option<&Skip>) {
        let end = item.end.max(at + 1);
        // Tests inside of a test are told apart.
        let inner: Vec<(usize, String)> = (at + 1..end)
            .filter_map(|at| {
                let item =
                    self.outline.items.get(at).filter(|item| item.what == What::Call && self.language == "go")?;
                self.test_call(at, item).map(|name| (at, name))
            })
            .collect();
        let mut holes: Vec<Range<usize>> = Vec::new();
        for (sub, title) in inner {
            if holes.iter().any(|hole| hole.contains(&sub)) {
                continue;
            }
            let Some(item) = self.outline.items.get(sub).cloned() else { continue };
            holes.push(sub..item.end.max(sub + 1));
            let groups: Vec<String> = around.iter().cloned().chain([name.clone()]).collect();
            self.case(sub, &item, title, &groups, skipped);
        }
        let own = skip::of_item(self.outline, self.source, at, self.language);
        if skip::is_focused(self.source, self.outline, at) {
            self.suite.focused.push(head(self.source, item));
        }
        let text = self.source.slice(item.span);
        let shown = head(self.source, item);
        let mut checks = self.checks_without(at + 1..end, &holes);
        checks.extend(self.infix_checks(item));
        self.expected_by_mark(at, &mut checks);
        let within = self.outline.items.get(at + 1..end).unwrap_or_default();
        let calls =
            within.iter().filter(|item| item.what == What::Call).map(|item| last(&item.name).to_owned()).collect();
        self.suite.cases.push(Case {
            groups: around.to_vec(),
            head: shown,
            span: item.span,
            skip: own.or_else(|| skipped.cloned()),
            rows: rows::of_item(self.outline, self.source, at, self.language),
            left: skip::early_leave(self.outline, self.source, at, self.language),
            is_parent: !holes.is_empty(),
            lines: super::case::lines(self.source.slice(Span::new(shown.start, item.span.end))),
            words: names(text).into_iter().map(str::to_owned).collect(),
            literals: super::text::literals(text),
            calls,
            checks,
            fails: within.iter().filter(|item| fails(item)).count(),
            name,
        });
    }

    /// `@Test(expected = X.class)`, `#[should_panic(expected = "…")]`, `[ExpectedException(typeof(X))]`.
    fn expected_by_mark(&self, at: usize, checks: &mut Vec<Check>) {
        let marks: Vec<&Item> = self.marks(at).collect();
        for mark in marks {
            let text = self.source.slice(mark.span);
            if let Some(failure) = skip::expected_failure(text) {
                let mut check = check::of_mark(mark, self.source);
                check.failure = Some(failure);
                checks.push(check);
            }
        }
    }

    fn checks(&self, range: Range<usize>) -> Vec<Check> {
        self.checks_without(range, &[])
    }

    fn checks_without(&self, range: Range<usize>, holes: &[Range<usize>]) -> Vec<Check> {
        let mut out = Vec::new();
        let mut at = range.start;
        while at < range.end {
            if let Some(hole) = holes.iter().find(|hole| hole.start == at) {
                at = hole.end;
                continue;
            }
            let Some(item) = self.outline.items.get(at) else { break };
            let found = match item.what {
                What::Check if self.language == "go" => self.fails(at).then(|| check::of_condition(item, self.source)),
                What::Mark | What::Parameter => None,
                What::Call if self.helpers.contains(last(&item.name)) => Some(check::of_helper(item, self.source)),
                _ => check::read(item, self.source),
            };
            match found {
                Some(mut found) => {
                    found.swallowed = self.is_swallowed(at, range.start);
                    found.awaited = self.source.text.get(..item.span.start).is_some_and(|head| {
                        let head = head.trim_end();
                        head.ends_with("await")
                            || head.ends_with("return")
                            || head.ends_with("=>")
                            || head.ends_with("await (")
                    });
                    found.conditional = self.is_conditional(at, range.start);
                    let frame = item.what == What::Frame;
                    out.push(found);
                    // What stands in a frame is a statement of its own.
                    at = if frame { at + 1 } else { item.end.max(at + 1) };
                }
                None => at += 1,
            }
        }
        out
    }

    /// Whether the branch of a condition of Go fails the test.
    fn fails(&self, at: usize) -> bool {
        let then = self
            .outline
            .children(Some(at))
            .find(|at| self.outline.items.get(*at).is_some_and(|item| item.what == What::Then));
        let within = then.map(|then| self.outline.within(then)).unwrap_or_default();
        within.iter().any(|item| {
            item.what == What::Call
                && matches!(last(&item.name), "Error" | "Errorf" | "Fatal" | "Fatalf" | "Fail" | "FailNow")
                && first(&item.name).len() <= 2
        })
    }

    /// `total shouldBe 3` of Kotest, which is no call.
    fn infix_checks(&self, item: &Item) -> Vec<Check> {
        if self.language != "kotlin" {
            return Vec::new();
        }
        check::infix(self.source, item.span)
    }

    /// How often a failed test is run again, where the item says so.
    fn retries(&self, at: usize, item: &Item) -> Option<(f64, Span)> {
        let text = self.source.slice(item.span);
        let given = match item.what {
            What::Mark => words::is(words::RETRIES, last(&item.name)),
            What::Call => matches!(item.name.as_str(), "jest.retryTimes" | "this.retries" | "retryTimes"),
            What::Option => {
                let around = self
                    .outline
                    .around(at)
                    .find_map(|at| self.outline.items.get(at).filter(|item| item.what == What::Call));
                let of_tests = around.is_some_and(|call| {
                    let root = first(&call.name);
                    words::TESTS.contains(&root) || words::GROUPS.contains(&root)
                });
                of_tests && words::is(words::RETRIES, &item.name)
            }
            _ => false,
        };
        // A mark without a number runs it again once, or as often as the tool does.
        given.then(|| (numbers(text).into_iter().fold(1.0, f64::max), item.span))
    }

    /// What the file does as a whole.
    fn whole(&mut self) {
        for (at, item) in self.outline.items.iter().enumerate() {
            self.suite.retries.extend(self.retries(at, item));
            if matches!(item.what, What::Call | What::Mark | What::Binding) {
                if item.what != What::Binding {
                    self.suite.called.insert(last(&item.name).to_owned());
                }
                self.suite.mocks.extend(mock::of_item(self.outline, self.source, at));
            }
        }
    }
}

/// Whether a statement fails the test by hand.
fn fails(item: &Item) -> bool {
    let called = matches!(last(&item.name), "fail" | "panic!" | "unreachable!" | "flunk" | "Fail" | "bail!");
    item.what == What::Raise || (item.what == What::Call && called)
}

/// The first line of an item, marks in front of it left out as long as there is a name.
pub(super) fn head(source: &Source, item: &Item) -> Span {
    let text = source.slice(item.span);
    let named = if item.what == What::Definition { text.find(&item.name).unwrap_or_default() } else { 0 };
    let start = text.get(..named).and_then(|head| head.rfind('\n')).map_or(0, |at| at + 1);
    let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let indent = line.len() - line.trim_start().len();
    Span::new(item.span.start + start + indent, item.span.start + start + line.trim_end().len())
}
