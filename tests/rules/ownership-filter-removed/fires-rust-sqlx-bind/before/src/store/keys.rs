use sqlx::PgPool;
use uuid::Uuid;

/// Reads one key of a project.
pub async fn find(pool: &PgPool, project: Uuid, key: Uuid) -> sqlx::Result<Option<ApiKey>> {
    sqlx::query_as("SELECT id, name, secret FROM api_keys WHERE id = $1 AND project_id = $2")
        .bind(key)
        .bind(project)
        .fetch_optional(pool)
        .await
}

#[derive(Debug, sqlx::FromRow)]
pub struct ApiKey {
    pub id: Uuid,
    pub name: String,
    pub secret: String,
}
