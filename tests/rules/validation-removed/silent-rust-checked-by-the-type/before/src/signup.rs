use axum::{extract::State, Json};

use crate::error::ApiError;
use crate::store::Store;

#[derive(serde::Deserialize)]
pub struct Signup {
    email: String,
}

pub async fn signup(State(store): State<Store>, Json(body): Json<Signup>) -> Result<(), ApiError> {
    if !body.email.contains('@') || body.email.len() > 254 {
        return Err(ApiError::Invalid("not an address"));
    }
    store.insert(&body.email).await?;
    Ok(())
}
