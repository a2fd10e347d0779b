//! Objects of Kubernetes and the files in which they stand.

use std::rc::Rc;

use super::helper;
use crate::analysis::{Scene, Spot};
use crate::fact::document::{Document, NodeId, read};
use crate::lang::detect;
use crate::source::{RepoPath, Side, Source, Span};

/// A file of one side that was read.
#[derive(Debug)]
pub(super) struct Manifest {
    /// Where it stands on that side.
    pub(super) path: RepoPath,
    /// Which side.
    pub(super) side: Side,
    /// Its text, as data.
    pub(super) document: Document,
    /// The objects in it.
    pub(super) objects: Vec<Object>,
    /// Whether a template engine makes the objects of it.
    pub(super) templated: bool,
}

/// What identifies an object, and where it is.
#[derive(Debug)]
pub(super) struct Object {
    /// Its group without the version; empty for the core.
    pub(super) group: String,
    /// Its kind.
    pub(super) kind: String,
    /// The namespace that is written on it.
    pub(super) namespace: String,
    /// Its name, holes as `{name}`.
    pub(super) name: String,
    /// Its map.
    pub(super) root: NodeId,
    /// Whether a template makes it only under a condition, as far as its first line says.
    pub(super) conditional: bool,
}

/// An object with its file.
#[derive(Clone, Debug)]
pub(super) struct Thing {
    pub(super) file: Rc<Manifest>,
    pub(super) index: usize,
}

/// What identifies an object to the cluster.
pub(super) type Key = (String, String, String, String);

impl Manifest {
    /// Reads `source`; nothing where it is no data document or cannot be parsed.
    pub(super) fn of(source: &Source, side: Side) -> Option<Rc<Self>> {
        let language = detect(&source.path, &source.text)?;
        if !matches!(language.id, "yaml" | "json") {
            return None;
        }
        let document = read(language, source).ok().flatten()?;
        let templated = source.text.contains("{{");
        let objects = objects(&document, source);
        Some(Rc::new(Self { path: source.path.clone(), side, document, objects, templated }))
    }

    /// Reads the file at `path` of `side`, changed or not.
    pub(super) fn at(scene: &mut Scene<'_>, side: Side, path: &RepoPath) -> Option<Rc<Self>> {
        let text = scene.read(side, path)?;
        Manifest::of(&text, side)
    }

    /// Its objects.
    pub(super) fn things(self: &Rc<Self>) -> impl Iterator<Item = Thing> + use<> {
        let file = Rc::clone(self);
        (0..self.objects.len()).map(move |index| Thing { file: Rc::clone(&file), index })
    }

    /// The node that `steps` lead to from `from`.
    pub(super) fn walk(&self, from: NodeId, steps: &[&str]) -> Option<NodeId> {
        steps.iter().try_fold(from, |at, step| self.document.get(at, step))
    }

    /// The text that `steps` lead to, holes as `{name}`; none where it is empty.
    pub(super) fn text(&self, from: NodeId, steps: &[&str]) -> Option<String> {
        let text = self.document.rendered(self.walk(from, steps)?)?;
        Some(text).filter(|text| !text.is_empty())
    }

    /// The items of the list that `steps` lead to.
    pub(super) fn items(&self, from: NodeId, steps: &[&str]) -> &[NodeId] {
        self.walk(from, steps).map_or(&[], |list| self.document.items(list))
    }

    /// Where `node` stands.
    pub(super) fn spot(&self, node: NodeId) -> Spot {
        let span = self.document.node(node).map_or(Span::default(), |node| node.span);
        Spot { path: self.path.clone(), side: self.side, span }
    }
}

impl Thing {
    pub(super) fn object(&self) -> &Object {
        // An index is only made from the length of this list.
        &self.file.objects[self.index]
    }

    pub(super) fn root(&self) -> NodeId {
        self.object().root
    }

    /// The node that `steps` lead to.
    pub(super) fn at(&self, steps: &[&str]) -> Option<NodeId> {
        self.file.walk(self.root(), steps)
    }

    /// The text that `steps` lead to.
    pub(super) fn text(&self, steps: &[&str]) -> Option<String> {
        self.file.text(self.root(), steps)
    }

    /// Whether the text that `steps` lead to is `true`.
    pub(super) fn is_true(&self, steps: &[&str]) -> bool {
        self.text(steps).as_deref() == Some("true")
    }

    /// An annotation or a label.
    pub(super) fn mark(&self, name: &str) -> Option<String> {
        ["annotations", "labels"].iter().find_map(|group| self.text(&["metadata", group, name]))
    }

    /// What identifies it. Groups that serve the same objects are one, and so are two ways to ask a template for the
    /// same text; the namespace that a template puts in is that of the release, written or not.
    pub(super) fn key(&self) -> Key {
        let object = self.object();
        let group = served_by(&object.group, &object.kind).to_owned();
        let of_release = self.file.templated && (object.namespace.contains('{') || object.namespace.is_empty());
        // Where nothing is written, and nobody says otherwise, it is the default one.
        let unsaid = of_release || object.namespace == "default";
        let namespace = if unsaid { String::new() } else { object.namespace.clone() };
        (group, asked(&object.kind), namespace, asked(&object.name))
    }

    /// Whether its group and kind are these.
    pub(super) fn is(&self, group: &str, kind: &str) -> bool {
        let object = self.object();
        object.kind == kind && object.group == group
    }

    /// How it is called: `media/plex`, or the name alone.
    pub(super) fn address(&self) -> String {
        let object = self.object();
        let name = if object.name.is_empty() { "(without a name)" } else { &object.name };
        if object.namespace.is_empty() { name.to_owned() } else { format!("{}/{name}", object.namespace) }
    }

    /// Where its name stands; the whole of it where it has none.
    pub(super) fn spot(&self) -> Spot {
        self.file.spot(self.at(&["metadata", "name"]).filter(|_| !self.object().name.is_empty()).unwrap_or(self.root()))
    }
}

/// The group whose objects those of `group` are: some kinds were moved to another and are served by both.
fn served_by<'a>(group: &'a str, kind: &str) -> &'a str {
    match (group, kind) {
        ("extensions", "Ingress" | "NetworkPolicy") => "networking.k8s.io",
        ("extensions", "PodSecurityPolicy") => "policy",
        ("extensions", _) => "apps",
        _ => group,
    }
}

/// A text with holes, in one way to ask a template.
fn asked(text: &str) -> String {
    helper::normal(text)
}

fn objects(document: &Document, source: &Source) -> Vec<Object> {
    let conditions = Conditions::of(&source.text);
    let mut objects = Vec::new();
    for root in &document.roots {
        let kind = field(document, *root, "kind");
        if kind.ends_with("List") && document.get(*root, "items").is_some() {
            let items = document.get(*root, "items").map_or(&[][..], |items| document.items(items));
            objects.extend(items.iter().filter_map(|item| object(document, *item, &conditions)));
        } else {
            objects.extend(object(document, *root, &conditions));
        }
    }
    objects
}

fn object(document: &Document, root: NodeId, conditions: &Conditions) -> Option<Object> {
    let (version, kind) = (field(document, root, "apiVersion"), field(document, root, "kind"));
    if version.is_empty() || kind.is_empty() {
        return None;
    }
    let group = version.split_once('/').map_or("", |(group, _)| group).to_owned();
    let metadata = document.get(root, "metadata");
    let of = |key| metadata.map(|metadata| field(document, metadata, key)).unwrap_or_default();
    let conditional = document.node(root).is_some_and(|node| conditions.hold_at(node.span.start));
    Some(Object { group, kind, namespace: of("namespace"), name: of("name"), root, conditional })
}

fn field(document: &Document, from: NodeId, key: &str) -> String {
    document.get(from, key).and_then(|id| document.rendered(id)).unwrap_or_default()
}

/// Where conditions of a template are open: from each place on, how many.
struct Conditions(Vec<(usize, usize)>);

impl Conditions {
    fn of(text: &str) -> Self {
        let (mut open, mut at) = (0_usize, 0_usize);
        let mut places = Vec::new();
        while let Some(found) = text.get(at..).and_then(|rest| rest.find("{{")) {
            at += found + 2;
            let words = text.get(at..).unwrap_or_default().trim_start_matches(['-', ' ']);
            let is = |word: &str| words.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
            if ["if", "range", "with", "define", "block"].into_iter().any(is) {
                open += 1;
            } else if is("end") {
                open = open.saturating_sub(1);
            }
            places.push((at, open));
        }
        Self(places)
    }

    fn hold_at(&self, at: usize) -> bool {
        let before = self.0.partition_point(|(place, _)| *place <= at);
        before.checked_sub(1).and_then(|index| self.0.get(index)).is_some_and(|(_, open)| *open > 0)
    }
}
