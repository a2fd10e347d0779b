use crate::error::Error;
use crate::store::Store;

pub struct Note {
    pub id: i64,
    pub owner: i64,
    pub text: String,
}

pub async fn rewrite(store: &Store, user: i64, id: i64, text: String) -> Result<(), Error> {
    let mut note = store.note(id).await?;
    if note.owner != user {
        return Err(Error::NotFound);
    }
    note.text = text;
    store.save(&note).await
}
