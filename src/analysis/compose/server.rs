//! Where a server looks for its data, and whether it does so in the same place after a change.

use super::compare::{Found, Pair, verdict};
use super::project::{Location, Mount, Project, Service};
use super::store::{Image, refusal, worth};
use crate::analysis::{Action, Spot};
use crate::fact::Confidence;

/// Where an image keeps its data where nothing else is said: the engine, its own layout, and that of Bitnami.
const HOMES: &[(&str, &str, &str)] = &[
    ("postgres", "/var/lib/postgresql/data", "/bitnami/postgresql/data"),
    ("mysql", "/var/lib/mysql", "/bitnami/mysql/data"),
    ("mariadb", "/var/lib/mysql", "/bitnami/mariadb/data"),
    ("mongo", "/data/db", "/bitnami/mongodb/data/db"),
];

/// From this major version on the image of PostgreSQL keeps its data in a folder of that version.
const VERSIONED: u32 = 18;

/// The folder in the container in which a service keeps its data, and where that is said.
fn home(service: &Service) -> Option<(String, Option<&Spot>)> {
    let image = service.image.as_ref()?;
    let engine = image.engine()?;
    let (_, own, bitnami) = HOMES.iter().find(|(name, ..)| *name == engine)?;
    if let Some((folder, at)) = service.environment.get("PGDATA").filter(|_| engine == "postgres" && !image.bitnami) {
        return (!folder.contains('$')).then(|| (folder.trim_end_matches('/').to_owned(), Some(at)));
    }
    let plain = image.name == engine || matches!(image.name.as_str(), "postgis" | "pgvector" | "timescaledb");
    match (image.bitnami, image.version()) {
        (true, _) => Some(((*bitnami).to_owned(), None)),
        (false, Some((major, _))) if engine == "postgres" && major >= VERSIONED => {
            plain.then(|| (format!("/var/lib/postgresql/{major}/docker"), None))
        }
        _ => plain.then(|| ((*own).to_owned(), None)),
    }
}

/// What is mounted where a folder of the container lies, and where in it the folder is.
fn kept(project: &Project, service: &Service, folder: &str) -> Option<(Location, String)> {
    let within = |target: &str| folder.strip_prefix(target).filter(|rest| rest.is_empty() || rest.starts_with('/'));
    let mounts = service.mounts.iter().filter_map(|mount| Some((mount, within(&mount.target)?)));
    let (mount, rest) = mounts.max_by_key(|(mount, _)| mount.target.len())?;
    let location = project.location(mount);
    (location != Location::Passing).then(|| (location, rest.trim_start_matches('/').to_owned()))
}

impl Pair<'_> {
    /// Whether a server that says where it keeps its data finds it where it was; none where that is not known.
    pub(super) fn finds_its_data(&self) -> Option<bool> {
        let (from, to) = (home(self.before)?.0, home(self.after)?.0);
        let before = kept(&self.sides.before, self.before, &from)?;
        let after = kept(&self.sides.after, self.after, &to);
        Some(after.is_some_and(|after| after == before))
    }

    /// A server that looks for its data in another folder of what is still mounted, or beside it.
    pub(super) fn home(&self, found: &mut Found) {
        let (Some((from, was_at)), Some((to, at))) = (home(self.before), home(self.after)) else { return };
        let Some((location, _)) = kept(&self.sides.before, self.before, &from) else { return };
        let still = self.after.mounts.iter().find(|mount| self.sides.after.location(mount) == location);
        let (Some(still), Some(false), None) = (still, self.finds_its_data(), self.unreadable()) else { return };
        let published = self.before.image.as_ref().map(|image| image.bitnami)
            != self.after.image.as_ref().map(|image| image.bitnami);
        let (reason, spot) = match at.or(was_at.filter(|_| at.is_none())) {
            Some(_) if at.is_none() => ("`PGDATA` no longer says where its data is".to_owned(), &self.after.image_at),
            Some(spot) if from != to => (format!("`PGDATA` names another folder than `{from}`"), spot),
            _ if published => (
                format!("the image of another publisher keeps its data in `{to}`, and as another user"),
                &self.after.image_at,
            ),
            _ => {
                (format!("its data is in `{from}`, and what is mounted there is another part of the volume"), &still.at)
            }
        };
        let named = ("service", self.called.to_owned());
        found.say(
            location,
            verdict("state-left-behind", Action::Orphan, named, (reason, Confidence::High), (spot.clone(), None)),
        );
    }

    /// Why the server of after does not start on what the one of before has written.
    pub(super) fn unreadable(&self) -> Option<String> {
        let (before, after) = (self.before.image.as_ref()?, self.after.image.as_ref()?);
        let engines = before.engine().zip(after.engine());
        match engines {
            Some((from, to))
                if from != to && writes_its_own(from) && writes_its_own(to) && !reads(from, to, before) =>
            {
                Some(format!("`{to}` does not read what `{from}` has written"))
            }
            _ => refusal(before, after).map(str::to_owned),
        }
    }

    /// A server that no longer writes down each change, over what it has written down until now.
    pub(super) fn log(&self, found: &mut Found) {
        let redis = |image: &Image| matches!(image.name.as_str(), "redis" | "redis-stack-server" | "valkey" | "keydb");
        let (Some(before), Some(after)) = (&self.before.image, &self.after.image) else { return };
        let Some((command, at)) = self.before.command.as_ref().filter(|_| redis(before) && redis(after)) else {
            return;
        };
        let told = self.after.command.as_ref();
        let configured = told.is_some_and(|(text, _)| text.contains(".conf") || text.contains("$"));
        if !appends(command) || told.is_some_and(|(text, _)| appends(text)) || configured {
            return;
        }
        let kept = kept(&self.sides.before, self.before, if before.bitnami { "/bitnami/redis/data" } else { "/data" });
        let Some((location, _)) = kept else { return };
        let reason = "it no longer reads its append-only file, in which the last changes are".to_owned();
        let named = ("service", self.called.to_owned());
        let spot = told.map_or(&self.after.at, |(_, at)| at).clone();
        let told = (reason, Confidence::High);
        found.say(location, verdict("state-left-behind", Action::Orphan, named, told, (spot, Some(at.clone()))));
    }

    /// Whether what another service wrote, of another kind, is what this one finds at `location`.
    pub(super) fn written_by(&self, location: &Location) -> Option<&str> {
        let own = self.before.image.as_ref()?;
        let holds = |service: &Service| {
            let own = |mount: &&Mount| !mount.read_only && self.sides.before.location(mount) == *location;
            let sure = |mount: &Mount| worth(service.image.as_ref(), None, &mount.target) == Some(Confidence::High);
            service.mounts.iter().find(own).is_some_and(sure)
        };
        let mut others = self.sides.before.services.iter().filter(|(_, service)| holds(service)).peekable();
        let (name, _) = *others.peek()?;
        let foreign = |service: &Service| service.image.as_ref().is_some_and(|image| !image.is_kin(own));
        if !others.all(|(_, service)| foreign(service)) {
            return None;
        }
        Some(name)
    }
}

/// `--appendonly yes`.
fn appends(command: &str) -> bool {
    let words: Vec<&str> = command.split(|c: char| c.is_whitespace() || c == '=' || c == '"').collect();
    words.windows(2).any(|pair| matches!(pair, ["--appendonly", "yes"]))
}

/// Engines whose files no other reads.
fn writes_its_own(engine: &str) -> bool {
    HOMES.iter().any(|(name, ..)| *name == engine)
}

/// MariaDB starts on what MySQL wrote up to 5.7.
fn reads(from: &str, to: &str, before: &Image) -> bool {
    (from, to) == ("mysql", "mariadb") && before.version().is_none_or(|version| version < (8, 0))
}
