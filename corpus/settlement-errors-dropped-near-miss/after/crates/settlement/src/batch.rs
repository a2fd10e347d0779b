use crate::ledger::Ledger;
use crate::model::{Payment, Settled};
use anyhow::{Context, Result};
use anyhow::bail;
use tracing::info;
use tracing::error;

/// Settles the payments of one day, oldest first.
pub async fn settle(ledger: &Ledger, payments: Vec<Payment>) -> Result<Vec<Settled>> {
    let mut settled = Vec::with_capacity(payments.len());
    let mut failed = 0usize;
    for payment in payments {
        match settle_one(ledger, &payment).await {
            Ok(done) => settled.push(done),
            Err(cause) => {
                failed += 1;
                error!(payment = %payment.id, ?cause, "not settled");
            }
        }
    }
    if failed > 0 {
        bail!("{failed} payments were not settled");
    }
    info!(count = settled.len(), "settled");
    Ok(settled)
}

async fn settle_one(ledger: &Ledger, payment: &Payment) -> Result<Settled> {
    let entry = ledger.book(payment).await.with_context(|| format!("booking of payment {}", payment.id))?;
    ledger.close(payment).await?;
    Ok(Settled { payment: payment.id.clone(), entry })
}
