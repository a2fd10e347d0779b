//! What a path of the file system is worth, read from its text: disposable, project, data, home, system.

mod places;
mod windows;

use std::borrow::Cow;

use super::{Origin, Piece, TargetClass, Value, interest};
use crate::source::Span;

/// What a path is, from harmless to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::EnumIter)]
pub enum PathKind {
    /// Temporary, cache or build output.
    Disposable,
    /// Nothing in the text says.
    Unknown,
    /// Relative to the project, so under version control or made from it.
    Project,
    /// A variable whose name says that it leads to data.
    NamedData,
    /// The directory in which it runs, whichever that is, with what was never committed.
    Here,
    /// The folder in which git keeps all that it knows.
    Repository,
    /// Where logs are written.
    Logs,
    /// Where data of applications lives.
    Data,
    /// A variable that may be unset stands where its emptiness would make the path `/`, `/*` or a directory of worth.
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
            PathKind::Here => (TargetClass::T5, "working directory"),
            PathKind::Repository => (TargetClass::T5, "git repository"),
            PathKind::NamedData | PathKind::Data => (TargetClass::T5, "data path"),
            PathKind::Logs => (TargetClass::T5, "logs"),
            PathKind::MayBeRoot => (TargetClass::T5, "path that may be empty"),
            PathKind::Home => (TargetClass::T5, "home directory"),
            PathKind::System => (TargetClass::T5, "system path"),
            PathKind::Device => (TargetClass::T5, "disk"),
        }
    }
}

/// What `value`, used as a path, is.
pub fn classify(value: &Value) -> PathKind {
    match value {
        Value::Text(pieces) => classify_pieces(pieces),
        Value::Name(name) | Value::Literal(name) if is_temporary_name(name) => PathKind::Disposable,
        Value::Call { callee, arguments, .. } if is_home_name(callee) && arguments.is_empty() => PathKind::Home,
        Value::Call { callee, arguments, .. } if is_working_directory(callee) && arguments.is_empty() => PathKind::Here,
        Value::Call { receiver, arguments, callee } => {
            if let Some(found) = looked_for(callee, receiver.as_deref(), arguments) {
                return classify_pieces(&found);
            }
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

/// What `value` is where it is used in `directory`.
pub fn classify_in(value: &Value, directory: Option<&str>) -> PathKind {
    let Some(directory) = directory else { return classify(value) };
    let Value::Text(pieces) = value else { return classify(value) };
    match pieces.first() {
        Some(Piece::Literal { text, span }) if !text.starts_with(['/', '~', '\\']) && !text.contains(':') => {
            let mut pieces = pieces.clone();
            if let Some(first) = pieces.first_mut() {
                *first = Piece::Literal { text: format!("{}/{text}", directory.trim_end_matches('/')), span: *span };
            }
            classify_pieces(&pieces)
        }
        Some(Piece::Hole { name, .. }) if is_working_directory(name) => {
            let tail: String = pieces.iter().skip(1).map(Piece::render).collect();
            classify_text(&format!("{directory}{tail}"))
        }
        _ => classify(value),
    }
}

/// `Path("src").rglob("*.pyc")`: what is found lies below the folder and has the name.
fn looked_for(callee: &str, folder: Option<&Value>, arguments: &[Value]) -> Option<Vec<Piece>> {
    let searches = callee.ends_with("Path.rglob") || callee.ends_with("Path.glob");
    let (Some(Value::Text(folder)), [Value::Text(name)]) = (folder.filter(|_| searches), arguments) else {
        return None;
    };
    let slash = Piece::Literal { text: "/".to_owned(), span: Span::default() };
    Some(folder.iter().cloned().chain([slash]).chain(name.iter().cloned()).collect())
}

/// The variable that a call of `callee` reads from the environment.
pub fn environment_variable(callee: &str, arguments: &[Value]) -> Option<String> {
    const READ: [&str; 6] = ["getenv", "environ.get", "env.var", "env.var_os", "os.Getenv", "ENV.fetch"];
    let is = |read: &&str| callee.strip_suffix(read).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    arguments.first().filter(|_| READ.iter().any(is)).and_then(Value::as_literal)
}

/// How much a system needs what lies at a path below its directories.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// Configuration of one program.
    Little,
    /// A part of a package, or all of several programs.
    Some,
    /// Nobody logs in or boots without it.
    Vital,
}

/// How much a system needs `value`, a path below its directories.
pub fn need(value: &Value) -> Need {
    let text = value.render();
    if let Some(need) = windows::need(text.trim()) {
        return need;
    }
    let text = normalized(text.trim());
    let bare = text.trim_end_matches("/*").trim_end_matches('/');
    let vital = |path: &&str| if path.ends_with('/') { text.starts_with(*path) } else { bare == *path };
    let whole = bare.is_empty() || places::SYSTEM.contains(&bare) || places::SYSTEM_TREES.contains(&bare);
    let kernel = bare.strip_prefix("/boot/").is_some_and(|file| !file.contains('/'));
    if whole || kernel || places::VITAL.iter().any(|path| vital(path) || bare == path.trim_end_matches('/')) {
        Need::Vital
    } else if text.contains('*') || places::PACKAGED.iter().any(|path| text.starts_with(path)) {
        Need::Some
    } else {
        Need::Little
    }
}

/// Whether a log is one from which an intrusion or a fault is reconstructed, or one of many.
pub fn is_audit_log(value: &Value) -> bool {
    let text = value.render();
    words(&text).any(|word| places::AUDIT_LOGS.contains(&word.as_str()))
        || text.contains('*')
        || matches!(text.trim_end_matches('/'), "/var/log")
}

/// Whether a disk is the image of one, or a loop device over it.
pub fn is_disk_image(value: &Value) -> bool {
    let text = value.render().to_lowercase();
    words(&text).any(|word| matches!(word.as_str(), "img" | "image" | "loop" | "loopdev" | "qcow2" | "raw" | "vmdk"))
        || text.starts_with("/dev/loop")
}

/// Whether a file among data is one that cannot be made again: a database, a dump, a key, or several at once.
pub fn is_precious(value: &Value) -> bool {
    let text = value.render();
    // Below the project it is the name of a folder that says so, and no more.
    if !windows::is_rooted(&text) {
        return false;
    }
    text.contains(['*', '?']) || places::PRECIOUS_ENDINGS.iter().any(|ending| text.ends_with(ending))
}

/// Whether a disk is named as one: by its path, or by a variable that says so.
pub fn is_named_disk(value: &Value) -> bool {
    let text = value.render();
    text.starts_with("/dev/") || words(&text).any(|word| matches!(word.as_str(), "device" | "disk" | "drive"))
}

/// What a name that walks over `values` stands for: the value that is worst as a path, the first among equals.
pub fn worst(values: Vec<Value>) -> Value {
    let mut values = values.into_iter();
    let Some(first) = values.next() else { return Value::Unknown };
    values.fold(first, |worst, value| if classify(&value) > classify(&worst) { value } else { worst })
}

fn rendered(pieces: &[Piece]) -> String {
    pieces.iter().map(Piece::render).collect()
}

fn classify_pieces(pieces: &[Piece]) -> PathKind {
    match pieces {
        [] => PathKind::Unknown,
        _ if may_be_root(pieces) => PathKind::MayBeRoot,
        [Piece::Literal { .. }, ..] => classify_text(&rendered(pieces)),
        [Piece::Hole { name, origin, .. }, rest @ ..] => classify_hole(name, *origin, rest),
    }
}

/// What a path is that starts with something only known at run time.
fn classify_hole(name: &str, origin: Origin, rest: &[Piece]) -> PathKind {
    let written = rendered(rest);
    let tail = windows::slashed(&written);
    if origin == Origin::Temporary || is_temporary_name(name) {
        PathKind::Disposable
    } else if let Some(folder) = windows::folder(name) {
        // What names the folder of a batch file ends in a slash.
        let parted = if name.starts_with("%~") { "/" } else { "" };
        classify_text(&format!("{folder}{parted}{tail}"))
    } else if is_home_name(name) {
        classify_text(&format!("~{tail}"))
    } else if is_working_directory(name) || is_folder_of_code(name) {
        classify_text(&format!(".{tail}"))
    } else if outputs(&tail) || is_output_name(name) {
        PathKind::Disposable
    } else if emptied_is_of_worth(name, origin, rest) {
        PathKind::MayBeRoot
    } else if matches!(tail.as_ref(), "" | "/" | "/*") && names_data(name) {
        PathKind::NamedData
    } else {
        PathKind::Unknown
    }
}

/// Whether a path is `/` or `/*` where all its variables are empty.
fn may_be_root(pieces: &[Piece]) -> bool {
    let empties = |piece: &Piece| match piece {
        Piece::Literal { text, .. } => {
            text.chars().all(|c| matches!(c, '/' | '\\' | '*' | '.')) && !text.contains("..")
        }
        Piece::Hole { name, origin, .. } => *origin == Origin::Unknown && is_shell_variable(name),
    };
    let holes = pieces.iter().any(|piece| matches!(piece, Piece::Hole { .. }));
    // `$X` alone, or `$X*`, is no path at all where it is empty.
    let slash =
        pieces.iter().any(|piece| matches!(piece, Piece::Literal { text, .. } if text.starts_with(['/', '\\'])));
    holes && slash && pieces.iter().all(empties)
}

/// Whether what is left of a path without its leading variable, which may be empty, is a directory of worth.
fn emptied_is_of_worth(name: &str, origin: Origin, rest: &[Piece]) -> bool {
    let absolute = matches!(rest.first(), Some(Piece::Literal { text, .. }) if text.starts_with(['/', '\\']));
    origin == Origin::Unknown && is_shell_variable(name) && absolute && holds_much(&rendered(rest))
}

/// Whether a directory is one in which programs keep theirs: `/etc`, `/var/lib`, `/data`.
fn holds_much(path: &str) -> bool {
    if path.contains('\\') {
        return windows::holds_much(path);
    }
    let path = normalized(path);
    let bare = path.trim_end_matches("/*").trim_end_matches('/');
    [places::SYSTEM, places::SYSTEM_TREES, places::DATA].iter().any(|known| known.contains(&bare))
        || matches!(bare, "/home" | "/Users")
}

/// Whether a hole is a variable of a shell, which is empty when unset, or what a command prints; a name of Python or Rust is never unset.
fn is_shell_variable(name: &str) -> bool {
    name.starts_with(['$', '`', '%'])
}

/// Whether a name stands for the home of whoever runs it.
fn is_home_name(name: &str) -> bool {
    matches!(name, "$HOME" | "HOME" | "USERPROFILE" | "os.homedir" | "homedir" | "process.env.HOME")
        || name.ends_with("Path.home")
        || name.ends_with("home_dir")
}

/// Whether a name stands for the directory in which it runs.
fn is_working_directory(name: &str) -> bool {
    matches!(name, "$PWD" | "PWD" | "$(pwd)" | "`pwd`" | "os.getcwd" | "Path.cwd" | "pathlib.Path.cwd" | "process.cwd")
}

/// Whether a name stands for the folder in which the code itself lies.
fn is_folder_of_code(name: &str) -> bool {
    matches!(name, "__dirname" | "import.meta.dirname")
}

/// The words of a name in lower case, whether blanks or capitals part them: `tmpDir` is one, and two.
fn words(name: &str) -> impl Iterator<Item = String> {
    let parts = name.split(|c: char| !c.is_alphanumeric());
    parts.chain(interest::words(name)).map(str::to_lowercase)
}

/// Whether a name says that it is temporary or a cache.
pub fn is_temporary_name(name: &str) -> bool {
    words(name).any(|word| {
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

/// Whether a name says that a build makes what it leads to.
fn is_output_name(name: &str) -> bool {
    places::OUTPUT_VARIABLES.contains(&name.trim_start_matches('$'))
        || words(name).any(|word| places::OUTPUT_NAMES.contains(&word.as_str()))
}

/// Whether a name says that it leads to data.
fn names_data(name: &str) -> bool {
    let among = |list: &[&str]| words(name).any(|word| list.contains(&word.as_str()));
    among(places::DATA_NAMES) && !among(places::LESSER_NAMES)
}

fn outputs(path: &str) -> bool {
    let ends = |part: &str| places::OUTPUT_ENDINGS.iter().any(|ending| part.ends_with(ending));
    path.split('/').any(|part| places::OUTPUTS.contains(&part) || ends(part)) || is_state_file(path)
}

/// Whether a file only says that something runs, or is being written.
fn is_state_file(path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap_or_default();
    last == "lock" || last.starts_with("lock-") || places::STATE_ENDINGS.iter().any(|ending| last.ends_with(ending))
}

/// The path without `.`, doubled slashes and the `..` that can be resolved. What has a scheme or a host stays as it is.
fn normalized(path: &str) -> Cow<'_, str> {
    let plain = !path.contains("//") && !path.contains("/.") && !path.starts_with("./");
    if plain || path.contains(':') {
        return Cow::Borrowed(path);
    }
    let rooted = path.starts_with('/');
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/').filter(|part| !matches!(*part, "" | ".")) {
        if part == ".." && (rooted || parts.last().is_some_and(|last| *last != "..")) {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    let joined = parts.join("/");
    Cow::Owned(match (rooted, joined.is_empty()) {
        (true, _) => format!("/{joined}"),
        (false, true) => ".".to_owned(),
        (false, false) => joined,
    })
}

fn classify_text(text: &str) -> PathKind {
    let slashed = windows::slashed(text.trim());
    // Only what is written with backslashes names a share: `//etc` is a path.
    let share = slashed.starts_with("//") && !text.trim().starts_with("\\\\");
    if let Some(kind) = windows::classify(&slashed).filter(|_| !share) {
        return kind;
    }
    let path = normalized(&slashed);
    let path = path.as_ref();
    let bare = path.trim_end_matches("/*").trim_end_matches('/');
    let under = |prefixes: &[&str]| {
        prefixes
            .iter()
            .any(|prefix| bare.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
    };
    if path.starts_with("/dev/") && !places::NO_DISKS.iter().any(|device| bare.starts_with(device)) {
        return PathKind::Device;
    }
    if bare.is_empty() && path.starts_with('/') {
        return PathKind::System;
    }
    let stored = (under(places::DATA) || under(&["/var/log"]))
        && !bare.split('/').any(|part| places::OUTPUTS.contains(&part) && !places::AMBIGUOUS.contains(&part))
        && !is_state_file(bare);
    let temporary = bare.split('/').any(|part| words(part).any(|word| word == "tmp"));
    if under(places::DISPOSABLE) || temporary || (outputs(bare) && !stored) {
        return PathKind::Disposable;
    }
    if let Some(rest) = tilde(bare).or_else(|| home_user(bare)) {
        let rest = rest.trim_matches('/');
        return if rest.is_empty() || places::HOME_FOLDERS.contains(&rest) {
            PathKind::Home
        } else {
            PathKind::Unknown
        };
    }
    if under(&["/var/log"]) {
        return PathKind::Logs;
    }
    if under(places::DATA) {
        return PathKind::Data;
    }
    if places::SYSTEM.contains(&bare) || under(places::SYSTEM_TREES) {
        return PathKind::System;
    }
    if path.starts_with('/') {
        return PathKind::Unknown;
    }
    if is_here(bare) {
        return PathKind::Here;
    }
    if matches!(bare, ".git" | "../.git") {
        return PathKind::Repository;
    }
    if bare.split('/').any(|part| places::DATA_WORDS.contains(&part)) && !bare.contains("test") {
        return PathKind::Data;
    }
    PathKind::Project
}

/// `.`, `..`, `*`, `.*`, `.[!.]*`: all that is in the directory, or above it.
fn is_here(path: &str) -> bool {
    let last = path.trim_start_matches("../");
    matches!(last, "*" | "." | ".." | ".*" | "**" | "*.*") || (last.starts_with(".[") && last.ends_with(['*', ']']))
}

/// What is left of `~/…` or `~USER/…`.
fn tilde(path: &str) -> Option<&str> {
    let rest = path.strip_prefix('~')?;
    let (user, below) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    user.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-')).then_some(below)
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
            ("process.cwd", "", PathKind::Here),
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
    use crate::source::Span;

    #[test]
    fn what_is_looked_for() {
        for (folder, name, kind) in [
            (".", "__pycache__", PathKind::Disposable),
            (".", "*", PathKind::Here),
            ("src", "*.pyc", PathKind::Disposable),
            ("/srv/data", "*", PathKind::Data),
            ("/", "*", PathKind::System),
        ] {
            let receiver = Some(Box::new(Value::text(folder)));
            let arguments = vec![Value::text(name)];
            let value = Value::Call { callee: "pathlib.Path.rglob".into(), receiver, arguments };
            assert_eq!(classify(&value), kind, "{folder} {name}");
        }
    }

    #[test]
    fn literal_paths() {
        for (path, kind) in [
            ("/", PathKind::System),
            ("/*", PathKind::System),
            ("/etc/nginx", PathKind::System),
            ("//etc//", PathKind::System),
            ("/var/../etc", PathKind::System),
            ("/usr", PathKind::System),
            ("/usr/local", PathKind::System),
            ("/usr/local/go", PathKind::Unknown),
            ("~", PathKind::Home),
            ("~alice", PathKind::Home),
            ("~/.ssh", PathKind::Home),
            ("~/.ssh/known_hosts", PathKind::Unknown),
            ("~/.vim", PathKind::Unknown),
            ("/home/app", PathKind::Home),
            ("~/.cache/x", PathKind::Disposable),
            ("/var/lib/postgresql", PathKind::Data),
            ("/var/lib/apt/lists/*", PathKind::Disposable),
            ("/var/lib/dpkg/lock", PathKind::Disposable),
            ("/var/lib/app/app.pid", PathKind::Disposable),
            ("/var/log/app", PathKind::Logs),
            ("/dev/tty1", PathKind::Unknown),
            ("/tmp/x", PathKind::Disposable),
            ("/var/lib/clamav/tmp.*", PathKind::Disposable),
            ("/data/site", PathKind::Data),
            ("/srv/app/dist", PathKind::Disposable),
            ("/var/lib/app/cache", PathKind::Disposable),
            ("node_modules", PathKind::Disposable),
            ("./*.pyc", PathKind::Disposable),
            ("src/old", PathKind::Project),
            ("./src/../src/old", PathKind::Project),
            ("/dev/sda", PathKind::Device),
            ("/dev/null", PathKind::Unknown),
            ("web/uploads", PathKind::Data),
            ("*", PathKind::Here),
            ("./*", PathKind::Here),
            ("../*", PathKind::Here),
            (".[!.]*", PathKind::Here),
            ("a*", PathKind::Project),
            (".git", PathKind::Repository),
            ("./.git/", PathKind::Repository),
            (".github", PathKind::Project),
        ] {
            assert_eq!(classify(&Value::text(path)), kind, "{path}");
        }
    }

    fn after_hole(name: &str, origin: Origin, tail: &str) -> Value {
        let span = Span::default();
        let mut pieces = vec![Piece::Hole { name: name.to_owned(), origin, span }];
        if !tail.is_empty() {
            pieces.push(Piece::Literal { text: tail.to_owned(), span });
        }
        Value::Text(pieces)
    }

    #[test]
    fn paths_that_start_with_a_name() {
        for (name, origin, tail, kind) in [
            ("$D", Origin::Unknown, "", PathKind::Unknown),
            ("$D", Origin::Unknown, "/*", PathKind::MayBeRoot),
            ("$D", Origin::NotEmpty, "/*", PathKind::Unknown),
            ("$D", Origin::Unknown, "/data", PathKind::MayBeRoot),
            ("$D", Origin::Unknown, "/etc", PathKind::MayBeRoot),
            ("$D", Origin::Unknown, "/etc/nginx", PathKind::Unknown),
            ("$D", Origin::Unknown, "/share/app", PathKind::Unknown),
            ("$D", Origin::Temporary, "/*", PathKind::Disposable),
            ("$BUILD_DIR", Origin::Unknown, "/*", PathKind::MayBeRoot),
            ("$BUILD_DIR", Origin::Unknown, "", PathKind::Disposable),
            ("$PGDATA", Origin::Unknown, "", PathKind::NamedData),
            ("settings.MEDIA_ROOT", Origin::Unknown, "", PathKind::NamedData),
            ("test_data_dir", Origin::Unknown, "", PathKind::Unknown),
            ("$HOME", Origin::NotEmpty, "/.ssh", PathKind::Home),
            ("pathlib.Path.home", Origin::Unknown, "/.cache/app", PathKind::Disposable),
            ("$PWD", Origin::NotEmpty, "/*", PathKind::Here),
            ("$PWD", Origin::NotEmpty, "/stage", PathKind::Project),
        ] {
            assert_eq!(classify(&after_hole(name, origin, tail)), kind, "{name} {origin:?} {tail}");
        }
    }

    #[test]
    fn relative_paths_are_those_of_the_directory() {
        for (path, directory, kind) in [
            ("*", "build", PathKind::Disposable),
            ("./*", "/srv/app/releases", PathKind::Data),
            ("*", "checkout", PathKind::Project),
            ("old", "/etc", PathKind::System),
            ("/etc", "/tmp/x", PathKind::System),
            ("..", "/srv", PathKind::System),
        ] {
            assert_eq!(classify_in(&Value::text(path), Some(directory)), kind, "{path} in {directory}");
        }
    }
}
