use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::IntoResponse,
};

use crate::{auth::Editor, error::ApiError, media::MediaStore};

pub async fn download(
    State(store): State<Arc<MediaStore>>,
    Path(name): Path<String>,
) -> Result<impl IntoResponse, ApiError> {
    store.read(&name).await
}

pub async fn remove(
    State(store): State<Arc<MediaStore>>,
    _editor: Editor,
    Path(name): Path<String>,
) -> Result<StatusCode, ApiError> {
    store.remove(&name).await?;
    Ok(StatusCode::NO_CONTENT)
}
