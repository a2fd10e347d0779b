use std::collections::HashMap;
use std::sync::RwLock;

use crate::worker::Worker;

#[derive(Default)]
pub struct Registry {
    workers: RwLock<HashMap<String, Worker>>,
}

impl Registry {
    pub fn add(&self, worker: Worker) {
        let mut workers = self.workers.write().unwrap_or_else(|poisoned| poisoned.into_inner());
        workers.insert(worker.name.clone(), worker);
    }
}
