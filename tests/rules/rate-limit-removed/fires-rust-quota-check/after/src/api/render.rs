use crate::error::ApiError;
use crate::render::{Document, Renderer};
use crate::user::User;

pub struct Api {
    renderer: Renderer,
}

impl Api {
    pub async fn render(&self, user: &User, document: Document) -> Result<Vec<u8>, ApiError> {
        tracing::info!(user = user.id, pages = document.pages(), "rendering");
        let pdf = self.renderer.render(document).await?;
        Ok(pdf)
    }
}
