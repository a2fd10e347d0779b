pub struct Ring {
    slots: Vec<u64>,
    start: usize,
}

impl Ring {
    pub fn set(&mut self, at: usize, value: u64) {
        assert!(at < self.slots.len(), "slot {at} of {}", self.slots.len());
        let slot = (self.start + at) % self.slots.len();
        self.slots[slot] = value;
    }
}
