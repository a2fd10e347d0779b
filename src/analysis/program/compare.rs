//! What the platform does about what became of what a program declares.

use super::forced;
use super::kinds::{Kind, Policy};
use super::pairs::{Fate, Why, contents, fates};
use super::read::{Declared, Engine, Program};
use crate::analysis::{Action, Class, Spot, Verdict};
use std::collections::BTreeMap;

use crate::fact::Confidence;
use crate::source::RepoPath;

/// The verdicts on two sides of the changed programs.
pub(super) fn verdicts(before: &Program, after: &Program) -> Vec<Verdict> {
    if after.unread {
        // What could not be read may declare what seems to be gone.
        return Vec::new();
    }
    let judge = Judge { before, after };
    together(fates(before, after).into_iter().flat_map(|fate| judge.verdicts(fate)).collect())
}

/// What runs or connects and is made anew in one file is one thing, if it is more than a part of an environment.
fn together(verdicts: Vec<Verdict>) -> Vec<Verdict> {
    const SEVERAL: usize = 3;
    let of_many = |verdict: &Verdict| {
        verdict.rule == "resource-renamed"
            && verdict.action == Action::Replace
            && matches!(verdict.class, Class::Compute | Class::Network)
            && verdict.certainty == Confidence::Medium
    };
    let mut counts: BTreeMap<RepoPath, usize> = BTreeMap::new();
    for verdict in verdicts.iter().filter(|verdict| of_many(verdict)) {
        *counts.entry(verdict.spot.path.clone()).or_default() += 1;
    }
    let mut out: Vec<Verdict> = Vec::new();
    for verdict in verdicts {
        let count = counts.get(&verdict.spot.path).copied().filter(|count| *count >= SEVERAL && of_many(&verdict));
        let Some(count) = count else {
            out.push(verdict);
            continue;
        };
        match out.iter_mut().find(|first| of_many(first) && first.spot.path == verdict.spot.path) {
            Some(first) => first.evidence.push(format!("{} `{}`: {}", verdict.of, verdict.address, verdict.reason)),
            None => {
                let reason = format!("{}, and {} others beside it are made anew", verdict.reason, count - 1);
                out.push(Verdict { count, reason, ..verdict });
            }
        }
    }
    out
}

struct Judge<'a> {
    before: &'a Program,
    after: &'a Program,
}

impl Judge<'_> {
    fn verdicts(&self, fate: Fate<'_>) -> Vec<Verdict> {
        match fate {
            Fate::Kept(before, after) => {
                let mut found = forced::verdicts(before, after);
                found.extend(looped(before, after));
                found.extend(self.switched(before, after));
                found.extend(self.elsewhere(before, after));
                found
            }
            Fate::Moved(before, after, why) if before.kind == Kind::Container => {
                self.container(before, after, why).into_iter().collect()
            }
            Fate::Moved(before, after, why) => self.moved(before, after, why).into_iter().collect(),
            Fate::Gone(before) => self.gone(before).into_iter().collect(),
        }
    }

    fn moved(&self, before: &Declared, after: &Declared, why: Why) -> Option<Verdict> {
        if self.is_held(after) {
            return None;
        }
        let class = before.kind.class()?;
        let mut reason = match (why, before.engine) {
            (Why::Id, Engine::Cdk) => format!("its id was `{}`", before.id),
            (Why::Id, Engine::Pulumi) => format!("its name was `{}`", before.id),
            (Why::Stage, _) => format!("it moves into the stage `{}`", after.class),
            (Why::Scope, _) => "it is put under another construct".to_owned(),
            (Why::Stack, _) => format!("it moves to the stack `{}`", after.class),
            (Why::Construct, _) => {
                format!("it moves into the construct `{}`, which is a part of its address", after.class)
            }
            (Why::Parent, _) => "its parent is another one, and no alias says where it was".to_owned(),
        };
        let ending = ending(before, Some(after));
        reason.push_str(ending.said());
        let (rule, action) = match ending {
            Ending::Goes | Ending::Snapshot => ("resource-renamed", Action::Replace),
            Ending::Stays | Ending::StaysUnlessEmpty => ("state-left-behind", Action::Orphan),
            Ending::Refused(_) => ("update-refused", Action::Refuse),
        };
        // What has no data and stays behind is of no use to anybody, and no loss.
        let (rule, action) = if class < Class::Identity && rule == "state-left-behind" {
            ("resource-renamed", Action::Replace)
        } else {
            (rule, action)
        };
        let mut found = verdict(rule, action, class, (after, Some(before)), reason);
        // Two ids that are written out are two things.
        if rule == "state-left-behind" && why == Why::Id && !before.is_computed() && !after.is_computed() {
            found.certainty = Confidence::High;
        }
        Some(found)
    }

    /// What stands under a condition that it did not stand under.
    fn switched(&self, before: &Declared, after: &Declared) -> Option<Verdict> {
        let class = before.kind.class().filter(|class| *class == Class::Data)?;
        if before.conditions > 0 || after.conditions == 0 {
            return None;
        }
        let where_not = "it is now there only where a condition holds";
        let (rule, action, reason) = match ending(before, None) {
            Ending::Refused(_) => return None,
            ending @ (Ending::Stays | Ending::StaysUnlessEmpty) => (
                "resource-removed",
                Action::Orphan,
                format!("{where_not}{}", ending.said().replace("the former one", "what it declared")),
            ),
            Ending::Snapshot => (
                "data-resource-removed",
                Action::Destroy,
                format!("{where_not}, and elsewhere a last snapshot is what is left"),
            ),
            Ending::Goes => ("data-resource-removed", Action::Destroy, where_not.to_owned()),
        };
        let mut found = verdict(rule, action, class, (after, Some(before)), reason);
        found.certainty = Confidence::Low;
        Some(found)
    }

    /// A stack that is deployed to another region or account.
    fn elsewhere(&self, before: &Declared, after: &Declared) -> Option<Verdict> {
        if before.kind != Kind::Container || !self.is_stack(before) {
            return None;
        }
        let other = |name: &&str| {
            let of = |one: &Declared| one.inputs.literal(name).map(str::to_owned);
            of(before).zip(of(after)).is_some_and(|(was, is)| was != is)
        };
        let changed = ["env.region", "env.account"].into_iter().find(other)?;
        let place = if changed == "env.region" { "region" } else { "account" };
        let held = contents(before, self.before);
        let class = held.iter().filter_map(|one| one.kind.class()).max().unwrap_or(Class::Data);
        let reason = format!("it goes to another {place}, and what it holds in the former one stays there");
        let mut found = verdict("state-left-behind", Action::Orphan, class, (after, Some(before)), reason);
        found.certainty = Confidence::High;
        Some(found)
    }

    /// What a class of the program holds has another address with it.
    fn container(&self, before: &Declared, after: &Declared, why: Why) -> Option<Verdict> {
        let (was, is) = (contents(before, self.before), contents(after, self.after));
        let stack = self.is_stack(before);
        // The name of the stack is set by hand.
        let by_hand = |one: &Declared| one.inputs.literal("stackName").map(str::to_owned);
        // Where nothing is written, it is called like its id.
        let named = |one: &Declared| by_hand(one).or_else(|| Some(one.id.clone()).filter(|_| why == Why::Id));
        if stack && named(before).is_some() && named(before) == named(after)
            || self.is_held(after)
            || !matches!(why, Why::Id | Why::Stage) && stack
        {
            return None;
        }
        let ends = ["Stack", "Stage", "Construct"].iter().any(|end| before.of.ends_with(end));
        let own = ends || self.before.classes.contains_key(&before.of) || self.after.classes.contains_key(&before.of);
        // What else is called like a constructor may be a part of a library, or no construct at all.
        if !own || before.is_computed() || after.is_computed() {
            return None;
        }
        if stack {
            let reason = match why {
                Why::Stage => format!(
                    "it moves into the stage `{}`, whose id is a part of the name of the stack, and the former one keeps what it holds",
                    after.class
                ),
                _ => format!("another stack is made beside `{}`, which keeps what it holds", before.id),
            };
            let unknown = if why == Why::Stage { Class::Data } else { Class::Compute };
            let class = was.iter().filter_map(|one| one.kind.class()).max().unwrap_or(unknown);
            let mut found = verdict("state-left-behind", Action::Orphan, class, (after, Some(before)), reason);
            found.count = was.len().max(1);
            if class == Class::Data {
                found.certainty = Confidence::High;
            }
            return Some(found);
        }
        let reason = match why {
            Why::Id => format!("its id was `{}`, and is a part of the address of all that is in it", before.id),
            _ => "it is put elsewhere, and with it all that is in it".to_owned(),
        };
        let lost: Vec<(&Declared, Ending)> =
            was.iter().map(|one| (*one, ending(one, is.iter().find(|other| other.id == one.id).copied()))).collect();
        let class = |one: &Declared| one.kind.class().unwrap_or(Class::Config);
        let worst =
            |ends: &[Ending]| lost.iter().filter(|(_, ending)| ends.contains(ending)).map(|(one, _)| class(one)).max();
        let (rule, action, class) =
            match (worst(&[Ending::Goes, Ending::Snapshot]), worst(&[Ending::Stays, Ending::StaysUnlessEmpty])) {
                (Some(Class::Data), _) => ("resource-renamed", Action::Replace, Class::Data),
                (_, Some(Class::Data)) => ("state-left-behind", Action::Orphan, Class::Data),
                (Some(class), _) | (None, Some(class)) => ("resource-renamed", Action::Replace, class),
                // What it holds is not in the change.
                (None, None) => ("resource-renamed", Action::Replace, Class::Compute),
            };
        let mut found = verdict(rule, action, class, (after, Some(before)), reason);
        found.certainty = if was.is_empty() { Confidence::Low } else { Confidence::Medium };
        Some(found)
    }

    fn gone(&self, before: &Declared) -> Option<Verdict> {
        let class = before.kind.class()?;
        // A stack that the program no longer has stays where it is.
        let of_stack = self.before.classes.get(&before.class).is_some_and(|head| head.contains("Stack"));
        if of_stack && !self.after.classes.contains_key(&before.class) && before.engine == Engine::Cdk {
            return None;
        }
        let gone = "it is no longer declared";
        let (rule, action, reason) = match ending(before, None) {
            Ending::Refused(why) => ("update-refused", Action::Refuse, format!("{gone}{why}")),
            Ending::Stays | Ending::StaysUnlessEmpty if class < Class::Identity => return None,
            ending @ (Ending::Stays | Ending::StaysUnlessEmpty) => (
                "resource-removed",
                Action::Orphan,
                format!("from the program alone{}", ending.said().replace("the former one", "what it declared")),
            ),
            Ending::Snapshot => {
                ("data-resource-removed", Action::Destroy, format!("{gone}, and a last snapshot is what is left"))
            }
            Ending::Goes if class == Class::Data => ("data-resource-removed", Action::Destroy, gone.to_owned()),
            Ending::Goes if class > Class::Config => ("resource-removed", Action::Destroy, gone.to_owned()),
            Ending::Goes => return None,
        };
        Some(verdict(rule, action, class, (before, None), reason))
    }

    fn is_stack(&self, container: &Declared) -> bool {
        let head = self.before.classes.get(&container.of).or_else(|| self.after.classes.get(&container.of));
        head.map_or_else(|| container.of.ends_with("Stack"), |head| head.contains("Stack"))
    }

    /// Whether its logical id is set by hand, or an alias says what it was.
    fn is_held(&self, after: &Declared) -> bool {
        let named = |name: &str| name == "*" || !after.bound.is_empty() && name == after.bound;
        let by_hand = after.engine == Engine::Cdk && self.after.held.iter().any(|name| named(name));
        by_hand || after.inputs.word("aliases").is_some() || after.inputs.word("import").is_some()
    }
}

/// What a loop no longer makes, because its list says less.
fn looped(before: &Declared, after: &Declared) -> Option<Verdict> {
    let class = before.kind.class()?;
    let lost = before.loops.iter().filter(|item| !after.loops.contains(item)).count();
    if lost == 0 || after.loops.is_empty() {
        return None;
    }
    let said = format!("the list that it is made for has {lost} items less");
    let (rule, action, reason) = match ending(before, None) {
        Ending::Refused(_) => return None,
        ending @ (Ending::Stays | Ending::StaysUnlessEmpty) => (
            "resource-removed",
            Action::Orphan,
            format!("{said}{}", ending.said().replace("the former one", "what it declared")),
        ),
        Ending::Goes | Ending::Snapshot => ("instances-removed", Action::Destroy, said),
    };
    let mut found = verdict(rule, action, class, (after, Some(before)), reason);
    found.count = lost;
    Some(found)
}

/// What happens to what is under an address that is no longer declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    Goes,
    /// With a last snapshot.
    Snapshot,
    Stays,
    /// The platform refuses to delete what is not empty.
    StaysUnlessEmpty,
    /// Nothing happens: the deployment fails.
    Refused(&'static str),
}

impl Ending {
    fn said(self) -> &'static str {
        match self {
            Ending::Goes => "",
            Ending::Snapshot => "; a last snapshot of the former one is kept",
            Ending::Stays => "; the former one is kept, and nobody manages it any more",
            Ending::StaysUnlessEmpty => "; a bucket is only deleted if it is empty",
            Ending::Refused(why) => why,
        }
    }
}

/// What happens to `before` when it goes; to be made again as `after`, if that is given.
pub(super) fn ending(before: &Declared, after: Option<&Declared>) -> Ending {
    match &before.kind {
        Kind::Construct { of, policy, class } => construct(before, after, of, (*policy, *class)),
        Kind::Resource { of, .. } => resource(before, of),
        Kind::Container => Ending::Goes,
    }
}

fn construct(before: &Declared, after: Option<&Declared>, of: &str, (policy, class): (Policy, Class)) -> Ending {
    let inputs = &before.inputs;
    let name =
        |one: &Declared| NAMES.iter().find_map(|name| one.inputs.literal(name).map(|value| (*name, value.to_owned())));
    if let Some(after) = after
        && name(before).is_some()
        && name(before) == name(after)
    {
        return Ending::Refused(": its own name is taken by the one that is there");
    }
    if ["deletionProtection", "deletionProtectionEnabled"].iter().any(|guard| inputs.is_true(guard))
        && class == Class::Data
    {
        return Ending::Refused(": it is protected from deletion");
    }
    let said = inputs.word("removalPolicy").or_else(|| inputs.word("deletionPolicy"));
    let policy = match said {
        Some(text) if text.contains("DESTROY") => Policy::Destroy,
        Some(text) if text.contains("SNAPSHOT") => Policy::Snapshot,
        // What is only known at run time may keep it.
        Some(_) => Policy::Retain,
        None => policy,
    };
    match policy {
        Policy::Retain => Ending::Stays,
        Policy::Snapshot => Ending::Snapshot,
        Policy::Destroy if of == "AWS::S3::Bucket" && !inputs.is_true("autoDeleteObjects") => Ending::StaysUnlessEmpty,
        Policy::Destroy => Ending::Goes,
    }
}

fn resource(before: &Declared, of: &str) -> Ending {
    let inputs = &before.inputs;
    if ["protect", "deletionProtection", "deletionProtectionEnabled"].iter().any(|guard| inputs.is_true(guard)) {
        return Ending::Refused(": it is protected from deletion");
    }
    if inputs.is_true("retainOnDelete") {
        return Ending::Stays;
    }
    let bucket = matches!(of, "aws_s3_bucket" | "google_storage_bucket" | "AWS::S3::Bucket");
    if bucket && !inputs.is_true("forceDestroy") { Ending::StaysUnlessEmpty } else { Ending::Goes }
}

/// Properties that give a construct a name of its own.
pub(super) const NAMES: &[&str] = &[
    "bucketName",
    "tableName",
    "instanceIdentifier",
    "dbInstanceIdentifier",
    "clusterIdentifier",
    "dbClusterIdentifier",
    "domainName",
    "queueName",
    "streamName",
    "repositoryName",
    "logGroupName",
    "secretName",
    "clusterName",
    "serviceName",
    "backupVaultName",
    "loadBalancerName",
];

/// A verdict on what `after` is, or on what `before` was where nothing is.
pub(super) fn verdict(
    rule: &'static str,
    action: Action,
    class: Class,
    (one, before): (&Declared, Option<&Declared>),
    reason: String,
) -> Verdict {
    let of = match &one.kind {
        Kind::Construct { of, .. } | Kind::Resource { of, .. } => of.clone(),
        Kind::Container => one.of.clone(),
    };
    let address = if one.class.is_empty() { one.id.clone() } else { format!("{}/{}", one.class, one.id) };
    let spot = |one: &Declared| -> Spot { one.at.clone() };
    Verdict {
        rule,
        address,
        of,
        class,
        action,
        count: 1,
        reason,
        certainty: Confidence::Medium,
        source: match one.engine {
            Engine::Cdk => "the logical ids of CDK".to_owned(),
            Engine::Pulumi => "the addresses of Pulumi".to_owned(),
        },
        spot: spot(one),
        before: before.map(spot).or_else(|| Some(spot(one))),
        evidence: Vec::new(),
        fixes: Vec::new(),
    }
}
