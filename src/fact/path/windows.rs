//! Paths of Windows: drives, folders that variables stand for, and both slashes.

use std::borrow::Cow;

use super::{Need, PathKind, normalized, outputs, places};

/// Folders that variables lead to: of the environment, as PowerShell and batch files write them, and of PowerShell.
const FOLDERS: &[(&str, &str)] = &[
    ("systemroot", "C:/Windows"),
    ("windir", "C:/Windows"),
    ("systemdrive", "C:"),
    ("programfiles", "C:/Program Files"),
    ("programfiles(x86)", "C:/Program Files (x86)"),
    ("programw6432", "C:/Program Files"),
    ("commonprogramfiles", "C:/Program Files/Common Files"),
    ("programdata", "C:/ProgramData"),
    ("allusersprofile", "C:/ProgramData"),
    ("public", "C:/Users/Public"),
    ("userprofile", "~"),
    ("homepath", "~"),
    ("home", "~"),
    ("appdata", "~/AppData/Roaming"),
    ("localappdata", "~/AppData/Local"),
];

/// Variables of PowerShell and of batch files that lead to where the script lies, or to where it runs.
const OWN: &[&str] = &["$psscriptroot", "%~dp0", "%~dp0.", "%cd%", "$pwd"];

/// Directories of the system, below a drive and in lower case, with all that is in them.
const SYSTEM_TREES: &[&str] = &["/windows", "/boot", "/efi", "/recovery", "/system volume information"];

/// Directories of the system; only they themselves count.
const SYSTEM: &[&str] = &[
    "/program files",
    "/program files (x86)",
    "/program files/common files",
    "/programdata",
    "/program files/windowsapps",
];

/// What names of folders on a drive of its own hold where data lies: `D:\OrdersData`.
const DATA_NAMES: [&str; 6] = ["data", "sql", "backup", "archive", "mongo", "postgres"];

/// Directories below a drive that hold data.
const DATA: &[&str] = &["/inetpub", "/data", "/backup", "/backups"];

/// Directories below a drive that hold nothing of worth.
const DISPOSABLE: &[&str] =
    &["/windows/temp", "/windows/prefetch", "/windows/softwaredistribution", "/$recycle.bin", "/a/_temp"];

/// Directories below a drive where logs are written.
const LOGS: &[&str] = &["/inetpub/logs", "/windows/system32/winevt"];

/// Directories of the system without which nobody logs in or boots.
const VITAL: &[&str] = &[
    "",
    "/windows",
    "/windows/system32",
    "/windows/syswow64",
    "/windows/winsxs",
    "/program files",
    "/program files (x86)",
];

/// A path with slashes of one kind.
pub(super) fn slashed(path: &str) -> Cow<'_, str> {
    if path.contains('\\') { Cow::Owned(path.replace('\\', "/")) } else { Cow::Borrowed(path) }
}

/// The folder that the variable of a hole leads to; `.` where that is the project's.
pub(super) fn folder(name: &str) -> Option<&'static str> {
    let lower = name.to_lowercase();
    if OWN.contains(&lower.as_str()) {
        return Some(".");
    }
    let own = lower.strip_prefix("$env:").or_else(|| lower.strip_prefix('%')?.strip_suffix('%'))?;
    FOLDERS.iter().find(|(variable, _)| *variable == own).map(|(_, folder)| *folder)
}

/// A path as it is written, with the folder in place of the variable that it starts with.
fn expanded(path: &str) -> Cow<'_, str> {
    let named = path.strip_prefix('{').and_then(|rest| rest.split_once('}'));
    match named.and_then(|(name, tail)| Some((folder(name)?, tail))) {
        Some((folder, tail)) => Cow::Owned(format!("{folder}{}", slashed(tail))),
        None => slashed(path),
    }
}

/// The drive of a path, and what stands below it, in lower case.
fn on_drive(path: &str) -> Option<(char, String)> {
    let drive = path.chars().next().filter(char::is_ascii_alphabetic)?;
    let below = path.get(1..)?.strip_prefix(':').filter(|below| below.is_empty() || below.starts_with('/'))?;
    let below = format!("/{}", below.trim_start_matches('/')).to_lowercase();
    Some((drive.to_ascii_lowercase(), normalized(&below).into_owned()))
}

/// Whether a path starts at a root, a drive or a share.
pub(super) fn is_rooted(path: &str) -> bool {
    path.starts_with(['/', '\\']) || on_drive(&slashed(path)).is_some()
}

fn bare(path: &str) -> &str {
    path.trim_end_matches(['*', '.']).trim_end_matches('/')
}

fn is_under(path: &str, prefixes: &[&str]) -> bool {
    prefixes.iter().any(|prefix| path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// What a path with slashes is, where it is one of Windows.
pub(super) fn classify(path: &str) -> Option<PathKind> {
    if path.to_lowercase().starts_with("//./physicaldrive") {
        return Some(PathKind::Device);
    }
    if let Some(share) = path.strip_prefix("//") {
        let share = share.to_lowercase();
        return Some(match () {
            () if outputs(&share) => PathKind::Disposable,
            () if holds_data(&share) => PathKind::Data,
            () => PathKind::Unknown,
        });
    }
    let (drive, path) = on_drive(path)?;
    let path = bare(&path);
    let user = path.strip_prefix("/users").filter(|rest| rest.is_empty() || rest.starts_with('/'));
    Some(match () {
        () if path.is_empty() && drive == 'c' => PathKind::System,
        () if path.is_empty() => PathKind::Data,
        () if is_under(path, DISPOSABLE) || outputs(path) || is_under(path, &["/temp", "/tmp"]) => PathKind::Disposable,
        () if is_under(path, LOGS) => PathKind::Logs,
        () if is_under(path, SYSTEM_TREES) || SYSTEM.contains(&path) => PathKind::System,
        () if user.is_some() => of_user(user.unwrap_or_default()),
        () if is_under(path, DATA) || holds_data(path) => PathKind::Data,
        () if drive != 'c' && DATA_NAMES.iter().any(|name| path.contains(name)) => PathKind::Data,
        // Where hosted runners keep what they have checked out.
        () if drive == 'd' && is_under(path, &["/a"]) => PathKind::Project,
        () => PathKind::Unknown,
    })
}

fn of_user(path: &str) -> PathKind {
    let own = path.trim_start_matches('/').split_once('/').map_or("", |(_, rest)| rest);
    let kept = |folder: &&str| folder.eq_ignore_ascii_case(own);
    if own.is_empty() || places::HOME_FOLDERS.iter().any(kept) { PathKind::Home } else { PathKind::Unknown }
}

fn holds_data(path: &str) -> bool {
    path.split('/').any(|part| places::DATA_WORDS.contains(&part)) && !path.contains("test")
}

/// Whether what is left of a path without its leading variable, on the drive where the script runs, holds much.
pub(super) fn holds_much(path: &str) -> bool {
    let kind = classify(&format!("C:{}", slashed(path)));
    matches!(kind, Some(PathKind::System | PathKind::Home | PathKind::Data))
}

/// How much a system needs a path, where it is one of Windows.
pub(super) fn need(path: &str) -> Option<Need> {
    let path = expanded(path);
    let (_, below) = on_drive(&path)?;
    let below_bare = bare(&below);
    Some(match () {
        () if VITAL.contains(&below_bare) => Need::Vital,
        () if below.contains('*') || is_under(below_bare, &["/windows/system32", "/boot", "/efi"]) => Need::Some,
        () => Need::Little,
    })
}

#[cfg(test)]
mod tests {
    use super::super::{classify as kind_of, need as need_of};
    use super::*;
    use crate::fact::{Origin, Piece, Value};

    fn after(name: &str, tail: &str) -> Value {
        let hole = Piece::Hole { name: name.into(), origin: Origin::NotEmpty, span: Default::default() };
        let text = Piece::Literal { text: tail.into(), span: Default::default() };
        Value::Text(if tail.is_empty() { vec![hole] } else { vec![hole, text] })
    }

    #[test]
    fn literal_paths() {
        for (path, kind) in [
            ("C:\\", PathKind::System),
            ("C:\\*", PathKind::System),
            ("c:/Windows", PathKind::System),
            ("C:\\Windows\\System32\\drivers", PathKind::System),
            ("C:\\Windows\\Temp\\*", PathKind::Disposable),
            ("C:\\Temp\\x", PathKind::Disposable),
            ("C:\\Program Files", PathKind::System),
            ("C:\\Program Files\\App", PathKind::Unknown),
            ("C:\\ProgramData", PathKind::System),
            ("C:\\ProgramData\\MySQL\\Data", PathKind::Data),
            ("C:\\Users", PathKind::Home),
            ("C:\\Users\\olga", PathKind::Home),
            ("C:\\Users\\olga\\Documents", PathKind::Home),
            ("C:\\Users\\olga\\AppData\\Local\\Temp", PathKind::Disposable),
            ("C:\\Users\\olga\\src\\x", PathKind::Unknown),
            ("D:\\", PathKind::Data),
            ("D:\\backups\\sql", PathKind::Data),
            ("D:\\OrdersData", PathKind::Data),
            ("E:\\MSSQL15", PathKind::Data),
            ("D:\\tools", PathKind::Unknown),
            ("D:\\a\\repo\\repo", PathKind::Project),
            ("C:\\inetpub\\wwwroot", PathKind::Data),
            ("C:\\inetpub\\logs\\LogFiles", PathKind::Disposable),
            ("C:\\app\\..\\Windows", PathKind::System),
            ("\\\\files\\share\\data", PathKind::Data),
            ("\\\\.\\PhysicalDrive0", PathKind::Device),
            (".\\node_modules\\*", PathKind::Disposable),
            ("src\\old", PathKind::Project),
            (".\\*", PathKind::Here),
            ("~\\.ssh", PathKind::Home),
            ("web\\uploads", PathKind::Data),
            ("https://example.com/data", PathKind::Data),
        ] {
            assert_eq!(kind_of(&Value::text(path)), kind, "{path}");
        }
    }

    #[test]
    fn paths_that_start_with_a_variable() {
        for (name, tail, kind) in [
            ("$env:TEMP", "\\x", PathKind::Disposable),
            ("%TEMP%", "\\x", PathKind::Disposable),
            ("$env:SystemRoot", "", PathKind::System),
            ("$env:windir", "\\Temp\\*", PathKind::Disposable),
            ("%SystemRoot%", "\\System32", PathKind::System),
            ("$env:SystemDrive", "\\", PathKind::System),
            ("$env:ProgramFiles", "\\App", PathKind::Unknown),
            ("%USERPROFILE%", "", PathKind::Home),
            ("$HOME", "\\.ssh", PathKind::Home),
            ("$env:USERPROFILE", "\\.nuget\\packages", PathKind::Unknown),
            ("$env:LOCALAPPDATA", "\\App", PathKind::Unknown),
            ("$PSScriptRoot", "\\dist", PathKind::Disposable),
            ("$PSScriptRoot", "\\..\\src", PathKind::Project),
            ("%~dp0", "build", PathKind::Disposable),
        ] {
            assert_eq!(kind_of(&after(name, tail)), kind, "{name}{tail}");
        }
        let unset = |tail: &str| {
            let hole = Piece::Hole { name: "$Root".into(), origin: Origin::Unknown, span: Default::default() };
            kind_of(&Value::Text(vec![hole, Piece::Literal { text: tail.into(), span: Default::default() }]))
        };
        assert_eq!(unset("\\*"), PathKind::MayBeRoot);
        assert_eq!(unset("\\Windows"), PathKind::MayBeRoot);
        assert_eq!(unset("\\x"), PathKind::Unknown);
    }

    #[test]
    fn needs() {
        for (value, need) in [
            (Value::text("C:\\"), Need::Vital),
            (Value::text("C:\\Windows\\System32"), Need::Vital),
            (Value::text("C:\\Windows\\System32\\drivers\\etc\\hosts"), Need::Some),
            (Value::text("C:\\Windows\\x.ini"), Need::Little),
            (after("$env:SystemRoot", ""), Need::Vital),
        ] {
            assert_eq!(need_of(&value), need, "{value:?}");
        }
    }
}
