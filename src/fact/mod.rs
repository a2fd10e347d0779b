//! What a document says: calls, commands, statements, definitions, the guards that dominate them, and what they mean.
//!
//! A fact is neutral of language: `rm -rf x` is the same command in a script, a Python list and a Rust builder, and a
//! `DROP TABLE` the same statement in a `.sql` file and in an f-string.

pub mod batch;
pub mod bounds;
pub mod catalogue;
pub(crate) mod dialect;
pub mod document;
pub(crate) mod embedded;
pub mod host;
mod interest;
pub mod lower;
mod lowered;
mod makes;
pub mod outline;
pub mod path;
pub mod powershell;
mod recipe;
pub mod role;
pub mod setting;
pub mod shell;
pub mod sql;
mod template;
pub mod value;

use serde::Serialize;

use crate::source::Span;
pub use catalogue::{Catalogue, Runs};
pub use interest::{Interest, creates};
pub use lowered::{Lowered, Surroundings};
pub use makes::{Made, makes, plain};
pub use template::Template;
pub use value::{Origin, Piece, Value};

/// What kind of thing a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum FactKind {
    /// A call of a function or method of the host language.
    Call,
    /// A program that is run, wherever it stands.
    Command,
    /// A SQL statement, or one action of an `ALTER`.
    Statement,
    /// A function, class, module or method.
    Definition,
    /// A thing that a platform keeps as it is declared: a database, a bucket, a workload.
    Resource,
    /// A setting of a resource that protects or exposes it.
    Setting,
}

impl FactKind {
    /// Whether it does something when it runs; a definition and a declaration say what is.
    pub fn is_act(self) -> bool {
        matches!(self, FactKind::Call | FactKind::Command | FactKind::Statement)
    }

    /// Whether a platform brings it about because it is declared.
    pub fn is_declared(self) -> bool {
        matches!(self, FactKind::Resource | FactKind::Setting)
    }
}

/// One thing that one side of a file says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fact {
    /// What kind of thing it is.
    pub kind: FactKind,
    /// What it is called: `rm`, `shutil.rmtree`, `drop table`, the name of a definition.
    pub name: String,
    /// Positional arguments: the words of a command after its name (options included), the arguments of a call, the
    /// objects of a statement.
    pub arguments: Vec<Value>,
    /// Options, keyword arguments (`force=True`) and features of a statement (`cascade`, `where`), sorted.
    pub flags: Vec<String>,
    /// The value a method is called on; none for functions, commands and statements.
    pub receiver: Option<Value>,
    /// One line that reads the same for the same act, whatever its layout: the identity within kind and parent.
    pub rendering: String,
    /// Where it stands, in the text of the file (not of an embedded document).
    pub span: Span,
    /// Path of the enclosing definition (`Store.clear`), empty at the top level.
    pub parent: String,
    /// What must hold for it to be reached.
    pub guards: Vec<Guard>,
    /// How sure it is that this text is executed as what it reads as.
    pub certainty: Confidence,
    /// What it does, where the catalogue knows.
    pub meaning: Option<Meaning>,
}

/// Something that must hold for a fact to be reached.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Guard {
    /// What kind of guard.
    pub kind: GuardKind,
    /// The guard as written, on one line.
    pub text: String,
}

impl Guard {
    /// Adds the guard that `text` is to `guards`, on one line; one that is there already is not said twice.
    pub(crate) fn add(kind: GuardKind, text: &str, guards: &mut Vec<Guard>) {
        let guard = Guard { kind, text: text.split_whitespace().collect::<Vec<_>>().join(" ") };
        if !guards.contains(&guard) {
            guards.push(guard);
        }
    }
}

/// Kinds of guards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum GuardKind {
    /// A dry-run switch.
    DryRun,
    /// Somebody is asked, or has typed a name.
    Confirmation,
    /// The environment is looked at (`if env != "production"`).
    Environment,
    /// The target is known not to be empty (`[ -n "$DIR" ] || exit`, `if not ids: return`).
    NotEmpty,
    /// The target is seen to hold nothing (`blkid /dev/sdb || mkfs.ext4 /dev/sdb`).
    Vacant,
    /// The change of directory before it was checked.
    CheckedDirectory,
    /// Any failure ends the script (`set -e`).
    ExitOnError,
    /// A transaction that can be rolled back.
    Transaction,
    /// Runs when the thing that the same code made goes away (`finally`, `trap`, `defer`, `Drop`).
    Cleanup,
    /// It runs on a machine that is thrown away afterwards; what it does to other places, it does all the same.
    DisposableMachine,
    /// Any other condition.
    Condition,
}

/// What a fact does when it runs: `effect × target × extent × reversibility`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Meaning {
    /// The row of the catalogue that says so.
    pub row: String,
    /// What is done.
    pub effect: Effect,
    /// What it is done to.
    pub target: Target,
    /// How much of it.
    pub extent: Extent,
    /// Whether it can be undone.
    pub reversibility: Reversibility,
    /// How sure the catalogue is of this reading.
    pub confidence: Confidence,
    /// Where it runs, as far as text shows.
    pub environment: Environment,
    /// Whether it lets anyone in.
    pub anyone: bool,
}

/// What an act is done to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Target {
    /// How precious.
    pub class: TargetClass,
    /// The kind of thing, in lower case: `table`, `bucket`, `file tree`.
    pub noun: String,
    /// Its name as written; empty where nothing names it.
    pub name: String,
}

/// What is done. A closed list, small on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Effect {
    /// The thing is gone.
    Destroy,
    /// Deleted and created again.
    Replace,
    /// The thing stays, its content goes.
    Empty,
    /// Its content is written over.
    Overwrite,
    /// A right or an access is taken away.
    Revoke,
    /// A guard, backup, log or check is switched off.
    Disable,
    /// Access is widened.
    Expose,
    /// A check is passed by.
    Bypass,
    /// History, or a whole file, is rewritten.
    Rewrite,
}

/// How precious a target is (taxonomy: T0 to T5), ascending.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize)]
pub enum TargetClass {
    /// Cache, temporary, generated.
    T0,
    /// Application code, ordinary configuration.
    T1,
    /// Tests and checks.
    T2,
    /// Guards: authorisation, limits, policies, hooks, CI gates, alerts.
    T3,
    /// Network, compute, workloads, stacks.
    T4,
    /// Data, keys, secrets, backups, state files, git refs, identities.
    T5,
}

/// How much of the target is hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Extent {
    /// A single object or row (X0).
    One,
    /// What a filter lets through (X1).
    Filtered,
    /// A whole table, bucket, volume, file tree (X2).
    Container,
    /// Several containers, or a bound that may be empty (X3).
    Unbounded,
    /// Not known.
    Unknown,
}

/// Whether it can be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Reversibility {
    /// `git revert` is enough (R0).
    Git,
    /// An inverse exists: down-migration, undo window, soft delete (R1).
    Inverse,
    /// From a backup (R2).
    Backup,
    /// Never (R3).
    Never,
    /// Not known.
    Unknown,
}

/// How sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Confidence {
    /// May.
    Low,
    /// Likely.
    Medium,
    /// Will.
    High,
}

/// Where something runs, as far as text shows.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
    strum::Display,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Environment {
    /// Proven disposable (V0).
    Disposable,
    /// Not known (V1).
    Unknown,
    /// Proven production (V2).
    Production,
}
