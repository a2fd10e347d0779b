//! Where the change declares what a plan names: the lines that a reviewer has before them.

use rustc_hash::FxHashMap;

use super::{Engine, address};
use crate::analysis::Spot;
use crate::repo::ChangeSet;
use crate::source::{Side, Source, Span};

/// Longest block that is marked as a whole, in lines.
const LINES: usize = 400;

/// Declarations in the changed files, by what they declare.
#[derive(Default)]
pub(super) struct Blocks(FxHashMap<(Engine, Side, String), Vec<Spot>>);

impl Blocks {
    /// Those of `change`.
    pub(super) fn of(change: &ChangeSet) -> Self {
        let mut blocks = Self::default();
        for file in &change.files {
            for (side, source) in [(Side::Before, &file.before), (Side::After, &file.after)] {
                if let Some(source) = source {
                    blocks.add(side, source);
                }
            }
        }
        blocks
    }

    /// Where a thing is declared: after the change, or else before it; and where it stood before, if both are known.
    /// Nothing where there is none or more than one, in two root modules for example: a plan does not say which it is of.
    pub(super) fn place(&self, engine: Engine, address: &str) -> Option<(Spot, Option<Spot>)> {
        let names = match engine {
            Engine::Terraform => terraform_names(address),
            Engine::CloudFormation => vec![address.to_owned()],
            Engine::Pulumi => return None,
        };
        let spots =
            |side, name: &String| self.0.get(&(engine, side, name.clone())).map(Vec::as_slice).unwrap_or_default();
        let declared =
            names.iter().find(|name| [Side::After, Side::Before].iter().any(|side| !spots(*side, name).is_empty()))?;
        match (spots(Side::Before, declared), spots(Side::After, declared)) {
            ([before], [after]) => Some((after.clone(), Some(before.clone()))),
            ([], [one]) | ([one], []) => Some((one.clone(), None)),
            _ => None,
        }
    }

    fn add(&mut self, side: Side, source: &Source) {
        let name = source.path.file_name().to_lowercase();
        let is = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
        let engine = match () {
            () if is(&[".tf", ".tofu"]) => Engine::Terraform,
            () if is(&[".yaml", ".yml", ".json", ".template"]) && source.text.contains("AWS::") => {
                Engine::CloudFormation
            }
            () => return,
        };
        for line in 0..source.lines.count() {
            let text = source.slice(source.line_span(&(line..line + 1)));
            let name = match engine {
                Engine::Terraform => terraform_header(text),
                _ => logical_id(text).filter(|_| has_type(source, line)).map(str::to_owned),
            };
            if let Some(name) = name {
                let spot = Spot { path: source.path.clone(), side, span: block(source, line) };
                self.0.entry((engine, side, name)).or_default().push(spot);
            }
        }
    }
}

/// What a resource of Terraform may be found by: its block, or that of a module around it, the nearest first.
fn terraform_names(full: &str) -> Vec<String> {
    let base = address::base(full);
    let (module, own) = address::parts(&base);
    let mut names = vec![own.to_owned()];
    names.extend(
        module
            .rsplit("module.")
            .filter(|name| !name.is_empty())
            .map(|name| format!("module.{}", name.trim_end_matches('.'))),
    );
    names
}

/// `aws_s3_bucket.logs` of `resource "aws_s3_bucket" "logs" {`, `module.db` of `module "db" {`.
fn terraform_header(line: &str) -> Option<String> {
    let line = line.trim_start();
    let resource = line.strip_prefix("resource");
    let rest = resource.or_else(|| line.strip_prefix("module"))?;
    let mut words = rest.trim_end_matches(['{', ' ', '\t', '\r', '\n']).split_whitespace();
    let mut label = || words.next().map(|word| word.trim_matches('"')).filter(|word| !word.is_empty());
    let first = label()?;
    match resource {
        Some(_) => Some(format!("{first}.{}", label()?)),
        None => Some(format!("module.{first}")),
    }
}

/// `Orders` of a line that is `Orders:` or `"Orders": {`.
fn logical_id(line: &str) -> Option<&str> {
    let (key, rest) = line.trim().split_once(':')?;
    let key = key.trim().trim_matches('"');
    let opens = matches!(rest.trim(), "" | "{");
    (opens && !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(key)
}

/// Whether one of the next lines gives it a type, so that it is no output or parameter of that name.
fn has_type(source: &Source, line: usize) -> bool {
    let next = source.slice(source.line_span(&(line + 1..line + 6)));
    next.lines().any(|line| line.trim_start().trim_start_matches('"').starts_with("Type") && line.contains("::"))
}

/// From a line to the one that ends its block: the next that is not further in.
fn block(source: &Source, first: usize) -> Span {
    let text = |line: usize| source.slice(source.line_span(&(line..line + 1)));
    let indent = |text: &str| text.len() - text.trim_start().len();
    let own = indent(text(first));
    let start = source.lines.start_of(first) + own;
    let end_of = |line: usize| source.lines.start_of(line) + text(line).trim_end().len();
    for line in first + 1..source.lines.count().min(first + LINES) {
        let here = text(line);
        if !here.trim().is_empty() && indent(here) <= own {
            // A closing brace belongs to the block, anything else starts the next.
            let last = if here.trim_start().starts_with('}') { line } else { line - 1 };
            return Span::new(start, end_of(last).max(end_of(first)));
        }
    }
    Span::new(start, end_of(first).max(start))
}
