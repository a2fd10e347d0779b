use crate::ledger::Ledger;
use crate::model::{Payment, Settled};
use anyhow::{Context, Result};
use tracing::info;

/// Settles the payments of one day, oldest first.
pub async fn settle(ledger: &Ledger, payments: Vec<Payment>) -> Result<Vec<Settled>> {
    let mut settled = Vec::with_capacity(payments.len());
    for payment in payments {
        let entry = ledger
            .book(&payment)
            .await
            .with_context(|| format!("booking of payment {}", payment.id))?;
        ledger.close(&payment).await?;
        settled.push(Settled { payment: payment.id, entry });
    }
    info!(count = settled.len(), "settled");
    Ok(settled)
}
