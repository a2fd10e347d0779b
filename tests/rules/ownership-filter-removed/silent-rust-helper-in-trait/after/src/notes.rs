use crate::error::Error;
use crate::owned::Owned;
use crate::store::Store;

pub struct Note {
    pub id: i64,
    pub owner: i64,
    pub text: String,
}

impl Owned for Note {
    fn owner(&self) -> i64 {
        self.owner
    }
}

pub async fn rewrite(store: &Store, user: i64, id: i64, text: String) -> Result<(), Error> {
    let mut note = store.note(id).await?.of(user)?;
    note.text = text;
    store.save(&note).await
}
