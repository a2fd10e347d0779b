//! Records of runs.

use super::*;

#[test]
fn records_of_runs_beside_each_other_make_one_chain() {
    let scene = Scene::new(&[]);
    let repo = scene.repo();
    let log = scene.folder.path().join("audit/log.jsonl");
    let log = log.to_str().unwrap();
    let runs: Vec<_> = (0..8)
        .map(|at| {
            let command = if at % 2 == 0 { "check" } else { "gate" };
            Command::new(env!("CARGO_BIN_EXE_blastlint"))
                .args([command, "main..work", "--audit", log])
                .current_dir(&repo)
                .stdout(std::process::Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut run in runs {
        assert_eq!(run.wait().unwrap().code(), Some(1));
    }
    expect(blastlint(&repo, &["audit", "verify", log]), 0, "8 records, each as it was written");
    let text = fs::read_to_string(log).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let edited = [lines[..3].join("\n"), lines[3].replace("data-path-removed", "nothing"), lines[4..].join("\n")];
    let broken = scene.file("broken.jsonl", &format!("{}\n", edited.join("\n")));
    expect(blastlint(&repo, &["audit", "verify", &broken]), 1, "broken.jsonl:4: its hash is another one");
    let cut = scene.file("cut.jsonl", &format!("{}\n{}\n", lines[0], lines[2..].join("\n")));
    expect(blastlint(&repo, &["audit", "verify", &cut]), 1, "cut.jsonl:2: it does not follow the line before");
    expect(blastlint(&repo, &["audit", "verify", "/nowhere"]), 2, "cannot be read");
}

#[test]
fn a_record_says_what_was_judged_and_nothing_of_its_text() {
    let scene = Scene::new(&[]);
    let secret = "ghp_0123456789abcdefghijABCDEFGHIJ012345";
    scene.write("deploy.sh", &format!("export GITHUB_TOKEN={secret}\nrm -rf /srv/data/customers\n"));
    scene.write(&format!("token={secret}.sh"), DANGER);
    scene.commit("Deploy");
    let log = scene.folder.path().join("log.jsonl");
    let log = log.to_str().unwrap();
    let marks = [("BY", "dana"), ("STATE", "APPROVED"), ("ASSOCIATION", "MEMBER"), ("COMMIT", "@HEAD@")];
    let reviews = scene.payload("github-reviews.json", &marks);
    let task = format!("Clean up with {secret}");
    let args = ["--reviews", &reviews, "--audit", log, "--task", &task];
    expect(scene.gate(&args), 0, "allowed");
    let text = fs::read_to_string(log).unwrap();
    assert!(!text.contains(secret) && !text.contains("/srv/data") && !text.contains("Clean up"), "{text}");
    let record: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(record["version"], 1);
    assert_eq!(record["after"], scene.head());
    assert_eq!(record["before"], git(&scene.repo(), &["rev-parse", "main"]));
    assert_eq!(record["provenance"], "person");
    assert_eq!((&record["approvals"][0]["by"], &record["exit"]), (&"dana".into(), &0.into()));
    assert!(record["findings"].as_array().unwrap().iter().any(|found| found["rule"] == "data-path-removed"));
    for hash in ["diff", "policy", "hash"] {
        assert!(record[hash].as_str().unwrap().starts_with("sha256:"), "{hash}: {text}");
    }
    assert!(record["task"]["digest"].as_str().unwrap().starts_with("sha256:"));
    assert_eq!(record["previous"], serde_json::Value::Null);
}

#[test]
fn a_record_that_cannot_be_written_is_an_error() {
    let scene = Scene::new(&[]);
    let folder = scene.folder.path().to_str().unwrap().to_owned();
    expect(scene.gate(&["--audit", &folder]), 2, "cannot be written");
}

#[test]
fn a_line_that_was_cut_off_is_told() {
    let scene = Scene::new(&[]);
    let log = scene.file("log.jsonl", "{\"version\":1,\"ti");
    scene.gate(&["--audit", &log]);
    expect(blastlint(&scene.repo(), &["audit", "verify", &log]), 1, "log.jsonl:1: it is no JSON");
    assert_eq!(fs::read_to_string(&log).unwrap().lines().count(), 2);
}
