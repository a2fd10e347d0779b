use actix_files::NamedFile;
use actix_web::{error, get, http::header, web, Error};

use crate::{
    config::Settings,
    media_path::{MediaPath, MediaPathError},
};

#[get("/media/{name:.*}")]
pub async fn media(
    name: web::Path<String>,
    settings: web::Data<Settings>,
) -> Result<NamedFile, Error> {
    let path = MediaPath::resolve(&settings.media_dir, &name).map_err(|err| match err {
        MediaPathError::Outside => error::ErrorForbidden(err),
        MediaPathError::Io(_) => error::ErrorNotFound(err),
    })?;

    let file = NamedFile::open_async(&path).await?;
    Ok(file
        .use_last_modified(true)
        .use_etag(true)
        .set_content_disposition(header::ContentDisposition {
            disposition: header::DispositionType::Inline,
            parameters: vec![],
        }))
}

pub fn configure(cfg: &mut web::ServiceConfig) {
    cfg.service(media);
}
