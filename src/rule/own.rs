//! Rules that a repository brings along: they add to what the shipped ones say and take nothing from it.

use super::file::read_own;
use super::{RuleError, RuleSet};
use crate::finding::Family;
use crate::source::Written;

/// Most rules that a repository may bring along.
pub const MOST: usize = 500;
/// Largest of their files, in bytes.
const BYTES: usize = 64 * 1024;

/// A file of a rule, as it stands in a repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnFile {
    /// Its path from the root of the repository.
    pub path: String,
    /// Its path from the folder of rules: `<family>/<id>.toml` or `<id>.toml`.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

impl RuleSet {
    /// The same rules, and those of `files`.
    ///
    /// # Errors
    /// A file that is no rule, an id that is taken.
    pub fn with_own(mut self, files: &[OwnFile]) -> Result<Self, RuleError> {
        for (at, file) in files.iter().enumerate() {
            let too_much = (at >= MOST).then(|| format!("there are more than {MOST} rules"));
            let too_much =
                too_much.or_else(|| (file.text.len() > BYTES).then(|| format!("it is longer than {BYTES} bytes")));
            if let Some(detail) = too_much {
                return Err(RuleError { file: file.path.clone(), detail });
            }
            let mut rule = read_own(&file.path, family(file)?, &file.text)?;
            let is_taken = self.get(&rule.id).map(|other| match &other.from {
                None => "a rule of blastlint has this id: call it otherwise, in the file and in its name".to_owned(),
                Some(from) => format!("{from} has this id too"),
            });
            let is_taken =
                is_taken.or_else(|| rule.id.parse::<Family>().ok().map(|_| "a family is called so".to_owned()));
            if let Some(detail) = is_taken {
                let shown = Written::new(&file.path, &file.text).wrong(&["id"], &detail);
                return Err(RuleError { file: String::new(), detail: shown });
            }
            rule.from = Some(file.path.clone());
            self.rules.push(rule);
        }
        if !files.is_empty() {
            self.rules.sort_by(|a, b| a.id.cmp(&b.id));
        }
        Ok(self)
    }

    /// The shipped rules alone.
    #[must_use]
    pub fn shipped_alone(&self) -> Self {
        Self { rules: self.rules.iter().filter(|rule| !rule.is_own()).cloned().collect() }
    }

    /// The rules of the repository alone.
    #[must_use]
    pub fn own(&self) -> Self {
        Self { rules: self.rules.iter().filter(|rule| rule.is_own()).cloned().collect() }
    }
}

/// The family by the folder; none where the file stands in no folder.
fn family(file: &OwnFile) -> Result<Option<Family>, RuleError> {
    let Some((folder, _)) = file.name.split_once('/') else { return Ok(None) };
    let known = || <Family as strum::IntoEnumIterator>::iter().map(|f| f.to_string()).collect::<Vec<_>>().join(", ");
    let detail = || format!("the folder `{folder}` is no family; known are {}", known());
    folder.parse().map(Some).map_err(|_| RuleError { file: file.path.clone(), detail: detail() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> OwnFile {
        OwnFile { path: format!(".blastlint/rules/{name}"), name: name.to_owned(), text: text.to_owned() }
    }

    fn rule(id: &str, more: &str) -> String {
        format!(
            "schema = 1\nid = \"{id}\"\ntitle = \"T\"\n{more}\n[report]\nmessage = \"m {{target}}\"\nhelp = \"h\"\n[docs]\nwhy = \"w\"\n"
        )
    }

    #[test]
    fn what_does_not_load_is_told_with_its_line() {
        let after = "[after]\neffect = [\"destroy\"]\n";
        let taken = rule("table-dropped", after);
        for (name, text, said) in [
            ("destroy/x-y.toml", rule("x-y", "analysis = \"guards\"\n"), "x-y.toml:4: a rule of your own"),
            ("destroy/x-y.toml", rule("x-y", "[guard]\nnoun = \"x\"\n"), "x-y.toml:4:"),
            ("destroy/x-y.toml", rule("x-y", ""), "x-y.toml:2: it asks nothing"),
            ("destroy/x-y.toml", rule("x-z", after), "x-y.toml:2: the id `x-z` differs"),
            ("destroy/x-y.toml", rule("x-y", "colour = 1"), "x-y.toml:4: unknown field `colour`"),
            ("destroy/x-y.toml", "id = ".to_owned(), "x-y.toml:1:"),
            ("x-y.toml", rule("x-y", after), "x-y.toml:2: say its `family`"),
            ("destroy/x-y.toml", rule("x-y", "family = \"exposure\""), "x-y.toml:4: it stands in the folder"),
            ("data/x-y.toml", rule("x-y", after), "the folder `data` is no family"),
            ("destroy/table-dropped.toml", taken, "table-dropped.toml:2: a rule of blastlint has this id"),
            ("destroy.toml", rule("destroy", &format!("family = \"destroy\"\n{after}")), "a family is called so"),
        ] {
            let error = RuleSet::shipped().unwrap().with_own(&[file(name, &text)]).unwrap_err().to_string();
            assert!(error.contains(said), "{name}: {error}");
        }
        let twice = [file("destroy/x-y.toml", &rule("x-y", after)), file("exposure/x-y.toml", &rule("x-y", after))];
        let error = RuleSet::default().with_own(&twice).unwrap_err().to_string();
        assert!(error.contains("exposure/x-y.toml:2: .blastlint/rules/destroy/x-y.toml has this id too"), "{error}");
    }
}
