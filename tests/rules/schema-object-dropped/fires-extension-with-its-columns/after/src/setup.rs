use sqlx::PgPool;

/// Brings extensions up to date.
pub async fn extensions(pool: &PgPool) -> sqlx::Result<()> {
    sqlx::query("CREATE EXTENSION IF NOT EXISTS pg_trgm").execute(pool).await?;
    sqlx::query("DROP EXTENSION IF EXISTS hstore CASCADE").execute(pool).await?;
    Ok(())
}
