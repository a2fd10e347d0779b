use axum::{extract::State, http::StatusCode, routing::post, Json, Router};
use serde::Deserialize;

use crate::{orders::OrderStatus, AppState};

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ParcelEventKind {
    PickedUp,
    Delivered,
    Returned,
    #[serde(other)]
    Unknown,
}

impl ParcelEventKind {
    fn as_status(self) -> Option<OrderStatus> {
        match self {
            Self::PickedUp => Some(OrderStatus::Shipped),
            Self::Delivered => Some(OrderStatus::Delivered),
            Self::Returned => Some(OrderStatus::Returned),
            Self::Unknown => None,
        }
    }
}

#[derive(Debug, Deserialize)]
struct ParcelEvent {
    order_id: uuid::Uuid,
    kind: ParcelEventKind,
    tracking_code: Option<String>,
}

pub fn router() -> Router<AppState> {
    Router::new().route("/webhooks/parcel", post(parcel))
}

#[tracing::instrument(skip(state))]
async fn parcel(
    State(state): State<AppState>,
    Json(event): Json<ParcelEvent>,
) -> Result<StatusCode, StatusCode> {
    let Some(status) = event.kind.as_status() else {
        return Ok(StatusCode::NO_CONTENT);
    };

    state
        .orders
        .set_status(event.order_id, status, event.tracking_code)
        .await
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;

    Ok(StatusCode::OK)
}
