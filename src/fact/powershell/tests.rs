//! What scripts say, as `name words…`, guards and parents.

use super::*;
use crate::fact::Catalogue;

fn told(text: &str) -> Vec<String> {
    let lowered = lower(&Template::of_file(text, 0), &Surroundings::default(), Catalogue::shipped());
    let fact = |fact: &Fact| {
        assert!(text.get(fact.span.start..fact.span.end).is_some(), "{fact:?}");
        let kinds = fact.guards.iter().filter(|guard| guard.kind != GuardKind::Condition);
        let guards: String = kinds.map(|guard| format!(" @{}", guard.kind)).collect();
        let parent = if fact.parent.is_empty() { String::new() } else { format!(" ^{}", fact.parent) };
        format!("{}{parent}{guards}", fact.rendering)
    };
    let shown = lowered.facts.iter().filter(|fact| {
        !matches!(fact.name.as_str(), "join-path" | "get-childitem" | "where-object" | "write-host" | "foreach-object")
    });
    let unread = lowered.unparsed.iter().map(|span| format!("unread {:?}", &text[span.start..span.end]));
    shown.map(fact).chain(unread).collect()
}

#[test]
fn a_parameter_stands_where_it_is_used() {
    let text = "param($Name)\nInvoke-Sqlcmd -Query \"DROP TABLE $Name\"";
    let lowered = lower(&Template::of_file(text, 0), &Surroundings::default(), Catalogue::shipped());
    let dropped = lowered.facts.iter().find(|fact| fact.kind == FactKind::Statement).unwrap();
    assert_eq!(&text[dropped.span.start..dropped.span.end], "DROP TABLE $Name");
}

#[test]
fn what_scripts_say() {
    let cases: &[(&str, &[&str])] = &[
        ("Remove-Item -Recurse -Force C:\\data", &["remove-item C:\\data -recurse -force"]),
        ("Remove-Item $env:TEMP\\foo -Rec -Confirm:$false", &["remove-item {$env:TEMP}\\foo -recurse -confirm=false"]),
        ("rm -r 'a b', \"c$x\"", &["remove-item a b c{$x} -recurse"]),
        ("ri -Path x -Recurse", &["remove-item x -recurse"]),
        ("rm -rf x", &["rm -rf x"]),
        ("ri -LiteralPath:$p -Recurse:$false", &["remove-item {$p} -recurse=false"]),
        ("& git push --force origin main", &["git push --force origin main"]),
        ("& 'C:\\Program Files\\Git\\git.exe' push -f", &["git push -f"]),
        ("$p = 'C:\\x'\nRemove-Item \"$p\\y\"", &["remove-item C:\\x\\y"]),
        ("$p = Join-Path $env:TEMP 'b'\nrd $p -r", &["remove-item {$env:TEMP}\\b -recurse"]),
        ("Get-ChildItem C:\\Logs -Filter *.log | Remove-Item", &["remove-item C:\\Logs\\*.log"]),
        ("gci a | ? { $_.Age -gt 3 } | % { Remove-Item $_.FullName -fo }", &["remove-item a -force"]),
        ("foreach ($f in Get-ChildItem D:\\db) { ri $f.FullName }", &["remove-item D:\\db"]),
        (
            "Get-AzResourceGroup -Name x | Remove-AzResourceGroup -Force",
            &["get-azresourcegroup x", "remove-azresourcegroup x -force"],
        ),
        ("Remove-Item x -WhatIf", &["remove-item x -whatif @dry-run"]),
        ("$WhatIfPreference = $true\nRemove-Item x", &["remove-item x @dry-run"]),
        ("if ($PSCmdlet.ShouldProcess($x)) { Remove-Item $x }", &["remove-item {$x} @dry-run"]),
        ("if (-not $x) { throw 'no' }\nRemove-Item $x\\*", &["remove-item {$x}\\* @not-empty"]),
        ("$ErrorActionPreference = 'Stop'\nStop-Service x", &["stop-service x @exit-on-error"]),
        ("try { a } finally { Remove-Item $t }", &["a", "remove-item {$t} @cleanup"]),
        (
            "function Clear-It([string]$Path) {\n  Remove-Item $Path\n}",
            &["function Clear-It", "remove-item {$Path} ^Clear-It"],
        ),
        ("iex \"Remove-Item $x\"", &["invoke-expression Remove-Item {$x}", "remove-item {$x}"]),
        (
            "Invoke-Sqlcmd -Query 'DROP TABLE users' -Database x",
            &["invoke-sqlcmd x -query=DROP TABLE users", "drop table users"],
        ),
        (
            "Start-Process git -ArgumentList 'push --force'",
            &["start-process git -argumentlist=push --force", "git push --force"],
        ),
        ("[System.IO.Directory]::Delete($p, $true)", &["System.IO.Directory.Delete({$p}, true)"]),
        ("'x' > C:\\a.txt", &["> C:\\a.txt"]),
        ("(Get-Item C:\\x).Delete($true)", &["IO.Directory.Delete(C:\\x, true)", "get-item C:\\x"]),
        ("if (-not $Root) { return }\nri $Root\\x", &["remove-item {$Root}\\x @not-empty"]),
        ("$null | Out-File a.db", &["out-file a.db", "> a.db"]),
        ("$p = @{ Path = 'x'; Recurse = $true }\nRemove-Item @p", &["remove-item x -recurse"]),
        ("@'\nRemove-Item\n'@ | Set-Content x.ps1", &["set-content x.ps1", "> x.ps1"]),
        ("<# Remove-Item x #> # rm y\nls", &[]),
        ("Remove-Item `\n  -Path x `\n  -Recurse", &["remove-item x -recurse"]),
        ("$a = if ($b) { 'x' } else { 'C:\\' }\nRemove-Item $a", &["remove-item {$a}"]),
        (
            "switch ($x) { 'a' { Remove-Item a } default { Remove-Item b } }",
            &["remove-item a @not-empty", "remove-item b"],
        ),
        ("Write-Host \"a$(Remove-Item x)b\"", &["remove-item x"]),
        ("\"x", &["unread \"\\\"x\""]),
        ("Remove-Item x)\nRemove-Item y", &["remove-item x", "remove-item y", "unread \")\""]),
        ("aws s3 rb s3://x --force; kubectl delete ns `\n a", &["aws s3 rb s3://x --force", "kubectl delete ns a"]),
        ("psql -c 'DROP TABLE users'", &["psql -c DROP TABLE users", "drop table users"]),
        ("sc.exe delete web", &["sc delete web"]),
        ("Set-Location C:\\x; Remove-Item *", &["set-location C:\\x", "remove-item *"]),
        ("Remove-Item $t.FullName -Force", &["remove-item {$t.FullName} -force"]),
        ("$u = (Get-Item C:\\u).FullName\nRemove-Item $u", &["get-item C:\\u", "remove-item C:\\u"]),
        (
            "param([Parameter(Mandatory)][string]$A, $B = 'x')\nrd $A/* ; rd $B/*",
            &["remove-item {$A}/*", "remove-item {$B}/*"],
        ),
        ("$x = \"a\" + $b + 'c'\nri $x", &["remove-item a{$b}c"]),
        ("Invoke-Command -ComputerName a { Stop-Service b }", &["invoke-command -computername=a", "stop-service b"]),
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
