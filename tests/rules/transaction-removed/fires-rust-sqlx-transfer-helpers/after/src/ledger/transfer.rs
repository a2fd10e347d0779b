use sqlx::PgPool;
use tracing::instrument;
use uuid::Uuid;

use crate::error::LedgerError;

#[derive(Clone)]
pub struct TransferRepo {
    pool: PgPool,
}

impl TransferRepo {
    pub fn new(pool: PgPool) -> Self {
        Self { pool }
    }

    #[instrument(skip(self))]
    pub async fn transfer(&self, from: Uuid, to: Uuid, cents: i64) -> Result<Uuid, LedgerError> {
        self.debit(from, cents).await?;
        self.credit(to, cents).await?;
        self.record(from, to, cents).await
    }

    async fn debit(&self, account: Uuid, cents: i64) -> Result<(), LedgerError> {
        let done = sqlx::query!(
            "UPDATE accounts SET balance = balance - $1 WHERE id = $2 AND balance >= $1",
            cents,
            account,
        )
        .execute(&self.pool)
        .await?;

        match done.rows_affected() {
            0 => Err(LedgerError::InsufficientFunds),
            _ => Ok(()),
        }
    }

    async fn credit(&self, account: Uuid, cents: i64) -> Result<(), LedgerError> {
        sqlx::query!("UPDATE accounts SET balance = balance + $1 WHERE id = $2", cents, account)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    async fn record(&self, from: Uuid, to: Uuid, cents: i64) -> Result<Uuid, LedgerError> {
        let entry = Uuid::now_v7();
        sqlx::query!(
            "INSERT INTO ledger (id, debit, credit, cents) VALUES ($1, $2, $3, $4)",
            entry,
            from,
            to,
            cents,
        )
        .execute(&self.pool)
        .await?;
        Ok(entry)
    }
}
