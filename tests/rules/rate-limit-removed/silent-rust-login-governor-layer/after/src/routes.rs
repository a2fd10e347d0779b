use std::sync::Arc;

use axum::{
    routing::{get, post},
    Router,
};
use tower_governor::{governor::GovernorConfigBuilder, GovernorLayer};
use tower_http::trace::TraceLayer;

use crate::{
    handlers::{health, login, logout, me},
    state::AppState,
};

pub fn app(state: Arc<AppState>) -> Router {
    let login_limit = GovernorConfigBuilder::default()
        .per_second(12)
        .burst_size(5)
        .finish()
        .expect("period and burst are not zero");

    let sign_in = Router::new()
        .route("/login", post(login::login))
        .layer(GovernorLayer { config: Arc::new(login_limit) });

    Router::new()
        .route("/healthz", get(health::live))
        .route("/logout", post(logout::logout))
        .route("/me", get(me::show))
        .merge(sign_in)
        .layer(TraceLayer::new_for_http())
        .with_state(state)
}

pub fn metrics(state: Arc<AppState>) -> Router {
    Router::new()
        .route("/metrics", get(health::metrics))
        .with_state(state)
}
