use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::middleware::from_extractor_with_state;
use axum::routing::{delete, get};
use axum::{Json, Router};

use crate::auth::AdminUser;
use crate::members::Member;
use crate::state::AppState;

pub fn routes(state: AppState) -> Router {
    Router::new()
        .route("/members", get(list))
        .route("/members/{id}", delete(remove))
        .route_layer(from_extractor_with_state::<AdminUser, AppState>(state.clone()))
        .with_state(state)
}

async fn list(State(AppState { members, .. }): State<AppState>) -> Json<Vec<Member>> {
    Json(members.all().await)
}

async fn remove(
    State(AppState { members, .. }): State<AppState>,
    Path(id): Path<i64>,
) -> Result<StatusCode, StatusCode> {
    tracing::info!(member = id, "removing member");
    match members.remove(id).await {
        Ok(true) => Ok(StatusCode::NO_CONTENT),
        Ok(false) => Err(StatusCode::NOT_FOUND),
        Err(error) => {
            tracing::error!(%error, "member not removed");
            Err(StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}
