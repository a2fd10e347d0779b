//! Templates in files, and the resources that they declare.

use std::cell::Cell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::{sam, snapshot};
use crate::analysis::Text;
use crate::fact::document::{self, Document, NodeId};
use crate::lang::{self, Language};
use crate::source::{RepoPath, Source, Span};

/// Most resources of a template: the platform takes 500, a loop may write more.
const RESOURCES: usize = 2_000;

/// Most values that are read of one template.
pub(super) const WORK: usize = 3_000_000;

/// Deepest nesting of loops.
const LOOPS: usize = 4;

/// One template.
#[derive(Debug)]
pub(super) struct Template<'a> {
    pub(super) text: Text<'a>,
    pub(super) document: Rc<Document>,
    pub(super) root: NodeId,
    /// What tells it from the other templates of its file: the name of a snapshot, or its place.
    pub(super) name: String,
    pub(super) resources: Vec<Resource>,
    /// Whether a macro rewrites it before it is deployed.
    pub(super) rewritten: bool,
    /// Values that a file gives to parameters.
    pub(super) given: Vec<(String, String)>,
    /// Places in `resources`, by logical id.
    ids: FxHashMap<String, usize>,
    /// How many more values are read: aliases and loops may write a small text out to a large one.
    left: Cell<usize>,
}

/// A declared resource.
#[derive(Clone, Debug)]
pub(super) struct Resource {
    /// Its logical id.
    pub(super) id: String,
    /// Its type, as it is deployed.
    pub(super) of: String,
    /// Its type, as it is written.
    pub(super) written: String,
    /// Where its id stands.
    pub(super) key: Span,
    pub(super) node: NodeId,
    /// What the variables of the loops around it stand for.
    pub(super) bound: Vec<(String, String)>,
    /// Whether the template alone says that it is there: a loop over a parameter may run over something else.
    pub(super) sure: bool,
}

impl Template<'_> {
    /// The path of the file.
    pub(super) fn path(&self) -> &RepoPath {
        &self.text.path
    }

    /// The resource that is called `id`.
    pub(super) fn resource(&self, id: &str) -> Option<&Resource> {
        self.resources.get(*self.ids.get(id)?)
    }

    /// Counts `work` values; none are left where it says no.
    pub(super) fn may_read(&self, work: usize) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(work));
        left > work
    }

    /// Whether something of it was left out.
    pub(super) fn is_cut(&self) -> bool {
        self.left.get() == 0 || self.resources.len() >= RESOURCES
    }

    /// A section of the template: `Parameters`.
    pub(super) fn section(&self, name: &str) -> Option<NodeId> {
        self.document.get(self.root, name)
    }

    /// What stands in `section` under `name`.
    pub(super) fn entry(&self, section: &str, name: &str) -> Option<NodeId> {
        self.document.get(self.section(section)?, name)
    }

    /// Where it could not be read, and what stands there.
    pub(super) fn torn(&self) -> Vec<(usize, &str)> {
        self.document.unparsed.iter().map(|span| (span.start, self.text.slice(*span))).collect()
    }

    /// Whether parts of it could not be read, in which `id` may stand.
    pub(super) fn may_hide(&self, id: &str) -> bool {
        let torn = !self.document.unparsed.is_empty() || self.document.crowded.is_some();
        torn && memchr::memmem::find(self.text.text.as_bytes(), id.as_bytes()).is_some()
    }
}

/// Whether a file may hold a template, by its name and text.
pub(super) fn may_hold(source: &Source) -> bool {
    form(source).is_some() && memchr::memmem::find(source.text.as_bytes(), b"AWS::").is_some()
}

/// The language that a file of this name is read as.
pub(super) fn language(source: &Source) -> Option<&'static str> {
    form(source).map(|form| match form {
        Form::Document(language) | Form::Snapshot(language) => language.id,
    })
}

/// How a file is read.
enum Form {
    Document(&'static Language),
    Snapshot(&'static Language),
}

fn form(source: &Source) -> Option<Form> {
    let by_id = |id: &str| lang::LANGUAGES.iter().copied().find(|language| language.id == id);
    let name = source.path.file_name().to_lowercase();
    let (_, extension) = name.rsplit_once('.')?;
    match extension {
        "snap" => by_id("json").map(Form::Snapshot),
        "json" | "jsonc" => by_id("json").map(Form::Document),
        "yaml" | "yml" => by_id("yaml").map(Form::Document),
        "template" | "cfn" | "cform" | "cf" | "tmpl" => {
            by_id(if source.text.trim_start().starts_with('{') { "json" } else { "yaml" }).map(Form::Document)
        }
        _ => None,
    }
}

/// The templates in a file.
pub(super) fn read<'a>(text: &Text<'a>) -> Vec<Template<'a>> {
    if !may_hold(text) {
        return Vec::new();
    }
    let (document, names) = match form(text) {
        Some(Form::Document(language)) => (document::read(language, text), Vec::new()),
        Some(Form::Snapshot(language)) => {
            let (json, names) = snapshot::json(text);
            (document::read(language, &json), names)
        }
        None => return Vec::new(),
    };
    // What is not read in time is a gap that the reading of commands leaves.
    let Ok(Some(document)) = document else { return Vec::new() };
    let document = Rc::new(document);
    let named = |index: usize| names.get(index).cloned().unwrap_or_else(|| index.to_string());
    let roots = document.roots.iter().enumerate();
    roots.filter_map(|(index, root)| of_root(text, &document, *root, named(index))).collect()
}

fn of_root<'a>(text: &Text<'a>, document: &Rc<Document>, outer: NodeId, name: String) -> Option<Template<'a>> {
    // The Serverless Framework carries a template below `resources`.
    let root = [Some(outer), document.get(outer, "resources")].into_iter().flatten();
    let root = root.into_iter().find(|root| declares(document, *root))?;
    let mut template = Template {
        text: text.clone(),
        document: Rc::clone(document),
        root,
        name,
        resources: Vec::new(),
        rewritten: false,
        given: Vec::new(),
        ids: FxHashMap::default(),
        left: Cell::new(WORK),
    };
    template.rewritten = rewritten(&template);
    let section = template.section("Resources")?;
    let mut resources = Vec::new();
    collect(&template, section, &[], true, LOOPS, &mut resources);
    let ids = resources.iter().enumerate().rev().map(|(index, resource)| (resource.id.clone(), index));
    template.ids = ids.collect();
    template.resources = resources;
    Some(template)
}

/// Whether resources of the platform stand below `root`.
fn declares(document: &Document, root: NodeId) -> bool {
    let Some(resources) = document.get(root, "Resources") else { return false };
    document.pairs(resources).iter().any(|pair| {
        let of = document.get(pair.value, "Type").and_then(|of| document.rendered(of));
        of.is_some_and(|of| of.contains("::")) || pair.key.starts_with(LOOP)
    })
}

const LOOP: &str = "Fn::ForEach::";

fn collect(
    template: &Template<'_>,
    section: NodeId,
    bound: &[(String, String)],
    sure: bool,
    loops: usize,
    out: &mut Vec<Resource>,
) {
    let document = &template.document;
    for pair in document.pairs(section) {
        if out.len() >= RESOURCES || !template.may_read(16) {
            return;
        }
        if pair.key.starts_with(LOOP) {
            if let ([variable, collection, body], true) = (document.items(pair.value), loops > 0) {
                let Some(variable) = document.rendered(*variable) else { continue };
                let (items, known) = items(template, *collection);
                for item in items {
                    if !template.may_read(16) {
                        return;
                    }
                    let inner: Vec<_> = bound.iter().cloned().chain([(variable.clone(), item)]).collect();
                    collect(template, *body, &inner, sure && known, loops - 1, out);
                }
            }
            continue;
        }
        let Some(written) = document.get(pair.value, "Type").and_then(|of| document.rendered(of)) else { continue };
        if !written.contains("::") {
            continue;
        }
        out.push(Resource {
            id: filled(&pair.key, bound),
            of: sam::deployed(&written).to_owned(),
            written,
            key: pair.key_span,
            node: pair.value,
            bound: bound.to_vec(),
            sure,
        });
    }
}

/// The items of the collection of a loop, and whether they stand in the template for good.
fn items(template: &Template<'_>, collection: NodeId) -> (Vec<String>, bool) {
    const ITEMS: usize = 200;
    const LENGTH: usize = 128;
    let short = |item: &String| item.len() <= LENGTH;
    let document = &template.document;
    let literal = document.items(collection);
    if !literal.is_empty() {
        return (literal.iter().filter_map(|item| document.rendered(*item)).filter(short).take(ITEMS).collect(), true);
    }
    let named = match document.node(collection).and_then(|node| node.tag.as_deref()) {
        Some("!Ref") => document.rendered(collection),
        _ => document.get(collection, "Ref").and_then(|name| document.rendered(name)),
    };
    let default = named.and_then(|name| template.entry("Parameters", &name));
    let default = default.and_then(|parameter| document.get(parameter, "Default"));
    let default = default.and_then(|default| document.rendered(default)).unwrap_or_default();
    let items = default.split(',').map(str::trim).filter(|item| !item.is_empty());
    (items.map(str::to_owned).filter(short).take(ITEMS).collect(), false)
}

/// A key with the variables of loops filled in: `Topic${Name}`, `Topic&{Name}`.
pub(super) fn filled(key: &str, bound: &[(String, String)]) -> String {
    bound.iter().fold(key.to_owned(), |key, (name, value)| {
        let plain: String = value.chars().filter(char::is_ascii_alphanumeric).collect();
        key.replace(&format!("${{{name}}}"), value).replace(&format!("&{{{name}}}"), &plain)
    })
}

/// Whether a macro of somebody's own is at work; those of the platform are known.
fn rewritten(template: &Template<'_>) -> bool {
    const KNOWN: [&str; 5] = [
        "AWS::Serverless-2016-10-31",
        "AWS::LanguageExtensions",
        "AWS::CodeDeployBlueGreen",
        "AWS::SecretsManager-2020-07-23",
        "AWS::SecretsManager-2024-09-16",
    ];
    let document = &template.document;
    if template.entry("Resources", "Fn::Transform").is_some() {
        return true;
    }
    let Some(transform) = template.section("Transform") else { return false };
    let mut names = document.items(transform).to_vec();
    names.push(transform);
    names.iter().any(|name| match document.rendered(*name) {
        Some(name) => !KNOWN.contains(&name.as_str()),
        None => document.get(*name, "Name").is_some(),
    })
}
