use std::sync::Arc;

use axum::{
    routing::{get, post},
    Router,
};
use tower_http::trace::TraceLayer;

use crate::{
    handlers::{health, login, logout, me},
    state::AppState,
};

pub fn app(state: Arc<AppState>) -> Router {
    Router::new()
        .route("/healthz", get(health::live))
        .route("/login", post(login::login))
        .route("/logout", post(logout::logout))
        .route("/me", get(me::show))
        .layer(TraceLayer::new_for_http())
        .with_state(state)
}

pub fn metrics(state: Arc<AppState>) -> Router {
    Router::new()
        .route("/metrics", get(health::metrics))
        .with_state(state)
}
