use std::net::SocketAddr;
use std::sync::Arc;

use axum::{
    extract::{ConnectInfo, State},
    http::StatusCode,
    Json,
};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use crate::{sessions, state::AppState, users};

#[derive(Deserialize)]
pub struct Credentials {
    email: String,
    password: String,
}

pub async fn login(
    State(state): State<Arc<AppState>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    jar: CookieJar,
    Json(credentials): Json<Credentials>,
) -> Result<CookieJar, StatusCode> {
    if state.login_limiter.check_key(&peer.ip()).is_err() {
        return Err(StatusCode::TOO_MANY_REQUESTS);
    }

    let user = users::authenticate(&state.pool, &credentials.email, &credentials.password)
        .await
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?
        .ok_or(StatusCode::UNAUTHORIZED)?;

    let cookie = sessions::start(&state.pool, user.id)
        .await
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(jar.add(cookie))
}
