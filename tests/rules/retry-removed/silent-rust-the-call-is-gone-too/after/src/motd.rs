use anyhow::Result;

use crate::store::Store;

/// The line that stands above the prompt.
pub fn motd(store: &Store) -> Result<String> {
    store.line_of_the_day()
}
