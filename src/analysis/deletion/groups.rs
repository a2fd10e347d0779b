//! Folders that go as a whole: environments, applications of a cluster, code.

use std::collections::{BTreeMap, BTreeSet};

use super::census::{Census, Gone, canonical, environment_word};
use super::folders::Folder;
use super::kind::Kind;
use super::refers;
use super::say::{Loss, amount, balance};
use super::scale;
use crate::analysis::Judgement;
use crate::fact::role::{environment_of, is_ephemeral};
use crate::fact::{Confidence, Environment, Extent, Reversibility, TargetClass};
use crate::repo::ChangeSet;

/// Id of the rule of applications.
const MANIFESTS: &str = "manifests-removed-wholesale";

/// Folders right below which each folder is an environment, whatever it is called.
const ENVIRONMENTS: &[&str] = &["environments", "envs", "env", "clusters", "live", "accounts"];

/// Parts of the types of resources that keep data.
const STORES: &[&str] = &[
    "_db_",
    "rds",
    "dynamodb",
    "s3_bucket",
    "storage_bucket",
    "sql_",
    "_sql",
    "efs_file",
    "ebs_volume",
    "_disk",
    "kms_key",
    "elasticache",
    "redis",
    "bigquery",
    "spanner",
    "cosmosdb",
    "storage_account",
    "key_vault",
    "volume",
    "hosted_zone",
    "dns_zone",
    "route53_zone",
    "PersistentVolumeClaim",
    "StatefulSet",
    "kind: Cluster",
];

/// A loss, and the files that are gone with it.
type Lost<'a> = (Loss, Vec<&'a Gone>);

/// Judges each of `folders`, those of equal kind beside each other together.
pub(super) fn judge(change: &ChangeSet, census: &Census, folders: &[Folder]) -> Vec<Judgement> {
    let mut groups: BTreeMap<(&'static str, String), Vec<Lost<'_>>> = BTreeMap::new();
    for folder in folders {
        let Some((loss, lost)) = one(change, census, folder) else { continue };
        let above = folder.path.rsplit_once('/').map_or("", |(above, _)| above);
        groups.entry((loss.rule, above.to_owned())).or_default().push((loss, lost));
    }
    let joined = groups.into_iter().flat_map(|((_, above), losses)| join(&above, losses));
    joined.filter_map(|(loss, lost)| loss.of_files(change, &lost)).collect()
}

/// Many folders that go from one place are one loss: what they were part of.
fn join<'a>(above: &str, losses: Vec<Lost<'a>>) -> Vec<Lost<'a>> {
    let count = losses.len();
    if count <= scale::APPLICATIONS || above.is_empty() {
        return losses;
    }
    let mut losses = losses.into_iter();
    let Some((mut loss, mut lost)) = losses.next() else { return Vec::new() };
    for (other, files) in losses {
        loss.confidence = loss.confidence.min(other.confidence);
        loss.class = loss.class.max(other.class);
        lost.extend(files);
    }
    if loss.rule == MANIFESTS && !set_aside(&lost) {
        loss.extent = Extent::Unbounded;
    }
    loss.reason = format!("{count} folders of it go, {}", amount(&lost));
    loss.name = above.to_owned();
    vec![(loss, lost)]
}

fn one<'a>(change: &ChangeSet, census: &'a Census, folder: &Folder) -> Option<Lost<'a>> {
    let all: Vec<&Gone> = folder.gone.iter().filter_map(|index| census.gone.get(*index)).collect();
    let lost: Vec<&Gone> = all.iter().copied().filter(|gone| !gone.moved).collect();
    // More of it moved than is lost: it stands somewhere else.
    if lost.len() * 2 < all.len() {
        return None;
    }
    let of = |kind: Kind| lost.iter().filter(|gone| gone.kind == kind).count();
    let (infra, manifests, source) = (of(Kind::Infra), of(Kind::Manifest), of(Kind::Source));
    let runs = where_things_run(change, folder, &lost).filter(|_| infra + manifests > source);
    let mut loss = if let Some(sort) = runs {
        environment(change, census, folder, (sort, &lost))?
    } else if manifests >= scale::MANIFESTS && manifests > source + infra && !is_chart(folder, &all) {
        manifests_of(change, folder, &lost)
    } else {
        code(change, census, folder, &lost)?
    };
    if set_aside(&lost) {
        loss.evidence.push("its name says that it is not in use".to_owned());
        (loss.class, loss.extent) = (loss.class.min(TargetClass::T4), Extent::One);
        loss.confidence = Confidence::Medium;
    }
    Some((loss, lost))
}

/// Whether as good as all of it waits to be deleted, by its names.
fn set_aside(lost: &[&Gone]) -> bool {
    let aside = lost.iter().filter(|gone| is_set_aside(folder_of(&gone.path))).count();
    aside * scale::MOSTLY >= lost.len() * (scale::MOSTLY - 1)
}

/// Whether a name says that what is there waits to be deleted.
fn is_set_aside(path: &str) -> bool {
    const WORDS: &[&str] =
        &["archive", "archived", "deprecated", "legacy", "old", "unused", "disabled", "obsolete", "attic", "removed"];
    let lower = path.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word))
}

fn text<'a>(change: &'a ChangeSet, gone: &Gone) -> &'a str {
    change.files.get(gone.file).and_then(|file| file.before.as_ref()).map_or("", |before| before.text.as_str())
}

/// What went, if it is where things run: named so, or a root that a tool applies.
fn where_things_run(change: &ChangeSet, folder: &Folder, lost: &[&Gone]) -> Option<&'static str> {
    let parts: Vec<&str> = folder.path.split('/').collect();
    if parts.iter().any(|part| matches!(*part, "modules" | "module")) {
        return None;
    }
    let (own, above) =
        (parts.last().copied().unwrap_or_default(), parts.iter().rev().nth(1).copied().unwrap_or_default());
    let named = own.to_lowercase().split(['-', '_', '.']).any(|word| canonical(word).is_some());
    let sort = if named || ENVIRONMENTS.contains(&above) || ENVIRONMENTS.contains(&own) {
        "environment"
    } else {
        "root module"
    };
    (sort == "environment" || lost.iter().any(|gone| is_root(change, gone))).then_some(sort)
}

/// Whether a tool is told to apply the folder that `gone` stood in.
fn is_root(change: &ChangeSet, gone: &Gone) -> bool {
    let applied = ["backend \"", "cloud {", "provider \""];
    let name = gone.path.rsplit('/').next().unwrap_or_default();
    matches!(name, "terragrunt.hcl" | "Pulumi.yaml")
        || (gone.kind == Kind::Infra && applied.iter().any(|mark| text(change, gone).contains(mark)))
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// How many resources and modules are declared in what went.
fn declared(change: &ChangeSet, lost: &[&Gone]) -> usize {
    let block = |line: &str| line.starts_with("resource \"") || line.starts_with("module \"");
    lost.iter().map(|gone| text(change, gone).lines().filter(|line| block(line)).count()).sum()
}

fn environment(
    change: &ChangeSet,
    census: &Census,
    folder: &Folder,
    (sort, lost): (&'static str, &[&Gone]),
) -> Option<Loss> {
    // Of what is called `environments` each folder is one; of anything else its own name counts, not what is in it.
    let all = folder.path.rsplit('/').next().is_some_and(|own| ENVIRONMENTS.contains(&own));
    let own = format!("{}/", folder.path);
    let path = |gone: &&Gone| environment_word(if all { gone.path.as_str() } else { own.as_str() });
    let words: Vec<&str> = lost.iter().filter_map(path).collect();
    let lines: usize = lost.iter().map(|gone| gone.lines).sum();
    if lines < scale::ENVIRONMENT_LINES {
        return None;
    }
    // The same environment came to stand elsewhere, whatever it is written in now.
    let inside = format!("{}/", folder.path);
    let again = census.came.iter().filter(|came| {
        let word = environment_word(&came.path);
        word.is_some_and(|word| words.contains(&word)) && !came.path.starts_with(&inside)
    });
    if again.map(|came| came.lines).sum::<usize>() * 100 >= lines * scale::ENVIRONMENT_BACK_PERCENT && !words.is_empty()
    {
        return None;
    }
    let production = words.contains(&"production");
    let trial = !words.is_empty() && words.iter().all(|word| matches!(*word, "development" | "trial"));
    let stores = lost.iter().filter(|gone| STORES.iter().any(|mark| text(change, gone).contains(mark))).count();
    let things = declared(change, lost);
    let marked: BTreeSet<&str> =
        lost.iter().filter(|gone| is_root(change, gone)).map(|gone| folder_of(&gone.path)).collect();
    let roots = marked.len();
    let named = |gone: &&Gone| environment_of(&gone.path) == Environment::Production;
    let several = roots >= scale::ROOTS && stores > 0 && lost.iter().any(named);
    let small = sort != "environment" && things < scale::APPLICATIONS;
    let (class, extent, undo) = match (trial || small || folder.path.split('/').any(is_ephemeral), stores) {
        (true, _) => (TargetClass::T4, Extent::Filtered, Reversibility::Inverse),
        (false, 0) => (TargetClass::T4, Extent::Unbounded, Reversibility::Inverse),
        (false, _) => (TargetClass::T5, Extent::Container, Reversibility::Backup),
    };
    // Several roots at once are no longer one that is taken down; production is said by a file of variables, too.
    let sure = (production || several) && folder.seen && folder.left == 0 && !change.hunks_only;
    let mut evidence = vec![seen(folder, change), balance(census)];
    if roots > 0 {
        evidence.push(format!(
            "{things} resources and modules are declared in it; where nobody destroyed them first, they stay and nobody manages them"
        ));
    }
    if stores > 0 {
        evidence.push(format!("{stores} of its files declare what keeps data"));
    }
    Some(Loss {
        rule: "environment-removed",
        class,
        extent,
        undo,
        confidence: if sure { Confidence::High } else { Confidence::Medium },
        noun: sort,
        name: folder.path.clone(),
        reason: format!("{} go, and nothing that the change brings takes its place", amount(lost)),
        evidence,
    })
}

fn is_chart(folder: &Folder, all: &[&Gone]) -> bool {
    let chart = |gone: &&Gone| gone.path.ends_with("/Chart.yaml") || gone.path.contains("/templates/");
    folder.path.split('/').any(|part| part == "templates") || all.iter().any(chart)
}

/// The folders of applications in `folder`: the first level below it on which there are several.
fn applications<'a>(folder: &str, lost: &[&'a Gone]) -> BTreeSet<&'a str> {
    let below = |gone: &'a Gone, depth: usize| {
        let rest = gone.path.get(folder.len() + 1..).filter(|_| gone.kind == Kind::Manifest)?;
        let mut parts = rest.split('/').skip(depth);
        let own = parts.next()?;
        parts.next().map(|_| own)
    };
    let levels = (0..4).map(|depth| lost.iter().filter_map(|gone| below(gone, depth)).collect::<BTreeSet<_>>());
    levels.take_while(|names| !names.is_empty()).find(|names| names.len() > 1).unwrap_or_default()
}

fn manifests_of(change: &ChangeSet, folder: &Folder, lost: &[&Gone]) -> Loss {
    let applications = applications(&folder.path, lost);
    let namespace = lost.iter().any(|gone| text(change, gone).lines().any(|line| line.trim_end() == "kind: Namespace"));
    let many = applications.len() >= scale::APPLICATIONS && (namespace || !applications.contains("app"));
    let what = if many { format!("{} applications", applications.len()) } else { "an application".to_owned() };
    let mut evidence = vec![seen(folder, change)];
    if namespace {
        evidence.push("with its namespace, which takes along whatever else runs in it".to_owned());
    }
    Loss {
        rule: MANIFESTS,
        class: TargetClass::T4,
        extent: if many { Extent::Unbounded } else { Extent::One },
        undo: Reversibility::Inverse,
        confidence: Confidence::Medium,
        noun: "manifests",
        name: folder.path.clone(),
        reason: format!("every manifest of {what} goes, {}", amount(lost)),
        evidence,
    }
}

fn code(change: &ChangeSet, census: &Census, folder: &Folder, lost: &[&Gone]) -> Option<Loss> {
    let counts = |gone: &&Gone| matches!(gone.kind, Kind::Source | Kind::Infra);
    let code: Vec<&Gone> = lost.iter().copied().filter(counts).collect();
    let lines: usize = code.iter().map(|gone| gone.lines).sum();
    if code.len() < scale::FOLDER_FILES || lines < scale::FOLDER_LINES {
        return None;
    }
    // A module that grew files, or lost them again, and one that was written anew.
    let file = |path: &str| path.rsplit_once('.').is_some_and(|(stem, _)| stem == folder.path);
    let back = census.added(Kind::Source) + census.added(Kind::Infra);
    if census.came.iter().any(|came| file(&came.path)) || back * 100 >= lines * scale::CODE_BACK_PERCENT {
        return None;
    }
    let user = refers::to_folder(change, &folder.path);
    let mut evidence = vec![seen(folder, change), balance(census)];
    evidence.extend(user.as_ref().map(|path| format!("{path}, as the change leaves it, still names it")));
    let why = if user.is_some() { ", and code that stays still names it" } else { "" };
    Some(Loss {
        rule: "directory-emptied",
        // Code is in git. What still asks for it is what breaks.
        class: if user.is_some() { TargetClass::T4 } else { TargetClass::T1 },
        extent: Extent::Container,
        undo: Reversibility::Git,
        confidence: if folder.seen && !change.hunks_only { Confidence::High } else { Confidence::Medium },
        noun: "directory",
        name: folder.path.clone(),
        reason: format!("{} go{why}", amount(&code)),
        evidence,
    })
}

/// What was seen of the rest of the folder.
fn seen(folder: &Folder, change: &ChangeSet) -> String {
    match (folder.seen && !change.hunks_only, folder.left) {
        (false, _) => format!("whether anything else stays in {} was not seen", folder.path),
        (true, 0) => format!("nothing stays in {}", folder.path),
        (true, 1) => format!("one file stays in {}", folder.path),
        (true, left) => format!("{left} files stay in {}", folder.path),
    }
}
