//! The store of rendered pages.

use sqlx::PgPool;

/// Prepares the schema; safe to call on every start.
pub async fn prepare(pool: &PgPool) -> Result<(), sqlx::Error> {
    sqlx::query("CREATE INDEX IF NOT EXISTS pages_path ON pages (path)")
        .execute(pool)
        .await?;
    Ok(())
}

/// How many pages are stored.
pub async fn count(pool: &PgPool) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("SELECT count(*) FROM pages").fetch_one(pool).await
}
