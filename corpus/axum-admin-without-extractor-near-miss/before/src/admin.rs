use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{delete, get};
use axum::{Json, Router};

use crate::auth::AdminUser;
use crate::members::{Member, Members};

pub fn routes(members: Members) -> Router {
    Router::new()
        .route("/members", get(list))
        .route("/members/{id}", delete(remove))
        .with_state(members)
}

async fn list(_: AdminUser, State(members): State<Members>) -> Json<Vec<Member>> {
    Json(members.all().await)
}

async fn remove(
    admin: AdminUser,
    State(members): State<Members>,
    Path(id): Path<i64>,
) -> Result<StatusCode, StatusCode> {
    tracing::info!(by = admin.id, member = id, "removing member");
    match members.remove(id).await {
        Ok(true) => Ok(StatusCode::NO_CONTENT),
        Ok(false) => Err(StatusCode::NOT_FOUND),
        Err(error) => {
            tracing::error!(%error, "member not removed");
            Err(StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}
