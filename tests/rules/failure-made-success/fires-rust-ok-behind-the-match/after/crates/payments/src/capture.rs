use std::sync::Arc;
use std::time::Instant;

use tracing::{info, warn};
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

        let started = Instant::now();
        let outcome = self.gateway.capture(&auth.reference, auth.amount_cents).await;
        let elapsed_ms = started.elapsed().as_millis() as u64;

        match outcome {
            Ok(receipt) => {
                info!(%order_id, elapsed_ms, "captured");
                self.store.save_receipt(order_id, &receipt).await?;
            }
            Err(e) => warn!(%order_id, elapsed_ms, error = %e, "capture failed"),
        }
        Ok(())
    }
}
