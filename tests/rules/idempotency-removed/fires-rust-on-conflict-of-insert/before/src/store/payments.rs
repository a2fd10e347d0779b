use sqlx::PgPool;

/// Books a payment that the bank reports. It may report one more than once.
pub async fn book(pool: &PgPool, payment: &Payment) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO payments (bank_id, account, cents) VALUES ($1, $2, $3)
         ON CONFLICT (bank_id) DO NOTHING",
    )
    .bind(&payment.bank_id)
    .bind(payment.account)
    .bind(payment.cents)
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
