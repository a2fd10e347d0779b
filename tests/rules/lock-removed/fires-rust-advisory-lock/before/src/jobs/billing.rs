use sqlx::{Connection, PgConnection};

use crate::billing::{bill, due};

const BILLING: i64 = 7_401;

/// Bills all that is due. Every node starts it at the same minute.
pub async fn run(connection: &mut PgConnection) -> anyhow::Result<usize> {
    let mut tx = connection.begin().await?;
    sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(BILLING).execute(&mut *tx).await?;
    let contracts = due(&mut tx).await?;
    for contract in &contracts {
        bill(&mut tx, contract).await?;
    }
    tx.commit().await?;
    tracing::info!(count = contracts.len(), "contracts billed");
    Ok(contracts.len())
}
