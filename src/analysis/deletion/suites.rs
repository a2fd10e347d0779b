//! Tests that go while what they test stays.

use std::collections::BTreeSet;

use super::census::{Census, Gone, stem};
use super::kind::Kind;
use super::say::{Loss, amount};
use super::scale;
use crate::analysis::Judgement;
use crate::fact::role::{Role, role_of};
use crate::fact::{Confidence, Extent, Reversibility, TargetClass};
use crate::repo::ChangeSet;

/// Judges the tests that are gone, all together.
pub(super) fn judge(change: &ChangeSet, census: &Census) -> Option<Judgement> {
    let tested: BTreeSet<String> = census.gone.iter().filter(|gone| is_tested(gone)).flat_map(names).collect();
    let alone = |gone: &&Gone| gone.kind == Kind::Test && !gone.moved && subject(&gone.path).is_disjoint(&tested);
    let lost: Vec<&Gone> = census.gone.iter().filter(alone).collect();
    let lines: usize = lost.iter().map(|gone| gone.lines).sum();
    let weight = Weight {
        files: lost.len(),
        lines,
        back: census.tests_back,
        code_gone: census.gone.iter().filter(|gone| is_tested(gone) && !gone.moved).map(|g| g.lines).sum::<usize>()
            + census.cut.get(&Kind::Source).copied().unwrap_or_default().saturating_sub(census.added(Kind::Source)),
    };
    let confidence = weight.judge()?;
    let loss = Loss {
        rule: "tests-removed-wholesale",
        class: TargetClass::T2,
        extent: Extent::Container,
        undo: Reversibility::Git,
        confidence,
        noun: "tests",
        name: common_folder(&lost),
        reason: format!("{} go, and what they test stays", amount(&lost)),
        evidence: vec![format!(
            "{lines} meaningful lines of tests go, {} come back; {} of code go",
            weight.back, weight.code_gone
        )],
    };
    loss.of_files(change, &lost)
}

/// Whether it is something that tests are about: code, what is declared, an example.
fn is_tested(gone: &Gone) -> bool {
    let example = || role_of(&gone.path) == Role::Example;
    matches!(gone.kind, Kind::Source | Kind::Infra | Kind::Manifest | Kind::Migration)
        || (gone.kind == Kind::Other && example())
}

/// What is weighed.
#[derive(Clone, Copy, Debug)]
struct Weight {
    /// Files of tests that are gone.
    files: usize,
    /// Their meaningful lines.
    lines: usize,
    /// Lines of tests that came.
    back: usize,
    /// Lines of code that are gone with no code in their place.
    code_gone: usize,
}

impl Weight {
    /// How sure it is that tests went by themselves; none where they were few, are written anew or went with the code.
    fn judge(self) -> Option<Confidence> {
        let few =
            self.lines < scale::TEST_LINES || (self.files < scale::TEST_FILES && self.lines < 3 * scale::TEST_LINES);
        if few || self.back * 100 >= self.lines * scale::TESTS_BACK_PERCENT {
            return None;
        }
        let with_code = self.code_gone * 100 / self.lines.max(1);
        match with_code {
            _ if with_code >= scale::TESTED_PERCENT => None,
            // Many tests may have become the rows of one.
            _ if self.back * 100 >= self.lines * scale::TESTS_SHORTER_PERCENT => Some(Confidence::Medium),
            0..=4 => Some(Confidence::High),
            _ => Some(Confidence::Medium),
        }
    }
}

/// What the code in a file may be known by: its name and that of its folder.
fn names(gone: &Gone) -> Vec<String> {
    const LAYERS: &[&str] = &[
        "models",
        "components",
        "controllers",
        "services",
        "views",
        "main",
        "java",
        "python",
        "internal",
        "core",
        "utils",
        "packages",
        "crates",
        "helpers",
        "handlers",
        "commands",
        "tests",
    ];
    let folder = gone.path.rsplit('/').nth(1).map(str::to_lowercase);
    let telling = folder.filter(|name| name.len() >= 4 && !LAYERS.contains(&name.as_str()));
    stem(&gone.path).into_iter().chain(telling).collect()
}

/// What a test may be about, by its name and those of its folders.
fn subject(path: &str) -> BTreeSet<String> {
    const MARKS: &[&str] = &["test", "tests", "spec", "specs", "it", "e2e", "integration", "unit"];
    let file = path.rsplit('/').next().unwrap_or(path);
    let name = file.split('.').next().unwrap_or(file);
    let name = ["Tests", "Test", "Spec", "TestCase"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(['_', '-']).filter(|word| !MARKS.contains(word)).collect();
    let folders = path.rsplit('/').skip(1).map(str::to_lowercase).filter(|part| !MARKS.contains(&part.as_str()));
    folders.chain([words.join("_"), words.join("-")]).filter(|name| name.len() >= 4).collect()
}

/// The folder that holds all of `files`.
fn common_folder(files: &[&Gone]) -> String {
    let mut common: Option<Vec<&str>> = None;
    for gone in files {
        let parts: Vec<&str> = gone.path.rsplit_once('/').map_or(Vec::new(), |(folder, _)| folder.split('/').collect());
        let known = common.take().unwrap_or_else(|| parts.clone());
        let shared = known.iter().zip(&parts).take_while(|(a, b)| a == b).count();
        common = Some(parts.into_iter().take(shared).collect());
    }
    let folder = common.unwrap_or_default().join("/");
    if folder.is_empty() { "the whole repository".to_owned() } else { folder }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_that_go_by_themselves() {
        use Confidence::*;
        for (files, lines, back, code_gone, expected) in [
            (4, 200, 0, 0, Some(High)),
            (1, 200, 0, 0, Some(High)),
            (1, 90, 0, 0, None),
            (3, 50, 0, 0, None),
            (4, 200, 80, 0, None),
            (4, 200, 20, 30, Some(Medium)),
            (4, 200, 0, 90, None),
        ] {
            assert_eq!(
                Weight { files, lines, back, code_gone }.judge(),
                expected,
                "{files} {lines} {back} {code_gone}"
            );
        }
    }

    #[test]
    fn what_a_test_is_about() {
        for (path, name) in [
            ("tests/test_billing.py", "billing"),
            ("pkg/billing/sums_test.go", "billing"),
            ("src/components/OrderList.spec.ts", "orderlist"),
            ("src/test/java/shop/BillingServiceTest.java", "billingservice"),
            ("spec/models/order_line_spec.rb", "order_line"),
        ] {
            assert!(subject(path).contains(name), "{path}: {:?}", subject(path));
        }
    }
}
