use sqlx::PgPool;

/// Books a payment that the bank reports. It may report one more than once.
pub async fn book(pool: &PgPool, bank_id: &str, cents: i64) -> sqlx::Result<()> {
    let known: Option<i64> = sqlx::query_scalar("SELECT id FROM payments WHERE bank_id = $1")
        .bind(bank_id)
        .fetch_optional(pool)
        .await?;
    if known.is_some() {
        return Ok(());
    }
    sqlx::query("INSERT INTO payments (bank_id, cents) VALUES ($1, $2)")
        .bind(bank_id)
        .bind(cents)
        .execute(pool)
        .await?;
    Ok(())
}
