//! Input that was made to break the linter: no bytes panic, no text takes for ever, and what was not read is told.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use blastlint::fact::Interest;
use blastlint::lint::{Report, lint, read};
use blastlint::policy::Policy;
use blastlint::repo::{ChangeSet, FileDiff, Input, load};
use blastlint::report::{Format, Style, reporter};
use blastlint::rule::RuleSet;
use blastlint::source::{GapReason, RepoPath, Side, Source};

fn rules() -> &'static RuleSet {
    static RULES: OnceLock<RuleSet> = OnceLock::new();
    RULES.get_or_init(|| RuleSet::shipped().unwrap())
}

fn run(change: ChangeSet) -> Report {
    lint(change, rules(), &Policy::default())
}

fn shown(report: &Report, format: Format) -> String {
    let mut bytes = Vec::new();
    reporter(format, &Style::plain(), rules()).render(report, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }

    fn mutate(&mut self, bytes: &mut Vec<u8>) {
        const PIECES: [&[u8]; 18] = [
            b"\0",
            b"\xff",
            b"\"",
            b"'",
            b"`",
            b"$(",
            b"${",
            b"{",
            b")",
            b"\\\n",
            b"\r",
            b"<<EOF\n",
            b"/*",
            b"--",
            b";",
            b"\xf0\x9d\x84\x9e",
            b"\"\"\"",
            b"f\"{",
        ];
        for _ in 0..1 + self.below(4) {
            let (at, many) = (self.below(bytes.len() + 1), self.below(12));
            let end = (at + many).min(bytes.len());
            match self.below(4) {
                0 => drop(bytes.drain(at..end)),
                1 => drop(bytes.splice(at..at, PIECES[self.below(PIECES.len())].iter().copied())),
                2 => bytes[at..end].iter_mut().for_each(|byte| *byte = byte.wrapping_add(1)),
                _ => bytes.truncate(bytes.len().max(40) - self.below(40)),
            }
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// How the names of files end that carry commands of another language.
const CARRIERS: &[&str] = &[
    "Dockerfile",
    "Makefile",
    "justfile",
    "Procfile",
    ".service",
    ".ipynb",
    ".env",
    ".production",
    ".tf",
    ".hcl",
    ".ini",
    ".conf",
    ".ps1",
    ".bat",
];

/// Both sides of a file of the corpus, the after side empty where there is none.
fn pairs() -> Vec<(RepoPath, Vec<u8>, Vec<u8>)> {
    let mut cases: Vec<PathBuf> = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    cases.sort();
    // Files that carry commands, of the fixtures.
    let rules = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")).unwrap();
    let mut carriers: Vec<(RepoPath, Vec<u8>, Vec<u8>)> = rules
        .flat_map(|rule| files(&rule.unwrap().path()))
        .filter(|file| {
            let name = file.file_name().unwrap().to_string_lossy();
            CARRIERS.iter().any(|ending| name.ends_with(ending))
        })
        .map(|file| {
            let bytes = std::fs::read(&file).unwrap();
            (RepoPath::new(file.file_name().unwrap().as_encoded_bytes()), bytes.clone(), bytes)
        })
        .collect();
    carriers.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    let of_case = |case: PathBuf| {
        let before = case.join("before");
        files(&before).into_iter().map(move |file| {
            let path = file.strip_prefix(&before).unwrap();
            let after = std::fs::read(case.join("after").join(path)).unwrap_or_default();
            (RepoPath::new(path.as_os_str().as_encoded_bytes()), std::fs::read(&file).unwrap(), after)
        })
    };
    cases.into_iter().flat_map(of_case).chain(carriers).collect()
}

/// The first thing that is wrong with a report whatever the change was.
fn broken(report: &Report) -> Option<String> {
    let internal = report.gaps.iter().find(|gap| matches!(gap.reason, GapReason::Internal { .. }));
    let label = report.findings.iter().flat_map(|finding| &finding.labels).find(|label| {
        let file = report.change.files.iter().find(|file| file.path == label.path).unwrap();
        let side = if label.side == Side::After { &file.after } else { &file.before };
        side.as_ref().unwrap().text.get(label.span.start..label.span.end).is_none()
    });
    let gap = report.gaps.iter().find(|gap| {
        let file = report.change.files.iter().find(|file| Some(&file.path) == gap.path.as_ref());
        let lines = |file: &FileDiff| {
            let count = |source: &Option<Source>| source.as_ref().map_or(0, |source| source.lines.count());
            count(&file.before).max(count(&file.after)).max(1)
        };
        file.zip(gap.line).is_some_and(|(file, line)| line > lines(file))
    });
    internal.or(gap).map(|gap| format!("{gap:?}")).or(label.map(|label| format!("{label:?}")))
}

#[test]
fn bytes_by_chance_never_panic() {
    let dir = tempfile::TempDir::new().unwrap();
    let (mut dice, pairs) = (Dice(0x2545_f491_4f6c_dd1d), pairs());
    let sides = ["before", "after"].map(|side| dir.path().join(side));
    for round in 0..4 {
        for side in &sides {
            let _ = std::fs::remove_dir_all(side);
        }
        for (number, (path, before, after)) in pairs.iter().enumerate() {
            for (side, bytes) in sides.iter().zip([before, after]) {
                let mut bytes = bytes.clone();
                dice.mutate(&mut bytes);
                let full = side.join(number.to_string()).join(path.to_text());
                std::fs::create_dir_all(full.parent().unwrap()).unwrap();
                std::fs::write(full, bytes).unwrap();
            }
        }
        let input = Input::Pair { before: sides[0].clone(), after: sides[1].clone() };
        let report = run(load(&input, dir.path()).unwrap().change);
        assert!(report.change.files.len() > 50, "{}", report.change.files.len());
        assert_eq!(broken(&report), None, "round {round}");
        for format in [Format::Full, Format::Sarif, Format::Markdown] {
            shown(&report, format);
        }
    }
}

#[test]
fn diffs_by_chance_never_panic() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut seen = 0;
    for (path, before, after) in pairs().into_iter().take(40) {
        let lines = |sign: &str, bytes: &[u8]| -> String {
            String::from_utf8_lossy(bytes).lines().map(|line| format!("{sign}{line}\n")).collect()
        };
        let count = |bytes: &[u8]| String::from_utf8_lossy(bytes).lines().count();
        let header = format!("@@ -1,{} +1,{} @@", count(&before), count(&after));
        let hunk = format!("{header}\n{}{}", lines("-", &before), lines("+", &after));
        let diff = format!("diff --git a/{path} b/{path}\n--- a/{path}\n+++ b/{path}\n{hunk}");
        for _ in 0..10 {
            let mut bytes = diff.clone().into_bytes();
            dice.mutate(&mut bytes);
            let Ok(loaded) = load(&Input::Diff(bytes), Path::new(".")) else { continue };
            seen += 1;
            let report = run(loaded.change);
            assert!(!report.gaps.is_empty());
            assert_eq!(broken(&report), None, "{path}");
        }
    }
    assert!(seen > 200, "{seen}");
}

fn added(path: &str, text: &str) -> (Report, Duration) {
    let started = Instant::now();
    let file = FileDiff::added(Source::new(RepoPath::from(path), text.as_bytes()));
    let report = run(ChangeSet { files: vec![file], ..ChangeSet::default() });
    (report, started.elapsed())
}

/// Longest that anything here may take, in a build without optimisation beside others.
const PATIENCE: Duration = Duration::from_secs(15);

#[test]
fn what_is_nested_too_deep_to_be_read_is_told() {
    let danger = "import shutil\nx = ";
    for (path, text) in [
        ("f.rs", format!("fn f() {{ let x = {}1{}; }}", "(".repeat(100_000), ")".repeat(100_000))),
        ("f.rs", format!("fn f() {{ let x = {}1{}; }}", "[".repeat(100_000), "]".repeat(100_000))),
        ("f.py", format!("{danger}{}shutil.rmtree('/srv'){}", "f(".repeat(100_000), ")".repeat(100_000))),
        ("f.sh", format!("{}rm -rf /srv{}", "if true; then ".repeat(5_000), "; fi".repeat(5_000))),
        ("f.tf", format!("{}a = 1{}", "a {\n".repeat(5_000), "\n}".repeat(5_000))),
        ("f.ps1", format!("{}Remove-Item C:\\data -Recurse{}", "if ($a) { ".repeat(5_000), " }".repeat(5_000))),
        ("f.ps1", format!("$x = {}1{}", "(".repeat(100_000), ")".repeat(100_000))),
        ("f.ps1", format!("\"{}1{}\"", "$(\"".repeat(100_000), "\")".repeat(100_000))),
    ] {
        let (report, took) = added(path, &text);
        assert!(!report.gaps.is_empty(), "{path}");
        assert!(took < PATIENCE, "{path}: {took:?}");
    }
    for depth in (10..400).step_by(30) {
        let (open, close) = ("$(echo ".repeat(depth), ")".repeat(depth));
        for text in [format!("x={open}$(rm -rf /srv/data){close}"), format!("echo {open}$(rm -rf /srv/data){close}")] {
            let (report, _) = added("f.sh", &text);
            assert!(!report.gaps.is_empty() || !report.findings.is_empty(), "{depth} {text}");
        }
    }
    let (_, took) = added("f.sh", &format!("{}true{}", "$(".repeat(10_000), ")".repeat(10_000)));
    assert!(took < PATIENCE, "{took:?}");
}

#[test]
fn a_line_of_megabytes_is_told() {
    let dir = tempfile::TempDir::new().unwrap();
    std::fs::create_dir(dir.path().join("after")).unwrap();
    std::fs::write(dir.path().join("after/x.py"), format!("x = [{}]", "1,".repeat(2_500_000))).unwrap();
    let input = Input::Pair { before: dir.path().join("none"), after: dir.path().join("after") };
    let report = run(load(&input, dir.path()).unwrap().change);
    assert!(matches!(report.gaps[0].reason, GapReason::TooLarge { .. }), "{:?}", report.gaps);
}

/// Text that repeats: twice as much of it must not take four times as long.
#[test]
fn time_grows_as_the_text_does() {
    for (path, unit) in [
        ("x.sql", "(delete from "),
        ("x.sql", "delete from t where a in (delete from "),
        ("x.sql", "drop table a; "),
        ("x.sql", "alter table t drop column a, "),
        ("x.sh", "rm -rf /srv/data; "),
        ("x.sh", "x=$x/b\n"),
        ("Dockerfile", "ENV A=1\nRUN rm -rf /srv/$A\n"),
        ("Dockerfile", "RUN <<EOF\n"),
        ("Makefile", "A = $(A)$(B)\nB = $(A)\na:\n\trm -rf /srv/$(A)\n"),
        ("Makefile", "$(shell a"),
        ("justfile", "a := 'b'\nb:\n  rm -rf /srv/{{a}}\n"),
        ("crontab", "A=1\n* * * * * rm -rf /srv/$A %% x\n"),
        ("x.service", "Environment=A=1\nExecStart=rm -rf /srv/$A ; b\n"),
        (".env", "HUSKY=0\n"),
        ("x.tf", "resource \"a\" \"b\" {\n provisioner \"local-exec\" {\n command = \"rm -rf /srv/${c}\"\n }\n}\n"),
        ("x.tf", "a = \"%{ if b }c%{ endif }\"\n"),
        ("x.tf", "a = <<-E\n  b ${c}\n"),
        ("x.tf", "a \"b\" {\n"),
        ("x.tf", "a = b(c, "),
        ("x.tf", "a = \"${"),
        ("tox.ini", "[testenv:a]\ncommands =\n  rm -rf /srv/{b}\n"),
        ("tox.ini", "[testenv:a]\n  b\n"),
        ("x.tf", "a {\n}\n}\n"),
        ("x.ipynb", "{\"cells\":[{\"cell_type\":\"code\",\"source\":\"!rm -rf /srv/x\\n\"}]}"),
        ("x.py", "f(g, "),
        ("x.ps1", "Remove-Item $env:X\\* -Recurse; "),
        ("x.ps1", "$x = \"$x\\b\"\n"),
        ("x.ps1", "gci a | ? { $_.b } | % { ri $_ }\n"),
        ("x.ps1", "if ($a) { $b = 1 }\n"),
        ("x.ps1", "@\"\n$("),
        ("x.ps1", "f(g, "),
        ("x.ps1", "<#"),
        ("x.ps1", "@{ a = "),
        ("x.bat", "rd /s /q %X%\\y & "),
        ("x.bat", "set X=%X%\\y\r\n"),
        ("x.bat", "if exist a (\r\nfor %%i in (a b) do del %%i\r\n"),
        ("x.bat", "\"%~"),
    ] {
        let of = |bytes: usize| {
            let (report, took) = added(path, &unit.repeat(bytes / unit.len()));
            let started = Instant::now();
            shown(&report, Format::Concise);
            took + started.elapsed()
        };
        of(5_000);
        // The square would be sixteen times as long. Once is enough: others may have been in the way.
        let grows = |_| of(40_000) < of(10_000) * 10 + Duration::from_millis(200);
        assert!((0..5).any(grows), "{unit}");
    }
}

#[test]
fn a_list_longer_than_is_kept_is_told() {
    for text in
        [format!("drop table {}z;", "a, ".repeat(21_000)), format!("alter table t {}", "drop a, ".repeat(21_000))]
    {
        let file = FileDiff::added(Source::new(RepoPath::from("x.sql"), text.as_bytes()));
        let reading = read(&ChangeSet { files: vec![file], ..ChangeSet::default() }, &Interest::all());
        assert!(reading.gaps.iter().any(|gap| matches!(gap.reason, GapReason::TooMany { .. })), "{:?}", reading.gaps);
    }
}
