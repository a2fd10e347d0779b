use std::collections::HashMap;
use std::sync::Mutex;

use crate::worker::Worker;

#[derive(Default)]
pub struct Registry {
    workers: Mutex<HashMap<String, Worker>>,
}

impl Registry {
    pub fn add(&self, worker: Worker) {
        let mut workers = self.workers.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        workers.insert(worker.name.clone(), worker);
    }
}
