//! Losses that are no guard in front of something: a default that turns, a failure that nobody hears of, a check that says
//! yes to everything, a deletion that became final, a text that became code.
//!
//! Each compares a function with what it has become. A shape is looked for on both sides; where it is new and what it
//! takes the place of is gone, that is told.

mod built;
mod chosen;
mod conditions;
mod config;
mod constant;
mod constraints;
mod declared;
mod failures;
mod handled;
mod hard;
mod interpreted;
mod lines;
mod models;
mod ordinary;
mod outcomes;
mod pieces;
mod routines;
mod script;
mod soft;
mod switches;
mod tokens;

use super::pairing::counterpart;
use super::program::Program;
use crate::analysis::{Judgement, Spot};
use crate::change::ChangeKind;
use crate::fact::outline::{Item, Outline, What};
use crate::fact::{Confidence, Effect, Environment, Extent, Meaning, Reversibility, Target, TargetClass};
use crate::repo::ChangeSet;
use crate::source::{Side, Span};

pub(super) use config::concerns;

/// What is told of one place.
#[derive(Clone, Debug)]
struct Tale {
    /// Id of the rule that documents it.
    rule: &'static str,
    /// What is lost.
    noun: &'static str,
    class: TargetClass,
    confidence: Confidence,
    spot: Spot,
    before: Option<Spot>,
    /// What is told of with it: no guard that stood in there is told of by itself.
    covers: Option<Spot>,
    /// The function that it is in.
    unit: String,
    /// What it is about.
    name: String,
    /// What is written there now, or stood there.
    text: String,
    evidence: String,
}

/// How much of a text is quoted, in characters.
const QUOTED: usize = 100;

/// Rules whose loss is open to whoever gives the value.
const OPEN: &[&str] = &["query-built-from-string", "shell-interpretation-enabled"];

impl Tale {
    /// Whether `loss` is about what is told of here: it stood in it, or stands where it does now.
    fn is_about(&self, loss: &Judgement) -> bool {
        let within = |outer: &Spot, inner: &Spot| outer.path == inner.path && outer.span.contains(inner.span);
        let stood = self.covers.as_ref().zip(loss.before.as_ref()).is_some_and(|(outer, inner)| within(outer, inner));
        stood || (loss.before.is_none() && within(&self.spot, &loss.spot))
    }

    fn judgement(self) -> Judgement {
        let quoted: String = self.text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(QUOTED).collect();
        Judgement {
            rule: self.rule.into(),
            change: ChangeKind::Modified,
            meaning: Meaning {
                row: "what a function has become".to_owned(),
                effect: Effect::Disable,
                target: Target { class: self.class, noun: self.noun.to_owned(), name: self.name.clone() },
                extent: Extent::One,
                reversibility: Reversibility::Git,
                confidence: self.confidence,
                environment: Environment::Unknown,
                anyone: OPEN.contains(&self.rule),
            },
            spot: self.spot,
            before: self.before,
            related: Vec::new(),
            name: self.noun.to_owned(),
            address: format!("{} {}", self.unit, self.name),
            reason: format!("`{quoted}`"),
            evidence: vec![self.evidence],
            fixes: Vec::new(),
            help: None,
        }
    }
}

/// A function, a class or the top of a file on one side, with what stands right in it.
#[derive(Clone)]
struct Half<'s, 'a> {
    program: &'s Program<'a>,
    side: Side,
    /// Its definition; none at the top of a file.
    at: Option<usize>,
    path: String,
    /// The places of the items right in it, not those of the definitions in it.
    own: Vec<usize>,
}

/// A unit and what it has become.
struct Twin<'s, 'a> {
    before: Half<'s, 'a>,
    after: Half<'s, 'a>,
}

impl<'s, 'a> Half<'s, 'a> {
    fn new(program: &'s Program<'a>, side: Side, at: Option<usize>, path: String) -> Self {
        let outline = program.outline(side);
        let (mut next, end) = match at {
            Some(at) => (at + 1, outline.items.get(at).map_or(0, |item| item.end)),
            None => (0, outline.items.len()),
        };
        let mut own = Vec::new();
        while let Some(item) = outline.items.get(next).filter(|_| next < end) {
            if item.what == What::Definition {
                next = item.end.max(next + 1);
            } else {
                own.push(next);
                next += 1;
            }
        }
        Self { program, side, at, path, own }
    }

    fn outline(&self) -> &'s Outline {
        self.program.outline(self.side)
    }

    fn language(&self) -> &'static str {
        self.program.language()
    }

    fn item(&self, at: usize) -> Option<&'s Item> {
        self.outline().items.get(at)
    }

    /// What stands right in it, with its places.
    fn items(&self) -> impl Iterator<Item = (usize, &'s Item)> {
        self.own.iter().filter_map(|at| Some((*at, self.outline().items.get(*at)?)))
    }

    fn definition(&self) -> Option<&'s Item> {
        self.item(self.at?)
    }

    /// The text of it as a whole.
    fn text(&self) -> &'a str {
        let source = self.program.source(self.side);
        let all = source.map_or("", |source| source.text.as_str());
        match self.definition() {
            Some(item) => all.get(item.span.start..item.span.end).unwrap_or_default(),
            None => all,
        }
    }

    fn slice(&self, span: Span) -> &'a str {
        self.program.source(self.side).map_or("", |source| source.text.get(span.start..span.end).unwrap_or_default())
    }

    /// Whether the change touches what stands at `at`.
    fn is_changed(&self, at: usize) -> bool {
        self.item(at).is_some_and(|item| self.program.touches(self.side, item.span))
    }

    /// Whether what stands at `span` stands right in it.
    fn holds(&self, span: Span) -> bool {
        let inner = self.outline().children(self.at).filter_map(|at| self.item(at));
        !inner.into_iter().any(|item| item.what == What::Definition && item.span.contains(span))
    }

    fn name(&self) -> &str {
        self.path.rsplit('.').next().unwrap_or_default()
    }

    /// What a name is bound to, right in it or at the top of its file; none where it is bound to several things.
    fn bound(&self, name: &str) -> Option<&'s str> {
        let own = || self.items().filter(|(_, item)| item.what == What::Binding && same_name(&item.name, name));
        let mut found = own().map(|(_, item)| item.text.as_str());
        let first = match found.next() {
            Some(first) => first,
            None => {
                let top = self.outline().children(None).filter_map(|at| self.item(at));
                let mut top = top.filter(|item| item.what == What::Binding && same_name(&item.name, name));
                let first = top.next()?;
                return top.next().is_none().then_some(first.text.as_str());
            }
        };
        found.next().is_none().then_some(first)
    }

    fn spot(&self, at: usize) -> Option<Spot> {
        self.spot_of(self.item(at)?.span)
    }

    /// The outermost call or answer that what stands at `at` is part of.
    fn statement(&self, at: usize) -> usize {
        let part = |up: &usize| {
            self.item(*up).is_some_and(|item| {
                matches!(
                    item.what,
                    What::Call | What::Leave | What::Propagation | What::Binding | What::Option | What::Argument
                )
            })
        };
        self.outline().around(at).take_while(part).last().unwrap_or(at)
    }

    /// All of what stands at `at`.
    fn extent(&self, at: usize) -> Option<Spot> {
        Some(Spot { path: self.program.source(self.side)?.path.clone(), side: self.side, span: self.item(at)?.span })
    }

    /// The first line of what stands at `span`.
    fn spot_of(&self, span: Span) -> Option<Spot> {
        let source = self.program.source(self.side)?;
        let first = source.slice(span).lines().next().unwrap_or_default().len();
        let end = span.start + first.max(1).min(span.end.saturating_sub(span.start));
        Some(Spot { path: source.path.clone(), side: self.side, span: Span::new(span.start, end) })
    }
}

fn same_name(bound: &str, name: &str) -> bool {
    bound.trim_start_matches(['$', '@', ':']) == name.trim_start_matches(['$', '@', ':'])
}

/// All that is compared: what the units of before have become, and those that are new.
struct Pairs<'s, 'a> {
    programs: &'s [Program<'a>],
    twins: Vec<Twin<'s, 'a>>,
    news: Vec<Half<'s, 'a>>,
}

impl<'s, 'a> Pairs<'s, 'a> {
    fn new(programs: &'s [Program<'a>]) -> Self {
        let mut pairs = Self { programs, twins: Vec::new(), news: Vec::new() };
        for (at, program) in programs.iter().enumerate() {
            for unit in program.units(Side::Before) {
                let Some(now) = counterpart(programs, at, unit) else { continue };
                let Some((other, now)) =
                    programs.get(now.program).and_then(|other| Some((other, other.units(Side::After).get(now.unit)?)))
                else {
                    continue;
                };
                let before = Half::new(program, Side::Before, unit.at, unit.path.clone());
                let after = Half::new(other, Side::After, now.at, now.path.clone());
                if before.text() != after.text() {
                    pairs.twins.push(Twin { before, after });
                }
            }
            let known = |path: &str| program.units(Side::Before).iter().any(|unit| unit.path == path);
            let is_new = program.units(Side::After).iter().filter(|unit| unit.at.is_some() && !known(&unit.path));
            pairs.news.extend(is_new.map(|unit| Half::new(program, Side::After, unit.at, unit.path.clone())));
            if program.source(Side::Before).is_none() {
                pairs.news.push(Half::new(program, Side::After, None, String::new()));
            }
        }
        pairs
    }
}

/// Whether a changed line could be of one of the shapes, seen from its words alone.
pub(super) fn could_turn(lines: &str) -> bool {
    const WORDS: &[&str] = &[
        "catch",
        "except",
        "rescue",
        "unwrap",
        "suppress",
        "err",
        "ok(",
        "_ =",
        "dry",
        "apply",
        "simulat",
        "noop",
        "whatif",
        "true",
        "false",
        "nil",
        "none",
        "pass",
        "exit",
        "select",
        "update",
        "insert",
        "delete",
        "where",
        "remove",
        "destroy",
        "unlink",
        "subprocess",
        "exec",
        "spawn",
        "command",
        "system",
        "process",
        "shell",
        "throw",
        "raise",
        "save",
        "query",
        "paranoid",
        "discard",
        "trash",
        "archive",
        "settled",
        "binding:",
        "validat",
        "field(",
        ".min(",
        ".max(",
        ".email(",
        "constr(",
        "conint(",
        "?;",
    ];
    let lower = lines.to_lowercase();
    WORDS.iter().any(|word| lower.contains(word))
}

/// Judges what the programs of a change have become, and puts that in the place of `losses` of guards that it covers.
pub(super) fn judge(programs: &[Program<'_>], change: &ChangeSet, losses: Vec<Judgement>) -> Vec<Judgement> {
    let pairs = Pairs::new(programs);
    let mut tales = Vec::new();
    tales.extend(built::judge(&pairs));
    tales.extend(interpreted::judge(&pairs));
    tales.extend(failures::judge(&pairs));
    tales.extend(outcomes::judge(&pairs));
    tales.extend(constant::judge(&pairs));
    tales.extend(constraints::judge(&pairs));
    tales.extend(hard::judge(&pairs, change));
    tales.extend(switches::judge(&pairs));
    tales.extend(config::judge(change));
    tales.extend(script::judge(change));
    tales.extend(routines::judge(change));
    once(&mut tales);
    let is_covered = |loss: &Judgement| tales.iter().any(|tale| tale.is_about(loss));
    let losses = losses.into_iter().filter(|loss| !is_covered(loss)).collect::<Vec<_>>();
    losses.into_iter().chain(tales.into_iter().map(Tale::judgement)).collect()
}

/// One rule tells of one place once.
fn once(tales: &mut Vec<Tale>) {
    let mut seen = std::collections::BTreeSet::new();
    tales.retain(|tale| seen.insert((tale.rule, tale.spot.clone())));
}
