use sqlx::PgPool;
use uuid::Uuid;

pub async fn remove(pool: &PgPool, id: Uuid) -> sqlx::Result<()> {
    sqlx::query("UPDATE notes SET deleted_at = now() WHERE id = $1").bind(id).execute(pool).await?;
    Ok(())
}
