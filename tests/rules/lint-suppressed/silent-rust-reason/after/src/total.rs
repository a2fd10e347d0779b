//! Sums of orders.

#[allow(clippy::ptr_arg, reason = "the trait of the caller asks for it")]
/// The sum of `rows`.
pub fn total(rows: &[u64]) -> u64 {
    rows.iter().sum()
}
