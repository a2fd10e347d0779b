//! Which containers keep data, where in them, and which versions of a server read what an earlier one wrote.

use crate::fact::Confidence;

/// How a server takes to data that another major version has written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Upgrade {
    /// It does not start on it.
    Never,
    /// It starts on what the version right before has written.
    Stepwise(&'static [&'static str]),
    /// It starts on what any earlier one has written.
    Forward,
    /// Nothing is known.
    Unknown,
}

/// A server that keeps data.
struct Store {
    /// Words of the last part of the name of its image.
    images: &'static [&'static str],
    /// Where in the container it keeps them.
    folders: &'static [&'static str],
    upgrade: Upgrade,
}

const STORES: &[Store] = &[
    Store {
        images: &["postgres", "postgresql", "postgis", "timescaledb", "pgvector", "pgvecto-rs", "timescaledb-ha"],
        folders: &["/var/lib/postgresql", "/bitnami/postgresql", "/home/postgres/pgdata", "/var/lib/pgsql"],
        upgrade: Upgrade::Never,
    },
    Store {
        images: &["mysql", "mysql-server", "percona"],
        folders: &["/var/lib/mysql", "/bitnami/mysql"],
        upgrade: Upgrade::Stepwise(&["5.5", "5.6", "5.7", "8.0", "8.4", "9"]),
    },
    Store { images: &["mariadb"], folders: &["/var/lib/mysql", "/bitnami/mariadb"], upgrade: Upgrade::Forward },
    Store {
        images: &["mongo", "mongodb", "mongodb-community-server"],
        folders: &["/data/db", "/bitnami/mongodb", "/data/configdb"],
        upgrade: Upgrade::Stepwise(&["3.6", "4.0", "4.2", "4.4", "5", "6", "7", "8"]),
    },
    Store {
        images: &["elasticsearch"],
        folders: &["/usr/share/elasticsearch/data", "/bitnami/elasticsearch/data"],
        upgrade: Upgrade::Stepwise(&["5", "6", "7", "8", "9"]),
    },
    Store {
        images: &["opensearch"],
        folders: &["/usr/share/opensearch/data"],
        upgrade: Upgrade::Stepwise(&["1", "2", "3"]),
    },
    Store {
        images: &["cassandra", "scylla"],
        folders: &["/var/lib/cassandra", "/var/lib/scylla"],
        upgrade: Upgrade::Unknown,
    },
    Store {
        images: &["clickhouse", "clickhouse-server"],
        folders: &["/var/lib/clickhouse"],
        upgrade: Upgrade::Forward,
    },
    Store { images: &["influxdb"], folders: &["/var/lib/influxdb", "/var/lib/influxdb2"], upgrade: Upgrade::Unknown },
    Store { images: &["neo4j"], folders: &["/data"], upgrade: Upgrade::Unknown },
    Store { images: &["couchdb"], folders: &["/opt/couchdb/data"], upgrade: Upgrade::Unknown },
    Store { images: &["server", "azure-sql-edge"], folders: &["/var/opt/mssql"], upgrade: Upgrade::Forward },
    Store { images: &["cockroach"], folders: &["/cockroach/cockroach-data"], upgrade: Upgrade::Unknown },
    Store { images: &["minio"], folders: &["/data", "/export", "/bitnami/minio/data"], upgrade: Upgrade::Unknown },
    Store { images: &["etcd"], folders: &["/etcd-data", "/bitnami/etcd", "/var/lib/etcd"], upgrade: Upgrade::Unknown },
    Store { images: &["qdrant"], folders: &["/qdrant/storage"], upgrade: Upgrade::Unknown },
    Store { images: &["weaviate"], folders: &["/var/lib/weaviate"], upgrade: Upgrade::Unknown },
    Store { images: &["meilisearch"], folders: &["/meili_data"], upgrade: Upgrade::Never },
    Store { images: &["gitea", "forgejo"], folders: &["/data", "/var/lib/gitea"], upgrade: Upgrade::Forward },
    Store { images: &["gitlab-ce", "gitlab-ee"], folders: &["/var/opt/gitlab"], upgrade: Upgrade::Unknown },
    Store { images: &["nextcloud"], folders: &["/var/www/html"], upgrade: Upgrade::Unknown },
    Store { images: &["zookeeper"], folders: &["/datalog"], upgrade: Upgrade::Unknown },
    Store { images: &["kafka", "cp-kafka"], folders: &["/var/lib/kafka", "/bitnami/kafka"], upgrade: Upgrade::Unknown },
    Store {
        images: &["rabbitmq"],
        folders: &["/var/lib/rabbitmq", "/bitnami/rabbitmq/mnesia"],
        upgrade: Upgrade::Unknown,
    },
    Store { images: &["openldap"], folders: &["/var/lib/ldap", "/bitnami/openldap"], upgrade: Upgrade::Unknown },
    Store { images: &["registry"], folders: &["/var/lib/registry"], upgrade: Upgrade::Forward },
];

/// Folders that nothing but a server of that kind uses, whatever the image is called.
fn is_folder_of_store(target: &str) -> bool {
    let common = ["/data", "/export", "/var/www/html", "/datalog"];
    let mut own = STORES.iter().flat_map(|store| store.folders).filter(|folder| !common.contains(folder));
    own.any(|folder| is_within(target, folder))
}

fn is_within(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The last part of the name of an image, and its tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::analysis) struct Image {
    /// `postgres`.
    pub(in crate::analysis) name: String,
    /// `15-alpine`; empty where nothing is written or it is only known at run time.
    pub(in crate::analysis) tag: String,
    /// Whether Bitnami made it, who lays out folders and users in its own way.
    pub(super) bitnami: bool,
}

impl Image {
    /// Reads what `image:` says, variables put in.
    pub(in crate::analysis) fn read(text: &str) -> Self {
        let bare = text.split('@').next().unwrap_or_default();
        let last = bare.rsplit('/').next().unwrap_or_default();
        let (name, tag) = last.split_once(':').unwrap_or((last, ""));
        let tag = if tag.contains('$') { "" } else { tag };
        let bitnami = bare.split('/').any(|part| matches!(part, "bitnami" | "bitnamilegacy" | "bitnamisecure"));
        Self { name: name.to_lowercase(), tag: tag.to_lowercase(), bitnami }
    }

    /// The software that keeps data in it, if it is one that is known.
    pub(super) fn engine(&self) -> Option<&'static str> {
        self.store().and_then(|store| store.images.first()).copied()
    }

    fn store(&self) -> Option<&'static Store> {
        STORES.iter().find(|store| store.images.contains(&self.name.as_str()))
    }

    /// Whether it is of the same software, under whichever publisher.
    pub(in crate::analysis) fn is_kin(&self, other: &Image) -> bool {
        let store = |image: &Image| image.store().map(|store| store.images);
        self.name == other.name || store(self).is_some() && store(self) == store(other)
    }

    /// The version in the tag: of the server in it, where the tag tells both (`2.14-pg16`, `pg16`, `16-3.4`).
    pub(super) fn version(&self) -> Option<(u32, u32)> {
        let words = || self.tag.split(['-', '_']);
        let of_server = words().find_map(|word| word.strip_prefix("pg").and_then(numbers));
        of_server.or_else(|| words().next().and_then(|word| numbers(word.trim_start_matches('v'))))
    }
}

/// Leading numbers: `8.0.36` is 8 and 0.
fn numbers(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.split('.');
    let major = parts.next()?.parse().ok()?;
    let minor = parts.next().and_then(|part| part.parse().ok()).unwrap_or(0);
    // A date is no version.
    (major < 1000).then_some((major, minor))
}

/// Why a server of the image `after` does not start on what one of `before` has written, in half a sentence.
pub(in crate::analysis) fn refusal(before: &Image, after: &Image) -> Option<&'static str> {
    let store = before.store().filter(|_| before.is_kin(after))?;
    let (from, to) = (before.version()?, after.version()?);
    // Below version ten PostgreSQL counts its majors by two numbers.
    let major = |version: (u32, u32)| match store.upgrade {
        Upgrade::Never if version.0 < 10 => version,
        Upgrade::Stepwise(steps) => {
            let at = steps.iter().rposition(|step| numbers(step).is_some_and(|step| step <= version));
            (at.unwrap_or(0) as u32, 0)
        }
        _ => (version.0, 0),
    };
    let (from, to) = (major(from), major(to));
    match store.upgrade {
        Upgrade::Unknown => None,
        _ if to < from => Some("an earlier major version does not read what a later one has written"),
        Upgrade::Never if to > from => Some("another major version reads it only after it has been migrated"),
        Upgrade::Stepwise(_) if to.0 > from.0 + 1 => {
            Some("the server goes up one major version at a time, and this skips one")
        }
        _ => None,
    }
}

/// Words in the name of a volume or the end of a target that say that what is in it is made again.
const MADE_AGAIN: &[&str] = &[
    "cache",
    "caches",
    "node_modules",
    "modules",
    "tmp",
    "temp",
    "venv",
    "build",
    "dist",
    "target",
    "vendor",
    "logs",
    "log",
    "static",
    "assets",
    "sock",
    "socket",
    "sockets",
    "run",
    "bundle",
    "gems",
    "cargo",
    "gradle",
    "maven",
    "m2",
    "pnpm",
    "yarn",
    "npm",
    "pip",
    "next",
    "deps",
    "bin",
    "obj",
    "packages",
    "nuget",
    "go",
    "pkg",
    "registry",
    "certs",
    "history",
    "public",
    "website",
    "www",
    "code",
    "src",
    "app",
    "coverage",
    "artifacts",
    "conf",
    "config",
    "configs",
    "etc",
    "vscode",
    "extensions",
    "ssh",
    "bashhistory",
    "elm",
    "mix",
    "hex",
    "rustup",
    "sccache",
    "site",
    "templates",
    "ephemeral",
    "smtp",
    "metrics",
    "prometheus",
];

/// Words that say that something is kept.
const KEPT: &[&str] = &[
    "data", "db", "database", "upload", "uploads", "media", "storage", "files", "store", "backups", "backup", "repos",
    "pgdata", "dbdata",
];

/// How sure it is that what is mounted at `target` of a container of `image` holds data; none where it does not, or
/// where it can be made again. `named` is the name of a volume, none for a folder of the machine.
pub(in crate::analysis) fn worth(image: Option<&Image>, named: Option<&str>, target: &str) -> Option<Confidence> {
    let store = image.and_then(Image::store);
    let in_folder = store.is_some_and(|store| store.folders.iter().any(|folder| is_within(target, folder)));
    let is_file = target.rsplit('/').next().is_some_and(|last| last.trim_start_matches('.').contains('.'));
    if target.starts_with("/etc") || is_file || target.contains("initdb") {
        return None;
    }
    if in_folder || is_folder_of_store(target) {
        return Some(Confidence::High);
    }
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .filter(|w| !w.is_empty())
            .flat_map(|w| std::iter::once(w.to_owned()).chain(w.split('_').map(str::to_owned)).collect::<Vec<_>>())
            .collect()
    };
    let last = target.rsplit('/').next().unwrap_or_default();
    let said: Vec<String> = words(last).into_iter().chain(named.map(words).unwrap_or_default()).collect();
    let says = |list: &[&str]| said.iter().any(|word| list.contains(&word.as_str()));
    match named {
        _ if says(MADE_AGAIN) => None,
        Some(_) => Some(if says(KEPT) { Confidence::Medium } else { Confidence::Low }),
        None => says(KEPT).then_some(Confidence::Low),
    }
}
