use super::environment::Variables;
use super::interpolation::resolved;
use super::project::{Kind, Location, Project};
use super::store::{Image, refusal, worth};
use crate::fact::{Confidence, document};
use crate::lang::detect;
use crate::source::{RepoPath, Side, Source};

fn project(text: &str) -> Project {
    let path = RepoPath::from("compose.yaml");
    let source = Source::new(path.clone(), text.as_bytes());
    let document = document::read(detect(&path, text).unwrap(), &source).unwrap().unwrap();
    Project::read(&document, &path, Side::After, &Variables::default())
}

#[test]
fn versions_that_do_not_start_on_the_data_of_others() {
    for (before, after, refused) in [
        ("postgres:15-alpine", "postgres:16-alpine", true),
        ("postgres:15.2", "postgres:15.6-bookworm", false),
        ("postgres:9.5", "postgres:9.6", true),
        ("postgres:latest", "postgres:16", false),
        ("pgvector/pgvector:pg15", "pgvector/pgvector:pg17", true),
        ("timescale/timescaledb:2.11-pg15", "timescale/timescaledb:2.14-pg15", false),
        ("postgres:15", "bitnami/postgresql:16", true),
        ("postgres:${PG:-15}", "postgres:${PG:-16}", true),
        ("postgres:${PG}", "postgres:16", false),
        ("mysql:5.7", "mysql:8.0.33", false),
        ("mysql:5.7", "mysql:9", true),
        ("mysql:8.4", "mysql:8.0", true),
        ("mariadb:10.6", "mariadb:11", false),
        ("mariadb:11", "mariadb:10.6", true),
        ("mongo:4.4", "mongo:5.0", false),
        ("mongo:4.4", "mongo:6.0", true),
        ("elasticsearch:7.17.0", "elasticsearch:8.1.0", false),
        ("redis:6", "redis:7", false),
        ("registry.example.com:5000/postgres:15@sha256:aa", "postgres:16", true),
    ] {
        let image = |text| Image::read(&resolved(text, &Variables::default()));
        let found = refusal(&image(before), &image(after));
        assert_eq!(found.is_some(), refused, "{before} {after}: {found:?}");
    }
}

#[test]
fn what_is_kept_in_a_mount() {
    use Confidence::{High, Low, Medium};
    for (image, named, target, expected) in [
        ("postgres:15", Some("db"), "/var/lib/postgresql/data", Some(High)),
        ("own/image", Some("x"), "/var/lib/mysql", Some(High)),
        ("own/image", None, "/var/lib/mysql", Some(High)),
        ("minio/minio", Some("s3"), "/data", Some(High)),
        ("own/image", Some("uploads"), "/srv/uploads", Some(Medium)),
        ("own/image", Some("grafana"), "/var/lib/grafana", Some(Low)),
        ("own/image", Some("node_modules"), "/app/node_modules", None),
        ("own/image", None, "/app", None),
        ("own/image", None, "/app/data", Some(Low)),
        ("postgres:15", None, "/docker-entrypoint-initdb.d", None),
        ("mysql:8", None, "/etc/mysql/conf.d", None),
        ("nginx", None, "/usr/share/nginx/html/index.html", None),
    ] {
        assert_eq!(worth(Some(&Image::read(image)), named, target), expected, "{image} {named:?} {target}");
    }
}

#[test]
fn both_forms_of_a_mount_and_where_they_lie() {
    let project = project(
        "services:\n  a:\n    volumes:\n      - ./x/:/one/\n      - own-data:/two:ro\n      - /three\n      \
         - {type: volume, source: d, target: /four, volume: {subpath: s}}\n      - {type: bind, source: /x, target: /five}\n    \
         tmpfs: /six:size=1m\nvolumes:\n  own-data: {name: own}\n  d: {driver_opts: {type: none, o: bind, device: /disk}}\n",
    );
    let mounts = &project.services["a"].mounts;
    let found: Vec<(Kind, &str, Location)> =
        mounts.iter().map(|mount| (mount.kind, mount.target.as_str(), project.location(mount))).collect();
    let path = |text: &str| Location::Path(text.to_owned());
    assert_eq!(
        found,
        [
            (Kind::Bind, "/one", path("x")),
            (Kind::Named, "/two", Location::Volume("own".to_owned())),
            (Kind::Anonymous, "/three", Location::Passing),
            (Kind::Named, "/four", path("/disk/s")),
            (Kind::Bind, "/five", path("/x")),
            (Kind::Tmpfs, "/six", Location::Passing),
        ]
    );
    assert!(mounts[1].read_only);
}

#[test]
fn what_compose_cannot_read() {
    for (text, line) in [
        ("services:\n  db:\n    volumes:\n\t- a:/b\n", Some(4)),
        ("services:\n<<<<<<< HEAD\n  db:\n=======\n  pg:\n>>>>>>> other\n", Some(2)),
        ("services:\n  db:\n    image: 'postgres\n  web: {}\n", Some(1)),
        ("services:\n  db:\n    command: |\n      sh -c\n      \techo\n", None),
        ("services:\n  db:\n    image: postgres:15\n\t# by hand\n", None),
    ] {
        let path = RepoPath::from("compose.yaml");
        let source = Source::new(path.clone(), text.as_bytes());
        let document = document::read(detect(&path, text).unwrap(), &source).unwrap().unwrap();
        let found = super::readable::unreadable(&document, &source);
        assert_eq!(found.is_some(), line.is_some(), "{text}: {found:?}");
        let found = found.map(|(line, _)| line);
        if line.is_some_and(|line| line > 1) {
            assert_eq!(found, line, "{text}");
        }
    }
}
