//! blastlint reads a change, both sides of it, and says before it ships what it destroys, replaces, empties, exposes
//! or disarms, how far that reaches and whether it can be undone.
//!
//! The modules are the stages of the program, in the order in which they may import each other; nothing points back.

pub mod analysis;
pub mod audit;
pub mod change;
pub mod cli;
pub mod fact;
pub mod finding;
pub mod lang;
pub mod lint;
pub mod policy;
pub mod provenance;
pub mod repo;
pub mod report;
pub mod rule;
pub mod scope;
pub mod source;
pub mod syntax;
pub mod task;
