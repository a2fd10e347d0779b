use sqlx::PgPool;
use uuid::Uuid;

use crate::error::LedgerError;

pub struct TransferRepo {
    pool: PgPool,
}

impl TransferRepo {
    pub fn new(pool: PgPool) -> Self {
        Self { pool }
    }

    pub async fn transfer(&self, from: Uuid, to: Uuid, cents: i64) -> Result<Uuid, LedgerError> {
        let mut tx = self.pool.begin().await?;

        let debited = sqlx::query(
            "UPDATE accounts SET balance = balance - $1 WHERE id = $2 AND balance >= $1",
        )
        .bind(cents)
        .bind(from)
        .execute(&mut *tx)
        .await?;
        if debited.rows_affected() == 0 {
            return Err(LedgerError::InsufficientFunds);
        }

        sqlx::query("UPDATE accounts SET balance = balance + $1 WHERE id = $2")
            .bind(cents)
            .bind(to)
            .execute(&mut *tx)
            .await?;

        let entry = Uuid::new_v4();
        sqlx::query("INSERT INTO ledger (id, debit, credit, cents) VALUES ($1, $2, $3, $4)")
            .bind(entry)
            .bind(from)
            .bind(to)
            .bind(cents)
            .execute(&mut *tx)
            .await?;

        tx.commit().await?;
        Ok(entry)
    }
}
