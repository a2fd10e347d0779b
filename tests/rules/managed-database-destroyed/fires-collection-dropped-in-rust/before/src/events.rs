use mongodb::bson::{Document, doc};
use mongodb::{Database, error::Result};

pub async fn forget_stale(db: &Database) -> Result<()> {
    let collection = db.collection::<Document>("events");
    collection.delete_many(doc! { "stale": true }).await?;
    Ok(())
}
