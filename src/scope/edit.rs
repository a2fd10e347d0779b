//! What a change does to one file, as words: in what is added and removed, around it, and in the whole file.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::bag::{Bag, Set, set, without};
use super::define;
use super::path::{self, Kind};
use super::words::{Words, form, idents};
use crate::repo::{Content, FileDiff, Hunk, Status};
use crate::source::{Source, limits};

/// How many unchanged lines around a hunk count as its surroundings.
const AROUND: usize = 3;

/// Parts of a path that say nothing of what is in it.
const PLAIN: &[&str] = &["src", "test", "tests", "lib", "doc", "md", "py", "rs", "ts", "go", "tf", "yaml", "yml", "json", "toml"];

/// Words of some text: forms with their counts, and identifiers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said {
    /// Forms of the parts of identifiers.
    pub(crate) forms: Bag,
    /// Identifiers, all of them.
    pub(crate) idents: Bag,
}

impl Said {
    pub(crate) fn read(text: &str, words: &mut Words) -> Self {
        let idents: Bag = idents(text).map(|ident| words.ident(ident)).collect();
        let forms = |(ident, count): (u32, u32)| {
            let forms = words.forms_of(ident).iter().copied();
            forms.flat_map(move |form| std::iter::repeat_n(form, count as usize))
        };
        Self { forms: idents.iter().flat_map(forms).collect(), idents }
    }
}

/// The changed lines of a file or of one hunk.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    /// What is added, and what is removed.
    pub(crate) added: String,
    pub(crate) removed: String,
    pub(crate) count_added: usize,
    pub(crate) count_removed: usize,
    /// What stands around it.
    pub(crate) around: String,
    /// The lines that name what it stands in.
    pub(crate) headers: String,
}

/// What the changed lines say.
#[derive(Debug, Default)]
pub(crate) struct Changed {
    /// Forms in all changed lines.
    pub(crate) forms: Bag,
    /// Forms by how much more often they stand on one side than on the other.
    pub(crate) net: Bag,
    /// Identifiers of three and more letters in all changed lines, and those not equally often on both sides.
    pub(crate) idents: Set,
    pub(crate) net_idents: Set,
    /// Identifiers that are on one side only.
    pub(crate) gone: Set,
    pub(crate) came: Set,
    /// What the changed lines define.
    pub(crate) defined: Set,
    /// Hashes of the changed lines, blanks aside.
    pub(crate) lines: Vec<u64>,
    /// Forms around them, and in the lines that name what they stand in.
    pub(crate) around: Set,
    pub(crate) headers: Set,
    /// Identifiers in both of these.
    pub(crate) idents_around: Set,
}

/// One changed file.
#[derive(Debug)]
pub(crate) struct Edit {
    pub(crate) path: String,
    /// Its path before.
    pub(crate) path_before: String,
    pub(crate) status: Status,
    pub(crate) kind: Kind,
    pub(crate) lines: Lines,
    pub(crate) changed: Changed,
    /// All of the file: after the change, or before where it is gone.
    pub(crate) whole: Said,
    pub(crate) whole_idents: Set,
    pub(crate) whole_defined: Set,
    /// Forms in its path and in its stem.
    pub(crate) path_forms: Set,
    pub(crate) stem_forms: Set,
}

impl Edit {
    pub(crate) fn read(file: &FileDiff, words: &mut Words) -> Self {
        let path = file.path.to_text();
        let text = file.content == Content::Text;
        let lines = if text { Lines::of(file, &file.hunks) } else { Lines::default() };
        let side = file.after.as_ref().or(file.before.as_ref()).filter(|_| text);
        let whole = side.map(|source| source.text.as_str()).unwrap_or_default();
        let whole = &whole[..whole.floor_char_boundary(limits::SCOPE_FILE_BYTES)];
        let plain: Vec<String> = PLAIN.iter().map(|part| form(part)).collect();
        let mut path_forms = words.forms_in(&path);
        path_forms.retain(|form| !plain.iter().any(|plain| plain == words.forms.text(*form)));
        let said = Said::read(whole, words);
        Self {
            path_before: file.before_path.as_ref().map_or_else(|| path.clone(), |before| before.to_text()),
            status: file.status,
            kind: path::kind(&path),
            changed: Changed::read(&lines, words),
            lines,
            whole_idents: said.idents.set(),
            whole_defined: define::defined(whole, words),
            whole: said,
            path_forms,
            stem_forms: words.forms_in(path::stem(&path)),
            path,
        }
    }

    /// How many lines it changes.
    pub(crate) fn size(&self) -> usize {
        self.lines.count_added + self.lines.count_removed
    }
}

impl Lines {
    /// The changed lines of `hunks`, hunks of `file`.
    pub(crate) fn of(file: &FileDiff, hunks: &[Hunk]) -> Self {
        let mut lines = Self::default();
        let mut behind = 0;
        let mut named = None;
        for (at, hunk) in hunks.iter().enumerate() {
            let first = hunk.after.start.saturating_sub(AROUND).max(behind);
            let new = at == 0 || first > behind;
            if let Some(source) = &file.after {
                let next = hunks.get(at + 1).map_or(usize::MAX, |hunk| hunk.after.start);
                behind = (hunk.after.end + AROUND).min(next).min(source.lines.count());
                push(&mut lines.around, source, first..hunk.after.start);
                push(&mut lines.around, source, hunk.after.end..behind);
            }
            for (source, range, text, count) in [
                (&file.before, &hunk.before, &mut lines.removed, &mut lines.count_removed),
                (&file.after, &hunk.after, &mut lines.added, &mut lines.count_added),
            ] {
                if let Some(source) = source {
                    *count += range.len();
                    push(text, source, range.clone());
                }
            }
            if let (Some(before), true) = (&file.before, new) {
                let header = header(before, hunk.before.start.saturating_sub(AROUND), named);
                if header != named {
                    lines.headers.push_str(header.map(|line| line_of(before, line)).unwrap_or_default());
                    lines.headers.push('\n');
                }
                named = header;
            }
            if lines.count_added + lines.count_removed > limits::SCOPE_LINES {
                break;
            }
        }
        lines
    }
}

/// The last line before `line` that starts with a letter, as git names hunks; not further back than `known`.
fn header(source: &Source, line: usize, known: Option<usize>) -> Option<usize> {
    let names = |line: &usize| line_of(source, *line).starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || c == '$');
    (known.unwrap_or(0)..line).rev().find(names).or(known)
}

fn line_of(source: &Source, line: usize) -> &str {
    source.slice(source.line_span(&(line..line + 1)))
}

/// Appends so many of `lines` as count.
fn push(text: &mut String, source: &Source, lines: std::ops::Range<usize>) {
    if lines.is_empty() {
        return;
    }
    let end = lines.end.min(lines.start + limits::SCOPE_LINES);
    let slice = source.slice(source.line_span(&(lines.start..end)));
    let left = limits::SCOPE_FILE_BYTES.saturating_sub(text.len());
    text.push_str(&slice[..slice.floor_char_boundary(left)]);
    if !text.ends_with('\n') {
        text.push('\n');
    }
}

impl Changed {
    pub(crate) fn read(lines: &Lines, words: &mut Words) -> Self {
        let [added, removed] = [&lines.added, &lines.removed].map(|text| Said::read(text, words));
        let [around, headers] = [&lines.around, &lines.headers].map(|text| Said::read(text, words));
        let long = |said: &Said| -> Bag {
            let long = said.idents.iter().filter(|(ident, _)| words.idents.text(*ident).len() > 2);
            long.flat_map(|(ident, count)| std::iter::repeat_n(ident, count as usize)).collect()
        };
        let (came, gone) = (long(&added), long(&removed));
        let net = came.apart(&gone).set();
        let (came, gone) = (came.set(), gone.set());
        let mut defined = define::defined(&lines.added, words);
        defined.extend(define::defined(&lines.removed, words));
        Self {
            forms: added.forms.and(&removed.forms),
            net: added.forms.apart(&removed.forms),
            idents: set(came.iter().chain(&gone).copied()),
            net_idents: net,
            gone: without(&gone, &came),
            came: without(&came, &gone),
            defined: set(defined),
            lines: hashes(lines),
            around: around.forms.set(),
            headers: headers.forms.set(),
            idents_around: set(around.idents.set().into_iter().chain(headers.idents.set())),
        }
    }
}

/// Hashes of the changed lines that are long enough to say something, runs of blanks taken as one.
fn hashes(lines: &Lines) -> Vec<u64> {
    let long = |line: &&str| line.trim().len() > 8;
    let hash = |line: &str| {
        let mut hasher = FxHasher::default();
        line.split_whitespace().for_each(|word| word.hash(&mut hasher));
        hasher.finish()
    };
    let mut hashes: Vec<u64> = lines.added.lines().chain(lines.removed.lines()).filter(long).map(hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::RepoPath;

    fn file(before: &str, after: &str, hunks: &[Hunk]) -> FileDiff {
        let source = |text: &str| Source::new(RepoPath::from("src/a.rs"), text.as_bytes());
        FileDiff { hunks: hunks.to_vec(), ..FileDiff::modified(source(before), source(after)) }
    }

    #[test]
    fn lines_are_told_apart() {
        let before = "fn retry() {\n    a();\n    b();\n    c();\n    old();\n}\n";
        let after = before.replace("old()", "new_one()");
        let file = file(before, &after, &[Hunk { before: 4..5, after: 4..5 }]);
        let lines = Lines::of(&file, &file.hunks);
        assert_eq!((lines.added.as_str(), lines.removed.as_str()), ("    new_one();\n", "    old();\n"));
        assert_eq!(lines.around, "    a();\n    b();\n    c();\n}\n");
        assert_eq!(lines.headers, "fn retry() {\n\n");
        let mut words = Words::default();
        let changed = Changed::read(&lines, &mut words);
        let text = |set: &Set| set.iter().map(|ident| words.idents.text(*ident).to_owned()).collect::<Vec<_>>();
        assert_eq!((text(&changed.came), text(&changed.gone)), (vec!["new_one".to_owned()], vec!["old".to_owned()]));
    }

    #[test]
    fn surroundings_of_near_hunks_count_once() {
        let before = "a\nb\nc\nd\ne\n";
        let file = file(before, "A\nb\nc\nD\ne\n", &[Hunk { before: 0..1, after: 0..1 }, Hunk { before: 3..4, after: 3..4 }]);
        assert_eq!(Lines::of(&file, &file.hunks).around, "b\nc\ne\n");
    }
}
