use axum::{extract::State, http::StatusCode, Json};
use serde::{Deserialize, Serialize};
use sqlx::{PgConnection, PgPool};
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
    let mut tx = pool.begin().await?;
    let id = insert_workspace(&mut tx, &payload, identity.user_id).await?;
    insert_admin(&mut tx, id, identity.user_id).await?;
    tx.commit().await?;

    Ok((StatusCode::CREATED, Json(Created { id })))
}

async fn insert_workspace(
    conn: &mut PgConnection,
    new: &NewWorkspace,
    owner: Uuid,
) -> sqlx::Result<Uuid> {
    let id = Uuid::now_v7();
    sqlx::query("INSERT INTO workspaces (id, slug, title, seats, owner_id) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(&new.slug)
        .bind(&new.title)
        .bind(new.seats)
        .bind(owner)
        .execute(conn)
        .await?;
    Ok(id)
}

async fn insert_admin(conn: &mut PgConnection, workspace: Uuid, user: Uuid) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO members (workspace_id, user_id, role) VALUES ($1, $2, 'admin')")
        .bind(workspace)
        .bind(user)
        .execute(conn)
        .await?;
    Ok(())
}
