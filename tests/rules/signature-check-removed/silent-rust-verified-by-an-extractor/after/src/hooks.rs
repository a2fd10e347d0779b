use axum::{extract::State, http::StatusCode};

use crate::signed::Signed;
use crate::App;

pub async fn push(State(app): State<App>, Signed(body): Signed) -> Result<StatusCode, StatusCode> {
    app.queue.send(body).await.map_err(|_| StatusCode::BAD_GATEWAY)?;
    Ok(StatusCode::ACCEPTED)
}
