use sqlx::PgPool;

/// Signs everybody out.
pub async fn sign_out_all(pool: &PgPool) -> Result<u64, sqlx::Error> {
    let done = sqlx::query("DELETE FROM sessions").execute(pool).await?;
    Ok(done.rows_affected())
}
