//! A project of Compose: its services, what they mount, and its volumes, merged from the files that are read together.

use std::collections::BTreeMap;

use super::interpolation::{parts, resolved};
use super::store::Image;
use crate::analysis::Spot;
use crate::fact::document::{Document, NodeId};
use crate::source::{RepoPath, Side, Span};

/// What one side says.
#[derive(Clone, Debug, Default)]
pub(super) struct Project {
    /// `name:`, and where it stands.
    pub(super) name: Option<(String, Spot)>,
    /// By name.
    pub(super) services: BTreeMap<String, Service>,
    /// By key.
    pub(super) volumes: BTreeMap<String, Volume>,
    /// Whether it takes in files that are not looked at.
    pub(super) includes: bool,
}

/// A service.
#[derive(Clone, Debug)]
pub(super) struct Service {
    pub(super) image: Option<Image>,
    pub(super) image_at: Spot,
    pub(super) mounts: Vec<Mount>,
    /// Whether it takes its mounts from elsewhere: `extends`, `volumes_from`.
    pub(super) inherits: bool,
    pub(super) at: Spot,
}

/// What is mounted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A volume with a name.
    Named,
    /// A folder of the machine.
    Bind,
    /// Memory.
    Tmpfs,
    /// A volume without a name, which goes with its container.
    Anonymous,
}

/// A mount of a service.
#[derive(Clone, Debug)]
pub(super) struct Mount {
    pub(super) kind: Kind,
    /// The key of a volume, or a path; with what part of it is mounted.
    pub(super) source: String,
    pub(super) target: String,
    pub(super) read_only: bool,
    pub(super) at: Spot,
}

/// A volume of the project.
#[derive(Clone, Debug)]
pub(super) struct Volume {
    pub(super) name: Option<String>,
    pub(super) external: bool,
    /// `driver` and `driver_opts`, as one text.
    pub(super) driver: String,
    /// The folder that it is, by its options.
    pub(super) device: Option<String>,
    pub(super) at: Spot,
}

/// Where what is mounted lies, whatever it is called in the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Location {
    /// A volume by its name on the machine; `*_` stands for the name of the project.
    Volume(String),
    /// A path.
    Path(String),
    /// Nowhere for long.
    Passing,
}

impl Project {
    /// Reads the document of a file.
    pub(super) fn read(document: &Document, path: &RepoPath, side: Side) -> Self {
        let reader = Reader { document, path, side };
        let mut project = Self::default();
        for root in &document.roots {
            reader.root(*root, &mut project);
        }
        project
    }

    /// Puts `over` over this one, as Compose does with an override.
    pub(super) fn merge(&mut self, over: Project) {
        self.name = over.name.or(self.name.take());
        self.includes |= over.includes;
        self.volumes.extend(over.volumes);
        for (name, service) in over.services {
            match self.services.get_mut(&name) {
                None => drop(self.services.insert(name, service)),
                Some(own) => {
                    own.inherits |= service.inherits;
                    if service.image.is_some() {
                        (own.image, own.image_at) = (service.image, service.image_at);
                    }
                    own.mounts.retain(|mount| service.mounts.iter().all(|other| other.target != mount.target));
                    own.mounts.extend(service.mounts);
                }
            }
        }
    }

    /// Where what `mount` mounts lies.
    pub(super) fn location(&self, mount: &Mount) -> Location {
        match mount.kind {
            Kind::Tmpfs | Kind::Anonymous => Location::Passing,
            Kind::Bind => Location::Path(path(&mount.source)),
            Kind::Named => {
                let (key, part) = mount.source.split_once('/').unwrap_or((&mount.source, ""));
                let name = match self.volumes.get(key) {
                    Some(Volume { device: Some(device), .. }) => {
                        return Location::Path(path(&format!("{device}/{part}")));
                    }
                    Some(Volume { name: Some(name), .. }) => name.clone(),
                    Some(volume) if volume.external => key.to_owned(),
                    _ => format!("*_{key}"),
                };
                Location::Volume(if part.is_empty() { name } else { format!("{name}/{part}") })
            }
        }
    }

    /// Whether any service mounts what lies at `location`.
    pub(super) fn mounts(&self, location: &Location) -> bool {
        let mut mounts = self.services.values().flat_map(|service| &service.mounts);
        mounts.any(|mount| self.location(mount) == *location)
    }
}

/// A path without the ways to write it that mean nothing.
fn path(text: &str) -> String {
    let text = text.replace('\\', "/");
    let rooted = text.starts_with('/');
    let text = text.strip_prefix("${PWD}/").unwrap_or(&text);
    let steps: Vec<&str> = text.split('/').filter(|step| !step.is_empty() && *step != ".").collect();
    format!("{}{}", if rooted { "/" } else { "" }, steps.join("/"))
}

struct Reader<'a> {
    document: &'a Document,
    path: &'a RepoPath,
    side: Side,
}

impl Reader<'_> {
    fn spot(&self, span: Span) -> Spot {
        Spot { path: self.path.clone(), side: self.side, span }
    }

    fn at(&self, id: NodeId) -> Spot {
        self.spot(self.document.node(id).map(|node| node.span).unwrap_or_default())
    }

    fn text(&self, map: NodeId, key: &str) -> Option<String> {
        let text = self.document.rendered(self.document.get(map, key)?)?;
        Some(resolved(&text)).filter(|text| !text.is_empty())
    }

    fn root(&self, root: NodeId, project: &mut Project) {
        let document = self.document;
        if let Some(id) = document.get(root, "name") {
            project.name = self.text(root, "name").map(|name| (name, self.at(id)));
        }
        project.includes |= document.get(root, "include").is_some();
        for pair in document.get(root, "volumes").map(|id| document.pairs(id)).unwrap_or_default() {
            project.volumes.insert(pair.key.clone(), self.volume(pair.value, pair.key_span));
        }
        for pair in document.get(root, "services").map(|id| document.pairs(id)).unwrap_or_default() {
            project.services.insert(pair.key.clone(), self.service(pair.value, pair.key_span));
        }
    }

    fn volume(&self, id: NodeId, key: Span) -> Volume {
        let external = self.document.get(id, "external");
        let older = external.and_then(|external| self.text(external, "name"));
        let yes = external.and_then(|external| self.document.rendered(external)).is_some_and(|text| text == "true");
        let options = self.document.get(id, "driver_opts");
        let option = |key: &str| options.and_then(|options| self.text(options, key));
        let binds = option("o").is_some_and(|o| o.split(',').any(|word| matches!(word.trim(), "bind" | "rbind")));
        let device = option("device");
        let driver = self.text(id, "driver").filter(|driver| driver != "local");
        Volume {
            name: self.text(id, "name").or(older.clone()),
            external: yes || older.is_some(),
            driver: format!("{} {}", driver.unwrap_or_default(), device.clone().unwrap_or_default()),
            device: device.filter(|_| binds),
            at: self.spot(key),
        }
    }

    fn service(&self, id: NodeId, key: Span) -> Service {
        let document = self.document;
        let mut mounts: Vec<Mount> = Vec::new();
        for item in document.get(id, "volumes").map(|id| document.items(id)).unwrap_or_default() {
            mounts.extend(self.mount(*item));
        }
        if let Some(tmpfs) = document.get(id, "tmpfs") {
            let one = document.text(tmpfs).is_some().then_some(tmpfs);
            for item in one.iter().chain(document.items(tmpfs)) {
                let text = document.rendered(*item).map(|text| resolved(&text)).unwrap_or_default();
                let target = text.split(':').next().unwrap_or_default().to_owned();
                mounts.push(Mount {
                    kind: Kind::Tmpfs,
                    source: String::new(),
                    target,
                    read_only: false,
                    at: self.at(*item),
                });
            }
        }
        let image = document.get(id, "image");
        Service {
            image: image.and_then(|image| document.rendered(image)).map(|text| Image::read(&text)),
            image_at: image.map_or_else(|| self.spot(key), |image| self.at(image)),
            mounts,
            inherits: ["extends", "volumes_from"].iter().any(|key| document.get(id, key).is_some()),
            at: self.spot(key),
        }
    }

    fn mount(&self, id: NodeId) -> Option<Mount> {
        match self.document.rendered(id) {
            Some(text) => self.short(id, &text),
            None => self.long(id),
        }
    }

    /// `source:target:mode`
    fn short(&self, id: NodeId, text: &str) -> Option<Mount> {
        let at = self.at(id);
        let parts = parts(text);
        let (source, target, mode) = match parts.as_slice() {
            [target] => (String::new(), resolved(target), ""),
            [source, target, rest @ ..] => (resolved(source), resolved(target), rest.first().copied().unwrap_or("")),
            [] => return None,
        };
        let kind = match source.as_str() {
            "" => Kind::Anonymous,
            _ if is_path(&source) => Kind::Bind,
            _ => Kind::Named,
        };
        let read_only = mode.split(',').any(|word| word == "ro");
        Some(Mount { kind, source, target: trimmed(&target), read_only, at })
    }

    fn long(&self, id: NodeId) -> Option<Mount> {
        let source = self.text(id, "source").or_else(|| self.text(id, "src")).unwrap_or_default();
        let keys = ["target", "dst", "destination"];
        let target = keys.iter().find_map(|key| self.text(id, key))?;
        let kind = match self.text(id, "type").as_deref() {
            Some("bind") => Kind::Bind,
            Some("tmpfs") => Kind::Tmpfs,
            Some("volume") | None if source.is_empty() => Kind::Anonymous,
            Some("volume") => Kind::Named,
            None if is_path(&source) => Kind::Bind,
            None => Kind::Named,
            Some(_) => return None,
        };
        let options = self.document.get(id, "volume");
        let part = options.and_then(|options| self.text(options, "subpath"));
        let source = part.map_or(source.clone(), |part| format!("{source}/{part}"));
        let read_only = self.text(id, "read_only").is_some_and(|text| text == "true");
        Some(Mount { kind, source, target: trimmed(&target), read_only, at: self.at(id) })
    }
}

fn trimmed(target: &str) -> String {
    let short = target.trim_end_matches('/');
    if short.is_empty() { target.to_owned() } else { short.to_owned() }
}

fn is_path(source: &str) -> bool {
    source.starts_with(['.', '/', '~', '$', '\\']) || source.contains(":\\") || source.contains('/')
}
