//! The resources that a document declares, and their settings.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Reading;
use super::file::{Lookup, Resource};
use crate::fact::catalogue::Words;
use crate::fact::document::{Found, NodeId, Sign};
use crate::fact::setting::{self, Declared, FOLDER, Place, Setting, settings};
use crate::fact::{Fact, Lowered};
use crate::source::GapReason;

/// What a map or a list reads as where a text is asked for: it is there.
const STRUCTURE: &str = "(set)";

/// A resource where it is declared.
struct Declaration {
    of: String,
    address: String,
    node: NodeId,
    /// What the platform is told to leave as it is.
    ignored: Vec<String>,
}

/// What is known of the resources of one type.
struct Known {
    places: Vec<(&'static Setting, &'static Place)>,
    protects: Option<(&'static Setting, &'static Declared)>,
}

impl Declaration {
    /// Whether the platform is told to leave the setting at `way` as it is.
    fn leaves(&self, way: &str) -> bool {
        let covers = |name: &String| name == "all" || way.strip_prefix(name).is_some_and(|rest| !rest.starts_with('_'));
        self.ignored.iter().any(covers)
    }
}

impl Reading<'_> {
    /// Adds the resources below `root`, each with its settings.
    pub(super) fn resources(&self, root: NodeId, out: &mut Lowered) -> Result<(), GapReason> {
        let mut types: FxHashMap<String, Known> = FxHashMap::default();
        for resource in &self.dialect.resources {
            for found in resource.at.iter().flat_map(|at| at.find(self.document, root)) {
                let meant = resource.only.iter().all(|sign| sign.said(self.document, found.node).is_some());
                let Some(declaration) = self.declaration(resource, &found).filter(|_| meant) else { continue };
                if !out.has_room(self.span(found.node)) {
                    return Ok(());
                }
                if !types.contains_key(&declaration.of) {
                    let settings = settings().map_err(|detail| GapReason::Internal { detail })?;
                    types.insert(declaration.of.clone(), self.known(settings, &declaration.of));
                }
                if let Some(known) = types.get(&declaration.of) {
                    out.facts.push(self.resource(&declaration, known));
                    for (setting, place) in &known.places {
                        self.set(setting, place, &declaration, out);
                    }
                }
            }
        }
        Ok(())
    }

    fn known(&self, settings: &'static [Setting], of: &str) -> Known {
        let applies = |dialect: &Words, types: &Words| dialect.has(&self.dialect.name) && types.has(of);
        let places = settings.iter().flat_map(|setting| setting.places.iter().map(move |place| (setting, place)));
        let guards = settings.iter().flat_map(|setting| setting.resources.iter().map(move |row| (setting, row)));
        Known {
            places: places.filter(|(_, place)| applies(&place.dialect, &place.of)).collect(),
            protects: guards.into_iter().find(|(_, row)| applies(&row.dialect, &row.of)),
        }
    }

    fn declaration(&self, at: &Resource, found: &Found) -> Option<Declaration> {
        let scopes: Vec<NodeId> = found.above.iter().copied().chain([found.node]).collect();
        let says = |sign: &Sign| sign.nearest(self.document, &scopes);
        let named = || found.names.len().checked_sub(2).and_then(|at| found.names.get(at)).cloned();
        let word = |text: String| text.split_whitespace().next().map(|word| word.trim_end_matches('?').to_owned());
        let first = || self.document.rendered(found.node).and_then(word);
        let first = if at.first_word { first() } else { None };
        let of = first.or_else(|| at.of.iter().find_map(says)).or_else(|| at.default_type.clone()).or_else(named)?;
        let address = if at.address.is_empty() {
            let names = found.names.iter().zip(self.on_the_way(found)).map(|(name, node)| self.mapped(node, name));
            at.default_type.iter().cloned().chain(names).collect::<Vec<_>>().join(".")
        } else {
            std::iter::once(of.clone()).chain(at.address.iter().filter_map(says)).collect::<Vec<_>>().join("/")
        };
        Some(Declaration { of, address, node: found.node, ignored: self.ignored(at, found.node) })
    }

    /// The settings of the resource at `node` that the platform is told to leave as they are.
    fn ignored(&self, at: &Resource, node: NodeId) -> Vec<String> {
        let listed = at.ignores.iter().try_fold(node, |node, key| self.document.get(node, key));
        let Some(listed) = listed.filter(|listed| *listed != node) else { return Vec::new() };
        let items = self.document.items(listed);
        let items = if items.is_empty() { std::slice::from_ref(&listed) } else { items };
        let name = |item: &NodeId| Some(self.document.rendered(*item)?.trim_matches(['{', '}']).to_owned());
        items.iter().filter_map(name).collect()
    }

    /// The nodes that the names on the way stand for, the last of them the resource itself.
    fn on_the_way(&self, found: &Found) -> Vec<NodeId> {
        let nodes = found.above.iter().copied().chain([found.node]);
        let all: Vec<NodeId> = nodes.collect();
        all.split_at(all.len().saturating_sub(found.names.len())).1.to_vec()
    }

    /// What a model or a field is called in the database, where it goes by another name there: `@map("mail")`.
    fn mapped(&self, node: NodeId, name: &str) -> String {
        let own = self.document.rendered(node);
        let of_block = self.document.get(node, "@@").map(|list| self.document.items(list)).unwrap_or_default();
        let texts = own.into_iter().chain(of_block.iter().filter_map(|item| self.document.rendered(*item)));
        let quoted = |text: String| {
            let (_, rest) = text.split_once("map(")?;
            rest.split('"').nth(1).map(str::to_owned)
        };
        let maps = self.dialect.resources.iter().any(|resource| resource.first_word);
        texts.filter(|_| maps).find_map(quoted).unwrap_or_else(|| name.to_owned())
    }

    fn resource(&self, declaration: &Declaration, known: &Known) -> Fact {
        let mut fact = setting::resource(&declaration.of, &declaration.address, self.span(declaration.node));
        let path = self.source.path.to_text();
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        fact.flags.push(format!("{FOLDER}{folder}"));
        fact.meaning = known.protects.map(|(setting, row)| setting.declared(row, &declaration.address));
        fact
    }

    /// What `setting` is set to at `place` of a resource: each value is a fact.
    fn set(&self, setting: &Setting, place: &Place, declaration: &Declaration, out: &mut Lowered) {
        let mut seen = FxHashSet::default();
        let ways = place.at.iter().flat_map(|at| at.find(self.document, declaration.node));
        // Two ways may lead to one value.
        for found in ways.filter(|found| seen.insert(found.node)) {
            if !self.meant(place, &found) {
                continue;
            }
            let computed = || self.computed(found.node).map(|how| format!("{{{how}}}"));
            let left_alone = || declaration.leaves(&found.way).then(|| "{ignored}".to_owned());
            let text = left_alone()
                .or_else(|| self.value(found.node))
                .or_else(computed)
                .unwrap_or_else(|| STRUCTURE.to_owned());
            let at = (found.way.as_str(), text.as_str(), self.span(found.node));
            out.facts.push(setting::fact(setting, place, &declaration.address, at));
        }
        // What a template puts in may be it.
        if seen.is_empty() && place.written.starts_with("metadata.annotations") {
            let metadata = self.document.get(declaration.node, "metadata").unwrap_or(declaration.node);
            let rest = self.source.text.get(self.span(metadata).start..).unwrap_or_default();
            if let Some(hole) = filled_annotations(rest) {
                let at = (place.written.as_str(), hole, self.span(metadata));
                out.facts.push(setting::fact(setting, place, &declaration.address, at));
            }
        }
    }

    /// What a value reads as: where it names what stands in the same document with a value of its own, that one.
    fn value(&self, node: NodeId) -> Option<String> {
        let text = self.document.rendered(node)?;
        let tag = self.document.node(node)?.tag.as_deref();
        let named = |lookup: &Lookup| {
            let name = match &lookup.tag {
                Some(wanted) => (tag == Some(wanted)).then_some(text.as_str()),
                None => text.strip_prefix(&lookup.open)?.strip_suffix('}'),
            }?;
            let mut way = lookup.at.iter().map(|key| if key == "NAME" { name } else { key });
            let root = self.root_of(node);
            let found = way.try_fold(root, |node, key| self.document.get(node, key))?;
            self.document.rendered(found)
        };
        let known = self.dialect.lookups.iter().find_map(named);
        known.or_else(|| self.computed(node).map(|how| format!("{{{how} {text}}}"))).or(Some(text))
    }

    /// How a value is worked out by the platform: `!If`, `Fn::FindInMap`. What comes of it is not known here.
    fn computed(&self, node: NodeId) -> Option<String> {
        let tag = self.document.node(node)?.tag.clone();
        let short = tag.filter(|tag| tag.starts_with('!') && !tag.starts_with("!!"));
        let long = || match self.document.pairs(node) {
            [only] if only.key.starts_with("Fn::") || only.key == "Ref" => Some(only.key.clone()),
            _ => None,
        };
        short.or_else(long)
    }

    /// The document in which a node stands: the last that starts before it.
    fn root_of(&self, node: NodeId) -> NodeId {
        let start = |id: NodeId| self.document.node(id).map(|node| node.span.start).unwrap_or_default();
        let roots = &self.document.roots;
        let before = |root: &NodeId| start(*root) <= start(node);
        roots.iter().copied().rfind(before).or(roots.first().copied()).unwrap_or_default()
    }

    /// Whether what must stand beside a value, or above it in its resource, does.
    fn meant(&self, place: &Place, found: &Found) -> bool {
        let scopes: Vec<NodeId> = found.above.iter().copied().chain([found.node]).collect();
        let holds = |sign: &Sign| sign.nearest(self.document, &scopes).is_some();
        place.only.iter().all(holds) && !place.unless.iter().any(holds)
    }
}

/// The action of a template that gives annotations, of the metadata at the start of `text`.
fn filled_annotations(text: &str) -> Option<&str> {
    const LINES: usize = 64;
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut lines = text.lines().take(LINES).take_while(|line| !line.starts_with("---"));
    let head = lines.find(|line| line.trim_start().starts_with("annotations:"))?;
    let gives = |line: &str| {
        let words = ["include", "toYaml", "template", "tpl", "range", "merge", "mergeOverwrite"];
        line.contains("{{") && line.split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word))
    };
    if gives(head) {
        return Some(head.trim());
    }
    // An action may stand at the start of its line, wherever what it gives belongs.
    let inside = |line: &&str| {
        let action = line.trim_start().starts_with("{{");
        action || line.trim().is_empty() || indent(line) > indent(head)
    };
    lines.take_while(inside).find(|line| gives(line)).map(str::trim)
}
