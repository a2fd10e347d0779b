//! What batch files say, as `name words…`, guards and parents.

use super::*;
use crate::fact::GuardKind;

fn told(text: &str) -> Vec<String> {
    let lowered = lower(&Template::of_file(text, 0), &Surroundings::default(), Catalogue::shipped());
    let fact = |fact: &Fact| {
        assert!(text.get(fact.span.start..fact.span.end).is_some(), "{fact:?}");
        let kinds = fact.guards.iter().filter(|guard| guard.kind != GuardKind::Condition);
        let guards: String = kinds.map(|guard| format!(" @{}", guard.kind)).collect();
        let parent = if fact.parent.is_empty() { String::new() } else { format!(" ^{}", fact.parent) };
        format!("{}{parent}{guards}", fact.rendering)
    };
    lowered.facts.iter().map(fact).collect()
}

#[test]
fn what_batch_files_say() {
    let cases: &[(&str, &[&str])] = &[
        ("@echo off\r\nRD /S /Q C:\\data\r\n", &["rd /S /Q C:\\data"]),
        ("rmdir/s/q \"C:\\a b\"", &["rd /s /q C:\\a b"]),
        ("set D=%TEMP%\\x\nrd /s /q %D%", &["rd /s /q {%TEMP%}\\x"]),
        ("set \"D=C:\\x\" & del /q \"%D%\\*\"", &["del /q C:\\x\\*"]),
        ("rem rd /s /q x\n:: del y\n:clean\ndel z", &["del z ^clean"]),
        ("if exist x rd /s /q x & del y", &["rd /s /q x", "del y"]),
        ("if \"%D%\"==\"\" exit /b 1\nrd /s /q %D%\\x", &["exit /b 1", "rd /s /q {%D%}\\x @not-empty"]),
        ("if not defined D (\n  goto :eof\n)\ndel %D%", &["del {%D%} @not-empty"]),
        ("if \"%DRY_RUN%\"==\"1\" (\n echo x\n) else (\n rd /s /q C:\\x\n)", &["rd /s /q C:\\x @dry-run"]),
        ("set /p A=Sure?\nif /i \"%A%\"==\"y\" rd /s /q C:\\x", &["rd /s /q C:\\x @confirmation"]),
        ("for /d %%i in (C:\\a C:\\b) do rd /s /q \"%%i\"", &["rd /s /q C:\\a"]),
        ("for %%i in (*.log) do del %%~fi", &["del *.log"]),
        ("git push --force && aws s3 rb s3://x --force", &["git push --force", "aws s3 rb s3://x --force"]),
        ("call npm.cmd publish ^\n  --access public", &["npm publish --access public"]),
        ("type nul > C:\\a.db", &["type nul", "> C:\\a.db"]),
        ("del x 2>nul >nul", &["del x"]),
        ("cd /d C:\\x && del /q *", &["cd /d C:\\x", "del /q *"]),
        ("del \"%~dp0build\\*\"", &["del {%~dp0}build\\*"]),
        ("setlocal EnableDelayedExpansion\nrd /s /q !D!\\x", &["rd /s /q {%D%}\\x"]),
        ("echo rd /s /q x", &[]),
        ("reg delete HKLM\\Software\\X /f", &["reg delete HKLM\\Software\\X /f"]),
        ("\"C:\\Program Files\\Git\\bin\\git.exe\" push -f", &["git push -f"]),
        ("psql -c \"DROP TABLE users\"", &["psql -c DROP TABLE users", "drop table users"]),
    ];
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, want)| {
            let got = told(text);
            (got != *want).then(|| format!("{text:?}\n  got  {got:?}\n  want {want:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    // Every prefix is read without an end of the program.
    for (text, _) in cases {
        (0..text.len()).filter_map(|end| text.get(..end)).for_each(|part| drop(told(part)));
    }
}
