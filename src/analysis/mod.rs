//! What a change does to things that no single fact shows: resources that a platform replaces or takes away.

pub mod provider;
