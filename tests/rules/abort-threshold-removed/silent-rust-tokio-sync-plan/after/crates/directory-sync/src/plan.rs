use std::collections::HashSet;

use thiserror::Error;

const MAX_REMOVED_PERCENT: usize = 5;
const MAX_REMOVED: usize = 200;

#[derive(Debug, Error)]
#[error("{removed} of {known} users would be removed, giving up")]
pub struct TooManyRemovals {
    removed: usize,
    known: usize,
}

#[derive(Debug)]
pub struct SyncPlan {
    pub create: Vec<String>,
    pub remove: Vec<String>,
}

impl SyncPlan {
    pub fn new(upstream: Vec<String>, local: Vec<String>) -> Result<Self, TooManyRemovals> {
        let upstream: HashSet<String> = upstream.into_iter().collect();
        let local: HashSet<String> = local.into_iter().collect();

        let create = upstream.difference(&local).cloned().collect();
        let remove: Vec<String> = local.difference(&upstream).cloned().collect();

        let known = local.len();
        if remove.len() > MAX_REMOVED || remove.len() * 100 > known * MAX_REMOVED_PERCENT {
            return Err(TooManyRemovals { removed: remove.len(), known });
        }
        Ok(Self { create, remove })
    }
}
