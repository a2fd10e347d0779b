//! Secrets that stand in a change, in what is said of it and in what is known of the repository: none is in anything that
//! blastlint writes.

use std::fs;
use std::path::Path;

use crate::attempt::REMOVE;
use crate::repository::Put::Text;
use crate::repository::Repository;

/// Each stands once in a file of the change, and some in what is said of it.
const PLANTED: &[&str] = &[
    // A key of AWS, and its secret.
    "QX7LTN2MPW4RVKDZ",
    "wJalrXUtnFEMIzzK7MDENGbPxRfiCYQ0n3pL4aTe",
    // The body of a private key.
    "MIIEowIBAAKCAQEAq7mXc2Vb9LzRkT4uYwPd8sHn1QeJfG5oWtZx3CvMiB6KaNrU",
    "hunter2hunter2",
    "s3cr3tDatabasePw",
    "urlPassw0rdQ9",
    "eyJzdWIiOiJjYXJvbCIsImFkbWluIjp0cnVlfQ",
    "Zk3QpT9vLmX2RwYb7NcHs5DgJf8VaKuE1oTi",
    "Hq8WzNxB4vRtKmYp2LsCdGfJ",
    "n0tForAnybody77",
    "k9TerraformSecretValue",
    "messageTokenAb12Cd34Ef56Gh78Ij90Kl",
    "taskTokenMn12Op34Qr56St78Uv90Wx",
    "h1storyTokenYz12Ab34Cd56Ef78Gh90",
    "envOnlyValue4711xyz",
    "samplePassw0rdInYaml",
];

const KEY: &str = "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEAq7mXc2Vb9LzRkT4uYwPd8sHn1QeJfG5oWtZx3CvMiB6KaNrU\nAAAAAAAAAAAAAAAAAAAAAAAA\n-----END RSA PRIVATE KEY-----\n";
const DEPLOY: &str = "#!/bin/sh\nexport AWS_ACCESS_KEY_ID=AKIAQX7LTN2MPW4RVKDZ\nexport AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMIzzK7MDENGbPxRfiCYQ0n3pL4aTe\nPGPASSWORD=s3cr3tDatabasePw psql -c 'DROP TABLE orders'\npsql postgres://app:urlPassw0rdQ9@db.example.org/app -c 'DROP TABLE users'\ncurl -X DELETE -H 'Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjYXJvbCIsImFkbWluIjp0cnVlfQ.c2lnbmF0dXJl' https://example.org/users && rm -rf /var/lib/app\nmysql --password=n0tForAnybody77 -e 'DROP DATABASE shop'\n";
const PROGRAM: &str = "import os\nGITHUB_TOKEN = 'ghp_Zk3QpT9vLmX2RwYb7NcHs5DgJf8VaKuE1oTi'\nstripe.api_key = 'sk_live_Hq8WzNxB4vRtKmYp2LsCdGfJ'\nos.system('rm -rf /srv/data --token ghp_Zk3QpT9vLmX2RwYb7NcHs5DgJf8VaKuE1oTi')\n";

fn planted() -> Repository {
    let old = "GITHUB = ghp_h1storyTokenYz12Ab34Cd56Ef78Gh90\npassword: samplePassw0rdInYaml\n";
    let repository =
        Repository::new(&[("run.sh", Text("#!/bin/sh\necho start\n")), ("lib/app.py", Text("import os\n"))]);
    repository.commit(
        &[
            ("config/app.yml", Text("database:\n  password: samplePassw0rdInYaml\n  retries: 3\n")),
            ("old.txt", Text("GITHUB = ghp_h1storyTokenYz12Ab34Cd56Ef78Gh90\n")),
        ],
        &format!("Say how to sign in\n\n{old}"),
    );
    repository.commit(
        &[
            ("run.sh", Text(REMOVE)),
            ("deploy.sh", Text(DEPLOY)),
            ("lib/app.py", Text(PROGRAM)),
            ("id_rsa", Text(KEY)),
            ("certs/server.pem", Text(KEY)),
            (".env", Text("DB_PASSWORD=hunter2hunter2\nPLAIN=envOnlyValue4711xyz\nDATABASE_URL=postgres://app:urlPassw0rdQ9@db/app\n")),
            ("config/app.yml", Text("database:\n  password: hunter2hunter2\n  retries: 0\n")),
            ("main.tf", Text("resource \"aws_db_instance\" \"orders\" {\n  password = \"k9TerraformSecretValue\"\n  publicly_accessible = true\n  deletion_protection = false\n}\n")),
        ],
        "Deploy\n\nWith ghp_messageTokenAb12Cd34Ef56Gh78Ij90Kl and password=hunter2hunter2\nBlastlint-Allow: data-path-removed run.sh -- with ghp_messageTokenAb12Cd34Ef56Gh78Ij90Kl\n",
    );
    repository
}

const TASK: &str = "Deploy with ghp_taskTokenMn12Op34Qr56St78Uv90Wx and password=hunter2hunter2";

#[track_caller]
fn clean(what: &str, out: &str) {
    let shown: Vec<&&str> = PLANTED.iter().filter(|secret| out.contains(**secret)).collect();
    assert!(shown.is_empty(), "{what} shows {shown:?}:\n{out}");
}

#[test]
fn no_format_shows_any() {
    let repository = planted();
    let event = repository.beside("event.json");
    fs::write(&event, serde_json::json!({"pull_request": {"title": TASK, "body": TASK, "number": 1}}).to_string())
        .unwrap();
    let audit = repository.beside("audit.jsonl");
    let approvals = repository.beside("approvals.json");
    let reviews = repository.beside("reviews.json");
    fs::write(&reviews, "[]").unwrap();
    for format in ["full", "concise", "json", "jsonl", "sarif", "github", "markdown"] {
        for args in [
            &["check", "HEAD~1..HEAD", "--task", TASK, "--show-suppressed", "--audit", &audit][..],
            &["check", "HEAD~1..HEAD", "--trust", "worktree"],
            &["check", "HEAD~2..HEAD"],
            &["gate", "HEAD~1..HEAD", "--reviews", &reviews, "--audit", &audit, "--write-approvals", &approvals],
        ] {
            let args: Vec<&str> = args.iter().copied().chain(["--output-format", format]).collect();
            let (code, out) = repository.run(&[("GITHUB_EVENT_PATH", &event)], &args);
            assert!(code <= 1 && !out.is_empty(), "{args:?}: {out}");
            clean(&format!("{args:?}"), &out);
        }
    }
    clean("the record", &fs::read_to_string(&audit).unwrap());
}

#[test]
fn no_other_command_shows_any() {
    let repository = planted();
    for args in [
        &["scope", "HEAD~1..HEAD", "--task", TASK][..],
        &["scope", "HEAD~1..HEAD", "--task", TASK, "--output-format", "jsonl"],
        &["scope", "HEAD~2..HEAD", "--output-format", "json"],
        &["explain", "data-path-removed", "HEAD~1..HEAD"],
        &["explain", "table-dropped", "HEAD~1..HEAD"],
        &["explain", "declared-guard-removed", "HEAD~1..HEAD", "--task", TASK],
        &["facts", "deploy.sh"],
        &["facts", ".env"],
        &["facts", "lib/app.py"],
        &["facts", "config/app.yml"],
        &["facts", "main.tf"],
        &["facts", "id_rsa"],
        &["facts", "run.sh"],
        &["calibrate"],
        &["config", "show"],
        &["baseline", "write", "HEAD~1..HEAD", "--reason", TASK],
        &["baseline", "prune", "HEAD~1..HEAD"],
    ] {
        let (_, out) = repository.run(&[], args);
        clean(&format!("{args:?}"), &out);
    }
    if let Ok(text) = fs::read_to_string(repository.path().join(".blastlint/baseline.toml")) {
        // The reason is what whoever ran it wanted to say.
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with("reason")).collect();
        clean("the baseline", &lines.join("\n"));
    }
}

#[test]
fn what_is_kept_for_later_runs_holds_none() {
    let repository = planted();
    // The before side of the second run has all of the secrets in its files and in its messages.
    repository.commit(&[("run.sh", Text("#!/bin/sh\necho ready\n"))], "Be quiet");
    for range in ["HEAD~2..HEAD~1", "HEAD~1..HEAD"] {
        let (code, out) = repository.run(&[], &["scope", range, "--task", "Be quiet about the start"]);
        assert_eq!(code, 0, "{out}");
    }
    let mut kept = 0;
    for folder in [repository.path().join(".git/blastlint"), repository.path().join(".blastlint")] {
        for (path, text) in files(&folder) {
            clean(&path, &text);
            kept += 1;
        }
    }
    assert!(kept > 0, "nothing is kept, so nothing was looked at");
}

/// All files below `folder`, as text.
fn files(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries
        .flat_map(|path| match fs::read(&path) {
            Ok(bytes) => vec![(path.display().to_string(), String::from_utf8_lossy(&bytes).into_owned())],
            Err(_) => files(&path),
        })
        .collect()
}
