//! A file among the others: how strongly it is linked with what the task explains.

use super::row::{flag, row};
use super::table::share;

row! {
    /// What the links of one file say. A link is the logarithm of the odds that two files are one piece of work.
    Web {
        strongest,
        second,
        mean,
        strongest_relevant,
        mean_relevant,
        widest_path,
        explained,
        to_core,
        is_core,
        strongest_apart,
        mean_apart,
    }
}

/// How far a file is explained by itself must come back to it, in rounds.
const ROUNDS: usize = 4;

/// The links of all files. `relevant[i]` is the logarithm of the odds that file `i` is in scope by itself, `links[i][j]`
/// the link from `i` to `j`.
pub(crate) fn webs(relevant: &[f64], links: &[Vec<f64>]) -> Vec<Web> {
    let count = relevant.len();
    let link = |i: usize, j: usize| links.get(i).and_then(|row| row.get(j)).copied().unwrap_or_default();
    let shares: Vec<Vec<f64>> = links.iter().map(|row| row.iter().copied().map(share).collect()).collect();
    let width = |i: usize, j: usize| shares.get(i).and_then(|row| row.get(j)).copied().unwrap_or_default();
    let own: Vec<f64> = relevant.iter().copied().map(share).collect();
    let all: f64 = own.iter().sum();
    let core = core(relevant);
    let explained = explained(&own, &width);
    let widest = widest(core, count, &width);
    let at = |values: &[f64], i: usize| values.get(i).copied().unwrap_or_default();
    let mut webs: Vec<Web> = (0..count)
        .map(|i| {
            let others = || (0..count).filter(move |j| *j != i);
            let mut sorted: Vec<f64> = others().map(|j| link(i, j)).collect();
            sorted.sort_by(|a, b| b.total_cmp(a));
            let weighted = || others().map(|j| width(i, j) * at(&own, j));
            Web {
                strongest: at(&sorted, 0),
                second: at(&sorted, 1.min(sorted.len().saturating_sub(1))),
                mean: sorted.iter().sum::<f64>() / sorted.len().max(1) as f64,
                strongest_relevant: weighted().fold(0.0, f64::max),
                mean_relevant: if count > 1 { weighted().sum::<f64>() / (all - at(&own, i) + 1e-9) } else { 0.0 },
                widest_path: at(&widest, i),
                explained: (at(&explained, i) + 1e-6).ln(),
                to_core: if i == core { 3.0 } else { link(i, core) },
                is_core: flag(i == core),
                ..Web::default()
            }
        })
        .collect();
    apart(&mut webs, |web| web.strongest, |web| &mut web.strongest_apart);
    apart(&mut webs, |web| web.mean, |web| &mut web.mean_apart);
    webs
}

/// The most relevant file, the first of equals.
pub(crate) fn core(relevant: &[f64]) -> usize {
    let mut core = 0;
    for (i, value) in relevant.iter().enumerate() {
        if relevant.get(core).is_some_and(|best| value > best) {
            core = i;
        }
    }
    core
}

/// A file is explained by the task, or by an explained file that it is linked with.
fn explained(own: &[f64], width: &impl Fn(usize, usize) -> f64) -> Vec<f64> {
    let mut explained = own.to_vec();
    for _ in 0..ROUNDS {
        let by = |i: usize, (j, value): (usize, &f64)| {
            if i == j { 1.0 } else { 1.0 - 0.9 * (2.0 * width(i, j) - 1.0).max(0.0) * value }
        };
        let unexplained = |i: usize| explained.iter().enumerate().map(|other| by(i, other)).product::<f64>();
        explained = own.iter().enumerate().map(|(i, own)| 1.0 - (1.0 - own) * unexplained(i)).collect();
    }
    explained
}

/// The weakest link on the best way from the core to each file.
fn widest(core: usize, count: usize, width: &impl Fn(usize, usize) -> f64) -> Vec<f64> {
    let mut wide = vec![0.0_f64; count];
    if let Some(wide) = wide.get_mut(core) {
        *wide = 1.0;
    }
    let mut open: Vec<usize> = (0..count).collect();
    while let Some(at) = (0..open.len()).max_by(|a, b| {
        let value = |at: &usize| open.get(*at).and_then(|i| wide.get(*i)).copied().unwrap_or_default();
        value(a).total_cmp(&value(b)).then(b.cmp(a))
    }) {
        let i = open.swap_remove(at);
        let reached = wide.get(i).copied().unwrap_or_default();
        for j in &open {
            if let Some(wide) = wide.get_mut(*j) {
                *wide = wide.max(reached.min(width(i, *j).max(width(*j, i))));
            }
        }
    }
    wide
}

/// How far a value is from the mean of the other files'.
fn apart(webs: &mut [Web], value: fn(&Web) -> f64, to: fn(&mut Web) -> &mut f64) {
    let all: f64 = webs.iter().map(value).sum();
    let others = webs.len().saturating_sub(1).max(1) as f64;
    for web in webs {
        *to(web) = value(web) - (all - value(web)) / others;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stranger_is_far_from_the_core() {
        // The first is what the task names, the second is linked with it, the third with nothing.
        let links = vec![vec![0.0, 4.0, -4.0], vec![4.0, 0.0, -4.0], vec![-4.0, -4.0, 0.0]];
        let webs = webs(&[3.0, -1.0, -1.0], &links);
        assert_eq!(webs[0].is_core, 1.0);
        assert!(webs[1].widest_path > 0.9 && webs[2].widest_path < 0.1);
        assert!(webs[1].explained > webs[2].explained && webs[1].to_core == 4.0);
    }

    #[test]
    fn one_file_stands_alone() {
        let webs = webs(&[0.0], &[vec![0.0]]);
        assert_eq!((webs.len(), webs[0].widest_path, webs[0].mean), (1, 1.0, 0.0));
        assert!(super::webs(&[], &[]).is_empty());
    }
}
