/// What a run may do.
pub struct Settings {
    pub dry_run: bool,
    pub keep: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { dry_run: true, keep: 20 }
    }
}
