pub struct Ring {
    slots: Vec<u64>,
    start: usize,
}

impl Ring {
    pub fn set(&mut self, at: usize, value: u64) {
        let len = self.slots.len();
        self.slots[(self.start + at) % len] = value;
    }
}
