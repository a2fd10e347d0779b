use std::num::NonZeroUsize;

use crate::store::{Row, Store};

pub fn pages(store: &mut Store, rows: Vec<Row>, size: NonZeroUsize) -> usize {
    let pages = rows.chunks(size.get()).map(<[Row]>::to_vec).collect::<Vec<_>>();
    let count = pages.len();
    store.replace(pages);
    count
}
