//! The scores of the files of a change, by the table.

use super::own::Own;
use super::pair::Pair;
use super::table::{Table, share};
use super::web::{self, Web};

/// What the table says of one file.
#[derive(Debug)]
pub(crate) struct Verdict {
    /// 0 to 1, high is out of scope.
    pub(crate) score: f64,
    /// How it stands among the others.
    pub(crate) web: Web,
}

/// What the table says of a change.
#[derive(Debug)]
pub(crate) struct Verdicts {
    /// By file.
    pub(crate) files: Vec<Verdict>,
    /// The links from each file to each other: the logarithm of the odds that they are one piece of work.
    pub(crate) links: Vec<Vec<f64>>,
    /// The file that the task explains best.
    pub(crate) core: usize,
}

/// Judges every file of a change.
pub(crate) fn judge(own: &[Own], pairs: &[Vec<Pair>], table: &Table) -> Verdicts {
    let own: Vec<Vec<f64>> = own.iter().map(Own::values).collect();
    let alone: Vec<f64> = own.iter().map(|values| table.first.sum(|at| value(values, at))).collect();
    let links: Vec<Vec<f64>> =
        pairs.iter().enumerate().map(|(i, row)| row_of_links(i, row, &own, table)).collect();
    let relevant: Vec<f64> = alone.iter().map(|odds| -odds).collect();
    let webs = web::webs(&relevant, &links);
    let files = webs
        .into_iter()
        .zip(&own)
        .zip(&alone)
        .map(|((web, own), alone)| {
            let values: Vec<f64> = own.iter().copied().chain([*alone]).chain(web.values()).collect();
            Verdict { score: share(table.second.sum(|at| value(&values, at))), web }
        })
        .collect();
    Verdicts { files, links, core: web::core(&relevant) }
}

fn row_of_links(i: usize, row: &[Pair], own: &[Vec<f64>], table: &Table) -> Vec<f64> {
    let end = |of: usize, at: usize| own.get(of).map_or(0.0, |values| value(values, at));
    let (pairs, ends) = (Pair::NAMES.len(), Own::NAMES.len());
    let link = |(j, pair): (usize, &Pair)| {
        if i == j {
            return 0.0;
        }
        let values = pair.values();
        table.link.sum(|at| match at {
            at if at < pairs => value(&values, at),
            at if at < pairs + ends => end(i, at - pairs),
            at => end(j, at - pairs - ends),
        })
    };
    row.iter().enumerate().map(link).collect()
}

fn value(values: &[f64], at: usize) -> f64 {
    values.get(at).copied().unwrap_or_default()
}
