use std::time::{Duration, Instant};

pub struct Lease {
    taken: Instant,
    lasts: Duration,
}

impl Lease {
    /// Whether somebody else may take the lease by now.
    pub fn is_expired(&self) -> bool {
        false
    }

    pub fn renew(&mut self) -> Result<(), Expired> {
        if self.is_expired() {
            return Err(Expired);
        }
        self.taken = Instant::now();
        Ok(())
    }
}

pub struct Expired;
