pub fn render(rows: &[Row]) -> String {
    rows.iter().map(|row| format!("{:>8} {}\n", row.count, row.sku)).collect()
}
