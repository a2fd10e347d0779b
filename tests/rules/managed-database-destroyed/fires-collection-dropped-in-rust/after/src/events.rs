use mongodb::bson::Document;
use mongodb::{Database, error::Result};

pub async fn forget_stale(db: &Database) -> Result<()> {
    let collection = db.collection::<Document>("events");
    collection.drop().await?;
    Ok(())
}
