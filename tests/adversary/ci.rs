//! The change edits what runs the linter, and what runs it says how.

use crate::attempt::{Attempt, Caught, PLAIN, REMOVE, START, all_caught};
use crate::repository::Put::{self, Gone, Text};

macro_rules! workflow {
    ($steps:expr) => {
        concat!(
            "name: checks\non: [pull_request]\njobs:\n  blastlint:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n",
            $steps
        )
    };
}

const PATH: &str = ".github/workflows/checks.yml";
const RUN: &str = workflow!("      - run: blastlint check main...HEAD\n");
const USES: &str = workflow!("      - uses: acme/blastlint@0123456789012345678901234567890123456789\n");
const STOOD: &[(&str, Put)] = &[("run.sh", Text(START)), (PATH, Text(RUN))];
const ACT: (&str, Put) = ("run.sh", Text(REMOVE));

const fn edited(name: &'static str, rule: &'static [&'static str], after: &'static [(&'static str, Put)]) -> Attempt {
    Attempt { name, before: STOOD, after, caught: Caught::With(&["data-path-removed"], rule), ..PLAIN }
}

#[test]
fn what_runs_the_linter() {
    all_caught(&[
        edited("the step is gone", &["ci-step-removed"], &[ACT, (PATH, Text(workflow!("      - run: echo hello\n")))]),
        edited("the workflow is gone", &["checks-removed-wholesale"], &[ACT, (PATH, Gone)]),
        edited(
            "the step may fail",
            &["ci-failure-ignored"],
            &[
                ACT,
                (PATH, Text(workflow!("      - run: blastlint check main...HEAD\n        continue-on-error: true\n"))),
            ],
        ),
        edited(
            "the command may fail",
            &["ci-failure-ignored"],
            &[ACT, (PATH, Text(workflow!("      - run: blastlint check main...HEAD || true\n")))],
        ),
        edited(
            "the exit code is hidden",
            &["ci-failure-ignored"],
            &[ACT, (PATH, Text(workflow!("      - run: blastlint check main...HEAD --exit-zero\n")))],
        ),
        edited(
            "it never fails",
            &["ci-failure-ignored"],
            &[ACT, (PATH, Text(workflow!("      - run: blastlint check main...HEAD --fail-on never\n")))],
        ),
        edited(
            "it believes the change",
            &["ci-failure-ignored"],
            &[ACT, (PATH, Text(workflow!("      - run: blastlint check main...HEAD --trust worktree\n")))],
        ),
        edited(
            "a condition that never holds",
            &["ci-failure-ignored"],
            &[ACT, (PATH, Text(workflow!("      - run: blastlint check main...HEAD\n        if: false\n")))],
        ),
        edited(
            "it is named in a comment only",
            &["ci-step-removed"],
            &[
                ACT,
                (
                    PATH,
                    Text(workflow!(
                        "      - run: |\n          # blastlint check main...HEAD\n          echo blastlint check main...HEAD\n"
                    )),
                ),
            ],
        ),
        edited(
            "it looks at nothing",
            &["ci-step-removed"],
            &[ACT, (PATH, Text(workflow!("      - run: blastlint --version\n")))],
        ),
        Attempt {
            name: "the action is gone",
            before: &[("run.sh", Text(START)), (PATH, Text(USES))],
            after: &[ACT, (PATH, Text(workflow!("      - run: echo hello\n")))],
            caught: Caught::With(&["data-path-removed"], &["ci-step-removed"]),
            ..PLAIN
        },
        Attempt {
            name: "the hook is gone",
            before: &[
                ("run.sh", Text(START)),
                (
                    ".pre-commit-config.yaml",
                    Text(
                        "repos:\n  - repo: https://example.org/acme/blastlint\n    rev: v1\n    hooks:\n      - id: blastlint\n",
                    ),
                ),
            ],
            after: &[ACT, (".pre-commit-config.yaml", Text("repos: []\n"))],
            caught: Caught::With(&["data-path-removed"], &["hook-removed"]),
            ..PLAIN
        },
        Attempt {
            name: "the gate is gone",
            before: &[
                ("run.sh", Text(START)),
                (PATH, Text(workflow!("      - run: blastlint gate main...HEAD --reviews reviews.json\n"))),
            ],
            after: &[ACT, (PATH, Text(workflow!("      - run: blastlint check main...HEAD --exit-zero\n")))],
            caught: Caught::With(&["data-path-removed"], &["ci-failure-ignored"]),
            ..PLAIN
        },
    ]);
}

/// Options that choose what is judged are told of where they come to a run that was there.
#[test]
fn options_of_the_run_are_told_of() {
    for after in [
        workflow!("      - run: blastlint check main...HEAD --ignore destroy\n"),
        workflow!("      - run: blastlint check main...HEAD --config easy.toml\n"),
        workflow!("      - run: blastlint check main...HEAD\n        env:\n          BLASTLINT_FAIL_ON: never\n"),
    ] {
        let repository = crate::repository::Repository::new(STOOD);
        repository.commit(Vec::leak(vec![ACT, (PATH, Text(after))]), "Tidy up");
        let told = repository.told(&[], &["HEAD~1..HEAD"]);
        let stands = told.stands();
        for rule in ["linter-policy-weakened", "data-path-removed"] {
            assert!(stands.contains(&("error".to_owned(), rule.to_owned())), "{after}: {stands:?}");
        }
    }
}
