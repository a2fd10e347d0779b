//! What a path says of a file: its kind, its stem, the folders that it stands in.

/// What a file is for, as far as its path tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Lock,
    Changelog,
    Pipeline,
    Notes,
    Test,
    Document,
    Manifest,
    Settings,
    Source,
}

/// Stems that say nothing of what is in a file.
const GENERIC: &[&str] = &[
    "mod",
    "lib",
    "main",
    "index",
    "init",
    "__init__",
    "utils",
    "util",
    "test",
    "tests",
    "common",
    "types",
    "type",
    "readme",
    "values",
    "package",
    "cargo",
    "chart",
    "config",
    "helpers",
    "core",
    "base",
    "variables",
    "outputs",
    "versions",
    "mod_test",
];
const LOCKS: &[&str] = &[
    "package-lock.json",
    "pnpm-lock.yaml",
    "go.sum",
    "yarn.lock",
    ".terraform.lock.hcl",
    "chart.lock",
    "poetry.lock",
    "uv.lock",
];
const PIPELINES: &[&str] =
    &["makefile", "tox.ini", ".travis.yml", "justfile", ".pre-commit-config.yaml", ".gitignore", "azure-pipelines.yml"];
const MANIFESTS: &[&str] = &[
    "cargo.toml",
    "package.json",
    "go.mod",
    "pyproject.toml",
    "setup.py",
    "setup.cfg",
    "chart.yaml",
    "versions.tf",
    "requirements.txt",
];
const TEST_FOLDERS: &[&str] = &[
    "test",
    "tests",
    "testing",
    "__tests__",
    "testsuite",
    "testdata",
    "spec",
    "e2e",
    "fixtures",
    "snapshots",
    "__snapshots__",
    "ci",
];
/// Extensions of texts for people.
const PROSE: &[&str] = &["md", "rst", "txt", "adoc", "mdx"];
const DOCUMENT_FOLDERS: &[&str] = &["doc", "docs", "www", "website", "example", "examples"];

/// The name of the file, without its folders.
pub(crate) fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// The folder that a file stands in, empty for the root.
pub(crate) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// What stands behind the last dot; the whole path where there is none.
pub(crate) fn extension(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or_default()
}

/// The name up to its first dot.
pub(crate) fn stem(path: &str) -> &str {
    let name = name(path);
    if name.starts_with('.') { name } else { name.split('.').next().unwrap_or_default() }
}

/// Whether the stem says nothing of what is in the file.
pub(crate) fn is_generic(stem: &str) -> bool {
    GENERIC.contains(&stem.to_lowercase().as_str())
}

/// The stem, or the folder's name where the stem says nothing.
pub(crate) fn telling_stem(path: &str) -> &str {
    let stem = stem(path);
    if is_generic(stem) { name(folder(path)) } else { stem }
}

/// The stem in lower case without what marks a test: `test_upload.py`, `upload.rs` and `upload/mod.rs` share one.
pub(crate) fn subject(path: &str) -> String {
    let mut subject = stem(path).to_lowercase();
    if matches!(subject.as_str(), "mod" | "index" | "__init__" | "lib" | "main") {
        let above = name(folder(path)).to_lowercase();
        subject = if above.is_empty() { subject } else { above };
    }
    let start = ["test_", "tests_", "_"].iter().find_map(|start| subject.strip_prefix(start)).unwrap_or(&subject);
    let ends = ["_test", "_tests", "-test", "_spec", "test", "spec"];
    let bare = ends.iter().find_map(|end| start.strip_suffix(end)).unwrap_or(start);
    if bare.is_empty() { subject } else { bare.to_owned() }
}

/// What the file is for.
pub(crate) fn kind(path: &str) -> Kind {
    let name = name(path).to_lowercase();
    let lower = path.to_lowercase();
    let mut folders = folder(&lower).split('/');
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    if name.ends_with(".lock") || LOCKS.contains(&name.as_str()) {
        Kind::Lock
    } else if is_changelog(&name, extension, folders.clone()) {
        Kind::Changelog
    } else if path.starts_with(".github/") || path.starts_with(".circleci") || PIPELINES.contains(&name.as_str()) {
        Kind::Pipeline
    } else if path.starts_with(".beads/") {
        Kind::Notes
    } else if is_test(&name, folders.clone()) {
        Kind::Test
    } else if PROSE.contains(&extension) || folders.any(|folder| DOCUMENT_FOLDERS.contains(&folder)) {
        Kind::Document
    } else if MANIFESTS.contains(&name.as_str()) {
        Kind::Manifest
    } else if matches!(extension, "yml" | "yaml" | "toml" | "json" | "cfg" | "ini") {
        Kind::Settings
    } else {
        Kind::Source
    }
}

/// Changelogs are prose: `history.rs` and a folder of code that is called `news` are none. A fragment of one may end with
/// its sort, as `changelog/123.bugfix` does.
fn is_changelog<'a>(name: &str, extension: &str, mut folders: impl Iterator<Item = &'a str>) -> bool {
    let fragment = name.starts_with(|c: char| c.is_ascii_digit() || c == '+');
    let prose = PROSE.contains(&extension) || extension.is_empty();
    let named = ["changes", "changelog", "history", "release"].iter().any(|word| name.contains(word));
    let within = |folder| matches!(folder, "news" | "changelog" | ".changeset" | "changes");
    (prose && (named || name.starts_with("news"))) || ((prose || fragment) && folders.any(within))
}

fn is_test<'a>(name: &str, mut folders: impl Iterator<Item = &'a str>) -> bool {
    let marks = ["_test.", ".test.", ".spec.", "conftest"];
    name.starts_with("test_")
        || name.ends_with("test.rs")
        || name.ends_with("tests.rs")
        || name.ends_with(".snap")
        || marks.iter().any(|mark| name.contains(mark))
        || folders.any(|folder| TEST_FOLDERS.contains(&folder))
}

/// How much of the deeper folder the two files share, from the root on.
pub(crate) fn closeness(a: &str, b: &str) -> f64 {
    let split = |path| folder(path).split('/').filter(|part: &&str| !part.is_empty()).collect::<Vec<_>>();
    let (a, b) = (split(a), split(b));
    let shared = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    (shared as f64 + 0.5) / (a.len().max(b.len()) as f64 + 0.5)
}

/// Whether `word` stands in `text` as a word of its own; both in lower case.
pub(crate) fn says(text: &str, word: &str) -> bool {
    let is_word = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let bytes = text.as_bytes();
    !word.is_empty()
        && memchr::memmem::find_iter(bytes, word)
            .any(|at| !is_word(at.checked_sub(1).and_then(|at| bytes.get(at))) && !is_word(bytes.get(at + word.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_have_a_kind() {
        for (path, expected) in [
            ("Cargo.lock", Kind::Lock),
            ("docs/CHANGELOG.md", Kind::Changelog),
            ("changelog/12.bugfix.rst", Kind::Changelog),
            ("changelog/12.bugfix", Kind::Changelog),
            ("CHANGES", Kind::Changelog),
            ("src/history.rs", Kind::Source),
            ("news/views.py", Kind::Source),
            (".github/workflows/release.yml", Kind::Pipeline),
            (".github/workflows/ci.yml", Kind::Pipeline),
            ("src/upload_test.go", Kind::Test),
            ("testing/test_upload.py", Kind::Test),
            ("docs/index.html", Kind::Document),
            ("charts/app/Chart.yaml", Kind::Manifest),
            ("values.yaml", Kind::Settings),
            ("src/upload.rs", Kind::Source),
        ] {
            assert_eq!(kind(path), expected, "{path}");
        }
    }

    #[test]
    fn a_test_has_the_subject_of_its_code() {
        for path in ["src/upload.rs", "src/upload/mod.rs", "tests/test_upload.py", "upload_test.go", "a/upload.spec.ts"]
        {
            assert_eq!(subject(path), "upload", "{path}");
        }
        assert_eq!(subject("tests/test_.py"), "test_");
    }

    #[test]
    fn words_stand_alone() {
        assert!(says("retry the upload.", "upload") && says("`upload`", "upload"));
        assert!(!says("uploads", "upload") && !says("2upload", "upload") && !says("x", ""));
    }
}
