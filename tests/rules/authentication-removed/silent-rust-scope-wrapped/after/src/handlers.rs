use actix_web::{HttpResponse, delete, web};

use crate::keys::KeyStore;

#[delete("/{id}")]
pub async fn revoke(id: web::Path<i64>, keys: web::Data<KeyStore>) -> actix_web::Result<HttpResponse> {
    keys.revoke(id.into_inner()).await?;
    Ok(HttpResponse::NoContent().finish())
}
