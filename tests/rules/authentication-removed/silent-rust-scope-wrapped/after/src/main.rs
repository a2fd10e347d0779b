use actix_web::{App, HttpServer, web};
use actix_web_httpauth::middleware::HttpAuthentication;

use crate::keys::KeyStore;

mod auth;
mod handlers;
mod keys;

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let keys = web::Data::new(KeyStore::from_env());
    HttpServer::new(move || {
        let signed_in = HttpAuthentication::bearer(auth::validate);
        App::new().app_data(keys.clone()).service(web::scope("/keys").wrap(signed_in).service(handlers::revoke))
    })
    .bind(("0.0.0.0", 8080))?
    .run()
    .await
}
