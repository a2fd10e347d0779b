//! How comments are written: by the id of a language, for files in none by their names.

use super::Language;
use crate::source::RepoPath;

/// How comments and texts are written.
#[derive(Debug, PartialEq, Eq)]
pub struct Comments {
    /// Signs of a comment that ends with its line. It stands at the start of a line or behind a blank.
    pub line: &'static [&'static str],
    /// Signs that count at the start of a line only.
    pub start: &'static [&'static str],
    /// What opens and closes a comment that may hold lines.
    pub block: &'static [(&'static str, &'static str)],
    /// Texts in which no comment stands.
    pub quotes: &'static [Quote],
}

impl Comments {
    /// Whether there are none.
    pub fn is_none(&self) -> bool {
        self.line.is_empty() && self.start.is_empty() && self.block.is_empty()
    }
}

/// How a text is quoted.
#[derive(Debug, PartialEq, Eq)]
pub struct Quote {
    /// What opens it.
    pub open: &'static str,
    /// What closes it.
    pub close: &'static str,
    /// What takes its meaning from the next character.
    pub escape: Option<char>,
    /// Whether it may hold lines.
    pub lines: bool,
}

const fn quote(open: &'static str, close: &'static str, escape: Option<char>, lines: bool) -> Quote {
    Quote { open, close, escape, lines }
}

const PLAIN: &[Quote] = &[quote("\"", "\"", Some('\\'), false), quote("'", "'", Some('\\'), false)];
const SHELL: &[Quote] = &[quote("\"", "\"", Some('\\'), false), quote("'", "'", None, false)];
const CURLY: &[Quote] = &[
    quote("\"\"\"", "\"\"\"", None, true),
    quote("\"", "\"", Some('\\'), false),
    quote("'", "'", Some('\\'), false),
    quote("`", "`", Some('\\'), true),
];

static HASH: Comments = Comments { line: &["#"], start: &[], block: &[], quotes: PLAIN };
static SHELLS: Comments = Comments { line: &["#"], start: &[], block: &[], quotes: SHELL };
static SLASHES: Comments = Comments { line: &["//"], start: &[], block: &[("/*", "*/")], quotes: CURLY };
static BOTH: Comments = Comments { line: &["//", "#"], start: &[], block: &[("/*", "*/")], quotes: CURLY };
static SQL: Comments = Comments {
    line: &["--"],
    start: &["#"],
    block: &[("/*", "*/")],
    quotes: &[quote("'", "'", None, true), quote("\"", "\"", None, true), quote("`", "`", None, true)],
};
static INI: Comments = Comments { line: &["#", ";"], start: &[], block: &[], quotes: PLAIN };
static POWERSHELL: Comments = Comments {
    line: &["#"],
    start: &[],
    block: &[("<#", "#>")],
    quotes: &[
        quote("@\"", "\n\"@", None, true),
        quote("@'", "\n'@", None, true),
        quote("\"", "\"", Some('`'), true),
        quote("'", "'", None, true),
    ],
};
static BATCH: Comments =
    Comments { line: &[], start: &["REM", "rem", "Rem", "@REM", "@rem", "::"], block: &[], quotes: &[] };
static MARKUP: Comments = Comments { line: &[], start: &[], block: &[("<!--", "-->")], quotes: &[] };
static VUE: Comments = Comments { line: &["//"], start: &[], block: &[("<!--", "-->"), ("/*", "*/")], quotes: CURLY };
static DASHES: Comments = Comments { line: &["--"], start: &[], block: &[("--[[", "]]"), ("{-", "-}")], quotes: PLAIN };
static PERCENT: Comments = Comments { line: &["%"], start: &[], block: &[], quotes: &[] };
static SEMICOLON: Comments =
    Comments { line: &[";"], start: &[], block: &[], quotes: &[quote("\"", "\"", Some('\\'), true)] };
static NONE: Comments = Comments { line: &[], start: &[], block: &[], quotes: &[] };

/// Ids of languages, and how comments are written in them.
static BY_LANGUAGE: &[(&str, &Comments)] = &[
    ("python", &HASH),
    ("rust", &SLASHES),
    ("bash", &SHELLS),
    ("sql", &SQL),
    ("javascript", &SLASHES),
    ("typescript", &SLASHES),
    ("tsx", &SLASHES),
    ("go", &SLASHES),
    ("ruby", &HASH),
    ("yaml", &SHELLS),
    ("json", &NONE),
    ("toml", &HASH),
    ("hcl", &BOTH),
    ("prisma", &SLASHES),
    ("ini", &INI),
    ("java", &SLASHES),
    ("php", &BOTH),
    ("csharp", &SLASHES),
    ("kotlin", &SLASHES),
    ("dockerfile", &SHELLS),
    ("make", &SHELLS),
    ("just", &SHELLS),
    ("cron", &SHELLS),
    ("systemd", &INI),
    ("procfile", &SHELLS),
    ("dotenv", &SHELLS),
    ("notebook", &HASH),
    ("powershell", &POWERSHELL),
    ("batch", &BATCH),
];

/// Endings and whole names of files in no language that is read.
static BY_NAME: &[(&str, &Comments)] = &[
    ("c|h|cc|cpp|hpp|cs|swift|scala|groovy|gradle|jenkinsfile|dart|proto|less|scss|css|sol|zig|m|mm", &SLASHES),
    ("vue|svelte|astro", &VUE),
    ("html|htm|xml|md|mdx|svg|xhtml|csproj|props|targets|pom|plist|xaml", &MARKUP),
    ("lua|hs|elm|adb|ads|vhd|vhdl|applescript", &DASHES),
    ("tex|erl|hrl|sty|cls|pro|mat", &PERCENT),
    ("clj|cljs|edn|el|lisp|lsp|scm|rkt|asm|reg", &SEMICOLON),
    ("txt|csv|tsv|lock|snap", &NONE),
];

/// How comments are written in the file at `path`, which is in `language`. What nothing is known of has `#`.
pub fn comments(path: &RepoPath, language: Option<&Language>) -> &'static Comments {
    if let Some(language) = language {
        let known = BY_LANGUAGE.iter().find(|(id, _)| *id == language.id).map_or(&HASH, |(_, known)| known);
        return if language.id == "json" && is_commented_json(path) { &SLASHES } else { known };
    }
    let name = path.file_name().to_lowercase();
    let ending = name.rsplit_once('.').map_or(name.as_str(), |(_, ending)| ending);
    let named = |list: &str| list.split('|').any(|known| known == ending || known == name);
    BY_NAME.iter().find(|(list, _)| named(list)).map_or(&HASH, |(_, known)| known)
}

/// Whether whoever reads this JSON takes comments in it.
fn is_commented_json(path: &RepoPath) -> bool {
    let (path, name) = (path.to_text(), path.file_name());
    let ending = ["jsonc", "json5", "code-workspace"].iter().any(|ending| name.ends_with(&format!(".{ending}")));
    let known = ["tsconfig", "jsconfig", "devcontainer", ".eslintrc"].iter().any(|start| name.starts_with(start));
    ending || known || path.split('/').any(|folder| matches!(folder, ".vscode" | ".devcontainer"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::LANGUAGES;

    #[test]
    fn every_language_says_how_it_writes_comments() {
        for language in LANGUAGES {
            assert!(BY_LANGUAGE.iter().any(|(id, _)| *id == language.id), "{}", language.id);
        }
    }

    #[test]
    fn files_in_no_language_are_known_by_their_names() {
        for (path, expected) in [
            ("Jenkinsfile", &SLASHES),
            ("a/b.HTML", &MARKUP),
            ("x.lua", &DASHES),
            ("x.tex", &PERCENT),
            ("x.el", &SEMICOLON),
            ("CODEOWNERS", &HASH),
            ("notes.txt", &NONE),
        ] {
            assert_eq!(comments(&RepoPath::from(path), None), expected, "{path}");
        }
        let json = LANGUAGES.iter().find(|language| language.id == "json").copied();
        assert_eq!(comments(&RepoPath::from("a.json"), json), &NONE);
        assert_eq!(comments(&RepoPath::from("tsconfig.base.json"), json), &SLASHES);
    }
}
