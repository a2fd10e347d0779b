//! What each format shows of small changes, read, linted and reported as the program does it.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::fs;

use blastlint::lint::{Report, lint};
use blastlint::policy::Policy;
use blastlint::repo::{Input, load};
use blastlint::report::{Format, Style, reporter};
use blastlint::rule::RuleSet;
use blastlint::source::{Gap, GapReason, RepoPath};
use tempfile::TempDir;

const FORMATS: [Format; 7] =
    [Format::Full, Format::Concise, Format::Json, Format::Jsonl, Format::Sarif, Format::Github, Format::Markdown];

/// A changed file: its path and both sides.
type File<'a> = (&'a str, Option<&'a str>, Option<&'a str>);

fn report(files: &[File<'_>]) -> Report {
    let dir = TempDir::new().unwrap();
    for (path, before, after) in files {
        for (side, text) in [("before", before), ("after", after)] {
            let Some(text) = text else { continue };
            let full = dir.path().join(side).join(path);
            fs::create_dir_all(full.parent().unwrap()).unwrap();
            fs::write(full, text).unwrap();
        }
    }
    let sides = Input::Pair { before: dir.path().join("before"), after: dir.path().join("after") };
    lint(load(&sides, dir.path()).unwrap().change, &RuleSet::shipped().unwrap(), &Policy::default())
}

fn added(path: &str, text: &str) -> Report {
    report(&[(path, None, Some(text))])
}

fn shown(report: &Report, format: Format) -> String {
    let rules = RuleSet::shipped().unwrap();
    let mut bytes = Vec::new();
    reporter(format, &Style::plain(), &rules).render(report, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn both_sides_of_a_modification_are_shown() {
    let before = "def f(cur):\n    cur.execute(\"DELETE FROM contacts WHERE owner = 7\")\n";
    let report = report(&[("run.py", Some(before), Some(&before.replace(" WHERE owner = 7", "")))]);
    let full = shown(&report, Format::Full);
    let (after, before) = full.split_once("before the change").unwrap();
    assert!(after.contains("cur.execute(\"DELETE FROM contacts\")") && after.contains("here"), "{full}");
    assert!(before.contains("[run.py (before):2:18]"), "{full}");
    assert!(before.contains("DELETE FROM contacts WHERE owner = 7") && before.contains("as it stood before"), "{full}");
}

#[test]
fn no_format_shows_a_secret() {
    let before = "import shutil\nPASSWORD = \"0ldhunter2\"\ndef f(cur):\n    url = \"postgres://u:0ldhunter2@db/x\"\n    cur.execute(\"DELETE FROM t WHERE a = 1\")\n";
    let python = before.replace(" WHERE a = 1", "").replace("0ldhunter2", "hunter2");
    let shell = "export API_TOKEN=hunter2\nPGPASSWORD=hunter2 psql -c \"DROP TABLE contacts\"\n# ghp_0123456789abcdefABCD\nmysql -phunter2 -e 'DROP TABLE x'\nrm -rf /srv/ghp_0123456789abcdefABCD\n";
    let sql = "ALTER ROLE x PASSWORD 'hunter2';\nDROP TABLE contacts;\n";
    let report =
        report(&[("run.py", Some(before), Some(&python)), ("run.sh", None, Some(shell)), ("m.sql", None, Some(sql))]);
    assert!(report.findings.len() >= 5, "{:?}", report.findings);
    for format in FORMATS {
        let text = shown(&report, format);
        for secret in ["hunter2", "0123456789abcdef"] {
            assert!(!text.contains(secret), "{format:?} shows {secret}: {text}");
        }
    }
    let full = shown(&report, Format::Full);
    for seen in ["postgres://u:*******@db/x", "API_TOKEN=*******", "ghp_********************", "PASSWORD '*******'"] {
        assert!(full.contains(seen), "{seen} is not in {full}");
    }
}

#[test]
fn a_secret_that_is_cut_off_in_a_message_is_masked() {
    for blanks in 100..170 {
        let report = added("run.sh", &format!("dropdb {} postgres://u:hunter2@db/x\n", "a".repeat(blanks)));
        for format in FORMATS {
            assert!(!shown(&report, format).contains(":hun"), "{format:?} at {blanks}");
        }
    }
}

#[test]
fn the_place_is_shown_however_long_its_line_is() {
    for (before, after) in [(0, 1000), (1000, 0), (1000, 1000), (230, 30)] {
        let line = format!("{}rm -rf /srv/data{}\n", "true;".repeat(before / 5), "; true".repeat(after / 6));
        let full = shown(&added("run.sh", &format!("#!/bin/sh\n{line}")), Format::Full);
        let shown = full.lines().position(|line| line.contains("rm -rf /srv/data") && line.contains("2 │")).unwrap();
        let (code, mark) = (full.lines().nth(shown).unwrap(), full.lines().nth(shown + 1).unwrap());
        let column = |text: &str, part: char| text.chars().position(|c| c == part).unwrap();
        let start = code.chars().count() - code[code.find("rm -rf").unwrap()..].chars().count();
        assert_eq!(column(mark, '─'), start, "{full}");
        assert!(code.contains('…'), "{full}");
        assert!(full.contains(&format!("[run.sh:2:{}]", before + 1)), "{full}");
    }
}

#[test]
fn a_finding_without_its_text_is_shown() {
    let mut report = added("run.sh", "rm -rf /srv/data\n");
    report.change.files.clear();
    for format in FORMATS {
        let text = shown(&report, format);
        assert!(text.contains("data-path-removed") && text.contains("run.sh"), "{format:?}: {text}");
    }
}

#[test]
fn a_frame_wraps_no_line_into_a_command() {
    for blanks in 0..100 {
        let report =
            added("run.sh", &format!("rm -rf \"/srv/{} ::error::x ::stop-commands::y\"\n", "a".repeat(blanks)));
        assert!(!report.findings.is_empty());
        for format in [Format::Full, Format::Concise, Format::Github, Format::Markdown] {
            let text = shown(&report, format);
            let command = |line: &&str| line.trim_start().starts_with("::") && !line.starts_with("::error file=");
            assert_eq!(text.lines().find(command), None, "{format:?} at {blanks}: {text}");
        }
    }
}

#[test]
fn hostile_names_and_texts_stay_in_their_place() {
    let name = "a%0A::error,file=x:y\n::add-mask::z##[group]`@team`<b>.sh";
    let text = "rm -rf '/srv/@team ``` <img src=x> [a](http://b) | \u{1b}[31m ##vso[task.complete] %0A::warning::x'\n";
    let report = added(name, text);
    assert_eq!(report.findings.len(), 1);
    let github = shown(&report, Format::Github);
    assert_eq!(github.lines().count(), 2, "one command and the summary: {github}");
    let (properties, _) = github.strip_prefix("::error ").unwrap().split_once("::").unwrap();
    assert!(properties.starts_with("file=a%250A%3A%3Aerror%2Cfile=x%3Ay %3A%3Aadd-mask%3A%3Az"), "{github}");
    assert_eq!(properties.split(',').count(), 4, "{github}");
    for format in FORMATS {
        let text = shown(&report, format);
        assert!(!text.contains("##[") && !text.contains("##vso[") && !text.contains('\u{1b}'), "{format:?}: {text}");
    }
}

/// What of a line of Markdown stands outside code spans, by the rule of CommonMark.
fn outside_code(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find('`') {
        out.push_str(&rest[..at]);
        let fence = &rest[at..at + rest[at..].chars().take_while(|c| *c == '`').count()];
        rest = &rest[at + fence.len()..];
        let mut from = 0;
        let end = loop {
            let Some(start) = rest[from..].find('`').map(|start| from + start) else { break None };
            let run = rest[start..].chars().take_while(|c| *c == '`').count();
            if run == fence.len() {
                break Some(start + run);
            }
            from = start + run;
        };
        match end {
            Some(end) => rest = &rest[end..],
            None => out.push_str(fence),
        }
    }
    out + rest
}

#[test]
fn markdown_shows_text_of_the_change_only_as_code() {
    let paths = ["@me/a.sh", "`b`.sh", "<c>.sh", "|d|.sh", "[e](f).sh", "``g.sh", "h`.sh"];
    let targets = ["@team", "<img src=x>", "[a](b)", "http://x.y www.x.y", "`", "``", "a|b\\", "#12 **b** _c_"];
    for path in paths {
        for target in targets {
            let report = added(path, &format!("rm -rf '/srv/data/{target}'\nif then (\n"));
            assert!(!report.findings.is_empty() && !report.gaps.is_empty(), "{path} {target}");
            let text = shown(&report, Format::Markdown);
            for line in text.lines() {
                let outside = outside_code(line);
                let marks = outside.contains(['@', '<', '[', '|', '`', '/', '_']) || outside.contains("www");
                assert!(!marks || line.contains(".blastlintignore"), "{line}");
            }
        }
    }
}

#[test]
fn the_loudest_come_first_where_few_are_shown() {
    let script = "rm -rf /srv/data\n".repeat(12);
    let report = report(&[
        ("tests/run.sh", None, Some(&script)),
        ("run.sh", None, Some(&script)),
        ("broken.sh", None, Some("if then (\n")),
    ]);
    let text = shown(&report, Format::Github);
    let rank = |line: &str| {
        ["::error", "::warning", "::notice title=blastlint", "::notice file", ""]
            .iter()
            .position(|start| line.starts_with(start))
    };
    let ranks: Vec<_> = text.lines().map(rank).collect();
    assert!(ranks.is_sorted() && ranks[0] == Some(0) && ranks.contains(&Some(2)), "{text}");
}

#[test]
fn every_format_names_every_file_that_has_a_gap() {
    let names: Vec<String> = (0..30).map(|n| format!("dir/broken{n}.sh")).collect();
    let broken = "if then (\n".repeat(50);
    let files: Vec<File<'_>> = names.iter().map(|name| (name.as_str(), None, Some(broken.as_str()))).collect();
    let report = report(&files);
    assert_eq!(report.gaps.len(), 30, "one a file: {:?}", report.gaps);
    for format in FORMATS {
        let text = shown(&report, format);
        assert_eq!(names.iter().find(|name| !text.contains(name.as_str())), None, "{format:?}: {text}");
    }
}

#[test]
fn harmless_commands_push_no_danger_out_of_sight() {
    let filler = |n: usize| format!("echo {n}\nprintf {n}\n");
    let mut script: String = (0..15_000).map(filler).collect();
    script.push_str("rm -rf /srv/data\nlate() {\n");
    script.extend((0..15_000).map(filler));
    script.push_str("rm -rf /srv/more\n}\nlate\n");
    let report = added("run.sh", &script);
    let found: Vec<&str> = report.findings.iter().map(|finding| finding.rule.as_str()).collect();
    assert_eq!(found, ["data-path-removed", "data-path-removed"], "{:?}", report.gaps);
    assert!(report.gaps.is_empty(), "{:?}", report.gaps);

    let known = added("run.sh", &format!("{}rm -rf /srv/data\n", "tee x\n".repeat(30_000)));
    assert_eq!((known.findings.len(), known.gaps.len()), (1, 1), "{:?}", known.gaps);

    let report = added("run.sh", &"rm -rf /srv/data\n".repeat(21_000));
    assert!(report.findings.len() >= 19_000);
    assert_eq!(report.gaps.len(), 1);
    assert!(matches!(report.gaps[0].reason, GapReason::TooMany { .. }), "{:?}", report.gaps);
}

#[test]
fn a_nul_byte_is_no_way_past_the_linter() {
    for (name, text) in [
        ("run.sh", "rm -rf /srv/data\n\0"),
        ("run.py", "\0import shutil\nshutil.rmtree('/srv/data')\n"),
        ("main.rs", "fn main() {}\0"),
        ("m.sql", "DROP TABLE t;\0"),
    ] {
        for before in [None, Some("x\n"), Some("\0\n")] {
            let report = report(&[(name, before, Some(text))]);
            let gap = report.gaps.iter().any(|gap| matches!(gap.reason, GapReason::Binary { .. }));
            assert!(gap, "{name} {before:?}: {:?}", report.gaps);
            for format in FORMATS {
                assert!(shown(&report, format).contains("binary"), "{name} in {format:?}");
            }
        }
        assert_eq!(report(&[(name, Some(text), None)]).gaps.len(), 1, "{name} deleted");
    }
    assert!(added("image.png", "\0").gaps.is_empty(), "in no language that is read");
    // What a system runs by its first line is read, and what does not parse is a gap.
    let script = added("run", "#!/bin/sh\nrm -rf /srv/data\n\0\n");
    assert_eq!((script.findings.len(), script.gaps.len()), (1, 1), "{:?}", script.gaps);
}

#[test]
fn a_nul_byte_before_the_change_does_not_make_everything_new() {
    let before = "\0\nimport shutil\ndef f():\n    shutil.rmtree('/srv/data')\n";
    let report = report(&[("run.py", Some(before), Some(&before[2..]))]);
    assert!(report.findings.is_empty(), "{:?}", report.findings);
}

/// Every kind of gap, in a file whose name is hostile and with a reason that quotes hostile text.
#[test]
fn every_format_shows_every_gap_and_none_leaks() {
    let hostile = "zq\u{1b}[31m\u{202e}\r\n::error::x ##[group] ##vso[a] <img src=x> `@team` [a](http://b) |";
    let text = || hostile.to_owned();
    let reasons = [
        GapReason::Unreadable { detail: text() },
        GapReason::TooLarge { size: 5, limit: 4 },
        GapReason::ParseTimeout { limit_ms: 2 },
        GapReason::Binary { language: text() },
        GapReason::Pointer { language: text() },
        GapReason::Unparsed { language: text() },
        GapReason::TooDeep { limit: 3 },
        GapReason::TooMany { limit: 3 },
        GapReason::HunksOnly,
        GapReason::OutsideRoot,
        GapReason::Internal { detail: text() },
    ];
    for reason in reasons {
        for path in [None, Some(RepoPath::from(hostile)), Some(RepoPath::new(b"::error::zq\xff".as_slice()))] {
            let mut report = added("run.sh", "rm -rf /srv/data\n");
            let told = Gap { line: Some(3), places: 2, ..Gap::of(path.as_ref(), reason.clone()) };
            report.gaps = vec![told];
            for format in FORMATS {
                let text = shown(&report, format);
                let kind = serde_json::to_value(&reason).unwrap()["kind"].as_str().unwrap().to_owned();
                let words = reason.to_string().split("zq").next().unwrap().to_owned();
                assert!(text.contains(&kind) || text.contains(&words), "{format:?} {reason:?}: {text}");
                assert!(path.is_none() || text.contains("zq"), "{format:?} {reason:?}: {text}");
                let leaks = ["\u{1b}", "\u{202e}", "\r", "##[", "##vso["].iter().find(|mark| text.contains(**mark));
                assert_eq!(leaks, None, "{format:?}: {text}");
                let command = |line: &&str| line.trim_start().starts_with("::") && format != Format::Github;
                assert_eq!(text.lines().find(command), None, "{format:?}: {text}");
                if format == Format::Github {
                    assert_eq!(text.lines().count(), 3, "a finding, a gap and the summary: {text}");
                }
                if format == Format::Markdown {
                    let bad = |line: &&str| outside_code(line).contains(['<', '@', '[', '|']);
                    assert_eq!(text.lines().find(bad), None, "{text}");
                }
                if format == Format::Sarif {
                    assert!(!text.contains("](http"), "{text}");
                }
            }
        }
    }
}

#[test]
fn a_password_that_was_a_protection_is_not_shown() {
    let before = "port 6379\nrequirepass hunter2secret99\n";
    let report = report(&[("conf/redis.conf", Some(before), Some("port 6379\n"))]);
    assert_eq!(report.findings.len(), 1);
    for format in FORMATS {
        assert!(!shown(&report, format).contains("hunter2"), "{format:?}");
    }
}
