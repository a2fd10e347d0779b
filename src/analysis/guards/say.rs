//! From a loss to a judgement.

use super::program::Program;
use crate::analysis::{Judgement, Spot};
use crate::change::ChangeKind;
use crate::fact::{Confidence, Effect, Environment, Extent, Meaning, Reversibility, Target, TargetClass};
use crate::source::{Side, Span};

/// A guard that is gone from in front of something that stays.
#[derive(Clone, Debug)]
pub(super) struct Loss {
    /// Id of the rule that documents it.
    pub(super) rule: String,
    /// What is hit, where the rule says.
    pub(super) class: Option<TargetClass>,
    /// What is lost: `authentication`.
    pub(super) noun: String,
    pub(super) confidence: Confidence,
    /// The program and the item that stand unguarded, on the after side.
    pub(super) program: usize,
    pub(super) at: usize,
    /// Where the guard stood.
    pub(super) before: Option<(usize, usize)>,
    /// What is unguarded now.
    pub(super) operation: String,
    /// The guard as it was written, or what takes it away.
    pub(super) text: String,
    pub(super) evidence: Vec<String>,
}

/// How much of a guard is quoted, in characters.
const QUOTED: usize = 100;

impl Loss {
    /// The judgement of this loss.
    pub(super) fn judgement(self, programs: &[Program<'_>]) -> Option<Judgement> {
        let spot = spot(programs, Side::After, self.program, self.at)?;
        let before = self.before.and_then(|(program, at)| spot_before(programs, program, at));
        let quoted: String = self.text.chars().take(QUOTED).collect();
        let unit = programs.get(self.program).and_then(|program| {
            let outline = program.outline(Side::After);
            Some(outline.path(outline.definition_of(self.at)?))
        });
        let gone = if before.is_some() { format!("`{quoted}` is gone") } else { format!("`{quoted}` is added") };
        Some(Judgement {
            rule: self.rule.into(),
            change: ChangeKind::Modified,
            meaning: Meaning {
                row: "what stood in front of an operation that stays".to_owned(),
                effect: Effect::Disable,
                target: Target {
                    class: self.class.unwrap_or(TargetClass::T1),
                    noun: self.noun.clone(),
                    name: self.operation.clone(),
                },
                // What a guard stood in front of is a part of what could be hit.
                extent: if self.class == Some(TargetClass::T5) { Extent::Filtered } else { Extent::One },
                reversibility: Reversibility::Git,
                confidence: self.confidence,
                environment: Environment::Unknown,
                anyone: false,
            },
            spot,
            before,
            related: Vec::new(),
            name: self.noun,
            address: format!("{} {}", unit.unwrap_or_default(), self.operation),
            reason: gone,
            evidence: self.evidence,
            fixes: Vec::new(),
            help: None,
        })
    }
}

fn spot(programs: &[Program<'_>], side: Side, program: usize, at: usize) -> Option<Spot> {
    let program = programs.get(program)?;
    let source = program.source(side)?;
    let item = program.item(side, at)?;
    // A definition is shown by its first line, and so is a call that holds code.
    let first = source.slice(item.span).lines().next().unwrap_or_default().len();
    let span = Span::new(item.span.start, item.span.start + first.max(1).min(item.span.end - item.span.start));
    Some(Spot { path: source.path.clone(), side, span })
}

fn spot_before(programs: &[Program<'_>], program: usize, at: usize) -> Option<Spot> {
    spot(programs, Side::Before, program, at)
}
