use actix_web::{post, web, HttpResponse};
use validator::Validate;

use crate::error::ApiError;
use crate::store::Store;

#[derive(serde::Deserialize, Validate)]
pub struct NewShipment {
    #[validate(length(equal = 2))]
    country: String,
    #[validate(range(min = 1, max = 30_000))]
    grams: u32,
}

#[post("/shipments")]
async fn create(store: web::Data<Store>, body: web::Json<NewShipment>) -> Result<HttpResponse, ApiError> {
    let id = store.insert(&body).await?;
    Ok(HttpResponse::Created().json(id))
}
