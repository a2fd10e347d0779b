use sqlx::PgPool;

/// Prepares the tables that tenants share.
pub async fn prepare(pool: &PgPool) -> sqlx::Result<()> {
    sqlx::query("ALTER TABLE documents ENABLE ROW LEVEL SECURITY").execute(pool).await?;
    sqlx::query("DROP POLICY IF EXISTS tenant_only ON documents").execute(pool).await?;
    Ok(())
}
