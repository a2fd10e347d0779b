use sqlx::PgPool;

/// Keeps what was measured.
pub struct Store {
    pool: PgPool,
}

impl Store {
    /// Starts a new season.
    pub async fn reset(&self) -> sqlx::Result<()> {
        sqlx::query("TRUNCATE scores RESTART IDENTITY").execute(&self.pool).await?;
        Ok(())
    }
}
