//! A module: all files of one folder, merged, as Terraform reads them. Which file a block stands in says nothing.

use std::collections::BTreeMap;
use std::rc::Rc;

use rustc_hash::FxHashMap;
use tree_sitter::{Node, Tree};

use super::expression::{self, Expression, children};
use crate::analysis::{Scene, Spot, Text};
use crate::fact::document;
use crate::lang::LANGUAGES;
use crate::repo::{FileDiff, Hunk};
use crate::source::{Gap, GapReason, RepoPath, Side, Source, Span};
use crate::syntax;

/// The attributes and blocks between braces.
#[derive(Clone, Debug, Default)]
pub(super) struct Body {
    pub(super) attributes: Vec<Attribute>,
    pub(super) blocks: Vec<Rc<Block>>,
}

/// `name = value`.
#[derive(Clone, Debug)]
pub(super) struct Attribute {
    pub(super) name: Rc<str>,
    pub(super) span: Span,
    pub(super) value: Expression,
}

/// A block with its labels.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) kind: Rc<str>,
    pub(super) labels: Vec<Rc<str>>,
    pub(super) span: Span,
    /// The type and the labels.
    pub(super) head: Span,
    /// As it is written.
    pub(super) text: Rc<str>,
    pub(super) path: Rc<RepoPath>,
    pub(super) body: Body,
}

/// A file of a module.
#[derive(Debug, Default)]
pub(super) struct File {
    pub(super) body: Body,
    /// Whether all of it could be parsed.
    pub(super) whole: bool,
}

/// A module.
#[derive(Clone, Debug, Default)]
pub(super) struct Module {
    pub(super) folder: RepoPath,
    /// Managed resources by type and name.
    pub(super) resources: BTreeMap<(Rc<str>, Rc<str>), Rc<Block>>,
    /// Module blocks by name.
    pub(super) calls: BTreeMap<Rc<str>, Rc<Block>>,
    pub(super) variables: BTreeMap<Rc<str>, Rc<Block>>,
    pub(super) outputs: BTreeMap<Rc<str>, Rc<Block>>,
    pub(super) locals: BTreeMap<Rc<str>, (Rc<RepoPath>, Attribute)>,
    pub(super) providers: Vec<Rc<Block>>,
    /// `terraform` blocks.
    pub(super) settings: Vec<Rc<Block>>,
    /// `moved`, `removed` and `import` blocks.
    pub(super) refactorings: Vec<Rc<Block>>,
    /// Whether every file of it could be parsed: what is missing may stand in what could not.
    pub(super) whole: bool,
}

impl File {
    /// This file, its blocks laid over those of the same address in `module`: attribute by attribute, blocks by their type.
    fn over(&self, module: &Module) -> File {
        let laid = |block: &Rc<Block>| {
            let (first, second) = (block.label(0), block.label(1));
            let base = match block.kind.as_ref() {
                "resource" => module.resources.get(&(first, second)),
                "module" => module.calls.get(&first),
                "variable" => module.variables.get(&first),
                "output" => module.outputs.get(&first),
                _ => None,
            };
            base.map_or_else(|| block.clone(), |base| Rc::new(base.under(block)))
        };
        File {
            body: Body { blocks: self.body.blocks.iter().map(laid).collect(), ..Body::default() },
            whole: self.whole,
        }
    }
}

impl Body {
    pub(super) fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name.as_ref() == name)
    }

    pub(super) fn blocks(&self, kind: &str) -> impl Iterator<Item = &Rc<Block>> {
        self.blocks.iter().filter(move |block| block.kind.as_ref() == kind)
    }
}

impl Block {
    /// This block with `over` laid over it.
    fn under(&self, over: &Block) -> Block {
        let mut block = self.clone();
        block.body.attributes.retain(|own| over.body.attribute(&own.name).is_none());
        block.body.attributes.extend(over.body.attributes.iter().cloned());
        block.body.blocks.retain(|own| over.body.blocks(&own.kind).next().is_none());
        block.body.blocks.extend(over.body.blocks.iter().cloned());
        block.text = format!("{}{}", self.text, over.text).into();
        block
    }

    /// Where it stands on `side`.
    pub(super) fn spot(&self, side: Side) -> Spot {
        Spot { path: RepoPath::clone(&self.path), side, span: self.span }
    }

    pub(super) fn label(&self, at: usize) -> Rc<str> {
        self.labels.get(at).cloned().unwrap_or_default()
    }

    /// The `lifecycle` block of a resource.
    pub(super) fn lifecycle(&self) -> Option<&Block> {
        self.body.blocks("lifecycle").next().map(Rc::as_ref)
    }

    /// Whether `lifecycle` sets `name` to true.
    pub(super) fn lives_by(&self, name: &str) -> bool {
        let set = self.lifecycle().and_then(|lifecycle| lifecycle.body.attribute(name));
        set.is_some_and(|attribute| attribute.value == Expression::Bool(true))
    }
}

/// Whether `path` is a file of a module.
pub(super) fn is_source(path: &RepoPath) -> bool {
    let name = path.file_name();
    [".tf", ".tofu", ".tf.json", ".tofu.json"].iter().any(|end| name.ends_with(end))
}

/// Whether what stands in `path` is laid over blocks of the same address in other files.
fn is_override(path: &RepoPath) -> bool {
    let name = path.file_name();
    let stem = name.split('.').next().unwrap_or_default();
    stem == "override" || stem.ends_with("_override")
}

/// Reads modules, each file once on each side; what is the same on both sides once for both.
#[derive(Default)]
pub(super) struct Modules {
    files: FxHashMap<(Option<Side>, RepoPath), Option<Rc<File>>>,
    modules: FxHashMap<(Side, RepoPath), Option<Rc<Module>>>,
}

impl Modules {
    /// The module of `folder` on `side`; none where no file of one stands there.
    pub(super) fn module(&mut self, scene: &mut Scene<'_>, side: Side, folder: &RepoPath) -> Option<Rc<Module>> {
        let key = (side, folder.clone());
        if let Some(known) = self.modules.get(&key) {
            return known.clone();
        }
        let paths: Vec<RepoPath> = scene.list(side, folder).files.into_iter().filter(is_source).collect();
        let mut module = Module { folder: folder.clone(), whole: true, ..Module::default() };
        let (over, plain): (Vec<&RepoPath>, Vec<&RepoPath>) = paths.iter().partition(|path| is_override(path));
        for path in plain.into_iter().chain(over) {
            // What stands beside a file of OpenTofu under the same name is for Terraform.
            let twin = path.to_text().replace(".tf", ".tofu");
            if path.to_text().contains(".tf") && paths.iter().any(|other| other.to_text() == twin) {
                continue;
            }
            match self.file(scene, side, path) {
                Some(file) if is_override(path) => module.add(path, &file.over(&module)),
                Some(file) => module.add(path, &file),
                None => module.whole = false,
            }
        }
        let module = (!paths.is_empty()).then(|| Rc::new(module));
        self.modules.insert(key, module.clone());
        module
    }

    /// A file on `side`; none where it cannot be read.
    pub(super) fn file(&mut self, scene: &mut Scene<'_>, side: Side, path: &RepoPath) -> Option<Rc<File>> {
        let text = scene.read(side, path)?;
        let key = (matches!(text, Text::Changed(_)).then_some(side), path.clone());
        if let Some(known) = self.files.get(&key) {
            return known.clone();
        }
        if let (Text::Changed(_), Some(diff)) = (&text, scene.diff(side, path)) {
            // Of one side's tree, the other is soon parsed: both are read at once.
            for (side, path, read) in both(diff) {
                let file = noted(scene, side, &path, read);
                self.files.insert((Some(side), path), file);
            }
        } else {
            let read = read(&text, None).map(|(file, _)| file);
            let file = noted(scene, side, path, read);
            self.files.insert(key.clone(), file);
        }
        self.files.get(&key).cloned().flatten()
    }
}

/// What was read, or a gap.
fn noted(scene: &mut Scene<'_>, side: Side, path: &RepoPath, read: Result<File, GapReason>) -> Option<Rc<File>> {
    read.map(Rc::new).map_err(|reason| scene.gaps.push(Gap::at(path, side, reason))).ok()
}

/// Both sides of a changed file.
fn both(diff: &FileDiff) -> Vec<(Side, RepoPath, Result<File, GapReason>)> {
    let mut sides = Vec::new();
    let mut edited = None;
    if let Some(after) = &diff.after {
        let read = read(after, None);
        if let (Ok((_, Some(tree))), Some(before)) = (&read, &diff.before) {
            let hunks: Vec<Hunk> =
                diff.hunks.iter().map(|h| Hunk { before: h.after.clone(), after: h.before.clone() }).collect();
            edited = Some(syntax::edited(tree, after, before, &hunks));
        }
        sides.push((Side::After, after.path.clone(), read.map(|(file, _)| file)));
    }
    if let Some(before) = &diff.before {
        sides.push((Side::Before, before.path.clone(), read(before, edited.as_ref()).map(|(file, _)| file)));
    }
    sides
}

/// Reads a file of HCL, and its tree where it is one. With the edited tree of the other side, only what changed is parsed.
fn read(source: &Source, edited: Option<&Tree>) -> Result<(File, Option<Tree>), GapReason> {
    let unparsed = || GapReason::Unparsed { language: "hcl".to_owned() };
    if source.path.file_name().ends_with(".json") {
        return Ok((super::json::read(source)?, None));
    }
    let hcl = LANGUAGES.iter().copied().find(|language| language.id == "hcl").ok_or_else(unparsed)?;
    let mut trees = document::parse_hcl(hcl, source, edited)?;
    let whole = trees.iter().all(|tree| !tree.root_node().has_error());
    let reader = Reader { source, path: Rc::new(source.path.clone()) };
    let file = File { body: reader.body(trees.iter().map(Tree::root_node).collect(), 0), whole };
    Ok((file, if trees.len() == 1 { trees.pop() } else { None }))
}

struct Reader<'a> {
    source: &'a Source,
    path: Rc<RepoPath>,
}

/// Deepest blocks that are read.
const DEPTH: usize = 24;

impl Reader<'_> {
    fn body(&self, nodes: Vec<Node<'_>>, depth: usize) -> Body {
        let mut body = Body::default();
        let mut pending = nodes;
        pending.reverse();
        while let Some(node) = pending.pop() {
            match node.kind() {
                "attribute" => body.attributes.extend(self.attribute(node)),
                "block" if depth < DEPTH => body.blocks.push(Rc::new(self.block(node, depth))),
                "config_file" | "body" | "ERROR" => pending.extend(children(node).into_iter().rev()),
                _ => {}
            }
        }
        body
    }

    fn attribute(&self, node: Node<'_>) -> Option<Attribute> {
        let parts = children(node);
        let (name, value) = (parts.first()?, parts.get(1)?);
        Some(Attribute {
            name: self.source.slice(name.byte_range().into()).into(),
            span: node.byte_range().into(),
            value: expression::read(*value, self.source),
        })
    }

    fn block(&self, node: Node<'_>, depth: usize) -> Block {
        let span: Span = node.byte_range().into();
        let parts = children(node);
        let heads: Vec<Node<'_>> =
            parts.iter().copied().take_while(|part| matches!(part.kind(), "identifier" | "string_lit")).collect();
        let word = |node: &Node<'_>| self.source.slice(Span::from(node.byte_range())).trim_matches('"').into();
        let head = heads.iter().map(|part| Span::from(part.byte_range())).reduce(Span::cover).unwrap_or(span);
        Block {
            kind: heads.first().map(word).unwrap_or_default(),
            labels: heads.iter().skip(1).map(word).collect(),
            span,
            head,
            text: if depth == 0 { self.source.slice(span).into() } else { Rc::default() },
            path: self.path.clone(),
            body: self.body(parts, depth + 1),
        }
    }
}

impl Module {
    fn add(&mut self, path: &RepoPath, file: &File) {
        self.whole &= file.whole;
        let path = Rc::new(path.clone());
        for block in &file.body.blocks {
            let (first, second) = (block.label(0), block.label(1));
            match block.kind.as_ref() {
                "resource" => drop(self.resources.insert((first, second), block.clone())),
                "module" => drop(self.calls.insert(first, block.clone())),
                "variable" => drop(self.variables.insert(first, block.clone())),
                "output" => drop(self.outputs.insert(first, block.clone())),
                "locals" => {
                    let locals = block.body.attributes.iter();
                    self.locals.extend(locals.map(|local| (local.name.clone(), (path.clone(), local.clone()))));
                }
                "provider" => self.providers.push(block.clone()),
                "terraform" => self.settings.push(block.clone()),
                "moved" | "removed" | "import" => self.refactorings.push(block.clone()),
                _ => {}
            }
        }
    }

    /// Whether every block of it reads as in `other`.
    pub(super) fn says_the_same_as(&self, other: &Module) -> bool {
        fn texts<K: Ord>(blocks: &BTreeMap<K, Rc<Block>>) -> Vec<&str> {
            blocks.values().map(|block| block.text.as_ref()).collect()
        }
        let locals = |module: &'_ Module| -> Vec<Expression> {
            module.locals.values().map(|(_, local)| local.value.clone()).collect()
        };
        texts(&self.resources) == texts(&other.resources)
            && texts(&self.calls) == texts(&other.calls)
            && texts(&self.variables) == texts(&other.variables)
            && texts(&self.outputs) == texts(&other.outputs)
            && locals(self) == locals(other)
    }

    /// Whether it says where its state is kept, or has a configured provider: then it is applied by itself.
    pub(super) fn is_applied(&self) -> bool {
        let keeps =
            |block: &Rc<Block>| block.body.blocks.iter().any(|b| matches!(b.kind.as_ref(), "backend" | "cloud"));
        let configured = |block: &Rc<Block>| !block.body.attributes.is_empty() || !block.body.blocks.is_empty();
        self.settings.iter().any(keeps) || self.providers.iter().any(configured)
    }

    /// Whether somebody has to give it values.
    pub(super) fn asks_for_values(&self) -> bool {
        self.variables.values().any(|variable| variable.body.attribute("default").is_none())
    }
}
