use crate::error::Error;
use crate::store::Folder;
use crate::user::User;

#[derive(Clone, Copy, PartialEq)]
pub enum Action {
    Read,
    Delete,
}

pub struct Policy;

impl Policy {
    pub fn require(&self, user: &User, action: Action, folder: &Folder) -> Result<(), Error> {
        let allowed = folder.owner == user.id || action == Action::Read && folder.public;
        if allowed { Ok(()) } else { Err(Error::Forbidden) }
    }

    /// The only way to a thing that may be deleted.
    pub fn deletable(&self, user: &User, folder: Folder) -> Result<Deletable<Folder>, Error> {
        self.require(user, Action::Delete, &folder)?;
        Ok(Deletable(folder))
    }
}

/// Something that its reader may delete.
pub struct Deletable<T>(T);

impl<T> Deletable<T> {
    pub fn into_inner(self) -> T {
        self.0
    }
}
