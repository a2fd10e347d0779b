//! What `.env` beside a project, and the files that `env_file:` names, give to variables.

use std::collections::BTreeMap;

use super::interpolation::resolved;
use crate::analysis::Spot;
use crate::source::{Side, Source, Span};

/// What a project is called, wherever Compose looks for it.
pub(super) const PROJECT_NAME: &str = "COMPOSE_PROJECT_NAME";

/// Which files a project is made of.
pub(super) const FILES: &str = "COMPOSE_FILE";

/// Variables, what they are worth, and where they are given.
#[derive(Clone, Debug, Default)]
pub(super) struct Variables {
    values: BTreeMap<String, (String, Option<Spot>)>,
}

impl Variables {
    /// Reads `NAME=value` lines.
    pub(super) fn read(source: &Source, side: Side) -> Self {
        let mut variables = Self::default();
        for line in 0..source.lines.count() {
            let span = source.line_span(&(line..line + 1));
            if let Some((name, value)) = assigned(source.slice(span)) {
                let text = source.slice(span);
                let lead = text.len() - text.trim_start().len();
                let span = Span::new(span.start + lead, span.start + text.trim_end().len());
                let spot = Spot { path: source.path.clone(), side, span };
                let value = resolved(&value, &variables);
                variables.values.insert(name.to_owned(), (value, Some(spot)));
            }
        }
        variables
    }

    /// What a variable is worth, if it is given.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(|(value, _)| value.as_str())
    }

    /// Where a variable is given.
    pub(super) fn spot(&self, name: &str) -> Option<&Spot> {
        self.values.get(name).and_then(|(_, spot)| spot.as_ref())
    }

    /// Gives a variable that no file gives.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        self.values.insert(name.to_owned(), (value.to_owned(), None));
    }

    /// Variables of a file that are worth something else than in `other`, by name.
    pub(super) fn differing<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a str> {
        let changed = |name: &str| self.get(name) != other.get(name);
        let given = self.values.iter().filter(|(_, (_, spot))| spot.is_some());
        given.map(|(name, _)| name.as_str()).filter(move |name| changed(name))
    }
}

/// The name and the value of a line: `export NAME="value" # why`.
fn assigned(line: &str) -> Option<(&str, String)> {
    let line = line.trim();
    let line = line.strip_prefix("export ").unwrap_or(line);
    let (name, value) = line.split_once('=')?;
    let (name, value) = (name.trim(), value.trim());
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        return None;
    }
    let quoted = |quote: char| value.strip_prefix(quote).and_then(|rest| rest.split(quote).next());
    // Between single quotes nothing is put in.
    let value = match (quoted('\''), quoted('"')) {
        (Some(text), _) => text.replace('$', "$$"),
        (_, Some(text)) => text.to_owned(),
        _ => value.split(" #").next().unwrap_or_default().trim_end().to_owned(),
    };
    Some((name, value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::RepoPath;

    #[test]
    fn lines_give_values() {
        let text = "# A=0\nA=1 # one\nexport B=\"two words\"\nC='$A'\nD=${A}/d\nE=\nnot a line\n";
        let variables = Variables::read(&Source::new(RepoPath::from(".env"), text.as_bytes()), Side::After);
        let expected = [("A", "1"), ("B", "two words"), ("C", "$A"), ("D", "1/d"), ("E", "")];
        for (name, value) in expected {
            assert_eq!(variables.get(name), Some(value), "{name}");
        }
        assert_eq!(variables.values.len(), expected.len());
    }

    #[test]
    fn values_that_hold_each_other_stay_small() {
        let mut text = "V0=xxxxxxxxxxxxxxxx\n".to_owned();
        for at in 1..64 {
            text.push_str(&format!("V{at}=${{V{}}}${{V{}}}\n", at - 1, at - 1));
        }
        let variables = Variables::read(&Source::new(RepoPath::from(".env"), text.as_bytes()), Side::After);
        assert!(variables.get("V63").unwrap().len() < 1 << 20);
    }
}
