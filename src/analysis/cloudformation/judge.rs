//! What becomes of the resources of one template.

use super::compare::differ;
use super::facts::{self, Facts, Force};
use super::fix;
use super::nested::STACK;
use super::pair;
use super::policy::{self, Policy};
use super::property::{Forced, Property, forced, properties};
use super::template::{Resource, Template};
use super::value::{Resolver, Value};
use crate::analysis::{Action, Class, Spot, Verdict};
use crate::fact::Confidence;
use crate::finding::Fix;
use crate::source::{Side, Span};

/// A template on both sides.
pub(super) struct Couple<'t, 'a> {
    pub(super) before: &'t Template<'a>,
    pub(super) after: &'t Template<'a>,
    /// The most that can be said: less where it is only likely that the two are one stack.
    pub(super) most: Confidence,
}

/// What becomes of one resource, before what has one cause is put together.
pub(super) struct Fate {
    pub(super) verdict: Verdict,
    /// What has the same cause is told once, unless it holds data.
    pub(super) cause: Option<String>,
    /// Whether it counts as a part of an environment.
    pub(super) part: bool,
    /// The logical id after the change, where the resource is another one then, and how sure that is.
    pub(super) anew: Option<(String, Confidence)>,
}

/// Both sides of one resource.
pub(super) struct Both<'t> {
    pub(super) before: &'t Resource,
    pub(super) after: &'t Resource,
    pub(super) facts: Facts,
    pub(super) before_properties: Vec<Property>,
    pub(super) after_properties: Vec<Property>,
}

impl<'t> Couple<'t, '_> {
    /// What becomes of every resource that the platform does not simply update.
    pub(super) fn fates(&self) -> Vec<Fate> {
        let renamed = pair::renamed(self.before, self.after);
        let ids: Vec<(String, String)> =
            renamed.iter().map(|(before, after)| (before.id.clone(), after.id.clone())).collect();
        let mut fates: Vec<Fate> = Vec::new();
        for (before, after) in &renamed {
            fates.extend(self.rename(before, after, &ids));
        }
        let stays: Vec<Both<'_>> = self.stays(&ids);
        for both in &stays {
            fates.extend(self.fate(both));
        }
        self.cascade(&stays, &mut fates);
        let gone = pair::missing(self.before, self.after);
        for resource in gone.into_iter().filter(|resource| !ids.iter().any(|(id, _)| *id == resource.id)) {
            fates.extend(self.removal(resource));
        }
        let come = pair::missing(self.after, self.before);
        for resource in come.into_iter().filter(|resource| !ids.iter().any(|(_, id)| *id == resource.id)) {
            fates.extend(self.addition(resource));
        }
        fates
    }

    /// A store that comes with one policy of two.
    fn addition(&self, resource: &'t Resource) -> Option<Fate> {
        self.after.document.get(resource.node, "DeletionPolicy")?;
        let after_properties = properties(self.after, resource, &[]);
        let (facts, before_properties) = (facts::of(&resource.of), Vec::new());
        let both = Both { before: resource, after: resource, facts, before_properties, after_properties };
        let mut fate = self.half_guarded(&both, None)?;
        fate.verdict.before = None;
        Some(fate)
    }

    fn both(&self, before: &'t Resource, after: &'t Resource, ids: &[(String, String)]) -> Both<'t> {
        Both {
            before,
            after,
            facts: facts::of(&after.of),
            before_properties: properties(self.before, before, ids),
            after_properties: properties(self.after, after, &[]),
        }
    }

    fn stays(&self, ids: &[(String, String)]) -> Vec<Both<'t>> {
        let known: rustc_hash::FxHashMap<&str, &Resource> =
            self.before.resources.iter().map(|resource| (resource.id.as_str(), resource)).collect();
        let both = self.after.resources.iter().filter_map(|after| Some((*known.get(after.id.as_str())?, after)));
        both.map(|(before, after)| self.both(before, after, ids)).collect()
    }

    /// As sure as it can be of what the two templates say about `resource`.
    fn at_most(&self, resource: &Resource, confidence: Confidence) -> Confidence {
        let mut most = self.most;
        if self.before.rewritten || self.after.rewritten {
            most = most.min(Confidence::Medium);
        }
        if !resource.sure {
            most = Confidence::Low;
        }
        confidence.min(most)
    }

    /// What becomes of a resource that both sides declare.
    fn fate(&self, both: &Both<'_>) -> Option<Fate> {
        if both.facts.is_version() {
            return None;
        }
        if both.before.of != both.after.of {
            return self.retyped(both);
        }
        if let Some(fate) = self.switched_off(both) {
            return Some(fate);
        }
        let changes = forced(&both.facts, &both.after.of, &both.before_properties, &both.after_properties);
        let refused = changes.iter().find(|change| change.force == Force::Refused);
        let replacing = changes.iter().filter(|change| change.force != Force::Refused);
        let strongest = replacing.max_by_key(|change| (change.confidence, change.force == Force::Always));
        match (refused, strongest) {
            (Some(change), _) => {
                let reason = format!("{} cannot be changed once it is there", change.path);
                Some(self.refusal(both, change, reason))
            }
            (None, Some(change)) => {
                let reason = match change.force {
                    _ if change.by_default => {
                        format!(
                            "the default that {} is given changed, and a stack without a value of its own takes it",
                            change.path
                        )
                    }
                    Force::Always if change.confidence == Confidence::High => {
                        format!("{} cannot be changed in place", change.path)
                    }
                    Force::Always => {
                        format!("{} cannot be changed in place, if its value is another one now", change.path)
                    }
                    _ => format!("not every change of {} is made in place", change.path),
                };
                Some(self.replacement(both, change, "replacement-forced", reason, None))
            }
            (None, None) => {
                let was = policy::written(self.before, both.before, "DeletionPolicy");
                // To write down what holds anyway guards neither less nor more.
                let was = was.or_else(|| policy::by_default(both.before, &both.before_properties));
                self.half_guarded(both, was)
            }
        }
    }

    /// The platform takes no other type under the same id.
    fn retyped(&self, both: &Both<'_>) -> Option<Fate> {
        let change = Forced {
            path: "Type".to_owned(),
            force: Force::Refused,
            confidence: Confidence::High,
            by_default: false,
            before: Some(both.before.key),
            after: Some(both.after.key),
        };
        Some(self.refusal(
            both,
            &change,
            "its type is another one, which CloudFormation takes only under another id".to_owned(),
        ))
    }

    fn refusal(&self, both: &Both<'_>, change: &Forced, reason: String) -> Fate {
        let confidence = self.at_most(both.after, change.confidence);
        let mut verdict = self.verdict("update-refused", both, Action::Refuse, confidence, reason);
        verdict.spot = self.spot(Side::After, change.after.unwrap_or(both.after.key));
        Fate { verdict, cause: None, part: false, anew: None }
    }

    /// The verdict on a resource that is replaced because of `change`.
    pub(super) fn replacement(
        &self,
        both: &Both<'_>,
        change: &Forced,
        rule: &'static str,
        reason: String,
        cause: Option<String>,
    ) -> Fate {
        let mut confidence = self.at_most(both.after, change.confidence);
        let names = both.facts.names();
        let first = change.path.split('.').next().unwrap_or_default();
        let kept = !names.is_empty() && !names.contains(&first) && names.iter().all(|name| same_name(both, name));
        if kept && !both.facts.goes_first() {
            let reason = format!("{reason}; and another one cannot be made while its name is taken");
            let mut fate = self.refusal(both, change, reason);
            fate.verdict.certainty = confidence;
            return fate;
        }
        let mut evidence = vec![format!("{} is listed as not changed in place", change.path)];
        let (before, after) =
            (policy::of_replacement(self.before, both.before), policy::of_replacement(self.after, both.after));
        let mut action = Action::Replace;
        let class = both.facts.class(policy::is_member(&both.after_properties));
        match (before, after) {
            (Policy::Retain, Policy::Retain) => action = Action::Orphan,
            (Policy::Delete, Policy::Delete) => {
                let deletion = policy::written(self.after, both.after, "DeletionPolicy");
                if class == Class::Data && matches!(deletion, Some(Policy::Retain | Policy::Snapshot)) {
                    evidence.push(
                        "DeletionPolicy does not hold for a replacement; UpdateReplacePolicy is missing".to_owned(),
                    );
                }
            }
            _ => {
                confidence = confidence.min(Confidence::Medium);
                evidence.push("an UpdateReplacePolicy keeps the one that is replaced, or a snapshot of it".to_owned());
            }
        }
        if let Some(guard) = policy::protection(&both.before.of, &both.before_properties) {
            evidence.push(format!("{guard} keeps the one that is replaced from being deleted"));
            action = Action::Orphan;
        }
        if both.facts.is_light() || policy::stays_when_filled(self.before, both.before, &both.before_properties) {
            confidence = confidence.min(Confidence::Medium);
        }
        let rule = if action == Action::Orphan && class == Class::Data { "state-left-behind" } else { rule };
        // Of what holds no data, a policy only leaves a spare one behind.
        if action == Action::Orphan && class != Class::Data {
            action = Action::Replace;
            confidence = confidence.min(Confidence::Medium);
        }
        let mut verdict = self.verdict(rule, both, action, confidence, reason);
        verdict.evidence = evidence;
        verdict.spot = self.spot(Side::After, change.after.unwrap_or(both.after.key));
        verdict.before = Some(self.spot(Side::Before, change.before.unwrap_or(both.before.key)));
        if class == Class::Data && action == Action::Replace && after != Policy::Retain {
            verdict.fixes.extend(fix::retain(self.after, both.after));
        }
        let part = both.facts.is_part(class);
        Fate { verdict, cause, part, anew: Some((both.after.id.clone(), confidence)) }
    }

    fn verdict(
        &self,
        rule: &'static str,
        both: &Both<'_>,
        action: Action,
        certainty: Confidence,
        reason: String,
    ) -> Verdict {
        Verdict {
            rule,
            address: both.after.id.clone(),
            of: both.after.written.clone(),
            class: both.facts.class(policy::is_member(&both.after_properties)),
            action,
            count: 1,
            reason,
            certainty,
            source: both.facts.source(),
            spot: self.spot(Side::After, both.after.key),
            before: Some(self.spot(Side::Before, both.before.key)),
            evidence: Vec::new(),
            fixes: Vec::new(),
        }
    }

    fn spot(&self, side: Side, span: Span) -> Spot {
        let template = if side == Side::Before { self.before } else { self.after };
        Spot { path: template.path().clone(), side, span }
    }

    /// A resource whose condition does not hold any more is deleted.
    fn switched_off(&self, both: &Both<'_>) -> Option<Fate> {
        let condition = |template: &Template<'_>, resource: &Resource| {
            template.document.get(resource.node, "Condition").and_then(|name| template.document.rendered(name))
        };
        let name = condition(self.after, both.after)?;
        let earlier = condition(self.before, both.before);
        let says = |template: &Template<'_>, name: &str| {
            let node = template.entry("Conditions", name)?;
            Some(Resolver::new(template, false, &[]).value(node, &[], 32))
        };
        let (now, was) = (says(self.after, &name), earlier.as_deref().and_then(|name| says(self.before, name)));
        // Another row of a mapping says nothing of this stack.
        let another = match (&was, &now) {
            (Some(was), Some(now)) => differ(was, now) > Some(Confidence::Low),
            (was, now) => was.is_some() != now.is_some() || earlier.is_none(),
        };
        let holds = |template: &Template<'_>, fill: bool, name: &str| Resolver::new(template, fill, &[]).holds(name);
        let before = |fill: bool| earlier.as_deref().map_or(Some(true), |name| holds(self.before, fill, name));
        let (kept, filled) = (holds(self.after, false, &name), holds(self.after, true, &name));
        let flips = before(true) == Some(true) && filled == Some(false);
        if !another && !flips {
            return None;
        }
        let confidence = match (kept, filled) {
            _ if before(false) == Some(false) || before(true) == Some(false) => return None,
            (Some(false), _) => Confidence::High,
            (_, Some(true)) => return None,
            (_, Some(false)) if earlier.is_none() => Confidence::Medium,
            _ if is_turned(was.as_ref(), now.as_ref()) => Confidence::High,
            _ => Confidence::Low,
        };
        let reason = match confidence {
            _ if !another => format!("a default of a parameter changed, with which {name} does not hold"),
            Confidence::High if kept.is_none() => {
                format!("{name} holds where it did not hold before, and the other way round")
            }
            Confidence::High => format!("its condition {name} does not hold"),
            _ => format!("it is now there only where {name} holds"),
        };
        let span = self.after.document.pairs(both.after.node).iter().find(|pair| pair.key == "Condition");
        let span = span.map_or(both.after.key, |pair| pair.key_span);
        let mut fate = self.deleted(both.before, confidence, reason)?;
        fate.verdict.spot = self.spot(Side::After, span);
        fate.verdict.before = Some(self.spot(Side::Before, both.before.key));
        fate.cause = Some(format!("condition {name}"));
        Some(fate)
    }

    /// What becomes of a resource that the after side does not declare.
    fn removal(&self, resource: &Resource) -> Option<Fate> {
        if self.after.may_hide(&resource.id) {
            return None;
        }
        // It was not there.
        let condition = self.before.document.get(resource.node, "Condition");
        let condition = condition.and_then(|name| self.before.document.rendered(name));
        if condition.is_some_and(|name| Resolver::new(self.before, false, &[]).holds(&name) == Some(false)) {
            return None;
        }
        self.deleted(resource, Confidence::High, "the template no longer declares it".to_owned())
    }

    /// The verdict on a resource of the before side that the platform deletes.
    fn deleted(&self, resource: &Resource, confidence: Confidence, mut reason: String) -> Option<Fate> {
        let facts = facts::of(&resource.of);
        let properties = properties(self.before, resource, &[]);
        let mut confidence = self.at_most(resource, confidence);
        let class = facts.class(policy::is_member(&properties));
        let mut action = Action::Destroy;
        match policy::of_removal(self.before, resource, &properties) {
            Policy::Retain if class == Class::Data && !facts.is_light() => {
                action = Action::Orphan;
                reason =
                    "from the template alone; its DeletionPolicy keeps it, and no stack manages it any more".to_owned();
            }
            Policy::Retain => return None,
            Policy::Snapshot if facts.takes_snapshot() => {
                confidence = confidence.min(Confidence::Medium);
                reason.push_str(", and a last snapshot is what is left");
            }
            Policy::Unknown => confidence = Confidence::Low,
            Policy::Snapshot | Policy::Delete => {}
        }
        if facts.is_version() {
            return None;
        }
        if policy::stays_when_filled(self.before, resource, &properties) {
            confidence = confidence.min(Confidence::Medium);
            reason.push_str(", which fails while something is in it");
        } else if facts.is_light() {
            confidence = confidence.min(Confidence::Medium);
        }
        let destroyed = class == Class::Data && action == Action::Destroy;
        let mut rule = if destroyed { "data-resource-removed" } else { "resource-removed" };
        if let Some(guard) = policy::protection(&resource.of, &properties) {
            (rule, action) = ("update-refused", Action::Refuse);
            reason = format!("{reason}, and {guard} keeps it from being deleted");
        }
        let verdict = Verdict {
            rule,
            address: resource.id.clone(),
            of: resource.written.clone(),
            class,
            action,
            count: 1,
            reason,
            certainty: confidence,
            source: "the rules of CloudFormation".to_owned(),
            spot: self.spot(Side::Before, resource.key),
            before: None,
            evidence: Vec::new(),
            fixes: Vec::new(),
        };
        Some(Fate { verdict, cause: Some("removed".to_owned()), part: facts.is_part(class), anew: None })
    }

    /// A resource that is there under another id.
    fn rename(&self, before: &'t Resource, after: &'t Resource, ids: &[(String, String)]) -> Option<Fate> {
        let both = self.both(before, after, ids);
        let names = both.facts.names();
        let fixes: Vec<Fix> = fix::keep_id(self.after, after, &before.id).into_iter().collect();
        let mut confidence = self.at_most(before, self.at_most(after, Confidence::High));
        let class = both.facts.class(policy::is_member(&both.before_properties));
        let mut reason = format!("its logical id was {}", before.id);
        let mut action = Action::Replace;
        let mut rule = "resource-renamed";
        if !names.is_empty() && names.iter().all(|name| same_name(&both, name)) {
            rule = "update-refused";
            action = Action::Refuse;
            reason.push_str(", and another one cannot be made while its name is taken");
        } else {
            let policy = policy::of_removal(self.before, before, &both.before_properties);
            let protected = policy::protection(&before.of, &both.before_properties).is_some();
            match policy {
                Policy::Retain => action = Action::Orphan,
                _ if protected => action = Action::Orphan,
                Policy::Snapshot if both.facts.takes_snapshot() => confidence = confidence.min(Confidence::Medium),
                Policy::Unknown => confidence = Confidence::Low,
                Policy::Snapshot | Policy::Delete => {}
            }
            let stays = policy::stays_when_filled(self.before, before, &both.before_properties);
            if both.facts.is_light() || stays {
                confidence = confidence.min(Confidence::Medium);
            }
            if action == Action::Orphan && class == Class::Data {
                rule = "state-left-behind";
            } else if action == Action::Orphan {
                action = Action::Replace;
                confidence = confidence.min(Confidence::Medium);
            }
        }
        // What nobody knows by a name of its own is made anew and found again.
        let alone = class != Class::Data && !both.facts.is_part(class) && after.of != STACK;
        if alone && action == Action::Replace {
            confidence = confidence.min(Confidence::Medium);
        }
        let mut verdict = self.verdict(rule, &both, action, confidence, reason);
        verdict.class = class;
        verdict.source = "the rules of CloudFormation".to_owned();
        verdict.fixes = fixes;
        let anew = (action != Action::Refuse).then(|| (after.id.clone(), confidence));
        let part = both.facts.is_part(class);
        Some(Fate { verdict, cause: Some("renamed".to_owned()), part, anew })
    }

    /// A store that is kept when it is removed and not when it is replaced, where the change says so.
    fn half_guarded(&self, both: &Both<'_>, was: Option<Policy>) -> Option<Fate> {
        let class = both.facts.class(policy::is_member(&both.after_properties));
        let now = policy::written(self.after, both.after, "DeletionPolicy")?;
        let keeps = matches!(now, Policy::Retain | Policy::Snapshot);
        let other = policy::written(self.after, both.after, "UpdateReplacePolicy");
        if class != Class::Data || both.facts.is_light() || !keeps || other.is_some() || was == Some(now) {
            return None;
        }
        let pair = self.after.document.pairs(both.after.node).iter().find(|pair| pair.key == "DeletionPolicy")?;
        let reason = "DeletionPolicy does not hold for a replacement".to_owned();
        let mut verdict = self.verdict("replacement-unguarded", both, Action::Orphan, Confidence::Medium, reason);
        verdict.spot = self.spot(Side::After, pair.key_span);
        verdict.fixes.extend(fix::retain(self.after, both.after));
        Some(Fate { verdict, cause: None, part: false, anew: None })
    }
}

/// Whether one condition is the other one turned round.
fn is_turned(before: Option<&Value>, after: Option<&Value>) -> bool {
    let of = |turned: &Value, plain: &Value| {
        matches!(turned, Value::List(items) if matches!(items.as_slice(), [name, inner]
            if *name == Value::literal("Fn::Not") && inner == plain))
    };
    before.zip(after).is_some_and(|(before, after)| of(before, after) || of(after, before))
}

/// Whether a name is written on both sides, and is the same.
fn same_name(both: &Both<'_>, name: &str) -> bool {
    let of =
        |side: &[Property]| side.iter().find(|property| property.name == name).map(|property| property.keep.clone());
    match (of(&both.before_properties), of(&both.after_properties)) {
        (Some(before), Some(after)) => before == after && !matches!(before, Value::If(..)),
        _ => false,
    }
}
