//! What a file says where a row looks: entries and values, each with its identity.

use super::read::parse;
use super::watch::{Mode, Row, Shape};
use crate::fact::document::{Content, Document, Found, NodeId};
use crate::source::{Source, Span};

/// An entry or a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// What makes it the same on both sides.
    pub(super) id: String,
    /// What people call it.
    pub(super) name: String,
    pub(super) value: String,
    /// What is the same where it only has another name.
    pub(super) same: String,
    /// Whether a reason stands beside it.
    pub(super) reasoned: bool,
    pub(super) span: Span,
}

/// One side of a file as a row sees it.
#[derive(Debug, Default)]
pub(super) struct Side {
    pub(super) entries: Vec<Entry>,
    /// Ways to maps that are there, to know whether a value is missing or all around it.
    document: Option<Document>,
    /// What the key says that may excuse.
    pub(super) excuse: String,
}

impl Side {
    /// Reads `source` by `row`.
    pub(super) fn of(row: &Row, source: &Source) -> Option<Self> {
        let Some(language) = row.shape.language() else {
            return Some(Self { entries: by_text(row, source), ..Self::default() });
        };
        let document = parse(language, source)?;
        let reader = Reader { row, source, document: &document };
        let entries = document.roots.iter().flat_map(|root| reader.root(*root)).collect();
        let excuse =
            row.excused.as_ref().and_then(|key| reader.said(*document.roots.first()?, key)).unwrap_or_default();
        Some(Self { entries, document: Some(document), excuse })
    }

    /// Whether what holds the value `id` names is there.
    pub(super) fn has_parent(&self, id: &str) -> bool {
        let (Some(document), Some((parent, _))) = (&self.document, id.rsplit_once('.')) else { return true };
        let mut nodes: Vec<NodeId> = document.roots.clone();
        for key in parent.split('.').filter(|key| !key.is_empty()) {
            let maps =
                nodes.iter().flat_map(|node| std::iter::once(*node).chain(document.items(*node).iter().copied()));
            nodes = maps.filter_map(|map| document.get(map, key)).collect();
        }
        !nodes.is_empty()
    }
}

struct Reader<'a> {
    row: &'a Row,
    source: &'a Source,
    document: &'a Document,
}

impl Reader<'_> {
    fn root(&self, root: NodeId) -> Vec<Entry> {
        let Some(each) = &self.row.each else { return self.scope(root, "", "") };
        let mut found = Vec::new();
        for scope in each.find(self.document, root) {
            let Some(id) = self.row.by.iter().find_map(|key| self.said(scope.node, key)) else { continue };
            if self.row.at.is_empty() {
                let same = self.row.same.as_ref().and_then(|key| self.said(scope.node, key)).unwrap_or_default();
                let reasoned = self.row.reason.iter().any(|key| self.document.get(scope.node, key).is_some());
                let entry = Entry {
                    id: id.clone(),
                    name: id,
                    value: String::new(),
                    same,
                    reasoned,
                    span: self.line(scope.node),
                };
                found.push(entry);
            } else {
                found.extend(self.valued(root, scope.node, &id));
            }
        }
        found
    }

    /// What a scope that is called `id` says itself, or what is said for all.
    fn valued(&self, root: NodeId, node: NodeId, id: &str) -> Vec<Entry> {
        let own = self.scope(node, &format!("{id}: "), id);
        let Some(or) = &self.row.or else { return own };
        let whole = || or.find(self.document, root).iter().filter_map(|found| self.one(found, "", id)).collect();
        let said: Vec<Entry> = if own.is_empty() { whole() } else { own };
        // Wherever it is said, it is the same value.
        said.into_iter().map(|entry| Entry { id: id.to_owned(), ..entry }).collect()
    }

    /// What stands below a scope that is called `name`.
    fn scope(&self, node: NodeId, prefix: &str, name: &str) -> Vec<Entry> {
        let whole = [Found::at(node)];
        let found: Vec<Found> = if self.row.at.is_empty() {
            whole.to_vec()
        } else {
            self.row.at.iter().flat_map(|at| at.find(self.document, node)).collect()
        };
        let many = matches!(self.row.mode, Mode::Lost | Mode::Came(_));
        let each = |found: &Found| {
            if many { self.many(found, prefix, name) } else { self.one(found, prefix, name).into_iter().collect() }
        };
        found.iter().flat_map(each).collect()
    }

    fn one(&self, found: &Found, prefix: &str, name: &str) -> Option<Entry> {
        let first = self.document.items(found.node).first().copied();
        let value = self.document.rendered(first.unwrap_or(found.node))?;
        let last = found.way.rsplit('.').next().unwrap_or_default();
        let shown = if name.is_empty() { found.way.clone() } else { format!("{name}: {last}") };
        let id = format!("{prefix}{}", found.way);
        Some(Entry {
            id,
            name: shown,
            value,
            same: String::new(),
            reasoned: self.reasoned(found.node),
            span: self.line(found.node),
        })
    }

    fn many(&self, found: &Found, prefix: &str, name: &str) -> Vec<Entry> {
        let way = &found.way;
        let entry = |text: String, node: NodeId, span: Span| Entry {
            id: format!("{prefix}{way}={text}"),
            name: if name.is_empty() { text.clone() } else { format!("{name}: {text}") },
            value: text,
            same: String::new(),
            reasoned: self.reasoned(node),
            span,
        };
        match self.document.node(found.node).map(|node| &node.content) {
            Some(Content::List(items)) => {
                let item = |item: &NodeId| {
                    Some(entry(self.document.rendered(*item).or_else(|| self.named(*item))?, *item, self.line(*item)))
                };
                items.iter().filter_map(item).collect()
            }
            Some(Content::Map(pairs)) => {
                let set = |node: NodeId| {
                    self.document
                        .rendered(node)
                        .is_none_or(|text| !matches!(text.as_str(), "" | "null" | "~" | "false"))
                };
                pairs
                    .iter()
                    .filter(|pair| set(pair.value))
                    .map(|pair| entry(pair.key.clone(), pair.value, pair.key_span))
                    .collect()
            }
            Some(Content::Scalar(_)) => {
                let text = self.document.rendered(found.node).unwrap_or_default();
                let span = self.line(found.node);
                if self.row.shape.splits() {
                    let words = text
                        .split([',', '\n', ' ', '\t'])
                        .map(str::trim)
                        .filter(|word| !word.is_empty() && !word.starts_with('#'));
                    words.map(|word| entry(word.to_owned(), found.node, span)).collect()
                } else {
                    Some(text)
                        .filter(|text| !text.is_empty() && text != "null")
                        .map(|text| entry(text, found.node, span))
                        .into_iter()
                        .collect()
                }
            }
            None => Vec::new(),
        }
    }

    /// What an item that is a map is called.
    fn named(&self, node: NodeId) -> Option<String> {
        ["id", "name", "context", "check", "crate"].iter().find_map(|key| self.said(node, key))
    }

    fn said(&self, node: NodeId, key: &str) -> Option<String> {
        let node = self.document.get(node, key)?;
        let items = self.document.items(node);
        if items.is_empty() {
            return self.document.rendered(node).filter(|text| !text.is_empty());
        }
        Some(items.iter().filter_map(|item| self.document.rendered(*item)).collect::<Vec<String>>().join(", "))
    }

    /// The first line of a node.
    fn line(&self, node: NodeId) -> Span {
        let span = self.document.node(node).map(|node| node.span).unwrap_or_default();
        let first = self.source.slice(span).lines().next().unwrap_or_default();
        Span::new(span.start, span.start + first.trim_end().len())
    }

    /// Whether a comment stands beside a node, or in the line above it.
    fn reasoned(&self, node: NodeId) -> bool {
        let span = self.document.node(node).map(|node| node.span).unwrap_or_default();
        has_reason(self.source, span)
    }
}

/// Whether a comment that says something stands behind `span` on its line, or is the line above.
fn has_reason(source: &Source, span: Span) -> bool {
    const SAYS: usize = 6;
    let line = source.lines.line_of(span.start);
    let says = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count() >= SAYS;
    let rest = source.text.get(span.end..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let behind = ["#", "//"].iter().any(|mark| rest.split_once(mark).is_some_and(|(_, comment)| says(comment)));
    let above = line
        .checked_sub(1)
        .map(|above| source.slice(source.line_span(&(above..line))).trim().to_owned())
        .unwrap_or_default();
    behind || (above.starts_with('#') || above.starts_with("//")) && says(&above)
}

/// Entries of what is no document.
fn by_text(row: &Row, source: &Source) -> Vec<Entry> {
    match row.shape {
        Shape::Lines => lines(source),
        Shape::Pairs => named_values(source, pair),
        Shape::Keys => {
            let wanted = |entry: &Entry| row.at.iter().any(|at| at.takes(&entry.name));
            let found = named_values(source, key).into_iter().filter(wanted);
            if matches!(row.mode, Mode::Lost | Mode::Came(_)) {
                found.flat_map(split).collect()
            } else {
                found.collect()
            }
        }
        Shape::Modules => modules(source),
        Shape::Rego => refusals(source),
        _ => Vec::new(),
    }
}

fn split(entry: Entry) -> Vec<Entry> {
    let words = entry.value.split([',', ';']).map(str::trim).filter(|word| !word.is_empty() && !word.starts_with('$'));
    words
        .map(|word| Entry {
            id: format!("{}={word}", entry.id),
            name: word.to_owned(),
            value: word.to_owned(),
            ..entry.clone()
        })
        .collect()
}

/// Each line with the place where it starts.
fn placed(source: &Source) -> impl Iterator<Item = (&str, Span)> {
    let mut at = 0;
    source.text.split_inclusive('\n').map(move |line| {
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        (line.trim(), Span::new(start.min(at), (start + line.trim().len()).min(at)))
    })
}

fn entry(name: &str, value: &str, span: Span) -> Entry {
    Entry {
        id: name.to_owned(),
        name: name.to_owned(),
        value: value.to_owned(),
        same: String::new(),
        reasoned: false,
        span,
    }
}

fn lines(source: &Source) -> Vec<Entry> {
    let says = |(line, span): (&str, Span)| {
        let text = line.split(" #").next().unwrap_or_default().trim();
        (!text.is_empty() && !text.starts_with(['#', '!', ';']))
            .then(|| Entry { reasoned: has_reason(source, span), ..entry(text, text, span) })
    };
    placed(source).filter_map(says).collect()
}

fn named_values(source: &Source, read: fn(&str) -> Option<(String, String)>) -> Vec<Entry> {
    placed(source).filter_map(|(line, span)| read(line).map(|(name, value)| entry(&name, &value, span))).collect()
}

/// `'name': 'value'` or `'name': ['value', …`; names without quotes only where they cannot be a key of something else.
fn pair(line: &str) -> Option<(String, String)> {
    if line.starts_with("//") || line.starts_with('*') {
        return None;
    }
    let (name, rest) = line.split_once(':')?;
    let bare = name.trim().trim_matches(['"', '\'']);
    let is_rule =
        !bare.is_empty() && bare.chars().all(|c| c.is_alphanumeric() || "-_/@.".contains(c)) && !bare.contains("..");
    let value = rest.trim().trim_start_matches(['[', ' ']).trim_start_matches(['"', '\'']);
    let value: String = value.chars().take_while(|c| c.is_alphanumeric()).collect();
    (is_rule && !value.is_empty()).then(|| (bare.to_owned(), value))
}

fn key(line: &str) -> Option<(String, String)> {
    if line.starts_with(['#', ';']) || line.starts_with("//") || line.starts_with("<!--") {
        return None;
    }
    // `<Name>value</Name>`.
    if let Some(rest) = line.strip_prefix('<')
        && let Some((name, rest)) = rest.split_once('>')
        && let Some((value, _)) = rest.split_once("</")
    {
        return Some((name.split_whitespace().next()?.to_owned(), value.trim().to_owned()));
    }
    let at = line.find([':', '='])?;
    let name = line.get(..at)?.trim().trim_start_matches("export ");
    let name = name.rsplit(|c: char| c.is_whitespace() || c == '<').next()?.trim_matches(['"', '\'']);
    let value = line.get(at + 1..)?.trim();
    let value = match value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        Some(quote) => value.get(1..)?.split(quote).next()?,
        None => value,
    };
    (!name.is_empty()).then(|| (name.to_owned(), value.trim_end_matches([',', ';']).to_owned()))
}

fn modules(source: &Source) -> Vec<Entry> {
    let named = |(line, span): (&str, Span)| {
        let is = line.starts_with("<module") || line.starts_with("<rule");
        let name = ["name=\"", "ref=\""].iter().find_map(|key| line.split_once(key))?.1.split('"').next()?;
        is.then(|| entry(name, name, span))
    };
    placed(source).filter_map(named).collect()
}

/// The heads of rules that refuse, counted by their names.
fn refusals(source: &Source) -> Vec<Entry> {
    const HEADS: &[&str] = &["deny", "violation", "warn", "block", "reject"];
    let mut counts: rustc_hash::FxHashMap<String, usize> = rustc_hash::FxHashMap::default();
    let package = source.text.lines().find_map(|line| line.strip_prefix("package ")).unwrap_or_default().trim();
    let mut found = Vec::new();
    let mut at = 0;
    for line in source.text.split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end().len());
        at += line.len();
        let word: String = line.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        if HEADS.iter().any(|head| word == *head || word.starts_with(&format!("{head}_")))
            && line.contains(['[', '{', '=', ' '])
        {
            let count = counts.entry(word.clone()).or_default();
            *count += 1;
            let same: String = body(&source.text, span.start);
            found.push(Entry { same, ..entry(&format!("{package}.{word} {count}"), &word, span) });
        }
    }
    found
}

/// The text of a rule, without blanks.
fn body(text: &str, start: usize) -> String {
    let rest = text.get(start..).unwrap_or_default();
    let end = rest.find("\n}").unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default().split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::RepoPath;

    /// The entries that every row of `rule` sees in a file.
    fn seen(rule: &str, path: &str, text: &str) -> Vec<String> {
        let source = Source::new(RepoPath::from(path), text.as_bytes());
        let rows = Row::shipped().unwrap();
        let own = rows.iter().filter(|row| row.rule == rule && row.reads(path, text));
        let mut found: Vec<String> = own
            .flat_map(|row| Side::of(row, &source).unwrap().entries)
            .map(|entry| format!("{}={}", entry.name, entry.value))
            .collect();
        found.sort();
        found.dedup();
        found
    }

    #[test]
    fn what_rows_see() {
        for (rule, path, text, expected) in [
            (
                "checker-config-loosened",
                ".eslintrc.json",
                "{ \"rules\": { \"no-eval\": [\"error\", {}] } }",
                vec!["rules.no-eval=error"],
            ),
            (
                "checker-config-loosened",
                "eslint.config.js",
                "  rules: {\n    'no-eval': 'off',\n  }\n",
                vec!["no-eval=off"],
            ),
            (
                "checker-config-loosened",
                ".flake8",
                "[flake8]\nignore = E501,\n  W503\n",
                vec!["E501=E501", "W503=W503"],
            ),
            ("checker-config-loosened", "phpstan.neon", "parameters:\n\tlevel: 8\n", vec!["level=8"]),
            (
                "checker-config-loosened",
                "Directory.Build.props",
                "<P>\n<TreatWarningsAsErrors>true</TreatWarningsAsErrors>\n</P>\n",
                vec!["TreatWarningsAsErrors=true"],
            ),
            (
                "policy-file-weakened",
                "policy/a.rego",
                "package a\n\ndeny contains msg if {\n  true\n}\n",
                vec!["a.deny 1=deny"],
            ),
            ("policy-file-weakened", ".trivyignore", "# why\nCVE-2025-1\n", vec!["CVE-2025-1=CVE-2025-1"]),
            (
                "agent-guard-weakened",
                ".claude/settings.json",
                "{ \"permissions\": { \"deny\": [\"Bash(rm:*)\"] } }",
                vec!["Bash(rm:*)=Bash(rm:*)"],
            ),
            (
                "monitoring-removed",
                "a/rules.yml",
                "groups:\n  - rules:\n      - alert: Down\n        expr: up == 0\n",
                vec!["Down="],
            ),
        ] {
            assert_eq!(seen(rule, path, text), expected, "{path}");
        }
    }
}
