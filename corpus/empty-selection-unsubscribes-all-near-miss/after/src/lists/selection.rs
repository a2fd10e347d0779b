/// Ids that somebody chose: at least one.
#[derive(Debug, Clone)]
pub struct Selection {
    first: u64,
    rest: Vec<u64>,
}

impl Selection {
    /// None where nothing was chosen.
    pub fn collect(ids: impl IntoIterator<Item = u64>) -> Option<Self> {
        let mut ids = ids.into_iter();
        let first = ids.next()?;
        Some(Self { first, rest: ids.collect() })
    }

    /// All of them.
    pub fn into_vec(self) -> Vec<u64> {
        let mut all = vec![self.first];
        all.extend(self.rest);
        all
    }
}
