//! From what is planned for each instance to what is worth saying: one verdict for each cause.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::address::{Address, ModulePath};
use super::class::class;
use super::group::{Change, Group, groups};
use super::guard::{Guarded, guarded};
use super::place::Places;
use super::predict::{Action, Planned, Reason};
use super::tree::{Key, Tree};
use super::{place, remedy};
use crate::analysis::provider::Verdict as Forcing;
use crate::analysis::{self, Class, Scene, Spot, Verdict};
use crate::fact::Confidence;
use crate::finding::Fix;
use crate::source::{RepoPath, Side};

/// Most addresses that are listed as evidence.
const LISTED: usize = 10;

/// Two sides of one root module, and how they are looked at.
pub(super) struct View<'a> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) before: &'a Tree,
    pub(super) after: &'a Tree,
    /// Whether others call it, with what is not seen.
    pub(super) called: bool,
    /// Whether no file of it is left.
    pub(super) gone: bool,
    /// Major versions of the providers that are locked, by what the lock file calls them.
    pub(super) locked: &'a FxHashMap<String, u64>,
}

/// What is said of `planned`.
pub(super) fn verdicts(view: &View<'_>, planned: &[Planned]) -> Vec<Verdict> {
    let places = Places::new(view);
    let judge = Judge { view, places };
    let mut verdicts: Vec<Verdict> =
        groups(view.before, view.after, planned).iter().filter_map(|g| judge.group(g)).collect();
    let replaced = judge.replaced(planned);
    // What falls off the end of a list that has shifted is told with it.
    let shifted: Vec<&str> = replaced.iter().filter(|v| v.rule == "index-shifted").map(|v| plain(&v.address)).collect();
    verdicts.retain(|verdict| verdict.rule != "instances-removed" || !shifted.contains(&plain(&verdict.address)));
    verdicts.extend(replaced);
    if !view.gone {
        verdicts.extend(super::state::verdicts(view, &judge.places, planned));
    }
    together(verdicts)
}

/// An address without the key at its end.
fn plain(address: &str) -> &str {
    address.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')).map_or(address, |(block, _)| block)
}

/// What is simply removed, and is no data, is told once for each file.
fn together(verdicts: Vec<Verdict>) -> Vec<Verdict> {
    let (removed, mut rest): (Vec<Verdict>, Vec<Verdict>) =
        verdicts.into_iter().partition(|verdict| verdict.rule == "resource-removed");
    let mut by_file: BTreeMap<Spot, Vec<Verdict>> = BTreeMap::new();
    for verdict in removed {
        let file = Spot { span: Default::default(), ..verdict.spot.clone() };
        by_file.entry(file).or_default().push(verdict);
    }
    for mut together in by_file.into_values() {
        together.sort_by(|a, b| (b.class, &a.spot, &a.address).cmp(&(a.class, &b.spot, &b.address)));
        let names: Vec<String> = together.iter().skip(1).map(|verdict| verdict.address.clone()).collect();
        let count = together.iter().map(|verdict| verdict.count).sum();
        let Some(mut first) = together.into_iter().next() else { continue };
        if !names.is_empty() {
            first.reason = format!("{}, and so are {} more", first.reason, names.len());
            first.evidence.push(format!("with it: {}", listed(&names, LISTED)));
        }
        rest.push(Verdict { count, ..first });
    }
    rest
}

struct Judge<'a> {
    view: &'a View<'a>,
    places: Places<'a>,
}

impl Judge<'_> {
    /// What is deleted, and what comes in its place.
    fn group(&self, group: &Group<'_>) -> Option<Verdict> {
        let members = self.lost(&group.lost)?;
        let (rule, action, reason) = match &group.change {
            Change::Renamed(to) if group.module.is_some() => (
                "resource-renamed",
                analysis::Action::Replace,
                format!("all in it goes, and nothing says that it is now `{to}`"),
            ),
            Change::Renamed(to) => {
                ("resource-renamed", analysis::Action::Replace, format!("nothing says that it is now `{to}`"))
            }
            Change::Repeated(what) => ("repetition-changed", analysis::Action::Replace, what.clone()),
            Change::Fewer(what) => ("instances-removed", analysis::Action::Destroy, what.clone()),
            Change::Gone => {
                let precious = analysis::is_precious(members.class, &group.of());
                let rule = if precious { "data-resource-removed" } else { "resource-removed" };
                let what = if group.module.is_some() {
                    "the module that declares it is gone"
                } else {
                    "nothing declares it any more"
                };
                (rule, analysis::Action::Destroy, what.to_owned())
            }
        };
        let reason = match group.module {
            Some(_) => format!("{reason}{}", inside(&group.lost)),
            None => reason,
        };
        let (spot, before) = self.places.of_group(group)?;
        let mut fixes: Vec<Fix> = self.moves(group, &spot).into_iter().collect();
        if group.change == Change::Gone && members.class == Class::Data && !self.view.called {
            let name = group.name.plain();
            let own = Address { modules: Vec::new(), ..group.name.clone() }.plain();
            let within = self.root() == Some(&spot.path.folder()) || group.module.is_some();
            let shown = if within { &name } else { &own };
            let fix = remedy::removed(self.view.scene, &spot.path, shown);
            fixes.extend(fix.filter(|_| !self.refactored(shown)));
        }
        let verdict = Verdict {
            rule,
            address: group.name.to_string(),
            of: group.of(),
            class: members.class,
            action,
            count: members.count,
            reason,
            certainty: members.certainty,
            source: "the addresses of both sides".to_owned(),
            spot,
            before,
            evidence: members.evidence.clone(),
            fixes,
        };
        Some(members.refused(verdict))
    }

    /// `moved` blocks for what a group lost and got, behind the block that is there now.
    fn moves(&self, group: &Group<'_>, spot: &Spot) -> Option<Fix> {
        let block = group.after.as_ref().filter(|_| spot.side == Side::After)?;
        let root = self.root();
        // In the file of a module that is called, addresses count from that module.
        let absolute = root == Some(&block.path.folder());
        if !absolute && group.pairs.iter().any(|(from, to)| from.modules != to.modules) {
            return None;
        }
        let shown = |address: &Address| match absolute {
            true => address.to_string(),
            false => Address { modules: Vec::new(), resource: address.resource.clone() }.to_string(),
        };
        let pairs: BTreeSet<(String, String)> = group.pairs.iter().map(|(from, to)| (shown(from), shown(to))).collect();
        // What is told already, and told wrong, is to be mended and not told twice.
        let unclear = |(from, to): &(String, String)| {
            [from, to].into_iter().any(|address| address.contains("[*]") || self.refactored(address))
        };
        if pairs.iter().any(unclear) {
            return None;
        }
        remedy::moved(self.view.scene, &block.path, block.span.end, &pairs.into_iter().collect::<Vec<_>>())
    }

    /// The folder of the root module.
    fn root(&self) -> Option<&RepoPath> {
        self.view.after.nodes.first().map(|node| &node.module.folder)
    }

    /// Whether a `moved` or `removed` block names `address`.
    fn refactored(&self, address: &str) -> bool {
        let blocks = self.view.after.nodes.iter().flat_map(|node| &node.module.refactorings);
        let names = |text: &str| {
            text.match_indices(address).any(|(at, _)| {
                let behind = text.get(at + address.len()..).and_then(|rest| rest.chars().next());
                behind.is_none_or(|c| !(c.is_alphanumeric() || "_-.[".contains(c)))
            })
        };
        blocks.into_iter().any(|block| names(&block.text))
    }

    /// What is replaced where it stands, with what that takes along.
    fn replaced(&self, planned: &[Planned]) -> Vec<Verdict> {
        let replaced = |one: &&Planned| matches!(one.action, Action::Replace { .. } | Action::Refuse);
        let mut by_block: BTreeMap<(String, bool), Vec<&Planned>> = BTreeMap::new();
        let mut taken_along: BTreeMap<Rc<str>, Vec<&Planned>> = BTreeMap::new();
        for one in planned.iter().filter(replaced) {
            match one.compared.forced.first().and_then(|forced| forced.because.clone()) {
                Some(because) => taken_along.entry(self.root_cause(because, planned)).or_default().push(one),
                None => by_block.entry((one.address.plain(), one.action == Action::Refuse)).or_default().push(one),
            }
        }
        let fewer: BTreeSet<String> = planned
            .iter()
            .filter(|one| one.action == Action::Delete && one.reason == Some(Reason::DeleteBecauseCountIndex))
            .map(|one| one.address.plain())
            .collect();
        let own = by_block.into_values().filter_map(|ones| self.forced(&ones, &fewer));
        let along = taken_along.iter().filter_map(|(because, ones)| self.along(because, ones, planned));
        own.chain(along).collect()
    }

    /// The resource at the start of a chain of replacements.
    fn root_cause(&self, because: Rc<str>, planned: &[Planned]) -> Rc<str> {
        let mut seen = vec![because];
        while let Some(last) = seen.last() {
            let one =
                planned.iter().find(|one| one.before.as_ref().is_some_and(|b| b.address.plain() == last.as_ref()));
            let next = one.and_then(|one| one.compared.forced.first()).and_then(|forced| forced.because.clone());
            match next.filter(|next| !seen.contains(next) && seen.len() < LISTED) {
                Some(next) => seen.push(next),
                None => break,
            }
        }
        seen.pop().unwrap_or_default()
    }

    /// A block of which instances are replaced.
    fn forced(&self, ones: &[&Planned], fewer: &BTreeSet<String>) -> Option<Verdict> {
        let first = ones.iter().max_by_key(|one| one.certainty)?;
        let mut members = self.lost(ones)?;
        let instance = first.after.as_ref()?;
        let shifted = fewer.contains(&first.address.plain())
            || ones.len() > 1
                && matches!(first.address.resource, Some((.., Key::Index(_))))
                && !place::is_touched(self.view.scene, Side::After, &instance.block);
        let forced: Vec<&super::compare::Forced> = first.compared.forced.iter().collect();
        let most = forced.first().map(|forced| forced.verdict);
        let paths: Vec<String> = forced
            .iter()
            .filter(|forced| Some(forced.verdict) == most)
            .map(|forced| format!("`{}`", forced.path))
            .collect();
        let paths = listed(&paths, 3);
        let source = forced.first().map_or_else(|| "replace_triggered_by".to_owned(), |forced| forced.source.clone());
        let reason = match (most, first.compared.triggers.as_slice()) {
            (None, triggers) => {
                format!("{} has changed, and replace_triggered_by names it", listed(&quoted(triggers), 3))
            }
            _ if instance.address.resource.is_none() => {
                "its source is another module, and what that does not declare under the same addresses goes".to_owned()
            }
            (Some(Forcing::May), _) => format!("{paths} may not be changed in place ({source})"),
            (Some(_), _) if shifted => format!("the list behind count has shifted, and each takes {paths} of another"),
            (Some(_), _) => format!("{paths} cannot be changed in place ({source})"),
        };
        let locked = self.view.locked;
        if let Some(major) = instance.block.labels.first().and_then(|of| other_major(of, locked)) {
            members.certainty = members.certainty.min(Confidence::Medium);
            members.evidence.push(format!("the lock file names version {major} of the provider, the table another"));
        }
        // What may be is worth a word only where data may go, and a quiet one.
        if members.certainty == Confidence::Low {
            if members.class < Class::Data {
                return None;
            }
            members.class = Class::Compute;
        }
        let span = forced.iter().find_map(|forced| forced.span);
        let (spot, before) = self.places.of_instance(first, span)?;
        let create_first = matches!(first.action, Action::Replace { create_first: true });
        if create_first {
            members
                .evidence
                .push("create_before_destroy: the new one comes first, and the old one goes all the same".to_owned());
        }
        if first.previous.is_some() {
            members.evidence.push("a moved block does not keep it: the attribute changes as well".to_owned());
        }
        let verdict = Verdict {
            rule: if shifted { "index-shifted" } else { "replacement-forced" },
            address: name_of(ones),
            of: of(first),
            class: members.class,
            action: analysis::Action::Replace,
            count: members.count,
            reason,
            certainty: members.certainty,
            source,
            spot,
            before,
            evidence: members.evidence.clone(),
            fixes: Vec::new(),
        };
        Some(members.refused(verdict))
    }

    /// What goes along with `because`.
    fn along(&self, because: &str, ones: &[&Planned], planned: &[Planned]) -> Option<Verdict> {
        let members = self.lost(ones)?;
        let first = ones
            .iter()
            .max_by_key(|one| (one.before.as_ref().map(|before| class(before).0), std::cmp::Reverse(&one.address)))?;
        let cause =
            planned.iter().find(|one| one.before.as_ref().is_some_and(|before| before.address.plain() == because));
        let own = self.places.of_instance(first, None).filter(|(spot, _)| spot.side == Side::After);
        let (spot, before) = own.or_else(|| self.places.of_instance(cause?, None))?;
        let path = first.compared.forced.first().map(|forced| forced.path.clone()).unwrap_or_default();
        let more = ones.len() - 1;
        let others = if more == 0 { String::new() } else { format!(", and so do {more} more") };
        let verdict = Verdict {
            rule: "replacement-cascades",
            address: first.address.to_string(),
            of: of(first),
            class: members.class,
            action: analysis::Action::Replace,
            count: members.count,
            reason: format!("`{path}` depends on `{because}`, which is replaced{others}"),
            certainty: members.certainty,
            source: first.compared.forced.first().map(|forced| forced.source.clone()).unwrap_or_default(),
            spot,
            before,
            evidence: members.evidence.clone(),
            fixes: Vec::new(),
        };
        Some(members.refused(verdict))
    }

    /// What is lost with `ones`; nothing where the platform keeps them all.
    fn lost(&self, ones: &[&Planned]) -> Option<Members> {
        let mut members =
            Members { class: Class::Config, count: 0, certainty: Confidence::Low, evidence: Vec::new(), refused: None };
        let mut listed = Vec::new();
        let mut kept = 0;
        for one in ones {
            let Some(instance) = &one.before else { continue };
            let guard = guarded(self.view.before, instance);
            if guard == Guarded::Kept {
                kept += 1;
                continue;
            }
            let (own, by_table) = class(instance);
            let mut certainty = one.certainty;
            certainty = if by_table { certainty } else { certainty.min(Confidence::Medium) };
            match &guard {
                Guarded::Refused(by) => members.refused = Some(by.clone()),
                Guarded::Unless(by) => {
                    certainty = certainty.min(Confidence::Medium);
                    members
                        .evidence
                        .push(format!("`{by}` of {} lets it be deleted only when it is empty", one.address));
                }
                Guarded::Kept | Guarded::Open => {}
            }
            if one.action == Action::Refuse {
                members.refused = Some("prevent_destroy".to_owned());
            }
            let guarded = one.action == Action::Delete && instance.block.lives_by("prevent_destroy");
            let stays =
                !matches!(one.reason, Some(Reason::DeleteBecauseNoResourceConfig | Reason::DeleteBecauseNoModule));
            if guarded && stays {
                members.refused = Some("prevent_destroy".to_owned());
            } else if guarded {
                members
                    .evidence
                    .push(format!("prevent_destroy of {} goes with its block and keeps nothing", one.address));
            }
            // Of what is hit, the most precious says how sure one has to be.
            if own > members.class || members.count == 0 {
                (members.class, members.certainty) = (own, certainty);
            } else if own == members.class {
                members.certainty = members.certainty.max(certainty);
            }
            members.count += usize::from(own > Class::Config);
            listed.push(one.address.to_string());
        }
        if listed.is_empty() {
            return None;
        }
        if self.view.called {
            members.certainty = members.certainty.min(Confidence::Medium);
            members
                .evidence
                .push("the module is called from elsewhere: who calls it, and with what, is not seen".to_owned());
        }
        if self.view.gone {
            members.certainty = members.certainty.min(Confidence::Medium);
            members.evidence.push(
                "no file of the module is left: it is deleted if the empty folder is applied, and unmanaged if not"
                    .to_owned(),
            );
        }
        if !self.view.after.whole || self.view.after.crowded {
            members.certainty = members.certainty.min(Confidence::Medium);
            members.evidence.push("a file of the module could not be read as a whole".to_owned());
        }
        if kept > 0 {
            members.evidence.push(format!("{kept} more are kept by the platform"));
        }
        if listed.len() > 1 {
            members.evidence.insert(0, format!("{} in all: {}", listed.len(), self::listed(&listed, LISTED)));
        }
        Some(members)
    }
}

/// What is lost with several instances.
#[derive(Clone)]
struct Members {
    /// That of the most precious.
    class: Class,
    /// How many of them are more than settings.
    count: usize,
    certainty: Confidence,
    evidence: Vec<String>,
    /// What keeps one of them from being deleted.
    refused: Option<String>,
}

impl Members {
    /// `verdict`, unless something keeps the platform from doing it.
    fn refused(self, verdict: Verdict) -> Verdict {
        let Some(by) = self.refused else { return verdict };
        let reason = format!("`{by}` keeps it from being deleted, and {}", verdict.reason);
        Verdict { rule: "update-refused", action: analysis::Action::Refuse, reason, fixes: Vec::new(), ..verdict }
    }
}

/// What goes with a module: how many resources, and the most precious of them.
fn inside(lost: &[&Planned]) -> String {
    let resources: Vec<&&Planned> = lost.iter().filter(|one| one.address.resource.is_some()).collect();
    let precious =
        |one: &&&Planned| (one.before.as_ref().map(|before| class(before).0), std::cmp::Reverse(one.address.clone()));
    match resources.iter().copied().max_by_key(precious) {
        Some(one) if resources.len() == 1 => format!("; in it is `{}`", one.address),
        Some(one) => format!("; in it are {} resources, `{}` among them", resources.len(), one.address),
        None => String::new(),
    }
}

/// The type of an instance.
fn of(one: &Planned) -> String {
    one.address.resource.as_ref().map_or_else(|| "module".to_owned(), |(of, ..)| of.to_string())
}

/// The address of one instance, or of the block that several share.
fn name_of(ones: &[&Planned]) -> String {
    match ones {
        [one] => one.address.to_string(),
        _ => ones.first().map(|one| one.address.plain()).unwrap_or_default(),
    }
}

fn quoted(names: &[String]) -> Vec<String> {
    names.iter().map(|name| format!("`{name}`")).collect()
}

/// The first `most` of `names`, and how many more there are.
pub(super) fn listed(names: &[String], most: usize) -> String {
    let shown = names.iter().take(most).cloned().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(most) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// The locked major version of the provider of `of`, where the table is of another.
fn other_major(of: &str, locked: &FxHashMap<String, u64>) -> Option<u64> {
    let table = crate::analysis::provider::terraform(of)?;
    let own = table.source.major()?;
    locked.get(table.source.provider?).copied().filter(|locked| *locked != own)
}

/// The part of `address` up to the first module of it that is not in `known`.
pub(super) fn missing_module(address: &Address, known: &BTreeSet<ModulePath>) -> Option<Address> {
    let prefixes = (1..=address.modules.len()).filter_map(|end| address.modules.get(..end));
    let missing = prefixes.into_iter().find(|prefix| !known.contains(*prefix))?;
    Some(Address { modules: missing.to_vec(), resource: None })
}
