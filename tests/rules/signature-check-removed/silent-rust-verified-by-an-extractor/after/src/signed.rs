use axum::{body::Bytes, extract::FromRequest, extract::Request, http::StatusCode};

use crate::signature::verify;
use crate::App;

/// A body whose signature has been verified.
pub struct Signed(pub Bytes);

impl FromRequest<App> for Signed {
    type Rejection = StatusCode;

    async fn from_request(request: Request, app: &App) -> Result<Self, Self::Rejection> {
        let headers = request.headers().clone();
        let body = Bytes::from_request(request, app).await.map_err(|_| StatusCode::BAD_REQUEST)?;
        verify(&app.secret, &headers, &body).map_err(|_| StatusCode::UNAUTHORIZED)?;
        Ok(Self(body))
    }
}
