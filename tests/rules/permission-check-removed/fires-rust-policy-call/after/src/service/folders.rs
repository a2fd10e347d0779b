use crate::error::Error;
use crate::store::{Folder, FolderId, Store};
use crate::user::User;

pub struct Folders {
    store: Store,
}

impl Folders {
    pub async fn remove(&self, user: &User, id: FolderId) -> Result<(), Error> {
        let folder: Folder = self.store.folder(id).await?.ok_or(Error::NotFound)?;
        tracing::debug!(user = user.id, folder = folder.name, "removing");
        self.store.remove_folder(folder.id).await
    }
}
