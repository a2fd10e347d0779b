use sqlx::{PgPool, Row};

pub async fn id_of(pool: &PgPool, email: &str) -> sqlx::Result<Option<i64>> {
    let query = format!("SELECT id FROM users WHERE email = '{email}'");
    let row = sqlx::query(&query).fetch_optional(pool).await?;
    Ok(row.map(|row| row.get("id")))
}
