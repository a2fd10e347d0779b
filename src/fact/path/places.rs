//! Which paths and names are known for what they hold.

/// Directories and files that are made anew by a build or a run.
pub(super) const OUTPUTS: &[&str] = &[
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
    ".coverage",
    ".pytest_cache",
    ".mypy_cache",
    ".ruff_cache",
    ".hypothesis",
    ".ipynb_checkpoints",
    ".tox",
    ".nox",
    "htmlcov",
    ".next",
    ".nuxt",
    ".turbo",
    ".svelte-kit",
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
    ".DS_Store",
    "cdk.out",
];

/// Outputs by their names, which below a directory of data may well hold data.
pub(super) const AMBIGUOUS: &[&str] = &["site", "artifacts", "logs", "out", "obj", "target"];

/// How the names of outputs end, wherever they lie.
pub(super) const OUTPUT_ENDINGS: &[&str] = &[".egg-info", ".pyc", ".pyo"];

/// How the names of files end that only say that something runs, or is being written.
pub(super) const STATE_ENDINGS: &[&str] = &[".pid", ".lock", ".lck", ".sock", ".socket", ".tmp", ".swp"];

/// Prefixes of directories that hold nothing of worth.
pub(super) const DISPOSABLE: &[&str] = &[
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
pub(super) const DATA: &[&str] = &[
    "/var/lib",
    "/data",
    "/srv",
    "/mnt",
    "/media",
    "/var/backups",
    "/backup",
    "/backups",
    "/var/www",
    "/var/spool",
    "/var/mail",
    "/volumes",
    "/opt/data",
];

/// Directories of the system itself; only these and what [`SYSTEM_TREES`] holds count.
pub(super) const SYSTEM: &[&str] = &[
    "/bin",
    "/boot",
    "/dev",
    "/etc",
    "/lib",
    "/lib64",
    "/opt",
    "/proc",
    "/root",
    "/run",
    "/sbin",
    "/sys",
    "/usr",
    "/usr/include",
    "/usr/local",
    "/usr/local/bin",
    "/usr/local/lib",
    "/usr/local/sbin",
    "/usr/local/share",
    "/usr/share",
    "/var",
    "/Applications",
    "/Library",
    "/System",
];

/// Directories of the system with all that is in them.
pub(super) const SYSTEM_TREES: &[&str] =
    &["/etc", "/boot", "/bin", "/sbin", "/lib", "/usr/bin", "/usr/lib", "/usr/sbin", "/System"];

/// Folders of a home that hold keys, settings or work of a person; only the folder itself counts.
pub(super) const HOME_FOLDERS: &[&str] = &[
    "AppData",
    "AppData/Local",
    "AppData/Roaming",
    "Desktop",
    "Documents",
    "Downloads",
    "Library",
    "Music",
    "OneDrive",
    "Pictures",
    "Videos",
    ".aws",
    ".config",
    ".gnupg",
    ".kube",
    ".local",
    ".local/share",
    ".password-store",
    ".ssh",
];

/// Words in a relative path that name data.
pub(super) const DATA_WORDS: &[&str] =
    &["data", "uploads", "backups", "backup", "storage", "db", "database", "pgdata", "media"];

/// Words in the name of a variable that say that it leads to data.
pub(super) const DATA_NAMES: &[&str] =
    &["data", "datadir", "pgdata", "media", "upload", "uploads", "backup", "backups", "storage", "database"];

/// Words in the name of a variable that say that what it leads to is not worth much, whatever else it says.
pub(super) const LESSER_NAMES: &[&str] =
    &["test", "tests", "fixture", "fixtures", "mock", "sample", "samples", "example", "local", "generated"];

/// Words in the name of a variable that say that a build makes what it leads to.
pub(super) const OUTPUT_NAMES: &[&str] = &["build", "builddir", "dist", "distdir", "venv", "coverage"];

/// Variables that lead to a temporary directory, or one that is made anew by a build.
pub(super) const OUTPUT_VARIABLES: &[&str] =
    &["OUT_DIR", "CARGO_TARGET_DIR", "CARGO_TARGET_TMPDIR", "XDG_RUNTIME_DIR", "TMP", "TEMP", "RUNNER_TEMP"];

/// How the names of files end that hold what cannot be made again.
pub(super) const PRECIOUS_ENDINGS: &[&str] = &[
    ".db", ".sqlite", ".sqlite3", ".mdb", ".mdf", ".ibd", ".rdb", ".aof", ".sql", ".dump", ".bak", ".gz", ".tgz",
    ".xz", ".zst", ".zip", ".tar", ".csv", ".parquet", ".key", ".pem", ".p12", ".jks", ".kdbx", ".qcow2", ".vmdk",
];

/// Logs from which an intrusion or a fault is reconstructed: nothing else says so.
pub(super) const AUDIT_LOGS: &[&str] =
    &["audit", "auth", "btmp", "journal", "lastlog", "messages", "secure", "sudo", "syslog", "wtmp"];

/// Devices that hold nothing.
pub(super) const NO_DISKS: &[&str] = &[
    "/dev/null",
    "/dev/stdout",
    "/dev/stderr",
    "/dev/shm",
    "/dev/tty",
    "/dev/console",
    "/dev/pts",
    "/dev/fd",
    "/dev/full",
    "/dev/zero",
    "/dev/random",
    "/dev/urandom",
    "/dev/kmsg",
    "/dev/log",
    "/dev/fuse",
    "/dev/loop",
];

/// Files without which nobody logs in or boots.
pub(super) const VITAL: &[&str] = &[
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
    "/boot/efi/",
    "/boot/grub/",
    "/boot/loader/",
];

/// Directories whose files belong to packages: a script may have brought one of them itself.
pub(super) const PACKAGED: &[&str] = &["/boot/", "/bin/", "/sbin/", "/lib/", "/usr/"];
