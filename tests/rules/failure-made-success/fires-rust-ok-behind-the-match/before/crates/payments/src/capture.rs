use std::sync::Arc;

use tracing::error;
use uuid::Uuid;

use crate::gateway::{Gateway, GatewayError};
use crate::store::AuthorizationStore;

#[derive(Debug, thiserror::Error)]
pub enum CaptureError {
    #[error("no authorization for order {0}")]
    NotAuthorized(Uuid),
    #[error("gateway failed: {0}")]
    Gateway(#[from] GatewayError),
    #[error(transparent)]
    Store(#[from] sqlx::Error),
}

pub struct CaptureService {
    gateway: Arc<dyn Gateway>,
    store: AuthorizationStore,
}

impl CaptureService {
    pub fn new(gateway: Arc<dyn Gateway>, store: AuthorizationStore) -> Self {
        Self { gateway, store }
    }

    pub async fn capture(&self, order_id: Uuid) -> Result<(), CaptureError> {
        let auth = self
            .store
            .find(order_id)
            .await?
            .ok_or(CaptureError::NotAuthorized(order_id))?;

        match self.gateway.capture(&auth.reference, auth.amount_cents).await {
            Ok(receipt) => {
                self.store.save_receipt(order_id, &receipt).await?;
                Ok(())
            }
            Err(e) => {
                error!(%order_id, error = %e, "capture failed");
                Err(CaptureError::Gateway(e))
            }
        }
    }
}
