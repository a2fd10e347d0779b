use crate::error::ApiError;
use crate::quota::Quota;
use crate::render::{Document, Renderer};
use crate::user::User;

pub struct Api {
    renderer: Renderer,
    quota: Quota,
}

impl Api {
    pub async fn render(&self, user: &User, document: Document) -> Result<Vec<u8>, ApiError> {
        if !self.quota.take(user.id, document.pages()).await? {
            return Err(ApiError::TooManyRequests);
        }
        let pdf = self.renderer.render(document).await?;
        Ok(pdf)
    }
}
