//! What keeps a plan from being read. Nothing here quotes the plan: what stands in it may be secret.

/// Why a file is no plan that can be judged.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// Larger than the limit.
    #[error("it is larger than the limit of {limit} bytes")]
    TooLarge {
        /// Bytes allowed.
        limit: u64,
    },
    /// Nothing in it.
    #[error("it is empty")]
    Empty,
    /// The text ends in the middle.
    #[error("it is cut off in line {line}")]
    CutOff {
        /// The last line, 1-based.
        line: usize,
    },
    /// No JSON.
    #[error("it is no JSON: line {line}, column {column}")]
    NotJson {
        /// 1-based.
        line: usize,
        /// 1-based.
        column: usize,
    },
    /// The file that `-out` writes.
    #[error("it is a plan as -out saves it, which only the program that made it reads")]
    Saved,
    /// The state of a run of Terraform, or a saved plan of which only the state is shown.
    #[error("it is a state and no plan")]
    State,
    /// A format of Terraform that is not known.
    #[error("its format_version is not 0.x or 1.x, and others are not known to this version of blastlint")]
    Version,
    /// JSON of something else.
    #[error("it is no plan of Terraform or OpenTofu, no change set of CloudFormation and no preview of Pulumi")]
    Unknown,
    /// A plan whose parts are not what they should be.
    #[error("it does not read as {kind}: {part} is not what it should be")]
    Malformed {
        /// What it looks like.
        kind: &'static str,
        /// Which part.
        part: &'static str,
    },
}

impl PlanError {
    /// What to type next.
    pub fn next(&self) -> &'static str {
        match self {
            PlanError::TooLarge { .. } => {
                "plan the root modules one by one, and give each plan with a --plan of its own"
            }
            PlanError::Version => {
                "show the plan with a version of Terraform or OpenTofu that writes format 1, or update blastlint"
            }
            PlanError::State | PlanError::Saved | PlanError::CutOff { .. } | PlanError::Malformed { .. } => {
                "terraform plan -out=FILE && terraform show -json FILE > plan.json"
            }
            PlanError::Empty | PlanError::NotJson { .. } | PlanError::Unknown => {
                "terraform show -json FILE, aws cloudformation describe-change-set, or pulumi preview --json"
            }
        }
    }
}
