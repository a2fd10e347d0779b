use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use crate::tenant::TenantId;

#[derive(Debug, thiserror::Error)]
#[error("quota of {tenant} is used up")]
pub struct QuotaExceeded {
    pub tenant: TenantId,
}

#[derive(Clone, Default)]
pub struct QuotaBook {
    inner: Arc<RwLock<HashMap<TenantId, u64>>>,
}

impl QuotaBook {
    pub fn grant(&self, tenant: TenantId, units: u64) {
        let mut left = self.inner.write().unwrap();
        *left.entry(tenant).or_default() += units;
    }

    pub fn spend(&self, tenant: &TenantId, units: u64) -> Result<u64, QuotaExceeded> {
        let mut left = self.inner.write().unwrap();
        match left.get_mut(tenant) {
            Some(n) if *n >= units => {
                *n -= units;
                Ok(*n)
            }
            _ => Err(QuotaExceeded { tenant: tenant.clone() }),
        }
    }

    pub fn remaining(&self, tenant: &TenantId) -> u64 {
        self.inner.read().unwrap().get(tenant).copied().unwrap_or_default()
    }
}
