//! A text cut into clauses, and those into words: as much grammar as it takes to say who is to do what to what.

/// Words that stand together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Clause {
    /// Its words in order, with the signs that names hold: `public.jobs`, `src/a.rs`, `aws_db_instance.main`.
    pub(super) words: Vec<String>,
    /// Whether it asks a question.
    pub(super) asks: bool,
}

/// Most clauses of a text that are looked at.
const CLAUSES: usize = 2_000;

/// The clauses of `text`.
pub(super) fn clauses(text: &str) -> Vec<Clause> {
    let mut clauses = Vec::new();
    let mut clause = Clause::default();
    let mut blank = false;
    for line in text.lines() {
        // A line that is wrapped goes on; one that starts a paragraph or an item does not.
        if blank || starts_an_item(line) {
            end(&mut clause, &mut clauses);
        }
        blank = line.trim().is_empty() || line.trim_start().starts_with('#');
        for word in line.split_whitespace() {
            let (word, ends) = cleaned(word);
            if !word.is_empty() {
                clause.words.push(word.to_owned());
            }
            if let Some(sign) = ends {
                clause.asks = sign == '?';
                end(&mut clause, &mut clauses);
            }
        }
        if clauses.len() >= CLAUSES {
            break;
        }
    }
    end(&mut clause, &mut clauses);
    clauses
}

fn end(clause: &mut Clause, clauses: &mut Vec<Clause>) {
    let clause = std::mem::take(clause);
    if !clause.words.is_empty() {
        clauses.push(clause);
    }
}

fn starts_an_item(line: &str) -> bool {
    let start = line.trim_start();
    let numbered = start.split_once(['.', ')']).is_some_and(|(number, rest)| {
        !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()) && rest.starts_with(' ')
    });
    start.starts_with(['-', '*', '+', '#', '>']) || numbered
}

/// A word without the signs around it, and the sign that ends its clause, if one does.
fn cleaned(word: &str) -> (&str, Option<char>) {
    const AROUND: &[char] = &['"', '\'', '`', '“', '”', '‘', '’', '(', ')', '[', ']', '<', '>', '*', ',', '…'];
    let ended = word.trim_end_matches(AROUND);
    let sign = ended.chars().last().filter(|sign| ".;:!?".contains(*sign));
    let bare = ended.trim_end_matches(['.', ';', ':', '!', '?']).trim_matches(AROUND);
    // A list of things is one clause; what is in front of a colon, `fix(db):`, and behind it are two.
    (bare.trim_start_matches('-'), sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_items_and_questions_are_clauses() {
        let text = "chore(db): drop the\n`legacy_jobs` table, finally.\n\n- Keep src/a.rs\n- Rename it? Yes";
        let found: Vec<(String, bool)> =
            clauses(text).into_iter().map(|clause| (clause.words.join(" "), clause.asks)).collect();
        let expected = [
            ("chore(db", false),
            ("drop the legacy_jobs table finally", false),
            ("Keep src/a.rs", false),
            ("Rename it", true),
            ("Yes", false),
        ];
        assert_eq!(found, expected.map(|(text, asks)| (text.to_owned(), asks)));
    }
}
