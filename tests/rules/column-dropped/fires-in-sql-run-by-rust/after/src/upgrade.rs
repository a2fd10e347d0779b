use sqlx::PgPool;

/// Brings the tables to version 12.
pub async fn to_version_12(pool: &PgPool) -> Result<(), sqlx::Error> {
    sqlx::query("ALTER TABLE accounts ADD COLUMN display_name text").execute(pool).await?;
    sqlx::query("ALTER TABLE accounts DROP COLUMN nickname").execute(pool).await?;
    Ok(())
}
