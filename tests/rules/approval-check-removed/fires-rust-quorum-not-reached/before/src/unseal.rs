use anyhow::{bail, Result};

use crate::keys::{KeyRing, Share};

const QUORUM: usize = 3;

pub fn unseal(ring: &mut KeyRing, shares: &[Share]) -> Result<()> {
    if ring.is_open() {
        bail!("open already");
    }
    let people = shares.iter().map(|share| &share.holder).collect::<std::collections::HashSet<_>>();
    if people.len() < QUORUM {
        bail!("{} of {QUORUM} holders agree", people.len());
    }
    ring.open(shares)
}
