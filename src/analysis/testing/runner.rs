//! Programs that run tests, as data: which of their options leave tests out.

/// A program that runs tests.
#[derive(Debug)]
pub(super) struct Runner {
    /// How it is called, word by word.
    pub(super) name: &'static [&'static str],
    /// Options that leave tests out.
    pub(super) fewer: &'static [&'static str],
    /// Options without which tests are left out.
    pub(super) all: &'static [&'static str],
    /// Whether what stands by itself says which tests are run.
    pub(super) places: bool,
    /// Options that take the next word.
    pub(super) takes: &'static [&'static str],
}

pub(super) const PLAIN: Runner = Runner { name: &[], fewer: &[], all: &[], places: false, takes: &[] };

pub(super) const JEST: Runner = Runner {
    fewer: &[
        "--testPathIgnorePatterns",
        "-t",
        "--testNamePattern",
        "--testPathPattern",
        "--testPathPatterns",
        "--onlyChanged",
        "-o",
        "--changedSince",
        "--passWithNoTests",
        "--exclude",
        "--changed",
        "--selectProjects",
        "--ignoreProjects",
        "--onlyFailures",
        "--project",
    ],
    places: true,
    takes: &[
        "-c",
        "--config",
        "--maxWorkers",
        "-w",
        "--coverageReporters",
        "--reporter",
        "--reporters",
        "--testTimeout",
        "--environment",
        "--pool",
        "--shard",
        "--mode",
        "--root",
        "-r",
    ],
    ..PLAIN
};

pub(super) const PYTEST: Runner = Runner {
    fewer: &[
        "-k",
        "-m",
        "--ignore",
        "--ignore-glob",
        "--deselect",
        "--lf",
        "--last-failed",
        "--collect-only",
        "--co",
        "--suppress-no-test-exit-code",
    ],
    places: true,
    takes: &[
        "-n",
        "--numprocesses",
        "-c",
        "--cov",
        "--cov-report",
        "--cov-config",
        "--junitxml",
        "--junit-xml",
        "--durations",
        "--maxfail",
        "-p",
        "-o",
        "--reruns",
        "--reruns-delay",
        "--timeout",
        "--dist",
        "-r",
        "-W",
        "--rootdir",
        "--color",
        "--tb",
        "--log-level",
        "--splits",
        "--group",
        "--cov-fail-under",
        "--ds",
        "--html",
        "--benchmark-json",
        "--confcutdir",
    ],
    ..PLAIN
};

pub(super) const GO: Runner = Runner {
    fewer: &["-short", "-run", "-skip"],
    places: true,
    takes: &[
        "-timeout",
        "-coverprofile",
        "-covermode",
        "-coverpkg",
        "-tags",
        "-count",
        "-p",
        "-parallel",
        "-bench",
        "-o",
        "-cpu",
        "-ldflags",
        "-args",
        "-C",
        "-exec",
        "-json",
    ],
    ..PLAIN
};

pub(super) const CARGO: Runner = Runner {
    fewer: &[
        "--lib",
        "--bins",
        "--bin",
        "--doc",
        "-p",
        "--package",
        "--exclude",
        "--skip",
        "--test",
        "-E",
        "--filter-expr",
        "--filterset",
        "--no-tests=pass",
        "--examples",
        "--tests",
    ],
    all: &["--workspace", "--all", "--all-features", "--all-targets"],
    ..PLAIN
};

pub(super) const RUNNERS: &[Runner] = &[
    Runner { name: &["pytest"], ..PYTEST },
    Runner { name: &["py.test"], ..PYTEST },
    Runner { name: &["jest"], ..JEST },
    Runner { name: &["vitest"], ..JEST },
    Runner { name: &["react-scripts", "test"], ..JEST },
    Runner {
        name: &["mocha"],
        fewer: &["--grep", "-g", "--exclude", "--ignore", "-i", "--invert", "--fgrep", "-f"],
        places: true,
        takes: &[
            "-r",
            "--require",
            "--timeout",
            "-t",
            "--reporter",
            "-R",
            "--config",
            "--retries",
            "--extension",
            "--ui",
            "-u",
        ],
        ..PLAIN
    },
    Runner { name: &["go", "test"], ..GO },
    Runner { name: &["gotestsum"], ..GO },
    Runner { name: &["cargo", "test"], ..CARGO },
    Runner { name: &["cargo", "nextest", "run"], ..CARGO },
    Runner { name: &["cargo", "t"], ..CARGO },
    Runner {
        name: &["rspec"],
        fewer: &["--tag", "-t", "-e", "--example", "--exclude-pattern", "--only-failures"],
        places: true,
        takes: &["--format", "-f", "--seed", "--order", "-r", "--require", "--out", "-o"],
        ..PLAIN
    },
    Runner {
        name: &["phpunit"],
        fewer: &["--filter", "--exclude-group", "--group", "--testsuite", "--exclude-testsuite", "--exclude-filter"],
        places: true,
        takes: &["-c", "--configuration", "--coverage-clover", "--log-junit", "--bootstrap", "-d"],
        ..PLAIN
    },
    Runner {
        name: &["pest"],
        fewer: &["--filter", "--exclude-group", "--group", "--testsuite"],
        places: false,
        ..PLAIN
    },
    Runner {
        name: &["mvn"],
        fewer: &[
            "-DskipTests",
            "-Dmaven.test.skip",
            "-Dtest",
            "-DskipITs",
            "-pl",
            "-Dgroups",
            "-DexcludedGroups",
            "-DfailIfNoTests=false",
            "-Dsurefire.failIfNoSpecifiedTests=false",
        ],
        ..PLAIN
    },
    Runner {
        name: &["mvnw"],
        fewer: &["-DskipTests", "-Dmaven.test.skip", "-Dtest", "-DskipITs", "-pl", "-DexcludedGroups"],
        ..PLAIN
    },
    Runner {
        name: &["gradle"],
        fewer: &["--tests", "-x test", "--exclude-task test", "-PskipTests", "-x check"],
        ..PLAIN
    },
    Runner {
        name: &["gradlew"],
        fewer: &["--tests", "-x test", "--exclude-task test", "-PskipTests", "-x check"],
        ..PLAIN
    },
    Runner {
        name: &["dotnet", "test"],
        fewer: &["--filter"],
        places: true,
        takes: &[
            "-c",
            "--configuration",
            "--logger",
            "-l",
            "--results-directory",
            "--collect",
            "--settings",
            "-s",
            "-v",
            "--verbosity",
            "-f",
            "--framework",
            "-r",
            "--runtime",
            "--no-build",
            "--no-restore",
        ],
        ..PLAIN
    },
    Runner {
        name: &["playwright", "test"],
        fewer: &[
            "--grep",
            "-g",
            "--grep-invert",
            "--project",
            "--pass-with-no-tests",
            "--last-failed",
            "--only-changed",
        ],
        places: true,
        takes: &["--reporter", "--workers", "-j", "--config", "-c", "--retries", "--shard"],
        ..PLAIN
    },
    Runner { name: &["cypress", "run"], fewer: &["--spec", "-s"], ..PLAIN },
    Runner { name: &["ctest"], fewer: &["-E", "-R", "-LE", "-L", "--exclude-regex", "--tests-regex"], ..PLAIN },
    Runner {
        name: &["node", "--test"],
        fewer: &["--test-name-pattern", "--test-skip-pattern", "--test-only"],
        places: true,
        ..PLAIN
    },
    Runner { name: &["deno", "test"], fewer: &["--filter", "--ignore", "--permit-no-files"], places: true, ..PLAIN },
    Runner { name: &["bun", "test"], fewer: &["-t", "--test-name-pattern", "--only"], places: true, ..PLAIN },
    Runner { name: &["ava"], fewer: &["--match", "-m"], places: true, ..PLAIN },
    Runner { name: &["unittest"], fewer: &["-k"], places: true, takes: &["-s", "-p", "-t"], ..PLAIN },
    Runner {
        name: &["manage.py", "test"],
        fewer: &["-k", "--exclude-tag", "--tag"],
        places: true,
        takes: &["--settings", "--parallel"],
        ..PLAIN
    },
    Runner { name: &["mix", "test"], fewer: &["--exclude", "--only", "--stale"], places: true, ..PLAIN },
];

/// Programs that measure tests and run none by a name that is known.
pub(super) const MEASURES: &[&str] = &[
    "tarpaulin",
    "llvm-cov",
    "coverage",
    "c8",
    "nyc",
    "cargo-tarpaulin",
    "cargo-llvm-cov",
    "infection",
    "mutants",
    "diff-cover",
    "slipcover",
    "ginkgo",
    "bazel",
    "rake",
    "npm",
    "yarn",
    "pnpm",
    "gradle",
    "rails",
];
