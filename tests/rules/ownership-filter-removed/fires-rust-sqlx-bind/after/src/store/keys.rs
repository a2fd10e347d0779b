use sqlx::PgPool;
use uuid::Uuid;

/// Reads one key of a project.
pub async fn find(pool: &PgPool, key: Uuid) -> sqlx::Result<Option<ApiKey>> {
    sqlx::query_as("SELECT id, name, secret FROM api_keys WHERE id = $1").bind(key).fetch_optional(pool).await
}

#[derive(Debug, sqlx::FromRow)]
pub struct ApiKey {
    pub id: Uuid,
    pub name: String,
    pub secret: String,
}
