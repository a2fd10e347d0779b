//! What a path of the file system is worth, read from its text: disposable, project, data, home, system.

use super::interest::words;
use super::{Origin, Piece, TargetClass, Value};

/// What a path is, from harmless to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::EnumIter)]
pub enum PathKind {
    /// Temporary, cache or build output.
    Disposable,
    /// Nothing in the text says.
    Unknown,
    /// Relative to the project, so under version control or made from it.
    Project,
    /// Where data of applications lives.
    Data,
    /// A variable that may be unset stands where its emptiness would make the path `/` or `*`.
    MayBeRoot,
    /// A home directory, or `~` itself.
    Home,
    /// `/`, or a directory of the system.
    System,
    /// A block device.
    Device,
}

impl PathKind {
    /// Class and noun of a target that such a path names.
    pub fn worth(self) -> (TargetClass, &'static str) {
        match self {
            PathKind::Disposable => (TargetClass::T0, "disposable path"),
            PathKind::Unknown => (TargetClass::T1, "path"),
            PathKind::Project => (TargetClass::T1, "project path"),
            PathKind::Data => (TargetClass::T5, "data path"),
            PathKind::MayBeRoot => (TargetClass::T5, "path that may be empty"),
            PathKind::Home => (TargetClass::T5, "home directory"),
            PathKind::System => (TargetClass::T5, "system path"),
            PathKind::Device => (TargetClass::T5, "disk"),
        }
    }
}

/// Directories that are made anew by a build or a run.
const OUTPUTS: &[&str] = &[
    "node_modules",
    "target",
    "dist",
    "build",
    "out",
    "__pycache__",
    ".venv",
    "venv",
    ".cache",
    "cache",
    "coverage",
    ".pytest_cache",
    ".mypy_cache",
    ".ruff_cache",
    ".tox",
    ".nox",
    "htmlcov",
    ".next",
    ".nuxt",
    ".turbo",
    ".gradle",
    "tmp",
    "temp",
    ".tmp",
    "_build",
    ".eggs",
    "site",
    "caches",
    "obj",
    "artifacts",
    "logs",
    ".parcel-cache",
];

/// Prefixes of directories that hold nothing of worth.
const DISPOSABLE: &[&str] = &[
    "/tmp",
    "/var/tmp",
    "/private/tmp",
    "/dev/shm",
    "/var/lib/apt/lists",
    "/var/cache",
    "/usr/share/doc",
    "/usr/share/man",
    "/root/.cache",
    "~/.cache",
    "/run/user",
];

/// Prefixes of directories that hold data.
const DATA: &[&str] = &[
    "/var/lib",
    "/data",
    "/srv",
    "/mnt",
    "/media",
    "/var/backups",
    "/backup",
    "/backups",
    "/var/www",
    "/var/log",
    "/var/spool",
    "/var/mail",
    "/volumes",
    "/opt/data",
];

/// Directories of the system itself; only these and what is directly in them count.
const SYSTEM: &[&str] =
    &["/bin", "/boot", "/dev", "/etc", "/lib", "/lib64", "/opt", "/proc", "/root", "/sbin", "/sys", "/usr", "/var"];

/// Words in a relative path that name data.
const DATA_WORDS: &[&str] = &["data", "uploads", "backups", "backup", "storage", "db", "database", "pgdata", "media"];

/// What `value`, used as a path, is.
pub fn classify(value: &Value) -> PathKind {
    match value {
        Value::Text(pieces) => classify_pieces(pieces),
        Value::Name(name) | Value::Literal(name) if is_temporary_name(name) => PathKind::Disposable,
        Value::Call { arguments, callee, .. } if arguments.is_empty() && is_home_name(callee) => PathKind::Home,
        Value::Call { receiver, arguments, callee } => {
            let inner = receiver.as_deref().into_iter().chain(arguments).map(classify);
            let known = inner.filter(|kind| *kind != PathKind::Unknown && *kind != PathKind::Project).max();
            known.unwrap_or(if is_temporary_name(callee) { PathKind::Disposable } else { PathKind::Unknown })
        }
        Value::List(items) => {
            // `["dist/**", "!dist/keep"]`: what is left alone is not hit.
            let hit = items.iter().filter(|item| !item.render().starts_with('!'));
            hit.map(classify).max().unwrap_or(PathKind::Unknown)
        }
        _ => PathKind::Unknown,
    }
}

/// Files without which nobody logs in or boots.
const VITAL: &[&str] = &[
    "/etc/passwd",
    "/etc/shadow",
    "/etc/group",
    "/etc/sudoers",
    "/etc/fstab",
    "/etc/hosts",
    "/etc/resolv.conf",
    "/etc/ssh/",
    "/etc/pam.d/",
    "/etc/ssl/",
    "/etc/pki/",
    "/etc/letsencrypt/",
    "/boot/",
    "/bin/",
    "/sbin/",
    "/lib/",
    "/usr/",
];

/// Whether a path below the directories of the system is one that the system does not live without.
pub fn is_vital(value: &Value) -> bool {
    let text = value.render();
    VITAL.iter().any(|path| if path.ends_with('/') { text.starts_with(path) } else { text == *path })
        || text.contains('*')
}

/// What a name that walks over `values` stands for: the value that is worst as a path, the first among equals.
pub fn worst(values: Vec<Value>) -> Value {
    let mut values = values.into_iter();
    let Some(first) = values.next() else { return Value::Unknown };
    values.fold(first, |worst, value| if classify(&value) > classify(&worst) { value } else { worst })
}

fn classify_pieces(pieces: &[Piece]) -> PathKind {
    let tail = |pieces: &[Piece]| pieces.iter().map(Piece::render).collect::<String>();
    match pieces {
        [] => PathKind::Unknown,
        [Piece::Literal { text, .. }, Piece::Hole { name, origin: Origin::Unknown, .. }, rest @ ..]
            if text == "/" && is_shell_variable(name) && matches!(tail(rest).as_str(), "" | "/" | "/*") =>
        {
            PathKind::MayBeRoot
        }
        [Piece::Literal { .. }, ..] => classify_text(&tail(pieces)),
        [Piece::Hole { name, origin, .. }, rest @ ..] => {
            let rest = tail(rest);
            let upper = name.trim_start_matches('$');
            if *origin == Origin::Temporary || is_temporary_name(name) {
                PathKind::Disposable
            } else if is_project_root(name) {
                classify_text(&format!(".{rest}"))
            } else if is_home_name(upper) {
                classify_text(&format!("~{rest}"))
            } else if outputs(&rest) {
                PathKind::Disposable
            } else if *origin == Origin::Unknown
                && is_shell_variable(name)
                && matches!(rest.as_str(), "/" | "/*" | "/." | "/**")
            {
                PathKind::MayBeRoot
            } else {
                PathKind::Unknown
            }
        }
    }
}

/// Whether a name stands for the home directory of whoever runs the code.
fn is_home_name(name: &str) -> bool {
    matches!(name, "HOME" | "os.homedir" | "homedir" | "process.env.HOME" | "Path.home" | "pathlib.Path.home")
}

/// Whether a name stands for where the code itself lies, or runs.
fn is_project_root(name: &str) -> bool {
    matches!(name, "__dirname" | "import.meta.dirname" | "process.cwd")
}

/// Whether a hole is a variable of a shell, which is empty when unset; a name of Python or Rust is never unset.
fn is_shell_variable(name: &str) -> bool {
    name.starts_with('$')
}

/// Whether a name says that it is temporary or a cache.
pub fn is_temporary_name(name: &str) -> bool {
    let lower = name.to_lowercase();
    let parts = lower.split(|c: char| !c.is_alphanumeric()).map(str::to_owned);
    parts.chain(words(name).map(str::to_lowercase)).any(|word| {
        matches!(
            word.as_str(),
            "tmp"
                | "temp"
                | "tmpdir"
                | "tempdir"
                | "tempfile"
                | "tmpfile"
                | "tmppath"
                | "mktemp"
                | "mkdtemp"
                | "cache"
                | "scratch"
        )
    })
}

/// Outputs by their names, which below a directory of data may well hold data.
const AMBIGUOUS: &[&str] = &["site", "artifacts", "logs", "out", "obj", "target"];

fn outputs(path: &str) -> bool {
    path.split('/').any(|part| OUTPUTS.contains(&part) || part.ends_with(".egg-info") || part.ends_with(".pyc"))
}

fn classify_text(text: &str) -> PathKind {
    let path = text.trim();
    let bare = path.trim_end_matches("/*").trim_end_matches('/');
    let under = |prefixes: &[&str]| {
        prefixes
            .iter()
            .any(|prefix| bare.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
    };
    if path.starts_with("/dev/")
        && !matches!(bare, "/dev/null" | "/dev/stdout" | "/dev/stderr" | "/dev/shm")
        && !under(&["/dev/shm"])
    {
        return PathKind::Device;
    }
    if bare.is_empty() && path.starts_with('/') {
        return PathKind::System;
    }
    let mut parts = bare.split('/');
    let stored = under(DATA) && !parts.any(|part| OUTPUTS.contains(&part) && !AMBIGUOUS.contains(&part));
    if under(DISPOSABLE) || (outputs(bare) && !stored) {
        return PathKind::Disposable;
    }
    if let Some(rest) = bare.strip_prefix("~").or_else(|| home_user(bare)) {
        return if rest.trim_matches('/').is_empty() { PathKind::Home } else { PathKind::Unknown };
    }
    if under(DATA) {
        return PathKind::Data;
    }
    if SYSTEM.contains(&bare) || under(&["/etc", "/boot", "/bin", "/sbin", "/lib", "/usr/bin", "/usr/lib", "/usr/sbin"])
    {
        return PathKind::System;
    }
    if path.starts_with('/') {
        return PathKind::Unknown;
    }
    if matches!(path, "*" | "." | ".." | "./*" | ".*" | "./" | "../" | "../*") {
        return PathKind::Unknown;
    }
    if bare.split('/').any(|part| DATA_WORDS.contains(&part)) && !bare.contains("test") {
        return PathKind::Data;
    }
    PathKind::Project
}

/// What is left of `/home/USER/…` or `/Users/USER/…` after the user.
fn home_user(path: &str) -> Option<&str> {
    let rest = path.strip_prefix("/home").or_else(|| path.strip_prefix("/Users"))?;
    if rest.is_empty() {
        return Some("");
    }
    let rest = rest.strip_prefix('/')?;
    Some(rest.find('/').map_or("", |at| &rest[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_below_a_name() {
        for (name, rest, kind) in [
            ("__dirname", "/uploads", PathKind::Data),
            ("__dirname", "/../dist", PathKind::Disposable),
            ("process.cwd", "/src", PathKind::Project),
            ("process.cwd", "", PathKind::Unknown),
            ("os.homedir", "", PathKind::Home),
            ("os.homedir", "/.cache/x", PathKind::Disposable),
            ("testTmpDir", "/a", PathKind::Disposable),
            ("template", "/a", PathKind::Unknown),
        ] {
            let hole = Piece::Hole { name: name.into(), origin: Origin::Unknown, span: Default::default() };
            let text = Piece::Literal { text: rest.into(), span: Default::default() };
            let value = Value::Text(if rest.is_empty() { vec![hole] } else { vec![hole, text] });
            assert_eq!(classify(&value), kind, "{name}{rest}");
        }
    }

    #[test]
    fn literal_paths() {
        for (path, kind) in [
            ("/", PathKind::System),
            ("/*", PathKind::System),
            ("/etc/nginx", PathKind::System),
            ("/usr", PathKind::System),
            ("~", PathKind::Home),
            ("/home/app", PathKind::Home),
            ("~/.cache/x", PathKind::Disposable),
            ("/var/lib/postgresql", PathKind::Data),
            ("/var/lib/apt/lists/*", PathKind::Disposable),
            ("/tmp/x", PathKind::Disposable),
            ("/data/site", PathKind::Data),
            ("/srv/app/dist", PathKind::Disposable),
            ("/var/lib/app/cache", PathKind::Disposable),
            ("node_modules", PathKind::Disposable),
            ("src/old", PathKind::Project),
            ("/dev/sda", PathKind::Device),
            ("/dev/null", PathKind::Unknown),
            ("web/uploads", PathKind::Data),
        ] {
            assert_eq!(classify(&Value::text(path)), kind, "{path}");
        }
    }
}
