use axum::{
    extract::{Path, State},
    http::StatusCode,
    routing::{post, put},
    Router,
};
use serde::Deserialize;
use uuid::Uuid;
use validator::Validate;

use crate::{error::ApiError, http::body::ValidatedJson, AppState};

#[derive(Debug, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewInvitation {
    #[validate(email)]
    pub email: String,
    #[validate(length(max = 500))]
    pub message: Option<String>,
}

#[derive(Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    #[validate(length(min = 2, max = 80))]
    pub display_name: String,
    #[validate(length(min = 12))]
    pub password: String,
}

pub fn router() -> Router<AppState> {
    Router::new()
        .route("/invitations", post(invite))
        .route("/invitations/{token}", put(accept))
}

async fn invite(
    State(state): State<AppState>,
    ValidatedJson(NewInvitation { email, message }): ValidatedJson<NewInvitation>,
) -> Result<StatusCode, ApiError> {
    state.invitations.send(&email, message.as_deref()).await?;
    Ok(StatusCode::ACCEPTED)
}

async fn accept(
    State(state): State<AppState>,
    Path(token): Path<Uuid>,
    ValidatedJson(form): ValidatedJson<Acceptance>,
) -> Result<StatusCode, ApiError> {
    state.invitations.accept(token, &form.display_name, &form.password).await?;
    Ok(StatusCode::CREATED)
}
