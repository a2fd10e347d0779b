//! `.env` files: settings that switch a check off. A value becomes part of a fact only where a row knows its name.

use super::lines;
use super::{By, Recipe, Run};
use crate::source::{Source, Span};

pub(super) fn read(source: &Source) -> Recipe {
    let mut recipe = Recipe::default();
    for line in lines::of(&source.text, 0) {
        let line = line.trim();
        let line = if line.text.starts_with("export ") { line.from(7).trim() } else { line };
        let Some((name, value)) = line.split_once('=').filter(|_| !line.text.starts_with('#')) else { continue };
        let value = plain(value.trim());
        let span = Span::new(line.start, value.end());
        recipe.runs.push(Run::new(By::Set(name.text.trim().to_owned()), vec![value.piece()], span, ""));
    }
    recipe
}

/// The value without quotes, or without the comment behind it.
fn plain(value: lines::Line<'_>) -> lines::Line<'_> {
    for quote in ['"', '\''] {
        if value.text.starts_with(quote) {
            let inner = value.from(1);
            return inner.split_once(quote).map_or(inner, |(text, _)| text);
        }
    }
    let end = value.text.find(" #").unwrap_or(value.text.len());
    lines::Line { text: value.text.get(..end).unwrap_or_default().trim_end(), ..value }
}

#[cfg(test)]
mod tests {
    use super::super::hold;

    #[test]
    fn what_settings_switch_off() {
        hold(
            ".env.production",
            &[
                ("A=1\nNODE_TLS_REJECT_UNAUTHORIZED=0 # why\n", &["NODE_TLS_REJECT_UNAUTHORIZED=0"]),
                ("export PYTHONHTTPSVERIFY='0'", &["PYTHONHTTPSVERIFY=0"]),
                ("# PYTHONHTTPSVERIFY=0\nPYTHONHTTPSVERIFY=\nPASSWORD=x", &[]),
            ],
        );
    }
}
