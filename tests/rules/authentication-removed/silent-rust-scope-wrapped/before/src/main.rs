use actix_web::{App, HttpServer, web};

use crate::keys::KeyStore;

mod auth;
mod handlers;
mod keys;

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let keys = web::Data::new(KeyStore::from_env());
    HttpServer::new(move || {
        App::new().app_data(keys.clone()).service(web::scope("/keys").service(handlers::revoke))
    })
    .bind(("0.0.0.0", 8080))?
    .run()
    .await
}
