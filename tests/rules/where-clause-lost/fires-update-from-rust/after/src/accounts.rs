use sqlx::PgPool;

/// Locks an account after too many tries.
pub async fn lock(pool: &PgPool, id: i64) -> sqlx::Result<()> {
    tracing::info!(id, "locking");
    sqlx::query("UPDATE accounts SET locked = true").execute(pool).await?;
    Ok(())
}
