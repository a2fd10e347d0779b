//! Dialects of data formats: which files are of each, where commands stand in them and how each is run, and where resources
//! are declared, is knowledge of `rules/dialects/*.toml`. What a document carries is the same fact as anywhere else.

mod file;
mod resources;
mod texts;

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use super::document::{self, Content, Document, Format, Found, NodeId, Sign};
use super::embedded::{self, Form};
use super::shell::server;
use super::{
    Catalogue, Guard, GuardKind, Interest, Lowered, Origin, Piece, Surroundings, Template, Value, batch, host,
    powershell, shell, sql,
};
use crate::lang::{LANGUAGES, Language, detect};
use crate::source::{GapReason, RepoPath, Source, Span};
use crate::syntax;
use file::{Carrier, Dialect, Run};

/// Interpreters that read simple commands as a shell does.
const NEAR_SHELLS: &[&str] = &["ash", "busybox", "fish", "nu"];

/// Conditions that never hold.
const NEVER: &[&str] = &["false", "False", "never", "'false'"];

/// Interpreters by other names: what a task of Azure calls its kinds of scripts.
const OTHER_NAMES: &[(&str, &str)] = &[("ps", "powershell"), ("pscore", "powershell"), ("CmdLine", "batch")];

/// The dialects that the binary carries.
fn dialects() -> Result<&'static [Dialect], String> {
    static SHIPPED: OnceLock<Result<Vec<Dialect>, String>> = OnceLock::new();
    let read = || embedded::files("dialects").map(|(name, text)| file::read(name, text, Form::Json)).collect();
    SHIPPED.get_or_init(read).as_deref().map_err(Clone::clone)
}

/// The facts of the commands that a data document carries; none where no dialect knows the file.
///
/// # Errors
/// The gap that is left where the document cannot be parsed in time, or the dialects do not read.
pub(crate) fn lower(
    language: &Language,
    source: &Source,
    catalogue: &Catalogue,
    interest: &Interest,
) -> Result<Lowered, GapReason> {
    let dialects = dialects().map_err(|detail| GapReason::Internal { detail })?;
    let path = format!("/{}", source.path.to_text());
    let wanted: Vec<&Dialect> = dialects.iter().filter(|dialect| dialect.may_claim(&path, &source.text)).collect();
    if wanted.is_empty() {
        return Ok(Lowered::default());
    }
    let Some(document) = document::read(language, source)? else { return Ok(Lowered::default()) };
    let mut out = Lowered::default();
    let mut done = FxHashSet::default();
    let mut claimed = false;
    let tunnels = server::tunnels(&source.text);
    for root in &document.roots {
        for dialect in wanted.iter().filter(|dialect| dialect.claims(&document, *root)) {
            claimed = true;
            let reading = Reading { document: &document, dialect, source, catalogue, interest, tunnels, within: false };
            for carrier in &dialect.carriers {
                reading.carried(carrier, *root, &mut done, &mut out);
            }
            reading.resources(*root, &mut out)?;
        }
    }
    // What could not be read may have been what no dialect knows; a path that is known is enough.
    if claimed || wanted.iter().any(|dialect| dialect.files.is_some()) {
        out.unparsed.extend(&document.unparsed);
        out.crowded = out.crowded.or(document.crowded);
    }
    out.facts.sort_by_key(|fact| fact.span.start);
    Ok(out)
}

/// Whether a file may declare resources: what of them is gone counts as well.
pub(crate) fn declares(language: &Language, source: &Source) -> bool {
    let path = format!("/{}", source.path.to_text());
    let claims = |dialect: &Dialect| !dialect.resources.is_empty() && dialect.may_claim(&path, &source.text);
    Format::of(language).is_some() && dialects().is_ok_and(|dialects| dialects.iter().any(claims))
}

impl Dialect {
    /// Whether a file may be of the dialect, by its path and the texts in it.
    fn may_claim(&self, path: &str, text: &str) -> bool {
        let marked = |mark: &String| memchr::memmem::find(text.as_bytes(), mark.as_bytes()).is_some();
        self.files.as_ref().is_none_or(|files| files.has(path))
            && (self.marks.is_empty() || self.marks.iter().any(marked))
    }

    /// Whether a document is of the dialect, by its keys.
    fn claims(&self, document: &Document, root: NodeId) -> bool {
        self.keys.is_empty() || self.keys.iter().any(|key| !key.find(document, root).is_empty())
    }
}

/// A document that is read by a dialect.
struct Reading<'a> {
    document: &'a Document,
    dialect: &'a Dialect,
    source: &'a Source,
    catalogue: &'a Catalogue,
    interest: &'a Interest,
    /// Whether what is called localhost may be anywhere.
    tunnels: bool,
    /// Whether the document stands in a text of another one.
    within: bool,
}

/// What holds where a command stands.
struct Place {
    around: Surroundings,
    variables: Vec<(String, Vec<Piece>)>,
    /// What reads it, as it is written; empty where nothing says.
    interpreter: String,
    fails: bool,
}

impl Reading<'_> {
    fn carried(&self, carrier: &Carrier, root: NodeId, done: &mut FxHashSet<NodeId>, out: &mut Lowered) {
        for pattern in &carrier.at {
            for found in pattern.find(self.document, root) {
                let scopes: Vec<NodeId> = found.above.iter().copied().chain([found.node]).collect();
                let meant = carrier.only.iter().all(|sign| sign.nearest(self.document, &scopes).is_some());
                // An alias stands in many places and is one text.
                if meant && out.has_room(self.span(found.node)) && !done.contains(&found.node) {
                    let lowered = self.run(carrier, found.node, &self.place(carrier, &found, &scopes));
                    if !lowered.facts.is_empty() {
                        done.insert(found.node);
                    }
                    out.extend(lowered);
                }
            }
        }
    }

    fn run(&self, carrier: &Carrier, node: NodeId, place: &Place) -> Lowered {
        match carrier.run {
            Run::Script => {
                let pieces = self.joined(node, &carrier.separator);
                match &carrier.prefix {
                    Some(words) => self.script(&texts::unprefixed(pieces, words), place),
                    None => self.script(&pieces, place),
                }
            }
            Run::Each if self.document.items(node).is_empty() => self.script(&self.joined(node, ""), place),
            Run::Each => {
                let mut lowered = Lowered::default();
                for item in self.document.items(node) {
                    lowered.extend(self.script(&self.joined(*item, &carrier.separator), place));
                }
                lowered
            }
            Run::Command => match self.document.node(node).map(|node| &node.content) {
                Some(Content::List(_)) => self.argv(self.words(node), self.span(node), place),
                _ => self.script(&self.joined(node, ""), place),
            },
            Run::Words => self.put_together(carrier, node, place),
            Run::Sql => sql::lower(&Template::new(&self.joined(node, "\n")), &place.around),
        }
    }

    /// `command` and `args`, `entrypoint` and `command`: one argv; where the first is left out, the image has one.
    fn put_together(&self, carrier: &Carrier, node: NodeId, place: &Place) -> Lowered {
        let parts: Vec<NodeId> = carrier.words.iter().filter_map(|key| self.document.get(node, key)).collect();
        let entry = carrier.words.first().filter(|key| self.document.get(node, key).is_none());
        let program = entry.and_then(|_| self.entrypoint(node));
        if let ([only], None, []) = (parts.as_slice(), &program, carrier.program.as_slice())
            && self.document.text(*only).is_some()
        {
            return self.script(&self.joined(*only, ""), place);
        }
        let span = parts.iter().map(|part| self.span(*part)).reduce(Span::cover).unwrap_or_default();
        let meant = carrier.program.iter().cloned().chain(program).map(Value::text);
        // An option of a module is one word, whatever stands in it.
        let whole = |part: &NodeId| match self.document.text(*part) {
            Some(text) if !carrier.program.is_empty() => vec![Value::Text(self.filled(text))],
            _ => self.words(*part),
        };
        let words = meant.chain(parts.iter().flat_map(whole));
        self.argv(words.collect(), span, place)
    }

    /// The program that an image runs, by the image's name.
    fn entrypoint(&self, node: NodeId) -> Option<String> {
        let image = self.document.get(node, "image").or_else(|| self.document.get(node, "name"))?;
        let image = self.document.rendered(image)?;
        let name = image.split('@').next()?.rsplit('/').next()?.split(':').next()?.to_owned();
        self.dialect.entrypoints.iter().find(|(images, _)| images.has(&name)).map(|(_, program)| program.clone())
    }

    fn argv(&self, words: Vec<Value>, span: Span, place: &Place) -> Lowered {
        shell::argv(&words, span, &place.around, self.catalogue)
    }

    /// A document in a text of a document: what cloud-init is given.
    fn embedded(&self, template: &Template, place: &Place) -> Lowered {
        let yaml = LANGUAGES.iter().copied().find(|language| language.id == "yaml");
        let read = yaml.and_then(|yaml| document::read_text(yaml, &self.source.path, template).ok().flatten());
        let (Some(document), Ok(dialects)) = (read, dialects()) else {
            return Lowered {
                unparsed: vec![template.host_span(Span::new(0, template.text.len()))],
                ..Lowered::default()
            };
        };
        let mut out = Lowered { unparsed: document.unparsed.clone(), crowded: document.crowded, ..Lowered::default() };
        for root in &document.roots {
            // By what it says; the path is that of the file around it.
            let named = dialects.iter().filter(|dialect| dialect.files.is_none());
            for dialect in named.filter(|d| d.may_claim("", &template.text) && d.claims(&document, *root)) {
                let reading = Reading { document: &document, dialect, within: true, ..*self };
                for carrier in &dialect.carriers {
                    reading.carried(carrier, *root, &mut FxHashSet::default(), &mut out);
                }
            }
        }
        for fact in &mut out.facts {
            fact.guards.splice(0..0, place.around.guards.iter().cloned());
            fact.parent.clone_from(&place.around.parent);
        }
        out
    }

    /// A text as what reads it: what its first line names, else what stands beside it, else a shell.
    fn script(&self, pieces: &[Piece], place: &Place) -> Lowered {
        let template = Template::new(pieces);
        if template.text.trim().is_empty() {
            return Lowered::default();
        }
        if template.text.starts_with("#cloud-config") && !self.within {
            return self.embedded(&template, place);
        }
        let named = if template.text.starts_with("#!") {
            detect(&RepoPath::from("script"), &template.text)
        } else {
            let program = texts::program(&place.interpreter).trim_end_matches(".exe");
            let program = OTHER_NAMES.iter().find(|(name, _)| *name == program).map_or(program, |(_, known)| known);
            let language = LANGUAGES.iter().copied().find(|l| l.id == program || l.shebangs.contains(&program));
            let shell = program.is_empty() || NEAR_SHELLS.contains(&program);
            language.or_else(|| LANGUAGES.iter().copied().find(|l| shell && l.id == "bash"))
        };
        match named {
            Some(language) if matches!(language.id, "bash" | "powershell" | "batch") => {
                let setting = shell::Setting { exits_on_error: place.fails, variables: place.variables.clone() };
                let mut lowered = match language.id {
                    "powershell" => powershell::lower_script(&template, &place.around, self.catalogue, setting),
                    "batch" => batch::lower(&template, &place.around, self.catalogue),
                    _ => shell::lower_script(&template, &place.around, self.catalogue, setting),
                };
                let assigned = server::assigned(&template.restore(&template.text));
                let elsewhere = server::is_elsewhere(&place.variables) || server::is_elsewhere(&assigned);
                let tunnels = self.tunnels;
                for fact in &mut lowered.facts {
                    let unsaid = |flag: &String| flag == server::UNNAMED && (elsewhere || tunnels);
                    fact.flags.retain(|flag| !(unsaid(flag) || tunnels && flag == server::OWN));
                }
                lowered
            }
            Some(language) if language.id == "sql" => sql::lower(&template, &place.around),
            Some(language) if language.host.is_some() => self.program(language, &template, place),
            _ => {
                Lowered { unparsed: vec![template.host_span(Span::new(0, template.text.len()))], ..Lowered::default() }
            }
        }
    }

    /// A text in a host language: what it says is the same as in a file of its own.
    fn program(&self, language: &'static Language, template: &Template, place: &Place) -> Lowered {
        let source = Source::new(self.source.path.clone(), template.text.as_bytes());
        let whole = Span::new(0, source.text.len());
        let Ok(tree) = syntax::parse(language, &source, None) else {
            return Lowered { unparsed: vec![template.host_span(whole)], ..Lowered::default() };
        };
        let Some(module) = host::Module::read(language, &tree, &source, self.catalogue) else {
            return Lowered::default();
        };
        let mut lowered = module.lower(&[whole], &FxHashSet::default(), self.interest);
        let imports = language.host.map(|host| host::imports(host, &tree, &source)).unwrap_or_default();
        for fact in &mut lowered.facts {
            texts::rehost(fact, template);
            fact.meaning = self.catalogue.meaning(fact, language.rows(), &imports);
            fact.guards.splice(0..0, place.around.guards.iter().cloned());
            let inner = std::mem::take(&mut fact.parent);
            let names = [place.around.parent.as_str(), inner.as_str()];
            fact.parent = names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(".");
        }
        for span in &mut lowered.unparsed {
            *span = template.host_span(*span);
        }
        lowered
    }

    fn place(&self, carrier: &Carrier, found: &Found, scopes: &[NodeId]) -> Place {
        let named = carrier.name.iter().find_map(|sign| sign.nearest(self.document, scopes));
        let written = carrier.interpreter.iter().find_map(|sign| sign.nearest(self.document, scopes));
        let there = carrier.machine.iter().find_map(|sign| sign.nearest(self.document, scopes));
        let there = there.and_then(|_| carrier.machine_interpreter.clone());
        let interpreter = written.or(there).or_else(|| carrier.default_interpreter.clone()).unwrap_or_default();
        // A template of its own says itself whether a failure ends the script: `bash {0}`.
        let fails = carrier.fails && (!interpreter.contains("{0}") || interpreter.contains(" -e"));
        Place {
            around: Surroundings {
                parent: named.unwrap_or_else(|| found.names.join(".")),
                guards: self.guards(carrier, scopes),
                ..Surroundings::default()
            },
            variables: self.variables(carrier, scopes),
            interpreter,
            fails,
        }
    }

    fn guards(&self, carrier: &Carrier, scopes: &[NodeId]) -> Vec<Guard> {
        let mut guards: Vec<Guard> = Vec::new();
        let mut push = |kind: GuardKind, sign: &Sign, text: &str| {
            Guard::add(kind, &format!("{}: {text}", sign.keys.join(".")), &mut guards);
        };
        for scope in scopes {
            for sign in &carrier.guards {
                if let Some(text) = sign.said(self.document, *scope) {
                    let never = NEVER.contains(&text.trim_matches(|c: char| "{}$ ".contains(c)));
                    if never {
                        push(GuardKind::DryRun, sign, &text);
                        continue;
                    }
                    push(shell::guard_kind(&text, true), sign, &text);
                }
            }
        }
        for (kind, signs) in [(GuardKind::DryRun, &carrier.dry_run), (GuardKind::Confirmation, &carrier.asks)] {
            for sign in signs {
                if let Some(text) = sign.nearest(self.document, scopes) {
                    push(kind, sign, &text);
                }
            }
        }
        let mut disposable = self.dialect.disposable.iter().filter(|_| !carrier.elsewhere);
        if let Some((sign, text)) = disposable.find_map(|sign| Some((sign, sign.nearest(self.document, scopes)?))) {
            push(GuardKind::DisposableMachine, sign, &text);
        }
        guards
    }

    /// The variables that are set for a command; the nearest wins.
    fn variables(&self, carrier: &Carrier, scopes: &[NodeId]) -> Vec<(String, Vec<Piece>)> {
        let mut variables = Vec::new();
        for scope in scopes {
            for sign in &carrier.variables {
                let node = sign.keys.iter().try_fold(*scope, |node, key| self.document.get(node, key));
                for pair in node.map(|node| self.document.pairs(node)).unwrap_or_default() {
                    if let Some(text) = self.document.text(pair.value) {
                        variables.push((pair.key.clone(), self.filled(text)));
                    }
                }
            }
        }
        variables
    }

    fn span(&self, node: NodeId) -> Span {
        self.document.node(node).map(|node| node.span).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
