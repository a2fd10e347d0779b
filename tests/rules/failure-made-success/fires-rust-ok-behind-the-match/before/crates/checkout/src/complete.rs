use payments::capture::{CaptureError, CaptureService};
use uuid::Uuid;

use crate::orders::{OrderRepository, OrderStatus};

pub struct CompleteOrder<'a> {
    pub captures: &'a CaptureService,
    pub orders: &'a OrderRepository,
}

#[derive(Debug, thiserror::Error)]
pub enum CompleteError {
    #[error(transparent)]
    Capture(#[from] CaptureError),
    #[error(transparent)]
    Db(#[from] sqlx::Error),
}

impl CompleteOrder<'_> {
    pub async fn run(&self, order_id: Uuid) -> Result<(), CompleteError> {
        self.captures.capture(order_id).await?;
        self.orders
            .set_status(order_id, OrderStatus::Paid)
            .await?;
        Ok(())
    }
}
