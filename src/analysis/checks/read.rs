//! From a file with checks to its jobs, by what the table says of its system.

use super::pipeline::{Around, Asks, Job, Pipeline, Step, of_action, of_script};
use super::script::Command;
use super::system::{Format, Place, System};
use super::tools::Tools;
use super::{by_lines, circle, jenkins, stages};
use crate::fact::document::{self, Document, Found, NodeId, Pattern};
use crate::lang::LANGUAGES;
use crate::source::{Source, Span};

/// Reads `source` as a file of `system`; none where it does not parse.
pub(super) fn read(tools: &Tools, systems: &[System], index: usize, source: &Source) -> Option<Pipeline> {
    let system = systems.get(index)?;
    let mut stages = Vec::new();
    let jobs = match system.format {
        Format::Make => by_lines::make(tools, source),
        Format::Script => by_lines::script(tools, source),
        Format::Jenkinsfile => jenkins::read(tools, source),
        _ => {
            let mut document = parse(system.format.language()?, source)?;
            let parents = system.inherits.as_ref().map(|key| document.inherit(key)).unwrap_or_default();
            let reader = Reader { tools, system, source, document: &document, parents };
            stages = document.roots.iter().flat_map(|root| reader.all(&system.stages, *root)).collect();
            document.roots.iter().flat_map(|root| reader.jobs(*root)).collect()
        }
    };
    let jobs = if system.place == Place::Pipeline {
        jobs
    } else {
        jobs.into_iter().filter(|job| !job.steps.is_empty()).collect()
    };
    Some(Pipeline { stages, ..Pipeline::new(source.path.clone(), index, system, jobs) })
}

/// The document that `source` is in the data language called `language`.
pub(super) fn parse(language: &str, source: &Source) -> Option<Document> {
    let language = LANGUAGES.iter().find(|known| known.id == language)?;
    document::read(language, source).ok().flatten()
}

struct Reader<'a> {
    tools: &'a Tools,
    system: &'a System,
    source: &'a Source,
    document: &'a Document,
    /// Jobs that others of the file extend: what they hold runs there.
    parents: rustc_hash::FxHashSet<String>,
}

impl Reader<'_> {
    fn jobs(&self, root: NodeId) -> Vec<Job> {
        let mut seen = rustc_hash::FxHashSet::default();
        let mut jobs: Vec<Job> = Vec::new();
        for pattern in &self.system.jobs {
            for found in pattern.find(self.document, root) {
                let skipped = found.names.last().is_some_and(|name| {
                    self.system.not_jobs.has(name) || name.starts_with('.') && self.parents.contains(name)
                });
                if !skipped && seen.insert(found.node) {
                    jobs.extend(self.job(&found));
                }
            }
        }
        jobs.sort_by_key(|job| job.span.start);
        match self.system.id.as_str() {
            "circleci" => circle::order(self.document, root, &mut jobs),
            "azure-pipelines" => stages::order(self.document, root, &mut jobs),
            _ => {}
        }
        jobs
    }

    fn job(&self, found: &Found) -> Option<Job> {
        let node = found.node;
        let whole = found.above.is_empty();
        let name = found.names.last().cloned().unwrap_or_default();
        let title = self.first(&self.system.title, node).map(|(_, text)| text).unwrap_or_default();
        let name = match (name.is_empty(), title.is_empty()) {
            (true, false) => title.clone(),
            (true, true) if whole => "pipeline".to_owned(),
            (true, true) => String::new(),
            _ => name,
        };
        let span = self.key_span(found).unwrap_or_else(|| self.span(node));
        let mut job = Job {
            lenient: self.sign(&self.system.lenient, node),
            off: self.sign(&self.system.off, node),
            asks: self.asks(node),
            environment: self.first(&self.system.environment, node).map(|(_, text)| text).unwrap_or_default(),
            condition: self.all(&self.system.condition, node).join(" | "),
            stage: self.first(&self.system.stage, node).map(|(_, text)| text),
            needs: self.needs(node),
            title,
            span,
            name,
            steps: Vec::new(),
            goes_on: false,
        };
        job.steps = self.steps(node, &job);
        let holds = !job.steps.is_empty() || job.asks.is_some() || self.document.get(node, "uses").is_some();
        // Of a root that holds jobs, nothing else is one.
        (holds && (!whole || !job.steps.is_empty())).then_some(job)
    }

    fn steps(&self, node: NodeId, job: &Job) -> Vec<Step> {
        let scopes: Vec<Found> = if self.system.steps.is_empty() {
            vec![Found::at(node)]
        } else {
            self.system.steps.iter().flat_map(|pattern| pattern.find(self.document, node)).collect()
        };
        let mut steps: Vec<Step> = scopes.iter().flat_map(|found| self.step(found.node, node, job)).collect();
        if self.system.place == Place::Pipeline {
            self.tools.try_way_back(&mut steps);
        }
        // A job that calls another pipeline.
        if !self.system.steps.is_empty()
            && let Some((called, text)) =
                self.document.get(node, "uses").and_then(|id| Some((id, self.document.rendered(id)?)))
        {
            let around = Around { title: job.name.clone(), span: self.span(called), ..Around::default() };
            steps.push(of_action(self.tools, &text, &[], around));
        }
        if self.system.keyed_job {
            let around =
                Around { title: job.name.clone(), span: job.span, off: job.off.is_some(), ..Around::default() };
            steps.push(of_action(self.tools, &job.name.to_lowercase(), &[], around));
        }
        // A job that says what it checks, by commands that nobody knows.
        if steps.iter().all(|step| step.checks.is_empty()) && self.system.place == Place::Pipeline {
            let named = self.tools.of_name(&job.name);
            if let Some(step) = steps.iter_mut().find(|step| step.unknown) {
                let tool = job.name.to_lowercase();
                step.checks =
                    named.into_iter().map(|purpose| super::tools::Check { purpose, tool: tool.clone() }).collect();
            }
        }
        steps
    }

    fn step(&self, node: NodeId, job_node: NodeId, job: &Job) -> Vec<Step> {
        let whole = self.system.steps.is_empty();
        let title = self.first(&self.system.title, node).map(|(_, text)| text).unwrap_or_default();
        // The name of a target says what it is for only to whoever calls it.
        let named = whole && title.is_empty() && self.system.place != Place::Target;
        let title = if named { job.name.clone() } else { title };
        let scopes = [job_node, node];
        let working =
            self.system.working.iter().find_map(|sign| sign.nearest(self.document, &scopes)).unwrap_or_default();
        let around = Around {
            title,
            working,
            condition: if whole { String::new() } else { self.all(&self.system.condition, node).join(" | ") },
            lenient: !whole && self.sign(&self.system.lenient, node).is_some(),
            off: self.sign(&self.system.off, node).is_some(),
            span: self.span(node),
        };
        let mut steps = Vec::new();
        for pattern in &self.system.run {
            for found in pattern.find(self.document, node) {
                let Some(script) = self.document.rendered(found.node) else { continue };
                // What a step is called is no command.
                if script.trim().is_empty() || (self.system.keyed && found.node == node) {
                    continue;
                }
                let place = |command: &Command| self.place(found.node, command);
                steps.extend(of_script(self.tools, &script, place, &around));
            }
        }
        for pattern in &self.system.uses {
            for found in pattern.find(self.document, node) {
                let Some(name) = self.document.rendered(found.node).or_else(|| self.keyed(found.node)) else {
                    continue;
                };
                if self.is_command(&name) {
                    continue;
                }
                let inputs = self.inputs(node);
                steps.push(of_action(
                    self.tools,
                    &name,
                    &inputs,
                    Around { span: self.span(found.node), ..around.clone() },
                ));
            }
        }
        steps
    }

    /// The key of a step that is a map of one: an orb.
    fn keyed(&self, node: NodeId) -> Option<String> {
        let pair = self.document.pairs(node).first().filter(|_| self.system.keyed)?;
        (pair.key != "run" && pair.key != "when").then(|| pair.key.clone())
    }

    /// Whether a step calls what the file itself says the steps of, which are read there.
    fn is_command(&self, name: &str) -> bool {
        let commands = |root: &NodeId| self.document.get(*root, "commands");
        let has = |commands: NodeId| self.document.get(commands, name).is_some();
        self.system.keyed && self.document.roots.iter().filter_map(commands).any(has)
    }

    fn inputs(&self, node: NodeId) -> Vec<(String, String)> {
        let key = self.system.inputs.as_deref().unwrap_or("with");
        let Some(map) = self.document.get(node, key) else { return Vec::new() };
        self.document
            .pairs(map)
            .iter()
            .filter_map(|pair| Some((pair.key.clone(), self.document.rendered(pair.value)?)))
            .collect()
    }

    fn first(&self, patterns: &[Pattern], node: NodeId) -> Option<(NodeId, String)> {
        let mut found = patterns.iter().flat_map(|pattern| pattern.find(self.document, node));
        found.find_map(|found| {
            Some((found.node, self.document.rendered(found.node)?)).filter(|(_, text)| !text.is_empty())
        })
    }

    fn all(&self, patterns: &[Pattern], node: NodeId) -> Vec<String> {
        let found = patterns.iter().flat_map(|pattern| pattern.find(self.document, node));
        found.filter_map(|found| self.document.rendered(found.node)).collect()
    }

    fn needs(&self, node: NodeId) -> Option<Vec<String>> {
        let written = self
            .document
            .get(node, "needs")
            .or_else(|| self.document.get(node, "dependsOn"))
            .or_else(|| self.document.get(node, "depends_on"));
        written.map(|_| self.all(&self.system.needs, node))
    }

    /// Where one of `signs` stands right in `node`.
    fn sign(&self, signs: &[crate::fact::document::Sign], node: NodeId) -> Option<Span> {
        let sign = signs.iter().find(|sign| sign.said(self.document, node).is_some())?;
        let key = sign.keys.first()?;
        let pair = self.document.pairs(node).iter().find(|pair| pair.key == *key)?;
        Some(pair.key_span.cover(self.span(pair.value)))
    }

    fn asks(&self, node: NodeId) -> Option<Asks> {
        self.system.asks.iter().find_map(|(pattern, values)| {
            let found = pattern.find(self.document, node);
            let said = found.iter().filter_map(|found| Some((found, self.document.rendered(found.node)?)));
            let mut asked = said.filter(|(_, text)| values.as_ref().is_none_or(|values| values.has(text)));
            let (found, text) = asked.next()?;
            Some(Asks {
                text: format!("{}: {text}", found.way.rsplit('.').next().unwrap_or_default()),
                span: self.span(found.node),
            })
        })
    }

    fn span(&self, node: NodeId) -> Span {
        self.document.node(node).map(|node| node.span).unwrap_or_default()
    }

    /// Where the key of what was found stands.
    fn key_span(&self, found: &Found) -> Option<Span> {
        let above = *found.above.last()?;
        self.document.pairs(above).iter().find(|pair| pair.value == found.node).map(|pair| pair.key_span)
    }

    /// Where a command of the script at `node` stands.
    fn place(&self, node: NodeId, command: &Command) -> Span {
        let span = self.span(node);
        let text = self.source.slice(span);
        locate(text, command).map_or(span, |found| found.shifted(span.start))
    }
}

/// Where the first words of a command stand in `text`, up to the end of the line.
pub(super) fn locate(text: &str, command: &Command) -> Option<Span> {
    let first = command.words.first()?;
    let second = command.words.get(1);
    let line_of = |at: usize| text.get(at..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let both = |(at, _): &(usize, &str)| second.is_none_or(|second| line_of(*at).contains(second.as_str()));
    let (at, _) = text.match_indices(first.as_str()).find(both)?;
    Some(Span::new(at, at + line_of(at).trim_end().len()))
}
