//! The scores of the pieces of a change, files or hunks, by the table.

use super::own::Own;
use super::pair::Pair;
use super::table::{Model, share};
use super::web;

/// What the table says of the pieces of a change.
#[derive(Debug)]
pub(crate) struct Verdicts {
    /// By piece: 0 to 1, high is out of scope.
    pub(crate) scores: Vec<f64>,
    /// The piece that the task explains best.
    pub(crate) core: usize,
}

/// Judges every piece of a change. What is known of each `beside` its own features is asked for last.
pub(crate) fn judge(own: &[Own], pairs: &[Vec<Pair>], beside: &[Vec<f64>], model: &Model) -> Verdicts {
    let own: Vec<Vec<f64>> = own.iter().map(Own::values).collect();
    let alone: Vec<f64> = own.iter().map(|values| model.first.sum(|at| value(values, at))).collect();
    let links: Vec<Vec<f64>> = pairs.iter().enumerate().map(|(i, row)| row_of_links(i, row, &own, model)).collect();
    let relevant: Vec<f64> = alone.iter().map(|odds| -odds).collect();
    let webs = web::webs(&relevant, &links);
    let scores = webs
        .into_iter()
        .zip(&own)
        .zip(&alone)
        .enumerate()
        .map(|(i, ((web, own), alone))| {
            let beside = beside.get(i).into_iter().flatten().copied();
            let values: Vec<f64> = own.iter().copied().chain([*alone]).chain(web.values()).chain(beside).collect();
            share(model.second.sum(|at| value(&values, at)))
        })
        .collect();
    Verdicts { scores, core: web::core(&relevant) }
}

fn row_of_links(i: usize, row: &[Pair], own: &[Vec<f64>], model: &Model) -> Vec<f64> {
    let end = |of: usize, at: usize| own.get(of).map_or(0.0, |values| value(values, at));
    let (pairs, ends) = (Pair::NAMES.len(), Own::NAMES.len());
    let link = |(j, pair): (usize, &Pair)| {
        if i == j {
            return 0.0;
        }
        let values = pair.values();
        model.link.sum(|at| match at {
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
