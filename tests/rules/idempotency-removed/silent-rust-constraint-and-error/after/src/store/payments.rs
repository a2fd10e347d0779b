use sqlx::PgPool;

/// Books a payment that the bank reports. It may report one more than once.
pub async fn book(pool: &PgPool, bank_id: &str, cents: i64) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO payments (bank_id, cents) VALUES ($1, $2) ON CONFLICT (bank_id) DO NOTHING")
        .bind(bank_id)
        .bind(cents)
        .execute(pool)
        .await?;
    Ok(())
}
