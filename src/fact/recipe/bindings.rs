//! Names that a recipe binds to texts, for the commands behind them.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::fact::Piece;

/// How many names are followed: each command has its own copy of what it knows.
const KEPT: usize = 256;

/// Variables of the shell, as far as they are known.
#[derive(Debug, Default)]
pub(super) struct Bindings(Rc<FxHashMap<String, Vec<Piece>>>);

impl Bindings {
    pub(super) fn bind(&mut self, name: &str, pieces: Vec<Piece>) {
        if self.0.len() < KEPT || self.0.contains_key(name) {
            Rc::make_mut(&mut self.0).insert(name.to_owned(), pieces);
        }
    }

    pub(super) fn forget(&mut self, name: &str) {
        if self.0.contains_key(name) {
            Rc::make_mut(&mut self.0).remove(name);
        }
    }

    pub(super) fn clear(&mut self) {
        self.0 = Rc::default();
    }

    pub(super) fn shared(&self) -> Rc<FxHashMap<String, Vec<Piece>>> {
        Rc::clone(&self.0)
    }
}
