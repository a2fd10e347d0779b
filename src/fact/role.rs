//! What a file is for, read from its path; and where it runs.

use serde::{Deserialize, Serialize};

use strum::IntoEnumIterator;

use super::path::PathKind;
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
    (
        &[
            ".github",
            ".gitea",
            ".forgejo",
            ".gitlab",
            ".circleci",
            ".buildkite",
            ".woodpecker",
            ".tekton",
            ".azure-pipelines",
            ".ci",
            "ci",
        ],
        Role::Ci,
    ),
    (&["migrations", "migration", "migrate", "alembic", "versions"], Role::MigrationUp),
    (
        &[
            "deploy",
            "deployment",
            "deployments",
            "ansible",
            "helm",
            "charts",
            "k8s",
            "kubernetes",
            "manifests",
            "kustomize",
            "argocd",
            "flux",
        ],
        Role::Deploy,
    ),
    (&["terraform", "infra", "infrastructure"], Role::Infra),
];

/// The role of the file at `path` (`/`-separated).
pub fn role_of(path: &str) -> Role {
    let lower = path.to_lowercase();
    let (folders, file) = lower.rsplit_once('/').unwrap_or(("", &lower));
    if is_test_file(file) || is_class_of_tests(path) {
        return Role::Test;
    }
    if [".pb.", "_pb2.", ".gen.", ".generated.", "_generated.", ".min."].iter().any(|mark| file.contains(mark)) {
        return Role::Generated;
    }
    if file.contains(".stories.")
        || [".example", ".sample", ".template"].iter().any(|end| file.ends_with(end))
        || file.ends_with(".dist") && ![".xml.dist", ".neon.dist"].iter().any(|end| file.ends_with(end))
    {
        return Role::Example;
    }
    // `com/example/shop` is a package of Java, and no example.
    let in_package = |at: usize, all: &[&str]| {
        at > 0 && all.get(at - 1).is_some_and(|part| matches!(*part, "com" | "org" | "net" | "io"))
    };
    let all: Vec<&str> = folders.split('/').collect();
    let parts: Vec<&str> =
        all.iter().enumerate().filter(|(at, _)| !in_package(*at, &all)).map(|(_, part)| *part).collect();
    let found = FOLDERS.iter().find(|(names, role)| {
        let parts = if role.lowers() && !matches!(role, Role::Test) { outside_packages(&parts) } else { &parts };
        parts.iter().any(|part| names.contains(part))
    });
    let found = found.map(|(_, role)| *role);
    match found {
        Some(Role::MigrationUp) | None if is_down_migration(&lower, file) => Role::MigrationDown,
        Some(role) => role,
        None if is_pipeline(file) => Role::Ci,
        None if is_deployment(file) => Role::Deploy,
        None if file.ends_with(".md") || file.ends_with(".rst") => Role::Docs,
        None => Role::Production,
    }
}

/// The folders that are not those of a package: `com/example/docs` is part of a program.
fn outside_packages<'p, 's>(parts: &'p [&'s str]) -> &'p [&'s str] {
    let languages = ["java", "kotlin", "scala", "groovy"];
    let at = parts.windows(2).position(|pair| matches!(pair, ["main", language] if languages.contains(language)));
    at.and_then(|at| parts.get(..at)).unwrap_or(parts)
}

/// `UserServiceTest.java`, `CheckoutTests.cs`, in which a file is called like its class; and projects of tests.
fn is_class_of_tests(path: &str) -> bool {
    let (folders, file) = path.rsplit_once('/').unwrap_or(("", path));
    let (stem, extension) = file.rsplit_once('.').unwrap_or((file, ""));
    let is_class = ["java", "kt", "php", "cs", "scala", "groovy"].contains(&extension);
    let named = ["Test", "Tests", "TestCase", "TestBase", "Spec", "IT"].iter().any(|end| stem.ends_with(end));
    let projects = [".Test", ".Tests", ".UnitTests", ".IntegrationTests", ".FunctionalTests", ".TestUtilities"];
    let of_project = |folder: &str| {
        projects.iter().any(|end| folder.ends_with(end))
            || matches!(folder, "androidTest" | "integrationTest" | "testFixtures")
    };
    is_class && (named || folders.split('/').any(of_project))
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

/// Files that a CI system reads by their name.
fn is_pipeline(file: &str) -> bool {
    let names = [
        ".gitlab-ci.",
        "azure-pipelines",
        "jenkinsfile",
        ".travis.",
        "bitbucket-pipelines.",
        ".drone.",
        ".woodpecker.",
        ".cirrus.",
        "appveyor.",
        ".appveyor.",
        "buildspec.",
        "cloudbuild.",
        ".pre-commit-config.",
    ];
    names.iter().any(|name| file.starts_with(name)) || file.ends_with(".gitlab-ci.yml")
}

/// Files that say how something is run where it is deployed.
fn is_deployment(file: &str) -> bool {
    let composed = ["docker-compose", "compose."].iter().any(|name| file.starts_with(name)) && file.contains(".y");
    composed || matches!(file, "procfile" | "fly.toml" | "netlify.toml" | "vercel.json" | "render.yaml" | "app.yaml")
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
    parent.split('.').any(|name| matches!(name, "downgrade" | "down" | "Down" | "reverse" | "backwards" | "rollback"))
}

/// Whether what stood on the way back of a migration now stands on its way forward.
pub fn turns_forward(before: &Fact, after: &Fact) -> bool {
    is_way_back(&before.parent) && !is_way_back(&after.parent)
}

/// Whether what stood where it does not reach production by itself, among tests, examples or documentation, now stands
/// where it does.
pub fn comes_to_count(before: &str, after: &str) -> bool {
    role_of(before).lowers() && !role_of(after).lowers()
}

/// Where something runs, from the words of a path or a name: proven only by a whole word.
pub fn environment_of(text: &str) -> Environment {
    let word =
        |wanted: &[&str]| text.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| wanted.contains(&word));
    if word(&["prod", "production", "live", "prd"]) { Environment::Production } else { Environment::Unknown }
}

/// Whether a path or a name says that what it holds is for trying things out: no production, and not thrown away either.
pub fn is_for_trying(text: &str) -> bool {
    const WORDS: [&str; 14] = [
        "dev",
        "development",
        "devel",
        "sandbox",
        "staging",
        "stage",
        "stg",
        "test",
        "testing",
        "qa",
        "uat",
        "preview",
        "demo",
        "lab",
    ];
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.any(|word| WORDS.contains(&word)) && environment_of(text) == Environment::Unknown
}

/// Whether a thing is a part of the machine where the command runs, so that it goes when the machine does.
pub fn is_of_machine(noun: &str) -> bool {
    PathKind::iter().any(|kind| kind.worth().1 == noun) || OF_MACHINE.contains(&noun)
}

/// Nouns of what a machine holds, beside its paths.
const OF_MACHINE: &[&str] = &[
    "anonymous volume",
    "container",
    "container cache",
    "crontab",
    "docker volume",
    "file",
    "file permissions",
    "filesystem",
    "firewall",
    "firewall rules",
    "git objects",
    "installed package",
    "journal",
    "local cluster",
    "local database",
    "local image",
    "machine power",
    "network link",
    "ownership",
    "processes",
    "project files",
    "reflog",
    "route",
    "shell history",
    "stash",
    "staged files",
    "system package",
    "system service",
    "system user",
    "unit",
    "untracked files",
    "volume group",
    "working tree",
    "worktree",
];

/// Whether a command talks to an emulator, or to a service on its own machine in continuous integration.
pub fn is_emulated(fact: &Fact) -> bool {
    let emulator = |word: &str| {
        let host = word.split_once("://").map(|(_, rest)| rest.split(['/', ':']).next().unwrap_or_default());
        host.is_some_and(|host| {
            matches!(host, "localhost" | "127.0.0.1" | "localstack" | "minio" | "[::1]" | "azurite")
        })
    };
    let endpoint = |flag: &String| {
        flag.split_once('=').is_some_and(|(name, value)| name == "--endpoint-url" && emulator(value.trim_matches('"')))
    };
    fact.flags.iter().any(endpoint)
}

/// Whether an option says that a command works within something that was made for one change or one run:
/// `--namespace pr-7`, `-var env=preview-$ID`.
pub fn is_within_ephemeral(fact: &Fact) -> bool {
    const WITHIN: &[&str] = &[
        "-n",
        "--namespace",
        "--context",
        "--kube-context",
        "-p",
        "--project-name",
        "-var",
        "--var",
        "-s",
        "--stack",
        "--stage",
        "-e",
        "--env",
        "--environment",
        "--workspace",
    ];
    let within = |flag: &String| {
        let option = flag.split_once('=').filter(|(name, _)| WITHIN.contains(name));
        option.is_some_and(|(_, value)| value.split('=').any(is_ephemeral))
    };
    fact.flags.iter().any(within)
}

/// Whether a name says that what it names was made for one change or one run: `pr-123`, `preview-…`.
pub fn is_ephemeral(name: &str) -> bool {
    let lower = name.trim_matches(['"', '\'']).to_lowercase();
    let words: Vec<&str> = lower.split(['-', '_', '/', '.']).collect();
    let numbered = |word: &str| word.starts_with(|c: char| c.is_ascii_digit() || c == '{' || c == '$');
    // `app-pr-7`, `preview-$ID`: made for the one that the number or the variable names.
    let pair = |pair: &[&str]| match pair {
        ["pr" | "mr" | "preview" | "ephemeral", next] => numbered(next),
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
        for name in [
            "pr-12",
            "preview-x",
            "review-app-{$ID}",
            "shop-pr-{$PR_NUMBER}",
            "review-7",
            "app-pr-{github.event.number}",
            "review/$CI_COMMIT_REF_SLUG",
            "preview",
        ] {
            assert!(is_ephemeral(name), "{name}");
        }
        for name in ["prod", "pr-main", "pr-prod", "interview-7", "review-db", "shop-prs-1", "customer-review"] {
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
            // Tools of PHP read it where nothing else stands in its place.
            ("phpunit.xml.dist", role_of("phpunit.xml")),
            ("vendor/x/y.rs", Role::Vendored),
            ("deploy/teardown.sh", Role::Deploy),
            (".gitlab-ci.yml", Role::Ci),
            ("azure-pipelines.yml", Role::Ci),
            ("Jenkinsfile", Role::Ci),
            ("docker-compose.prod.yml", Role::Deploy),
            ("compose.yaml", Role::Deploy),
            ("charts/app/templates/job.yaml", Role::Deploy),
            ("src/compose.rs", Role::Production),
            ("app/UserServiceTest.java", Role::Test),
            ("app/Latest.java", Role::Production),
            ("Shop.Tests/Fixture.cs", Role::Test),
        ] {
            assert_eq!(role_of(path), role, "{path}");
        }
    }
}
