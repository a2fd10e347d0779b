use anyhow::{ensure, Result};

use crate::store::{Row, Store};

pub fn pages(store: &mut Store, rows: Vec<Row>, size: usize) -> Result<usize> {
    ensure!(size > 0, "a page has rows");
    let pages = rows.chunks(size).map(<[Row]>::to_vec).collect::<Vec<_>>();
    let count = pages.len();
    store.replace(pages);
    Ok(count)
}
