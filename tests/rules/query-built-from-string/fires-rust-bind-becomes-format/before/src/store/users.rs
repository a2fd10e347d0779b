use sqlx::{PgPool, Row};

pub async fn id_of(pool: &PgPool, email: &str) -> sqlx::Result<Option<i64>> {
    let row = sqlx::query("SELECT id FROM users WHERE email = $1").bind(email).fetch_optional(pool).await?;
    Ok(row.map(|row| row.get("id")))
}
