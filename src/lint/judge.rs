//! From a rule that fires to a finding: radius, level, message, labels, identity.

use super::anchor::anchor;
use super::asked::{Asked, Stand};
use crate::analysis::plan::Plans;
use crate::analysis::{Judgement, Spot};
use crate::change::{Change, ChangeKind, Changes, Placed};
use crate::fact::role::{
    Role, comes_to_count, environment_of, is_emulated, is_ephemeral, is_for_trying, is_of_machine, is_way_back,
    is_within_ephemeral, role_of,
};
use crate::fact::shell::server;
use crate::fact::{Confidence, Effect, Environment, Fact, FactKind, GuardKind, Meaning, Reversibility, TargetClass};
use crate::finding::radius::Stakes;
use crate::finding::{BeforePlace, Family, Finding, Fix, Identity, Label, LabelKind, Level, Radius};
use crate::repo::ChangeSet;
use crate::rule::{Rule, RuleSet};
use crate::source::{RepoPath, Side, Source, Span, limits, secrets};
use crate::task::Task;

/// Whether what says the same came out of where it counts for less: an example that becomes what runs.
fn is_raised(change: &Change, changes: &Changes, files: &ChangeSet) -> bool {
    let (Some(before), Some(after)) = (change.before, change.after) else { return false };
    let same = matches!(change.kind, ChangeKind::Moved | ChangeKind::Unchanged);
    let file = |side: &[Placed], at: usize| side.get(at).and_then(|placed| files.files.get(placed.file));
    let (Some(from), Some(to)) = (file(&changes.before, before), file(&changes.after, after)) else { return false };
    let stood = from.before_path.as_ref().unwrap_or(&from.path);
    same && *stood != to.path && comes_to_count(&stood.to_text(), &to.path.to_text())
}

/// What `rules` find on `changes`, the shipped ones or those of the repository: for each change the rule that speaks, the
/// most specific of those that fire. The two know nothing of each other, so that neither keeps the other quiet.
pub(super) fn judge(rules: &RuleSet, own: bool, changes: &Changes, files: &ChangeSet, task: &Task) -> Vec<Finding> {
    let predicates = || rules.predicates().filter(|rule| rule.is_own() == own);
    let mut found: Vec<(usize, &Fact, Finding)> = Vec::new();
    for change in &changes.changes {
        let raised = is_raised(change, changes, files);
        if change.kind == ChangeKind::Moved && !raised {
            continue;
        }
        let Some((side, subject)) = subject(change, changes) else { continue };
        if subject.fact.meaning.is_none() {
            continue;
        }
        let same = change.kind == ChangeKind::Unchanged && !raised;
        if same && !predicates().any(|rule| rule.lost_its_excuse(change, changes)) {
            continue;
        }
        // What says the same and is no longer explained is judged as if it said something else.
        let change = &match change.kind {
            // Where it stood, nobody was meant to look at it.
            _ if raised => Change { kind: ChangeKind::Added, before: None, ..*change },
            kind => Change { kind: if same { ChangeKind::Modified } else { kind }, ..*change },
        };
        let concerned: Vec<&Rule> = predicates().filter(|rule| rule.concerns(change, changes)).collect();
        let general = concerned.iter().all(|rule| rule.fallback);
        let heard = concerned.into_iter().filter(|rule| general || !rule.fallback);
        let firing = heard.filter(|rule| rule.judge(change, changes).fires());
        let speaking = firing.max_by_key(|rule| (rule.specificity(), std::cmp::Reverse(&rule.id)));
        let finding = speaking.and_then(|rule| of_fact(rule, change, changes, (side, subject), (files, task)));
        found.extend(finding.map(|finding| (subject.file, &subject.fact, finding)));
    }
    acts(found)
}

/// The findings of `judgements`.
pub(super) fn judge_whole(
    rules: &RuleSet,
    judgements: Vec<Judgement>,
    files: &ChangeSet,
    (plans, task): (&Plans, &Task),
) -> Vec<Finding> {
    let found = |judgement| of_judgement(rules, judgement, files, (plans, task));
    judgements.into_iter().filter_map(found).collect()
}

/// `judged` without what `found` tells of the same act: a program that was run dry, of which is told what it does now.
pub(super) fn besides(found: &[Finding], judged: Vec<Finding>) -> Vec<Finding> {
    let told = |finding: &Finding| {
        let overlaps = |other: &Finding| {
            place(other)
                .0
                .zip(place(finding).0)
                .is_some_and(|((path, span), (own, at))| path == own && span.touches(at))
        };
        finding.rule == "dry-run-default-flipped"
            && found.iter().any(|other| other.level >= finding.level && overlaps(other))
    };
    judged.into_iter().filter(|finding| !told(finding)).collect()
}

/// Findings in the order of their places, each with an identity of its own.
pub(super) fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(|a, b| place(a).cmp(&place(b)));
    number(&mut findings);
    findings
}

/// What is judged of a change: what stands after it; where nothing does, what stood before.
fn subject<'a>(change: &Change, changes: &'a Changes) -> Option<(Side, &'a Placed)> {
    let after = change.after.and_then(|index| changes.after.get(index)).map(|placed| (Side::After, placed));
    after.or_else(|| change.before.and_then(|index| changes.before.get(index)).map(|placed| (Side::Before, placed)))
}

/// One finding for each act: a call that is put together inside the call that runs it, `manager.drop_table(Table::drop())`,
/// is the same one; and so is what goes with the resource that holds it.
fn acts(mut found: Vec<(usize, &Fact, Finding)>) -> Vec<Finding> {
    found.sort_by_key(|(file, fact, _)| (*file, fact.span.start, std::cmp::Reverse(fact.span.end)));
    let mut outer: Option<(usize, &Fact, String)> = None;
    let mut findings = Vec::new();
    for (file, fact, finding) in found {
        // A link of a chain, `a.drop_column(x).drop_column(y)`, starts where the chain does: it is an act of its own.
        let inside = outer.as_ref().is_some_and(|(in_file, call, _)| {
            *in_file == file && call.span.contains(fact.span) && call.span.start < fact.span.start
        });
        let same = |(_, call, rule): &(usize, &Fact, String)| {
            *rule == finding.rule && call.kind == fact.kind && matches!(fact.kind, FactKind::Call | FactKind::Resource)
        };
        if !inside {
            outer = Some((file, fact, finding.rule.clone()));
            findings.push(finding);
        } else if !outer.as_ref().is_some_and(same) {
            findings.push(finding);
        }
    }
    findings
}

fn place(finding: &Finding) -> (Option<(&RepoPath, Span)>, &str) {
    (finding.labels.first().map(|label| (&label.path, label.span)), &finding.rule)
}

/// What a finding is made of, whoever judged.
struct Judged<'a> {
    rule: &'a Rule,
    task: &'a Task,
    meaning: Meaning,
    side: Side,
    /// The file, as it is called on that side.
    path: RepoPath,
    span: Span,
    environment: Environment,
    role: Role,
    /// Where it is declared, for what that says of where it runs, if a platform brings it about because it is declared.
    declared: Option<String>,
    before: Option<BeforePlace>,
    related: Vec<Label>,
    message: String,
    evidence: Vec<String>,
    fixes: Vec<Fix>,
    /// What to do instead, where it is another thing than what the rule tells.
    help: Option<&'static str>,
    fingerprint: String,
}

impl Judged<'_> {
    fn finding(self) -> Finding {
        let Judged { rule, meaning, environment, role, .. } = self;
        let stakes = Stakes {
            family: rule.family,
            class: meaning.target.class,
            extent: meaning.extent,
            reversibility: meaning.reversibility,
            environment,
            to_anyone: rule.family == Family::Exposure && meaning.anyone,
            breach: rule.family == Family::OutOfScope
                && meaning.effect == Effect::Bypass
                && meaning.target.class == TargetClass::T3,
        };
        let mut confidence = stakes.confidence(meaning.confidence);
        // What is declared for trying things out is worth a look, and nobody's approval.
        let declared = self.declared.as_deref();
        if declared.is_some_and(|place| [place, &meaning.target.name].into_iter().any(is_for_trying)) {
            confidence = confidence.min(Confidence::Medium);
        }
        let stand = Stand { meaning: &meaning, family: rule.family, environment, path: &self.path };
        let asked = Asked::of(self.task, &stand);
        let radius = asked.radius(stakes.radius(), stakes.class);
        let mut level = Level::of(radius, confidence);
        level = rule.cap.map_or(level, |cap| level.min(cap));
        // What tells agents and owners what holds is written as documentation, and is none.
        let told = role == Role::Docs && rule.analysis.as_deref() == Some("checks");
        let of_tests = matches!(role, Role::Test | Role::Fixture) && rule.family == Family::TestWeakened;
        // What a task has to do with a file has been weighed by what the file is for.
        let by_task = rule.analysis.as_deref() == Some("task");
        let lowers = role.lowers() && !told && !of_tests && !by_task;
        if lowers || rule.routine.contains(&role) {
            level = level.lowered();
        }
        level = asked.level(level);
        let text = self.message.clone();
        let label = Label { path: self.path, side: self.side, span: self.span, text, kind: LabelKind::Primary };
        let found = Finding {
            rule: rule.id.clone(),
            title: rule.title.clone(),
            family: rule.family,
            message: self.message,
            radius,
            reason: reason(&meaning, environment, role) + &asked.said(stakes.class),
            level,
            confidence,
            effect: meaning.effect,
            class: meaning.target.class,
            target: format!("{} {}", meaning.target.noun, meaning.target.name).trim().to_owned(),
            extent: meaning.extent,
            reversibility: meaning.reversibility,
            environment,
            gate: radius >= Radius::High && confidence == Confidence::High && level == Level::Error,
            asked: asked.is_granted(),
            side: self.side,
            labels: std::iter::once(label).chain(self.related).collect(),
            before: self.before,
            evidence: self.evidence,
            help: self.help.map_or_else(|| rule.help.clone(), str::to_owned),
            fixes: self.fixes,
            fingerprint: self.fingerprint,
            suppression: None,
        };
        found.masked()
    }
}

fn of_fact(
    rule: &Rule,
    change: &Change,
    changes: &Changes,
    (side, subject): (Side, &Placed),
    (files, task): (&ChangeSet, &Task),
) -> Option<Finding> {
    let file = files.files.get(subject.file)?;
    let stood = file.before.as_ref().filter(|_| side == Side::Before).map(|before| &before.path);
    let path = stood.unwrap_or(&file.path).clone();
    let meaning = subject.fact.meaning.clone()?;
    let role = role_in(&subject.fact, &path.to_text());
    let before = change.before.and_then(|index| changes.before.get(index));
    let identity = Identity {
        rule: &rule.id,
        change: &change.kind.to_string(),
        parent: &subject.fact.parent,
        fact: &subject.fact.name,
        target: &meaning.target.name,
        ordinal: 0,
    };
    let judged = Judged {
        rule,
        task,
        side,
        span: if side == Side::After { anchor(file, subject.fact.span) } else { subject.fact.span },
        environment: environment(&meaning, subject, changes, role, &path.to_text()),
        role,
        declared: subject.fact.kind.is_declared().then(|| path.to_text()),
        before: before.and_then(|placed| stood_at(files.files.get(placed.file)?.before.as_ref()?, placed.fact.span)),
        related: Vec::new(),
        message: message(rule, &subject.fact.name, &said(side, &subject.fact), &meaning),
        evidence: evidence(&subject.fact, &meaning, change, role),
        fixes: Vec::new(),
        help: None,
        fingerprint: identity.fingerprint(),
        path,
        meaning,
    };
    Some(judged.finding())
}

/// What an analysis judged, as a finding; nothing where no rule documents it.
fn of_judgement(
    rules: &RuleSet,
    judgement: Judgement,
    files: &ChangeSet,
    (plans, task): (&Plans, &Task),
) -> Option<Finding> {
    let rule = rules.get(&judgement.rule)?;
    let Judgement { spot, meaning, .. } = judgement;
    // A plan is made wherever there is room: its folder says nothing of what it is about, and its name may.
    let planned = plans.source(&spot.path).is_some();
    let path = if planned { spot.path.file_name() } else { spot.path.to_text() };
    let role = if planned { Role::Deploy } else { role_of(&path) };
    let file = files.files.iter().find(|file| file.path == spot.path);
    let anchored = file.filter(|_| spot.side == Side::After && !planned);
    let span = anchored.map_or(spot.span, |file| anchor(file, spot.span));
    let before = |spot: Spot| {
        let source =
            files.files.iter().filter_map(|file| file.before.as_ref()).find(|source| source.path == spot.path)?;
        stood_at(source, spot.span)
    };
    let identity = Identity {
        rule: &rule.id,
        change: &judgement.change.to_string(),
        parent: &judgement.address,
        fact: &judgement.name,
        target: &meaning.target.name,
        ordinal: 0,
    };
    let related = |(spot, text): (Spot, String)| Label {
        path: spot.path,
        side: spot.side,
        span: spot.span,
        text,
        kind: LabelKind::Related,
    };
    let mut evidence = judgement.evidence;
    evidence.push(format!("by {}; the file has the role {role}", meaning.row));
    // Where tests are what is lost, it is no excuse that they are tests, nor that their folder is called so; the snapshot
    // of a template is what the program will deploy; a function called `preview` is no environment, and a pipeline for
    // previews checks as much as any other.
    let of_code = rule.guard.is_some() || matches!(rule.analysis.as_deref(), Some("checks" | "policy" | "task"));
    let as_it_stands = rule.family == Family::TestWeakened || path.contains("__snapshots__/") || of_code;
    let environment = if as_it_stands { Environment::Unknown } else { declared_environment(&meaning, role, &path) };
    let judged = Judged {
        rule,
        task,
        side: spot.side,
        span,
        environment,
        role,
        declared: (!as_it_stands && !planned).then_some(path),
        before: judgement.before.and_then(before),
        related: judgement.related.into_iter().map(related).collect(),
        message: message(rule, &judgement.name, &judgement.reason, &meaning),
        evidence,
        fixes: judgement.fixes,
        help: judgement.help,
        fingerprint: identity.fingerprint(),
        path: spot.path,
        meaning,
    };
    Some(judged.finding())
}

/// Where something runs that is declared in the file at `path`.
fn declared_environment(meaning: &Meaning, role: Role, path: &str) -> Environment {
    let disposable = matches!(role, Role::Test | Role::Fixture) || path.split('/').any(is_ephemeral);
    if disposable || meaning.environment == Environment::Disposable {
        return Environment::Disposable;
    }
    environment_of(path).max(environment_of(&meaning.target.name))
}

/// Equal findings get an ordinal, so that two of the same kind stay two.
fn number(findings: &mut [Finding]) {
    let mut seen: rustc_hash::FxHashMap<String, usize> = rustc_hash::FxHashMap::default();
    for finding in findings {
        let count = seen.entry(finding.fingerprint.clone()).or_default();
        if *count > 0 {
            let identity =
                Identity { rule: &finding.fingerprint, change: "", parent: "", fact: "", target: "", ordinal: *count };
            finding.fingerprint = identity.fingerprint();
        }
        *count += 1;
    }
}

/// The role of the file, unless the place within it says more: a test in production code, the way back of a migration.
fn role_in(fact: &Fact, path: &str) -> Role {
    let role = role_of(path);
    if fact.flags.iter().any(|flag| flag == "in-test") {
        return Role::Test;
    }
    if role == Role::MigrationUp && is_way_back(&fact.parent) { Role::MigrationDown } else { role }
}

fn environment(meaning: &Meaning, placed: &Placed, changes: &Changes, role: Role, path: &str) -> Environment {
    let fact = &placed.fact;
    if meaning.environment == Environment::Disposable || matches!(role, Role::Test | Role::Fixture) {
        return Environment::Disposable;
    }
    if fact.kind.is_declared() && path.split('/').any(is_ephemeral) {
        return Environment::Disposable;
    }
    let thrown_away = fact.guards.iter().any(|guard| guard.kind == GuardKind::DisposableMachine);
    let beside = || fact.flags.iter().any(|flag| flag == server::OWN || flag == server::UNNAMED);
    if thrown_away && (is_of_machine(&meaning.target.noun) || beside()) {
        return Environment::Disposable;
    }
    let ephemeral = || is_ephemeral(&meaning.target.name) || is_within_ephemeral(fact) || is_emulated(fact);
    if fact.kind == FactKind::Command && ephemeral() {
        return Environment::Disposable;
    }
    if fact.kind == FactKind::Command && meaning.target.name.is_empty() && selects_ephemeral(placed, changes) {
        return Environment::Disposable;
    }
    let words = [path, meaning.target.name.as_str(), fact.rendering.as_str()];
    words.into_iter().map(environment_of).max().unwrap_or(Environment::Unknown)
}

/// Whether the same program was told before what to work on, and that was made for one change or one run:
/// `terraform workspace select pr-7`.
fn selects_ephemeral(placed: &Placed, changes: &Changes) -> bool {
    let mut earlier = changes.side_after().earlier(placed).filter(|other| other.fact.parent == placed.fact.parent);
    let selected = earlier.find_map(|other| {
        let words: Vec<String> = other.fact.arguments.iter().map(crate::fact::Value::render).collect();
        let selects = words.iter().any(|word| matches!(word.as_str(), "select" | "use" | "switch"));
        selects.then(|| words.iter().any(|word| is_ephemeral(word)))
    });
    selected.unwrap_or(false)
}

fn stood_at(before: &Source, span: Span) -> Option<BeforePlace> {
    let line = |at| before.lines.line_of(at) + 1;
    Some(BeforePlace {
        path: before.path.clone(),
        span,
        start_line: line(span.start),
        end_line: line(span.end.saturating_sub(1).max(span.start)),
    })
}

/// What a fact reads as, for `{text}`.
fn said(side: Side, fact: &Fact) -> String {
    let gone = if side == Side::Before { " is gone" } else { "" };
    quoted(&fact.rendering) + gone
}

fn message(rule: &Rule, name: &str, text: &str, meaning: &Meaning) -> String {
    let named = if meaning.target.name.is_empty() { text.to_owned() } else { quoted(&meaning.target.name) };
    let values = [
        ("{target}", named),
        ("{noun}", meaning.target.noun.clone()),
        ("{name}", name.to_owned()),
        ("{text}", text.to_owned()),
        ("{extent}", meaning.extent.to_string()),
        ("{effect}", meaning.effect.to_string()),
    ];
    // One pass over the template: diff content that looks like a placeholder is never expanded.
    let mut out = String::new();
    let mut rest = rule.message.as_str();
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match values.iter().find(|(name, _)| rest.starts_with(name)) {
            Some((name, value)) => {
                out.push_str(value);
                rest = &rest[name.len()..];
            }
            None => {
                out.push('{');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Before it is cut: the half of a token is not known for one.
    let line = secrets::mask(&line, secrets::Setting::Prose);
    if line.chars().count() <= limits::QUOTE {
        return format!("`{line}`");
    }
    format!("`{}…`", line.chars().take(limits::QUOTE).collect::<String>())
}

fn reason(meaning: &Meaning, environment: Environment, role: Role) -> String {
    let undo = match meaning.reversibility {
        Reversibility::Git => "git revert is enough",
        Reversibility::Inverse => "an inverse exists",
        Reversibility::Backup => "back only from a backup",
        Reversibility::Never => "no inverse",
        Reversibility::Unknown => "whether it can be undone is not known",
    };
    let place = match environment {
        Environment::Disposable => "disposable",
        Environment::Production => "production",
        Environment::Unknown => "not shown to be disposable",
    };
    let name =
        if meaning.target.name.is_empty() { String::new() } else { format!(" {}", quoted(&meaning.target.name)) };
    format!(
        "{:?} {}{name} × {} × {undo}, {place}, role {role}",
        meaning.target.class, meaning.target.noun, meaning.extent
    )
}

fn evidence(fact: &Fact, meaning: &Meaning, change: &Change, role: Role) -> Vec<String> {
    let mut evidence = vec![
        format!("{} {}: catalogue row {}", fact.kind, change.kind, meaning.row),
        format!("the file has the role {role}"),
    ];
    evidence.extend(fact.guards.iter().map(|guard| format!("guarded by {}: {}", guard.kind, quoted(&guard.text))));
    evidence
}
