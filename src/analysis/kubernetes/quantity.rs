//! Quantities: `10Gi`, `500M`.

/// Whether a quantity became smaller; not where either is none.
pub(super) fn shrinks(before: &str, after: &str) -> bool {
    matches!((value(before), value(after)), (Some(before), Some(after)) if after < before)
}

fn value(text: &str) -> Option<f64> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let number: f64 = number.parse().ok()?;
    let factor = match unit {
        "" => 1.0,
        "m" => 1e-3,
        "k" => 1e3,
        "M" => 1e6,
        "G" => 1e9,
        "T" => 1e12,
        "P" => 1e15,
        "Ki" => 1024.0,
        "Mi" => 1_048_576.0,
        "Gi" => 1_073_741_824.0,
        "Ti" => 1_099_511_627_776.0,
        "Pi" => 1_125_899_906_842_624.0,
        _ => return None,
    };
    Some(number * factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn smaller_ones() {
        assert!(shrinks("10Gi", "500Mi") && shrinks("1T", "1Gi"));
        assert!(!shrinks("1Gi", "1Gi") && !shrinks("5Gi", "10Gi") && !shrinks("{size}", "1Gi"));
    }
}
