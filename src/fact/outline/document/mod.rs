//! The outline of a document: what it declares by name, with the keys that stand there, and the commands in it.

mod step;
mod task;

use super::build::Builder;
use super::{Outline, Speech, What, one_line, shell};
use crate::fact::Template;
use crate::fact::document::{self, Document, NodeId};
use crate::lang::Language;
use crate::source::{Gap, Side, Source, Span, limits};

/// Keys under which each key is the name of something.
const COLLECTIONS: &[&str] = &[
    "jobs",
    "services",
    "routers",
    "routes",
    "resources",
    "functions",
    "paths",
    "endpoints",
    "consumers",
    "clusters",
    "listeners",
    "upstreams",
    "servers",
    "environments",
    "databases",
    "queues",
    "events",
    "apis",
    "handlers",
    "pipelines",
    "providers",
    "workers",
    "schedules",
    "targets",
    "connections",
    "channels",
    "middlewares",
    "topics",
    "rules",
    "steps",
    "module",
    "variable",
    "hosts",
    "instances",
    "tables",
    "backends",
    "frontends",
    "clients",
    "datasources",
    "datasource",
];

/// Keys under which things stand that work on what they are declared in, one after the other.
const PARTS: &[&str] = &[
    "middlewares",
    "middleware",
    "plugins",
    "filters",
    "httpfilters",
    "policies",
    "interceptors",
    "guards",
    "authorizers",
    "security",
    "needs",
    "dependson",
    "filterrefs",
];

/// Keys whose value is commands of a shell.
const SCRIPTS: &[&str] = &["run", "script", "beforescript", "afterscript", "commands", "cmds", "cmd"];

/// What an item of a list is called by.
const NAMES: &[&str] = &["name", "id", "job_name", "host", "path", "match", "url", "alias", "key", "endpoint"];

/// The outline of a document; none where it cannot be read.
pub(super) fn outline(language: &Language, source: &Source, side: Side, gaps: &mut Vec<Gap>) -> Option<Outline> {
    let document = match document::read(language, source) {
        Ok(document) => document?,
        Err(reason) => {
            gaps.push(Gap::at(&source.path, side, reason));
            return None;
        }
    };
    let mut builder = Builder::new(Speech::Document);
    let is_code = language.id == "hcl";
    let mut reader = Reader { document: &document, source, builder: &mut builder, is_code };
    for root in document.roots.clone() {
        reader.root(root);
    }
    Some(builder.out)
}

struct Reader<'d, 'b> {
    document: &'d Document,
    source: &'d Source,
    builder: &'b mut Builder,
    /// Whether blocks have a type and a name: HCL.
    is_code: bool,
}

impl<'d> Reader<'d, '_> {
    fn span(&self, id: NodeId) -> Span {
        self.document.node(id).map(|node| node.span).unwrap_or_default()
    }

    fn scalar(&self, id: NodeId, key: &str) -> Option<String> {
        self.document.get(id, key).and_then(|value| self.document.rendered(value)).filter(|text| !text.is_empty())
    }

    fn said(&self, id: NodeId) -> String {
        self.document.rendered(id).unwrap_or_else(|| one_line(self.source, self.span(id)))
    }

    fn item(&mut self, what: What, name: &str, text: String, span: Span, inside: impl FnOnce(&mut Reader<'d, '_>)) {
        let (document, source, is_code) = (self.document, self.source, self.is_code);
        self.builder.item(what, name, text, span, |builder| {
            inside(&mut Reader { document, source, builder, is_code });
        });
    }

    fn root(&mut self, id: NodeId) {
        let kind = self.scalar(id, "kind");
        let named = self.document.get(id, "metadata").and_then(|metadata| self.scalar(metadata, "name"));
        let is_manifest = kind.is_some() && named.is_some();
        let name = match (kind, named) {
            (Some(kind), Some(name)) => format!("{kind}/{name}"),
            _ => {
                let file = self.source.path.file_name();
                file.split_once('.').map_or(file.clone(), |(stem, _)| stem.to_owned())
            }
        };
        self.item(What::Definition, &name, String::new(), self.span(id), |reader| {
            let tasks = reader.is_tasks(id);
            if tasks {
                reader.tasks(id, 0);
            } else {
                reader.value("", id, if is_manifest { 3 } else { 0 });
            }
        });
    }

    /// The value of `key`, `depth` levels down.
    fn value(&mut self, key: &str, id: NodeId, depth: usize) {
        if depth > limits::DOCUMENT_DEPTH || self.builder.is_full() {
            return;
        }
        let snake_key = plain(key);
        let is_part = PARTS.contains(&snake_key.as_str());
        if SCRIPTS.contains(&snake_key.as_str()) && self.is_script(id) {
            return self.scripts(id);
        }
        for pair in self.document.pairs(id) {
            self.pair(&snake_key, pair.key.clone(), pair.key_span, pair.value, depth);
        }
        let items = self.document.items(id);
        if items.is_empty() && is_part && self.document.text(id).is_some() {
            self.argument(id);
        }
        if snake_key == "steps" && !items.is_empty() {
            return self.steps(id, depth);
        }
        if task::LISTS.contains(&snake_key.as_str()) && self.is_tasks(id) {
            return self.tasks(id, depth);
        }
        for item in items {
            if is_part {
                self.argument(*item);
            } else {
                self.named(*item, depth);
            }
        }
    }

    fn pair(&mut self, holder: &str, key: String, key_span: Span, value: NodeId, depth: usize) {
        let is_map = !self.document.pairs(value).is_empty();
        let says = |pair: &document::Pair| {
            self.document.text(pair.value).is_some()
                || SCRIPTS.contains(&plain(&pair.key).as_str())
                || pair.key == "steps"
        };
        let holds_text = || self.document.pairs(value).iter().any(says);
        let is_block = self.is_code && depth == 0 && matches!(key.as_str(), "resource" | "data");
        let in_collection = COLLECTIONS.contains(&holder);
        let span = key_span.cover(self.span(value));
        if is_block {
            return self.blocks(value, depth);
        }
        if is_map && (in_collection || (depth < 3 && !is_plain(&key) && holds_text())) {
            let name = key.clone();
            return self
                .item(What::Definition, &name, key.clone(), span, |reader| reader.value(&key, value, depth + 1));
        }
        // What runs one after the other goes on where it stands.
        let flat = plain(&key);
        let runs = (SCRIPTS.contains(&flat.as_str()) && self.is_script(value))
            || (flat == "steps" && !self.document.items(value).is_empty())
            || (task::LISTS.contains(&flat.as_str()) && self.is_tasks(value));
        if runs {
            return self.value(&key, value, depth + 1);
        }
        // `nginx.ingress.kubernetes.io/auth-url`
        let tail = key.split_once('/').filter(|(host, _)| host.contains('.')).map(|(_, tail)| tail);
        let name = tail.map_or_else(|| key.replace('/', "_"), str::to_owned);
        let text = self.said(value);
        self.item(What::Option, &name, text, span, |reader| reader.value(&key, value, depth + 1));
    }

    /// `resource "type" "name" { … }`
    fn blocks(&mut self, id: NodeId, depth: usize) {
        for kind in self.document.pairs(id) {
            for block in self.document.pairs(kind.value) {
                let name = format!("{}.{}", kind.key, block.key);
                let span = block.key_span.cover(self.span(block.value));
                self.item(What::Definition, &name, name.clone(), span, |reader| {
                    reader.value("", block.value, depth + 3);
                });
            }
        }
    }

    /// An item of a list, by its name if it has one.
    fn named(&mut self, id: NodeId, depth: usize) {
        let name = NAMES.iter().find_map(|key| self.scalar(id, key));
        match name {
            Some(name) => {
                self.item(What::Definition, &name, name.clone(), self.span(id), |reader| {
                    reader.value("", id, depth + 3);
                });
            }
            None => self.value("", id, depth + 3),
        }
    }

    /// A thing that works on what it is declared in: a text, a map with a name, or one key.
    fn argument(&mut self, id: NodeId) {
        let pairs = self.document.pairs(id);
        let name = self
            .document
            .rendered(id)
            .or_else(|| self.scalar(id, "name"))
            .or_else(|| pairs.first().map(|pair| pair.key.clone()));
        if let Some(name) = name.filter(|name| !name.is_empty()) {
            let text = self.said(id);
            self.item(What::Argument, &name, text, self.span(id), |_| {});
        }
    }

    fn is_script(&self, id: NodeId) -> bool {
        self.document.text(id).is_some()
            || self.document.items(id).iter().any(|item| self.document.text(*item).is_some())
    }

    /// Commands, line by line.
    fn scripts(&mut self, id: NodeId) {
        let texts: Vec<NodeId> =
            if self.document.text(id).is_some() { vec![id] } else { self.document.items(id).to_vec() };
        for text in texts {
            if let Some(pieces) = self.document.text(text) {
                shell::read(&Template::new(pieces), self.builder, true);
            }
        }
    }
}

/// A key in small letters, without what stands between its words.
fn plain(key: &str) -> String {
    key.chars().filter(|c| !matches!(c, '_' | '-')).flat_map(char::to_lowercase).collect()
}

/// Keys that hold a part of something and are no thing of their own.
fn is_plain(key: &str) -> bool {
    matches!(key, "spec" | "metadata" | "properties" | "with" | "env" | "defaults" | "globals" | "options" | "on")
}
