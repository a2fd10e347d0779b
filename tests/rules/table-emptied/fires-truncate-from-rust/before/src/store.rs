use sqlx::PgPool;

/// Keeps what was measured.
pub struct Store {
    pool: PgPool,
}

impl Store {
    /// Starts a new season.
    pub async fn reset(&self, season: i32) -> sqlx::Result<()> {
        sqlx::query("DELETE FROM scores WHERE season = $1").bind(season).execute(&self.pool).await?;
        Ok(())
    }
}
