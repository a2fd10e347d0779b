use sqlx::PgPool;

/// Locks an account after too many tries.
pub async fn lock(pool: &PgPool, id: i64) -> sqlx::Result<()> {
    sqlx::query("UPDATE accounts SET locked = true WHERE id = $1").bind(id).execute(pool).await?;
    Ok(())
}
