//! The rows of a test that is run for each.

use super::case::Rows;
use super::text::{compact, elements, groups, strings, tables};
use super::words::{self, last};
use crate::fact::outline::{Outline, What};
use crate::source::{Source, Span};

/// The rows of the test at `at`.
pub(super) fn of_item(outline: &Outline, source: &Source, at: usize, language: &str) -> Rows {
    let mut rows = Rows::default();
    let Some(item) = outline.items.get(at) else { return rows };
    for mark in outline.children(Some(at)).filter_map(|at| outline.items.get(at)).filter(|item| item.what == What::Mark)
    {
        let text = source.slice(mark.span);
        let name = last(&mark.name).to_lowercase();
        if words::SOURCES.contains(&name.as_str()) {
            rows.sourced = true;
        }
        if words::ROWS.contains(&name.as_str()) && text.contains('(') {
            rows.add(text, mark.span);
        } else if words::TABLES.contains(&name.as_str()) {
            of_table(text, mark.span, &mut rows);
        }
    }
    // Rows of a parameter: `#[case]`, `#[values(1, 2)]`.
    for parameter in
        outline.children(Some(at)).filter_map(|at| outline.items.get(at)).filter(|item| item.what == What::Parameter)
    {
        if parameter.text.contains("#[values(") {
            let inner = parameter.text.split_once("#[values(").map(|(_, rest)| rest).unwrap_or_default();
            let group = inner.split(")]").next().unwrap_or_default();
            elements(group).into_iter().for_each(|row| rows.add(row, parameter.span));
        }
    }
    rows.marked = !rows.texts.is_empty();
    let text = source.slice(item.span);
    if item.what == What::Call && item.name.split('.').any(|step| matches!(step, "each" | "for")) {
        rows.marked = true;
        of_each(text, item.span, &mut rows);
    } else if language == "php" && item.name.ends_with(".with") {
        rows.marked = true;
        let given = groups(text).last().copied().unwrap_or_default();
        match groups(given).first().filter(|_| given.trim_start().starts_with('[')) {
            Some(list) => elements(list).into_iter().for_each(|row| rows.add(row, place(row, text, item.span))),
            None => rows.sourced = true,
        }
    } else if rows.texts.is_empty()
        && matches!(
            language,
            "go" | "rust"
                | "python"
                | "javascript"
                | "typescript"
                | "tsx"
                | "ruby"
                | "php"
                | "java"
                | "kotlin"
                | "csharp"
        )
    {
        let largest = tables(text).into_iter().max_by_key(Vec::len).unwrap_or_default();
        for row in largest {
            rows.add(row, place(row, text, item.span));
        }
    }
    rows
}

/// Where `row`, a part of `text`, stands.
fn place(row: &str, text: &str, span: Span) -> Span {
    let at = text.find(row).unwrap_or_default();
    Span::new(span.start + at, span.start + at + row.len())
}

impl Rows {
    fn add(&mut self, text: &str, span: Span) {
        self.texts.push(compact(text));
        self.spans.push(span);
    }
}

/// `@pytest.mark.parametrize("a, b", [(1, 2), (3, 4)])`, `@ValueSource(ints = {1, 2})`, `@CsvSource({"a,1", "b,2"})`.
fn of_table(text: &str, span: Span, rows: &mut Rows) {
    let given = elements(groups(text).first().copied().unwrap_or_default());
    let list = given.iter().rev().filter_map(|one| {
        let open = one.find(['[', '{', '('])?;
        let value = one.get(open..)?;
        // What is called gives rows that are not seen.
        let called = one.get(..open).is_some_and(|head| {
            head.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == '_') && !head.contains('=')
        });
        (!called).then_some(value)
    });
    let Some(list) = list.into_iter().find(|list| list.starts_with(['[', '{', '('])) else {
        let block = given.iter().flat_map(|one| strings(one)).find(|text| text.contains('\n'));
        match block {
            Some(block) => block
                .lines()
                .map(str::trim)
                .filter(|line| line.chars().any(char::is_alphanumeric))
                .for_each(|line| rows.add(line, span)),
            None => rows.sourced |= !given.iter().any(|one| one.starts_with(['"', '\''])) || given.len() > 1,
        }
        return;
    };
    let Some(inner) = groups(list).first().copied() else { return };
    for row in elements(inner) {
        if row.starts_with('*') {
            rows.sourced = true;
        } else {
            rows.add(row, place(row, text, span));
        }
    }
}

/// `it.each([[1, 2], [3, 4]])("…", …)`, and the table of a template.
fn of_each(text: &str, span: Span, rows: &mut Rows) {
    let template = text.find('`').filter(|at| text.find('(').is_none_or(|open| *at < open));
    if let Some(at) = template {
        let table = text.get(at + 1..).and_then(|rest| rest.split('`').next()).unwrap_or_default();
        table.lines().filter(|line| line.contains("${")).for_each(|line| rows.add(line.trim(), span));
        return;
    }
    let given = groups(text).first().copied().unwrap_or_default();
    match groups(given).first().filter(|_| given.trim_start().starts_with('[')) {
        Some(list) => elements(list).into_iter().for_each(|row| {
            if row.starts_with("...") {
                rows.sourced = true;
            } else {
                rows.add(row, place(row, text, span));
            }
        }),
        None => rows.sourced = true,
    }
}
