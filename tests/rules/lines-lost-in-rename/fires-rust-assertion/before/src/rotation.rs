use crate::keys::Key;
use crate::store::Store;

pub fn rotate(store: &mut Store, key: Key) -> Result<(), Error> {
    let current = store.current()?;
    assert!(key.created > current.created, "a key is newer than the one before");
    store.put(key.id, &key)?;
    store.retire(current.id)?;
    store.flush()
}

pub fn list(store: &Store) -> Vec<Key> {
    let mut keys = store.all();
    keys.sort_by_key(|key| key.created);
    keys
}
