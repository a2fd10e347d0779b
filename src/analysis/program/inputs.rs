//! What a program gives a resource: its properties and options, spelled alike in every language.

use std::collections::BTreeMap;

use crate::fact::{Fact, Value};
use crate::source::Span;

/// Properties and options by their names in `camelCase`, steps between dots; none for what is only known at run time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Inputs {
    values: BTreeMap<String, Option<String>>,
    /// What stands in lists of names: aliases, ignored properties. As written.
    pub(super) words: BTreeMap<String, String>,
}

/// Options of Pulumi, and settings of constructs that are read as words.
const WORDS: &[&str] =
    &["aliases", "alias", "ignoreChanges", "parent", "provider", "replaceOnChanges", "import", "removalPolicy"];

impl Inputs {
    /// The value of `name` where it is known.
    pub(super) fn literal(&self, name: &str) -> Option<&str> {
        self.values.get(name)?.as_deref()
    }

    /// Whether `name` is switched on.
    pub(super) fn is_true(&self, name: &str) -> bool {
        self.literal(name).is_some_and(|value| value.eq_ignore_ascii_case("true"))
    }

    /// As written, of what is no plain value.
    pub(super) fn word(&self, name: &str) -> Option<&str> {
        self.words.get(name).map(String::as_str)
    }

    /// Names of what both sides say, with different values that are both known.
    pub(super) fn changed<'a>(&'a self, after: &'a Inputs) -> impl Iterator<Item = (&'a str, &'a str, &'a str)> {
        self.values.iter().filter_map(|(name, before)| {
            let (before, after) = (before.as_deref()?, after.literal(name)?);
            (before != after).then_some((name.as_str(), before, after))
        })
    }

    /// Names of what one side only says, with the value that is known, and whether that is the after side. Nothing where
    /// either side takes over what is written elsewhere.
    pub(super) fn only<'a>(&'a self, after: &'a Inputs) -> Vec<(&'a str, &'a str, bool)> {
        let spreads = |side: &Inputs| side.values.contains_key("...");
        if spreads(self) || spreads(after) {
            return Vec::new();
        }
        let own = |side: &'a Inputs, other: &Inputs, added: bool| {
            let values = side.values.iter().filter(|(name, _)| !other.values.contains_key(*name));
            values.filter_map(|(name, value)| Some((name.as_str(), value.as_deref()?, added))).collect::<Vec<_>>()
        };
        [own(self, after, false), own(after, self, true)].concat()
    }

    /// How many plain values both say alike, and how many are said at all.
    pub(super) fn alike(&self, other: &Inputs) -> (usize, usize) {
        let same = self.values.iter().filter(|(name, value)| other.values.get(*name) == Some(value)).count();
        (same, self.values.len().max(other.values.len()))
    }

    fn add(&mut self, key: &str, value: &str) {
        let name = key.split('.').map(camel).collect::<Vec<_>>().join(".");
        if WORDS.contains(&name.as_str()) {
            self.words
                .entry(name.clone())
                .and_modify(|words| *words = format!("{words} {value}"))
                .or_insert_with(|| value.to_owned());
        }
        self.values.entry(name).or_insert_with(|| known(value));
    }
}

/// What the call at `span`, one of `calls` in the order of their places, is given: by itself, by what is built inside of it, and by what is called on it.
pub(super) fn of(span: Span, calls: &[&Fact]) -> Inputs {
    let mut inputs = Inputs::default();
    let from = calls.partition_point(|call| call.span.start < span.start);
    for call in calls.iter().skip(from).take_while(|call| call.span.start <= span.end) {
        let last = call.name.rsplit('.').next().unwrap_or_default();
        if call.span == span {
            for flag in &call.flags {
                take(&mut inputs, flag);
            }
        } else if span.contains(call.span) {
            inner(&mut inputs, call, last);
        } else if call.span.start == span.start && call.span.contains(span) {
            method(&mut inputs, call, last);
        }
    }
    inputs
}

/// Flags that say how a call stands, and not what it is given.
fn take(inputs: &mut Inputs, flag: &str) {
    if let Some((key, value)) = flag.split_once('=')
        && !key.starts_with("arg")
        && !matches!(key, "receiver" | "followed-by" | "within" | "bound" | "on")
    {
        inputs.add(key, value);
    }
}

/// What is built inside of the call: `BucketProps { … }`, `ResourceOptions(…)`, `BucketProps.builder().versioned(true)`,
/// `pulumi.Protect(true)`.
fn inner(inputs: &mut Inputs, call: &Fact, last: &str) {
    let ends = ["Props", "Args", "Options", "Opts"];
    if ends.iter().any(|end| last.ends_with(end)) {
        call.flags.iter().for_each(|flag| take(inputs, flag));
    } else if call.name.contains(".builder.") || call.name.contains(".Builder.") {
        method(inputs, call, last);
    } else if let ("Attribute", Some(key)) = (last, call.flags.iter().find_map(|flag| flag.strip_prefix("within="))) {
        // `partition_key=dynamodb.Attribute(name="id")` is what a map is in TypeScript.
        let own = call.flags.iter().filter_map(|flag| flag.split_once('='));
        own.filter(|(name, _)| *name != "within").for_each(|(name, value)| inputs.add(&format!("{key}.{name}"), value));
    } else if last == "Alias" {
        call.flags.iter().for_each(|flag| inputs.add("aliases", flag));
    } else if matches!(
        last,
        "Protect"
            | "RetainOnDelete"
            | "Parent"
            | "IgnoreChanges"
            | "Aliases"
            | "DeleteBeforeReplace"
            | "Provider"
            | "Import"
    ) {
        let value = call.arguments.first().map(Value::render).unwrap_or_default();
        inputs.add(last, &value);
    }
}

/// `.versioned(true)` of a builder.
fn method(inputs: &mut Inputs, call: &Fact, last: &str) {
    if let ([value], false) = (call.arguments.as_slice(), matches!(last, "build" | "create")) {
        inputs.add(last, &value.render());
    }
}

/// The value where it is known: what stands in `pulumi.String("x")`, and the last step of a constant,
/// `RemovalPolicy.DESTROY`.
fn known(value: &str) -> Option<String> {
    let bare = value.trim_matches(['*', '&']);
    let wrapped = bare.strip_suffix(')').and_then(|call| call.split_once('('));
    let plain = |name: &str| name.rsplit('.').next().is_some_and(|last| WRAPPERS.contains(&last));
    let value = wrapped.filter(|(name, _)| plain(name)).map_or(bare, |(_, inner)| inner);
    if let Some(name) = value.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        return constant(name);
    }
    match value {
        "True" | "False" => Some(value.to_lowercase()),
        _ => (!value.is_empty() && !value.contains(['{', '(', '['])).then(|| value.to_owned()),
    }
}

/// What makes an input of a plain value.
const WRAPPERS: &[&str] = &["String", "Bool", "Int", "Number", "StringPtr", "BoolPtr", "IntPtr"];

/// The constant that a name ends in: `awscdk.RemovalPolicy_DESTROY` in Go, `RemovalPolicy.DESTROY` elsewhere.
fn constant(name: &str) -> Option<String> {
    let last = name.rsplit('.').next()?;
    let is_constant = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_uppercase())
            && word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
    };
    let of_type = last.split_once('_').map(|(_, word)| word).filter(|word| is_constant(word));
    let own = Some(last).filter(|word| name.contains('.') && is_constant(word));
    own.or(of_type).map(str::to_owned)
}

/// `removal_policy` and `RemovalPolicy` as `removalPolicy`.
fn camel(text: &str) -> String {
    let mut out = String::new();
    let mut up = false;
    for (at, c) in text.chars().enumerate() {
        match c {
            '_' => up = at > 0,
            _ if up => {
                out.extend(c.to_uppercase());
                up = false;
            }
            _ if at == 0 => out.extend(c.to_lowercase()),
            _ => out.push(c),
        }
    }
    out
}
