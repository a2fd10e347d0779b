pub struct Line {
    pub net: u64,
    pub rate: u64,
}

/// The tax of an invoice, in cents, rounded once.
pub fn tax(lines: &[Line]) -> u64 {
    lines.iter().map(|line| line.net * line.rate).sum::<u64>() / 100
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_rounded_by_itself() {
        let lines = [Line { net: 1050, rate: 19 }, Line { net: 333, rate: 7 }];
        assert!(tax(&lines) > 0);
        assert_eq!(tax(&lines[..1]), 200);
    }

    #[test]
    fn nothing_sold_is_nothing_taxed() {
        assert_eq!(tax(&[]), 0);
    }
}
