use crate::error::Error;
use crate::policy::{Action, Policy};
use crate::store::{Folder, FolderId, Store};
use crate::user::User;

pub struct Folders {
    store: Store,
    policy: Policy,
}

impl Folders {
    pub async fn remove(&self, user: &User, id: FolderId) -> Result<(), Error> {
        let folder: Folder = self.store.folder(id).await?.ok_or(Error::NotFound)?;
        self.policy.require(user, Action::Delete, &folder)?;
        self.store.remove_folder(folder.id).await
    }
}
