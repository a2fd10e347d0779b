use axum::{body::Bytes, extract::State, http::HeaderMap, http::StatusCode};

use crate::signature::verify;
use crate::App;

pub async fn push(State(app): State<App>, headers: HeaderMap, body: Bytes) -> Result<StatusCode, StatusCode> {
    verify(&app.secret, &headers, &body).map_err(|_| StatusCode::UNAUTHORIZED)?;
    app.queue.send(body).await.map_err(|_| StatusCode::BAD_GATEWAY)?;
    Ok(StatusCode::ACCEPTED)
}
