use sqlx::PgConnection;

/// Sums the sales of a month.
pub async fn monthly(connection: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::query("CREATE TEMP TABLE sales AS SELECT * FROM orders WHERE paid").execute(&mut *connection).await?;
    sqlx::query("INSERT INTO totals SELECT region, sum(amount) FROM sales GROUP BY region")
        .execute(&mut *connection)
        .await?;
    sqlx::query("DROP TABLE sales").execute(&mut *connection).await?;
    Ok(())
}
