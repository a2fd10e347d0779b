use sqlx::PgPool;

/// Puts a student into a course and takes the place off.
pub async fn enrol(pool: &PgPool, student: i64, course: i64) -> sqlx::Result<()> {
    let mut tx = pool.begin().await?;
    sqlx::query("INSERT INTO enrolments (student, course) VALUES ($1, $2)")
        .bind(student)
        .bind(course)
        .execute(&mut *tx)
        .await?;
    sqlx::query("UPDATE courses SET places = places - 1 WHERE id = $1")
        .bind(course)
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}
