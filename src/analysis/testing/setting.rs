//! Settings of test tools, whatever the format of the file: a way of keys and a value.

use crate::fact::Piece;
use crate::fact::document::{self, Step};
use crate::fact::outline::{What, unchanged};
use crate::fact::role::{Role, role_of};
use crate::lang::detect;
use crate::source::{Source, Span};

/// A value of a file of settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Setting {
    /// The keys on the way to it, in lower case, the last one last.
    pub(super) keys: Vec<String>,
    pub(super) value: String,
    pub(super) span: Span,
}

/// Files of settings by how they begin.
const FILES: &[&str] = &[
    "pyproject.toml",
    "setup.cfg",
    "tox.ini",
    "pytest.ini",
    ".pytest.ini",
    ".coveragerc",
    "coverage.toml",
    "noxfile.py",
    "package.json",
    "jest.config",
    "jest.",
    "vitest.config",
    "vitest.workspace",
    "vite.config",
    "playwright.config",
    "cypress.config",
    "cypress.json",
    ".nycrc",
    ".c8rc",
    "c8.config",
    "nyc.config",
    "karma.conf",
    ".mocharc",
    "wdio.conf",
    "stryker.conf",
    "stryker.config",
    "codecov.y",
    ".codecov.y",
    "coveralls.y",
    ".simplecov",
    "spec_helper",
    "rails_helper",
    "test_helper",
    ".rspec",
    "pom.xml",
    "build.gradle",
    "build.gradle.kts",
    "phpunit.xml",
    "phpunit.xml.dist",
    "infection.json",
    "infection.json5",
    "tarpaulin.toml",
    ".tarpaulin.toml",
    "nextest.toml",
    "cargo.toml",
    "mutants.toml",
    "conftest.py",
    "directory.build.props",
    "coverlet.runsettings",
    "sonar-project.properties",
    ".testcoverage.y",
    "ava.config",
    "bunfig.toml",
    "jest-e2e",
    "jacoco",
    "web-test-runner.config",
    "protractor.conf",
    "testcafe",
    ".testcaferc",
    "detox",
    "coverage.gradle",
    "gradle.properties",
    "kover",
    "nunit",
    "xunit.runner.json",
    ".runsettings",
    "mix.exs",
    "default.runsettings",
    "deno.json",
];

/// Whether the file at `path` may hold settings of a test tool.
pub(super) fn is_read(path: &str) -> bool {
    let lower = path.to_lowercase();
    let file = lower.rsplit('/').next().unwrap_or(&lower);
    let kept = !matches!(role_of(path), Role::Vendored | Role::Fixture | Role::Docs | Role::Example);
    kept && (FILES.iter().any(|name| file.starts_with(name))
        || file.ends_with(".runsettings")
        || file.ends_with(".csproj")
        || file.ends_with("jacoco.gradle"))
}

/// The settings of `source`.
pub(super) fn of(source: &Source) -> Vec<Setting> {
    let path = source.path.to_text().to_lowercase();
    if path.ends_with(".xml")
        || path.ends_with(".dist")
        || path.ends_with(".runsettings")
        || path.ends_with(".csproj")
        || path.ends_with(".props")
    {
        return of_markup(source);
    }
    if let Some(settings) = of_document(source) {
        return settings;
    }
    of_program(source).unwrap_or_else(|| of_lines(source))
}

fn of_document(source: &Source) -> Option<Vec<Setting>> {
    let file = source.path.file_name();
    // Files without an ending that are of a known format.
    let named = match file.as_str() {
        ".coveragerc" => Some("x.ini"),
        ".nycrc" | ".c8rc" | ".mocharc" => Some("x.json"),
        _ => None,
    };
    let renamed = named.map(|name| Source::new(crate::source::RepoPath::from(name), source.text.as_bytes()));
    let source = renamed.as_ref().unwrap_or(source);
    let language = detect(&source.path, &source.text)?;
    let document = document::read(language, source).ok()??;
    let setting = |entry: document::Entry| {
        let keys = entry.path.iter().map(|step| match step {
            Step::Key(key) => key.to_lowercase(),
            Step::Index(_) => "[]".to_owned(),
        });
        let value = entry.value.iter().map(Piece::render).collect::<String>();
        Setting { keys: keys.collect(), value, span: entry.key_span.map_or(entry.span, |key| key.cover(entry.span)) }
    };
    Some(document.entries().into_iter().map(setting).collect())
}

/// Keys of literal maps, bindings and calls: `retries: 3`, `RETRIES = 3`, `minimum_coverage 90`.
fn of_program(source: &Source) -> Option<Vec<Setting>> {
    let outline = unchanged(source)?;
    let mut out = Vec::new();
    for (at, item) in outline.items.iter().enumerate() {
        let named = matches!(item.what, What::Option | What::Binding);
        let called = item.what == What::Call;
        if !named && !called {
            continue;
        }
        let mut keys: Vec<String> = outline
            .around(at)
            .filter_map(|at| outline.items.get(at))
            .filter(|item| matches!(item.what, What::Option | What::Binding | What::Call))
            .map(|item| item.name.to_lowercase())
            .collect();
        keys.reverse();
        keys.extend(item.name.to_lowercase().split('.').map(str::to_owned));
        let value = if called { argument(&item.text) } else { item.text.clone() };
        out.push(Setting { keys, value, span: item.span });
    }
    Some(out)
}

/// What a call is given, with brackets or without.
fn argument(text: &str) -> String {
    let bare = super::text::groups(text).last().map(|group| (*group).to_owned());
    bare.unwrap_or_else(|| text.split_once(' ').map(|(_, rest)| rest.to_owned()).unwrap_or_default())
}

/// `<minimum>0.80</minimum>`, with the names of the elements around it; attributes are keys too.
fn of_markup(source: &Source) -> Vec<Setting> {
    let mut out = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(start) = source.text.get(at..).and_then(|rest| rest.find('<')).map(|found| at + found) {
        let rest = source.text.get(start..).unwrap_or_default();
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(source.text.len(), |end| start + end + 3);
            continue;
        }
        let Some(end) = rest.find('>').map(|end| start + end) else { break };
        let tag = source.text.get(start + 1..end).unwrap_or_default();
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
            .flat_map(char::to_lowercase)
            .collect();
        if tag.starts_with('/') {
            if open.last() == Some(&name) {
                open.pop();
            }
        } else if !tag.starts_with(['?', '!']) {
            attributes(tag, start + 1, &open, &name, &mut out);
            if !tag.ends_with('/') {
                open.push(name);
                let value = source.text.get(end + 1..).and_then(|rest| rest.split('<').next()).unwrap_or_default();
                if !value.trim().is_empty() && open.len() < 64 {
                    out.push(Setting {
                        keys: open.clone(),
                        value: value.trim().to_owned(),
                        span: Span::new(start, end + 1 + value.len()),
                    });
                }
            }
        }
        at = end + 1;
    }
    out
}

fn attributes(tag: &str, at: usize, open: &[String], name: &str, out: &mut Vec<Setting>) {
    for (found, _) in tag.match_indices("=\"") {
        let head = tag.get(..found).unwrap_or_default();
        let key: String = head.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
        let value = tag.get(found + 2..).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        let keys = open.iter().cloned().chain([name.to_owned(), key]).collect();
        out.push(Setting { keys, value: value.to_owned(), span: Span::new(at, at + tag.len()) });
    }
}

/// Files in no language that is read: a key and a value on a line.
fn of_lines(source: &Source) -> Vec<Setting> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut blocks: Vec<String> = Vec::new();
    for line in source.text.split_inclusive('\n') {
        let bare = line.trim();
        let span = Span::new(start, start + line.trim_end().len());
        start += line.len();
        if bare.starts_with("//") || bare.starts_with('#') {
            continue;
        }
        let cut = bare.find(['=', ':', ' ']).unwrap_or(bare.len());
        let key = bare.get(..cut).unwrap_or_default().trim_matches(['"', '\'']).to_lowercase();
        let value = bare.get(cut..).unwrap_or_default().trim_matches(['=', ':', ' ', '"', '\'']).to_owned();
        if bare.ends_with('{') {
            blocks.push(key);
        } else if bare.starts_with('}') {
            blocks.pop();
        } else if !key.is_empty() {
            let keys = blocks.iter().cloned().chain([key]).collect();
            out.push(Setting { keys, value, span });
        }
    }
    out
}
