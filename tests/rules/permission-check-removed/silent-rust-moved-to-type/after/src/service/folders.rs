use crate::error::Error;
use crate::policy::Deletable;
use crate::store::{Folder, Store};

pub struct Folders {
    store: Store,
}

impl Folders {
    pub async fn remove(&self, folder: Deletable<Folder>) -> Result<(), Error> {
        self.store.remove_folder(folder.into_inner().id).await
    }
}
