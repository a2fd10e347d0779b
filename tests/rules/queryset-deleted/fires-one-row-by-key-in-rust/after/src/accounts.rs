use sea_orm::{DatabaseConnection, DbErr, EntityTrait};

use crate::entity::account::Entity as Account;

pub async fn close(db: &DatabaseConnection, id: i64) -> Result<(), DbErr> {
    Account::delete_by_id(id).exec(db).await?;
    Ok(())
}
