//! From how much on a deletion is told, in one place. Read off ordinary merged commits: below these numbers almost every
//! deletion is a cleanup that says what it does.

/// Fewest meaningful lines of a file for its loss to count; below it stands a stub, a re-export, a stanza.
pub(super) const FILE_LINES: usize = 20;

/// What share of a file, in percent, must stand elsewhere after the change for the file to have moved. A move is seldom
/// pure: imports, names and layout change on the way.
pub(super) const MOVED_PERCENT: usize = 50;

/// Fewest files of a folder that must go before the rest of the folder is looked at: each look costs a read.
pub(super) const FOLDER_FILES: usize = 5;

/// Fewest meaningful lines that a folder of code must lose: five files of one line each are nobody's loss.
pub(super) const FOLDER_LINES: usize = 150;

/// A folder of which one file in so many stays has as good as gone.
pub(super) const MOSTLY: usize = 5;

/// What share of the removed code, in percent, may come back as other code for the removal to be a rewrite.
pub(super) const CODE_BACK_PERCENT: usize = 70;

/// What share of an environment, in percent, may come back under its own name for it to have moved. Another tool says
/// the same in a third of the lines.
pub(super) const ENVIRONMENT_BACK_PERCENT: usize = 30;

/// Fewest meaningful lines of an environment: below it stands a list of what is elsewhere.
pub(super) const ENVIRONMENT_LINES: usize = 8;

/// From so many root modules on it is no root that is taken down but the place where all of it is declared.
pub(super) const ROOTS: usize = 5;

/// Most folders that are listed for a change, the outer ones first; the others are taken for gone when all that is known
/// of them is, and said to be unsure. The scene allows more, for all analyses together.
pub(super) const LISTINGS: usize = 200;

/// Fewest manifests that make an application: a workload and what it needs.
pub(super) const MANIFESTS: usize = 3;

/// From so many applications on it is no application that goes but the place where they run.
pub(super) const APPLICATIONS: usize = 3;

/// Fewest migrations that must go: one is taken back and rewritten on every second branch.
pub(super) const MIGRATIONS: usize = 2;

/// Fewest files of tests, and fewest meaningful lines of tests, that must go without what they test. One file is
/// enough where it is long.
pub(super) const TEST_FILES: usize = 3;
/// See [`TEST_FILES`].
pub(super) const TEST_LINES: usize = 60;

/// What share of the removed tests, in percent, may come back as other tests for the removal to be a rewrite.
pub(super) const TESTS_BACK_PERCENT: usize = 30;

/// From what share on, in percent, other tests may say the same more shortly, as rows of a table.
pub(super) const TESTS_SHORTER_PERCENT: usize = 15;

/// What share of the removed tests, in percent, the removed code must have for the tests to have gone with it: tests
/// are about as long as what they test.
pub(super) const TESTED_PERCENT: usize = 30;

/// Fewest lines that a placeholder must stand for: a person writes `// ...` for three lines of an example.
pub(super) const PLACEHOLDER_LINES: usize = 8;

/// Fewest meaningful lines of bodies that stubs must have replaced in a file.
pub(super) const STUB_LINES: usize = 12;

/// Most names that a finding lists.
pub(super) const NAMES: usize = 10;
