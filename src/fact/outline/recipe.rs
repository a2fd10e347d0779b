//! The outline of a file that carries commands: what each target or stage of it runs.

use super::build::Builder;
use super::{Outline, Speech, What, shell};
use crate::fact::{Template, recipe};
use crate::lang::Language;
use crate::source::{Source, Span};

/// The outline; none where nobody reads the language.
pub(super) fn outline(language: &Language, source: &Source) -> Option<Outline> {
    let scripts = recipe::scripts(language, source)?;
    let mut builder = Builder::new(Speech::Commands);
    if language.id == "dockerfile" {
        added(source, &mut builder);
    }
    let mut rest = scripts.as_slice();
    while let Some((parent, _)) = rest.first() {
        let count = rest.iter().take_while(|(other, _)| other == parent).count();
        let (own, others) = rest.split_at(count);
        rest = others;
        group(parent, own, &mut builder);
    }
    Some(builder.out)
}

/// Adds the files that an image takes from elsewhere and holds against a digest.
fn added(source: &Source, builder: &mut Builder) {
    let mut at = 0;
    for line in source.text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if line.trim_start().to_ascii_uppercase().starts_with("ADD ") && line.contains("--checksum=") {
            let text = line.trim_end();
            builder.item(What::Call, "add.verify_checksum", text, Span::new(start, start + text.len()), |_| {});
        }
    }
}

/// What one target or stage runs.
fn group(parent: &str, scripts: &[(String, Template)], builder: &mut Builder) {
    if parent.is_empty() {
        return scripts.iter().for_each(|(_, template)| shell::read(template, builder, true));
    }
    let whole = |template: &Template| template.host_span(Span::new(0, template.text.len()));
    let span = scripts.iter().map(|(_, template)| whole(template)).reduce(Span::cover).unwrap_or_default();
    builder.item(What::Definition, parent, parent, span, |builder| {
        for (_, template) in scripts {
            shell::read(template, builder, true);
        }
    });
}
