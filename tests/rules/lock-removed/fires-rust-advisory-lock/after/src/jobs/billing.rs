use sqlx::{Connection, PgConnection};

use crate::billing::{bill, due};

/// Bills all that is due. Every node starts it at the same minute.
pub async fn run(connection: &mut PgConnection) -> anyhow::Result<usize> {
    let mut tx = connection.begin().await?;
    let contracts = due(&mut tx).await?;
    for contract in &contracts {
        bill(&mut tx, contract).await?;
    }
    tx.commit().await?;
    tracing::info!(count = contracts.len(), "contracts billed");
    Ok(contracts.len())
}
