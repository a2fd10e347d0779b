//! What a file is for, read from its path; and where it runs.

use serde::{Deserialize, Serialize};

use super::{Environment, Fact};

/// What a file is for. It shifts the level of a finding and never hides one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Role {
    /// Code that ships.
    Production,
    /// A migration, on its way up.
    MigrationUp,
    /// The way back of a migration.
    MigrationDown,
    /// Runs in continuous integration.
    Ci,
    /// Deploys.
    Deploy,
    /// Declares infrastructure.
    Infra,
    /// A test.
    Test,
    /// Documentation.
    Docs,
    /// An example.
    Example,
    /// Data of a test.
    Fixture,
    /// Made by a program.
    Generated,
    /// Somebody else's code, copied in.
    Vendored,
}

impl Role {
    /// Whether findings in such a file are one level down: it does not reach production by itself.
    pub fn lowers(self) -> bool {
        use Role::*;
        matches!(self, Test | Docs | Example | Fixture | Generated | Vendored | MigrationDown)
    }
}

/// Folder names that settle the role, first match wins.
const FOLDERS: &[(&[&str], Role)] = &[
    (&["vendor", "vendored", "third_party", "node_modules", "site-packages"], Role::Vendored),
    (&["fixtures", "fixture", "testdata", "__fixtures__", "__snapshots__", "snapshots"], Role::Fixture),
    (
        &[
            "test",
            "tests",
            "__tests__",
            "spec",
            "specs",
            "e2e",
            "testing",
            "test_utils",
            "testutil",
            "test-utils",
            "cypress",
            "playwright",
            "__mocks__",
        ],
        Role::Test,
    ),
    (&["docs", "doc", "documentation"], Role::Docs),
    (
        &[
            "example",
            "examples",
            "samples",
            "demo",
            "demos",
            "tutorial",
            "tutorials",
            "stories",
            "storybook",
            ".storybook",
        ],
        Role::Example,
    ),
    (&[".github", ".gitlab", ".circleci", ".buildkite", ".ci", "ci"], Role::Ci),
    (&["migrations", "migration", "migrate", "alembic", "versions"], Role::MigrationUp),
    (&["deploy", "deployment", "deployments", "ansible", "helm", "charts", "k8s"], Role::Deploy),
    (&["terraform", "infra", "infrastructure"], Role::Infra),
];

/// The role of the file at `path` (`/`-separated).
pub fn role_of(path: &str) -> Role {
    let lower = path.to_lowercase();
    let (folders, file) = lower.rsplit_once('/').unwrap_or(("", &lower));
    if is_test_file(file) {
        return Role::Test;
    }
    if [".pb.", "_pb2.", ".gen.", ".generated.", "_generated.", ".min."].iter().any(|mark| file.contains(mark)) {
        return Role::Generated;
    }
    if file.contains(".stories.") || [".example", ".sample", ".template", ".dist"].iter().any(|end| file.ends_with(end))
    {
        return Role::Example;
    }
    let parts: Vec<&str> = folders.split('/').collect();
    let found = FOLDERS.iter().find(|(names, _)| parts.iter().any(|part| names.contains(part))).map(|(_, role)| *role);
    match found {
        Some(Role::MigrationUp) | None if is_down_migration(&lower, file) => Role::MigrationDown,
        Some(role) => role,
        None if file.ends_with(".md") || file.ends_with(".rst") => Role::Docs,
        None => Role::Production,
    }
}

fn is_test_file(file: &str) -> bool {
    let stem = file.split('.').next().unwrap_or_default();
    stem.starts_with("test_")
        || stem.ends_with("_test")
        || stem.ends_with("_spec")
        || stem == "conftest"
        || stem == "tests"
        || file.contains(".test.")
        || file.contains(".spec.")
        || file.contains(".e2e.")
        || file.contains(".cy.")
        || ["jest.setup.", "jest.teardown.", "vitest.setup.", "setuptests."].iter().any(|name| file.starts_with(name))
        || file.ends_with(".bats")
}

/// Diesel and sqlx (`down.sql`, `x.down.sql`), Flyway undo (`U12__x.sql`), goose and Rails keep both ways in one file.
fn is_down_migration(path: &str, file: &str) -> bool {
    let numbered_undo = file
        .strip_prefix('u')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains("__"));
    file == "down.sql"
        || file.ends_with(".down.sql")
        || file.ends_with("_down.sql")
        || path.contains("/down/")
        || numbered_undo
}

/// Whether a definition is the way back of a migration: Alembic and Knex `downgrade`/`down`, a `down` section of SQL.
pub fn is_way_back(parent: &str) -> bool {
    parent.split('.').any(|name| matches!(name, "downgrade" | "down" | "reverse" | "backwards" | "rollback"))
}

/// Whether what stood on the way back of a migration now stands on its way forward.
pub fn turns_forward(before: &Fact, after: &Fact) -> bool {
    is_way_back(&before.parent) && !is_way_back(&after.parent)
}

/// Where something runs, from the words of a path or a name: proven only by a whole word.
pub fn environment_of(text: &str) -> Environment {
    let word =
        |wanted: &[&str]| text.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| wanted.contains(&word));
    if word(&["prod", "production", "live", "prd"]) { Environment::Production } else { Environment::Unknown }
}

/// Whether a name says that what it names was made for one change or one run: `pr-123`, `preview-…`.
pub fn is_ephemeral(name: &str) -> bool {
    let lower = name.trim_matches(['"', '\'']).to_lowercase();
    let words: Vec<&str> = lower.split(['-', '_', '/', '.']).collect();
    let numbered = |word: &str| word.starts_with(|c: char| c.is_ascii_digit() || c == '{' || c == '$');
    let pair = |pair: &[&str]| match pair {
        ["pr" | "mr", next] => numbered(next),
        ["review", next] => numbered(next) || matches!(*next, "app" | "apps"),
        _ => false,
    };
    matches!(words.first(), Some(&("preview" | "ephemeral"))) || words.windows(2).any(pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_made_for_one_run() {
        for name in ["pr-12", "preview-x", "review-app-{$ID}", "shop-pr-{$PR_NUMBER}", "review-7"] {
            assert!(is_ephemeral(name), "{name}");
        }
        for name in ["prod", "pr-main", "review-db", "shop-prs-1", "customer-review"] {
            assert!(!is_ephemeral(name), "{name}");
        }
    }

    #[test]
    fn roles() {
        for (path, role) in [
            ("src/app.py", Role::Production),
            ("tests/test_app.py", Role::Test),
            ("migrations/0001_init.py", Role::MigrationUp),
            ("migrations/2020-01-01-000000_users/down.sql", Role::MigrationDown),
            ("db/migrations/1_x.down.sql", Role::MigrationDown),
            (".github/scripts/release.sh", Role::Ci),
            ("docs/conf.py", Role::Docs),
            ("src/app.test.tsx", Role::Test),
            ("cypress/support/commands.ts", Role::Test),
            ("src/Button.stories.tsx", Role::Example),
            ("sql/U2__undo.sql", Role::MigrationDown),
            ("README.md", Role::Docs),
            (".env.example", Role::Example),
            ("vendor/x/y.rs", Role::Vendored),
            ("deploy/teardown.sh", Role::Deploy),
        ] {
            assert_eq!(role_of(path), role, "{path}");
        }
    }
}
