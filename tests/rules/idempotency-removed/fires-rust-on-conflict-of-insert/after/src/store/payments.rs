use sqlx::PgPool;

/// Books a payment that the bank reports. It may report one more than once.
pub async fn book(pool: &PgPool, payment: &Payment) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO payments (account, cents, text) VALUES ($1, $2, $3)")
    .bind(payment.account)
    .bind(payment.cents)
    .bind(&payment.text)
    .execute(pool)
    .await?;
    Ok(())
}

pub struct Payment {
    pub bank_id: String,
    pub account: i64,
    pub cents: i64,
    pub text: String,
}
