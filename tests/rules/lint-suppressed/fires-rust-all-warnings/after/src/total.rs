//! Sums of orders.
#![allow(warnings)]

/// The sum of `rows`.
pub fn total(rows: &[u64]) -> u64 {
    rows.iter().sum()
}
