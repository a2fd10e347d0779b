//! Shell as facts: commands, wherever they stand, with what is known of their words and what guards them.

mod argv;
mod checks;
mod commands;
mod conditions;
mod container;
mod flow;
mod found;
mod handing;
mod scope;
pub mod server;
mod switches;
#[cfg(test)]
mod tests;
mod words;
mod wrappers;

use rustc_hash::{FxHashMap, FxHashSet};
use tree_sitter::{Node, Tree};

use super::{Catalogue, Fact, FactKind, Guard, GuardKind, Lowered, Piece, Surroundings, Template, Value};
use crate::source::{Span, limits};
pub use argv::{argv, run};
pub use found::found;
use scope::Scope;

/// Lowers the text of a shell script or command line; nothing where it cannot be parsed in time.
pub fn lower(template: &Template, around: &Surroundings, catalogue: &Catalogue) -> Lowered {
    lower_in(template, around, catalogue, Scope::default())
}

/// What holds where a script starts.
#[derive(Clone, Debug, Default)]
pub struct Setting {
    /// Any failure ends it: `bash -e`.
    pub exits_on_error: bool,
    /// What variables are set to.
    pub variables: Vec<(String, Vec<Piece>)>,
}

/// Lowers the text of a script that starts with `setting`.
pub fn lower_script(template: &Template, around: &Surroundings, catalogue: &Catalogue, setting: Setting) -> Lowered {
    let bound = setting.variables.into_iter().filter(|(_, pieces)| !pieces.is_empty()).collect();
    let scope = Scope { bound, exits_on_error: setting.exits_on_error, ..Scope::default() };
    lower_in(template, around, catalogue, scope)
}

/// What kind of guard an expression of a document is: `if: inputs.dry_run == false`. Names stand bare in it, as in the
/// arithmetic of a shell.
pub fn guard_kind(expression: &str, held: bool) -> GuardKind {
    let bare = expression.trim().trim_start_matches("${{").trim_end_matches("}}").trim();
    let tests = bare.replace("&&", ")) && ((").replace("||", ")) || ((");
    match switches::run(&format!("(({tests}))"), held) {
        Some(switches::Run::Real) => GuardKind::DryRun,
        Some(switches::Run::Dry) => GuardKind::Condition,
        None => conditions::guard_kind(expression, held, &FxHashSet::default()),
    }
}

/// The fact that a variable of the environment is set for all that follows, where the catalogue knows the variable.
pub fn assigned(
    name: &str,
    value: Vec<Piece>,
    span: Span,
    around: &Surroundings,
    catalogue: &Catalogue,
) -> Option<Fact> {
    argv::assigned(name, value, &[], span, around, catalogue)
}

/// Lowers a parsed script.
pub fn lower_tree(tree: &Tree, template: &Template, around: &Surroundings, catalogue: &Catalogue) -> Lowered {
    walk(tree, template, around, catalogue, Scope::default())
}

/// Lowers a text in which the bindings of `scope` hold.
fn lower_in(template: &Template, around: &Surroundings, catalogue: &Catalogue, scope: Scope) -> Lowered {
    let mut parser = tree_sitter::Parser::new();
    let parsed =
        parser.set_language(&tree_sitter_bash::LANGUAGE.into()).ok().and_then(|()| parser.parse(&template.text, None));
    match parsed {
        Some(tree) => walk(&tree, template, around, catalogue, scope),
        None => Lowered { unparsed: vec![template.host_span(Span::new(0, template.text.len()))], ..Lowered::default() },
    }
}

fn walk(tree: &Tree, template: &Template, around: &Surroundings, catalogue: &Catalogue, scope: Scope) -> Lowered {
    let mut walk = Walk {
        template,
        around,
        catalogue,
        scope,
        out: Lowered::default(),
        parent: around.parent.clone(),
        functions: Vec::new(),
        leaving: FxHashSet::default(),
        checking: FxHashMap::default(),
        traps: Vec::new(),
        scripts: FxHashMap::default(),
        rerun: 0,
        room: limits::FACTS / 2,
    };
    walk.scope.guards = around.guards.clone();
    walk.shebang();
    walk.statement(tree.root_node(), 0);
    walk.called_later();
    walk.handed_to_functions();
    walk.out.in_order()
}

/// Something that runs after the place where it is written: the body of a function.
struct Later<'a> {
    body: Node<'a>,
    name: String,
    scope: Scope,
}

/// A text that `trap` keeps for later.
struct Trap {
    text: Vec<Piece>,
    signals: String,
    parent: String,
    scope: Scope,
}

struct Walk<'a> {
    template: &'a Template,
    around: &'a Surroundings,
    catalogue: &'a Catalogue,
    scope: Scope,
    out: Lowered,
    parent: String,
    functions: Vec<Later<'a>>,
    /// Functions that end the script.
    leaving: FxHashSet<String>,
    /// What functions check for those who call them.
    checking: FxHashMap<String, checks::Checked>,
    traps: Vec<Trap>,
    /// Files that the script writes, and what it writes into them.
    scripts: FxHashMap<String, Vec<Piece>>,
    /// How much of them has been read where it is run, in bytes.
    rerun: usize,
    /// How many facts there may be before room is made.
    room: usize,
}

impl<'a> Walk<'a> {
    fn text(&self, node: Node<'_>) -> &'a str {
        self.template.text.get(node.byte_range()).unwrap_or_default()
    }

    fn span(&self, node: Node<'_>) -> Span {
        self.template.host_span(node.byte_range().into())
    }

    /// `#!/bin/bash -eu`
    fn shebang(&mut self) {
        let line = self.template.text.strip_prefix("#!").and_then(|text| text.lines().next()).unwrap_or_default();
        for options in line.split_whitespace().skip(1).filter_map(|word| word.strip_prefix('-')) {
            self.scope.exits_on_error |= options.contains('e');
            self.scope.refuses_unset |= options.contains('u');
        }
    }

    fn statement(&mut self, node: Node<'a>, depth: usize) {
        let span = self.span(node);
        if depth <= 1 {
            self.make_room(span);
        }
        if depth > limits::DEPTH {
            self.out.unparsed.push(span);
            return;
        }
        if !self.out.has_room(span) {
            return;
        }
        match node.kind() {
            "command" => self.command(node, None, depth),
            "redirected_statement" => self.redirected(node, None, depth),
            "variable_assignment" => self.assignment(node, depth),
            "unset_command" => self.unset(node),
            "list" => self.list(node, depth),
            "pipeline" => self.pipeline(node, None, depth),
            "if_statement" => self.conditional(node, depth),
            "case_statement" => self.case(node, depth),
            "function_definition" => self.function(node),
            "subshell" | "command_substitution" | "process_substitution" => self.scoped(node, depth),
            "for_statement" => self.loop_over(node, depth),
            "while_statement" | "c_style_for_statement" => self.repeated(node, depth),
            "comment" => {}
            "test_command" => self.substitutions(node, depth),
            "ERROR" => {
                self.out.unparsed.push(span);
                self.children(node, depth);
            }
            _ => self.children(node, depth),
        }
    }

    /// Twenty thousand harmless commands must not push a dangerous one out of sight: where facts run short, those go
    /// whose names no row knows. They could not be judged, and pair with nothing that could. Where that is not enough,
    /// those go that mean nothing; what is left may then pair otherwise than in full, and a gap says so.
    fn make_room(&mut self, place: Span) {
        let facts = &mut self.out.facts;
        if facts.len() < self.room {
            return;
        }
        facts.retain(|fact| self.catalogue.knows(fact.kind, "bash", &fact.name));
        if facts.len() >= limits::FACTS / 2 {
            facts.retain(|fact| self.catalogue.meaning(fact, "bash", &[]).is_some());
            self.out.crowded.get_or_insert(place);
        }
        self.room = facts.len() + limits::FACTS / 4;
    }

    fn children(&mut self, node: Node<'a>, depth: usize) {
        let mut cursor = node.walk();
        for child in node.named_children(&mut cursor) {
            self.statement(child, depth + 1);
        }
    }

    fn scoped(&mut self, node: Node<'a>, depth: usize) {
        let outer = self.scope.clone();
        self.children(node, depth);
        self.scope = outer;
    }

    /// The definition now; its body once all that is bound at the top level is known.
    fn function(&mut self, node: Node<'a>) {
        let name = node.child_by_field_name("name").map(|name| self.text(name).to_owned()).unwrap_or_default();
        let Some(body) = node.child_by_field_name("body") else { return };
        self.define(&name, self.span(node));
        if flow::block_leaves(body, &|name| name == "exit" || self.leaving.contains(name), self.template) {
            self.leaving.insert(name.clone());
        }
        self.remember_checks(&name, body);
        let name = self.template.restore(&name);
        self.functions.push(Later { body, name, scope: self.scope.clone() });
    }

    fn define(&mut self, name: &str, span: Span) {
        let name = self.template.restore(name);
        let mut fact = argv::fact(&name, Vec::new(), span, &self.surroundings(), &[]);
        fact.kind = FactKind::Definition;
        fact.rendering = format!("function {name}");
        self.out.facts.push(fact);
    }

    /// Bodies of functions and texts of traps: they run after the top level has bound its names.
    fn called_later(&mut self) {
        let top = self.scope.clone();
        // A body may define further functions: they join the end of the list, and are fewer than the nodes of the tree.
        let mut next = 0;
        while next < self.functions.len() {
            let later = self.functions.get(next).map(|later| (later.body, later.name.clone(), later.scope.clone()));
            next += 1;
            let Some((body, name, scope)) = later else { break };
            self.scope = later_scope(scope, &top);
            self.parent = name;
            self.statement(body, 0);
        }
        for trap in std::mem::take(&mut self.traps) {
            let scope = later_scope(trap.scope, &top);
            self.trapped(trap.text, &trap.signals, trap.parent, scope);
        }
    }

    fn trapped(&mut self, text: Vec<Piece>, signals: &str, parent: String, mut scope: Scope) {
        scope.push_guard(GuardKind::Cleanup, &format!("trap {signals}"));
        let guard = Guard { kind: GuardKind::Cleanup, text: format!("trap {signals}") };
        let around =
            Surroundings { parent, guards: scope.guards.clone(), depth: self.around.depth + 1, ..self.around.clone() };
        if around.depth > limits::EMBEDDING {
            return;
        }
        let lowered = lower_in(&Template::new(&text), &around, self.catalogue, scope);
        // `trap cleanup EXIT`: what the function does is clean-up too.
        let called: Vec<String> = lowered.facts.iter().map(|fact| fact.name.clone()).collect();
        let bodies = self.out.facts.iter_mut().filter(|fact| called.contains(&fact.parent) && !fact.parent.is_empty());
        for fact in bodies.filter(|fact| fact.kind != FactKind::Definition) {
            fact.guards.push(guard.clone());
        }
        self.out.extend(lowered);
    }

    fn word(&self, node: Node<'_>, depth: usize) -> Vec<Piece> {
        let pieces =
            words::read(node, self.template, &self.scope.bound, self.scope.refuses_unset, self.catalogue, depth);
        words::within_bounds(pieces, self.text(node), self.span(node))
    }

    /// The words that a word of the script becomes: what a variable without quotes holds is split, and a list is as
    /// many words as it has.
    fn words(&self, node: Node<'_>, depth: usize) -> Vec<Value> {
        let text = self.text(node);
        if let Some(items) = words::list_name(text).and_then(|name| self.scope.lists.get(name)) {
            return items.iter().take(limits::WORDS).cloned().collect();
        }
        let pieces = self.word(node, depth);
        match node.kind() {
            "simple_expansion" | "expansion" => words::split(&pieces),
            "word" | "concatenation" => words::in_braces(&pieces),
            _ => vec![Value::Text(pieces)],
        }
    }

    /// Commands inside `$( … )` run too.
    fn substitutions(&mut self, node: Node<'a>, depth: usize) {
        if matches!(node.kind(), "command_substitution" | "process_substitution") {
            return self.scoped(node, depth);
        }
        if depth >= limits::DEPTH {
            if node.named_child_count() > 0 {
                self.out.unparsed.push(self.span(node));
            }
            return;
        }
        let mut cursor = node.walk();
        for child in node.named_children(&mut cursor) {
            self.substitutions(child, depth + 1);
        }
    }

    fn surroundings(&self) -> Surroundings {
        Surroundings { parent: self.parent.clone(), guards: self.guards(), ..self.around.clone() }
    }

    fn guards(&self) -> Vec<Guard> {
        let mut guards = self.scope.guards.clone();
        if self.scope.exits_on_error {
            guards.push(Guard { kind: GuardKind::ExitOnError, text: "set -e".into() });
        }
        guards
    }
}

/// The scope in which something runs later: what held where it was written, and what the top level bound since.
fn later_scope(mut scope: Scope, top: &Scope) -> Scope {
    for (name, pieces) in &top.bound {
        scope.bound.entry(name.clone()).or_insert_with(|| pieces.clone());
    }
    scope.exits_on_error |= top.exits_on_error;
    scope.refuses_unset |= top.refuses_unset;
    scope
}
