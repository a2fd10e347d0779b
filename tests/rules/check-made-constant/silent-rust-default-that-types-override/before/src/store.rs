pub trait Store {
    fn len(&self) -> usize;

    /// Whether nothing may be written; stores of archives say so.
    fn is_sealed(&self) -> bool {
        self.sealed_at().is_some()
    }

    fn sealed_at(&self) -> Option<u64>;
}

pub struct Archive {
    pub sealed_at: Option<u64>,
    pub rows: Vec<String>,
}

impl Store for Archive {
    fn len(&self) -> usize {
        self.rows.len()
    }

    fn sealed_at(&self) -> Option<u64> {
        self.sealed_at
    }
}
