use std::path::PathBuf;

use actix_files::NamedFile;
use actix_web::{error, get, web, Error};

use crate::config::Settings;

#[get("/media/{name:.*}")]
pub async fn media(
    name: web::Path<String>,
    settings: web::Data<Settings>,
) -> Result<NamedFile, Error> {
    let root: PathBuf = settings
        .media_dir
        .canonicalize()
        .map_err(error::ErrorInternalServerError)?;
    let wanted = root
        .join(name.as_str())
        .canonicalize()
        .map_err(error::ErrorNotFound)?;

    if !wanted.starts_with(&root) {
        return Err(error::ErrorForbidden("outside of the media directory"));
    }

    let file = NamedFile::open_async(&wanted).await?;
    Ok(file.use_last_modified(true))
}

pub fn configure(cfg: &mut web::ServiceConfig) {
    cfg.service(media);
}
