use axum::{
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::post,
    Router,
};
use hmac::{Hmac, Mac};
use serde::Deserialize;
use sha2::Sha256;

use crate::{orders::OrderStatus, AppState};

#[derive(Debug, Deserialize)]
struct ParcelEvent {
    order_id: uuid::Uuid,
    kind: String,
    tracking_code: Option<String>,
}

pub fn router() -> Router<AppState> {
    Router::new().route("/webhooks/parcel", post(parcel))
}

async fn parcel(
    State(state): State<AppState>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<StatusCode, StatusCode> {
    let given = headers
        .get("x-parcel-signature")
        .and_then(|v| v.to_str().ok())
        .and_then(|v| hex::decode(v).ok())
        .ok_or(StatusCode::UNAUTHORIZED)?;

    let mut mac = Hmac::<Sha256>::new_from_slice(state.config.parcel_secret.as_bytes())
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    mac.update(&body);
    mac.verify_slice(&given).map_err(|_| StatusCode::UNAUTHORIZED)?;

    let event: ParcelEvent =
        serde_json::from_slice(&body).map_err(|_| StatusCode::UNPROCESSABLE_ENTITY)?;

    let status = match event.kind.as_str() {
        "picked_up" => OrderStatus::Shipped,
        "delivered" => OrderStatus::Delivered,
        "returned" => OrderStatus::Returned,
        _ => return Ok(StatusCode::NO_CONTENT),
    };

    state
        .orders
        .set_status(event.order_id, status, event.tracking_code)
        .await
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(StatusCode::OK)
}
