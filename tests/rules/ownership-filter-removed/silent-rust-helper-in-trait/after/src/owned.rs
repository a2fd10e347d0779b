use crate::error::Error;

/// What belongs to a user.
pub trait Owned: Sized {
    fn owner(&self) -> i64;

    /// The thing itself where it is the user's, as if it were not there otherwise.
    fn of(self, user: i64) -> Result<Self, Error> {
        if self.owner() == user { Ok(self) } else { Err(Error::NotFound) }
    }
}
