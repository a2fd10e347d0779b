//! What must hold before real clients are asked: the hook and the scripts of `tests/interop` fit the program, and a log
//! of findings that stand on the before side is written for them. The clients themselves run under `.ci/run` only.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use blastlint::finding::{Finding, Label, LabelKind};
use blastlint::lint::{Report, lint};
use blastlint::policy::Policy;
use blastlint::repo::{Input, load};
use blastlint::report::{Format, Style, reporter};
use blastlint::rule::RuleSet;
use blastlint::source::{RepoPath, Side, Span};
use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_scripts_are_run_and_the_hook_is_understood() {
    let folder = root().join("tests/interop");
    let files: Vec<String> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_default();
    for name in files.iter().filter(|name| *name != "run" && *name != "__pycache__") {
        // `run` calls the checks; what is no check is used by one of them.
        let users = files.iter().filter(|user| *user != name && (!name.starts_with("check_") || *user == "run"));
        let word = name.trim_end_matches(".py");
        assert!(users.into_iter().any(|user| text(user).contains(word)), "nothing uses tests/interop/{name}");
    }
    assert!(fs::read_to_string(root().join(".ci/run")).unwrap().contains("tests/interop/run"));

    let hooks = fs::read_to_string(root().join(".pre-commit-hooks.yaml")).unwrap();
    let entries: Vec<&str> = hooks.lines().filter_map(|line| line.trim().strip_prefix("entry: ")).collect();
    assert!(!entries.is_empty());
    for entry in entries {
        let mut words = entry.split(' ');
        assert_eq!(words.next(), Some("blastlint"));
        let mut command = Command::new(env!("CARGO_BIN_EXE_blastlint"));
        let out = command.args(words).arg("--help").output().unwrap();
        assert!(out.status.success(), "{entry}: {}", String::from_utf8_lossy(&out.stderr));
    }
    // The harness hides what a test prints; this must be read by whoever takes a green run for more than it is.
    let _ = std::io::stderr().write_all(
        b"interop: real clients (SARIF multitool, upload check, pre-commit, check-jsonschema) were NOT run; bash .ci/run runs them\n",
    );
}

fn write(path: PathBuf, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A change with lines replaced, taken out at the top, in the middle and everywhere, and with a file gone and one moved.
fn change() -> Report {
    let dir = tempfile::TempDir::new().unwrap();
    let (before, after) = (dir.path().join("before"), dir.path().join("after"));
    let texts: [(&str, &str, Option<&str>); 6] = [
        ("replaced.sh", "a\nguard\nb\n", Some("a\nfirst\nsecond é\nb\n")),
        ("middle.sh", "a\nb\nguard\nguard 2\nc\n", Some("a\nb\nc\n")),
        ("top.sh", "guard\na\nb\n", Some("a\nb\n")),
        ("emptied.sh", "guard\n", Some("")),
        ("quiet.sh", "x\na\nguard\n", Some("new\nx\na\nguard\n")),
        ("gone.sh", "a\nguard \u{202e}\nb\n", None),
    ];
    for (name, old, new) in texts {
        write(before.join(name), old);
        if let Some(new) = new {
            write(after.join(name), new);
        }
    }
    write(before.join("old.sh"), "moved as it is, so that it is recognised\nguard\n");
    write(after.join("sub dir/new.sh"), "moved as it is, so that it is recognised\nguard\n");
    let loaded = load(&Input::Pair { before, after }, Path::new(".")).unwrap();
    lint(loaded.change, &RuleSet::default(), &Policy::default())
}

/// A finding of the corpus, to be put elsewhere.
fn some_finding() -> Finding {
    let case = root().join("corpus/kiro-recreate-environment");
    let input = Input::Pair { before: case.join("before"), after: case.join("after") };
    let report = lint(load(&input, root()).unwrap().change, &RuleSet::shipped().unwrap(), &Policy::default());
    report.findings.into_iter().next().unwrap()
}

/// A label on `guard` in the before side of `path`.
fn stood(report: &Report, path: &str, kind: LabelKind) -> Label {
    let path = RepoPath::from(path);
    let text = report.change.files.iter().filter_map(|file| file.before.as_ref()).find(|before| before.path == path);
    let start = text.unwrap().text.find("guard").unwrap();
    Label { path, side: Side::Before, span: Span::new(start, start + 5), text: "the guard".into(), kind }
}

fn sarif(report: &Report, rules: &RuleSet) -> Value {
    let mut bytes = Vec::new();
    reporter(Format::Sarif, &Style::plain(), rules).render(report, &mut bytes).unwrap();
    // Clients read it later: tests/interop/run looks here.
    write(
        Path::new(env!("CARGO_TARGET_TMPDIR")).join("interop/before-side.sarif"),
        std::str::from_utf8(&bytes).unwrap(),
    );
    serde_json::from_slice(&bytes).unwrap()
}

#[test]
fn code_that_is_gone_is_shown_where_a_reader_can_look() {
    let mut report = change();
    let rules = RuleSet::shipped().unwrap();
    // Path before, path after, first and last line after, what the message says.
    let table = [
        ("replaced.sh", "replaced.sh", (2, 3), "stood in line 2 before the change; these lines took its place"),
        ("middle.sh", "middle.sh", (2, 2), "2 lines removed after this line; it stood in line 3"),
        ("top.sh", "top.sh", (1, 1), "1 line removed before this line"),
        ("emptied.sh", "emptied.sh", (1, 1), "1 line removed"),
        ("quiet.sh", "quiet.sh", (4, 4), ""),
        ("old.sh", "sub%20dir/new.sh", (2, 2), ""),
        ("gone.sh", "gone.sh", (1, 1), "stood in line 2 of this file, which the change deletes"),
    ];
    for (path, ..) in table {
        let mut finding = some_finding();
        finding.labels = vec![stood(&report, path, LabelKind::Primary)];
        finding.side = Side::Before;
        finding.fingerprint = format!("{path:x<32}");
        report.findings.push(finding);
    }
    let mut unknown = some_finding();
    unknown.rule = "of-nobody".into();
    unknown.title = "title \u{202e}\u{1b}[31m [x](https://example.org)".into();
    unknown.help = "do <img src=x> instead".into();
    unknown.labels = vec![
        stood(&report, "middle.sh", LabelKind::Primary),
        stood(&report, "gone.sh", LabelKind::Related),
        stood(&report, "top.sh", LabelKind::Related),
        stood(&report, "quiet.sh", LabelKind::Hidden),
    ];
    report.findings.push(unknown);
    let log = sarif(&report, &rules);
    let run = &log["runs"][0];
    for (result, (before, after, (first, last), said)) in run["results"].as_array().unwrap().iter().zip(table) {
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], after);
        assert_eq!(
            (&place["region"]["startLine"], &place["region"]["endLine"]),
            (&first.into(), &last.into()),
            "{before}"
        );
        let text = result["message"]["text"].as_str().unwrap();
        assert!(text.contains(said), "{before}: {text}");
        assert_eq!(result["properties"]["beforeUri"], before);
        assert!(result["properties"]["beforeStartLine"].as_u64().unwrap() >= 1);
        assert_eq!(result["partialFingerprints"]["primaryLocationLineHash"].is_null(), before == "gone.sh", "{before}");
    }
    assert_eq!(run["results"][0]["locations"][0]["physicalLocation"]["region"]["endColumn"], 9, "`second é` in full");

    let last = run["results"].as_array().unwrap().last().unwrap();
    let rule = &run["tool"]["driver"]["rules"][last["ruleIndex"].as_u64().unwrap() as usize];
    assert_eq!((&rule["id"], &last["ruleId"]), (&"of-nobody".into(), &"of-nobody".into()));
    assert_eq!(rule["shortDescription"]["text"], "title \\u{202e}\\u{1b}[31m [x](https://example.org).");
    assert_eq!(rule["help"]["text"], "do <img src=x> instead");
    assert!(rule["help"]["markdown"].as_str().unwrap().contains("\\<img"));
    assert!(last["message"]["text"].as_str().unwrap().contains("[x] (https"));
    let related: Vec<&Value> = last["relatedLocations"].as_array().unwrap().iter().collect();
    assert_eq!(related.len(), 2, "what is hidden from people is no location");
    assert_eq!(related[0]["physicalLocation"]["artifactLocation"]["index"], 0);
    assert_eq!(related[1]["message"]["text"], "the guard. 1 line removed before this line; it stood in line 1.");
    assert_eq!(run["artifacts"].as_array().unwrap().len(), 1);
    assert_eq!(run["artifacts"][0]["roles"][0], "deleted");
    assert_eq!(run["artifacts"][0]["contents"]["text"], "a\nguard \\u{202e}\nb\n");
}
