//! CODEOWNERS, as it stood before the change: who owns a file. The last line that matches wins, in each section of GitLab.

use ignore::gitignore::GitignoreBuilder;

use crate::repo::Tree;
use crate::source::RepoPath;

/// Where code hosts look for it; the first that is there counts.
const PLACES: [&str; 4] = [".github/CODEOWNERS", ".gitlab/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

/// Most lines that are read.
const LINES: usize = 20_000;

/// Who owns what.
#[derive(Debug, Default)]
pub struct Owners {
    /// Which file said so; empty where there is none.
    pub file: String,
    sections: Vec<Section>,
}

#[derive(Debug)]
struct Section {
    name: String,
    /// How many of the owners must approve; none where nobody has to.
    count: Option<usize>,
    /// Owners of the lines that name none.
    default: Vec<String>,
    lines: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    pattern: String,
    owners: Vec<String>,
    /// Whether it takes files out of the section.
    excludes: bool,
}

/// Who owns a file, by one section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owned {
    /// The section; empty outside of sections.
    pub section: String,
    /// How many must approve.
    pub count: usize,
    /// The owners as they are written: `@name`, `@org/team`, a mail address.
    pub owners: Vec<String>,
}

impl Owners {
    /// Reads it from the before side.
    ///
    /// # Errors
    /// A file that is longer than is read, as a sentence: who owns what is not known then.
    pub fn of(before: &mut Tree) -> Result<Self, String> {
        let paths: Vec<RepoPath> = PLACES.iter().map(|path| RepoPath::from(*path)).collect();
        let found = before.read(&paths).into_iter().zip(PLACES).find_map(|(bytes, path)| Some((bytes?, path)));
        let Some((bytes, path)) = found else { return Ok(Self::default()) };
        Self::read(path, &crate::source::decode(&bytes).0)
    }

    /// Reads `text`, the content of `file`.
    ///
    /// # Errors
    /// As for [`Owners::of`].
    pub fn read(file: &str, text: &str) -> Result<Self, String> {
        if text.lines().count() > LINES {
            return Err(format!("{file} has more than {LINES} lines: who owns what is not known"));
        }
        let first = Section { name: String::new(), count: Some(1), default: Vec::new(), lines: Vec::new() };
        let mut sections = vec![first];
        let mut at = 0;
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(section) = heading(line) {
                let same = |other: &Section| other.name.eq_ignore_ascii_case(&section.name);
                at = sections.iter().position(same).unwrap_or(sections.len());
                if at == sections.len() {
                    sections.push(section);
                }
                continue;
            }
            if let (Some(section), Some(line)) = (sections.get_mut(at), entry(line)) {
                section.lines.push(line);
            }
        }
        let of_gitlab = sections.len() > 1;
        for line in sections.iter_mut().flat_map(|section| &mut section.lines) {
            // GitLab looks for what does not start at the root in every folder.
            if of_gitlab && !line.pattern.starts_with('/') && line.pattern.contains('/') {
                line.pattern.insert_str(0, "**/");
            }
        }
        // To GitHub a line that starts with `!` is none.
        if !of_gitlab {
            sections.iter_mut().for_each(|section| section.lines.retain(|line| !line.excludes));
        }
        Ok(Self { file: file.to_owned(), sections })
    }

    /// Who owns `path`, once for each section that asks for an approval.
    pub fn of_path(&self, path: &RepoPath) -> Vec<Owned> {
        if !path.is_inside() {
            return Vec::new();
        }
        let text = path.to_text();
        self.sections.iter().filter_map(|section| section.of(&text)).collect()
    }
}

impl Section {
    fn of(&self, path: &str) -> Option<Owned> {
        let count = self.count?;
        let line = self.lines.iter().rev().find(|line| line.matches(path)).filter(|line| !line.excludes)?;
        let owners = if line.owners.is_empty() { &self.default } else { &line.owners };
        // A line without owners says that nobody owns it.
        (!owners.is_empty()).then(|| Owned { section: self.name.clone(), count, owners: owners.clone() })
    }
}

impl Line {
    fn matches(&self, path: &str) -> bool {
        // Most lines are about something else, and that shows without making a pattern of them.
        let literal = self.pattern.trim_start_matches('/').split(['*', '?', '[', '\\', '{']).next().unwrap_or_default();
        if !path.contains(literal.trim_end_matches('/')) {
            return false;
        }
        let mut builder = GitignoreBuilder::new("");
        // Code hosts know no classes of characters.
        if builder.add_line(None, &self.pattern.replace('[', "\\[")).is_err() {
            return false;
        }
        let Ok(matcher) = builder.build() else { return false };
        // `docs/*` is about what stands right in there, and no further.
        if self.pattern.ends_with("/*") {
            return matcher.matched(path, false).is_ignore();
        }
        matcher.matched_path_or_any_parents(path, false).is_ignore()
    }
}

/// `[Name]`, `^[Name]`, `[Name][2] @owner`.
fn heading(line: &str) -> Option<Section> {
    let (optional, rest) = line.strip_prefix('^').map_or((false, line), |rest| (true, rest));
    let (name, rest) = rest.strip_prefix('[')?.split_once(']')?;
    let counted = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let counted = counted.and_then(|(count, rest)| Some((count.trim().parse::<usize>().ok()?, rest)));
    let (count, rest) = counted.unwrap_or((1, rest));
    // `[a-z]x` is a pattern, and no heading.
    if name.trim().is_empty() || !(rest.is_empty() || rest.starts_with(char::is_whitespace)) {
        return None;
    }
    let count = (!optional).then_some(count.max(1));
    Some(Section { name: name.trim().to_owned(), count, default: owners(rest), lines: Vec::new() })
}

fn entry(line: &str) -> Option<Line> {
    let mut escaped = false;
    let end = line.find(|c: char| {
        let ends = c.is_whitespace() && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    let (pattern, rest) = line.split_at(end.unwrap_or(line.len()));
    let (excludes, pattern) = pattern.strip_prefix('!').map_or((false, pattern), |rest| (true, rest));
    (!pattern.is_empty()).then(|| Line { pattern: pattern.to_owned(), owners: owners(rest), excludes })
}

fn owners(text: &str) -> Vec<String> {
    let words = text.split_whitespace().take_while(|word| !word.starts_with('#'));
    words.filter(|word| word.contains('@')).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(owners: &Owners, path: &str) -> String {
        let owned = owners.of_path(&RepoPath::from(path));
        owned.iter().map(|o| format!("{}:{}:{}", o.section, o.count, o.owners.join(","))).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_last_line_of_github_wins() {
        let text = "* @all\n*.sql @db  # inline\n/docs/ @docs\ndocs/* @root\napps/ @apps ann@x.org\n/a\\ b/ @sp\n!x @no\n/free/\n[z]x @z\n";
        let owners = Owners::read("CODEOWNERS", text).unwrap();
        for (path, expected) in [
            ("a.rs", ":1:@all"),
            ("db/a.sql", ":1:@db"),
            ("docs/a.sql", ":1:@root"),
            ("docs/deep/a.sql", ":1:@docs"),
            ("x/apps/a/b", ":1:@apps,ann@x.org"),
            ("a b/c", ":1:@sp"),
            ("x", ":1:@all"),
            ("free/a.rs", ""),
            ("zx", ":1:@all"),
            ("[z]x", ":1:@z"),
        ] {
            assert_eq!(owned(&owners, path), expected, "{path}");
        }
    }

    #[test]
    fn sections_of_gitlab_each_count() {
        let text =
            "* @all\n[Database][2] @dba\n/db/\n!/db/free/\nmodel/db/ @m\n^[Docs] @docs\n*.md\n[database]\n*.sql @sql\n";
        let owners = Owners::read("CODEOWNERS", text).unwrap();
        for (path, expected) in [
            ("db/a.rs", ":1:@all Database:2:@dba"),
            ("db/free/a.rs", ":1:@all"),
            ("x/model/db/a", ":1:@all Database:2:@m"),
            ("a.md", ":1:@all"),
            ("q.sql", ":1:@all Database:2:@sql"),
        ] {
            assert_eq!(owned(&owners, path), expected, "{path}");
        }
    }

    #[test]
    fn hostile_files_read() {
        assert!(Owners::read("CODEOWNERS", &"* @a\n".repeat(LINES + 1)).is_err());
        for text in ["[", "^[", "[]", "\\", "** @a", "{{{{ @a", "\u{202e} @a", "[a][99999999999999999999999] @b\n*"] {
            let _ = owned(&Owners::read("CODEOWNERS", text).unwrap(), "a/b");
        }
        assert_eq!(owned(&Owners::read("CODEOWNERS", "* @a").unwrap(), "../x"), "");
    }
}
