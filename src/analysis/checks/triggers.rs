//! When checks run: triggers, filters and conditions that let changes pass unseen.

use super::book::{Book, Gate, gates};
use super::pipeline::{Job, Pipeline, Step};
use super::read::parse;
use super::say::{Loss, Loud};
use super::system::Place;
use super::tools::{Purpose, Weight};
use crate::analysis::Scene;
use crate::fact::document::{Document, NodeId};
use crate::source::{Side, Source, Span};

const RULE: &str = "ci-trigger-narrowed";

/// Judges the pipelines that stand on both sides.
pub(super) fn judge(book: &mut Book<'_>, scene: &mut Scene<'_>) -> Vec<Loss> {
    let mut found = Vec::new();
    let pairs: Vec<(usize, usize)> = pairs(book);
    for (before, after) in pairs {
        let elsewhere = |book: &Book<'_>, after: &Pipeline| checked_elsewhere(book, after);
        let (Some(old), Some(new)) = (book.before.get(before), book.after.get(after)) else { continue };
        let losses: Vec<Loss> = events(book, scene, old, new).into_iter().chain(conditions(book, old, new)).collect();
        if losses.is_empty() {
            continue;
        }
        book.others(scene);
        let Some(new) = book.after.get(after) else { continue };
        if !elsewhere(book, new) {
            found.extend(losses);
        }
    }
    found
}

fn pairs(book: &Book<'_>) -> Vec<(usize, usize)> {
    let same = |old: &Pipeline| book.after.iter().position(|new| new.path == old.path && new.system == old.system);
    let pipelines = book.before.iter().enumerate().filter(|(_, old)| old.place == Place::Pipeline);
    pipelines.filter_map(|(at, old)| Some((at, same(old)?))).collect()
}

/// The heaviest check of a pipeline that counts.
fn weight(pipeline: &Pipeline) -> Option<Weight> {
    gates(std::slice::from_ref(pipeline))
        .iter()
        .filter(|gate| gate.counts())
        .flat_map(Gate::checks)
        .map(|check| check.purpose.weight())
        .max()
}

/// Whether each check of weight in `pipeline` is run by another pipeline as well.
fn checked_elsewhere(book: &Book<'_>, pipeline: &Pipeline) -> bool {
    let own = gates(std::slice::from_ref(pipeline));
    let is_other = |gate: &&Gate<'_>| {
        gate.pipeline.path != pipeline.path && gate.pipeline.place == Place::Pipeline && gate.counts()
    };
    let (after, others) = (gates(&book.after), gates(book.known_others()));
    let all: Vec<&Gate<'_>> = after.iter().chain(&others).filter(is_other).collect();
    let mut heavy = own
        .iter()
        .filter(|gate| gate.counts())
        .flat_map(Gate::checks)
        .filter(|check| check.purpose.weight() >= Weight::Middle);
    heavy.all(|check| all.iter().any(|other| other.checks().any(|one| one == check)))
}

/// The triggers of a workflow of GitHub.
fn events(book: &Book<'_>, scene: &mut Scene<'_>, old: &Pipeline, new: &Pipeline) -> Vec<Loss> {
    let system = book.systems.get(old.system).map(|system| system.id.as_str()).unwrap_or_default();
    let Some(weight) = weight(new) else { return Vec::new() };
    let texts = scene.read(Side::Before, &old.path).zip(scene.read(Side::After, &new.path));
    let Some((before, after)) = texts else { return Vec::new() };
    let loss = |span: Span, loud: Loud, name: &str, reason: String| {
        let loud = if weight == Weight::Light { Loud::Note } else { loud };
        Loss::after(RULE, loud, &new.path, span).told("checks", name, reason)
    };
    match system {
        "github-actions" => {
            let (Some(old), Some(new)) = (Events::of(&before), Events::of(&after)) else { return Vec::new() };
            old.narrowed(&new).into_iter().map(|(span, loud, name, reason)| loss(span, loud, &name, reason)).collect()
        }
        "azure-pipelines" => switched_off(&before, &after)
            .map(|(span, key)| loss(span, Loud::Warning, key, format!("`{key}: none` keeps it from running by itself")))
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}

/// `pr: none` or `trigger: none` that came.
fn switched_off(before: &Source, after: &Source) -> Option<(Span, &'static str)> {
    let (old, new) = (parse("yaml", before)?, parse("yaml", after)?);
    ["pr", "trigger"].into_iter().find_map(|key| {
        let none = |document: &Document| {
            let node = document.get(*document.roots.first()?, key)?;
            (document.rendered(node)? == "none").then(|| document.node(node).map(|node| node.span)).flatten()
        };
        none(&new).filter(|_| none(&old).is_none()).map(|span| (span, key))
    })
}

/// What starts a workflow.
struct Events {
    document: Document,
    /// Where `on` stands.
    span: Span,
    /// Each event, with what filters it.
    all: Vec<(String, Option<NodeId>)>,
}

impl Events {
    fn of(source: &Source) -> Option<Self> {
        let document = parse("yaml", source)?;
        let root = *document.roots.first()?;
        let node = document.get(root, "on").or_else(|| document.get(root, "true"))?;
        let span = document.pairs(root).iter().find(|pair| pair.value == node).map(|pair| pair.key_span)?;
        let mut all: Vec<(String, Option<NodeId>)> =
            document.pairs(node).iter().map(|pair| (pair.key.clone(), Some(pair.value))).collect();
        all.extend(document.items(node).iter().filter_map(|item| Some((document.rendered(*item)?, None))));
        all.extend(document.rendered(node).filter(|text| !text.is_empty()).map(|text| (text, None)));
        Some(Self { document, span, all })
    }

    fn has(&self, name: &str) -> bool {
        self.all.iter().any(|(event, _)| event == name)
    }

    /// The items of a filter of an event; none where it has no such filter.
    fn filter(&self, event: &str, key: &str) -> Option<(NodeId, Vec<String>)> {
        let (_, node) = self.all.iter().find(|(name, _)| name == event)?;
        let list = self.document.get((*node)?, key)?;
        let items = self.document.items(list).iter().filter_map(|item| self.document.rendered(*item));
        Some((list, items.chain(self.document.rendered(list).filter(|text| !text.is_empty())).collect()))
    }

    /// Whether every push starts it, whatever the branch.
    fn every_push(&self) -> bool {
        self.has("push")
            && self
                .filter("push", "branches")
                .is_none_or(|(_, branches)| branches.iter().any(|name| name == "**" || name == "*"))
            && self.filter("push", "tags").is_none_or(|_| self.filter("push", "branches").is_some())
    }

    fn narrowed(&self, new: &Events) -> Vec<(Span, Loud, String, String)> {
        const BY_ITSELF: &[&str] = &[
            "pull_request",
            "pull_request_target",
            "push",
            "merge_group",
            "schedule",
            "workflow_call",
            "workflow_run",
        ];
        let mut found = Vec::new();
        let proposed = ["pull_request", "pull_request_target", "merge_group"];
        let reached = |events: &Events| proposed.iter().any(|name| events.has(name)) || events.every_push();
        let called = new.has("workflow_call") || new.has("workflow_run");
        if self.has("pull_request") && !reached(new) && !called {
            found.push((
                new.span,
                Loud::Warning,
                "pull_request".to_owned(),
                "proposed changes no longer start it".to_owned(),
            ));
        } else if !BY_ITSELF.iter().any(|name| new.has(name))
            && BY_ITSELF.iter().any(|name| self.has(name) && *name != "workflow_call")
        {
            found.push((
                new.span,
                Loud::Warning,
                "on".to_owned(),
                "nothing but a person starts it any more".to_owned(),
            ));
        } else if self.has("schedule") && !new.has("schedule") && !BY_ITSELF.iter().any(|name| new.has(name)) {
            found.push((new.span, Loud::Note, "schedule".to_owned(), "it no longer runs by itself".to_owned()));
        }
        for event in proposed.iter().filter(|event| self.has(event) && new.has(event)) {
            found.extend(self.filters(new, event));
        }
        found
    }

    fn filters(&self, new: &Events, event: &str) -> Vec<(Span, Loud, String, String)> {
        let mut found = Vec::new();
        let span = |node: NodeId| new.document.node(node).map(|node| node.span).unwrap_or_default();
        // What is left out.
        for key in ["paths-ignore", "branches-ignore"] {
            let Some((node, now)) = new.filter(event, key) else { continue };
            let was = self.filter(event, key).map(|(_, items)| items).unwrap_or_default();
            let came: Vec<&String> = now.iter().filter(|item| !was.contains(item) && is_code(item)).collect();
            if let Some(first) = came.first() {
                let broad = came.iter().any(|item| {
                    matches!(item.as_str(), "**" | "*" | "**/*" | "src/**" | "lib/**" | "app/**" | "main" | "master")
                });
                let loud = if broad { Loud::Warning } else { Loud::Note };
                found.push((span(node), loud, key.to_owned(), format!("changes of `{first}` no longer start it")));
            }
        }
        // What alone counts.
        for key in ["paths", "branches"] {
            let Some((node, now)) = new.filter(event, key) else { continue };
            let Some((_, was)) = self.filter(event, key) else {
                let test_only = key == "paths" && now.iter().all(|item| !is_code(item) || item.contains("test"));
                if test_only && !now.is_empty() {
                    found.push((
                        span(node),
                        Loud::Warning,
                        key.to_owned(),
                        "only changes of some files start it now".to_owned(),
                    ));
                }
                continue;
            };
            let covers = |item: &String| {
                now.iter().any(|other| {
                    other == item
                        || other == "**"
                        || other.trim_end_matches('*').trim_end_matches('/').len() >= 2
                            && item.starts_with(other.trim_end_matches('*').trim_end_matches('/'))
                })
            };
            let gone: Vec<&String> = was.iter().filter(|item| !item.starts_with('!') && !covers(item)).collect();
            let came = now.iter().any(|item| !was.contains(item) && !item.starts_with('!'));
            // What takes another name comes as much as it goes.
            if let Some(first) = gone.first().filter(|_| !came) {
                let broad = gone.iter().any(|item| matches!(item.as_str(), "**" | "main" | "master" | "src/**"));
                found.push((
                    span(node),
                    if broad { Loud::Warning } else { Loud::Note },
                    key.to_owned(),
                    format!("changes of `{first}` no longer start it"),
                ));
            }
        }
        if let Some((node, types)) = new.filter(event, "types") {
            let opened = |types: &[String]| types.iter().any(|name| name == "opened" || name == "synchronize");
            let was = self.filter(event, "types").is_none_or(|(_, types)| opened(&types));
            if was && !opened(&types) {
                found.push((
                    span(node),
                    Loud::Warning,
                    "types".to_owned(),
                    "a change that is proposed or pushed again no longer starts it".to_owned(),
                ));
            }
        }
        found
    }
}

/// Whether a filter may hit code: documentation may be left out.
fn is_code(pattern: &str) -> bool {
    const TEXTS: &[&str] = &[
        ".md",
        ".rst",
        ".txt",
        ".adoc",
        "docs",
        "doc/",
        "LICENSE",
        "README",
        "CHANGELOG",
        ".gitignore",
        ".png",
        ".svg",
        "website",
        "site/",
        ".editorconfig",
        "CODEOWNERS",
        ".vscode",
        ".idea",
        "examples",
        "ISSUE_TEMPLATE",
        "renovate",
        "dependabot",
        ".mdx",
        "assets",
        "images",
        "AUTHORS",
        "NOTICE",
        ".github",
        "gh-pages",
        "i18n",
        "locale",
        ".changeset",
    ];
    !pattern.starts_with('!') && !TEXTS.iter().any(|text| pattern.contains(text))
}

/// Conditions of jobs that came, and keep checks from running on proposed changes.
fn conditions(book: &Book<'_>, old: &Pipeline, new: &Pipeline) -> Vec<Loss> {
    let system = book.systems.get(old.system).map(|system| system.id.as_str()).unwrap_or_default();
    let mut found = Vec::new();
    for job in &new.jobs {
        let Some(was) = old.jobs.iter().find(|was| was.name == job.name) else { continue };
        let heaviest = job.steps.iter().flat_map(|step| &step.checks).map(|check| check.purpose.weight()).max();
        if job.deploys() || heaviest.is_none_or(|weight| weight == Weight::Light) || job.purposes().is_empty() {
            continue;
        }
        let proposed = |job: &Job| job.condition.contains("merge_request");
        let left_out = system == "gitlab-ci" && proposed(was) && !proposed(job) && !job.condition.is_empty();
        if left_out || excludes(system, &job.condition) && !excludes(system, &was.condition) {
            let reason = format!("`{}` keeps it from running on proposed changes", job.condition);
            found.push(Loss::after(RULE, Loud::Warning, &new.path, job.span).told("checks", job.name.clone(), reason));
        }
        found.extend(steps(system, was, job).map(|step| {
            let reason = format!("`{}` keeps `{}` from running on proposed changes", step.condition, step.text);
            Loss::after(RULE, Loud::Warning, &new.path, step.span).told("checks", job.name.clone(), reason)
        }));
        let manual =
            |asks: &Option<super::pipeline::Asks>| asks.as_ref().is_some_and(|asks| asks.text.contains("manual"));
        if manual(&job.asks) && !manual(&was.asks) {
            let span = job.asks.as_ref().map(|asks| asks.span).unwrap_or(job.span);
            found.push(Loss::after(RULE, Loud::Warning, &new.path, span).told(
                "checks",
                job.name.clone(),
                "it runs only when somebody starts it",
            ));
        }
    }
    found
}

/// The checks of a job that alone do not run any more for proposed changes.
fn steps<'b>(system: &str, was: &'b Job, now: &'b Job) -> impl Iterator<Item = &'b Step> {
    let system = system.to_owned();
    now.steps.iter().filter(move |step| {
        let heavy = step
            .checks
            .iter()
            .any(|check| check.purpose.weight() >= Weight::Middle && check.purpose != Purpose::Deploy);
        let old = was.steps.iter().find(|old| old.text == step.text);
        heavy && excludes(&system, &step.condition) && old.is_some_and(|old| !excludes(&system, &old.condition))
    })
}

/// Whether a condition lets no proposed change through.
fn excludes(system: &str, condition: &str) -> bool {
    let tight: String = condition.chars().filter(|c| !c.is_whitespace()).collect::<String>().replace('"', "'");
    let has = |text: &str| tight.contains(text);
    match system {
        "github-actions" => {
            let others = has("||");
            has("github.event_name!='pull_request'") && !others
                || ["schedule", "workflow_dispatch", "push", "release"]
                    .iter()
                    .any(|event| has(&format!("github.event_name=='{event}'")))
                    && !has("pull_request")
                    && !others
                || has("github.event.pull_request.labels") && !others && !has("!contains")
                || (has("github.ref=='refs/heads/main'") || has("github.ref=='refs/heads/master'")) && !others
                || has("!github.event.pull_request")
        }
        "gitlab-ci" => {
            let scheduled = has("schedules")
                || has("$CI_PIPELINE_SOURCE=='schedule'")
                || has("$CI_PIPELINE_SOURCE=='web'")
                || has("$CI_COMMIT_TAG")
                || has("$NIGHTLY");
            scheduled && !has("merge_request") && !has("branches") && !has("$CI_COMMIT_BRANCH")
                || matches!(tight.as_str(), "main" | "master" | "tags" | "web")
        }
        "circleci" => matches!(tight.as_str(), "main" | "master"),
        "azure-pipelines" => {
            has("ne(variables['Build.Reason'],'PullRequest')") || has("eq(variables['Build.Reason'],'Schedule')")
        }
        "buildkite" => has("build.branch=='main'") && !has("||"),
        _ => false,
    }
}
