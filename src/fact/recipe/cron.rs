//! Tables of cron: five fields or `@daily`, in a table of the system the user, then the command.

use super::bindings::Bindings;
use super::lines::{self, Line};
use super::{By, Recipe, Run, literal};
use crate::fact::Piece;
use crate::source::{Source, Span};

/// Names that stand where a table of the system names the user, and that no command has.
const USERS: &[&str] = &["root", "www-data", "nobody", "postgres", "ubuntu"];

pub(super) fn read(source: &Source) -> Recipe {
    let path = source.path.to_text();
    let system = path.ends_with("etc/crontab") || path.split('/').any(|part| part == "cron.d");
    let mut recipe = Recipe::default();
    let mut known = Bindings::default();
    for line in lines::of(&source.text, 0) {
        let line = line.trim();
        if line.text.is_empty() || line.text.starts_with('#') {
            continue;
        }
        if let Some((name, value)) = line.split_once('=').filter(|(name, _)| is_name(name.text.trim())) {
            let value = unquoted(value.trim());
            let name = name.text.trim();
            known.bind(name, vec![value.piece()]);
            let span = Span::new(line.start, line.end());
            recipe.runs.push(Run::new(By::Set(name.to_owned()), vec![value.piece()], span, ""));
            continue;
        }
        if let Some(command) = command(line, system) {
            let mut run = Run::new(By::Shell, pieces(command), Span::new(command.start, command.end()), "");
            run.bound = known.shared();
            recipe.runs.push(run);
        }
    }
    recipe
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn unquoted(value: Line<'_>) -> Line<'_> {
    let inner = |quote: char| value.text.strip_prefix(quote)?.strip_suffix(quote);
    inner('"').or_else(|| inner('\'')).map_or(value, |text| Line { text, start: value.start + 1 })
}

/// What stands behind the fields of a line.
fn command(line: Line<'_>, system: bool) -> Option<Line<'_>> {
    let fields = if line.text.starts_with('@') { 1 } else { 5 };
    let mut rest = line;
    for _ in 0..fields {
        rest = past_word(rest)?;
    }
    let named = rest.text.split_whitespace().next().is_some_and(|word| USERS.contains(&word));
    if system || named { past_word(rest) } else { Some(rest) }
}

fn past_word(line: Line<'_>) -> Option<Line<'_>> {
    let end = line.text.find(char::is_whitespace)?;
    Some(line.from(end).trim())
}

/// The command up to the first `%`; what stands behind is its input, where each `%` ends a line. `\%` is a `%`.
fn pieces(command: Line<'_>) -> Vec<Piece> {
    const END: &str = "BLASTLINT_INPUT";
    let mut pieces = Vec::new();
    let (mut from, mut fed) = (0, false);
    for (at, _) in command.text.match_indices('%') {
        let escaped = command.text.get(..at).is_some_and(|text| text.ends_with('\\'));
        let end = if escaped { at - 1 } else { at };
        pieces.extend(command.text.get(from..end).map(|text| literal(text, command.start + from)));
        let span = Span::new(command.start + end, command.start + at + 1);
        let text = match (escaped, fed) {
            (true, _) => "%".to_owned(),
            (false, true) => "\n".to_owned(),
            (false, false) => format!(" <<'{END}'\n"),
        };
        pieces.push(Piece::Literal { text, span });
        fed |= !escaped;
        from = at + 1;
    }
    pieces.extend(command.text.get(from..).map(|text| literal(text, command.start + from)));
    if fed {
        let span = Span::new(command.end(), command.end());
        pieces.push(Piece::Literal { text: format!("\n{END}\n"), span });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::super::hold;

    #[test]
    fn what_cron_runs() {
        hold(
            "crontab",
            &[
                ("0 3 * * * rm -rf /srv/x\n# c\n@daily ls", &["rm -rf /srv/x", "ls"]),
                ("D=/srv/x\n*/5 * * * * rm $D", &["rm /srv/x"]),
                ("0 3 * * * date +\\%F", &["date +%F"]),
                ("0 3 * * * psql shop%DROP TABLE x;", &["psql shop", "drop table x"]),
                ("0 3 * * * root rm x", &["rm x"]),
                ("0 3 *", &[]),
            ],
        );
        hold("cron.d/app", &[("0 3 * * * app rm x", &["rm x"])]);
    }
}
