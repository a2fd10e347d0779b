use axum::{extract::State, Json};

use crate::error::ApiError;
use crate::store::Store;

#[derive(serde::Deserialize)]
#[serde(try_from = "String")]
pub struct Email(String);

impl TryFrom<String> for Email {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if !text.contains('@') || text.len() > 254 {
            return Err("not an address");
        }
        Ok(Self(text))
    }
}

#[derive(serde::Deserialize)]
pub struct Signup {
    email: Email,
}

pub async fn signup(State(store): State<Store>, Json(body): Json<Signup>) -> Result<(), ApiError> {
    store.insert(&body.email.0).await?;
    Ok(())
}
