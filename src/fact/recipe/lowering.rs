//! Runs of a recipe as facts, with their meaning.

use rustc_hash::FxHashSet;

use super::{By, Recipe, Run};
use crate::fact::{
    Catalogue, Fact, FactKind, Interest, Lowered, Surroundings, Template, batch, bounds, host, powershell, shell, sql,
};
use crate::lang::LANGUAGES;
use crate::source::{Source, Span, limits};
use crate::syntax;

/// What the runs of a file are read by.
pub(super) struct Lowering<'a> {
    pub(super) source: &'a Source,
    pub(super) catalogue: &'a Catalogue,
    pub(super) interest: &'a Interest,
}

impl Lowering<'_> {
    pub(super) fn lower(&self, recipe: Recipe) -> Lowered {
        let mut out = Lowered { unparsed: recipe.unparsed, ..Lowered::default() };
        for run in &recipe.runs {
            self.make_room(&mut out, run.span);
            if !out.has_room(run.span) {
                break;
            }
            let mut lowered = self.run(run);
            for fact in &mut lowered.facts {
                self.settle(fact, run);
            }
            out.extend(lowered);
        }
        out.facts.sort_by_key(|fact| fact.span.start);
        out
    }

    /// Harmless commands must not push a dangerous one out of sight: where facts run short, those go that mean nothing.
    fn make_room(&self, out: &mut Lowered, place: Span) {
        if out.facts.len() >= limits::FACTS / 2 && out.facts.iter().any(|fact| fact.meaning.is_none()) {
            out.facts.retain(|fact| fact.meaning.is_some());
            out.crowded.get_or_insert(place);
        }
    }

    fn run(&self, run: &Run) -> Lowered {
        let around = Surroundings {
            parent: run.parent.clone(),
            guards: run.guards.clone(),
            certainty: run.certainty,
            ..Surroundings::default()
        };
        match &run.by {
            By::Shell => {
                let variables = run.bound.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
                let setting = shell::Setting { variables, ..shell::Setting::default() };
                shell::lower_script(&Template::new(&run.text), &around, self.catalogue, setting)
            }
            By::Argv(words) => shell::argv(words, run.span, &around, self.catalogue),
            By::Program(id) => self.program(id, run, &around),
            By::Set(name) => {
                let fact = shell::assigned(name, run.text.clone(), run.span, &around, self.catalogue);
                Lowered { facts: fact.into_iter().collect(), ..Lowered::default() }
            }
            By::Unread => Lowered { unparsed: vec![run.span], ..Lowered::default() },
        }
    }

    /// A program of another language inside the file: read as if it were a file of its own, then put in its place.
    fn program(&self, id: &str, run: &Run, around: &Surroundings) -> Lowered {
        let template = Template::new(&run.text);
        match id {
            "bash" => return shell::lower(&template, around, self.catalogue),
            "sql" => return sql::lower(&template, around),
            "powershell" => return powershell::lower(&template, around, self.catalogue),
            "batch" => return batch::lower(&template, around, self.catalogue),
            _ => {}
        }
        let unread = || Lowered { unparsed: vec![run.span], ..Lowered::default() };
        let inner = Source::new(self.source.path.clone(), template.text.as_bytes());
        let Some(language) = LANGUAGES.iter().copied().find(|language| language.id == id) else { return unread() };
        let Ok(tree) = syntax::parse(language, &inner, None) else { return unread() };
        let whole = Span::new(0, inner.text.len());
        let Some(module) = host::Module::read(language, &tree, &inner, self.catalogue) else { return unread() };
        if inner.text != template.text {
            return unread();
        }
        let mut lowered = module.lower(&[whole], &FxHashSet::default(), self.interest);
        let imports = language.host.map(|host| host::imports(host, &tree, &inner)).unwrap_or_default();
        for fact in &mut lowered.facts {
            if fact.kind == FactKind::Call && self.catalogue.knows(fact.kind, language.rows(), &fact.name) {
                fact.flags.extend(bounds::of_chain(inner.slice(fact.span)));
            }
            fact.meaning = self.catalogue.meaning(fact, language.rows(), &imports);
            fact.span = template.host_span(fact.span);
            fact.guards.extend(run.guards.iter().cloned());
            fact.parent = [run.parent.as_str(), &fact.parent].join(".").trim_matches('.').to_owned();
        }
        lowered.unparsed.iter_mut().for_each(|span| *span = template.host_span(*span));
        lowered.crowded = lowered.crowded.map(|span| template.host_span(span));
        lowered
    }

    /// What a fact means where it runs.
    fn settle(&self, fact: &mut Fact, run: &Run) {
        if fact.meaning.is_none() {
            fact.meaning = self.catalogue.meaning(fact, "bash", &[]);
        }
        if let Some(meaning) = &mut fact.meaning {
            run.place.settle(meaning);
        }
    }
}
