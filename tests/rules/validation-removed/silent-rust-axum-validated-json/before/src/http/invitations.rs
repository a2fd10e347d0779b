use axum::{
    extract::{Json, Path, State},
    http::StatusCode,
    routing::{post, put},
    Router,
};
use serde::Deserialize;
use uuid::Uuid;
use validator::Validate;

use crate::{error::ApiError, AppState};

#[derive(Deserialize, Validate)]
pub struct NewInvitation {
    #[validate(email)]
    pub email: String,
    #[validate(length(max = 500))]
    pub message: Option<String>,
}

#[derive(Deserialize, Validate)]
pub struct Acceptance {
    #[validate(length(min = 2, max = 80))]
    pub display_name: String,
    #[validate(length(min = 12))]
    pub password: String,
}

pub fn router() -> Router<AppState> {
    Router::new()
        .route("/invitations", post(invite))
        .route("/invitations/:token", put(accept))
}

async fn invite(
    State(state): State<AppState>,
    Json(payload): Json<NewInvitation>,
) -> Result<StatusCode, ApiError> {
    payload.validate()?;
    state.invitations.send(&payload.email, payload.message.as_deref()).await?;
    Ok(StatusCode::ACCEPTED)
}

async fn accept(
    State(state): State<AppState>,
    Path(token): Path<Uuid>,
    Json(payload): Json<Acceptance>,
) -> Result<StatusCode, ApiError> {
    payload.validate()?;
    state.invitations.accept(token, &payload.display_name, &payload.password).await?;
    Ok(StatusCode::CREATED)
}
