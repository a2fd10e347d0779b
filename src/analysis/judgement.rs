//! What an analysis says, before the tables of radius and level are asked.

use std::borrow::Cow;

use crate::change::ChangeKind;
use crate::fact::Meaning;
use crate::finding::Fix;
use crate::source::{RepoPath, Side, Span};

/// A place on one side.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The file, as it is called on that side.
    pub path: RepoPath,
    /// Which side `span` counts in.
    pub side: Side,
    /// Which bytes.
    pub span: Span,
}

/// One judgement of an analysis.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// Id of the rule that documents it.
    pub rule: Cow<'static, str>,
    /// What became of what it is about.
    pub change: ChangeKind,
    /// What happens to what.
    pub meaning: Meaning,
    /// Where to look. In a file of the change, wherever there is one.
    pub spot: Spot,
    /// Where the same thing stood before the change, if it did.
    pub before: Option<Spot>,
    /// Other places that explain it, with what to say there.
    pub related: Vec<(Spot, String)>,
    /// What kind of thing it is, as its platform calls it: `aws_db_instance`. `{name}` of a message.
    pub name: String,
    /// Its full address, which identifies the finding over time.
    pub address: String,
    /// Why, in half a sentence. `{text}` of a message.
    pub reason: String,
    /// What was observed, one sentence each.
    pub evidence: Vec<String>,
    /// What would keep it from happening, as edits of the after side.
    pub fixes: Vec<Fix>,
    /// What to do instead on the platform at hand; none where what the rule says fits.
    pub help: Option<&'static str>,
}
