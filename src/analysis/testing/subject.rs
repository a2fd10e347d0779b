//! What tests are about: the code of the change, and what of it is gone.

use std::collections::BTreeSet;

use super::text::{names, strings};
use crate::analysis::Scene;
use crate::fact::outline::What;
use crate::fact::role::{Role, role_of};
use crate::lang::detect;
use crate::repo::FileDiff;
use crate::source::{Side, Source};

/// What a change does to the code under test.
#[derive(Debug, Default)]
pub(super) struct Code {
    /// Names and texts that were declared before and stand nowhere now.
    pub(super) gone: BTreeSet<String>,
    /// Names of functions and classes that stand in another file now, or in none.
    pub(super) moved: BTreeSet<String>,
    /// Files of code, without their endings and marks, that change.
    pub(super) changed: BTreeSet<String>,
    /// Whether any code changes.
    pub(super) any: bool,
    /// The stems of files that are gone.
    pub(super) files_gone: BTreeSet<String>,
}

/// Whether the file at `path` holds code under test.
pub(super) fn is_code(path: &str) -> bool {
    !matches!(role_of(path), Role::Test | Role::Fixture | Role::Docs | Role::Vendored)
}

/// Reads what the change does to code.
pub(super) fn of(scene: &mut Scene<'_>) -> Code {
    let change = scene.change;
    let mut code = Code::default();
    let mut declared: BTreeSet<String> = BTreeSet::new();
    let mut said: BTreeSet<String> = BTreeSet::new();
    for (index, file) in change.files.iter().enumerate() {
        let path = file.path.to_text();
        let stood = file.before.as_ref().map_or_else(|| path.clone(), |before| before.path.to_text());
        if !is_code(&path) && !is_code(&stood) {
            continue;
        }
        let known = file.after.as_ref().or(file.before.as_ref()).and_then(|source| detect(&source.path, &source.text));
        if known.is_some_and(|language| language.host.is_some()) {
            code.any |= touches_code(file);
            code.changed.insert(stem(&path));
        }
        match (&file.before, &file.after) {
            (Some(before), None) => {
                code.moved.extend(definitions(scene, index, Side::Before));
                code.files_gone.insert(stem(&stood));
                declared.extend(declarations(scene, index, before));
            }
            (Some(before), Some(after)) => {
                let stay = definitions(scene, index, Side::After);
                code.moved.extend(definitions(scene, index, Side::Before).difference(&stay).cloned());
                declared.extend(declarations(scene, index, before));
                said.extend(words(after));
            }
            (None, Some(after)) => said.extend(words(after)),
            (None, None) => {}
        }
    }
    code.gone = declared.into_iter().filter(|name| name.len() >= 3 && !said.contains(name)).collect();
    code
}

/// Whether a hunk touches more than the tests that stand in the same file, as Rust has them.
fn touches_code(file: &FileDiff) -> bool {
    let start = |source: &Source| source.text.find("#[cfg(test)]").map_or(usize::MAX, |at| source.lines.line_of(at));
    let (before, after) =
        (file.before.as_ref().map_or(usize::MAX, start), file.after.as_ref().map_or(usize::MAX, start));
    file.hunks.iter().any(|hunk| {
        (!hunk.before.is_empty() && hunk.before.start < before) || (!hunk.after.is_empty() && hunk.after.start < after)
    })
}

/// What a file declares: names of definitions, types, parameters, bindings, keys; and its texts, which are routes, columns
/// and options.
fn declarations(scene: &mut Scene<'_>, file: usize, source: &Source) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let Some(sides) = scene.outlines(file) else { return out };
    let Some(outline) = sides.before.as_ref() else { return out };
    for item in &outline.items {
        match item.what {
            What::Definition | What::Parameter | What::Binding | What::Option => {
                out.extend(names(&item.name).into_iter().map(str::to_owned))
            }
            What::Type => out.extend(names(source.slice(item.span)).into_iter().map(str::to_owned)),
            What::Text => out.extend(
                strings(&item.text)
                    .into_iter()
                    .filter(|text| text.len() >= 4 && !text.contains(' '))
                    .map(str::to_owned),
            ),
            _ => {}
        }
    }
    out
}

/// The names of functions and classes of a side of a file.
fn definitions(scene: &mut Scene<'_>, file: usize, side: Side) -> BTreeSet<String> {
    let Some(sides) = scene.outlines(file) else { return BTreeSet::new() };
    let items = sides.of(side).map(|outline| outline.items.as_slice()).unwrap_or_default();
    items
        .iter()
        .filter(|item| item.what == What::Definition && item.name.len() >= 4)
        .map(|item| item.name.clone())
        .collect()
}

/// Every word and every text of a file.
fn words(source: &Source) -> BTreeSet<String> {
    let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '@');
    let mut out: BTreeSet<String> =
        source.text.split(|c| !word(c)).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    out.extend(source.text.lines().flat_map(strings).map(str::to_owned));
    out
}

/// What a file is called, without its ending and what says that it is a test, in lower case.
pub(super) fn stem(path: &str) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    let name = file.split('.').next().unwrap_or(file);
    let name = ["Tests", "TestCase", "Test", "Spec", "IT", "_test", "_spec", "-test", "-spec", "_tests"]
        .iter()
        .find_map(|end| name.strip_suffix(end).filter(|rest| !rest.is_empty()))
        .unwrap_or(name);
    let name = name.strip_prefix("test_").unwrap_or(name);
    plain(name)
}

/// A name without its case and its marks.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl Code {
    /// Something of `words` that the change takes out of the code.
    pub(super) fn loses<'a>(&self, words: impl IntoIterator<Item = &'a String>) -> Option<&'a String> {
        words.into_iter().find(|word| self.gone.contains(*word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_of_tests_is_about() {
        for (path, expected) in [
            ("tests/test_charge.py", "charge"),
            ("src/cart/discount.test.ts", "discount"),
            ("src/test/java/shop/VoucherTest.java", "voucher"),
            ("spec/models/order_line_spec.rb", "orderline"),
            ("quota/quota_test.go", "quota"),
            ("Shop.Tests/PostcodeTests.cs", "postcode"),
            ("app/models/order_line.rb", "orderline"),
        ] {
            assert_eq!(stem(path), expected, "{path}");
        }
    }
}
