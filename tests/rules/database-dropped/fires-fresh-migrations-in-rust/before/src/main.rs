use migration::{Migrator, MigratorTrait};
use sea_orm::Database;

#[tokio::main]
async fn main() -> Result<(), sea_orm::DbErr> {
    let db = Database::connect(std::env::var("DATABASE_URL").unwrap_or_default()).await?;
    Migrator::up(&db, None).await?;
    Ok(())
}
