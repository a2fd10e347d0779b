//! Procfile: `web: command`, one process a line.

use super::lines;
use super::{By, Recipe, Run};
use crate::source::{Source, Span};

pub(super) fn read(source: &Source) -> Recipe {
    let mut recipe = Recipe::default();
    for line in lines::of(&source.text, 0) {
        let Some((name, command)) = line.split_once(':').filter(|_| !line.text.starts_with('#')) else { continue };
        let command = command.trim();
        let span = Span::new(command.start, command.end());
        recipe.runs.push(Run::new(By::Shell, vec![command.piece()], span, name.text.trim()));
    }
    recipe
}

#[cfg(test)]
mod tests {
    use super::super::hold;

    #[test]
    fn what_a_procfile_runs() {
        hold(
            "Procfile",
            &[("web: a $PORT\n# x: y\nrelease: rm -rf z && b", &["a {$PORT} ^web", "rm -rf z ^release", "b ^release"])],
        );
    }
}
