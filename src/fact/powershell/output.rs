//! What the stages of a pipeline hand on: the files that are found, the objects that are looked up.

use super::Walk;
use super::cmdlet::Call;
use super::scope::hole;
use super::tree::Stage;
use crate::fact::{Origin, Piece, Value, path};
use crate::source::Span;

/// What a stage hands on.
#[derive(Clone, Debug, Default)]
pub(super) struct Output {
    pub(super) values: Vec<Value>,
    /// Whether only some of it are let through.
    pub(super) filtered: bool,
    /// Whether only what has come of age is let through.
    pub(super) aged: bool,
}

/// Words in a filter that look at the age of what is filtered.
const AGES: &[&str] = &["lastwritetime", "creationtime", "lastaccesstime", "adddays", "addhours", "addmonths", "age"];

/// Cmdlets that hand on what they are given.
const PASS: &[&str] =
    &["sort-object", "select-object", "tee-object", "group-object", "out-gridview", "get-unique", "foreach-object"];

impl<'a> Walk<'a> {
    /// What a pipeline gives as a value.
    pub(super) fn printed(&self, stages: &[Stage], span: Span) -> Value {
        let mut output: Option<Output> = None;
        for stage in stages {
            output = self.hands_on(stage, output.as_ref());
        }
        match output.map(|output| output.values) {
            Some(mut values) if values.len() == 1 => values.pop().unwrap_or(Value::Unknown),
            Some(values) if !values.is_empty() => Value::List(values),
            _ => {
                let text = self.source(span);
                let name = if text.starts_with('$') { text } else { format!("$({})", text.trim_matches(['(', ')'])) };
                hole(&name, Origin::Unknown, self.host(span))
            }
        }
    }

    /// What `stage` hands on where it is given `input`.
    pub(super) fn hands_on(&self, stage: &Stage, input: Option<&Output>) -> Option<Output> {
        let command = match stage {
            Stage::Expression(expression) => {
                let values = match self.value(expression) {
                    Value::List(items) => items,
                    value => vec![value],
                };
                return Some(Output { values, ..Output::default() });
            }
            Stage::Command(command) => command,
        };
        let call = self.call(command);
        let one = |value: Value| Some(Output { values: vec![value], ..Output::default() });
        let known = |name: &str, origin| one(hole(name, origin, self.host(command.span)));
        match call.name.as_str() {
            "get-childitem" | "get-item" => Some(found(&call)),
            "resolve-path" | "convert-path" | "new-item" => {
                Some(Output { values: call.objects(), ..Output::default() })
            }
            "where-object" => {
                let text = self.source_of(command.span).to_lowercase();
                let aged = AGES.iter().any(|word| text.contains(word));
                input.map(|input| Output { filtered: true, aged: input.aged || aged, ..input.clone() })
            }
            name if PASS.contains(&name) => input.cloned(),
            "join-path" => {
                let child = call.option("childpath").cloned();
                let parts = call.objects().into_iter().chain(child).map(|value| (value, command.span)).collect();
                one(Value::Text(self.combined(parts)))
            }
            "split-path" => {
                let whole = call.objects().into_iter().next()?;
                let leaf = call.has("leaf") || call.has("leafbase") || call.has("qualifier");
                if leaf { known("$(Split-Path -Leaf)", Origin::NotEmpty) } else { one(self.above(whole, command.span)) }
            }
            "write-output" => Some(Output { values: call.positional.clone(), ..Output::default() }),
            "new-temporaryfile" => known("$(New-TemporaryFile)", Origin::Temporary),
            "get-location" => known("$PWD", Origin::NotEmpty),
            "get-date" | "get-random" | "new-guid" => known(&format!("$({})", call.name), Origin::NotEmpty),
            name if call.cmdlet && (name.starts_with("get-") || name.starts_with("find-")) && name != "get-content" => {
                let values = call.objects();
                let shown = format!("$({})", self.source(command.span));
                match values.is_empty() {
                    true => known(&shown, Origin::Unknown),
                    false => Some(Output { values, ..Output::default() }),
                }
            }
            name if !call.cmdlet => {
                self.catalogue.command_origin(name).and_then(|origin| known(&format!("$({name})"), origin))
            }
            _ => None,
        }
    }

    /// The folder above a path.
    fn above(&self, value: Value, span: Span) -> Value {
        match value {
            Value::Text(pieces) if is_script(&pieces) => hole("$PSScriptRoot", Origin::NotEmpty, self.host(span)),
            value => Value::Text(self.combined(vec![(value, span), (Value::text(".."), span)])),
        }
    }

    pub(super) fn source_of(&self, span: Span) -> &'a str {
        self.template.text.get(span.start..span.end).unwrap_or_default()
    }
}

/// Whether a value is the file of the script itself.
fn is_script(pieces: &[Piece]) -> bool {
    matches!(pieces, [Piece::Hole { name, .. }]
        if name.eq_ignore_ascii_case("$PSCommandPath") || name.to_lowercase().starts_with("$myinvocation"))
}

/// The paths that `Get-ChildItem` finds, as one for each folder: with the names that it looks for.
fn found(call: &Call<'_>) -> Output {
    let mut folders = call.objects();
    if folders.is_empty() {
        folders.push(Value::text("."));
    }
    let names: Vec<Value> = ["filter", "include"]
        .iter()
        .filter_map(|option| call.option(option))
        .flat_map(|value| match value {
            Value::List(items) => items.clone(),
            value => vec![value.clone()],
        })
        .filter(|name| !matches!(name.render().as_str(), "*" | "*.*"))
        .collect();
    let below = |folder: &Value, name: &Value| {
        let (Value::Text(folder), Value::Text(name)) = (folder, name) else { return folder.clone() };
        let parted = Piece::Literal { text: "\\".to_owned(), span: Span::default() };
        Value::Text(folder.iter().cloned().chain([parted]).chain(name.iter().cloned()).collect())
    };
    let values = match names.is_empty() {
        true => folders,
        false => folders.iter().flat_map(|folder| names.iter().map(|name| below(folder, name))).collect(),
    };
    Output { filtered: !names.is_empty() || call.has("exclude"), values, aged: false }
}

/// What stands for one of `values`: the worst of them.
pub(super) fn one_of(values: &[Value]) -> Option<Value> {
    (!values.is_empty()).then(|| path::worst(values.to_vec()))
}
