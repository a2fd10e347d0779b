//! The resources that a document declares, and their settings.

use super::Reading;
use super::file::Resource;
use crate::fact::document::{Found, NodeId, Sign};
use crate::fact::setting::{self, FOLDER, Place, Setting, settings};
use crate::fact::{Fact, Lowered};
use crate::source::GapReason;

/// What a map or a list reads as where a text is asked for: it is there.
const STRUCTURE: &str = "(set)";

/// A resource where it is declared.
struct Declaration<'a> {
    of: String,
    address: String,
    node: NodeId,
    /// What encloses it, the root first, and itself.
    scopes: &'a [NodeId],
}

impl Reading<'_> {
    /// Adds the resources below `root`, each with its settings.
    pub(super) fn resources(&self, root: NodeId, out: &mut Lowered) -> Result<(), GapReason> {
        let settings = settings().map_err(|detail| GapReason::Internal { detail })?;
        for resource in &self.dialect.resources {
            for found in resource.at.iter().flat_map(|at| at.find(self.document, root)) {
                let scopes: Vec<NodeId> = found.above.iter().copied().chain([found.node]).collect();
                let meant = resource.only.iter().all(|sign| sign.said(self.document, found.node).is_some());
                let Some(declaration) = self.declaration(resource, &found, &scopes).filter(|_| meant) else { continue };
                if !out.has_room(self.span(found.node)) {
                    return Ok(());
                }
                out.facts.push(self.resource(&declaration, settings));
                for setting in settings {
                    self.set(setting, &declaration, out);
                }
            }
        }
        Ok(())
    }

    fn declaration<'a>(&self, at: &Resource, found: &Found, scopes: &'a [NodeId]) -> Option<Declaration<'a>> {
        let says = |sign: &Sign| sign.nearest(self.document, scopes);
        let named = || found.names.len().checked_sub(2).and_then(|at| found.names.get(at)).cloned();
        let word = |text: String| text.split_whitespace().next().map(|word| word.trim_end_matches('?').to_owned());
        let first = || self.document.rendered(found.node).and_then(word);
        let first = if at.first_word { first() } else { None };
        let of = first.or_else(|| at.of.iter().find_map(says)).or_else(|| at.default_type.clone()).or_else(named)?;
        let address = if at.address.is_empty() {
            at.default_type.iter().chain(&found.names).cloned().collect::<Vec<_>>().join(".")
        } else {
            std::iter::once(of.clone()).chain(at.address.iter().filter_map(says)).collect::<Vec<_>>().join("/")
        };
        Some(Declaration { of, address, node: found.node, scopes })
    }

    fn resource(&self, declaration: &Declaration<'_>, settings: &[Setting]) -> Fact {
        let mut fact = setting::resource(&declaration.of, &declaration.address, self.span(declaration.node));
        let folder = self.source.path.to_text();
        let folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
        fact.flags.push(format!("{FOLDER}{folder}"));
        let protects = settings.iter().find_map(|setting| {
            let is = |row: &&setting::Declared| row.dialect.has(&self.dialect.name) && row.of.has(&declaration.of);
            setting.resources.iter().find(is).map(|row| (setting, row))
        });
        if let Some((setting, row)) = protects {
            fact.meaning = Some(setting.declared(row, &declaration.address));
            fact.flags.push(setting.name.clone());
        }
        fact
    }

    /// What `setting` is set to in a resource: each value at each of its places is a fact.
    fn set(&self, setting: &Setting, declaration: &Declaration<'_>, out: &mut Lowered) {
        let applies = |place: &&Place| place.dialect.has(&self.dialect.name) && place.of.has(&declaration.of);
        for place in setting.places.iter().filter(applies) {
            let ways = place.at.iter().flat_map(|at| at.find(self.document, declaration.node));
            for found in ways.filter(|found| self.meant(place, declaration, found)) {
                let text = self.document.rendered(found.node).unwrap_or_else(|| STRUCTURE.to_owned());
                let at = (found.way.as_str(), text.as_str(), self.span(found.node));
                out.facts.extend(
                    place.state(&text).map(|state| setting::fact(setting, place, &declaration.address, at, state)),
                );
            }
        }
    }

    /// Whether what must stand beside a value, or above it in its resource, does.
    fn meant(&self, place: &Place, declaration: &Declaration<'_>, found: &Found) -> bool {
        let scopes: Vec<NodeId> = declaration.scopes.iter().chain(&found.above).chain([&found.node]).copied().collect();
        let holds = |sign: &Sign| sign.nearest(self.document, &scopes).is_some();
        place.only.iter().all(holds) && !place.unless.iter().any(holds)
    }
}
