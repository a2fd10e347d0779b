use axum::{extract::State, http::StatusCode, Json};
use serde::{Deserialize, Serialize};
use sqlx::PgPool;
use uuid::Uuid;
use validator::Validate;

use crate::{auth::Identity, error::ApiError};

#[derive(Debug, Deserialize, Validate)]
pub struct NewWorkspace {
    #[validate(length(min = 3, max = 40), regex(path = *crate::patterns::SLUG))]
    pub slug: String,
    #[validate(length(min = 1, max = 120))]
    pub title: String,
    #[validate(range(min = 1, max = 500))]
    pub seats: i32,
}

#[derive(Debug, Serialize)]
pub struct Created {
    pub id: Uuid,
}

pub async fn create(
    State(pool): State<PgPool>,
    identity: Identity,
    Json(payload): Json<NewWorkspace>,
) -> Result<(StatusCode, Json<Created>), ApiError> {
    payload.validate().map_err(ApiError::Invalid)?;

    let id = Uuid::now_v7();
    sqlx::query("INSERT INTO workspaces (id, slug, title, seats, owner_id) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(&payload.slug)
        .bind(&payload.title)
        .bind(payload.seats)
        .bind(identity.user_id)
        .execute(&pool)
        .await?;
    sqlx::query("INSERT INTO members (workspace_id, user_id, role) VALUES ($1, $2, 'admin')")
        .bind(id)
        .bind(identity.user_id)
        .execute(&pool)
        .await?;

    Ok((StatusCode::CREATED, Json(Created { id })))
}
