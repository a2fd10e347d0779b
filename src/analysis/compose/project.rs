//! A project of Compose: its services, what they mount, and its volumes, merged from the files that are read together.

use std::collections::BTreeMap;

use super::environment::{PROJECT_NAME, Variables};
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
    /// Whether a file of it cannot be read as YAML.
    pub(super) unreadable: bool,
    /// What it is called on the machine; none where only the folder of the repository would tell.
    pub(super) called: Option<String>,
    /// Where its files stand.
    pub(super) folder: RepoPath,
}

/// A service.
#[derive(Clone, Debug)]
pub(super) struct Service {
    pub(super) image: Option<Image>,
    pub(super) image_at: Spot,
    pub(super) mounts: Vec<Mount>,
    /// `environment:`, by name, and where each is given.
    pub(super) environment: BTreeMap<String, (String, Spot)>,
    /// `env_file:`, as it is written.
    pub(super) environment_files: Vec<String>,
    /// `command:`, as one text; none where it is not given.
    pub(super) command: Option<(String, Spot)>,
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
    /// Whether its name holds that of the project.
    pub(super) follows: bool,
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
    /// A volume by its name on the machine; `*` stands for the name of a project that is not known.
    Volume(String),
    /// A path.
    Path(String),
    /// Nowhere for long.
    Passing,
}

impl Project {
    /// Reads the document of a file.
    pub(super) fn read(document: &Document, path: &RepoPath, side: Side, given: &Variables) -> Self {
        let reader = Reader { document, path, side, given };
        let called = given.get(PROJECT_NAME).filter(|name| *name != "*").map(str::to_owned);
        let mut project = Self { called, folder: path.folder(), ..Self::default() };
        for root in &document.roots {
            reader.root(*root, &mut project);
        }
        project
    }

    /// Puts `over` over this one, as Compose does with an override.
    pub(super) fn merge(&mut self, over: Project) {
        self.name = over.name.or(self.name.take());
        self.includes |= over.includes;
        self.unreadable |= over.unreadable;
        self.called = over.called.or(self.called.take());
        self.folder = over.folder;
        self.volumes.extend(over.volumes);
        for (name, service) in over.services {
            match self.services.get_mut(&name) {
                None => drop(self.services.insert(name, service)),
                Some(own) => {
                    own.inherits |= service.inherits;
                    if service.image.is_some() {
                        (own.image, own.image_at) = (service.image, service.image_at);
                    }
                    own.environment.extend(service.environment);
                    own.environment_files.extend(service.environment_files);
                    own.command = service.command.or(own.command.take());
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
            Kind::Bind => Location::Path(self.path(&mount.source)),
            Kind::Named => {
                let (key, part) = mount.source.split_once('/').unwrap_or((&mount.source, ""));
                let name = match self.volumes.get(key) {
                    Some(Volume { device: Some(device), .. }) => {
                        return Location::Path(self.path(&format!("{device}/{part}")));
                    }
                    Some(Volume { name: Some(name), .. }) => name.clone(),
                    Some(volume) if volume.external => key.to_owned(),
                    _ => format!("{}_{key}", self.called.as_deref().unwrap_or("*")),
                };
                Location::Volume(if part.is_empty() { name } else { format!("{name}/{part}") })
            }
        }
    }

    /// Whether the name of the volume that `mount` mounts holds that of the project.
    pub(super) fn follows(&self, mount: &Mount) -> bool {
        let key = mount.source.split('/').next().unwrap_or_default();
        let own =
            |volume: &Volume| volume.device.is_none() && (volume.follows || volume.name.is_none() && !volume.external);
        mount.kind == Kind::Named && self.volumes.get(key).is_none_or(own)
    }

    /// A path of the machine, as seen from the top of the repository where it is written from here.
    fn path(&self, text: &str) -> String {
        let text = text.replace('\\', "/");
        let text = text.strip_prefix("${PWD}/").unwrap_or(&text);
        let elsewhere = text.starts_with(['/', '~', '$']) || text.get(1..2) == Some(":");
        let folder = if elsewhere { String::new() } else { self.folder.to_text() };
        path(&if folder.is_empty() { text.to_owned() } else { format!("{folder}/{text}") })
    }

    /// Whether any service mounts what lies at `location`.
    pub(super) fn mounts(&self, location: &Location) -> bool {
        let mut mounts = self.services.values().flat_map(|service| &service.mounts);
        mounts.any(|mount| self.location(mount) == *location)
    }
}

/// A path without the ways to write it that mean nothing.
fn path(text: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    for step in text.split('/').filter(|step| !step.is_empty() && *step != ".") {
        // Above what is not known it is not known where one is.
        let within = steps.last().is_some_and(|last| *last != ".." && *last != "~" && !last.contains('$'));
        match step {
            ".." if within => drop(steps.pop()),
            _ => steps.push(step),
        }
    }
    format!("{}{}", if text.starts_with('/') { "/" } else { "" }, steps.join("/"))
}

struct Reader<'a> {
    document: &'a Document,
    path: &'a RepoPath,
    side: Side,
    given: &'a Variables,
}

impl Reader<'_> {
    fn spot(&self, span: Span) -> Spot {
        Spot { path: self.path.clone(), side: self.side, span }
    }

    fn at(&self, id: NodeId) -> Spot {
        self.spot(self.document.node(id).map(|node| node.span).unwrap_or_default())
    }

    fn resolved(&self, text: &str) -> String {
        resolved(text, self.given)
    }

    fn text(&self, map: NodeId, key: &str) -> Option<String> {
        let text = self.document.rendered(self.document.get(map, key)?)?;
        Some(self.resolved(&text)).filter(|text| !text.is_empty())
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
        let name = self.document.get(id, "name").and_then(|name| self.document.rendered(name));
        let driver = self.text(id, "driver").filter(|driver| driver != "local");
        Volume {
            name: self.text(id, "name").or(older.clone()),
            follows: name.is_some_and(|name| name.contains(PROJECT_NAME)),
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
                let text = document.rendered(*item).map(|text| self.resolved(&text)).unwrap_or_default();
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
            image: image.and_then(|image| document.rendered(image)).map(|text| Image::read(&self.resolved(&text))),
            image_at: image.map_or_else(|| self.spot(key), |image| self.at(image)),
            mounts,
            environment: self.environment(id),
            environment_files: self.listed(id, "env_file"),
            command: document.get(id, "command").map(|at| (self.listed(id, "command").join(" "), self.at(at))),
            inherits: ["extends", "volumes_from"].iter().any(|key| document.get(id, key).is_some())
                || self.is_broken(id),
            at: self.spot(key),
        }
    }

    /// Whether a part of it cannot be read.
    fn is_broken(&self, id: NodeId) -> bool {
        let span = self.document.node(id).map(|node| node.span).unwrap_or_default();
        self.document.unparsed.iter().any(|error| span.start <= error.start && error.start <= span.end)
    }

    /// `environment:` in both of its forms.
    fn environment(&self, id: NodeId) -> BTreeMap<String, (String, Spot)> {
        let Some(id) = self.document.get(id, "environment") else { return BTreeMap::new() };
        let pairs = self
            .document
            .pairs(id)
            .iter()
            .filter_map(|pair| Some((pair.key.clone(), (self.text(id, &pair.key)?, self.at(pair.value)))));
        let items = self.document.items(id).iter().filter_map(|item| {
            let text = self.resolved(&self.document.rendered(*item)?);
            let (name, value) = text.split_once('=')?;
            Some((name.to_owned(), (value.to_owned(), self.at(*item))))
        });
        pairs.chain(items).collect()
    }

    /// The texts under `key`, of a list or of one; of maps in it, their `path`.
    fn listed(&self, id: NodeId, key: &str) -> Vec<String> {
        let Some(id) = self.document.get(id, key) else { return Vec::new() };
        let one = self.document.text(id).is_some().then_some(id);
        let said = |item: &NodeId| match self.document.rendered(*item) {
            Some(text) => Some(self.resolved(&text)),
            None => self.text(*item, "path"),
        };
        one.iter().chain(self.document.items(id)).filter_map(said).collect()
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
            [target] => (String::new(), self.resolved(target), ""),
            [source, target, rest @ ..] => {
                (self.resolved(source), self.resolved(target), rest.first().copied().unwrap_or(""))
            }
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
