use actix_web::{HttpResponse, delete, web};

use crate::keys::KeyStore;

#[delete("/keys/{id}")]
pub async fn revoke(id: web::Path<i64>, keys: web::Data<KeyStore>) -> actix_web::Result<HttpResponse> {
    let id = id.into_inner();
    log::info!("key {id} is revoked");
    keys.revoke(id).await?;
    Ok(HttpResponse::NoContent().finish())
}
