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
}
