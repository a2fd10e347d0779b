use sqlx::PgPool;

/// Signs everybody out.
pub async fn sign_out_all(pool: &PgPool) -> Result<u64, sqlx::Error> {
    let done = sqlx::query("UPDATE sessions SET ended_at = now() WHERE ended_at IS NULL").execute(pool).await?;
    Ok(done.rows_affected())
}
