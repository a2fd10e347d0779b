//! Sums of orders.

/// The sum of `rows`.
pub fn total(rows: &[u64]) -> u64 {
    rows.iter().sum()
}
