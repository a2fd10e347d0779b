use axum::Router;
use axum::routing::get;

use crate::handlers;
use crate::state::AppState;

pub fn routes(state: AppState) -> Router {
    Router::new().route("/news", get(handlers::news)).with_state(state)
}
