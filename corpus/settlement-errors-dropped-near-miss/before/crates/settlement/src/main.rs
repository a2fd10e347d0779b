mod batch;
mod ledger;
mod model;

use anyhow::Result;

#[tokio::main]
async fn main() -> Result<()> {
    tracing_subscriber::fmt::init();
    let ledger = ledger::Ledger::connect(&std::env::var("LEDGER_URL")?).await?;
    let due = ledger.due_today().await?;
    batch::settle(&ledger, due).await?;
    Ok(())
}
