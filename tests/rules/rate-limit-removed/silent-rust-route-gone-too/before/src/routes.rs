use axum::Router;
use axum::routing::get;
use axum::routing::post;
use tower_governor::GovernorLayer;

use crate::handlers;
use crate::limits;
use crate::state::AppState;

pub fn routes(state: AppState) -> Router {
    let limited = Router::new()
        .route("/contact", post(handlers::contact))
        .layer(GovernorLayer { config: limits::contact() });
    Router::new().route("/news", get(handlers::news)).merge(limited).with_state(state)
}
