//! Two sides of one resource, attribute by attribute: what differs, and whether the provider can change it in place.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::evaluate::{Frame, described};
use super::expression::{Expression, Step};
use super::module::{Block, Body};
use super::predict::{Action, Fates, Instance, Reason};
use super::tree::Tree;
use super::value::{Need, Unknown, Value};
use crate::analysis::provider::{self, Forcing, Unwritten, Verdict, When, Written};
use crate::fact::Confidence;
use crate::source::Span;

/// Deepest blocks in blocks that are compared.
const DEPTH: usize = 12;

/// What differs between two sides of a resource.
#[derive(Clone, Debug, Default)]
pub(super) struct Compared {
    /// Whether anything differs that is not ignored.
    changed: bool,
    /// What cannot be changed in place, the surest first.
    pub(super) forced: Vec<Forced>,
    /// What `replace_triggered_by` names and has changed.
    pub(super) triggers: Vec<String>,
}

/// A path whose change replaces the resource.
#[derive(Clone, Debug)]
pub(super) struct Forced {
    /// Dotted.
    pub(super) path: String,
    pub(super) verdict: Verdict,
    /// Where it stands on the after side, where it does.
    pub(super) span: Option<Span>,
    /// The table that says so.
    pub(super) source: String,
    /// The resource that takes this one with it.
    pub(super) because: Option<Rc<str>>,
}

/// What stands under a name of a body.
enum Content {
    Value(Value, Span),
    Blocks(Vec<Contents>),
}

type Contents = BTreeMap<Rc<str>, Content>;

/// What is no attribute of the resource itself.
const META: &[&str] = &["count", "for_each", "provider", "depends_on"];
const META_BLOCKS: &[&str] = &["lifecycle", "provisioner", "connection", "timeouts"];

/// Compares `state` of the tree before with `instance` of the tree after.
pub(super) fn compare(
    (before, state): (&Tree, &Instance),
    (after, instance): (&Tree, &Instance),
    fates: &Fates,
) -> Compared {
    let of = state.block.label(0);
    if instance.address.resource.is_none() {
        return module(state, instance);
    }
    let table = provider::terraform(&of).filter(|_| of == instance.block.label(0));
    let left = contents(before, &state.block.body, (state.node, &state.frame), 0);
    let right = contents(after, &instance.block.body, (instance.node, &instance.frame), 0);
    let mut comparison = Comparison {
        by_user_data: by_user_data(&right),
        table,
        ignored: ignored(&instance.block),
        fates,
        out: Compared::default(),
    };
    comparison.contents(&left, &right, &mut Vec::new());
    let mut out = comparison.out;
    out.triggers = triggers(after, instance, fates);
    out.forced.sort_by(|a, b| (b.verdict, &a.path).cmp(&(a.verdict, &b.path)));
    out
}

/// A module that does not stand in the repository: of what is in it nothing is seen, but that it is another one.
fn module(state: &Instance, instance: &Instance) -> Compared {
    let source = |instance: &Instance| {
        let source = super::tree::source_of(&instance.block)?;
        // A version is none of its name.
        Some(source.split(['?', '@']).next().unwrap_or_default().trim_end_matches(".git").to_owned())
    };
    let (Some(before), Some(after)) = (source(state), source(instance)) else { return Compared::default() };
    // A registry names the provider last: `terraform-aws-modules/rds/aws`.
    let last = |source: &str| {
        let parts: Vec<&str> = source.split('/').filter(|part| !part.is_empty()).collect();
        let name = if parts.len() == 3 && !source.contains([':', '.']) { parts.get(1) } else { parts.last() };
        name.copied().unwrap_or_default().to_owned()
    };
    let local = |source: &str| source.starts_with('.');
    // The same module from another registry, or a copy of it in the repository, declares the same.
    let same = before == after || last(&before) == last(&after);
    if same || local(&before) || local(&after) {
        return Compared::default();
    }
    let span = instance.block.body.attribute("source").map(|source| source.span);
    let source = "the addresses of both sides".to_owned();
    let forced = Forced { path: "source".to_owned(), verdict: Verdict::Likely, span, source, because: None };
    Compared { changed: true, forced: vec![forced], triggers: Vec::new() }
}

/// Whether `user_data_replace_on_change` is on.
fn by_user_data(contents: &Contents) -> bool {
    let set = contents.get("user_data_replace_on_change");
    matches!(set, Some(Content::Value(value, _)) if value.truth() == Some(true))
}

impl Compared {
    /// What Terraform does about it.
    pub(super) fn outcome(&self, after: &Block) -> (Action, Option<Reason>, Confidence) {
        let create_first = after.lives_by("create_before_destroy");
        let replace = if after.lives_by("prevent_destroy") { Action::Refuse } else { Action::Replace { create_first } };
        let most = self.forced.first().map(|forced| forced.verdict);
        let certainty = match most {
            Some(Verdict::Will) => Confidence::High,
            Some(Verdict::Likely) => Confidence::Medium,
            _ => Confidence::Low,
        };
        match most {
            Some(Verdict::Will | Verdict::Likely) => (replace, Some(Reason::ReplaceBecauseCannotUpdate), certainty),
            _ if !self.triggers.is_empty() => (replace, Some(Reason::ReplaceByTriggers), Confidence::High),
            Some(Verdict::May) => (replace, Some(Reason::ReplaceBecauseCannotUpdate), certainty),
            _ if self.changed => (Action::Update, None, Confidence::High),
            _ => (Action::NoOp, None, Confidence::High),
        }
    }

    /// The paths that replace at least as surely as likely, as a plan lists them.
    #[cfg(test)]
    pub(super) fn paths(&self) -> Vec<String> {
        self.forced
            .iter()
            .filter(|forced| forced.verdict >= Verdict::Likely)
            .map(|forced| forced.path.clone())
            .collect()
    }
}

/// What a body says, its blocks by their type.
fn contents(tree: &Tree, body: &Body, (node, frame): (usize, &Frame), depth: usize) -> Contents {
    let mut out = Contents::new();
    for attribute in body.attributes.iter().filter(|a| depth > 0 || !META.contains(&a.name.as_ref())) {
        let value = tree.evaluate(&attribute.value, node, frame);
        out.insert(attribute.name.clone(), Content::Value(value, attribute.span));
    }
    if depth >= DEPTH {
        return out;
    }
    for block in body.blocks.iter().filter(|b| depth > 0 || !META_BLOCKS.contains(&b.kind.as_ref())) {
        let dynamic = block.kind.as_ref() == "dynamic";
        let kind = if dynamic { block.label(0) } else { block.kind.clone() };
        let (known, inner) = if dynamic {
            repeated(tree, block, (node, frame), depth)
        } else {
            (None, vec![contents(tree, &block.body, (node, frame), depth + 1)])
        };
        if let Some(unknown) = known {
            out.insert(kind, Content::Value(unknown, block.span));
            continue;
        }
        match out.entry(kind).or_insert_with(|| Content::Blocks(Vec::new())) {
            Content::Blocks(blocks) => blocks.extend(inner),
            Content::Value(..) => {}
        }
    }
    out
}

/// The blocks that a `dynamic` block makes; or what is known of them, where their number is not.
fn repeated(
    tree: &Tree,
    block: &Block,
    (node, frame): (usize, &Frame),
    depth: usize,
) -> (Option<Value>, Vec<Contents>) {
    let each = block.body.attribute("for_each").map(|each| tree.evaluate(&each.value, node, frame));
    let content = block.body.blocks("content").next();
    let iterator = match block.body.attribute("iterator").map(|iterator| &iterator.value) {
        Some(Expression::Reference(name, _)) => name.clone(),
        _ => block.label(0),
    };
    let item = |key: Value, value: Value| {
        let both = BTreeMap::from([("key".into(), key), ("value".into(), value)]);
        let frame = frame.with(&iterator, Value::Map(Rc::new(both)));
        content.map(|content| contents(tree, &content.body, (node, &frame), depth + 1)).unwrap_or_default()
    };
    match each {
        Some(Value::List(items)) => (None, items.iter().map(|value| item(value.clone(), value.clone())).collect()),
        Some(Value::Map(map)) => {
            (None, map.iter().map(|(key, value)| item(Value::Text(key.clone()), value.clone())).collect())
        }
        other => {
            let key = described("each.key", &[]);
            let inner = item(key.clone(), key);
            (Some(described("dynamic", &[other.unwrap_or(Value::Null), Value::text(&said(&inner))])), Vec::new())
        }
    }
}

/// One line that reads the same for the same contents.
fn said(contents: &Contents) -> String {
    let one = |(name, content): (&Rc<str>, &Content)| match content {
        Content::Value(value, _) => format!("{name}={}", value.describe()),
        Content::Blocks(blocks) => format!("{name}[{}]", blocks.iter().map(said).collect::<Vec<_>>().join(",")),
    };
    contents.iter().map(one).collect::<Vec<_>>().join(";")
}

/// Attributes that name a place of the platform.
const PLACES: &[&str] = &["location", "region", "zone"];

struct Comparison<'a> {
    /// Whether a machine is replaced when what it is started with changes.
    by_user_data: bool,
    table: Option<provider::terraform::Resource>,
    /// Paths of `ignore_changes`; an empty one is all.
    ignored: Vec<Vec<Rc<str>>>,
    fates: &'a Fates,
    out: Compared,
}

impl Comparison<'_> {
    fn contents(&mut self, before: &Contents, after: &Contents, path: &mut Vec<Rc<str>>) {
        let names: std::collections::BTreeSet<&Rc<str>> = before.keys().chain(after.keys()).collect();
        for name in names {
            path.push(name.clone());
            self.content(before.get(name), after.get(name), path);
            path.pop();
        }
    }

    fn content(&mut self, before: Option<&Content>, after: Option<&Content>, path: &mut Vec<Rc<str>>) {
        let null = Value::Null;
        match (before, after) {
            (Some(Content::Blocks(before)), Some(Content::Blocks(after))) => self.blocks(before, after, path),
            (Some(Content::Blocks(blocks)), None) => self.blocks(blocks, &[], path),
            (None, Some(Content::Blocks(blocks))) => self.blocks(&[], blocks, path),
            (Some(Content::Value(before, _)), Some(Content::Value(after, span))) => {
                self.value(before, after, path, Some(*span))
            }
            (Some(Content::Value(before, _)), None) => self.value(before, &null, path, None),
            (None, Some(Content::Value(after, span))) => self.value(&null, after, path, Some(*span)),
            // A block on one side and a value, or a block that is repeated, on the other.
            (Some(Content::Value(before, _)), Some(Content::Blocks(_))) => {
                self.value(before, &described("blocks", &[]), path, None);
            }
            (Some(Content::Blocks(_)), Some(Content::Value(after, span))) => {
                self.value(&described("blocks", &[]), after, path, Some(*span));
            }
            (None, None) => {}
        }
    }

    /// Blocks of one type: equal ones are no matter of order; the rest are taken in the order in which they stand.
    fn blocks(&mut self, before: &[Contents], after: &[Contents], path: &mut Vec<Rc<str>>) {
        let mut kept: Vec<(String, &Contents)> = after.iter().map(|contents| (said(contents), contents)).collect();
        let mut gone = Vec::new();
        for contents in before {
            let text = said(contents);
            match kept.iter().position(|(other, _)| *other == text) {
                // It reads the same, and what it refers to may still have met its fate.
                Some(at) => {
                    let (_, same) = kept.swap_remove(at);
                    self.contents(contents, same, path);
                }
                None => gone.push(contents),
            }
        }
        // Swapping left the rest in another order than they stand in.
        let mut new: Vec<&Contents> =
            after.iter().filter(|one| kept.iter().any(|(_, k)| std::ptr::eq(*k, *one))).collect();
        let both = gone.len().min(new.len());
        for (one, other) in gone.drain(..both).zip(new.drain(..both)) {
            self.contents(one, other, path);
        }
        let empty = Contents::new();
        for (one, other) in gone.into_iter().map(|one| (one, &empty)).chain(new.into_iter().map(|one| (&empty, one))) {
            if self.block_alone(one.is_empty(), path) {
                self.contents(one, other, path);
            }
        }
    }

    /// A block that is added or taken away; whether what is in it is to be looked at by itself.
    fn block_alone(&mut self, added: bool, path: &[Rc<str>]) -> bool {
        if self.is_ignored(path) {
            return false;
        }
        self.out.changed = true;
        let Some(table) = &self.table else { return false };
        let steps: Vec<&str> = path.iter().map(Rc::as_ref).collect();
        let Some(forcing) = table.replaces(&steps) else { return true };
        let kept = forcing.unwritten == Unwritten::Kept;
        let verdict = match (forcing.when, kept, added) {
            // What the platform filled in stays as it is.
            (_, true, false) => return false,
            (_, true, true) | (When::Conditional, ..) => Verdict::May,
            (When::Always, ..) => Verdict::Will,
        };
        let source = table.source.to_string();
        self.force(path, verdict, None, source, None);
        true
    }

    fn value(&mut self, before: &Value, after: &Value, path: &mut Vec<Rc<str>>, span: Option<Span>) {
        if self.is_ignored(path) {
            return;
        }
        let fate = before.needs().into_iter().find_map(|need| self.met(&need));
        let same = before.same(after) || permuted(before, after);
        if same && fate.is_none() {
            return;
        }
        self.out.changed = true;
        let Some(table) = &self.table else { return };
        let steps: Vec<&str> = path.iter().map(Rc::as_ref).collect();
        let Some(forcing) = table.replaces(&steps) else {
            if let (Value::Map(before), Value::Map(after)) = (before, after) {
                self.entries(&before.clone(), &after.clone(), path, span);
            }
            return;
        };
        let mut forcing = forcing;
        if self.by_user_data && path.first().is_some_and(|name| name.starts_with("user_data")) {
            forcing.when = When::Always;
        }
        // A value of a resource that is new is another one, whatever it will be.
        let new = after.needs().into_iter().find(|need| self.fates.created.contains(&need.resource));
        let place = path.last().is_some_and(|name| PLACES.contains(&name.as_ref()));
        let verdict = match (&fate, &new) {
            (Some((_, certainty)), _) if same => cascaded(&forcing, *certainty),
            (_, Some(_)) if !before.is_known() => cascaded(&forcing, Confidence::High),
            _ => verdict(&forcing, before, after, place),
        };
        let source = table.source.to_string();
        let gone = new.filter(|_| !before.is_known()).map(|need| need.resource);
        let because = fate.filter(|_| same).map(|(resource, _)| resource).or(gone);
        self.force(path, verdict, span, source, because);
    }

    /// The entries of a map that a table may list one by one.
    fn entries(
        &mut self,
        before: &BTreeMap<Rc<str>, Value>,
        after: &BTreeMap<Rc<str>, Value>,
        path: &mut Vec<Rc<str>>,
        span: Option<Span>,
    ) {
        if path.len() >= DEPTH {
            return;
        }
        let keys: std::collections::BTreeSet<&Rc<str>> = before.keys().chain(after.keys()).collect();
        for key in keys {
            path.push(key.clone());
            let null = Value::Null;
            self.value(before.get(key).unwrap_or(&null), after.get(key).unwrap_or(&null), path, span);
            path.pop();
        }
    }

    fn force(
        &mut self,
        path: &[Rc<str>],
        verdict: Verdict,
        span: Option<Span>,
        source: String,
        because: Option<Rc<str>>,
    ) {
        if verdict == Verdict::InPlace {
            return;
        }
        let path = path.iter().map(Rc::as_ref).collect::<Vec<_>>().join(".");
        self.out.forced.push(Forced { path, verdict, span, source, because });
    }

    /// What a need has met: the resource, and how sure that is.
    fn met(&self, need: &Need) -> Option<(Rc<str>, Confidence)> {
        if let Some(certainty) = self.fates.replaced.get(&need.resource) {
            return Some((need.resource.clone(), *certainty));
        }
        // What was handed in comes out again only when the resource has been updated.
        let passed_on = need.resource.contains("terraform_data.") && need.attribute.as_ref() == "output";
        let updated = passed_on && self.fates.updated.contains(&need.resource);
        updated.then(|| (need.resource.clone(), Confidence::High))
    }

    fn is_ignored(&self, path: &[Rc<str>]) -> bool {
        self.ignored.iter().any(|ignored| path.starts_with(ignored))
    }
}

/// The same items in another order: nearly every list of texts that a provider takes is a set.
fn permuted(before: &Value, after: &Value) -> bool {
    let sorted = |value: &Value| match value {
        Value::List(items) => {
            let mut texts: Vec<String> = items.iter().map(Value::describe).collect();
            texts.sort();
            Some(texts)
        }
        _ => None,
    };
    sorted(before).zip(sorted(after)).is_some_and(|(before, after)| before == after)
}

/// What it means that something a value is made of is replaced.
fn cascaded(forcing: &Forcing<'_>, certainty: Confidence) -> Verdict {
    match (forcing.when, certainty) {
        // What only may be replaced, and what that would only sometimes take along, is too far to say.
        (When::Conditional, _) | (_, Confidence::Low) => Verdict::InPlace,
        (When::Always, Confidence::Medium) => Verdict::Likely,
        (When::Always, Confidence::High) => Verdict::Will,
    }
}

fn verdict(forcing: &Forcing<'_>, before: &Value, after: &Value, place: bool) -> Verdict {
    let (left, right) = (written(before), written(after));
    match (before, after) {
        (Value::Unknown(a), Value::Unknown(b)) => {
            let sure = forcing.when == When::Always && differ(a, b);
            if sure { Verdict::Likely } else { Verdict::InPlace }
        }
        // A value that the source does not hold may be the one that was there: only a plan can tell.
        _ if !before.is_known() || !after.is_known() => Verdict::InPlace,
        // Platforms do not care how the name of a place is spelled.
        _ if place && left.text().eq_ignore_ascii_case(right.text()) => Verdict::InPlace,
        _ => forcing.verdict(left.as_written(), right.as_written()),
    }
}

/// Whether two values that are not known are likely others: attributes of two resources, or the same made of other words.
fn differ(before: &Unknown, after: &Unknown) -> bool {
    if let (Some(a), Some(b)) = (attribute_of(before), attribute_of(after)) {
        // `id` and `self_link` are two spellings of one resource.
        return a != b;
    }
    // What is chosen by a condition may be chosen as before.
    const CHOOSES: &[&str] = &["if(", "try(", "coalesce(", "lookup(", "contains(", "==(", "!=(", "for("];
    let chosen = CHOOSES.iter().any(|name| before.text.contains(name));
    !chosen && holes(&before.text) == holes(&after.text)
}

/// What is not known of a text, without the words between.
fn holes(text: &str) -> String {
    let mut out = String::new();
    let (mut within, mut escaped) = (false, false);
    for c in text.chars() {
        within ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        if !within && c != '"' && !c.is_ascii_digit() {
            out.push(c);
        }
    }
    out
}

/// The instance of which a value is one attribute.
fn attribute_of(value: &Unknown) -> Option<&str> {
    let need = value.needs.first().filter(|_| value.needs.len() == 1)?;
    let rest = value.text.strip_prefix(need.resource.as_ref())?;
    let plain = rest.starts_with(['.', '[']) && !rest.contains('*');
    plain.then(|| value.text.rsplit_once('.').map_or(value.text.as_ref(), |(instance, _)| instance))
}

/// A value as the tables are asked about it.
enum Held {
    Nothing,
    Literal(String),
    Unknown,
}

impl Held {
    fn text(&self) -> &str {
        match self {
            Held::Literal(text) => text,
            Held::Nothing | Held::Unknown => "",
        }
    }

    fn as_written(&self) -> Written<'_> {
        match self {
            Held::Nothing => Written::Nothing,
            Held::Literal(text) => Written::Literal(text),
            Held::Unknown => Written::Unknown,
        }
    }
}

fn written(value: &Value) -> Held {
    match value {
        Value::Null => Held::Nothing,
        value if !value.is_known() => Held::Unknown,
        value => Held::Literal(value.scalar().map_or_else(|| value.describe(), |text| text.to_string())),
    }
}

/// The paths of `ignore_changes`.
fn ignored(block: &Block) -> Vec<Vec<Rc<str>>> {
    let Some(listed) = block.lifecycle().and_then(|lifecycle| lifecycle.body.attribute("ignore_changes")) else {
        return Vec::new();
    };
    let path = |form: &Expression| match form {
        Expression::Reference(name, steps) => {
            let mut path = vec![name.clone()];
            for step in steps {
                match step {
                    Step::Attribute(name) => path.push(name.clone()),
                    Step::Index(index) => path.extend(match index {
                        Expression::Text(key) => Some(key.clone()),
                        _ => None,
                    }),
                    Step::Splat => {}
                }
            }
            Some(path)
        }
        Expression::Text(text) => Some(text.split('.').map(Into::into).collect()),
        _ => None,
    };
    match &listed.value {
        Expression::List(items) => items.iter().filter_map(path).collect(),
        form if path(form).is_some_and(|path| path.len() == 1 && path[0].as_ref() == "all") => vec![Vec::new()],
        _ => Vec::new(),
    }
}

/// What `replace_triggered_by` names and has changed.
fn triggers(tree: &Tree, instance: &Instance, fates: &Fates) -> Vec<String> {
    let listed = instance.block.lifecycle().and_then(|lifecycle| lifecycle.body.attribute("replace_triggered_by"));
    let Some(Expression::List(items)) = listed.map(|listed| &listed.value) else { return Vec::new() };
    let mut met = Vec::new();
    for item in items {
        let Expression::Reference(of, steps) = item else { continue };
        let Some(Step::Attribute(name)) = steps.first() else { continue };
        let own = tree.nodes.get(instance.node).map(|node| node.plain.clone()).unwrap_or_default();
        let address: Rc<str> = format!("{own}{of}.{name}").into();
        let called = tree.names.borrow().get(&address).cloned().unwrap_or(address);
        if fates.replaced.contains_key(&called) || fates.updated.contains(&called) {
            met.push(called.to_string());
        }
    }
    met
}

#[cfg(test)]
mod tests {
    use super::holes;

    #[test]
    fn what_is_not_known_of_a_text() {
        assert_eq!(holes("text(\"app-\",var.a)"), holes("text(\"web\\\"-\",var.a)"));
        assert_ne!(holes("text(\"app-\",var.a)"), holes("text(\"app-\",var.b)"));
    }
}
