//! The constants: one file, written by `benches/scope/fit.py` and read here.

use serde::{Deserialize, Serialize};

use super::own::Own;
use super::pair::Pair;
use super::spot::Spot;
use super::web::Web;

/// The table that is shipped.
const SHIPPED: &str = include_str!("../../rules/scope/table.json");

/// What the features weigh. Which is meant is said by name, so that a table of other features does not read.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Where the constants come from.
    #[serde(rename = "about")]
    _about: String,
    /// Of files.
    pub(crate) files: Model,
    /// Of hunks.
    pub(crate) hunks: Model,
    /// From which score on a file, or a hunk, has which level.
    pub(crate) levels: Levels,
}

/// What weighs files, or hunks: the pieces of a change.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Model {
    /// A piece by itself: the logarithm of the odds that it is out of scope.
    pub(crate) first: Linear,
    /// Two pieces: the logarithm of the odds that they are one piece of work.
    pub(crate) link: Linear,
    /// A piece with its links.
    pub(crate) second: Trees,
}

/// The least scores of the levels.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Levels {
    pub(crate) note: f64,
    pub(crate) warning: f64,
    pub(crate) hunk_note: f64,
    pub(crate) hunk_warning: f64,
}

/// From which score on a file is a note and a warning, as a repository sets it: 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FileLevels {
    /// From this score on, a note.
    pub note: f64,
    /// From this score on, a warning.
    pub warning: f64,
}

/// A weighted sum of features, each in units of how much it varies.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Linear {
    names: Vec<String>,
    mean: Vec<f64>,
    scale: Vec<f64>,
    weight: Vec<f64>,
    bias: f64,
    /// By term: which value of the input it takes.
    #[serde(skip)]
    places: Vec<usize>,
}

/// A sum of small decision trees.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Trees {
    names: Vec<String>,
    start: f64,
    trees: Vec<Tree>,
    #[serde(skip)]
    places: Vec<usize>,
}

/// A tree: what it adds, or a question (is this feature above this number) and two trees.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Tree {
    Leaf(f64),
    Split(usize, f64, Box<Tree>, Box<Tree>),
}

impl Table {
    /// The table that is shipped.
    ///
    /// # Errors
    /// What is wrong with it: a bug.
    pub fn shipped() -> Result<Self, String> {
        Self::read(SHIPPED)
    }

    /// The same table with other levels of files, where a repository sets them.
    pub fn at(mut self, levels: Option<FileLevels>) -> Self {
        if let Some(levels) = levels {
            self.levels.note = levels.note;
            self.levels.warning = levels.warning;
        }
        self
    }

    /// From which score on a file has which level.
    pub fn file_levels(&self) -> FileLevels {
        FileLevels { note: self.levels.note, warning: self.levels.warning }
    }

    /// Reads a table.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut table: Self = serde_json::from_str(text).map_err(|e| e.to_string())?;
        for (model, beside) in [(&mut table.files, &[][..]), (&mut table.hunks, Spot::NAMES)] {
            model.first.bind(&names([Own::NAMES]))?;
            model.link.bind(&link_names())?;
            model.second.bind(&names([Own::NAMES, &["first"], Web::NAMES, beside]))?;
        }
        Ok(table)
    }
}

fn names<'a>(names: impl IntoIterator<Item = &'a [&'a str]>) -> Vec<String> {
    names.into_iter().flatten().map(|name| (*name).to_owned()).collect()
}

/// What a link is weighed by: its own features, then those of both ends.
fn link_names() -> Vec<String> {
    let end = |end: &str| Own::NAMES.iter().map(|name| format!("{end}.{name}")).collect::<Vec<_>>();
    [names([Pair::NAMES]), end("here"), end("there")].concat()
}

fn places(wanted: &[String], names: &[String]) -> Result<Vec<usize>, String> {
    let place = |wanted: &String| {
        names.iter().position(|name| name == wanted).ok_or(format!("no feature is called `{wanted}`"))
    };
    wanted.iter().map(place).collect()
}

impl Linear {
    fn bind(&mut self, names: &[String]) -> Result<(), String> {
        self.places = places(&self.names, names)?;
        let long = [&self.mean, &self.scale, &self.weight].iter().all(|column| column.len() == self.names.len());
        let finite = self.scale.iter().all(|scale| *scale > 0.0);
        if long && finite {
            Ok(())
        } else {
            Err("each feature has one mean, one scale above zero and one weight".into())
        }
    }

    /// What the weighted values add up to.
    pub(crate) fn sum(&self, value: impl Fn(usize) -> f64) -> f64 {
        self.parts(value).map(|(_, part)| part).sum::<f64>() + self.bias
    }

    /// What each feature adds, by name.
    pub(crate) fn parts<'a>(&'a self, value: impl Fn(usize) -> f64 + 'a) -> impl Iterator<Item = (&'a str, f64)> + 'a {
        let columns = self.mean.iter().zip(&self.scale).zip(&self.weight);
        self.names.iter().zip(&self.places).zip(columns).map(move |((name, place), ((mean, scale), weight))| {
            (name.as_str(), weight * (value(*place) - mean) / scale)
        })
    }
}

impl Trees {
    fn bind(&mut self, names: &[String]) -> Result<(), String> {
        self.places = places(&self.names, names)?;
        let known = self.names.len();
        if self.trees.iter().all(|tree| tree.asks_below(known)) {
            Ok(())
        } else {
            Err("a tree asks for a feature that has no name".into())
        }
    }

    /// What the trees add up to.
    pub(crate) fn sum(&self, value: impl Fn(usize) -> f64) -> f64 {
        let value = |feature: usize| self.places.get(feature).map_or(0.0, |place| value(*place));
        self.trees.iter().map(|tree| tree.answer(&value)).sum::<f64>() + self.start
    }
}

impl Tree {
    fn asks_below(&self, most: usize) -> bool {
        match self {
            Tree::Leaf(_) => true,
            Tree::Split(feature, _, below, above) => {
                *feature < most && below.asks_below(most) && above.asks_below(most)
            }
        }
    }

    fn answer(&self, value: &impl Fn(usize) -> f64) -> f64 {
        match self {
            Tree::Leaf(adds) => *adds,
            Tree::Split(feature, cut, below, above) => {
                if value(*feature) >= *cut {
                    above.answer(value)
                } else {
                    below.answer(value)
                }
            }
        }
    }
}

/// The share that odds stand for, given their logarithm.
pub(crate) fn share(logarithm: f64) -> f64 {
    1.0 / (1.0 + (-logarithm.clamp(-35.0, 35.0)).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_table_reads() {
        let table = Table::shipped().unwrap();
        assert!(table.levels.note < table.levels.warning && table.levels.hunk_note < table.levels.hunk_warning);
    }

    #[test]
    fn trees_add_up() {
        let mut trees: Trees =
            serde_json::from_str(r#"{"names":["b","a"],"start":1,"trees":[[1,0.5,-1,[0,2,10,20]],0.25]}"#).unwrap();
        trees.bind(&["a".into(), "b".into()]).unwrap();
        let sum = |a: f64, b: f64| trees.sum(|place| [a, b][place]);
        assert_eq!((sum(0.0, 9.0), sum(0.5, 1.0), sum(1.0, 2.0)), (0.25, 11.25, 21.25));
        assert!(trees.bind(&["a".into()]).is_err());
    }
}
