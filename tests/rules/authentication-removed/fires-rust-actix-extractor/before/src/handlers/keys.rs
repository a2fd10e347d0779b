use actix_web::{HttpResponse, delete, web};

use crate::auth::Claims;
use crate::keys::KeyStore;

#[delete("/keys/{id}")]
pub async fn revoke(
    claims: Claims,
    id: web::Path<i64>,
    keys: web::Data<KeyStore>,
) -> actix_web::Result<HttpResponse> {
    log::info!("{} revokes key {}", claims.subject, id);
    keys.revoke(id.into_inner()).await?;
    Ok(HttpResponse::NoContent().finish())
}
