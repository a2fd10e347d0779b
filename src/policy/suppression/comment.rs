//! Suppressions in the comments of one side of a file.

use std::ops::Range;

use memchr::memmem;

use super::directive::{MARK, Words};
use super::text::Text;
use crate::source::{Source, Span, start_of};

/// Most that are read of one side of one file.
const MOST: usize = 200;
/// Longest text of one, in bytes.
const LENGTH: usize = 2_000;

/// A suppression in a comment.
#[derive(Clone, Debug)]
pub(super) struct Directive {
    pub(super) words: Words,
    /// From the mark to the end of the comment, or of its line.
    pub(super) span: Span,
    /// The line (0-based) of the mark.
    pub(super) line: usize,
    /// The lines that it speaks for: the statement of its own line, or the next one.
    pub(super) covers: Range<usize>,
}

/// Whether a text may hold one.
pub(super) fn may_hold(source: &Source) -> bool {
    memmem::find(source.text.as_bytes(), MARK.as_bytes()).is_some()
}

/// Every suppression in the comments of `source`.
pub(super) fn directives(source: &Source) -> Vec<Directive> {
    if !may_hold(source) {
        return Vec::new();
    }
    let text = Text::new(source);
    let places = memmem::find_iter(source.text.as_bytes(), MARK.as_bytes());
    places.take(MOST).filter_map(|at| directive(&text, at)).collect()
}

fn directive(text: &Text<'_>, at: usize) -> Option<Directive> {
    let comment = text.comment(at)?;
    let line = text.source.lines.line_of(at);
    let start = text.source.lines.start_of(line);
    let head = text.source.slice(Span::new(comment.start.max(start), at));
    if !is_start(head, text) {
        return None;
    }
    let end = comment.end.min(start + text.line(line).len());
    let said = start_of(text.source.slice(Span::new(at + MARK.len(), end)), LENGTH);
    // A comment of a cell is a text in JSON.
    let words = Words::read(&if text.is_cells() { said.replace("\\\"", "\"") } else { said.to_owned() })?;
    let own = if text.is_code(line) { Some(line) } else { text.next_code(line + 1) };
    let covers = own.map_or(0..0, |line| text.statement(line));
    Some(Directive { words, span: Span::new(at, end), line, covers })
}

/// Whether nothing but the sign of a comment stands before the mark, or another comment and a sign.
fn is_start(head: &str, text: &Text<'_>) -> bool {
    let head = head.trim();
    let bare = |c: char| c.is_whitespace() || "#/*!-;%<>{}@:\"".contains(c);
    let signs = text.comments;
    let mut known = signs.line.iter().chain(signs.start).copied().chain(signs.block.iter().map(|(open, _)| *open));
    head.trim_matches(bare).is_empty()
        || known.any(|sign| head.ends_with(sign))
        || signs.start.iter().any(|sign| head.eq_ignore_ascii_case(sign))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::RepoPath;

    fn found(path: &str, text: &str) -> Vec<(usize, Range<usize>)> {
        let source = Source::new(RepoPath::from(path), text.as_bytes());
        directives(&source).into_iter().map(|one| (one.line, one.covers)).collect()
    }

    /// The mark, and what it says.
    const A: &str = "blastlint: allow a reason=\"for a test\"";

    #[test]
    fn comments_of_every_language() {
        for (path, open, close, code) in [
            ("a.py", "#", "", "x()"),
            ("a.rs", "//", "", "fn f() {}"),
            ("a.rs", "/*", "*/", "fn f() {}"),
            ("a.sh", "#", "", "ls"),
            ("a.sql", "--", "", "SELECT 1;"),
            ("a.sql", "/*", "*/", "SELECT 1;"),
            ("a.sql", "#", "", "SELECT 1;"),
            ("a.js", "//", "", "x()"),
            ("a.ts", "/*", "*/", "x()"),
            ("a.tsx", "//", "", "x()"),
            ("a.go", "//", "", "package x"),
            ("a.rb", "#", "", "x"),
            ("a.yaml", "#", "", "a: b"),
            ("a.jsonc", "//", "", "{}"),
            ("a.toml", "#", "", "a = 1"),
            ("a.tf", "#", "", "locals {}"),
            ("a.tf", "//", "", "locals {}"),
            ("a.prisma", "//", "", "model A {}"),
            ("a.ini", ";", "", "[a]"),
            ("a.ini", "#", "", "[a]"),
            ("A.java", "//", "", "class A {}"),
            ("a.cs", "//", "", "class A {}"),
            ("a.kt", "/*", "*/", "fun f() {}"),
            ("Dockerfile", "#", "", "FROM scratch"),
            ("Makefile", "#", "", "a:"),
            ("justfile", "#", "", "a:"),
            ("crontab", "#", "", "@daily ls"),
            ("a.service", ";", "", "[Service]"),
            ("Procfile", "#", "", "web: x"),
            (".env", "#", "", "A=b"),
            ("a.ps1", "#", "", "Get-Item x"),
            ("a.ps1", "<#", "#>", "Get-Item x"),
            ("a.bat", "REM", "", "dir"),
            ("a.bat", "::", "", "dir"),
            ("a.html", "<!--", "-->", "<p>"),
            ("a.tex", "%", "", "x"),
            ("Jenkinsfile", "//", "", "node {}"),
            ("a.lua", "--", "", "x()"),
            ("CODEOWNERS", "#", "", "* @a"),
        ] {
            let text = format!("{open} {A} {close}\n\n{code}\n");
            assert_eq!(found(path, &text), [(0, 2..3)], "{path}: {text}");
        }
        let php = format!("<?php\n// {A}\nx();\n");
        assert_eq!(found("a.php", &php), [(1, 2..3)]);
        let escaped = A.replace('"', "\\\"");
        let cell = format!(
            "{{\"cells\": [{{\"cell_type\": \"code\", \"source\": [\n  \"# {escaped}\\n\",\n  \"x()\\n\"\n ]}}], \"metadata\": {{}}, \"nbformat\": 4, \"nbformat_minor\": 5}}\n"
        );
        assert_eq!(found("a.ipynb", &cell), [(1, 2..3)]);
    }

    #[test]
    fn a_text_is_no_comment() {
        for (path, text) in [
            ("a.py", format!("x = '# {A}'\n")),
            ("a.py", format!("x = '''\n# {A}\n'''\n")),
            ("a.rs", format!("const X: &str = r#\"// {A}\"#;\n")),
            ("a.js", format!("x = `// {A}`\n")),
            ("a.sh", format!("echo \"# {A}\"\ncat <<E\n# {A}\nE\n")),
            ("a.sql", format!("SELECT '-- {A}';\n")),
            ("a.yaml", format!("a: '# {A}'\n")),
            ("a.json", format!("{{\n// {A}\n\"a\": 1}}\n")),
            ("a.ps1", format!("@'\n# {A}\n'@\n")),
            ("a.tf", format!("a = \"# {}\"\n", A.replace('"', "'"))),
            ("a.txt", format!("# {A}\n")),
            ("a.md", format!("# {A}\n")),
            ("a.py", format!("# say `{A}` to pass\n")),
        ] {
            assert_eq!(found(path, &text), [], "{path}: {text}");
        }
    }

    #[test]
    fn what_it_speaks_for() {
        for (path, text, expected) in [
            ("a.py", format!("x()  # {A}\ny()\n"), 0..1),
            ("a.py", format!("# {A}\n# and more\n\nx(\n  1,\n  2)\ny()\n"), 3..6),
            ("a.py", format!("# {A}\nop.execute(\"\"\"\nDROP\n\"\"\")\ny()\n"), 1..4),
            ("a.py", format!("# {A}\ndef f():\n  x()\n"), 1..2),
            ("a.py", format!("x(  # {A}\n  1)\ny()\n"), 0..2),
            ("a.js", format!("// {A}\ndescribe('x', () => {{\n  y()\n}})\n"), 1..2),
            ("a.js", format!("/*\n * {A}\n */\nconst x = await y(\n  1\n)\n"), 3..6),
            ("a.sh", format!("# {A}\nif x; then\n  rm -rf /\nfi\n"), 1..2),
            ("a.sh", format!("# {A}\nrm \\\n  -rf /\nls\n"), 1..3),
            ("a.sql", format!("-- {A}\nDROP TABLE\n  a;\nDROP TABLE b;\n"), 1..3),
            ("a.yaml", format!("a:\n  # {A}\n  run: |\n    x\n    y\n  b: c\n"), 2..5),
            ("a.yaml", format!("a:\n  run: |\n    # {A}\n    x\n    y\n"), 3..4),
            ("a.yaml", format!("# {A}\njobs:\n  a:\n    b: c\n"), 1..2),
            ("a.tf", format!("# {A}\nresource \"a\" \"b\" {{\n  c = 1\n}}\n"), 1..2),
            ("a.toml", format!("# {A}\n[a]\nb = 1\n"), 1..2),
            ("a.py", format!("x()\n# {A}\n"), 0..0),
        ] {
            let covers: Vec<_> = found(path, &text).into_iter().map(|(_, covers)| covers).collect();
            assert_eq!(covers, [expected], "{path}: {text}");
        }
    }
}
