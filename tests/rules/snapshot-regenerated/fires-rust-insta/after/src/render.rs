pub fn render(rows: &[Row]) -> String {
    rows.iter().map(|row| format!("{:>8} sku={}\n", row.count, row.sku)).collect()
}
