//! Reads what one side of the changed programs declares.

use std::collections::{BTreeMap, BTreeSet};

use super::inputs::{self, Inputs};
use super::kinds::{self, Kind, Libraries};
use crate::analysis::Spot;
use crate::fact::host::Module;
use crate::fact::{Catalogue, Fact, FactKind, Guard, GuardKind, Interest, Piece, Value};
use crate::lang::detect;
use crate::source::{RepoPath, Side, Source, Span};
use crate::syntax;

/// Most resources of one side that are compared.
pub(super) const DECLARED: usize = 2_000;

/// What one side declares.
#[derive(Debug, Default)]
pub(super) struct Program {
    pub(super) declared: Vec<Declared>,
    /// The classes of the changed files, with what each is built on.
    pub(super) classes: BTreeMap<String, String>,
    /// Words that stand in front of where a logical id is set by hand; `*` for all.
    pub(super) held: BTreeSet<String>,
    /// The changed files that are there, as they are called after the change.
    pub(super) files: BTreeSet<RepoPath>,
    /// Files that are gone, and that something which stays no longer names.
    pub(super) dropped: BTreeSet<RepoPath>,
    /// The first file that was left out because more is declared than is compared.
    pub(super) crowded: Option<RepoPath>,
    /// Classes that are made under an id that only the caller of a helper knows.
    pub(super) makers: BTreeSet<String>,
    /// Texts that helpers are given.
    pub(super) given: BTreeSet<String>,
    /// Whether something could not be parsed.
    pub(super) unread: bool,
}

/// Which kind of program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Engine {
    Cdk,
    Pulumi,
}

/// A resource, or what holds others.
#[derive(Clone, Debug)]
pub(super) struct Declared {
    pub(super) engine: Engine,
    pub(super) kind: Kind,
    /// The class as the program calls it: `Bucket`.
    pub(super) of: String,
    /// The id of a construct, the name of a resource; with holes as `{name}`.
    pub(super) id: String,
    /// The class around it; empty where there is none.
    pub(super) class: String,
    /// What it is put under, as an expression: `this`, a name.
    pub(super) scope: String,
    /// The ids of what that is, where it is known.
    pub(super) path: Option<Vec<String>>,
    /// The name that it is bound to.
    pub(super) bound: String,
    pub(super) inputs: Inputs,
    pub(super) at: Spot,
    /// The texts of the list that a loop around it runs over, if they are written there and are a part of its id.
    pub(super) loops: Vec<String>,
    /// How many conditions it stands under.
    pub(super) conditions: usize,
    /// The file, as it is called after the change.
    pub(super) home: RepoPath,
}

impl Declared {
    /// What of its type is a part of its address. Classes of Pulumi that stand for one type are aliases of each other,
    /// and constructs of CDK make ids of their own each.
    pub(super) fn identity(&self) -> &str {
        match &self.kind {
            Kind::Resource { of, .. } => of,
            Kind::Construct { .. } | Kind::Container => &self.of,
        }
    }

    /// Whether the id is only known at run time.
    pub(super) fn is_computed(&self) -> bool {
        self.id.contains('{')
    }

    /// The id without the names of what is only known at run time.
    pub(super) fn skeleton(&self) -> String {
        let mut depth = 0_usize;
        let mut out = String::new();
        for c in self.id.chars() {
            match c {
                '{' => {
                    depth += 1;
                    out.push('{');
                }
                '}' => depth = depth.saturating_sub(1),
                _ if depth == 0 => out.push(c),
                _ => {}
            }
        }
        out
    }

    /// The language of the file, by its ending.
    pub(super) fn language(&self) -> String {
        self.home.file_name().rsplit('.').next().unwrap_or_default().to_owned()
    }

    /// Where it is put, spelled the same for the same place.
    pub(super) fn place(&self) -> String {
        match &self.path {
            Some(path) => path.join("/"),
            None => format!("?{}", self.scope),
        }
    }
}

impl Program {
    /// Adds what `source` declares, of a file that is called `home` after the change.
    pub(super) fn take(&mut self, source: &Source, side: Side, home: &RepoPath) {
        self.files.insert(home.clone());
        let Some(language) = detect(&source.path, &source.text).filter(|language| language.host.is_some()) else {
            return;
        };
        let Ok(tree) = syntax::parse(language, source, None) else {
            self.unread = true;
            return;
        };
        let Some(module) = Module::read(language, &tree, source, Catalogue::shipped()) else { return };
        let lowered = module.lower(&[Span::new(0, source.text.len())], &Default::default(), &Interest::all());
        self.unread |= !lowered.unparsed.is_empty() || lowered.crowded.is_some();
        let classes = classes(&source.text);
        let libraries = Libraries::of(&source.text);
        let reader = Reader { source, side, home, libraries, engines: engines(&source.text), classes: &classes };
        let mut calls: Vec<&Fact> = lowered.facts.iter().filter(|fact| fact.kind == FactKind::Call).collect();
        calls.sort_by_key(|call| call.span);
        let mut declared: Vec<Declared> = calls.iter().filter_map(|call| reader.declared(call)).collect();
        if self.declared.len() + declared.len() > DECLARED {
            self.crowded.get_or_insert_with(|| source.path.clone());
            return;
        }
        for one in &mut declared {
            one.inputs = inputs::of(one.at.span, &calls);
            let looped =
                calls.iter().any(|call| call.span == one.at.span && call.flags.iter().any(|flag| flag == "in-loop"));
            one.loops = if looped { items(source, one) } else { Vec::new() };
        }
        for call in &calls {
            let last = call.name.rsplit('.').next().unwrap_or_default();
            let makes = last.starts_with(|c: char| c.is_ascii_uppercase());
            let texts = || call.arguments.iter().take(4).filter_map(literal);
            if !makes {
                self.given.extend(texts());
            } else if texts().next().is_none() {
                self.makers.insert(last.to_owned());
            }
        }
        self.held.extend(calls.iter().flat_map(|call| held(call, source)).map(str::to_owned));
        resolve(&mut declared);
        self.declared.extend(declared);
        self.classes.extend(classes);
    }

    /// Puts what is declared in the order of the files, whatever the order in which they were read.
    pub(super) fn in_order(&mut self) {
        self.declared.sort_by(|a, b| (&a.home, a.at.span).cmp(&(&b.home, b.at.span)));
    }
}

/// Whether a text speaks of Pulumi, and of CDK.
fn engines(text: &str) -> (bool, bool) {
    let pulumi = text.contains("pulumi") || text.contains("Pulumi");
    (pulumi, ["aws-cdk", "aws_cdk", "awscdk", "Amazon.CDK"].iter().any(|mark| text.contains(mark)))
}

/// On what a call sets the logical id by hand: the names in front of it.
fn held<'a>(call: &Fact, source: &'a Source) -> Vec<&'a str> {
    let last = call.name.rsplit('.').next().unwrap_or_default().to_lowercase().replace('_', "");
    let text = source.slice(call.span);
    match last.as_str() {
        "renamelogicalid" => vec!["*"],
        "overridelogicalid" => {
            let front = text.rsplit_once('(').map_or(text, |(front, _)| front);
            front.split(|c: char| !c.is_alphanumeric() && c != '_').collect()
        }
        _ => Vec::new(),
    }
}

struct Reader<'a> {
    source: &'a Source,
    side: Side,
    home: &'a RepoPath,
    libraries: Libraries,
    /// Whether the file speaks of Pulumi, and of CDK.
    engines: (bool, bool),
    classes: &'a BTreeMap<String, String>,
}

impl Reader<'_> {
    fn declared(&self, call: &Fact) -> Option<Declared> {
        let name = call.name.strip_suffix(".Builder.create").unwrap_or(&call.name);
        let last = name.rsplit('.').next().unwrap_or_default();
        let go = self.source.path.file_name().ends_with(".go");
        let of = if go { last.strip_prefix("New")? } else { last };
        let in_test = call.flags.iter().any(|flag| flag == "in-test");
        if in_test || !of.starts_with(|c: char| c.is_ascii_uppercase()) {
            return None;
        }
        let first = call.arguments.first().and_then(literal);
        let engine = self.engine(&call.name, first.is_some());
        let (kind, id, scope) = match engine {
            Engine::Cdk => {
                let id = call.arguments.get(1).and_then(literal).or_else(|| keyword(call, &["id", "construct_id"]))?;
                let scope = self.argument(call.span);
                let kind = kinds::construct(&call.name, &self.libraries);
                let own = || (!kinds::is_of_library(&call.name) && (is_scope(&scope))).then_some(Kind::Container);
                (kind.or_else(own)?, id, scope)
            }
            Engine::Pulumi => {
                let at = usize::from(go);
                let id = call
                    .arguments
                    .get(at)
                    .and_then(literal)
                    .or_else(|| keyword(call, &["resource_name", "name"]).filter(|_| call.arguments.is_empty()))?;
                (kinds::resource(&call.name, &self.libraries)?, id, String::new())
            }
        };
        let class = call.parent.split('.').find(|step| self.classes.contains_key(*step)).unwrap_or_default().to_owned();
        Some(Declared {
            engine,
            kind,
            of: of.to_owned(),
            id,
            class,
            scope,
            path: None,
            bound: self.bound(call.span),
            inputs: Inputs::default(),
            at: Spot { path: self.source.path.clone(), side: self.side, span: call.span },
            loops: Vec::new(),
            conditions: call.guards.iter().filter(|guard| is_condition(guard)).count(),
            home: self.home.clone(),
        })
    }

    fn engine(&self, callee: &str, named_first: bool) -> Engine {
        let by_callee = callee.to_lowercase();
        match self.engines {
            (true, false) => Engine::Pulumi,
            (false, _) => Engine::Cdk,
            _ if by_callee.contains("cdk") => Engine::Cdk,
            _ if by_callee.contains("pulumi") || named_first => Engine::Pulumi,
            _ => Engine::Cdk,
        }
    }

    /// The first argument of the call at `span` as it is written.
    fn argument(&self, span: Span) -> String {
        let text = self.source.slice(span);
        let Some(from) = text.find('(') else { return String::new() };
        let inside = text.get(from + 1..).unwrap_or_default();
        let end = inside.find([',', ')', '(', '{']).unwrap_or(inside.len());
        let written = inside.get(..end).unwrap_or_default().trim().trim_start_matches("scope=");
        own_name(written)
    }

    /// The name that what stands at `span` is bound to.
    fn bound(&self, span: Span) -> String {
        let before = self.source.text.get(..span.start).unwrap_or_default();
        let from = before.rfind(['\n', ';', '{', '}']).map_or(0, |at| at + 1);
        let line = before.get(from..).unwrap_or_default().trim();
        let line = line.strip_suffix("new").unwrap_or(line).trim_end();
        let Some(left) = line.strip_suffix('=') else { return String::new() };
        let left = left.split(':').next().unwrap_or_default();
        let left = left.split(',').next().unwrap_or_default();
        own_name(left.split_whitespace().last().unwrap_or_default())
    }
}

/// `this.bucket` and `self.bucket` are `bucket`; `self` is `this`.
fn own_name(text: &str) -> String {
    let text = text.trim_start_matches('&');
    match text {
        "self" => "this".to_owned(),
        _ => text.trim_start_matches("this.").trim_start_matches("self.").to_owned(),
    }
}

fn is_scope(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'))
}

/// A text, or a template of one, that is not only known at run time.
fn literal(value: &Value) -> Option<String> {
    match value {
        Value::Text(pieces) if pieces.iter().any(|piece| matches!(piece, Piece::Literal { .. })) => {
            Some(value.render())
        }
        // `jsii.String("Id")`
        Value::Call { callee, arguments, .. } if callee.ends_with("String") => arguments.first()?.as_literal(),
        _ => None,
    }
}

/// The texts of the list nearest in front of what a loop declares, where the first of them is a part of its id.
fn items(source: &Source, one: &Declared) -> Vec<String> {
    /// So far in front of it the list is looked for, in bytes.
    const NEAR: usize = 400;
    /// Longer lists are no names.
    const ITEMS: usize = 100;
    let front = source.text.get(..one.at.span.start).unwrap_or_default();
    let Some((front, list)) = front.rsplit_once('[') else { return Vec::new() };
    let Some((list, between)) = list.split_once(']').filter(|(_, between)| between.len() < NEAR) else {
        return Vec::new();
    };
    let line = front.rsplit('\n').next().unwrap_or_default();
    // What stands elsewhere may be another list.
    if !line.contains("for") && !between.contains(".forEach(") && !between.contains(".map(") {
        return Vec::new();
    }
    let items = list.split(',').map(str::trim).filter(|item| !item.is_empty()).take(ITEMS);
    let text = |item: &str| {
        let quote = item.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
        item.strip_prefix(quote)?.strip_suffix(quote).map(str::to_owned)
    };
    let items: Option<Vec<String>> = items.map(text).collect();
    items.filter(|items| items.first().is_some_and(|first| one.id.contains(first.as_str()))).unwrap_or_default()
}

fn is_condition(guard: &Guard) -> bool {
    // What is always so is no condition.
    let text = guard.text.trim_matches(['(', ')', ' ']);
    matches!(guard.kind, GuardKind::Condition | GuardKind::Environment) && !matches!(text, "true" | "True" | "1")
}

fn keyword(call: &Fact, names: &[&str]) -> Option<String> {
    let named =
        |flag: &String| flag.split_once('=').filter(|(key, _)| names.contains(key)).map(|(_, value)| value.to_owned());
    call.flags.iter().find_map(named).filter(|value| !value.contains(['{', '(']))
}

/// The classes that a text defines, with what stands between the name and the body.
fn classes(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (at, mark) in text.match_indices("class ") {
        let free = text.get(..at).is_none_or(|before| !before.ends_with(|c: char| c.is_alphanumeric() || c == '_'));
        let rest = text.get(at + mark.len()..).unwrap_or_default();
        let ends = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let (name, rest) = rest.split_at(ends);
        if free && name.starts_with(|c: char| c.is_ascii_uppercase()) {
            let head = rest.split(['{', '\n']).next().unwrap_or_default();
            found.insert(name.to_owned(), head.trim().to_owned());
        }
    }
    found
}

/// Says of each what it is put under: the ids on the way from the class around it.
fn resolve(declared: &mut [Declared]) {
    /// So deep constructs are put into each other within one class.
    const DEEP: usize = 8;
    let known: BTreeMap<(String, String), (String, String)> = declared
        .iter()
        .filter(|one| !one.bound.is_empty() && one.engine == Engine::Cdk)
        .map(|one| ((one.class.clone(), one.bound.clone()), (one.scope.clone(), one.id.clone())))
        .collect();
    for one in declared.iter_mut().filter(|one| one.engine == Engine::Cdk) {
        let mut path = Vec::new();
        let mut scope = one.scope.clone();
        for _ in 0..DEEP {
            if scope == "this" {
                path.reverse();
                one.path = Some(path);
                break;
            }
            let Some((outer, id)) = known.get(&(one.class.clone(), scope)) else { break };
            path.push(id.clone());
            scope = outer.clone();
        }
    }
}
